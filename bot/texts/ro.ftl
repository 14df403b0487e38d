# Română: doar propozițiile de bază; restul este în engleză.
offer-other_language = Sunt un chatbot – un computer – și pot răspunde numai în daneză și engleză.
offer-question =
    Să trimit întrebarea ta unui angajat? Răspunsul vine aici, în chat, în timpul programului. Nu pot promite când. Găsești telefonul și adresa pe <a href="{ $contact }">pagina noastră de contact</a>.
offer-question-empty =
    Să anunț un angajat? Răspunsul vine aici, în chat, în timpul programului. Nu pot promite când. Găsești telefonul și adresa pe <a href="{ $contact }">pagina noastră de contact</a>.
offer-yes = Da, trimite întrebarea
offer-no = Nu, mulțumesc
offer-declined = E în regulă. Scrie-mi dacă mai ai o întrebare.
case-opened =
    <b>Întrebarea ta a fost trimisă unui angajat.</b> Răspunsul vine aici. Tot ce scrii acum ajunge la angajat, iar eu tac între timp.
case-opened-empty =
    <b>Un angajat a fost anunțat.</b> Scrie aici despre ce este vorba. Tot ce scrii acum ajunge la angajat, iar eu tac între timp.
case-close = Închide conversația
case-closed = Conversația cu angajatul s-a încheiat. De acum răspund din nou eu, chatbotul.
from-person = <b>{ $name }</b> (un om):
small_talk-bot-hilsen =
    Bună ziua! Sunt un chatbot – un computer, nu un om. Răspund numai în daneză și engleză. Dacă scrii întrebarea în limba ta, o pot trimite unui angajat.
thanked = Cu plăcere!
