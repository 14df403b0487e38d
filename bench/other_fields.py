"""Measures the matcher on fields that the sentence encoder was not tuned on: a furniture shop, a help desk, an insurer.

    python bench/other_fields.py [--examples 5] [--json]
    python bench/other_fields.py --uneven       one to seven examples each, drawn at random

Of each thing that may be asked some sentences are examples and the others are asked; sentences that the field has no
answer to are strangers. Where examples are uneven the same sentences are asked of all. The columns are those of
`bench/matching.py`, as means over the fields that `scripts/tune_encoder.py` holds back, and one line a field.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

from matching import STRANGER, Figures, Labelled, measure, ours

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from other_fields import NO_ANSWER, read_sentences

COLUMNS: Final = ("right", "auroc", "handled")
_UNEVEN: Final = (1, 1, 2, 3, 5, 7)


def divided(examples: int | None) -> dict[str, tuple[Labelled, Labelled]]:
    """Examples and test sentences of each field that is held back, by its name; the same in every run.

    `examples` is how many there are of each thing; None: uneven numbers.
    """
    alike: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sentence in read_sentences(to_measure=True):
        alike[sentence.field][sentence.asked].append(sentence.text)
    return {field: _divided(field, asked, examples) for field, asked in sorted(alike.items())}


def _divided(field: str, alike: dict[str, list[str]], examples: int | None) -> tuple[Labelled, Labelled]:
    chance = random.Random(field)  # noqa: S311 - which sentences are examples is no secret
    train, test = [], [(text, STRANGER) for text in alike[NO_ANSWER]]
    for asked in sorted(alike.keys() - {NO_ANSWER}):
        texts = chance.sample(alike[asked], len(alike[asked]))
        told = chance.choice(_UNEVEN) if examples is None else examples
        train += [(text, asked) for text in texts[:told]]
        test += [(text, asked) for text in texts[max(_UNEVEN) if examples is None else told :]]
    return train, test


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=5, help="how many sentences of each thing asked are examples")
    parser.add_argument(
        "--uneven", action="store_true", help="few sentences of some things are examples, many of others"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {
        field: measure(lambda train: ours(train, "e5"), train, test)
        for field, (train, test) in divided(None if options.uneven else options.examples).items()
    }
    rows = {field: [round(getattr(row, column), 4) for column in COLUMNS] for field, row in found.items()}
    rows["mean"] = [round(mean(list(found.values()), column), 4) for column in COLUMNS]
    if options.json:
        print(json.dumps({field: dict(zip(COLUMNS, row, strict=True)) for field, row in rows.items()}, indent=2))
        return
    print(f"{'':24}" + "".join(f"{column:>9}" for column in COLUMNS))
    for field, row in rows.items():
        print(f"{field:24}" + "".join(f"{value:9.3f}" for value in row))


def mean(rows: list[Figures], column: str) -> float:
    """Over all fields, each counting the same."""
    return float(sum(getattr(row, column) for row in rows) / len(rows))


if __name__ == "__main__":
    main()
