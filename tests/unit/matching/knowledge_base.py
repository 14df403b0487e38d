"""A small knowledge base and a made-up engine for the matcher's tests."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.entries import Example, Language
from knowledge.matching.embedding import Vectors

DANISH = {
    "pas-pris": [
        "hvad koster et pas",
        "pris på nyt pas",
        "hvor dyrt er et pas",
        "pas betaling",
        "hvad skal jeg give for et pas",
    ],
    "pas-bestil": ["bestille nyt pas", "jeg skal have fornyet mit pas", "mit pas udløber snart", "ansøge om pas"],
    "laan-forny": ["forny mine lån", "kan jeg beholde bogen længere", "forlænge lånetiden", "forny bøger"],
    "koerekort-pris": ["hvad koster et kørekort", "pris for kørekort", "kørekort gebyr", "hvor dyrt er kørekortet"],
    "koerekort-mistet": ["jeg har tabt mit kørekort", "kørekortet er stjålet", "nyt kørekort efter tyveri"],
    "mitid-spaer": ["spær mit mitid", "nogen har misbrugt mit mitid", "slette mitid", "luk for mitid"],
    "mitid-faa": ["få mitid", "hvordan opretter jeg mitid", "jeg har ikke mitid endnu", "bestille mitid første gang"],
    "tid-bestil": ["bestille tid i borgerservice", "booke en tid", "hvordan får jeg en tid", "tidsbestilling"],
    "tid-aflys": [
        "aflyse min tid",
        "jeg kan ikke komme til min tid",
        "afbestille tiden",
        "jeg vil ikke bestille tid alligevel",
    ],
    "aabningstid": ["åbningstider på biblioteket", "hvornår har biblioteket åbent", "hvornår lukker I"],
    "hilsen": ["hej", "goddag", "hej med jer"],
    "hvad-kan-du": ["hvad kan du", "hvad kan jeg spørge dig om"],
}
ENGLISH = {
    "pas-pris": ["how much is a passport", "passport fee"],
    "pas-bestil": ["renew my passport", "apply for a passport"],
    "laan-forny": ["renew my book", "keep the book longer"],
    "mitid-spaer": ["block my MitID", "someone misused my MitID"],
    "aabningstid": ["opening hours of the library", "when do you close"],
}


def examples() -> list[Example]:
    """Every example of the small knowledge base."""
    texts = [(Language.DA, DANISH), (Language.EN, ENGLISH)]
    return [
        Example(entry, language, text)
        for language, entries in texts
        for entry, asked in entries.items()
        for text in asked
    ]


class MadeUpEmbedder:
    """Embeds by the sum of fixed random vectors of the letter triples, so that like texts are near.

    Attributes:
        seen: every text that was embedded.
    """

    def __init__(self, name: str = "made-up") -> None:
        self.seen: list[str] = []
        self._name = name

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text."""
        self.seen.extend(texts)
        rows = [self._row(text) for text in texts]
        return np.asarray(rows, dtype=np.float32).reshape(len(texts), 32)

    def has_learned(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Was tuned on none."""
        return np.zeros(len(texts), dtype=np.bool_)

    def _row(self, text: str) -> Vectors:
        padded = f"  {text} "
        triples = [padded[at : at + 3] for at in range(len(padded) - 2)]
        total = sum(
            (np.random.default_rng(zlib.crc32(triple.encode())).normal(size=32) for triple in triples), np.zeros(32)
        )
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
