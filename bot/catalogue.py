"""The text catalogue: every sentence that a citizen or a member of staff reads, per language (Project Fluent)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date, get_month_names
from fluent.runtime import FluentBundle, FluentResource

from knowledge.entries import Language

STAFF_LANGUAGE = Language.DA
_FOLDER = Path(__file__).parent / "texts"
_MESSAGE = re.compile(r"^[a-z][a-z0-9_-]* *=", re.MULTILINE)
_FALLBACK = {"en": ("en", "da"), "da": ("da",)}
# That of the locale "en" is the American one.
_LONG_DATE = {Language.DA: "d. MMMM y", Language.EN: "d MMMM y"}


class MissingTextError(LookupError):
    """A text id that the catalogue lacks, or a text whose variables were not all given."""


class Texts:
    """The texts in one language; what a language lacks is taken from English, then Danish.

    Args:
        code: a language code with a file in `bot/texts/`.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self._codes = _FALLBACK.get(code, (code, "en", "da"))

    def __contains__(self, identifier: str) -> bool:
        return any(identifier in bundle_of(code) for code in self._codes)

    def plain(self, identifier: str, **variables: str | int) -> str:
        """The text as it stands, for buttons and toasts.

        Raises:
            MissingTextError: if the text is not in the catalogue or a variable is missing.
        """
        for bundle in map(bundle_of, self._codes):
            if identifier in bundle:
                return bundle.formatted(identifier, variables)
        raise MissingTextError(f"{identifier} ({self.code}): not in the catalogue")

    def html(self, identifier: str, **variables: str | int) -> str:
        """The text as Telegram HTML; variables are escaped, in attributes too, and the catalogue's own tags stand."""
        escaped = {name: html.escape(value) if isinstance(value, str) else value for name, value in variables.items()}
        return self.plain(identifier, **escaped)


class Catalogue:
    """The texts in every language.

    Args:
        ahead: read all of them now, so that no citizen waits for it; otherwise a text is read when it is first needed,
            for a command that shows few.
    """

    def __init__(self, *, ahead: bool = True) -> None:
        self._texts = {path.stem: Texts(path.stem) for path in sorted(_FOLDER.glob("*.ftl"))}
        for language in Language:
            if language.value not in self._texts:
                raise MissingTextError(f"{_FOLDER / language.value}.ftl: missing")
        for code in self._texts if ahead else ():
            bundle_of(code).read_all()

    def __getitem__(self, language: Language | str) -> Texts:
        code = language.value if isinstance(language, Language) else language
        return self._texts.get(code, self._texts[Language.EN.value])

    @property
    def staff(self) -> Texts:
        """The texts that staff read."""
        return self[STAFF_LANGUAGE]

    def languages(self) -> tuple[str, ...]:
        """The codes of all languages that the catalogue has texts in."""
        return tuple(self._texts)


def long_date(day: date, language: Language) -> str:
    """A date with its year, as citizens read it."""
    return format_date(day, _LONG_DATE[language], locale=language.value)


def month_name(month: int, year: int | None, language: Language) -> str:
    """A month, 1 to 12, with its year where there is one, as it stands in a date."""
    name = get_month_names("wide", locale=language.value)[month]
    return name if year is None else f"{name} {year}"


def identifiers(code: str) -> frozenset[str]:
    """The ids that the file of a language defines itself, for the checks."""
    source = (_FOLDER / f"{code}.ftl").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-z][a-z0-9_-]*) *=", source, re.MULTILINE))


class Bundle:
    """The texts in the file of a language; each is parsed when it is first needed, for all of them take long.

    Args:
        code: the language.

    Raises:
        MissingTextError: by `formatted`, if a text cannot be read or lacks a variable.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        # Isolation marks would litter code and buttons, and break every link whose address is a variable.
        self._bundle = FluentBundle([code], use_isolating=False)
        source = (_FOLDER / f"{code}.ftl").read_text(encoding="utf-8")
        starts = [found.start() for found in _MESSAGE.finditer(source)]
        parts = (source[start:end] for start, end in zip(starts, [*starts[1:], len(source)], strict=True))
        self._unread = {part.partition("=")[0].strip(): part for part in parts}
        self._known = frozenset(self._unread)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._known

    def read_all(self) -> None:
        """Parse what is not parsed yet."""
        if self._unread:
            self._bundle.add_resource(FluentResource("\n".join(self._unread.values())))
            self._unread.clear()

    def formatted(self, identifier: str, variables: Mapping[str, str | int]) -> str:
        """A text of this file with its variables."""
        part = self._unread.pop(identifier, None)
        if part is not None:
            self._bundle.add_resource(FluentResource(part))
        value = self._bundle.get_message(identifier).value if self._bundle.has_message(identifier) else None
        if value is None:
            raise MissingTextError(f"{identifier} ({self.code}): cannot be read")
        text, errors = self._bundle.format_pattern(value, dict(variables))
        if errors:
            raise MissingTextError(f"{identifier} ({self.code}): {errors[0]}")
        return str(text)


@cache
def bundle_of(code: str) -> Bundle:
    """The texts in the file of a language, opened once."""
    return Bundle(code)
