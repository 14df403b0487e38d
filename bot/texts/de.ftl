# Deutsch: nur die Kernsätze; alles andere kommt auf Englisch.
offer-other_language = Ich bin ein Chatbot – ein Computer – und kann nur auf Dänisch und Englisch antworten.
offer-question =
    Soll ich deine Frage an eine Mitarbeiterin oder einen Mitarbeiter weitergeben? Die Antwort kommt hier im Chat, während der Öffnungszeiten. Telefon und Adresse stehen auf <a href="{ $contact }">unserer Kontaktseite</a>.
offer-yes = Ja, bitte weitergeben
offer-no = Nein, danke
