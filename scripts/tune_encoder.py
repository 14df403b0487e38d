"""Teach the sentence encoder the field, and keep what it learned in knowledge/matching/e5/adapter.npz.

    pip install torch==2.13.0
    python scripts/tune_encoder.py

PyTorch is needed here and nowhere else; it takes half an hour to an hour on two cores. The sentences are those of
`tuning_field.py` and `other_fields.py`, never of a set that measures; a fifth is held back, on which the matcher and
the signposts calibrate, since what was learned from looks too easy. Afterwards run `scripts/ship_encoder.py`,
`scripts/ship_signposts.py` and `scripts/ship_fit.py --anew`. See docs/decisions/0028-tuned-encoder.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from encoder_layers import Layers, Texts, unit_means
from numpy.typing import NDArray
from other_fields import Others, parts, read_others
from slips import slipped
from torch.nn import functional
from tuning_field import Field, batches, read_field

from knowledge.matching.e5.adapter import ADAPTER, FIRST, LAYERS, key
from knowledge.matching.e5.model_file import ModelFile
from knowledge.matching.e5.pieces import Tokenizer
from knowledge.matching.embedding import as_a_question, weights_file

EPOCHS: Final = 4
RATE: Final = 1e-3
PULL: Final = 0.07
"""How sharply sentences of one entry are drawn together and all others pushed away; smaller is sharper."""
STAY: Final = 0.5
"""How much a vector is held where it was, so that entries that nobody has written yet are found as well."""
STRANGE: Final = 2.0
"""How much it counts to tell strangers from examples by a plane."""
DANGER: Final = 1.0
"""How much it counts to tell sentences of danger from all others by a plane."""
STRENGTH: Final = 0.7
"""How much of what was learned is added: with less, sentences from other fields stay nearer to where they were."""
OTHERS: Final = 0.8
"""How much sentences from another field count."""
SLIPS: Final = 0.4
"""The share of sentences that are learned from as a hasty thumb types them."""
_TYPED: Final = 2
"""How many such versions of a sentence there are; each is embedded up to the first layer that learns once."""
_FIELDS_A_STEP: Final = 2
_WARM: Final = 15
_SEED: Final = 0


class Aim:
    """What the vectors should be like, with the numbers that are learned only to say so.

    Args:
        field: the sentences.
        before: their vectors before learning, of unit length.
    """

    def __init__(self, field: Field, before: Any) -> None:
        self._owner = torch.from_numpy(field.owner)
        self._strange = field.strange
        self._danger = torch.isin(self._owner, torch.tensor(field.dangers))
        self._mean = before.mean(0)
        self._before = functional.normalize(before - self._mean, dim=1)
        middles = [self._before[self._owner == entry].mean(0) for entry in range(self._strange + 1)]
        self.middles = functional.normalize(torch.stack(middles), dim=1).requires_grad_()
        self.strange = torch.tensor(2.0, requires_grad=True)
        self.planes = torch.zeros(before.shape[1], 2, requires_grad=True)
        self.shifts = torch.zeros(2, requires_grad=True)

    def missed(self, rows: Sequence[int], vectors: Any) -> Any:
        """How far the vectors of these rows are from what they should be."""
        moved = functional.normalize(vectors - self._mean, dim=1)
        owner, danger = self._owner[list(rows)], self._danger[list(rows)]
        known = owner <= self._strange
        odds = moved @ functional.normalize(self.middles, dim=1).T / 0.1
        odds = torch.cat([odds[:, :-1], odds[:, -1:] + self.strange], dim=1)
        named = functional.cross_entropy(odds[known], owner[known])
        planes = 5 * moved @ self.planes + self.shifts
        parted = functional.binary_cross_entropy_with_logits
        beyond = parted(planes[known, 0], (owner[known] == self._strange).float())
        dangerous = parted(planes[:, 1], danger.float())
        stayed = (1 - (moved * self._before[list(rows)]).sum(1)).mean()
        apart = _contrast(moved, owner, danger, self._strange)
        return apart + named + STRANGE * beyond + DANGER * dangerous + STAY * stayed


class OtherAim:
    """What the vectors of sentences from other fields should be like: those that ask for the same are near each other.

    Args:
        others: the sentences.
        before: their vectors before learning, of unit length.
    """

    def __init__(self, others: Others, before: Any) -> None:
        self._asked = torch.from_numpy(others.asked)
        field = torch.from_numpy(others.field)
        # As the matcher does, from which what all examples of a field share is taken away.
        self._means = torch.stack([before[field == at].mean(0) for at in range(int(field.max()) + 1)])[field]
        self._before = functional.normalize(before - self._means, dim=1)

    def missed(self, rows: Sequence[int], vectors: Any) -> Any:
        """How far the vectors of these rows, all of one field, are from what they should be."""
        at = list(rows)
        moved = functional.normalize(vectors - self._means[at], dim=1)
        stayed = (1 - (moved * self._before[at]).sum(1)).mean()
        none = int(self._asked.max()) + 1
        asked = torch.where(self._asked[at] < 0, none, self._asked[at])
        return _contrast(moved, asked, torch.zeros(len(at), dtype=torch.bool), none) + STAY * stayed


def _contrast(vectors: Any, owner: Any, danger: Any, strange: int) -> Any:
    """Supervised contrastive loss (Khosla et al. 2020); strangers only push, and harmless sentences only danger."""
    itself = torch.eye(len(owner), dtype=torch.bool)
    unheard = itself | ((owner > strange)[None, :] & ~danger[:, None])
    alike = (vectors @ vectors.T / PULL).masked_fill(unheard, -1e9)
    share = alike - torch.logsumexp(alike, 1, keepdim=True)
    same = (owner[:, None] == owner[None, :]) & ~itself & (owner < strange)[:, None]
    counted = same.any(1)
    return -((share * same).sum(1)[counted] / same.sum(1)[counted]).mean()


def tune(layers: Layers, lower: Texts, field: Field, others: Others, path: Path) -> None:
    """Learn, and write the adapter after each epoch.

    In `lower` the sentences of other fields come after ours, and after both all of them again as they are mistyped.
    """
    chance = np.random.default_rng(_SEED)
    count = len(field.lines) + len(others.lines)
    with torch.no_grad():
        every = np.array_split(np.arange(count), count // 256 + 1)
        before = torch.cat([unit_means(layers.run(lower.some(part.tolist()), FIRST, LAYERS)) for part in every])
    ours = len(field.lines)
    aim, other_aim = Aim(field, before[:ours]), OtherAim(others, before[ours:])
    beside = parts(others, np.random.default_rng(_SEED))
    groups = [
        (layers.parameters, 1.0, 0.01),
        ([aim.middles, aim.strange], 3.0, 0.0),
        ([aim.planes, aim.shifts], 10.0, 0.0),
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
            also = [next(beside) for _ in range(_FIELDS_A_STEP)]
            taken = [rows, *([ours + row for row in part] for part in also)]
            some = lower.some([_typed(row, count, chance) for part in taken for row in part])
            found = unit_means(layers.run(some, FIRST, LAYERS, learning=True))
            own, *beyond = torch.split(found, [len(part) for part in taken])
            apart = [other_aim.missed(part, vectors) for part, vectors in zip(also, beyond, strict=True)]
            missed = aim.missed(rows, own) + OTHERS * torch.stack(apart).sum()
            optimiser.zero_grad()
            missed.backward()
            optimiser.step()
            speed.step()
            done += 1
            if done % _WARM == 0:
                print(f"step {done} of {steps}: {float(missed.detach()):.3f}", flush=True)
        write(layers, field, path)


def _typed(row: int, count: int, chance: np.random.Generator) -> int:
    """The sentence itself, or one of the versions of it that were mistyped; it should be where the sentence is."""
    return row + count * int(chance.integers(1, _TYPED + 1)) if chance.random() < SLIPS else row


def write(layers: Layers, field: Field, path: Path) -> None:
    """The adapter in 16 bits a number, and the keys of what it has learned from."""
    arrays: dict[str, NDArray[Any]] = {"learned": np.sort(np.array([key(line) for line in field.lines], dtype="<u8"))}
    for name, (down, up) in layers.adapter.items():
        arrays[f"{name}.down"] = down.detach().numpy().astype("<f2")
        arrays[f"{name}.up"] = (STRENGTH * up.detach().numpy()).astype("<f2")
    np.savez(path, allow_pickle=False, **arrays)


def main() -> None:
    """Learn from the starter."""
    torch.manual_seed(_SEED)
    file, field, others = ModelFile(weights_file()), read_field(), read_others()
    tokenizer, layers = Tokenizer(file.pieces), Layers(file)
    lines, chance = [*field.lines, *others.lines], np.random.default_rng(_SEED)
    lines += [slipped(line, chance) for _ in range(_TYPED) for line in lines]
    texts = [tokenizer.numbers(as_a_question(line)) for line in lines]
    kept, lengths = [], []
    with torch.no_grad():
        for part in np.array_split(np.arange(len(texts)), len(texts) // 256 + 1):
            found = layers.run(layers.tokens([texts[at] for at in part]), 0, FIRST)
            kept.append(found.tokens.half())
            lengths.append(found.lengths)
    print(f"{len(texts)} sentences, {(field.owner == field.strange).sum()} of them strangers", flush=True)
    lower = Texts(torch.cat(kept), np.concatenate(lengths))
    tune(layers, lower, field, others, Path(str(files("knowledge.matching.e5") / ADAPTER)))


if __name__ == "__main__":
    main()
