"""Everyday troubles that belong neither to the library nor to citizen service: no heat at home, a bus that never came.

Such a text is near to nothing that is answered, and so to a little of everything: a door that does not open, an event
that was called off. Whoever writes it is told that it is none of our subjects, and whom to ask, in place of choices
that are all wrong. Only a text that tells of nothing else counts; "no heat in the library" is ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold, is_stop_word, word_list

_THINGS: Final = re.compile(
    fold(
        r"varmen?|radiator\w*|varmtvand\w*|vand(?:et)?|(?:vand)?hanen?|strøm(?:men)?|elektricitet\w*|(?:el|vand|varme)regning\w*"
        r"|udlejer\w*|depositum|vicevært\w*|skimmel\w*|kloak\w*|afløb\w*"
        r"|bus(?:sen|ser|serne)?|tog(?:et|ene)?|rejsekort\w*|tandlæge\w*"
        r"|heating|radiators?|electricity|landlord\w*|deposit|mou?ld|drains?|sewer|bus(?:es)?|trains?|dentists?"
    )
)
_COMPANY: Final = frozenset(
    fold(
        """
        lejlighed lejligheden bolig boligen hjemme derhjemme værelse værelset køkken køkkenet badeværelse
        badeværelset bad badet stue stuen kælder kælderen virker fungerer kold koldt kolde varmt varme brunt snavset
        stoppet stopper gået væk mangler høj højt dyr dyrt steget betale betaler penge tilbage komme kommer kom
        kører kørte forsinket forsinkede aflyst aflyste sent morgen dag går aften nat ringe ringer lukket regner
        gennem loft loftet måned tiden ødelagt defekt slukket give giver gav min mit mine vores ovre
        flat apartment home kitchen bathroom working works cold hot brown broken late cancelled canceled delayed came
        pay back money expensive power water gone
        """
    ).split()
)

_NET: Final = re.compile(fold(r"wi|fi|wifi\w*|router\w*|bredbånd\w*|internet\w*|netværk\w*|fibernet\w*|broadband"))
_NET_COMPANY: Final = frozenset(
    fold(
        "kode koden kodeord kodeordet password adgangskode adgangskoden navn navnet glemt langsomt slow forgot"
    ).split()
)
_AT_HOME: Final = frozenset(fold("hjemme derhjemme herhjemme hjem lejlighed lejligheden stuen home flat").split())
"""The net at home is the citizen's own; without a word of home it is the library's."""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def is_of_elsewhere(text: str) -> bool:
    """Whether a text (redacted, as typed, Danish or English) tells of such a trouble and of nothing else."""
    told = [word for word in in_plain_letters(text) if not is_stop_word(word)]
    things = [word for word in told if _THINGS.fullmatch(word)]
    company = _COMPANY | _towns()
    if bool(things) and all(word in company or _THINGS.fullmatch(word) for word in told):
        return True
    return _is_own_net(in_plain_letters(text), told)


def _is_own_net(everything: Sequence[str], told: Sequence[str]) -> bool:
    """Whether nothing is told of but the net at one's own home."""
    return (
        bool({"min", "mit", "vores", "my", "our"}.intersection(everything))
        and any(word in _AT_HOME for word in told)
        and any(_NET.fullmatch(word) for word in told)
        and all(word in _COMPANY | _NET_COMPANY | _AT_HOME or _NET.fullmatch(word) for word in told)
    )


@cache
def _towns() -> frozenset[str]:
    """Where a bus goes to."""
    return frozenset(map(fold, word_list("towns.txt")))
