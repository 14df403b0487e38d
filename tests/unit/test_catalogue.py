"""The text catalogue is complete: the same texts in Danish and English, and every variable is supplied."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.announcing.notices import NoticeState
from bot.authoring.draft import DraftState
from bot.catalogue import Bundle, Catalogue, MissingTextError, Texts, bundle_of, identifiers
from bot.chat.controls.profile import COMMANDS, STAFF_COMMANDS
from bot.desk.ratings import VERDICTS
from bot.desk.states import CaseState
from bot.keeping.held import Kind as HeldKind
from bot.standin.markup import parse_html
from bot.transport.incoming.inbox import InboxState
from bot.transport.outgoing.outbox import Purpose
from bot.transport.outgoing.results import OutboxState
from knowledge.decisions import Reason
from knowledge.entries import Language
from knowledge.files.entry_files import read_folder
from knowledge.subscriptions.notices import NoticeKind

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "bot" / "texts"
CODES = sorted(path.stem for path in FOLDER.glob("*.ftl"))
DANISH_ONLY = ("staff-", "reason-", "chat-id")
"""What only staff read; their group is in Danish."""

BUTTONS = (
    *("helped-yes", "helped-no", "ask-person", "none-of-these", "menu-back", "offer-yes", "offer-no"),
    *("case-close", "staff-close", "language-name-da", "language-name-en"),
)
LONGEST_LABEL = 40
VALUE = "https://x.dk/<Å&\"b\"'c'>"
CATALOGUE = Catalogue()


class Names(Visitor):
    """Collects the variables of a text."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the name that fluent calls
        """Note one variable."""
        self.found.add(node.id.name)


def texts_of(code: str) -> dict[str, set[str]]:
    """The ids that a language's file defines, each with its variables; any line that is no text fails."""
    resource = FluentParser().parse((FOLDER / f"{code}.ftl").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, Junk), f"{code}.ftl: {entry.content}"
        if isinstance(entry, Message):
            names = Names()
            names.visit(entry)
            assert entry.id.name not in found, f"{code}.ftl: {entry.id.name} stands twice"
            found[entry.id.name] = names.found
    return found


VARIABLES = {code: texts_of(code) for code in CODES}
DANISH, ENGLISH = VARIABLES["da"], VARIABLES["en"]
OF_ENTRIES = ("signpost-", "small_talk-")
"""In Danish and English the entry itself says it; `test_signposts_texts` checks the others."""


def of_ours(code: str) -> list[str]:
    """The texts of a language that are no entry's."""
    return [each for each in VARIABLES[code] if not each.startswith(OF_ENTRIES)]


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where the program asks for a text by its id: the place, the id, and the variables it gives."""
    for path in (path for folder in ("handlers", "bot") for path in sorted((ROOT / folder).rglob("*.py"))):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from calls_in(function, path.name)


def calls_in(function: ast.AST, name: str) -> Iterator[tuple[str, str, set[str]]]:
    """The calls of one function."""
    assigned = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            given = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            for identifier in literals(node.args[0], assigned) if node.func.attr in {"plain", "html"} else ():
                yield f"{name}:{node.lineno}", identifier, given


def literals(node: ast.expr, assigned: dict[str, ast.expr]) -> Iterator[str]:
    """The ids that an argument can be: a literal, either side of a choice between two, or a name for these."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body, assigned)
        yield from literals(node.orelse, assigned)
    elif isinstance(node, ast.Name) and node.id in assigned:
        yield from literals(assigned[node.id], {})


CALLS = list(calls())


def test_every_file_is_read() -> None:
    """A language is there as soon as its file is, and the files of the entries' languages must be."""
    assert CATALOGUE.languages() == tuple(CODES)
    assert {language.value for language in Language} <= set(CODES)
    assert {code: identifiers(code) for code in CODES} == {code: frozenset(VARIABLES[code]) for code in CODES}


