"""Each kind of personal data besides personal numbers: what is masked, what is left, and what is refused."""

from __future__ import annotations

import pytest

from knowledge.guard import DataKind, Redaction, redact, without_masks

MASKED = {
    "a passport that is named": ("mit pas (nr. 209876543) er væk", "mit pas (nr. [dokument]) er væk"),
    "a passport that is named behind": ("209876543 er mit pasnummer", "[dokument] er mit pasnummer"),
    "the second half of a login": ("mitid: gerda77, fido1938", "mitid: [kode], [kode]"),
    "a number with letters of a hospital": ("cpr 010190-12A4", "cpr [CPR]"),
    "a card": ("mit kort 4571 1234 5678 9012 er væk", "mit kort [kort] er væk"),
    "a card in one piece": ("4571123456789012", "[kort]"),
    "a card with its date and check digits": ("4571 1234 5678 9012 12/27 cvv 123", "[kort] [kort] cvv [kort]"),
    "a card whose date follows at once": ("4111111111111111 09/27 123", "[kort] [kort]"),
    "a card that is called one, with its date": ("mit kort er 4571234567890123 11/26 482", "mit kort er [kort] [kort]"),
    "check digits by another name": (
        "4111111111111111 udløb 09/27 kontrolcifre 123",
        "[kort] udløb [kort] kontrolcifre [kort]",
    ),
    "a password after a longer verb": ("koden plejer at være Sommer-88 men", "koden plejer at være [kode] men"),
    "a code by text message": ("jeg fik 739201 på sms", "jeg fik [kode] på sms"),
    "a text message with a code": ("en sms med 739201 hvor skal den ind", "en sms med [kode] hvor skal den ind"),
    "a code that is typed": ("jeg taster 4821 og den siger forkert pin", "jeg taster [kode] og den siger forkert pin"),
    "the last four digits, then the birthday": (
        "2846 er de sidste fire i mit cpr og jeg er født 25/07-91",
        "[CPR] er de sidste fire i mit cpr og jeg er født [CPR]",
    ),
    "the birthday beside the last four digits": (
        "de sidste fire er 2846 og de første seks er 250791",
        "de sidste fire er [CPR] og de første seks er [CPR]",
    ),
    "the last four digits and no more": ("løbenummeret er 2846", "løbenummeret er [CPR]"),
    "the last four digits before the birthday": (
        "har 2846 som de sidste fire, født 250791",
        "har [CPR] som de sidste fire, født [CPR]",
    ),
    "what comes last behind a birthday": ("25/7-91 og så 2846 til sidst", "[CPR] til sidst"),
    "a mobile number of Sweden": ("svensk nummer 070-123 45 67", "svensk nummer [telefon]"),
    "a house number before its street": ("I live at 22 Skolegade in Haslev", "I live at [adresse] in Haslev"),
    "a house number apart from its street": ("jeg bor i nummer 18 på Møllevej", "jeg bor i [adresse]"),
    "an address before more words": (
        "flytter fra Parkvej 2 til Birkehegnet 15 nu",
        "flytter fra [adresse] til [adresse] nu",
    ),
    "an e-mail address with dots in words": ("olena dot kovalenko at gmail dot com", "[e-mail]"),
    "a password after a colon": ("kode: hemmelig, tak", "kode: [kode], tak"),
    "a code after a verb": ("min pinkode er 4711", "min pinkode er [kode]"),
    "a code right behind its name": ("pinkode 4711 virker ikke", "pinkode [kode] virker ikke"),
    "a code before its name": ("4711 er min pinkode", "[kode] er min pinkode"),
    "a word as a password": ("min kode er fido", "min kode er [kode]"),
    "two codes": ("koder: 1234 og 5678", "koder: [kode] og [kode]"),
    "a code of MitID": ("mitid viser 482 913", "mitid viser [kode]"),
    "an IBAN": ("DK50 0040 0440 1162 43 er min", "[konto] er min"),
    "a registration and an account number": ("reg. 2341 konto 6789012", "reg. [konto]"),
    "an account by its shape": ("4343-1234567890", "[konto]"),
    "an e-mail address": ("skriv til anna.j@example.dk.", "skriv til [e-mail]."),
    "an e-mail address in words": ("anna snabel-a gmail punktum com", "[e-mail]"),
    "a phone number": ("ring til mig på 12345678", "ring til mig på [telefon]"),
    "a phone number with its country": ("+45 20 10 40 50!", "[telefon]!"),
    "a phone number abroad": ("+46 70 123 45 67", "[telefon]"),
    "a loan number in fours": ("lånenummer 2345 6789", "lånenummer [telefon]"),
    "an address": ("jeg bor på Skolevej 12, 2. tv, 4690 Haslev og", "jeg bor på [adresse] og"),
    "an address without a known ending": ("jeg bor på Bjerget 5", "jeg bor på [adresse]"),
    "an address in small letters": ("bor på lærkevej 12b", "bor på [adresse]"),
    "house numbers": ("Nørregade 12-14", "[adresse]"),
    "a street named after somebody": ("bor på kong valdemars vej 12", "bor på [adresse]"),
    "a phone number below a name": ("Mvh\nKaren Holm\n2010 4050", "Mvh\nKaren Holm\n[telefon]"),
    "a phone number below a name, in one piece": ("Hilsen Bo\n20104050", "Hilsen Bo\n[telefon]"),
    "a phone number in two lines": ("20 10\n40 50 er mit", "[telefon] er mit"),
    "a phone number in words": ("tyve ti fyrre nul tre er min mobil", "[telefon] er min mobil"),
    "a phone number in pairs with commas": ("mobil: 20, 10, 40, 50", "mobil: [telefon]"),
    "pairs with commas that are called one behind": ("20,10,40,50 er min mobil", "[telefon] er min mobil"),
    "a house number behind nr.": ("birkevej nr.7", "[adresse]"),
    "a house number behind more words": ("på Birkevej i nr 7", "på [adresse]"),
    "a house number first": ("nr 7 Birkevej", "[adresse]"),
    "a street by its place": ("Ved Stationen 5, Karise", "[adresse], Karise"),
    "a street written apart": ("bor på birke vej 7", "bor på [adresse]"),
    "an e-mail address with a sign and a dot in words": ("olena @ gmail punktum com", "[e-mail]"),
    "an account that is called one behind": ("04001234567890 er min nemkonto", "[konto] er min nemkonto"),
    "a misspelt password": ("pasword hest44", "pasword [kode]"),
    "a password in another language": ("contraseña: hest44", "contraseña: [kode]"),
    "a code of a card": ("pinkode på lånerkort 4471", "pinkode på lånerkort [kode]"),
    "a code that does not work": ("4471 virker ikke som kode", "[kode] virker ikke som kode"),
    "a card in single figures": ("fire fem syv en et to tre fire fem seks syv otte ni nul et to", "[kort]"),
    "a card in fours and pairs": ("4571 12 34 56 78 90 12", "[kort]"),
    "check digits of a card that is not told": (
        "kontrolcifrene bag på kortet er 552",
        "kontrolcifrene bag på kortet er [kort]",
    ),
    "a code behind two names": ("pin kode 4471", "pin kode [kode]"),
    "a code of eight figures": ("puk kode 88371024", "puk kode [kode]"),
    "a code that is thought of": ("glemt kode, jeg tror den er 4455", "glemt kode, jeg tror den er [kode]"),
    "a code that is namely this": ("koden er som altid, nemlig fido77", "koden er som altid, nemlig [kode]"),
    "a user of MitID": ("mit bruger-id til mitid er gerda", "mit bruger-id til mitid er [kode]"),
    "a user of MitID behind a colon": ("mitid brugernavn: gerda.holm", "mitid brugernavn: [kode]"),
    "a user and a password": ("login: gerda / Fido77", "login: [kode]"),
    "a code that is logged in with": ("logger ind med 4455", "logger ind med [kode]"),
    "a personal number of another country": ("mój pesel 85031512345", "mój pesel [CPR]"),
}
LEFT = (
    "det koster 900 kr.",
    "10-17",
    "mandag 10-12 13-15",
    "4690 Haslev",
    "postnr 4640 4690",
    "99.4 Andersen",
    "DK5 86-07",
    "ISBN 87-02-12345-2",
    "978 87 02 12345 6",
    "§ 15",
    "2026-2027",
    "2010 2011 2012 2013",
    "sagsnr 12345678",
    "passer 1234567 som sagsnummer",
    "sagsnr. 2026-1234567",
    "sagsnummer 4567891234",
    "ordrenr. 4512345678",
    "faktura 98765432",
    "CVR 29189838",
    "EAN 5798000123456",
    "ISSN 1234-5678",
    "112",
    "114",
    "1813",
    "870970-basis:12345678",
    "https://bibliotek.example/node/12345678",
    "uge 40 41 42 43",
    "24122026",
    "1000-2000 kr",
    "fejlkode 1234",
    "zip code 4690",
    "glemt kode: hvad gør jeg?",
    "min kode er udløbet",
    "koden er på fire cifre",
    "min kode skal være længere",
    "en sms om reservation 123456",
    "84 Charing Cross Road har I den bog",
    "bogen begynder på side 2846 og slutter på 2907",
    "de sidste fire i mit telefonnummer",
    "Kodeviser: viser en kode",
    "my password is wrong",
    "alle 12 børn",
    "en omvej på 20 km og en udvej 20",
    "Storegade 10.30",
    "2026-1234567890",
    "på vej 5 minutter",
    "flytter til Haslev 1. december",
    "jeg har boet i Faxe 2 år",
    "snak med nogen @ biblioteket",
    "what can I do at bibliotek.dk",
    "en to tre fire fem",
    "mitid bruger-id er glemt",
    "mitid brugernavn: hvor finder jeg det",
    "log ind: se trin 2",
    "glemt kode, jeg tror den er udløbet",
    "pin kode 4 cifre",
    "livets vej 2 er på cd",
    "bind 20, 21, 22, 23",
    "bus nr 7 Birkevej",
    "The Da Vinci Code 2003",
    "regler for koder til børn 2027",
    "12 13\n14 15",
    "20 voksne\n30 børn",
    "vi rejser 14 feb 2027 1200 km",
    "hvad står der bag på kortet",
    "vi bor på en bondegård to kilometer fra byen",
)


