"""Dates of what the writer has lived through: "jeg gik på pension i oktober" asks about no October."""

from __future__ import annotations

import re
from typing import Final

_WHO: Final = r"(?:jeg|vi|han|hun|de|min \w+|mit \w+|mine \w+|vores \w+|i|we|he|she|they|my \w+|our \w+)"
# "Kom i maj" names no "I".
_AND_WHO: Final = r"(?:jeg|vi|han|hun|min|mit|mine|vores|we|he|she|my|our)"
_DID: Final = (
    r"(?:gik|fik|blev|var|kom|tog|skrev|solgte|koebte|laante|flyttede|startede|begyndte|mistede|tabte|glemte|doede"
    r"|boede|arbejdede|rejste|stoppede|afleverede|fyldte|giftede|foedte|har (?:vaeret|faaet|mistet)|er foedt|er flyttet"
    r"|went|got|was|were|came|took|bought|borrowed|moved|started|began|lost|forgot|died|retired|lived|worked|turned|left"
    r"|have been|(?:am|was|were) born)"
)
_LIVED: Final = re.compile(rf"\b(?:{_WHO} (?:selv |ogsaa |lige |just )?{_DID}|{_DID} {_AND_WHO}|foedt|born)\b")
# What was got or heard of may still be to come: "jeg fik en tid den 3. december".
_TO_COME: Final = re.compile(
    r"\b(?:\w*tid|tider|indkald\w*|aftale\w*|besked|inviter\w*|booket|appointment|told|billet\w*|plads|invited"
    r"|ticket\w*|frist\w*|skal|vil"
    r"|(?:at|that) (?:der|i|jeg|vi|man|det|de|han|hun|there|you|it|they|the|\w+(?:e[nt]|e?ne)))\b"
)
_MONTH: Final = re.compile(r"mo\d|\d")


def is_lived(clause: str, time: str, *, feast: bool) -> bool:
    """Whether a date or a feast belongs to something that is over, though no year says so.

    Args:
        clause: the clause it stands in, in the grammar's way of writing.
        time: the words that name it.
        feast: whether it is a feast, a holiday or a season.
    """
    dated = feast or _MONTH.search(re.sub(r"wd\d", "", time)) is not None
    return dated and _LIVED.search(clause) is not None and not _TO_COME.search(clause)
