"""Teach the sentence encoder the field, and keep what it learned in knowledge/matching/e5/adapter.npz.

    pip install torch==2.13.0
    python scripts/tune_encoder.py

PyTorch is needed here and nowhere else; it takes a quarter of an hour to an hour on two cores. Afterwards run
`scripts/ship_signposts.py` and `scripts/ship_fit.py --anew`. See docs/decisions/0028-tuned-encoder.md.

It learns from the examples of the starter's entries, from other wordings for them (`tuning/other-wordings.tsv`), from
the known strangers and from more of the kind (`tuning/near-questions.txt`), never from a set that measures. A fifth of
all is held back: the matcher calibrates on these, since what was learned from looks too easy.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from encoder_layers import Layers, Texts, unit_means
from numpy.typing import NDArray
from torch.nn import functional

from knowledge.building import known_strangers
from knowledge.entry_files import STARTER_FOLDER, read_folder
from knowledge.matching.e5.adapter import ADAPTER, FIRST, LAYERS, key
from knowledge.matching.e5.model_file import ModelFile
from knowledge.matching.e5.pieces import Tokenizer
from knowledge.matching.embedding import as_a_question, weights_file
from knowledge.matching.question import read_example
from knowledge.matching.text import clean
from knowledge.out_of_scope import NOT_ANSWERED_FILE, OUT_OF_SCOPE_FILE, read_out_of_scope

EPOCHS: Final = 3
RATE: Final = 1e-3
PULL: Final = 0.07
"""How sharply sentences of one entry are drawn together and all others pushed away; smaller is sharper."""
STAY: Final = 0.5
"""How much a vector is held where it was, so that entries that nobody has written yet are found as well."""
STRANGE: Final = 2.0
"""How much it counts to tell strangers from examples by a plane."""
HELD_BACK: Final = 5
"""One in so many is held back."""
TUNING: Final = Path(__file__).parent / "tuning"
OTHER_WORDINGS: Final = "other-wordings.tsv"
NEAR_QUESTIONS: Final = "near-questions.txt"
_ENTRIES: Final = 24
_OF_AN_ENTRY: Final = 4
_NEAR: Final = 22
_FAR: Final = 12
_WARM: Final = 15
_SEED: Final = 0


@dataclass(frozen=True, slots=True)
class Field:
    """The sentences to learn from.

    Attributes:
        lines: each sentence as it is embedded.
        owner: the number of its entry; strangers have the number after all entries.
        beside: for each entry its look-alikes.
        near: for each entry the strangers that are nearest to it.
    """

    lines: Sequence[str]
    owner: NDArray[np.intp]
    beside: Sequence[Sequence[int]]
    near: Sequence[Sequence[int]]

    @property
    def strangers(self) -> NDArray[np.intp]:
        """The rows of the strangers."""
        return np.flatnonzero(self.owner == len(self.beside))


def as_embedded(text: str) -> str:
    """The line that the matcher embeds for an example."""
    return " ".join(read_example(clean(text)))


def read_field() -> Field:
    """All sentences but those held back: every fifth example, and the strangers of every fifth heading."""
    knowledge = read_folder()
    examples = sorted({(example.entry, as_embedded(example.text)) for example in knowledge.examples()})
    slugs = sorted({slug for slug, _ in examples})
    number = {slug: at for at, slug in enumerate(slugs)}
    rows = [(number[slug], line, "") for slug, line in examples if not _held_back(line)]
    headings = _headings()
    rows += [(number[slug], line, "") for slug, line in _other_wordings() if slug in number and not _held_back(line)]
    known = {*known_strangers(knowledge), *read_out_of_scope(TUNING / NEAR_QUESTIONS)}
    strangers = sorted({as_embedded(text) for text in known})
    rows += [(len(slugs), line, headings[line]) for line in strangers if not _held_back(headings[line])]
    near: list[list[int]] = [[] for _ in slugs]
    for row, (_, _, heading) in enumerate(rows):
        if heading in number:
            near[number[heading]].append(row)
    beside = [[number[other] for other in knowledge[slug].look_alikes if other in number] for slug in slugs]
    return Field([line for _, line, _ in rows], np.array([owner for owner, _, _ in rows]), beside, near)


def _other_wordings() -> list[tuple[str, str]]:
    """Questions for an entry in words that no example has; they are learned from here and nowhere else."""
    lines = (TUNING / OTHER_WORDINGS).read_text(encoding="utf-8").splitlines()
    told = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return sorted({(slug, as_embedded(text)) for slug, _, text in told})


def _held_back(text: str) -> bool:
    return zlib.crc32(text.encode()) % HELD_BACK == 0


def _headings() -> dict[str, str]:
    """Under which comment each stranger stands: an entry's slug, or a subject."""
    found = {}
    for path in (STARTER_FOLDER / OUT_OF_SCOPE_FILE, STARTER_FOLDER / NOT_ANSWERED_FILE, TUNING / NEAR_QUESTIONS):
        heading = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                heading = line[1:].strip()
            elif line.strip():
                found[as_embedded(line)] = heading
    return found


def batches(field: Field, chance: np.random.Generator) -> Iterator[list[int]]:
    """Nearly all examples once: some of an entry, beside them some of a look-alike, and strangers near to both."""
    left = [chance.permutation(np.flatnonzero(field.owner == entry)).tolist() for entry in range(len(field.beside))]
    enough = 0.08 * sum(map(len, left))
    while sum(map(len, left)) > enough:
        chosen: list[int] = []
        while len(chosen) < _ENTRIES:
            sizes = np.array([0 if entry in chosen else len(rows) for entry, rows in enumerate(left)])
            if not sizes.any():
                break
            entry = int(chance.choice(len(sizes), p=sizes / sizes.sum()))
            alike = [other for other in field.beside[entry] if left[other] and other not in chosen]
            chosen += [entry, *([int(chance.choice(alike))] if alike else [])]
        examples = [left[entry].pop() for entry in chosen for _ in range(_OF_AN_ENTRY) if left[entry]]
        near = [row for entry in chosen for row in field.near[entry]]
        strangers = set(chance.choice(near, min(_NEAR, len(near)), replace=False).tolist())
        strangers |= set(chance.choice(field.strangers, _FAR, replace=False).tolist())
        yield examples + sorted(strangers)


