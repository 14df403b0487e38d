"""Rules about what an answer says: prices, numbers, links, markup, and plain language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from knowledge.checks.allowed import DOMAINS, PHONES
from knowledge.checks.findings import Remark, Severity
from knowledge.checks.quality import lix, long_sentences, prose
from knowledge.entries import Entry, Kind, Language
from knowledge.files.local_facts import LocalFacts, fill_answer, stray_braces
from knowledge.guarding.masks import mask_of, masked_kinds

HIGHEST_LIX = 35
MOST_CHARACTERS = 900
MOST_WORDS_IN_A_SENTENCE = 30

_PRICE = re.compile(r"\b\d[\d.,]*\s*(?:kr\b|kroner\b|DKK\b)|\bDKK\s*\d", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b|\{\{\??priser_aar\}\}")
_LONG_NUMBER = re.compile(
    r"(?<![\d.,/-])(?:\+45 ?)?(\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{2} \d{3} \d{3}|\d{3} \d{3})(?![\d.,]*\d)"
)
_SHORT_NUMBER = re.compile(
    r"\b(?:ring(?: \w+)?(?: til| på)?|nummer(?:et)?|call|dial|number|phone)\s+(?:er |is |on )?(1\d{2,3})\b",
    re.IGNORECASE,
)
_CPR = re.compile(r"(?<!\d)\d{6}[ -]?\d{4}(?!\d)")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_YES_OR_NO = re.compile(r"[\s*]*(Ja|Jo|Nej|Yes|No)\b\s*[,.!:;–-]", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?<!\()\bhttps?://")
_HTML = re.compile(r"<[a-zA-Z/!][^>]*>?|&[a-z]+;")
_OTHER_MARKUP = re.compile(r"^\s*#{1,6} |!\[|^\s*\||^\s*>|`|~~", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?=\S)(?:[^\n]|\n(?!\n))+?(?<=\S)\*\*")
_HALF_BOLD = re.compile(r"(?:\\?\*){2}")
_HALF_A_LINK = re.compile(r"\[[^\]\n]*\](?:\\?\((?![^)\s]*\))|\s\\?\((?=https?:))|\\\[[^\]\n]*\]\\?\((?=https?:)")
"""Also of what was typed to the assistant, where signs that are none of its marks have a backslash before them."""
_VAGUE = frozenset(
    "her|klik her|link|linket|læs mere|se mere|siden|here|click here|the link|read more|this page".split("|")
)
_NEEDS_MITID = re.compile(r"\bMitID\b")
_ANOTHER_WAY = re.compile(
    r"medarbejder|borgerservice|spørg|\bring\b|kom ind|uden mitid|/menneske|kirkekontor|skriv til"
    r"|member of staff|citizen service|\bask\b|\bcall\b|come in|without mitid",
    re.IGNORECASE,
)


def answer_remarks(entry: Entry, language: Language) -> Iterator[Remark]:
    """What the rules say about the answer of `entry` in `language`."""
    answer = entry.texts[language].answer
    where = (language.value, "answer")
    yield from _prices(entry, answer, where)
    yield from form_remarks(answer, where)
    # What is read as long as nothing is filled in; the lines for both cases together are never shown.
    yield from _plain_language(fill_answer(answer, LocalFacts(), language), language, where)
    yield from _other_way(entry, answer, where)


def domain_allowed(url: str) -> bool:
    """Whether the site of `url` is on the list; "www." makes no difference."""
    return (urlsplit(url).hostname or "").removeprefix("www.") in DOMAINS


def _prices(entry: Entry, answer: str, where: tuple[str, ...]) -> Iterator[Remark]:
    match = _PRICE.search(answer)
    if match is None:
        return
    if not _YEAR.search(answer):
        yield Remark(
            "price-without-year",
            f"{match.group()!r} stands without a year",
            "Say which year the price is from, and link to the current one",
            where,
            match.group(),
        )
    if entry.checked_at is not None and entry.review_by is not None:
        latest = date(entry.checked_at.year + 1, 2, 1)
        if entry.review_by > latest:
            yield Remark(
                "price-review",
                f"states a price, but is looked at again only on {entry.review_by}",
                f"Prices change on 1 January: set review_by to {latest} or earlier",
                ("review_by",),
            )


def form_remarks(answer: str, where: tuple[str, ...]) -> Iterator[Remark]:
    """What the rules say about the numbers, links and marks of an answer, which takes less time than its words do."""
    yield from _numbers(answer, where)
    yield from _links(answer, where)
    yield from _markup(answer, where)


def _numbers(answer: str, where: tuple[str, ...]) -> Iterator[Remark]:
    text = prose(answer)
    if match := _CPR.search(text):
        yield Remark("cpr", "holds a number of ten digits like a CPR number", "Take it out", where, match.group())
    for kind in masked_kinds(answer):
        mask = mask_of(kind)
        yield Remark("masked", f"holds {mask} in place of what was there", "Write what is meant", where, mask)
    for match in (*_LONG_NUMBER.finditer(text), *_SHORT_NUMBER.finditer(text)):
        digits = match.group(1).replace(" ", "")
        if digits not in PHONES:
            yield Remark(
                "unknown-phone",
                f"the number {match.group(1)} is not on the list of checked numbers",
                "Compare it with its owner's page and add it to knowledge/checks/allowed.py, or make it a local fact",
                where,
                match.group(1),
            )


def _links(answer: str, where: tuple[str, ...]) -> Iterator[Remark]:
    for text, url in _LINK.findall(answer):
        if "{{" in url:
            continue  # a local fact; its form is checked when local.yaml is read
        if not url.startswith("https://"):
            yield Remark("link-not-https", f"the link {url!r} is no https address", "Write it in full", where, url)
        elif not domain_allowed(url):
            yield Remark(
                "unknown-site",
                f"{url} is on no checked site",
                "Look at the page, then add the site to knowledge/checks/allowed.py, or link elsewhere",
                where,
                url,
            )
        if text.strip().casefold() in _VAGUE or not text.strip():
            yield Remark("vague-link", f"the link text {text!r} says nothing", "Say where it leads", where, f"[{text}]")
    if match := _BARE_ADDRESS.search(answer):
        yield Remark("bare-address", "shows a bare address", "Write [telling text](address)", where, match.group())


def _markup(answer: str, where: tuple[str, ...]) -> Iterator[Remark]:
    if match := _HTML.search(answer):
        yield Remark("html", f"holds HTML ({match.group()})", "Use **bold**, lists and links", where, match.group())
    if match := _OTHER_MARKUP.search(answer):
        yield Remark(
            "markup",
            f"holds markup that is not shown ({match.group().strip()!r})",
            "Use paragraphs, **bold**, lists and links only",
            where,
            match.group().strip(),
        )
    elif match := _half_a_mark(answer):
        yield Remark(
            "markup",
            f"holds half a mark ({match.group()!r}), which is shown as it stands",
            "Write **bold** and [text](address) with both their ends, and no spaces within these",
            where,
            match.group(),
        )
    if stray_braces(answer):
        yield Remark("braces", "holds double braces that are no blank", "Write {{name}} or {{?name}}", where, "{{")


def _half_a_mark(answer: str) -> re.Match[str] | None:
    """What is shown as it stands, whether it was typed so in a file or to the assistant."""
    return _HALF_A_LINK.search(answer) or _HALF_BOLD.search(_BOLD.sub("", answer))


def _plain_language(answer: str, language: Language, where: tuple[str, ...]) -> Iterator[Remark]:
    index = lix(answer)
    if language is Language.DA and index > HIGHEST_LIX:
        yield Remark(
            "lix",
            f"LIX is {index:.0f}, more than {HIGHEST_LIX}",
            "Write shorter sentences and everyday words",
            where,
            severity=Severity.WARNING,
        )
    if (length := len(prose(answer))) > MOST_CHARACTERS:
        yield Remark(
            "long-answer",
            f"is {length} characters long, more than {MOST_CHARACTERS}",
            "Say the most important thing, and link to the rest",
            where,
            severity=Severity.WARNING,
        )
    if match := _YES_OR_NO.match(answer):
        yield Remark(
            "yes-or-no",
            f"begins with {match.group(1)!r}",
            "It is read by whoever asks how, and by whoever asks whether one may not: begin with what is so",
            where,
            match.group(1),
            Severity.WARNING,
        )
    for sentence in long_sentences(answer, MOST_WORDS_IN_A_SENTENCE):
        yield Remark(
            "long-sentence",
            f"a sentence has more than {MOST_WORDS_IN_A_SENTENCE} words: {sentence[:40]!r}",
            "Make two of it",
            where,
            sentence[:12],
            Severity.WARNING,
        )


def _other_way(entry: Entry, answer: str, where: tuple[str, ...]) -> Iterator[Remark]:
    """Not everybody has MitID or a computer; `_ANOTHER_WAY` finds a person, a telephone or a counter."""
    if entry.kind is Kind.ANSWER and _NEEDS_MITID.search(answer) and not _ANOTHER_WAY.search(answer):
        yield Remark(
            "no-other-way",
            "speaks of MitID and names no other way",
            "Say what those do who have no MitID or computer, or that they can ask a member of staff",
            where,
            "MitID",
            Severity.WARNING,
        )