def test_a_text_is_read_once_and_ahead_unless_told_otherwise() -> None:
    """A catalogue opens every file once; one that does not read ahead opens a language when it is first needed."""
    bundle_of.cache_clear()
    texts = Catalogue(ahead=False)
    unread = bundle_of.cache_info().misses
    assert texts[Language.DA].plain("helped-yes") == texts[Language.DA].plain("helped-yes")
    assert (unread, bundle_of.cache_info().misses) == (0, 1)
    Catalogue()
    Catalogue()
    assert bundle_of.cache_info().misses == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_text_read_alone_is_the_text_read_with_all_others(code: str) -> None:
    """Reading a file text by text, as it is needed, changes none of its texts."""
    alone, together = Bundle(code), Bundle(code)
    together.read_all()
    for identifier, names in VARIABLES[code].items():
        values = dict.fromkeys(names, 2)
        assert alone.formatted(identifier, values) == together.formatted(identifier, values)


def test_danish_and_english_have_the_same_texts() -> None:
    """What a citizen can read is there in both languages; what only staff read may be Danish only."""
    for_citizens = {identifier for identifier in DANISH if not identifier.startswith(DANISH_ONLY)}
    assert for_citizens == {identifier for identifier in ENGLISH if not identifier.startswith(DANISH_ONLY)}
    assert ENGLISH.keys() <= DANISH.keys()


@pytest.mark.parametrize("code", [code for code in CODES if code not in {"da", "en"}])
def test_other_languages_translate_what_an_offer_needs(code: str) -> None:
    """A language of which we have only core sentences has all that an offer of a person shows, and nothing unknown."""
    assert {"offer-other_language", "offer-question", "offer-yes", "offer-no"} <= VARIABLES[code].keys()
    assert {each for each in VARIABLES[code] if not each.startswith(OF_ENTRIES)} <= DANISH.keys()


@pytest.mark.parametrize("code", CODES)
def test_a_text_asks_for_the_same_variables_in_every_language(code: str) -> None:
    """A variable that only one language uses would break for its readers alone."""
    assert {each: VARIABLES[code][each] for each in of_ours(code)} == {each: DANISH[each] for each in of_ours(code)}


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_html_that_telegram_accepts(code: str) -> None:
    """Given its variables, whatever they hold, a text is formatted and parsed without a refusal, and says something."""
    wrong = {}
    for identifier in of_ours(code):
        values = {name: VALUE + name for name in DANISH[identifier]}
        text, entities = parse_html(CATALOGUE[code].html(identifier, **values))
        told = [text, *(entity["url"] for entity in entities if entity["type"] == "text_link")]
        unsaid = [value for value in values.values() if not any(value in each for each in told)]
        if not text.strip() or unsaid:
            wrong[identifier] = unsaid
    assert wrong == {}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("identifier", [each for each, variables in DANISH.items() if "contact" in variables])
def test_the_contact_link_leads_to_the_contact_page(code: str, identifier: str) -> None:
    """The address arrives as it was set, in scripts written from right to left too."""
    address = "https://www.example.dk/kontakt?a=1&b=2"
    values = dict.fromkeys(DANISH[identifier], "7") | {"contact": address}
    _, entities = parse_html(CATALOGUE[code].html(identifier, **values))
    links = [entity["url"] for entity in entities if entity["type"] == "text_link"]
    assert links == [address]


def test_every_text_that_is_asked_for_is_there_with_its_variables() -> None:
    """No code path asks for a text that is missing, or without a variable that the text needs."""
    assert [(place, identifier) for place, identifier, _ in CALLS if identifier not in DANISH] == []
    lacking = [(place, identifier, DANISH[identifier] - given) for place, identifier, given in CALLS]
    assert [each for each in lacking if each[2]] == []


def test_the_search_for_code_paths_finds_them() -> None:
    """The check above looks at something: the searched files hold the calls that are known to be there."""
    found = {identifier for _, identifier, _ in CALLS}
    assert {"staff-card", "from-person", "offer-question", "updated-line", "went-wrong", "staff-relay-edited"} <= found


@pytest.mark.parametrize("language", Language)
def test_families_of_texts_are_complete(language: Language) -> None:
    """Every reason has its offer and its word for staff, every language its name, every command its description."""
    wanted = {f"offer-{reason.value}" for reason in Reason} | {f"language-name-{each}" for each in Language}
    assert wanted | set(COMMANDS.values()) <= VARIABLES[language.value].keys()
    assert {f"reason-{reason.value}" for reason in Reason} <= DANISH.keys()