@pytest.mark.parametrize(("text", "masked"), MASKED.values(), ids=MASKED)
def test_data_of_every_kind_are_masked_whole(text: str, masked: str) -> None:
    """What is found is replaced by the mask of its kind, and the rest of the text stays."""
    assert redact(text).text == masked


@pytest.mark.parametrize("text", LEFT)
def test_what_only_resembles_personal_data_is_left(text: str) -> None:
    """Prices, hours, years, shelf marks, ISBNs, case numbers, postcodes, short numbers and talk of codes stay."""
    assert redact(text) == Redaction(text)


@pytest.mark.parametrize("text", ["kode: hest12", "4571 1234 5678 9012", "010190-1234"])
def test_what_nobody_needs_to_send_is_refused(text: str) -> None:
    """Codes, card numbers and personal numbers are in `kinds`, which the citizen is warned of."""
    redaction = redact(text)
    assert redaction.kinds == redaction.masked
    assert len(redaction.kinds) == 1


@pytest.mark.parametrize("text", ["ring 20104050", "anna@example.dk", "Skolevej 12", "DK5000400440116243"])
def test_what_may_be_given_on_purpose_is_masked_quietly(text: str) -> None:
    """Phone numbers, e-mail addresses, addresses and accounts are masked, but the question is not refused."""
    redaction = redact(text)
    assert redaction.kinds == ()
    assert len(redaction.masked) == 1


