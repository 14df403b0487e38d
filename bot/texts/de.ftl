# Deutsch: nur die Kernsätze; alles andere kommt auf Englisch.
start =
    <b>Hallo! Ich bin ein Chatbot – ein Computer, kein Mensch.</b>

    Ich beantworte Fragen zum Bürgerservice (Borgerservice) und zu den Büchereien in Haslev und Faxe, aber nur auf Dänisch und Englisch. Meine Antworten wurden von Mitarbeitern geschrieben und geprüft. Bin ich unsicher, sage ich das und biete an, deine Frage an einen Menschen weiterzugeben.

    <b>Schreib hier nie deine CPR-Nummer, Codes oder andere private Dinge.</b>

    Schreib deine Frage mit eigenen Worten.
help =
    <b>So benutzt du mich</b>
    Schreib deine Frage mit eigenen Worten, am besten auf Dänisch oder Englisch. Ich bin ein Chatbot und antworte nur mit Texten, die Mitarbeiter geprüft haben.

    /menneske – einen Menschen fragen
    /sprog – Dänisch oder Englisch
    /hjaelp – diese Hilfe

    Schreib hier nie deine CPR-Nummer oder Codes.
small_talk-bot-hilsen =
    Hallo! Ich bin ein Chatbot – ein Computer, kein Mensch. Ich antworte nur auf Dänisch und Englisch. Schreib deine Frage gern auf Deutsch: Dann kann ich sie an einen Menschen weitergeben.
thanked = Gern geschehen!
offer-not_understood = Das habe ich leider nicht verstanden.
offer-unsure = Darauf habe ich keine sichere Antwort, und raten möchte ich nicht.
offer-asked_for_person = Du kannst hier im Chat eine Antwort von einem Menschen aus unserem Haus bekommen.
offer-needs_person = Dabei muss dir ein Mensch aus unserem Haus helfen.
offer-failed_clarification = Dann habe ich nicht die richtige Antwort für dich.
offer-not_filled_in = Ich weiß, wonach du fragst, aber mir fehlen die Angaben für Haslev und Faxe.
offer-not_valid = Meine Antwort darauf gilt im Moment nicht.
offer-review_overdue = Meine Antwort darauf wird gerade geprüft. Ich möchte dir nichts Veraltetes sagen.
offer-other_language = Ich bin ein Chatbot – ein Computer – und kann nur auf Dänisch und Englisch antworten.
offer-not_text = Ich kann nur Text lesen – keine Bilder, keinen Ton und keine Dateien.
offer-not_helpful = Das tut mir leid.
offer-in_want = Das klingt schwer, und dabei soll dir ein Mensch helfen. Ist gerade jemand in Gefahr, ruf 112 an.
offer-question =
    Soll ich deine Frage an eine Mitarbeiterin oder einen Mitarbeiter weitergeben? Die Antwort kommt hier im Chat, während der Öffnungszeiten. Wann genau, kann ich nicht versprechen. Telefon und Adresse stehen auf <a href="{ $contact }">unserer Kontaktseite</a>.
offer-question-empty =
    Soll ich eine Mitarbeiterin oder einen Mitarbeiter holen? Die Antwort kommt hier im Chat, während der Öffnungszeiten. Wann genau, kann ich nicht versprechen. Telefon und Adresse stehen auf <a href="{ $contact }">unserer Kontaktseite</a>.
offer-yes = Ja, bitte weitergeben
offer-no = Nein, danke
offer-declined = Ganz in Ordnung. Schreib einfach, wenn du noch etwas wissen möchtest.
nobody-reachable =
    Ich kann deine Frage im Moment leider nicht weitergeben. Telefon und Adresse stehen auf <a href="{ $contact }">unserer Kontaktseite</a>.
case-opened =
    <b>Deine Frage ist an einen Menschen weitergegeben.</b> Die Antwort kommt hier. Alles, was du jetzt schreibst, geht an diesen Menschen, und ich bin so lange still.
case-opened-empty =
    <b>Ein Mensch aus unserem Haus weiß Bescheid.</b> Schreib gern hier, worum es geht. Alles, was du jetzt schreibst, geht an diesen Menschen, und ich bin so lange still.
case-not-relayed =
    Deine Nachricht ist nicht angekommen. Versuch es gleich noch einmal, oder finde Telefon und Adresse auf <a href="{ $contact }">unserer Kontaktseite</a>.