@pytest.mark.parametrize("language", Language)
def test_every_area_and_topic_of_the_starter_entries_has_a_name(language: Language) -> None:
    """The menus of the starter entries have all their names, in both languages and of their own."""
    entries = read_folder().entries.values()
    assert {f"area-{entry.area}" for entry in entries} <= VARIABLES[language.value].keys()
    assert {f"topic-{entry.topic}" for entry in entries} <= VARIABLES[language.value].keys()


@pytest.mark.parametrize("code", CODES)
def test_button_labels_fit_a_phone(code: str) -> None:
    """No label is longer than a phone shows."""
    names = [each for each in DANISH if each.startswith(("area-", "topic-"))]
    labels = {identifier: CATALOGUE[code].plain(identifier) for identifier in (*BUTTONS, *names)}
    assert {identifier: label for identifier, label in labels.items() if len(label) > LONGEST_LABEL} == {}


@pytest.mark.parametrize("language", Language)
def test_verdicts_fit_beside_each_other(language: Language) -> None:
    """The three verdicts stand in one row, so each is as short as a third of a narrow phone: ten characters."""
    labels = [CATALOGUE[language].plain(f"rate-{verdict}") for verdict in VERDICTS]
    assert [label for label in labels if len(label) > 10] == []


@pytest.mark.parametrize("language", Language)
def test_what_is_stored_of_a_citizen_is_told_in_words(language: Language) -> None:
    """No state, reason, purpose or kind stands in the file of `/minedata` as the program calls it."""
    states = (*CaseState, *InboxState, *OutboxState, *NoticeState, *DraftState)
    names = [f"state-{each.value}" for each in states]
    names += [f"reason-{each.value}" for each in Reason] + [f"purpose-{each.value}" for each in Purpose]
    names += [f"kind-{each.value}" for each in (*NoticeKind, *HeldKind)]
    assert [
        each
        for each in (*names, "rating-asked", "rating-given")
        if f"data-value-{each}" not in VARIABLES[language.value]
    ] == []


@pytest.mark.parametrize("language", Language)
def test_descriptions_keep_telegrams_limits(language: Language) -> None:
    """Description, short description and commands are within what Telegram takes (512, 120, 256)."""
    texts = CATALOGUE[language]
    assert len(texts.plain("bot-description")) <= 512
    assert len(texts.plain("bot-short-description")) <= 120
    assert all(len(texts.plain(each)) <= 256 for each in (*COMMANDS.values(), *STAFF_COMMANDS.values()))


def test_variables_are_escaped_and_the_texts_own_tags_stand() -> None:
    """What comes from a person is text; what the catalogue marks is markup."""
    assert CATALOGUE["da"].html("from-person", name="<i>Bo & co</i>") == (
        "<b>&lt;i&gt;Bo &amp; co&lt;/i&gt;</b> (et menneske):"
    )
    assert CATALOGUE["da"].plain("staff-candidate", title="A & B", percent="12") == "A & B (12 %)"


def test_missing_text_or_variable_is_an_error() -> None:
    """Nobody ever reads an id or a variable's name in place of a text."""
    with pytest.raises(MissingTextError, match=r"^nonsense \(da\): not in the catalogue$"):
        CATALOGUE["da"].plain("nonsense")
    with pytest.raises(MissingTextError, match=r"^from-person \(da\): .*name"):
        CATALOGUE["da"].html("from-person")
    assert "nonsense" not in CATALOGUE["da"]


def test_what_a_language_lacks_is_taken_from_english_then_danish() -> None:
    """A language with core sentences only falls back on English, and on Danish for what staff read."""
    assert CATALOGUE["pl"].plain("offer-no") == "Nie, dziękuję"
    assert CATALOGUE["pl"].plain("helped-yes") == CATALOGUE["en"].plain("helped-yes")
    assert Texts("en").plain("staff-close") == CATALOGUE["da"].plain("staff-close")
    assert CATALOGUE["xx"].plain("offer-no") == CATALOGUE["en"].plain("offer-no")
    assert CATALOGUE[Language.DA].plain("offer-no") == "Nej tak"