def test_quiet_masks_can_be_left_out() -> None:
    """Without quiet masks only what is refused is masked, as for a text of staff."""
    text = "ring 56 20 30 00, Skolevej 12, om 010190-1234"
    assert redact(text, quietly=False) == Redaction("ring 56 20 30 00, Skolevej 12, om [CPR]", ("cpr",), ("cpr",))


def test_every_kind_in_one_text_is_named() -> None:
    """`masked` names every kind, in one fixed order, however many there are."""
    text = "010190-1234, 4571 1234 5678 9012, kode: hest12, 4343-1234567890, pas 201234567, a@b.dk, 20104050, Nyvej 2"
    redaction = redact(text)
    assert redaction.masked == tuple(DataKind)
    assert redaction.kinds == ("cpr", "card", "code")


def test_masks_still_tell_what_was_there() -> None:
    """A stored text, masked when it came in, has the same kinds when it is read again."""
    once = redact("kode: hest12, ring 20104050")
    assert redact(once.text) == once


def test_the_matcher_is_not_led_by_masks() -> None:
    """Without masks nothing is left that would make a question about phones or addresses of another one."""
    assert without_masks("jeg bor på [adresse], hvad koster et pas [telefon]") == "jeg bor på , hvad koster et pas"


def test_a_text_without_masks_stays_as_it_is() -> None:
    """Leaving masks out changes no text that has none, not even its spaces."""
    assert without_masks(" hvad  koster\net pas ") == " hvad  koster\net pas "
