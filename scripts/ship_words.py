"""Make the list of Danish and English words that the spelling repair leaves alone.

    python scripts/ship_words.py

The words are those of simplemma, which only this script and its test need. Run it after another version of that
package; the test says when it was forgotten.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from knowledge.matching.dictionary import SHORTEST_KNOWN, WORDS_FILE, as_steps, numbered

LANGUAGES: Final = ("da", "en")


def steps() -> NDArray[np.uint32]:
    """What the file keeps."""
    dictionaries = DefaultDictionaryFactory()
    found = {word.lower() for language in LANGUAGES for word in map(str, dictionaries.get_dictionary(language))}
    return as_steps(numbered(word for word in found if len(word) >= SHORTEST_KNOWN and word.isalpha()))


def main() -> None:
    """Write the file."""
    path = Path(str(files("knowledge.matching"))) / "data" / WORDS_FILE
    np.savez_compressed(path, steps=steps())


if __name__ == "__main__":
    main()
