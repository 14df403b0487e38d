# Polski: tylko najważniejsze zdania; reszta jest po angielsku.
offer-other_language = Jestem chatbotem – komputerem – i odpowiadam tylko po duńsku i angielsku.
offer-question =
    Czy przekazać twoje pytanie pracownikowi? Odpowiedź przyjdzie tutaj na czacie, w godzinach otwarcia. Telefon i adres znajdziesz na <a href="{ $contact }">naszej stronie kontaktowej</a>.
offer-yes = Tak, przekaż pytanie
offer-no = Nie, dziękuję
