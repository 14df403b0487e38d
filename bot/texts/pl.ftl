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
small_talk-bot-hilsen =
    Dzień dobry! Jestem chatbotem – komputerem, nie człowiekiem. Odpowiadam tylko po duńsku i angielsku. Możesz napisać pytanie po polsku, a ja mogę je przekazać pracownikowi.
thanked = Nie ma za co!
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
offer-in_want = To brzmi ciężko i powinien w tym pomóc człowiek. Jeśli ktoś jest teraz w niebezpieczeństwie, zadzwoń pod numer 112.
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
signpost-noed-112 =
    <b>Zadzwoń teraz pod 112</b>, jeśli czyjeś życie jest w niebezpieczeństwie, jeśli się pali albo jeśli właśnie dzieje się przestępstwo.

    Powiedz, gdzie jesteś i co się stało.

    Potrzebujesz policji, ale to nic pilnego? Zadzwoń pod <b>114</b>.

    Jestem komputerem i nie mogę zadzwonić za ciebie.
signpost-noed-laegevagt =
    <b>Lekarz dyżurny w Region Sjælland: 1818.</b> To także numer na ostry dyżur i do pilnej pomocy psychiatrycznej. Zawsze zadzwoń, zanim pojedziesz.

    Zagrożenie życia? <b>Zadzwoń pod 112.</b>

    Jeśli twój lekarz przyjmuje, zadzwoń do niego. Więcej na <a href="https://www.sundhed.dk/">sundhed.dk</a>.
signpost-noed-selvmordstanker =
    <b>Jeśli niebezpieczeństwo jest teraz, zadzwoń pod 112.</b>

    Zadzwoń do Livslinien (duńskiego telefonu zaufania): <b>+45 70 20 12 01</b>. Możesz tam porozmawiać z człowiekiem i nie musisz mówić, kim jesteś.

    Jeśli nikt nie odbiera, zadzwoń pod <b>1818</b> – to pilna pomoc psychiatryczna w Region Sjælland.

    Dla dzieci i młodzieży: BørneTelefonen, <b>116 111</b>.

    Nie jesteś z tym bez nikogo. Jestem komputerem, ale są ludzie, którzy chcą cię wysłuchać. <a href="https://www.livslinien.dk/">livslinien.dk</a>
signpost-noed-vold =
    <b>Jeśli niebezpieczeństwo jest teraz, zadzwoń pod 112.</b>

    Zadzwoń do Lev Uden Vold („Żyj bez przemocy”): <b>1888</b>. To bezpłatne, czynne całą dobę i nie musisz mówić, kim jesteś. Pomogą znaleźć schronienie i doradzą w sprawach prawnych. Możesz też zadzwonić, gdy chodzi o kogoś, kogo znasz.

    <b>Nie pisz tu swojego adresu.</b> Jeśli ktoś inny widzi twój telefon, usuń potem ten czat.

    Więcej: <a href="https://levudenvold.dk/">levudenvold.dk</a>
signpost-noed-boern-unge =
    <b>Zadzwoń do BørneTelefonen (telefonu dla dzieci): 116 111.</b> To bezpłatne i czynne całą dobę. Możesz też napisać na ich czacie.

    Niebezpieczeństwo jest teraz? <b>Zadzwoń pod 112.</b>

    Masz więcej niż 18 lat i boisz się o dziecko? Skontaktuj się z gminą przez <a href="https://www.faxekommune.dk/">stronę Faxe Kommune</a>. Tu, na czacie, nie przyjmujemy zgłoszeń.

    Więcej: <a href="https://bornetelefonen.dk/">bornetelefonen.dk</a>
signpost-mitid-spaer-misbrug =
    <b>Zablokuj od razu swój MitID.</b>

    1. Zaloguj się na <a href="https://www.mitid.dk/">mitid.dk</a>, znajdź swoje środki identyfikacji (identifikationsmidler) i zablokuj je.
    2. Nie możesz? Zadzwoń do pomocy MitID: <b>+45 33 98 00 10</b>. Działa codziennie, ale nie całą dobę.
    3. Zadzwoń też do banku, jeśli twoje pieniądze mogą być zagrożone.

    Pomoc nie odbiera? Całodobowa linia w sprawie kradzieży tożsamości: <b>+45 33 98 00 98</b>, <a href="https://sikkerdigital.dk/hotline-ved-identitetstyveri">sikkerdigital.dk</a>.

    Nie podawaj nikomu więcej kodów. Tutaj też ich nie pisz.