class Aim:
    """What the vectors should be like, with the numbers that are learned only to say so.

    Args:
        field: the sentences.
        before: their vectors before learning, of unit length.
    """

    def __init__(self, field: Field, before: Any) -> None:
        self._owner = torch.from_numpy(field.owner)
        self._mean = before.mean(0)
        self._before = functional.normalize(before - self._mean, dim=1)
        strange = len(field.beside)
        middles = [self._before[self._owner == entry].mean(0) for entry in range(strange + 1)]
        self.middles = functional.normalize(torch.stack(middles), dim=1).requires_grad_()
        self.strange = torch.tensor(2.0, requires_grad=True)
        self.plane = torch.zeros(before.shape[1], requires_grad=True)
        self.shift = torch.tensor(0.0, requires_grad=True)

    def missed(self, rows: Sequence[int], vectors: Any) -> Any:
        """How far the vectors of these rows are from what they should be."""
        moved = functional.normalize(vectors - self._mean, dim=1)
        owner, strange = self._owner[list(rows)], len(self.middles) - 1
        odds = moved @ functional.normalize(self.middles, dim=1).T / 0.1
        odds = torch.cat([odds[:, :-1], odds[:, -1:] + self.strange], dim=1)
        beyond = functional.binary_cross_entropy_with_logits(
            5 * moved @ self.plane + self.shift, (owner == strange).float()
        )
        stayed = (1 - (moved * self._before[list(rows)]).sum(1)).mean()
        named = functional.cross_entropy(odds, owner)
        return _contrast(moved, owner, strange) + named + STRANGE * beyond + STAY * stayed


def _contrast(vectors: Any, owner: Any, strange: int) -> Any:
    """Supervised contrastive loss (Khosla et al. 2020); strangers only push."""
    itself = torch.eye(len(owner), dtype=torch.bool)
    alike = (vectors @ vectors.T / PULL).masked_fill(itself, -1e9)
    share = alike - torch.logsumexp(alike, 1, keepdim=True)
    same = (owner[:, None] == owner[None, :]) & ~itself & (owner != strange)[:, None]
    counted = same.any(1)
    return -((share * same).sum(1)[counted] / same.sum(1)[counted]).mean()


def tune(layers: Layers, lower: Texts, field: Field, path: Path) -> None:
    """Learn, and write the adapter after each epoch."""
    chance = np.random.default_rng(_SEED)
    with torch.no_grad():
        parts = np.array_split(np.arange(len(field.lines)), len(field.lines) // 256 + 1)
        before = torch.cat([unit_means(layers.run(lower.some(part.tolist()), FIRST, LAYERS)) for part in parts])
    aim = Aim(field, before)
    groups = [
        (layers.parameters, 1.0, 0.01),
        ([aim.middles, aim.strange], 3.0, 0.0),
        ([aim.plane, aim.shift], 10.0, 0.0),
    ]
    optimiser = torch.optim.AdamW(
        [{"params": params, "lr": RATE * speed, "weight_decay": decay} for params, speed, decay in groups]
    )
    planned = [list(batches(field, chance)) for _ in range(EPOCHS)]
    steps, done = sum(map(len, planned)), 0
    speed = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1, (at + 1) / _WARM) * (0.525 + 0.475 * math.cos(math.pi * at / steps))
    )
    for epoch in planned:
        for rows in epoch:
            missed = aim.missed(rows, unit_means(layers.run(lower.some(rows), FIRST, LAYERS, learning=True)))
            optimiser.zero_grad()
            missed.backward()
            optimiser.step()
            speed.step()
            done += 1
            if done % _WARM == 0:
                print(f"step {done} of {steps}: {float(missed.detach()):.3f}", flush=True)
        write(layers, field, path)


def write(layers: Layers, field: Field, path: Path) -> None:
    """The adapter in 16 bits a number, and the keys of what it has learned from."""
    arrays: dict[str, NDArray[Any]] = {"learned": np.sort(np.array([key(line) for line in field.lines], dtype="<u8"))}
    for name, (down, up) in layers.adapter.items():
        arrays[f"{name}.down"] = down.detach().numpy().astype("<f2")
        arrays[f"{name}.up"] = up.detach().numpy().astype("<f2")
    np.savez(path, allow_pickle=False, **arrays)


def main() -> None:
    """Learn from the starter."""
    torch.manual_seed(_SEED)
    file, field = ModelFile(weights_file()), read_field()
    tokenizer, layers = Tokenizer(file.pieces), Layers(file)
    texts = [tokenizer.numbers(as_a_question(line)) for line in field.lines]
    kept, lengths = [], []
    with torch.no_grad():
        for part in np.array_split(np.arange(len(texts)), len(texts) // 256 + 1):
            found = layers.run(layers.tokens([texts[at] for at in part]), 0, FIRST)
            kept.append(found.tokens.half())
            lengths.append(found.lengths)
    print(f"{len(texts)} sentences, {len(field.strangers)} of them strangers", flush=True)
    lower = Texts(torch.cat(kept), np.concatenate(lengths))
    tune(layers, lower, field, Path(str(files("knowledge.matching.e5") / ADAPTER)))


if __name__ == "__main__":
    main()