case-close = Gespräch beenden
case-closed = Das Gespräch mit dem Menschen ist zu Ende. Jetzt antworte wieder ich, der Chatbot.
case-nothing-to-close = Du hast im Moment kein Gespräch mit einem Menschen.
from-person = <b>{ $name }</b> (ein Mensch):
refuse =
    <b>In deiner Nachricht stand wohl eine CPR-Nummer.</b> Lösch sie bitte: Halte den Finger auf die Nachricht und wähle Löschen. Ich habe die Nummer nicht gespeichert.

    Stell deine Frage noch einmal ohne die Nummer. Geht es um deine eigene Sache, dann schreib der Kommune mit Digital Post.
went-wrong =
    Bei mir ist etwas schiefgegangen. Versuch es gleich noch einmal, oder finde Telefon und Adresse auf <a href="{ $contact }">unserer Kontaktseite</a>.
signpost-noed-112 =
    <b>Ruf jetzt 112 an</b>, wenn ein Leben in Gefahr ist, wenn es brennt oder wenn gerade ein Verbrechen geschieht.

    Sag, wo du bist und was passiert ist.

    Brauchst du die Polizei, aber es eilt nicht? Ruf <b>114</b> an.

    Ich bin ein Computer und kann nicht für dich anrufen.
signpost-noed-laegevagt =
    <b>Ärztlicher Notdienst in der Region Sjælland: 1818.</b> Das ist auch die Nummer der Notaufnahme und der psychiatrischen Notaufnahme. Ruf immer an, bevor du losfährst.

    Ist es lebensgefährlich? <b>Ruf 112 an.</b>

    Hat deine Ärztin oder dein Arzt geöffnet, dann ruf dort an. Mehr auf <a href="https://www.sundhed.dk/">sundhed.dk</a>.
signpost-noed-selvmordstanker =
    <b>Wenn jetzt Gefahr ist, ruf 112 an.</b>

    Ruf Livslinien (die dänische Telefonseelsorge) an: <b>+45 70 20 12 01</b>. Dort kannst du mit einem Menschen sprechen und musst nicht sagen, wer du bist.

    Meldet sich niemand, dann ruf <b>1818</b> an. Das ist die Nummer für dringende psychische Hilfe in der Region Sjælland.

    Für Kinder und Jugendliche: BørneTelefonen, <b>116 111</b>.

    Du bist nicht allein. Ich bin ein Computer, aber es gibt Menschen, die dir zuhören wollen. <a href="https://www.livslinien.dk/">livslinien.dk</a>
signpost-noed-vold =
    <b>Wenn jetzt Gefahr ist, ruf 112 an.</b>

    Ruf Lev Uden Vold („Leben ohne Gewalt“) an: <b>1888</b>. Das ist kostenlos und rund um die Uhr offen, und du musst nicht sagen, wer du bist. Dort hilft man dir mit einem Schutzhaus und berät dich zum Recht. Du kannst auch anrufen, wenn es jemanden trifft, den du kennst.

    <b>Schreib hier nicht deine Adresse.</b> Können andere dein Handy sehen, dann lösch diesen Chat danach.

    Mehr: <a href="https://levudenvold.dk/">levudenvold.dk</a>
signpost-noed-boern-unge =
    <b>Ruf BørneTelefonen (das Kindertelefon) an: 116 111.</b> Das ist kostenlos und rund um die Uhr offen. Du kannst auch in ihrem Chat schreiben.

    Ist jetzt Gefahr? <b>Ruf 112 an.</b>

    Bist du erwachsen und hast Angst um ein Kind? Dann wende dich über <a href="https://www.faxekommune.dk/">die Website von Faxe Kommune</a> an die Kommune. Hier im Chat nehmen wir keine Meldungen an.

    Mehr: <a href="https://bornetelefonen.dk/">bornetelefonen.dk</a>
signpost-mitid-spaer-misbrug =
    <b>Sperr sofort dein MitID.</b>

    1. Melde dich auf <a href="https://www.mitid.dk/">mitid.dk</a> an, finde deine Anmeldemittel (identifikationsmidler) und sperr sie.
    2. Geht das nicht, dann ruf den MitID-Support an: <b>+45 33 98 00 10</b>. Er ist jeden Tag offen, aber nicht rund um die Uhr.
    3. Ruf auch deine Bank an, wenn dein Geld in Gefahr sein kann.

    Meldet sich der Support nicht? Die Hotline bei Identitätsdiebstahl ist rund um die Uhr offen: <b>+45 33 98 00 98</b>, <a href="https://sikkerdigital.dk/hotline-ved-identitetstyveri">sikkerdigital.dk</a>.

    Gib niemandem weitere Codes. Schreib auch hier keine.
