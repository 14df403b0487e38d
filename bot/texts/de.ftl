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
case-already-open = Du schreibst schon mit einem Menschen aus unserem Haus.
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
