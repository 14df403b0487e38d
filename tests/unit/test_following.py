"""What a question that goes on with an answer may mean: the entry and its neighbours, and nothing else."""

from __future__ import annotations

from datetime import date

from bot.chat.questions.following import answered, following, without
from bot.chat.remembering.conversations import Conversation, Exchange
from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason
from knowledge.entries import Detail, Entry, EntryText, KnowledgeBase, Language
from knowledge.judgement import Judgement
from knowledge.matching import Candidate

TODAY = date(2026, 11, 25)


def entry(slug: str, topic: str, *details: Detail, related: tuple[str, ...] = ()) -> Entry:
    """An entry that gives some details."""
    texts = {Language.DA: EntryText(slug, "Svar", (slug,))}
    return Entry(slug, "sted", topic, texts, details=details, related=related)


ROOM = entry("lokale", "lokaler", related=("kaffe",))
COFFEE = entry("kaffe", "mad", Detail.PRICE)
HIRE = entry("leje", "lokaler", Detail.PRICE)
LICENCE = entry("koerekort", "bil", Detail.PRICE)
KNOWLEDGE = KnowledgeBase({each.slug: each for each in (ROOM, COFFEE, HIRE, LICENCE)})


def made_of(question: str, decision: Decision, told: Entry = ROOM, **probabilities: float) -> Decision:
    """What is made of a question after `told`; `decision` is on both together."""
    candidates = tuple(Candidate(slug, probability) for slug, probability in probabilities.items())
    both = Judgement(question, Language.DA, decision, candidates)
    return following(told, both, question, KNOWLEDGE, TODAY)


def test_a_neighbour_that_is_sure_is_the_answer_and_a_stranger_never_is() -> None:
    """What both questions together say is believed only of the entry's own neighbours."""
    assert made_of("hvad koster det", Answer("leje")) == Answer("leje")
    assert made_of("hvad koster det", Answer("koerekort"), koerekort=0.9) == HandOver(Reason.UNSURE)


def test_strangers_are_no_choices() -> None:
    """Of what may be meant only the neighbours are asked back."""
    assert made_of("hvad koster det", Clarify(("koerekort", "leje"))) == Clarify(("leje",))
    assert made_of("hvad koster det", Clarify(("koerekort",)), koerekort=0.5, leje=0.001) == Clarify(("leje",))


def test_a_neighbour_of_another_topic_must_be_likely() -> None:
    """The price of the coffee is no price of the room, unless coffee was spoken of."""
    assert made_of("hvad koster det", Answer("lokale"), lokale=0.9, kaffe=0.001) == HandOver(Reason.UNSURE)
    assert made_of("hvad koster det", Answer("lokale"), lokale=0.9, kaffe=0.05) == Clarify(("kaffe",))


def test_an_entry_that_gives_what_is_asked_for_is_given_once_more() -> None:
    """Alone where no neighbour gives it, too; else both are asked back."""
    assert made_of("hvad koster det", Answer("leje"), HIRE, leje=0.9) == Answer("leje")
    priced = entry("sal", "lokaler", Detail.PRICE)
    both = Judgement("hvad koster det", Language.DA, Answer("sal"), (Candidate("sal", 0.9), Candidate("leje", 0.01)))
    known = KnowledgeBase({**KNOWLEDGE.entries, "sal": priced})
    assert following(priced, both, "hvad koster det", known, TODAY) == Clarify(("sal", "leje"))


def test_what_nobody_gives_goes_to_a_person() -> None:
    """The same text once more answers nothing."""
    assert made_of("hvor lang tid tager det", Answer("lokale"), lokale=0.99) == HandOver(Reason.UNSURE)


def test_all_that_is_said_of_events_is_about_those_that_were_listed() -> None:
    """What they cost is another topic of the same area; of any other entry only the topic counts."""
    find = entry("arrangement-find", "find")
    price = entry("billet", "billet", Detail.PRICE)
    known = KnowledgeBase({each.slug: each for each in (find, price, ROOM)})
    both = Judgement("koster det noget", Language.DA, HandOver(Reason.UNSURE), (Candidate("billet", 0.02),))
    assert following(find, both, "koster det noget", known, TODAY) == Clarify(("billet",))
    assert following(ROOM, both, "koster det noget", known, TODAY) == HandOver(Reason.UNSURE)


def test_an_entry_in_whose_place_something_else_was_told_is_not_led_to_again() -> None:
    """After a list of events the entry that stands for it is no choice."""
    assert without(Answer("lokale"), ROOM) == HandOver(Reason.UNSURE)
    assert without(Clarify(("lokale", "leje")), ROOM) == Clarify(("leje",))
    assert without(Clarify(("lokale",)), ROOM) == HandOver(Reason.UNSURE)


def test_only_the_latest_question_counts_as_answered() -> None:
    """Nor does what has gone on with it make it another."""
    told = Exchange("har I åbent\nog søndag?", "Åbningstider")
    assert answered(Conversation(1, Language.DA, last_question="og søndag?", exchange=told)) == "Åbningstider"
    assert answered(Conversation(1, Language.DA, last_question="hvad koster et pas", exchange=told)) is None
    assert answered(Conversation(1, Language.DA, exchange=told)) is None
