# Lietuvių: tik pagrindiniai sakiniai; visa kita angliškai.
offer-other_language =
    Aš esu pokalbių robotas, tai yra kompiuteris, ir galiu atsakyti tik danų ir anglų kalbomis.
offer-question =
    Ar perduoti jūsų klausimą darbuotojui? Atsakymas ateis čia, pokalbyje, darbo valandomis. Negaliu pažadėti, kada. Telefoną ir adresą rasite <a href="{ $contact }">mūsų kontaktų puslapyje</a>.
offer-question-empty =
    Ar pranešti darbuotojui? Atsakymas ateis čia, pokalbyje, darbo valandomis. Negaliu pažadėti, kada. Telefoną ir adresą rasite <a href="{ $contact }">mūsų kontaktų puslapyje</a>.
offer-yes = Taip, perduoti klausimą
offer-no = Ne, ačiū
offer-declined = Gerai. Parašykite, jei turėsite kitą klausimą.
case-opened =
    <b>Jūsų klausimas perduotas darbuotojui.</b> Atsakymas ateis čia. Viską, ką dabar parašysite, gaus darbuotojas, o aš tuo metu tylėsiu.
case-opened-empty =
    <b>Darbuotojui pranešta.</b> Parašykite čia, koks jūsų klausimas. Viską, ką dabar parašysite, gaus darbuotojas, o aš tuo metu tylėsiu.
case-close = Baigti pokalbį
case-closed = Pokalbis su darbuotoju baigtas. Dabar vėl atsakau aš, pokalbių robotas.
from-person = <b>{ $name }</b> (žmogus):
small_talk-bot-hilsen =
    Laba diena! Aš esu pokalbių robotas – kompiuteris, ne žmogus. Atsakau tik danų ir anglų kalbomis. Jei parašysite klausimą savo kalba, galiu jį perduoti darbuotojui.
thanked = Prašau!
