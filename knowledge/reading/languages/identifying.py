"""The statistical identifier of languages: what a sentence in letters of several languages is likely written in."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from functools import cache
from mmap import ACCESS_READ, mmap
from tempfile import TemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from py3langid import langid

LATIN: Final = (
    "da", "nb", "nn", "no", "sv", "en", "de", "nl", "pl", "ro", "tr", "fr", "es", "it", "pt", "lt", "lv", "et",
    "bs", "hr", "sq", "so", "hu", "cs", "sk", "vi", "id", "ku", "fi", "is", "sw", "tl",
)  # fmt: skip
"""Languages of citizens of the municipality that are written in Latin letters, and those taken for Danish."""
_OF_OTHER_SCRIPTS: Final = ("ar", "fa", "ur", "ps", "ru", "uk", "bg", "mk", "sr", "hi", "ne", "mr", "am")
"""Those that share their script, where letters and words do not tell."""

_LOADING = Lock()


def get_ready() -> None:
    """Load now what is otherwise loaded when a text first needs it, for which a citizen would wait a second."""
    ranked("", ())


def ranked(cleaned: str, among: Collection[str]) -> list[tuple[str, float]]:
    """The languages `among` which a text may be written in, the likeliest first, each with its probability."""
    with _LOADING:
        identifier = _identifier()
    found = [(code, probability) for code, probability in identifier.rank(cleaned) if code in among]
    together = sum(probability for _, probability in found)
    return [(code, probability / together if together else 0.0) for code, probability in found]


@cache
def _identifier() -> langid.LanguageIdentifier:
    """The statistical identifier: it takes 0.7 s, so it is loaded when a text first needs it.

    Of its languages only those that are ever asked for are kept, since all of them take 25 MB more.
    """
    from py3langid import langid  # noqa: PLC0415

    whole = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    whole.set_languages([code for code in whole.labels if code in {*LATIN, *_OF_OTHER_SCRIPTS}])
    moves = _in_a_file(whole.tk_nextmove)
    tables = whole.nb_ptc, whole.nb_pc, whole.nb_classes, moves, whole.tk_output
    return langid.LanguageIdentifier(*tables, norm_probs=True, tk_row=whole.tk_row)


def _in_a_file(numbers: array[int]) -> memoryview[int]:
    """The same numbers in a file without a name: of 42 MB only the pages that are looked at take up memory."""
    with TemporaryFile() as file:
        numbers.tofile(file)
        file.flush()
        kept: Any = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        return cast("memoryview[int]", kept.cast(numbers.typecode))
