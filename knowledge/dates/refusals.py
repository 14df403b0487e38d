"""What turns a day down behind its name: "fredag dur ikke", "søndag er vi optaget", "lørdag undtaget"."""

from __future__ import annotations

import re
from typing import Final

NO_GOOD: Final = re.compile(
    r"(?:,? (?:om )?(?:the )?(?:for|efter)?(?:middag|aften|morgen)(?:en)?)?,? ?(?:"
    r"(?:undtaget|fraregnet|excepted|excluded)\b"
    r"|(?:dur|duer|passer|fungerer|virker|gaar|works?|fits?|suits?)(?: (?:mig|os|desvaerre|bare|det|me))* "
    r"(?:ikke|ik|daarligt|skidt|not|badly)\b"
    r"|(?:(?:er|is|are)|'s)(?: (?:desvaerre|bare|helt|jo|really|det|sadly))* (?:no ?go|no good|out\b|off\b|udelukket"
    r"|umulig\w*|ikke (?:godt|muligt|saa godt)|daarlig\w*|skidt|not (?:good|possible|an option)|ikke en mulighed)"
    r"|(?:er|am|are) (?:jeg|vi|i|we) (?:desvaerre |altid )?"
    r"(?:optaget|vaek|bortrejst|forhindret|busy|away)\b"
    r"|(?:kan|can) (?:jeg|vi|i|we) (?:desvaerre |bare |altid |altsaa |jo |slet |overhovedet )?(?:ikke|ik|not)"
    r"(?= ?(?:$|[,.;?!]|(?:og|men|saa|but|so)\b))"
    r"|(?:doesn'?t|don'?t|does not|do not|won'?t) (?:work|fit|suit)"
    r"|[^.?!,]{0,40},? (?:saa|so) (?:helst |bare )?(?:ikke|ik|not) (?:der|den dag|then)\b)"
)
"""Matches right behind an expression of time."""
