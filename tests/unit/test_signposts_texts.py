"""A danger goes before everything else that is judged, and is answered in the language that it is told in."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.catalogue import Catalogue, identifiers
from bot.chat.controls.actions import Action, Verb, parse_action
from bot.chat.questions.replies import Replies
from bot.standin.markup import parse_html
from knowledge.checks.allowed import DOMAINS, PHONES
from knowledge.decisions import HandOver, Reason, Signpost
from knowledge.entries import Kind, KnowledgeBase, Language
from knowledge.files.entry_files import read_folder
from knowledge.guard import MASK
from knowledge.judge import Judge
from knowledge.judgement import Judgement
from knowledge.matching import Ranking

TODAY = date(2026, 11, 25)
CHAT = 1001
KNOWLEDGE = read_folder()
SIGNPOSTS = sorted(entry.slug for entry in KNOWLEDGE.published() if entry.kind is Kind.SIGNPOST)
CATALOGUE = Catalogue()
REPLIES = Replies(CATALOGUE, "https://www.example.dk/kontakt")
TRANSLATED = ("uk", "ar", "pl", "de")
NUMBER = re.compile(r"(?<![\d+])(?:\+45 ?)?\d(?: ?\d){2,}(?!\d)")


class SilentMatcher:
    """A matcher that must not be needed."""

    def rank(self, question: str) -> Ranking:
        """Refuse: a danger is not kept waiting by it."""
        raise AssertionError(question)


JUDGE = Judge(KNOWLEDGE, SilentMatcher())


def judged(text: str, pinned: Language | None = None) -> Judgement:
    """The judgement of a text, made without the matcher."""
    return JUDGE.judge(text, today=TODAY, pinned=pinned)


def read(judgement: Judgement) -> list[str]:
    """What a citizen reads, message by message."""
    return [parse_html(each.html)[0] for each in REPLIES.judgement(CHAT, judgement, KNOWLEDGE, TODAY)]


@pytest.mark.parametrize(
    ("text", "slug", "language", "foreign"),
    [
        ("det brænder hos naboen", "noed-112", Language.DA, None),
        ("my husband beats me", "noed-vold", Language.EN, None),
        ("я не хочу більше жити", "noed-selvmordstanker", Language.EN, "uk"),
        ("زوجي يضربني", "noed-vold", Language.EN, "ar"),
        ("tata mnie bije", "noed-boern-unge", Language.EN, "pl"),
        ("jemand hat mein MitID übernommen", "mitid-spaer-misbrug", Language.EN, "de"),
    ],
)
def test_danger_is_decided_without_the_matcher(text: str, slug: str, language: Language, foreign: str | None) -> None:
    """A rule alone decides on the signpost, in every language, and the reason names the rule."""
    judgement = judged(text)
    assert judgement.decision == Signpost(slug)
    assert (judgement.language, judgement.foreign) == (language, foreign)
    assert judgement.reason.startswith(f"urgent: {slug}")


def test_danger_goes_before_a_personal_number() -> None:
    """The signpost comes at once, the number is masked all the same, and the warning of it follows last."""
    judgement = judged("min mand slår mig, mit cpr er 010190-1234")
    assert judgement.decision == Signpost("noed-vold")
    assert judgement.question == f"min mand slår mig, mit cpr er {MASK}"
    assert "1234" not in repr(judgement)
    first, *_, last = read(judgement)
    assert "1888" in first
    assert last == parse_html(CATALOGUE["da"].html("refuse"))[0]


def test_the_warning_comes_in_the_language_of_the_danger() -> None:
    """Signpost, offer and warning are in one language."""
    messages = read(judged("mąż mnie bije, mój numer 010190-1234"))
    texts = CATALOGUE["pl"]
    told = [
        texts.html("signpost-noed-vold"),
        texts.html("offer-question", contact=REPLIES.contact_url),
        texts.html("refuse"),
    ]
    assert messages == [parse_html(each)[0] for each in told]


def test_without_a_personal_number_there_is_no_warning() -> None:
    """Nobody is warned of what they did not write."""
    assert parse_html(CATALOGUE["da"].html("refuse"))[0] not in read(judged("min mand slår mig"))


@pytest.mark.parametrize(("text", "pinned"), [("112", Language.EN), ("112", Language.DA)])
def test_a_short_danger_keeps_the_chats_language(text: str, pinned: Language) -> None:
    """What every language writes alike does not change the language of a chat."""
    assert judged(text, pinned).language is pinned


def test_certain_danish_is_answered_in_danish() -> None:
    """A rule of another language does not turn a text that is certainly Danish or English into that language."""
    judgement = judged("min eks er en stalker og jeg er bange for ham hver eneste dag")
    assert (judgement.language, judgement.foreign) == (Language.DA, None)


def test_a_language_without_texts_is_answered_in_english() -> None:
    """Where neither entry nor catalogue has a language, the danger is answered in English."""
    judgement = Judgement("", Language.EN, Signpost("noed-112"), foreign="tr")
    assert "Call 112 now" in read(judgement)[0]


def test_a_signpost_that_is_not_published_gives_way() -> None:
    """An entry that staff have taken back is not served; the matcher is asked as for any question."""
    rest = KnowledgeBase({slug: entry for slug, entry in KNOWLEDGE.entries.items() if slug != "noed-112"})
    with pytest.raises(AssertionError, match="det brænder hos naboen"):
        Judge(rest, SilentMatcher()).judge("det brænder hos naboen", today=TODAY)


def test_another_language_without_danger_still_hands_over() -> None:
    """Ordinary questions in other languages are offered a person, as before."""
    assert judged("як отримати паспорт для дитини").decision == HandOver(Reason.OTHER_LANGUAGE)


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("slug", SIGNPOSTS)
def test_a_person_is_offered_in_the_same_language(code: str, slug: str) -> None:
    """Where the entry offers a person, the signpost in another language does too, with buttons that work."""
    judgement = Judgement("", Language.EN, Signpost(slug), foreign=code)
    told, *offer = REPLIES.judgement(CHAT, judgement, KNOWLEDGE, TODAY)
    assert told.html == CATALOGUE[code].html(f"signpost-{slug}")
    buttons = [button for message in offer for row in message.keyboard for button in row]
    expected = [Action(Verb.ACCEPT), Action(Verb.DECLINE)] if KNOWLEDGE[slug].offers_person else []
    assert [parse_action(button.action) for button in buttons] == expected
    assert all(
        button.label in {CATALOGUE[code].plain("offer-yes"), CATALOGUE[code].plain("offer-no")} for button in buttons
    )


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_signpost_has_its_text_and_no_other(code: str) -> None:
    """A language has the texts of all signposts, and none of an entry that is not there."""
    assert {each for each in identifiers(code) if each.startswith("signpost-")} == {
        f"signpost-{slug}" for slug in SIGNPOSTS
    }


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("slug", SIGNPOSTS)
def test_a_translation_says_what_the_entry_says(code: str, slug: str) -> None:
    """The numbers of a translation are those of the Danish answer, without the ones that are only warned of."""
    text, entities = parse_html(CATALOGUE[code].html(f"signpost-{slug}"))
    told = {re.sub(r"\D", "", re.sub(r"\+45", "", number)) for number in NUMBER.findall(text)}
    entry = {re.sub(r"\D", "", number) for number in NUMBER.findall(KNOWLEDGE[slug].text(Language.DA).answer)}
    assert told == (entry & set(PHONES)) - {"1813"}
    links = {entity["url"] for entity in entities if entity["type"] == "text_link"}
    assert all(re.sub(r"^https://(?:www\.)?([^/]+).*", r"\1", link) in DOMAINS for link in links)


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("slug", SIGNPOSTS)
def test_long_numbers_can_be_tapped(code: str, slug: str) -> None:
    """A number of eight figures is written with its country code, which is what Telegram turns into a link."""
    text = parse_html(CATALOGUE[code].html(f"signpost-{slug}"))[0]
    assert all(number.startswith("+45 ") for number in NUMBER.findall(text) if len(re.sub(r"\D", "", number)) >= 8)
