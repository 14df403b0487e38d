"""What needs no judging: a greeting, thanks, a nod, "who are you", and a call for help that says no more than that.

Such texts have no content to judge by ("hej hej", "godmorgen", "tusind tak"), and whoever greets is not to be told that
nobody understood. Each text is read whole: one word more than a courtesy, and it is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from knowledge.decisions import PERSON_ENTRY
from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold, is_stop_word
from knowledge.reading.said_to_us.phrases import Phrases

GREETING: Final = "bot-hilsen"
"""The small talk that answers a courtesy."""
WHAT_I_CAN: Final = "bot-hvad-kan-du"
"""The small talk that says with what the assistant can help."""

WHO_I_AM: Final = "bot-hvem"
"""The small talk that says who is writing here."""

_DAY: Final = "dag|formiddag|middag|eftermiddag|aften|nat|weekend|ferie|jul|påske|sommer|\\w{3,4}dag"
_SAID: Final = (
    "he+j|hejsan?|halløj\\w*|davs?|goddag|gomorgen|gom[oå]rn|mojn|møjn|mojen|hallo|yo|hey|hi|hiya|hello|howdy|"
    f"god(?:morgen|aften|nat)|(?:god|go) (?:morgen|{_DAY})|(?:godt|go) nytår|glædelig jul|"
    "merry christmas|happy new year|"
    "good (?:day|morning|afternoon|evening|night|weekend)|"
    "hei|heisann|morn|god (?:morgon|kväll|kveld)|tack|tack så mycket|tusen tack|"
    "takk?|takker|(?:på forhånd )?(?:(?:tusind|tusen|mange|1000) )?tak(?: på forhånd)?|(?:tusen|1000) takk|selv tak|"
    "velbekomme|thanks|thank you|many thanks|thanks in advance|"
    "thx|tnx|tx|tk|tks|cheers|"
    "(?:(?:det|så) er (?:det )?(?:bare )?)?mig (?:igen|her)|(?:nu|så) er jeg (?:her|tilbage)(?: igen)?|"
    "(?:its )?me again|"
    "(?:undskyld|beklager) (?:at )?(?:jeg|vi) (?:forstyrrer|spørger)|(?:i am |im )?sorry to (?:bother|disturb)(?: you)?"
)
_NODDED: Final = (
    "ok|okay|okey|okaj|fint|super|perfekt|dejligt|fedt|sejt|great|perfect|lovely|cool|nice|nå|nåh|aha+|javel|forstået|modtaget|"
    "nvm|never ?mind|glem det|(?:det er )?lige ?meget|"
    "k|kk|oki|okidoki|(?:i )?lige måde|likewise|you too|det var (?:da )?så lidt|ingen årsag|youre welcome|no problem|"
    "fair nok|pyt|ærgerligt|interessant|sjovt|got it|i see|noted|"
    "(?:(?:at )?jeg (?:var|blev) (?:(?:så|lidt|for) )*(?:sur|vred|irriteret|grov|hård|utålmodig))|"
    "undskyld|sorry|beklager|det (?:vidste|tænkte|så) jeg ikke(?: over| på)?|(?:det er )?min fejl|"
    "det var (?:min|en) fejl|"
    "det var (?:ikke meningen|dumt(?: af mig)?)|jeg (?:trykkede|skrev|tastede) forkert|"
    "forkert (?:knap|chat|nummer|person|besked)|det var (?:ikke )?til (?:dig|jer|en anden|"
    "min (?:mand|kone|søn|datter|mor|far|søster|bror|veninde|ven))|wrong (?:chat|number|person|button)|"
    "(?:i )?(?:did not|didnt) know(?: that)?|my (?:bad|mistake|fault)|i (?:pressed|typed) (?:the )?wrong(?: button)?"
)
"""What is said of something, and asks for nothing."""
_HUMMED: Final = (
    "lo+l|lmao|rofl|x+d+|(?:h[aeio]){2,}h?|hm+|øhm?|æh+|uh+m?|umm+|wow|omg|åh+|årh+|uha|ups|hov|wtf|"
    "seriøst|virkelig|for real|seriously|really|no way|jøsses|du godeste|hold da op|nå da(?: da)?|"
    "det siger du ikke|åh nej|oh no|øv+|æv"
)
"""A laugh, a hum or a wonder: nothing that could be answered is said, whatever was said before."""
_WAITING: Final = (
    "(?:lige |bare )?(?:et|to|1|2) (?:lille )?(?:øjeblik|sekund(?:er)?|sek|minut(?:ter)?|min)(?: lige| mere)?|"
    "(?:nej )?vent(?: lige| lidt| nu)*(?: et (?:øjeblik|sekund|minut))?|(?:no )?wait(?: no)?|"
    "(?:one|just a|1|a) (?:moment|minute|second|sec|min)|hang on|hold on|"
    "jeg (?:kommer|er) (?:lige )?(?:straks )?tilbage(?: igen| om lidt| straks)*"
)
"""Whoever asks us to wait asks for nothing yet."""
ENDS: Final = (
    "(?:(?:de|med|mange|kærlige?|venlige?|bedste|varme|hjertelige?) )+(?:hilsen|hilsner|hilsener)|"
    "m\\W{0,2}v\\W{0,2}h|vh|kh|(?:best|kind|kindest|warm) (?:regards|wishes)|yours sincerely"
)
"""How a letter ends, whatever comes before it."""
_SIGNED: Final = f"hilsen|hilsner|hilsener|regards|{ENDS}"
"""How a letter ends, above the name of whoever wrote it."""
_JOINING: Final = frozenset({"og", "fra", "and", "from"})
"""Words that may stand between the names below a letter."""
_NAMED: Final = "(?:jeg hedder|(?:mit|my) (?:navn|name) (?:er|is)|jeg er (?:hr|fru|frøken))"
"""How one tells who one is."""
PARTED: Final = (
    "farvel|(?:vi )?ses|vi (?:tales|snakkes)(?: ved)?|på gensyn|ha(?:ve)? det|"
    "(?:ha(?:ve?)?|fortsat)(?: (?:en|det))?(?: (?:rigtig|fortsat|dejlig))* (?:godt?|dejlig)"
    "(?: (?:dag|aften|weekend|nat|morgen|jul|sommer|ferie))?|(?:god|sov) ?(?:nat|godt)|good ?night|goodbye|"
    "bye(?: bye)?|have a (?:nice|good|great) (?:day|evening|weekend)|see (?:you|ya)|take care"
)
"""How one takes leave: whoever does is not greeted, and wants nothing more that was offered."""
_SIGNS: Final = re.compile(
    "[\u2639-\u263b\u2764\ufe0f\U0001f44a-\U0001f450\U0001f493-\U0001f49f\U0001f600-\U0001f64f"
    "\U0001f90c-\U0001f92f\U0001f970-\U0001f97a\U0001f3fb-\U0001f3ff\\s]+"
)
"""Faces, hands and hearts."""
_BESIDES: Final = (
    "dig|jer|du|alle|allesammen|alle sammen|igen|og|så|nå|men|jo|da|med|til|derinde|herinde|skal (?:du|i) have|"
    "for (?:hjælpen|det|svaret|i dag|snakken|your help|the help|that)(?: (?:før|tidligere|i går|sidst))?|"
    "my friend|ven|veninde|min|kære|robot|chatbot|søde|skat|unge (?:mand|dame)|"
    "so much|very much|a lot|again|there|all|everyone|everybody|then|and|to you|you"
)
_PRAISED: Final = (
    "(?:du|i) er (?:(?:bare|virkelig|jo|så|altså|rigtig|meget|simpelthen) )*(?:en |den |de )?"
    "(?:søde?|skat|engel|flinke?|gode?|dygtige?|fantastiske?|venlige?|hjælpsomme?|bedste?|geniale?|skønne?|dejlige?|"
    "guld værd)|"
    "det var (?:(?:bare|virkelig|meget|så|rigtig) )*(?:en stor hjælp|sødt|rart|venligt|pænt|dejligt|lige det)"
    "(?: (?:af (?:dig|jer)|at vide|jeg (?:skulle bruge|manglede)))?|"
    "for (?:(?:din|jeres|al|den gode|god) )?hjælp|for (?:info(?:en)?|alt)|"
    "for (?:(?:dit|jeres|det|et) )?(?:(?:hurtigt|hurtige|gode|godt) )?svar(?:et)?|"
    "(?:you are|youre|you re) (?:(?:so|very|really) )?(?:a star|kind|great|the best|helpful|sweet)|"
    "that (?:was|is) (?:(?:so|very|really) )?(?:helpful|kind of you)|that helped(?: a lot)?"
)
"""What is said beside thanks of whoever has helped."""
_PRAISED_ALONE: Final = (
    "(?:(?:det|den) var |en )*(?:(?:rigtig|virkelig|meget|super|bare) )*"
    "(?:(?:god|fin|stor|flot|fantastisk|super|suveræn) (?:hjælp|service|bot|chatbot)|"
    "(?:et )?(?:godt|fint|flot|fantastisk|super) svar)|"
    "(?:godt|flot) (?:klaret|gået|arbejde)|(?:4|5|fire|fem|four|five) (?:ud af (?:5|fem) )?(?:stjerner|stars)|"
    "topkarakter|(?:10|ti) ud af (?:10|ti)|"
    "(?:(?:that|it) was )?(?:(?:a|very|really|great|good) )*(?:good|great|excellent) (?:bot|job|help|service|answer)|"
    "well done|very helpful"
)
"""Whoever praises, or gives stars, has helped no less than whoever says thanks."""
_ASKED: Final = (
    "jeg har brug for|jeg (?:skal|vil gerne|vil) bruge|jeg (?:vil gerne|skal|kunne godt) have|jeg mangler|kan jeg få|"
    "(?:kan|kunne|vil) (?:du|i|nogen)|i need|i could use|can i get|can you|could you|can (?:anyone|someone|somebody)"
)
_HELP: Final = (
    "(?:(?:jeg|vi) har (?:lige |bare )?et (?:lille |stort )?(?:spørgsmål|problem)|"
    "(?:jeg|vi) har problemer|der er et problem|"
    "(?:må|kan) jeg (?:lige )?(?:stille et spørgsmål|spørge om noget)|"
    "i have a (?:quick |big )?(?:question|problem)|can i ask (?:you )?something|"
    f"(?:{_ASKED}) (?:(?:lidt|noget|some|a bit of|please|godt) )*(?:hjælpe?|help)|hjælp|help)"
    "(?: (?:mig|os|me|us))?(?: (?:lidt|med noget|med lidt|with something|please|tak|venligst))*"
)
_WHO: Final = (
    "hvem (?:er|e) (?:du|i)(?: egentlig)?|hvad er du(?: for en)?|who (?:are|r) (?:you|u)|"
    "er der (?:nogen|en)(?: der| hjemme)?|(?:er )?nogen der|er (?:du|i) der(?: endnu| stadig)?|"
    "(?:is )?any(?:one|body) (?:there|home)|are you there"
)
_CRY: Final = re.compile("!|(?:mig|me)$")
"""A cry for help is answered with a person, not with a list of subjects."""
_THANKS: Final = re.compile(r"\b(?:takk?|tack|takker|thanks|thank|thx|tnx|tx|tks?|cheers)\b")
_MEETING: Final = re.compile(r"(?:he+j|hejsan?|hei|hello|hi|hey|hallo|god\w*|good)\b")
_DRAWN_OUT: Final = re.compile(r"([a-z])\1\1+")
_OF_ALL: Final = frozenset("hi hey yo hallo ok okay super perfekt perfect cool cheers".split())
"""Courtesies that people say in whatever language they write."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What a whole text may be, in plain letters; the patterns, what it may be behind its courtesies."""

    courtesy: Phrases
    help_asked: re.Pattern[str]
    who_asked: re.Pattern[str]
    bare_help: re.Pattern[str]
    hum: Phrases
    praise: Phrases
    nod: Phrases
    nod_or_leave: Phrases
    aside: re.Pattern[str]


