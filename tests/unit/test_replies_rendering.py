"""From a judgement to what a citizen reads: the answer word for word, source and date, buttons and offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.chat.controls.actions import Action, Verb, parse_action
from bot.chat.questions.replies import MOST_RELATED, Replies
from bot.messages import Message
from bot.render import MESSAGE_LIMIT, utf16_length
from bot.standin.markup import parse_html
from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason, Refuse, Signpost, SmallTalk
from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language, Source, Status
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.courtesies import GREETING

TODAY = date(2026, 11, 25)
CHAT = 1001
CONTACT = "https://www.example.dk/kontakt"
CATALOGUE = Catalogue()
REPLIES = Replies(CATALOGUE, CONTACT)
OFFER = [Action(Verb.ACCEPT), Action(Verb.DECLINE)]


def entry(slug: str = "pas-pris", answer: str = "Et **pas** koster penge.", **details: object) -> Entry:
    """An entry in both languages."""
    texts = {
        Language.DA: EntryText(f"Om {slug}", answer, ("hvad",)),
        Language.EN: EntryText(f"About {slug}", "A **passport** costs money.", ("what",)),
    }
    return replace(Entry(slug, "borgerservice", "pas", texts), **details)  # type: ignore[arg-type]  # checked by use


def told(
    decision: Decision, *entries: Entry, language: Language = Language.DA, foreign: str | None = None
) -> list[Message]:
    """The messages for a decision over these entries."""
    knowledge = KnowledgeBase({each.slug: each for each in entries})
    judgement = Judgement("et spørgsmål", language, decision, foreign=foreign)
    return list(REPLIES.judgement(CHAT, judgement, knowledge, TODAY))


def test_a_signpost_that_may_be_needed_is_a_button_beside_an_offer() -> None:
    """The offer stays as it is, and the first button opens the signpost, whose title has the number."""
    danger = entry("noed-112")
    judgement = Judgement("et spørgsmål", Language.DA, HandOver(Reason.UNSURE))
    knowledge = KnowledgeBase({danger.slug: danger})
    (plain,) = REPLIES.judgement(CHAT, judgement, knowledge, TODAY)
    (beside,) = REPLIES.judgement(CHAT, replace(judgement, aside="noed-112"), knowledge, TODAY)
    assert beside.html == plain.html
    assert actions(beside) == [Action(Verb.RELATED, "noed-112"), *actions(plain)]


def seen(message: Message) -> str:
    """What a reader sees."""
    return parse_html(message.html)[0]


def actions(message: Message) -> list[Action | None]:
    """What the buttons under a message mean, row by row."""
    return [parse_action(button.action) for row in message.keyboard for button in row]


def test_answer_is_served_word_for_word_with_source_and_date() -> None:
    """The approved answer stands first and unchanged; its first source and the day of its check follow."""
    source = Source('borger.dk: "Pas" & ID', "https://www.borger.dk/pas?a=1&b=2")
    [message] = told(
        Answer("pas-pris"), entry(sources=(source, Source("Anden", "https://x.dk")), checked_at=date(2026, 11, 1))
    )
    text, entities = parse_html(message.html)
    assert text == 'Et pas koster penge.\n\nKilde: borger.dk: "Pas" & ID · Opdateret 1. november 2026'
    assert [entity["url"] for entity in entities if entity["type"] == "text_link"] == [source.url]


def test_english_reader_gets_the_english_text_date_and_buttons() -> None:
    """Everything around the answer is in the reader's language too."""
    [message] = told(Answer("pas-pris"), entry(checked_at=date(2026, 11, 1)), language=Language.EN)
    assert seen(message) == "A passport costs money.\n\nUpdated 1 November 2026"
    assert [button.label for row in message.keyboard for button in row][:2] == ["This helped", "This did not help"]


def test_answer_without_source_and_date_has_no_footer() -> None:
    """Nothing is said about a source or a date that is not known."""
    assert seen(told(Answer("pas-pris"), entry())[0]) == "Et pas koster penge."


