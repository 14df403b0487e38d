"""Danger is recognised by the labelled list's measure, in every language, and harmless turns of phrase are not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Kind
from knowledge.files.entry_files import read_folder
from knowledge.signposts import Alarm, recognise, slugs
from knowledge.signposts.recogniser import BY_URGENCY, LANGUAGES

LIST = Path(__file__).parents[1] / "data" / "signposts.tsv"
CASES = [tuple(line.split("\t")) for line in LIST.read_text("utf-8").splitlines()]
DANGER = [case for case in CASES if case[0] != "-"]
HARMLESS = [case for case in CASES if case[0] == "-"]


def slug_of(text: str) -> str:
    """The signpost that a text gets, or "-"."""
    alarm = recognise(text)
    return "-" if alarm is None else alarm.slug


def test_the_list_covers_every_signpost_and_language() -> None:
    """The list has at least 350 texts of danger and 400 harmless ones, and some of each in all six languages."""
    assert len(DANGER) >= 350
    assert len(HARMLESS) >= 400
    assert len({text for _, _, text in CASES}) == len(CASES)
    assert {slug for slug, _, _ in DANGER} == set(BY_URGENCY)
    assert {language for _, language, _ in DANGER} == {language for _, language, _ in HARMLESS} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_found(language: str) -> None:
    """Of the texts of danger in a language, at least 97 in 100 get a signpost, and nearly all the right one."""
    told = [(slug, slug_of(text)) for slug, code, text in DANGER if code == language]
    assert sum(got != "-" for _, got in told) >= 0.97 * len(told)
    assert sum(got == slug for slug, got in told) >= 0.95 * len(told)


@pytest.mark.parametrize("slug", [each for each in BY_URGENCY if each != "noed-laegevagt"])
def test_no_danger_is_neglected(slug: str) -> None:
    """The share holds for each danger alone: none is carried by the others."""
    texts = [text for label, _, text in DANGER if label == slug]
    assert sum(recognise(text) is not None for text in texts) >= 0.97 * len(texts)


def test_false_alarms_are_few() -> None:
    """Of the harmless texts, at most 2 in 100 raise an alarm."""
    alarms = [text for _, _, text in HARMLESS if recognise(text) is not None]
    assert len(alarms) <= 0.02 * len(HARMLESS), alarms


def test_questions_to_other_entries_raise_no_alarm() -> None:
    """Of the examples of all other starter entries, at most 1 in 200 raises an alarm."""
    knowledge = read_folder()
    asked = Counter(
        recognise(example.text) is not None
        for example in knowledge.examples()
        if knowledge[example.entry].kind is not Kind.SIGNPOST
    )
    assert asked[True] <= asked.total() / 200


def test_rules_lead_to_signposts_of_the_starter_entries() -> None:
    """Every rule leads to an entry that is there and is a signpost, and each of those has rules."""
    signposts = {entry.slug for entry in read_folder().published() if entry.kind is Kind.SIGNPOST}
    assert slugs() == set(BY_URGENCY) == signposts


@pytest.mark.parametrize(
    ("harmless", "danger"),
    [
        ("min telefon er død", "min nabo ligger død i sin lejlighed"),
        ("jeg dør af grin", "jeg vil bare dø"),
        ("hvornår slår I græsset", "min mand slår mig"),
        ("slå op i ordbog", "min kone slår mig"),
        ("bøger om selvmord", "jeg overvejer selvmord"),
        ("jeg kan ikke mere end at vente", "jeg kan ikke mere"),
        ("jeg har glemt min kode til mitid", "jeg har givet min kode til en der ringede fra banken"),
        ("cd brænder", "det brænder"),
        ("brænder I bøger", "garagen brænder lige nu"),
        ("biblioteket har brandøvelse", "der er brand på biblioteket"),
        ("ledningen ryger ud af computeren", "ledningen ryger"),
        ("sikringen ryger når ledningen sættes i", "det ryger ud af stikkontakten"),
        ("må jeg tage en limpistol med i skole", "må jeg tage en pistol med i skole"),
        ("de har haft om våben i skolen", "de har våben i skolen"),
        ("jeg fik et trusselsbrev fra inkasso", "jeg fik et trusselsbrev fra min eks"),
        ("I har bedt mig installere en app", "de har bedt mig installere en app"),
        ("banken bad mig installere mitid", "banken vil have mig til at installere noget"),
        ("en fejl i mitid når jeg godkender", "dum fejl i mitid at jeg godkendte"),
        ("appen siger at jeg skal slå den til", "en mand truer med at slå bibliotekaren"),
        ("de siger at de vil slå dem sammen", "de siger at de vil slå dem begge"),
        ("overvåger I mine computere", "min mand tjekker i min telefon og slår mig"),
        ("min far vil låne en bog", "min far slår mig"),
        ("min far er død", "jeg tror min far er død"),
        ("my mother is dead", "help my mother is dead"),
        ("jeg er bange for at gøre noget forkert", "jeg er bange for at gøre noget dumt"),
        ("bogen om mobning er til min klasse", "bogen om mobning, den er til mig"),
        ("jeg har ikke lyst til at være til fest", "jeg har ikke lyst til at være til"),
        ("I ran 10 kms today", "thinking of kms"),
        ("hvis ikke det var for jer havde jeg aldrig lært dansk", "hvis ikke det var for min hund havde jeg gjort det"),
        ("min søn går op i skak og blev slået 6-0", "min søn blev slået 6 gange"),
        ("vi spillede ludo og min søn slog mig hjem tre gange", "min mand slog mig tre gange i går"),
        ("det tager livet af mig at udfylde det skema", "jeg tager livet af mig i aften"),
        ("det gør ondt i sjælen at se bøger blive kasseret", "jeg har ondt i sjælen og vil ikke mere"),
        ("is the book too violent for a 9 year old", "he is too violent for me to stay"),
        ("hvem ringer man til når strømmen er gået", "hvem ringer man til når nogen råber om hjælp fra søen"),
        ("mitid er på en telefon jeg ikke har mere", "der er en ny enhed på mit mitid som ikke er min"),
        ("hele gruppen står i flammer over den nye parkering", "hele huset står i flammer"),
        ("min mor er desværre lige død", "kom lige hjem og min mor er død, hun ligger på gulvet"),
        ("papirerne er for min far som er død", "jeg har fundet en mand som er død"),
        ("my grandmother has sadly passed away", "my grandmother is not breathing"),
        ("førstehjælp når børn har noget i halsen, er der et kursus", "min søn har noget i halsen og bliver blå"),
        ("min farmor skal have et nødkald", "hvad er nødnummeret"),
        ("de reservationer giver mig hjertestop hver gang", "min far har fået hjertestop"),
        ("hans morfar tog sit liv da vi var små", "jeg vil tage mit liv"),
        ("vi havde indbrud sidste sommer", "indbrud hos naboen lige nu"),
        ("det er os en ære at spille for jer", "min far siger at jeg har ødelagt familiens ære"),
        ("der ligger et påkørt rådyr i vejkanten", "der ligger en påkørt dreng i vejkanten"),
        ("hvordan laver man en løkke i python", "hvordan binder man en løkke der holder"),
        ("min søn hører stemmer i lydbogen der hakker", "min søn hører stemmer der siger at han skal hoppe"),
        ("my child lost his jacket at the playground", "child missing at the playground, we looked everywhere"),
        ("min kone har smidt mig ud, hvor melder jeg flytning", "min far har smidt mig ud og jeg er 16"),
        ("can you help when she is here", "please help she is at the door"),
        ("my wife says the surprise is our secret", "my coach says it is our little secret"),
        ("telefonen svarer ikke når jeg ryster den", "hun svarer ikke når jeg ryster hende"),
    ],
)
def test_what_resembles_danger_is_told_from_it(harmless: str, danger: str) -> None:
    """The same word is harmless in one turn of phrase and danger in another."""
    assert recognise(harmless) is None
    assert recognise(danger) is not None


@pytest.mark.parametrize(
    "text", ["DET BRÆNDER!!!", "det braender", "det  brænnder", "hjæææælp det brænder", "Det brænder…"]
)
def test_spelling_does_not_hide_danger(text: str) -> None:
    """Capitals, missing Danish letters, drawn-out words and signs make no difference."""
    assert slug_of(text) == "noed-112"


def test_danger_is_found_anywhere_in_a_long_text() -> None:
    """A danger at the end of the longest message counts like one at its beginning."""
    talk = "jeg vil gerne forny mine lån. " * 130
    assert slug_of(f"{talk} min mand slår mig") == "noed-vold"
    assert slug_of(f"min mand slår mig. {talk}") == "noed-vold"


def test_a_harmless_sentence_does_not_hide_the_next() -> None:
    """What is read or played ends with its sentence."""
    assert recognise("har I bøger om vold") is None
    assert slug_of("har I bøger om vold? min mand slår mig") == "noed-vold"


@pytest.mark.parametrize(
    "text",
    [
        "min datter er ikke kommet hjem fra sfo",
        "vi har ikke hørt fra vores søn siden skolen, hans mobil er slukket",
        "my son has not come home",
        "lost child, 4 years, yellow jacket",
    ],
)
def test_a_child_that_is_missing_is_a_matter_for_the_police(text: str) -> None:
    """Who looks for a child needs 112 and 114, not a helpline that children call."""
    assert slug_of(text) == "noed-112"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("min bror hører stemmer der befaler ham noget", "noed-laegevagt"),
        ("she hears voices telling her not to eat", "noed-laegevagt"),
        ("de har sat kamera op i væggene og læser mine tanker", "noed-laegevagt"),
        ("jeg har født for en uge siden og er bange for at skade barnet", "noed-selvmordstanker"),
        ("der er nogen inde hos naboen med en lommelygte og de er rejst", "noed-112"),
    ],
)
def test_danger_leads_to_those_who_help_with_it(text: str, slug: str) -> None:
    """The doctor on call for an ill mind, the crisis line for a parent's dark thoughts, the police for burglars."""
    assert slug_of(text) == slug


def test_the_most_urgent_danger_comes_first() -> None:
    """Of several dangers in one text the most urgent has its signpost."""
    assert slug_of("nogen har misbrugt mit mitid. det brænder i køkkenet") == "noed-112"


def test_only_the_signposts_that_there_are_count() -> None:
    """An entry that staff do not publish raises no alarm, and gives way to the next."""
    text = "nogen har misbrugt mit mitid. det brænder i køkkenet"
    alarm = recognise(text, among=["mitid-spaer-misbrug"])
    assert alarm is not None
    assert alarm.slug == "mitid-spaer-misbrug"
    assert recognise(text, among=[]) is None


def test_an_alarm_names_its_language_and_rule_and_nothing_of_the_text() -> None:
    """The trace can be stored: it says which rule fired, in the words of the rule."""
    alarm = recognise("mój mąż mnie bije w Xyzby")
    assert isinstance(alarm, Alarm)
    assert (alarm.slug, alarm.language) == ("noed-vold", "pl")
    assert "Xyzby" not in alarm.rule


@given(text=st.text(max_size=500))
@settings(max_examples=50)
def test_any_text_is_read(text: str) -> None:
    """No text is too odd to be read."""
    assert slug_of(text) in {"-", *BY_URGENCY}
