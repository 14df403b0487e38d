# Polski: tylko najważniejsze zdania; reszta jest po angielsku.
start =
    <b>Cześć! Jestem chatbotem – komputerem, nie człowiekiem.</b>

    Odpowiadam na pytania o urząd obsługi mieszkańców (Borgerservice) i biblioteki w Haslev i Faxe, ale tylko po duńsku i angielsku. Moje odpowiedzi napisali i sprawdzili pracownicy. Gdy nie mam pewności, mówię o tym i proponuję przekazanie pytania pracownikowi.

    <b>Nigdy nie pisz tutaj numeru CPR, kodów ani innych prywatnych danych.</b>

    Napisz swoje pytanie własnymi słowami.
help =
    <b>Jak ze mnie korzystać</b>
    Napisz pytanie własnymi słowami, najlepiej po duńsku lub angielsku. Jestem chatbotem i odpowiadam tylko tekstami sprawdzonymi przez pracowników.

    /menneske – zapytaj pracownika
    /sprog – duński lub angielski
    /hjaelp – ta pomoc

    Nigdy nie pisz tutaj numeru CPR ani kodów.
offer-not_understood = Niestety nie rozumiem tej wiadomości.
offer-unsure = Nie mam na to pewnej odpowiedzi, a nie chcę zgadywać.
offer-asked_for_person = Możesz dostać odpowiedź od pracownika – człowieka – tutaj na czacie.
offer-needs_person = W tej sprawie musi pomóc pracownik.
offer-failed_clarification = W takim razie nie mam właściwej odpowiedzi.
offer-not_filled_in = Wiem, o co pytasz, ale brakuje mi informacji dla Haslev i Faxe.
offer-not_valid = Moja odpowiedź na to pytanie jest chwilowo nieaktualna.
offer-review_overdue = Moja odpowiedź jest właśnie sprawdzana i nie chcę podać nieaktualnych informacji.
offer-other_language = Jestem chatbotem – komputerem – i odpowiadam tylko po duńsku i angielsku.
offer-not_text = Czytam tylko tekst – bez zdjęć, dźwięku i plików.
offer-not_helpful = Przykro mi.
offer-question =
    Czy przekazać twoje pytanie pracownikowi? Odpowiedź przyjdzie tutaj na czacie, w godzinach otwarcia. Nie mogę obiecać, kiedy dokładnie. Telefon i adres znajdziesz na <a href="{ $contact }">naszej stronie kontaktowej</a>.
offer-question-empty =
    Czy mam zawiadomić pracownika? Odpowiedź przyjdzie tutaj na czacie, w godzinach otwarcia. Nie mogę obiecać, kiedy dokładnie. Telefon i adres znajdziesz na <a href="{ $contact }">naszej stronie kontaktowej</a>.
offer-yes = Tak, przekaż pytanie
offer-no = Nie, dziękuję
offer-declined = W porządku. Napisz, jeśli będziesz mieć inne pytanie.
nobody-reachable =
    Niestety nie mogę teraz przekazać twojego pytania pracownikowi. Telefon i adres znajdziesz na <a href="{ $contact }">naszej stronie kontaktowej</a>.
case-opened =
    <b>Twoje pytanie zostało przekazane pracownikowi.</b> Odpowiedź przyjdzie tutaj. Wszystko, co teraz napiszesz, trafi do pracownika, a ja w tym czasie milczę.
case-opened-empty =
    <b>Pracownik został zawiadomiony.</b> Napisz tutaj, o co chodzi. Wszystko, co teraz napiszesz, trafi do pracownika, a ja w tym czasie milczę.
case-already-open = Rozmawiasz już z pracownikiem.
case-not-relayed =
    Twoja wiadomość nie dotarła do pracownika. Spróbuj ponownie za chwilę albo znajdź telefon i adres na <a href="{ $contact }">naszej stronie kontaktowej</a>.
case-close = Zakończ rozmowę
case-closed = Rozmowa z pracownikiem jest zakończona. Teraz znów odpowiadam ja, chatbot.
case-nothing-to-close = Nie prowadzisz teraz rozmowy z pracownikiem.
from-person = <b>{ $name }</b> (człowiek):
refuse =
    <b>W twojej wiadomości był chyba numer CPR.</b> Usuń ją: przytrzymaj wiadomość palcem i wybierz Usuń. Numer nie został zapisany.

    Napisz pytanie jeszcze raz, bez numeru. Jeśli chodzi o twoją własną sprawę, napisz do gminy przez Digital Post.
went-wrong =
    Coś poszło nie tak. Spróbuj ponownie za chwilę albo znajdź telefon i adres na <a href="{ $contact }">naszej stronie kontaktowej</a>.
