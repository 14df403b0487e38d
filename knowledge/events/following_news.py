"""Whether somebody asks to be told of events as they come: "giv mig besked, når der er noget for børn i Faxe".

Only a text that is about nothing else counts: every word must be one of asking for that, of time, of a house, of a
group, or name events. A book, a case, an appointment, and it is about that.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from knowledge.events.asking import Asked, Intent, is_event_noun, read_asked
from knowledge.matching.text import clean, skeleton, words

_LEAST_WORDS: Final = 3
_MOST_WORDS: Final = 18
_ME: Final = r"(?:mig|os|me|us)"
_TOLD: Final = r"(?:besked(?:er)?|praj|vink|mails?|nyhedsbrev\w*|newsletter|nyheder|news|opdatering(?:er)?|updates?)"
_NOT: Final = re.compile(r"\b(?:ikke|ik|not|dont|never|aldrig|ingen|stop\w*|afmeld\w*|hvordan|how)\b")
_BY_MESSAGE: Final = re.compile(rf"\b(?:{_TOLD}|skriv\w*|sig|sige|tilmeld)\b")
_ASKS: Final = re.compile(
    r"\b(?:giv|send|fortal|mail|sms|ping|prik|varsl|informer|notify|tell|text|message|inform|update|email|alert)"
    rf"(?: \w+)? {_ME}\b"
    r"|\b(?:sig|skriv|prik)(?: \w+)? til\b|\b(?:skriv|giv lyd|sig til) (?:nar|hvis|hver gang)\b"
    r"|\b(?:sige|skrive)(?: \w+)? til\b"
    rf"|\b(?:give|sende|fortalle|pinge|prikke) {_ME}\b"
    rf"|\bhold {_ME} (?:opdateret|orienteret|underrettet|informeret|ajour)\b|\bkeep {_ME} (?:posted|updated|informed)\b"
    rf"|\blet {_ME} know\b|\bsign {_ME} up for (?:\w+ )?{_TOLD}\b|\bsubscribe\b|\babonnere\b"
    rf"|^(?:\w+ )?tilmeld {_ME} (?:\w+ )?{_TOLD}\b"
    r"|\b(?:jeg|vi) (?:vil|ville|onsker|kunne)(?: \w+){0,2} "
    rf"(?:(?:have|ha|fa|modtage)(?: \w+){{0,2}} {_TOLD}|hore (?:nar|hver|om (?:alle )?(?:nye?|nyt)))\b"
    r"|\b(?:like|want|love) to (?:hear|get|be told|know|receive|subscribe)\b"
)
_MAY_I: Final = re.compile(
    rf"\b(?:kan|ma|kunne) (?:jeg|vi|man)(?: \w+){{0,2}} (?:have|ha|fa|modtage)(?: \w+){{0,2}}"
    rf" (?:{_TOLD}|ugentlige? (?:oversigt|program))"
)
"""Whether that can be done is asked, too; only with a house or a group it is more than a question."""
_AS_THEY_COME: Final = re.compile(
    r"\b(?:nar|hvis|hver gang) (?:der|i) (?:\w+ )?(?:er|kommer|sker|bliver|har|holder|laver|far)\b"
    r"|\b(?:hver|every|each) \w+|\bugentlig\w*|\bdaglig\w*|\bweekly\b|\bdaily\b|\b(?:nye?|nyt|new|upcoming|kommende)\b"
    rf"|\bfremover\b|\bnyhedsbrev\w*|\bnewsletter\b|\b(?:{_TOLD}|pamindelser) (?:om|med|about|on|of)\b"
    r"|\b(?:opdateret|orienteret|posted|updated)\b|\babonner\w*|\bsubscribe\b"
    r"|\bwhen(?:ever)? (?:there|you|something)\b|\bom (?:\w+dagen|hverdagen|weekenden)\b"
)
_OWN: Final = frozenset(
    """
    giv giver give send sende sender besked beskeder praj bud vink skriv skrive sig sige til nar hvis hver gang
    nyt nye ny new news newsletter nyhedsbrev nyheder nyhedsmail mail mails opdatering opdateringer opdateret
    orienteret underrettet informeret ajour hold keep posted updated informed update updates let know tell
    notify text message inform alert ping pinge prik prikke mig os me us jeg vi vil ville gerne onsker have ha
    fa modtage hore abonnere abonner tilmeld sign up subscribe like want love would id to hear get be told
    receive when whenever there you your every each week day uge dag maned ugentlig ugentlige daglig daglige
    weekly daily fremover altid always please venligst lige godt meget kan du kunne i jer jeres events event
    arrangementer arrangement lyd man en et ting noget nogen something anything things ske sker happening happens kommer
    bliver holder laver far bare kun gratis free hej hallo tak ja ok som med about om fortal fortalle mailliste
    oversigt program bor familier familie familien
    """.split()
)  # fmt: skip
_THINGS: Final = re.compile(r"\w+(?:ting|aktivitet\w*|arrangement\w*|nyheder)")
_EVENTS: Final = re.compile(r"\b(?:arrangement\w*|events?|sker|happen\w*|program|nyhedsbrev\w*|newsletter)\b")
_LENT: Final = re.compile(r"\w*(?:film|spil)\w*")
"""What may be borrowed, too."""


def wants_to_hear(text: str, now: datetime) -> Asked | None:
    """What `text` asks to be told of as it comes, with the house and the group; None where it asks for anything else.

    Args:
        text: as it was typed.
        now: the present moment (aware).
    """
    typed = [skeleton(word) for word in words(clean(text).replace("'", "").replace("’", ""))]
    line = " ".join(typed)
    if not _LEAST_WORDS <= len(typed) <= _MOST_WORDS or _NOT.search(line):
        return None
    may_i = not _ASKS.search(line)
    if (may_i and not _MAY_I.search(line)) or not _AS_THEY_COME.search(line):
        return None
    asked = read_asked(text, now)
    if may_i and not (asked.house or asked.audience):
        return None
    if asked.intent is not Intent.EVENTS or asked.when.past or (asked.when.days and not _BY_MESSAGE.search(line)):
        return None
    left = [word for each in words(asked.text) if (word := skeleton(each)) not in _OWN]
    named = [word for word in left if (is_event_noun(word) and not _LENT.fullmatch(word)) or _THINGS.fullmatch(word)]
    if len(named) < len(left):
        return None
    return asked if named or asked.house or asked.audience or _EVENTS.search(line) else None