def test_under_an_answer_stand_feedback_related_entries_and_a_person() -> None:
    """Feedback first, then related entries that may be served today, at most three, then a person."""
    related = [
        entry("a"),
        entry("kladde", status=Status.DRAFT),
        entry("lokal", local=True),
        entry("udloebet", valid_to=date(2026, 11, 24)),
        entry("b"),
        entry("c"),
        entry("d"),
    ]
    main = entry(related=("findes-ikke", *(each.slug for each in related)))
    [message] = told(Answer("pas-pris"), main, *related)
    shown = [Action(Verb.RELATED, slug) for slug in ("a", "b", "c")]
    assert len(shown) == MOST_RELATED
    feedback = [Action(Verb.HELPED, "pas-pris"), Action(Verb.NOT_HELPED, "pas-pris")]
    assert actions(message) == [*feedback, *shown, Action(Verb.ASK_PERSON, "pas-pris")]


@pytest.mark.parametrize(("decision", "kind"), [(SmallTalk("hej"), Kind.SMALL_TALK), (Signpost("hej"), Kind.SIGNPOST)])
def test_nobody_is_asked_whether_a_greeting_or_an_emergency_number_helped(decision: Decision, kind: Kind) -> None:
    """Small talk and signposts have no feedback buttons."""
    [message] = told(decision, entry("hej", kind=kind))
    assert actions(message) == []


def test_answer_that_offers_a_person_is_followed_by_the_offer() -> None:
    """Where staff decided so, the offer of a person stands under the answer instead of its button."""
    answer, offer = told(Answer("pas-pris"), entry(offers_person=True))
    assert Verb.ASK_PERSON not in {action.verb for action in actions(answer) if action}
    assert actions(offer) == OFFER
    assert seen(offer).startswith("Skal jeg sende dit spørgsmål til en medarbejder?")


def test_entry_that_needs_a_person_is_read_before_the_offer() -> None:
    """What staff wrote about why a person is needed comes first; then the offer."""
    text, offer = told(HandOver(Reason.NEEDS_PERSON, "pas-pris"), entry(hands_over=True))
    assert (seen(text), text.keyboard) == ("Et pas koster penge.", ())
    assert actions(offer) == OFFER


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.NEEDS_PERSON])
@pytest.mark.parametrize("language", Language)
def test_hand_over_says_why_and_offers_a_person(reason: Reason, language: Language) -> None:
    """Every reason is said in its own sentence, then the offer with the contact page and yes and no."""
    [message] = told(HandOver(reason, "pas-pris"), entry(), language=language)
    text, entities = parse_html(message.html)
    assert text.startswith(CATALOGUE[language].plain(f"offer-{reason.value}"))
    assert [entity["url"] for entity in entities] == [CONTACT]
    assert actions(message) == OFFER
    assert "Et pas koster" not in text


@pytest.mark.parametrize("code", sorted(set(CATALOGUE.languages()) - set(Language)))
def test_writer_of_another_language_is_told_in_it(code: str) -> None:
    """Whoever writes a language that we cannot answer in reads in that language what can be done."""
    [message] = told(HandOver(Reason.OTHER_LANGUAGE), language=Language.EN, foreign=code)
    assert seen(message).startswith(CATALOGUE[code].plain("offer-other_language"))
    assert [button.label for row in message.keyboard for button in row] == [
        CATALOGUE[code].plain("offer-yes"),
        CATALOGUE[code].plain("offer-no"),
    ]


def test_language_without_texts_is_answered_in_english() -> None:
    """A language that the catalogue knows nothing of gets English."""
    [message] = told(HandOver(Reason.OTHER_LANGUAGE), language=Language.EN, foreign="hu")
    assert seen(message).startswith("I am a chatbot – a computer – and can only answer in Danish and English.")


@pytest.mark.parametrize("code", sorted(set(CATALOGUE.languages()) - set(Language)))
def test_greeting_in_another_language_is_returned_in_it(code: str) -> None:
    """Whoever greets in a language that the catalogue has is greeted in it, by a chatbot that says so."""
    [message] = told(SmallTalk(GREETING), entry(GREETING, kind=Kind.SMALL_TALK), language=Language.EN, foreign=code)
    assert message.html == CATALOGUE[code].html(f"small_talk-{GREETING}")


@pytest.mark.parametrize(("foreign", "code"), [(None, "da"), ("pl", "pl"), ("hu", "en")])
def test_thanks_are_answered_shortly(foreign: str | None, code: str) -> None:
    """Who says thanks is welcome, and not greeted as a newcomer."""
    [message] = told(SmallTalk(GREETING, thanks=True), entry(GREETING, kind=Kind.SMALL_TALK), foreign=foreign)
    assert message.html == CATALOGUE[code].html("thanked")


