"""Whether somebody speaks of what the assistant sends by itself: to stop it, to have less of it, to change it.

Only a text whose every word belongs to that is taken for it: one word about a loan, a letter box of the authorities or
a person who writes, and it is about that.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from knowledge.matching.text import clean, skeleton, words


class OwnMessages(StrEnum):
    """How surely a text speaks of what the assistant sends."""

    PLAIN = "plain"
    """It says to stop, and names messages: that is meant of whoever reads it."""

    OF_SUBSCRIBERS = "of_subscribers"
    """It complains or asks for a change: meant so by somebody who gets such messages."""

    BARE = "bare"
    """It only narrows down ("kun fra Haslev"): meant so by somebody who gets messages and has asked nothing else."""


_MESSAGES: Final = (
    r"(?:beskeder|beskederne|besked|pamindelse(?:n|r|rne)?|notifikation(?:er|erne)?|meddelelse(?:r|rne)?|nyheder(?:ne)?"
    r"|opdatering(?:er|erne)?|abonnement(?:et|er|erne)?|reklamer(?:ne)?|spam|beskedservice|messages?|msgs?|reminders?"
    r"|notifications?|updates?|alerts?|texts|subscriptions?|news)"
)
_LETTER: Final = r"(?:nyhedsbrev(?:et|e)?|newsletters?|oversigt(?:en|er)?|liste(?:n|r)?|mailingliste\w*|list)"
_TO_SEND: Final = (
    r"(?:skriv(?:e|er)?|send(?:e|er|t)?|spam(?:me|mer|ming)?|forstyr(?:re|rer)|kontakte?(?:r|s)?|mind(?:e|er)?|bombarder\w*"
    r"|sending|writing|texting|messaging|spamming|notifying|bothering|contact(?:ing)?|text|message|remind(?:ing)?|write)"
)
_HOUSE: Final = r"(?:haslev|faxe|fakse)"
_GROUP: Final = (
    r"(?:born(?:ene)?|unge|voksne|seniorer|aldre|familier|bornefamilier|teenagere|babyer|pensionister"
    r"|kids|children|adults|teens|teenagers|seniors|families)"
)
_TOPIC: Final = (
    r"(?:arrangement(?:er|erne)?|events?|koncert(?:er)?|foredrag|film|musik|teater|bornet(?:eater)?|strik(?:ning)?|kunst"
    r"|udstillinger|kurser|kreative?t?|laesning|litteratur|forfattere|concerts?|talks?|music)"
)
_LIMIT: Final = (
    r"(?:gratis|free|weekend(?:en|er|erne|s)?|aften(?:en|er|erne)?|hverdagsaften(?:er|erne)?|hverdag(?:e|ene)?"
    r"|(?:lor|son)dag(?:e|ene)?|evenings?|weekdays?|saturdays?|sundays?)"
)
"""At which times, and for nothing: what a subscription may be narrowed down to."""

_RHYTHM: Final = (
    r"(?:ugentlig(?:t|e)?|daglig(?:t|e)?|sjaldnere|oftere|farre|weekly|daily|fewer|less often|once a (?:week|month)"
    r"|(?:en|1|to|2) gange? om (?:ugen|dagen|maneden)|hver (?:uge|dag|torsdag)|every (?:week|day)|dagen for|straks"
    r"|med det samme)"
)
_STOP: Final = (
    r"(?:stop(?:pe|per|p|s|ped|ping)?|afmeld(?:e|er|es|ing)?|frameld(?:e|er|es|ing)?|opsig(?:e|er|else)?|afbestil(?:le|ler)?"
    r"|slukk?(?:e|er)?|unsubscribe|cancel|mute|deaktiver(?:e|er)?|deactivate|disable|undga|slippe?r?|slip|droppe?r?|drop"
    r"|block|bloker(?:e|er)?|slar|sla|turn|opt|fjerne?r?)"
)
_TAKE_OFF: Final = r"(?:meld(?:e|er)?|tag(?:e|er)?|fjerne?r?|slet(?:te|ter)?|skriv|remove|take)"
_CHANGE: Final = (
    r"(?:skifte?r?|ret(?:te|ter)?|andre|andrer|andring(?:er)?|opdatere?|juster(?:e|er)?|change|edit|manage|switch|adjust"
    r"|pause(?:re?|r|n)?|genoptag\w*|start(?:e|er)?|resume|styre?|administrer\w*)"
)
_SMALL: Final = (
    r"(?:jeg|mig|min|mit|mine|du|dig|jer|jeres|vi|os|de|dem|det|den|disse|denne|der|her|hej|hallo|hey|ok|okay|sa|nu|nok"
    r"|lige|bare|kun|altsa|venligst|tak|please|thanks|thank|gerne|ikke|ik|aldrig|langere|mere|flere|alle|alt|hele|helt"
    r"|meget|mange|ofte|tit|tiden|hver|med|om|pa|fra|til|af|ud|op|og|eller|men|som|er|bliver|blev|vaere|vare|var|fat|en"
    r"|et|tre|vil|ville|onsker|skal|skulle|kan|ma|behover|orker|haft|far|fa|faet|modtage|modtager|kommer|kom|lad|slut"
    r"|hold|holde|holder|hvordan|hvor|hvad|hvilke|hvorfor|man|godt|fremover|fremtiden|igen|nogen|noget|ingen|stadig"
    r"|stadigvak|jo|hellere|helst|hojst|maks|max|udelukkende|ogsa|tilmeldt|abonnerer|abonnere|trat|irriterende"
    r"|irriterer|nervende|hor(?:e|er)?|bibliotek(?:et|erne)?|biblioteks|bot|botten|chat|chatten|telefon(?:en)?"
    r"|mobil(?:en)?|valter|drukner|oversvommet|strommer|ind|lyst|interesseret|nojes|stuff|things|ting|single|eneste|sat"
    r"|saet|put|got|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|ny|ar|nytar"
    r"|pase\w*|interested|simpelthen|fuldstandig\w*|arlig\w*|serio\w*|desvarre|altid|nogle|sgu|alone|leave|tell|you"
    r"|fortal(?:le)?|honestly|har|lade|vise?|show|se|tilfoje?|add|ugentlig(?:t|e)?|daglig(?:t|e)?|sjaldnere|oftere"
    r"|farre|weekly|daily|fewer|less|ugen|uge|dagen|straks|week|month|day|gange?|once|mindre|samme|bor|flyttet"
    r"|ferie(?:n)?|juleferien|sommerferien|vinterferien|efterarsferien|julen|jul|uger|maned(?:en|er)?|a|the|these|those"
    r"|this|that|them|me|my|your|yours|i|im|ive|id|dont|do|not|any|anymore|more|from|to|of|about|want|wish|need|like"
    r"|would|get|receive|receiving|keep|so|too|many|much|often|all|time|now|in|on|off|out|how|can|am|are|is|it|with"
    r"|only|just|rather|instead|every|subscribed|what|which|library|tired|annoying|enough|have|be|at|for|and|or|but|by"
    r"|up|we|us|if|could|n?o|t|s|m|ve|dag|dage|konstant|uafbrudt|vak|taenk|synes|lidt|venlig|sod|rar|gider|sikke|hjalp"
    r"|hjaelpe?|hjalpe|nyt|nye|new|pluds\w*|allerede|faktisk|virkelig|really|begynd(?:e|er)?|vent(?:e|er)?|forst|efter"
    r"|ha|mens|imens|begin|again|until|till|after|wait|while|holiday|away|d|\d{1,2}|stedet|abonneret|tilmeldte|hvem|why"
    r"|getting|(?:man|tirs|ons|tors|fre|lor|son)dag(?:en|e)?|(?:formid|eftermid)dagen|morgenen|paske|sommer(?:en)?"
    r"|automatisk(?:e)?|unodvendige?|ligegyldige?|dumme|skide|fucking|forbandede|evige)"
)
_VOCABULARY: Final = re.compile(
    "|".join((_MESSAGES, _LETTER, _TO_SEND, _HOUSE, _GROUP, _TOPIC, _LIMIT, _STOP, _TAKE_OFF, _CHANGE, _SMALL))
)
_MOST_WORDS: Final = 20

_NOT: Final = r"(?:ikke|ik|aldrig|not|dont|don t|no|ingen)"
_WANTS_NO: Final = re.compile(
    rf"\b(?:jeg|vi|i|du) (?:vil|onsker|gider|skal|behover|ma|orker|want to|need to)(?: \w+)? {_NOT}\b"
    rf"|\b(?:do ?n ?o?t|not) (?:want|wish|need|like)\b|\b(?:ingen|ikke|ik) (?:\w+ )?(?:flere|mere)\b|\bno more\b"
    r"|\bwould (?:rather|like) not\b"
)
_TELLS_TO_STOP: Final = re.compile(
    rf"\b(?:stop(?:p|per)?|hold (?:\w+ )?op|lade? (?:\w+ )?va?re|slut)\b(?: \w+){{0,3}} (?:{_TO_SEND}|{_MESSAGES})\b"
    rf"|\b(?:hold (?:\w+ )?op|slut) (?:\w+ ){{0,2}}med (?:\w+ ){{0,3}}(?:{_TO_SEND}|{_MESSAGES})\b"
    rf"|\b{_STOP}\b(?: \w+){{0,5}} {_MESSAGES}\b"
    rf"|\b{_TAKE_OFF} (?:\w+ ){{0,2}}(?:fra|af|ud|off|from)\b(?: \w+){{0,5}} {_MESSAGES}\b"
    rf"|\b(?:af med|fri for)(?: \w+){{0,3}} {_MESSAGES}\b"
    r"|\bunsubscribe\b|\bopt (?:me )?out\b"
)
_NAMED: Final = re.compile(rf"\b(?:{_MESSAGES}|{_TO_SEND}|hore? fra)\b")
# What a telephone, a newspaper or the authorities send is called so, too.
_SURELY_OURS: Final = re.compile(
    rf"\b(?:beskeder|beskederne|messages?|unsubscribe)\b|\b{_TO_SEND}\b(?: \w+){{0,2}} (?:mig|me|os|us)\b"
    rf"|\b(?:spamm\w+|texting|messaging|hore? fra)\b|\b{_TO_SEND} om arrangementer\b"
)
_NOT_TO_STOP: Final = re.compile(
    r"\b(?:stop|stoppe?r?|afmeld|hold)\b(?: \w+){0,2} (?:ikke|not)\b|\b(?:dont|do not|don t|ikke) (?:stop|unsubscribe)"
    r"|\b(?:far|fik|faet|modtager|get|getting|received?|kommer)(?: (?:jeg|vi|der|i))? (?:ikke|ik|ingen|aldrig|not|no)\b"
    r"|\b(?:har|have) (?:\w+ )?(?:ikke|ik|ingen|aldrig|not|no|never) (?:fat|modtaget|haft|received|gotten)\b"
    r"|\bhvorfor\b"
    r"|\b(?:jeg|vi|i|we) (?:vil|skal|kan|kunne|want to|can|will) (?:\w+ )?(?:ikke|ik|not)? ?"
    r"(?:mere )?(?:skrive|sende|kontakte|send|write)\b"
    r"|\bfjerne?r? min(?:e|t)?\b|\b(?:sla|slar)\b(?: \w+){1,4} til\b|\bturn (?:\w+ ){0,3}on\b"
    r"|\b(?:ud|fra|af) (?:af )?biblioteke?t?\b"
)
_TOO_MUCH: Final = re.compile(
    r"\bfor (?:mange|ofte|tit|meget)\b|\btoo (?:many|much|often)\b|\bhele tiden\b|\ball the time\b|\bkonstant\b"
    r"|\btrat af\b|\btired of\b|\b(?:irriter|nerv)\w*|\bannoying\b|\bfarre\b|\bfewer\b|\bless\b|\bsjaldnere\b"
    r"|\bmindre\b|\benough\b|\b(?:i|du|you|de) spam\w*|\b(?:valter|drukner|oversvom|strommer|bombarder)\w*"
    r"|\b(?:every|hver) (?:single |eneste )?(?:day|dag)\b|\btoo much\b|\bdet (?:her )?er spam$|\bthis is spam$"
)
_OFF_THE_LIST: Final = re.compile(
    rf"\bkommer (?:jeg|man) (?:\w+ )?(?:af|ud|fra)(?: \w+){{0,3}} {_LETTER}\b|"
    rf"\b{_TAKE_OFF} (?:mig|me) (?:\w+ )?(?:fra|af|ud|off|from)\b|\b(?:afmeldes|framelde?s)\b"
    rf"|\b{_STOP}\b(?: \w+){{0,3}} {_LETTER}\b|\b(?:afmeld|frameld) (?:mig|os|alt|det hele)\b"
)
_OF_LIMITS: Final = re.compile(rf"\b{_LIMIT}\b")
_CHANGES: Final = re.compile(
    rf"\b{_CHANGE}\b(?: \w+){{0,5}} (?:{_MESSAGES}|{_RHYTHM})\b|\b(?:{_MESSAGES})(?: \w+){{0,2}} pa pause\b"
    rf"|\bhold(?:e)? (?:\w+ )?pause(?: \w+){{1,4}} {_MESSAGES}\b|^hold (?:lige |nu )?pause\b"
    rf"|\b(?:hellere|dem|them|kun|hojst|maks|max|gerne|rather|only|just|helst|instead|bare)\b"
    rf"(?: \w+){{0,6}} {_RHYTHM}\b"
    r"|\bhvad (?:er jeg tilmeldt|har jeg (?:tilmeldt|valgt))\b"
    r"|\b(?:mit|mine|vis|se|show) (?:mit |mine |my )?(?:abonnement(?:er)?|subscriptions?)\b"
    rf"|^ingen {_MESSAGES}\b|\b{_MESSAGES}\b(?: \w+){{1,5}} (?:i stedet|instead)\b"
    r"|^my subscription$|\btilmeld mig igen\b"
    rf"|\b(?:vent(?:e|er)?|wait)(?: \w+){{0,3}} (?:med|with|before)(?: at)? (?:\w+ )?(?:{_TO_SEND}|{_MESSAGES})\b"
    rf"|\b{_TO_SEND} (?:\w+ )?(?:til )?(?:mig|os|me|us)(?: {_MESSAGES})? (?:igen|again)\b|\bforst {_TO_SEND}\b"
    rf"|\b(?:far|modtager|get) (?:\w+ )?{_MESSAGES} (?:om|about) {_HOUSE}\b(?: \w+){{0,2}} (?:men|but)\b"
)
_WHAT_CHOSEN: Final = re.compile(
    r"\bhvad (?:abonnerer jeg|har jeg abonneret) pa\b|\bhvilke beskeder (?:far|har) jeg\b"
    r"|\bwhat am i subscribed to\b"
)
"""Whoever has chosen nothing is told so."""
_PAUSES: Final = re.compile(
    r"(?:tag |hold |saet |take )?(?:en |a )?pause(?: (?:til|indtil|i|over|until|for)(?: \w+){1,4})?"
    r"(?: (?:tak|nu|please|now))?|abonnement(?:et)?|my subscription|genoptag|(?:slut med|stop) pause\w*"
    r"|(?:start|begynd|fortsat|genoptag|start op|kom) igen(?: tak)?|(?:start|begin|resume) again(?: please)?|resume"
)
"""What stands alone, and may be about a book that is kept, too."""
_ABOUT: Final = rf"(?:{_HOUSE}|{_GROUP}|{_TOPIC})"
_ONLY: Final = re.compile(
    r"\b(?:kun|nojes|bare|udelukkende|only|just|ikke|drop|uden|ogsa|helst|fjern|tilfoje?|add|remove)\b"
    rf"(?: \w+){{0,7}} {_ABOUT}\b"
    rf"|\b(?:kun|nojes|bare|udelukkende|only|just|helst)\b(?: \w+){{0,7}} {_LIMIT}\b"
)
_OF_THEM: Final = re.compile(
    rf"\b(?:{_MESSAGES}|dem|them|fremover|fremtiden|{_TO_SEND}|fjern|remove|langere|hor(?:e|er)? om|nojes|tell me)\b"
)
_ASKS_HOW: Final = re.compile(r"\b(?:hvordan|hvor|how|where|kan|can|could)\b|\?")
_WANTS_ONLY: Final = re.compile(r"^(?:jeg|vi) (?:vil|onsker) (?:\w+ )?kun\b")
_ASKS: Final = re.compile(r"\b(?:er|har|is|are|kan|can|hvad|what|noget|nogen|se|vis|show|hvor)\b|\?")


_WHY: Final = re.compile(
    r"^(?:hvorfor (?:far jeg|skriver (?:i|du)|sender (?:i|du))|hvem har tilmeldt mig|why (?:am i getting|do i get))\b"
)
"""Who has forgotten what they chose; what does not come is another question."""


def names_a_limit(text: str) -> bool:
    """Whether a text about them names a time of the week, or that it may cost nothing."""
    return _OF_LIMITS.search(" ".join(skeleton(word) for word in words(clean(text)))) is not None


def of_own_messages(text: str) -> OwnMessages | None:
    """Whether a text, as typed, is about what the assistant sends by itself, and how surely; None where it is not."""
    typed = [skeleton(word) for word in words(clean(text).replace("'", "").replace("’", ""))]
    if not 0 < len(typed) <= _MOST_WORDS or not all(_VOCABULARY.fullmatch(word) for word in typed):
        return None
    line = " ".join(typed) + (" ?" if "?" in text else "")
    if _WHY.search(line) and not re.search(rf"\b{_NOT}\b", line):
        return OwnMessages.BARE
    if _NOT_TO_STOP.search(line):
        return None
    if _TELLS_TO_STOP.search(line) or (_WANTS_NO.search(line) and _NAMED.search(line)):
        sure = _SURELY_OURS.search(line) and not _ASKS_HOW.search(line)
        return OwnMessages.PLAIN if sure else OwnMessages.OF_SUBSCRIBERS
    return OwnMessages.PLAIN if _WHAT_CHOSEN.search(line) else _less_surely(line)


def _less_surely(line: str) -> OwnMessages | None:
    complains = _TOO_MUCH.search(line) and _NAMED.search(line)
    if complains or _OFF_THE_LIST.search(line) or _CHANGES.search(line):
        return OwnMessages.OF_SUBSCRIBERS
    if _PAUSES.fullmatch(line):
        return OwnMessages.BARE
    if not _ONLY.search(line):
        return None
    if _OF_THEM.search(line):
        return OwnMessages.OF_SUBSCRIBERS
    asks = _ASKS.search(line) and not _WANTS_ONLY.search(line)
    return None if asks else OwnMessages.BARE