def is_nod(text: str) -> bool:
    """Whether a text (as `courtesy_of`) nods, laughs, hums, takes leave or asks to wait: it greets nobody."""
    return is_hum(text) or _patterns().nod_or_leave.fullmatch(_asked(text))


def is_hum(text: str) -> bool:
    """Whether a text (as `courtesy_of`) is a laugh, a hum or faces alone: no words, so that nothing answers it."""
    signs = text.strip() and _SIGNS.fullmatch(text)
    return bool(signs) or _patterns().hum.fullmatch(_asked(text))


def is_aside(text: str) -> bool:
    """Whether a text (as `courtesy_of`) tells a name, or ends a letter with one: nothing to be answered.

    A name may be any word but those of which questions are made, so this tells nothing of a text that has an answer.
    """
    found = None if "?" in text else _behind_courtesies(_patterns().aside, _asked(text))
    named = [] if found is None else (found["below"] or found["name"] or "").split()
    return found is not None and not any(is_stop_word(word) for word in named if word not in _JOINING)


def _is_of_all(text: str) -> bool:
    """Whether a text only nods, laughs or hums: that is the same in all languages."""
    return is_hum(text) or _patterns().nod.fullmatch(_asked(text))


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def courtesy_of(text: str) -> str | None:
    """The entry that answers a text (redacted, as typed, Danish or English) that is a courtesy and nothing else.

    Returns:
        its slug, or None where the text says anything else besides.
    """
    if is_hum(text):
        return None
    asked = _asked(text)
    patterns = _patterns()
    if patterns.courtesy.fullmatch(asked) or patterns.praise.fullmatch(asked) or is_nod(text):
        return GREETING
    if _behind_courtesies(patterns.who_asked, asked):
        return WHO_I_AM
    cried = _behind_courtesies(patterns.bare_help, asked) is not None and _CRY.search(text.strip()) is not None
    if not _behind_courtesies(patterns.help_asked, asked):
        return None
    return PERSON_ENTRY if cried else WHAT_I_CAN


