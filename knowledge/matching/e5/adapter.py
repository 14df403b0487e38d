"""What the encoder was taught of the field, kept in `adapter.npz` beside this module.

To the product with a matrix of the upper layers two small ones are added, one after the other (Hu et al. 2021, "LoRA").
`scripts/tune_encoder.py` learns them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.matching.e5.model_file import ModelFileError, Numbers

ADAPTER: Final = "adapter.npz"
RANK: Final = 16
FIRST: Final = 6
"""The first layer, from 0 on, that is adapted; all after it are too."""
LAYERS: Final = 12
ADAPTED: Final = tuple(
    f"l{layer}.{side}" for layer in range(FIRST, LAYERS) for side in ("q", "k", "v", "ao", "fi", "fo")
)
"""The products that are added to."""
_LEARNED: Final = "learned"
_KEY: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class Adapter:
    """The small matrices, and what they were learned from.

    Attributes:
        arrays: for each name of `ADAPTED` the two matrices, name.down and name.up, as 32-bit numbers.
        fingerprint: changes whenever anything in the file does.
        learned: the keys of the sentences that they were learned from, sorted.
    """

    arrays: Mapping[str, Numbers]
    fingerprint: str
    learned: NDArray[np.uint64]

    @classmethod
    def read(cls) -> Adapter:
        """The adapter that is shipped.

        Raises:
            OSError: if the file cannot be read.
            ModelFileError: if it is not what is expected.
        """
        kept = (files("knowledge.matching.e5") / ADAPTER).read_bytes()
        names = [f"{name}.{part}" for name in ADAPTED for part in ("down", "up")]
        try:
            with np.load(BytesIO(kept), allow_pickle=False) as stored:
                arrays = {name: stored[name].astype(np.float32) for name in names}
                learned = stored[_LEARNED].astype(np.uint64)
        except (KeyError, ValueError, EOFError, BadZipFile) as error:
            raise ModelFileError(f"{ADAPTER} is not what scripts/tune_encoder.py writes ({error})") from error
        return cls(arrays, hashlib.blake2b(kept, digest_size=4).hexdigest(), learned)

    def has_learned(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """For each text, as it is embedded, whether it was learned from."""
        return np.isin(np.array([key(text) for text in texts], dtype=np.uint64), self.learned)


def key(text: str) -> int:
    """The number by which a sentence that was learned from is remembered."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_KEY).digest(), "little")
