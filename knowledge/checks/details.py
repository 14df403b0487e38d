"""Rules about the details that an entry says its answer gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from knowledge.checks.findings import Remark
from knowledge.entries import Detail, Entry, Kind

_WHERE = ("details",)

# Words or signs without which no answer speaks of the detail; a local blank that is named for it counts too.
_SPEAKS_OF: Final[Mapping[Detail, re.Pattern[str]]] = {
    Detail.PRICE: re.compile(
        r"\bkr\b|DKK|gratis|pris|kost|betal|gebyr|bøde|point|free|fine|fee|cost|\bpay|paid", re.IGNORECASE
    ),
    Detail.AMOUNT: re.compile(r"\d|beløb|sats|point|amount|rate|\{\{", re.IGNORECASE),
    Detail.LIMIT: re.compile(r"grænse|højst|kun|gange|limit|at most|only|times|\{\{", re.IGNORECASE),
    Detail.PHONE: re.compile(r"\d\d|telefon|nummer|mail|phone|number|\{\{", re.IGNORECASE),
    Detail.HOURS: re.compile(r"åb|tid|døgn|hvornår|open|hour|time|when|\{\{", re.IGNORECASE),
    Detail.AGE: re.compile(r"\d|alder|barn|børn|\bage|child", re.IGNORECASE),
}


def detail_remarks(entry: Entry) -> Iterator[Remark]:
    """What the rules say about the details of `entry`: that they are said, and that its answers speak of them."""
    if entry.details is None:
        if entry.kind is Kind.ANSWER and not entry.hands_over:
            advice = f"List what its answer gives: {', '.join(Detail)}; or [] for none of them"
            yield Remark("details", "does not say which details its answer gives", advice)
        return
    if Detail.ANY in entry.details and len(entry.details) > 1:
        yield Remark("details", "gives any detail and lists others", "Keep either any or the others", _WHERE)
    for detail in entry.details:
        pattern = _SPEAKS_OF.get(detail)
        silent = (
            [] if pattern is None else [code for code, text in entry.texts.items() if not pattern.search(text.answer)]
        )
        for language in silent:
            yield Remark(
                "details",
                f"says that it gives {detail.value!r}, but its answer in {language.value!r} does not speak of it",
                "Take it off the list, or write it into the answer",
                _WHERE,
            )