def is_thanks(text: str) -> bool:
    """Whether a courtesy is thanks or praise, and no greeting that says thanks too."""
    asked = _asked(text)
    if _patterns().praise.fullmatch(asked):
        return True
    return _THANKS.search(asked) is not None and _MEETING.match(asked) is None


def tells_language(text: str) -> bool:
    """Whether a courtesy is in a language, and not of those that everybody says."""
    return not _is_of_all(text) and not _OF_ALL.issuperset(in_plain_letters(text))


def _asked(text: str) -> str:
    """The text in plain letters; a letter that is drawn out stands once, "heyyy" as "hey"."""
    return _DRAWN_OUT.sub(r"\1", " ".join(in_plain_letters(text)))


def _behind_courtesies(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What the rest of a text in plain letters is, behind its courtesies, if it has any."""
    rests = (pattern.fullmatch(text, start) for start in _patterns().courtesy.starts_behind(text))
    return next((found for found in rests if found is not None), None)


@cache
def _patterns() -> _Patterns:
    parting, beside = f"{PARTED}|{_WAITING}", f"{_BESIDES}|{_PRAISED}"
    nodded, parted, hummed, besides, wanted = map(fold, (_NODDED, parting, _HUMMED, beside, _HELP))
    nodded = f"{nodded}|{hummed}"
    said = f"{fold(_SAID)}|{nodded}|{parted}"
    more = re.compile(f"{said}|{besides}")
    return _Patterns(
        courtesy=Phrases(re.compile(said), more),
        help_asked=re.compile(wanted),
        who_asked=re.compile(fold(_WHO)),
        bare_help=re.compile(f"(?:{fold('hjælp|help')})\\b.*"),
        praise=Phrases(re.compile(fold(_PRAISED_ALONE)), more),
        hum=Phrases(re.compile(hummed), re.compile(hummed)),
        nod=Phrases(re.compile(nodded), re.compile(f"{nodded}|{besides}")),
        nod_or_leave=Phrases(re.compile(f"{nodded}|{parted}"), re.compile(f"{nodded}|{parted}|{besides}")),
        aside=re.compile(
            f"(?:{fold(_SIGNED)})(?P<below>(?: [a-z]+){{0,6}})|"
            f"{fold(_NAMED)}(?P<name>(?: (?!og|and|men|but)[a-z]+){{1,3}})"
        ),
    )
