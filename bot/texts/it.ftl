# Italiano: solo le frasi di base; il resto è in inglese.
offer-other_language =
    Sono un chatbot, cioè un computer, e posso rispondere solo in danese e in inglese.
offer-question =
    Devo inoltrare la tua domanda a un impiegato? La risposta arriva qui, nella chat, negli orari di apertura. Non posso promettere quando. Trovi telefono e indirizzo sulla <a href="{ $contact }">nostra pagina dei contatti</a>.
offer-yes = Sì, inoltra la domanda
offer-no = No, grazie
offer-declined = Va bene. Scrivimi se hai un'altra domanda.
case-opened =
    <b>La tua domanda è stata inoltrata a un impiegato.</b> La risposta arriva qui. Tutto quello che scrivi ora arriva all'impiegato, e io intanto resto in silenzio.
small_talk-bot-hilsen =
    Buongiorno! Sono un chatbot: un computer, non una persona. Rispondo solo in danese e in inglese. Se scrivi la tua domanda nella tua lingua, posso inoltrarla a un impiegato.
thanked = Prego!
