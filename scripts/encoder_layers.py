"""The layers of the sentence encoder in PyTorch, with the adapter that `scripts/tune_encoder.py` learns.

The weights are those of the package, as 32-bit numbers, and stay as they are. Texts are computed side by side without
any padding but in the attention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from knowledge.matching.e5.adapter import ADAPTED, RANK
from knowledge.matching.e5.model_file import ModelFile, unpack

_DROPPED: Final = 0.1
"""The share of what an adapter is given that is left out while it learns."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What some texts are between two layers: one row a token, text after text, and how many tokens each has."""

    tokens: Any
    lengths: NDArray[np.intp]

    def some(self, chosen: Sequence[int]) -> Texts:
        """Only the texts of these numbers."""
        starts = np.concatenate([[0], np.cumsum(self.lengths)])
        rows = np.concatenate([np.arange(starts[at], starts[at + 1]) for at in chosen])
        return Texts(self.tokens[torch.from_numpy(rows)].float(), self.lengths[list(chosen)])


class Layers:
    """The encoder; `adapter` has two matrices for each product that is adapted, at first without any effect."""

    def __init__(self, file: ModelFile) -> None:
        self._file = file
        self._sizes = file.sizes
        self._weights: dict[str, tuple[Any, Any]] = {}
        for layer in range(file.sizes.layers):
            for side in ("q", "k", "v", "ao", "fi", "fo"):
                columns = file.sizes.inner if side == "fo" else file.sizes.width
                name = f"l{layer}.{side}"
                matrix = torch.from_numpy(unpack(file.rows(f"{name}.w", columns)))
                self._weights[name] = matrix, torch.from_numpy(file.numbers(f"{name}.b").copy())
        self.adapter: dict[str, tuple[Any, Any]] = {}
        for name in ADAPTED:
            rows, columns = self._weights[name][0].shape
            down = torch.randn(columns, RANK) / columns**0.5
            self.adapter[name] = down.requires_grad_(), torch.zeros(RANK, rows).requires_grad_()

    @property
    def parameters(self) -> list[Any]:
        """All numbers of the adapter."""
        return [matrix for pair in self.adapter.values() for matrix in pair]

    def tokens(self, texts: Sequence[Sequence[int]]) -> Texts:
        """The embeddings of the pieces of texts, normalised, as the first layer takes them."""
        words = self._file.rows("emb.word", self._sizes.width)
        places = self._file.numbers("emb.pos").reshape(-1, self._sizes.width)
        kind = self._file.numbers("emb.type")[: self._sizes.width]
        ends = self._file.pieces.first, self._file.pieces.last
        found = [unpack(words[np.array([ends[0], *text, ends[1]])]) + places[: len(text) + 2] + kind for text in texts]
        joined = self._norm("emb.ln", torch.from_numpy(np.concatenate(found)))
        return Texts(joined, np.array([len(rows) for rows in found], dtype=np.intp))

    def run(self, texts: Texts, start: int, end: int, *, learning: bool = False) -> Texts:
        """The texts after the layers from `start` to before `end`."""
        tokens, (real, mask) = texts.tokens, _places(texts.lengths)
        for layer in range(start, end):
            attended = self._attended(f"l{layer}", tokens, real, mask, learning=learning)
            tokens = self._norm(f"l{layer}.aln", self._product(f"l{layer}.ao", attended, learning=learning) + tokens)
            wide = functional.gelu(self._product(f"l{layer}.fi", tokens, learning=learning))
            tokens = self._norm(f"l{layer}.oln", self._product(f"l{layer}.fo", wide, learning=learning) + tokens)
        return Texts(tokens, texts.lengths)

    def _attended(self, layer: str, tokens: Any, real: Any, mask: Any, *, learning: bool) -> Any:
        texts, longest = mask.shape
        sides = []
        for side in "qkv":
            product = self._product(f"{layer}.{side}", tokens, learning=learning)
            padded = torch.zeros(texts * longest, self._sizes.width).index_copy(0, real, product)
            sides.append(padded.view(texts, longest, self._sizes.heads, -1).transpose(1, 2))
        found = functional.scaled_dot_product_attention(*sides, attn_mask=mask[:, None, None, :])
        return found.transpose(1, 2).reshape(texts * longest, -1)[real]

    def _product(self, name: str, tokens: Any, *, learning: bool) -> Any:
        found = functional.linear(tokens, *self._weights[name])
        if name not in self.adapter:
            return found
        down, up = self.adapter[name]
        return found + functional.dropout(tokens, _DROPPED, learning) @ down @ up

    def _norm(self, name: str, tokens: Any) -> Any:
        weights = (torch.from_numpy(self._file.numbers(f"{name}.{kind}").copy()) for kind in "wb")
        return functional.layer_norm(tokens, (self._sizes.width,), *weights, self._sizes.epsilon)


def unit_means(texts: Texts) -> Any:
    """One row of unit length a text: the mean of its tokens."""
    lengths = torch.from_numpy(texts.lengths)
    row = torch.arange(len(lengths)).repeat_interleave(lengths)
    total = torch.zeros(len(lengths), texts.tokens.shape[1]).index_add(0, row, texts.tokens)
    return functional.normalize(total / lengths[:, None], dim=1)


def _places(lengths: NDArray[np.intp]) -> tuple[Any, Any]:
    """Where the tokens are in a padded table of texts, and that table: which of its cells have one."""
    mask = torch.arange(int(lengths.max()))[None, :] < torch.from_numpy(lengths)[:, None]
    return mask.view(-1).nonzero()[:, 0], mask
