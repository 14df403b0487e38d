"""Make the rules of the signposts ready, so that no start has to read them line by line.

    python scripts/ship_rules.py

Run it after a file in knowledge/signposts/rules/ or the code that reads it has changed; a test says when it was
forgotten.
"""

from __future__ import annotations

from pathlib import Path

from knowledge import signposts
from knowledge.signposts.ready import READY, keep
from knowledge.signposts.recogniser import LANGUAGES, read_rules


def main() -> None:
    """Read all rules and write the file."""
    folder = Path(signposts.__file__).parent / "rules"
    keep(folder / READY, {language: read_rules(language) for language in LANGUAGES})


if __name__ == "__main__":
    main()