def test_clarification_can_be_answered_by_button_and_by_number() -> None:
    """The choices are numbered in the text and on the buttons alike, and "none of these" is one of them."""
    [message] = told(Clarify(("a", "b")), entry("a"), entry("b"))
    assert seen(message).endswith("\n\n1. Om a\n2. Om b")
    assert [button.label for row in message.keyboard for button in row] == ["1. Om a", "2. Om b", "Ingen af dem"]
    assert actions(message) == [Action(Verb.CHOOSE, "a"), Action(Verb.CHOOSE, "b"), Action(Verb.NONE_OF_THESE)]


def test_clarification_of_one_choice_is_a_question_of_yes_or_no() -> None:
    """Where only one entry is likely, nothing speaks of several."""
    [message] = told(Clarify(("a",)), entry("a"))
    assert seen(message).startswith("Er det det her, du mener?")
    assert [button.label for row in message.keyboard for button in row] == ["1. Om a", "Nej, noget andet"]
    assert actions(message) == [Action(Verb.CHOOSE, "a"), Action(Verb.NONE_OF_THESE)]


def test_clarification_without_the_detail_says_so_and_offers_a_person() -> None:
    """Whoever asks for what no entry gives is told that, and offered a person instead of "none of these"."""
    [message] = told(Clarify(("a",), lacks_detail=True), entry("a"))
    assert seen(message).startswith("Præcis det kan jeg ikke svare på.")
    assert [button.label for row in message.keyboard for button in row] == ["1. Om a", "Spørg en medarbejder"]
    assert actions(message) == [Action(Verb.CHOOSE, "a"), Action(Verb.NONE_OF_THESE, "a")]


def test_title_in_a_clarification_is_text() -> None:
    """A title may hold what HTML means something by; it is read as it was written."""
    titled = replace(entry("a"), texts={Language.DA: EntryText("Pas & <foto>", "Svar.", ("hvad",))})
    [message] = told(Clarify(("a", "b")), titled, entry("b"))
    assert "1. Pas & <foto>" in seen(message)
    assert message.keyboard[0][0].label == "1. Pas & <foto>"


def test_refusal_repeats_nothing() -> None:
    """Personal data is refused with a text of the catalogue alone, and a person is one press away."""
    [message] = told(Refuse(("cpr",)))
    assert message.html == CATALOGUE["da"].html("refuse")
    assert [button.label for row in message.keyboard for button in row] == ["Spørg en medarbejder"]


def test_offer_without_a_question_promises_to_pass_on_none() -> None:
    """Whoever asks for a person before asking anything is not told that a question will be sent."""
    offer = REPLIES.offer(CHAT, Reason.ASKED_FOR_PERSON, Language.DA, question=False)
    assert "Skal jeg hente en medarbejder?" in seen(offer)
    assert "dit spørgsmål" not in seen(offer)


def test_simple_sentence_carries_the_contact_page_and_its_buttons() -> None:
    """A sentence of the catalogue is said as it stands, with the buttons that were given."""
    keyboard = told(Clarify(("a",)), entry("a"))[0].keyboard
    message = REPLIES.simple(CHAT, Language.DA, "nobody-reachable", keyboard)
    assert f'<a href="{CONTACT}">' in message.html
    assert message.keyboard == keyboard


@settings(max_examples=50)
@given(
    answer=st.lists(st.sampled_from(["Et ord. ", "**fed** ", "🙂", "\n\n", "\n- punkt\n", "<&> "]), max_size=3000).map(
        "".join
    ),
    title=st.text(min_size=1, max_size=60),
)
def test_every_part_of_a_long_answer_can_be_sent(answer: str, title: str) -> None:
    """However long an answer and whatever its source is called, each part is accepted and within the limit."""
    messages = told(
        Answer("pas-pris"),
        entry(answer=f"x {answer}", sources=(Source(title, "https://x.dk"),), checked_at=date(2026, 11, 1)),
    )
    assert all(0 < utf16_length(seen(message)) <= MESSAGE_LIMIT for message in messages)
    assert [bool(message.keyboard) for message in messages] == [*[False] * (len(messages) - 1), True]
    assert "Opdateret" in seen(messages[-1])
