"""Dates of what the writer has lived through: "jeg gik på pension i oktober" asks about no October."""

from __future__ import annotations

import re
from typing import Final

from knowledge.dates.found import Found

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
# Who was there on a bare weekday was there on the last one; "jeg tog fri lørdag" and "på lørdag" may be to come.
_THERE: Final = r"(?: \w+)? (?:der|forbi|ude|hos|inde|nede|oppe|henne|her|paa|til)"
_WENT: Final = r"(?:kom(?! til)|gik|stod|koerte|cyklede|proevede|ringede|besoegte|afleverede|laante|hentede|naaede)"
_WAS_THERE: Final = re.compile(
    rf"\b(?:{_WHO} (?:\w+ )?(?:var{_THERE}|{_WENT})|(?:var {_AND_WHO}{_THERE}|{_WENT} {_AND_WHO}))\b"
)
_HAS_BEEN_THERE: Final = re.compile(
    rf"\b{_WHO} (?:\w+ )?(?:(?:was|were) (?:there|here|by|at)|came|went|visited|called|tried|stopped)\b"
)
_WEEKDAYS: Final = (
    (re.compile(r"(?:sidste )?wd\d"), _WAS_THERE),
    (re.compile(r"(?:paa |sidste )?wd\d"), _HAS_BEEN_THERE),
)


def is_lived(clause: str, time: str, meaning: Found) -> bool:
    """Whether a time belongs to something that is over, though no year says so of a date or a feast.

    Args:
        clause: the clause it stands in, in the grammar's way of writing.
        time: the words that name it.
        meaning: of these.
    """
    if _TO_COME.search(clause):
        return False
    if any((meaning.past or day.fullmatch(time)) and there.search(clause) for day, there in _WEEKDAYS):
        return True
    dated = meaning.feast or _MONTH.search(re.sub(r"wd\d", "", time)) is not None
    return not meaning.past and dated and _LIVED.search(clause) is not None
