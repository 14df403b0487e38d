"""The first questions of a subscription, answered by typing what stands on a button: "Haslev", "børn", "torsdag"."""

from __future__ import annotations

import re
from typing import Final

from bot.chat.controls.actions import Verb, parse_action
from bot.chat.remembering.pending import Choosing
from bot.messages import Message
from knowledge.events.audiences import audience_in, audience_words, group_spelled
from knowledge.matching.text import clean, words
from knowledge.reading.said_to_us.agreeing import asks
from knowledge.reading.said_to_us.replies import Choice, parse_choice
from knowledge.reading.said_to_us.undecided import says_not_which
from knowledge.reading.said_to_us.whole import says_just
from knowledge.subscriptions.wishes import Rhythm

_BEGINNING: Final = "b"
_BEFORE_IT: Final = re.compile(
    r"^\W*(?:(?:kun|bare|ja|til|for|om|i|hver|only|just|yes|for|in|on|every) )+", re.IGNORECASE
)
_FEW_WORDS: Final = 4
_BESIDE_A_GROUP: Final = frozenset(
    """
    jeg vi os mig er har de den en et til for på i og min mit mine vores kun bare helst mest år årig årige
    gammel gamle ældre små lille mindste yngste store over under dem to tre mennesker the am are have has we us
    me a an my our and of mostly only years year old little older elderly people two three
    """.split()
)
"""Words that say nothing else: "jeg har ingen børn" and "mit barn er væk" choose no group."""

_HOW_OFTEN: Final = {
    Rhythm.AT_ONCE: re.compile(
        "(?:helst )?(?:straks|nu|hurtigst muligt|right away|immediately|now|as soon as possible)"
    ),
    Rhythm.WEEKLY: re.compile(
        "(?:helst )?(?:ugentligt?|(?:hver|en gang om|1 gang om) (?:ugen|uge)|(?:om )?torsdagen|weekly|once a week|"
        "every week|on thursdays)"
    ),
    Rhythm.DAY_BEFORE: re.compile(
        "(?:helst )?(?:(?:en dag|dagen|aftenen) (?:før|forinden|i forvejen)|(?:the|a) (?:day|evening) (?:before|ahead))"
    ),
}


def choosing_in(message: Message) -> Choosing | None:
    """What a message asks to choose from, if it is one of the first questions; None for any other."""
    choices = []
    for button in (button for row in message.keyboard for button in row):
        action = parse_action(button.action)
        if action is not None and action.verb is Verb.SUBSCRIPTION and action.about.startswith(f"{_BEGINNING}:"):
            choices.append((button.label, action.about))
    return Choosing(tuple(choices)) if choices else None


def chosen(choosing: Choosing, text: str) -> str | Choice:
    """What a typed reply chooses: the part of the button that it names, or that it names none.

    Whoever says yes and not to which is asked once more.
    """
    labels = [label for label, _ in choosing.choices]
    found = parse_choice(text, labels)
    if found is Choice.SOMETHING_ELSE:
        found = parse_choice(_BEFORE_IT.sub("", text), labels)
    if isinstance(found, int):
        return choosing.choices[found][1]
    meant = _in_other_words(choosing, text) if found is Choice.SOMETHING_ELSE else None
    if meant is not None:
        return meant
    return asked_by(choosing) if found is Choice.SOMETHING_ELSE and says_not_which(text) else found


def _in_other_words(choosing: Choosing, text: str) -> str | None:
    """The button that a few words name without its own: a group by whom they tell of, a rhythm by how often."""
    if asks(text) or len(words(clean(text))) > _FEW_WORDS:
        return None
    audience = audience_in(text) if _names_just_a_group(text) else None
    named = {rhythm.value for rhythm, said in _HOW_OFTEN.items() if says_just(text, said)}
    named |= set() if audience is None else {audience.value}
    return next((about for _, about in choosing.choices if about.rpartition(":")[2] in named), None)


def _names_just_a_group(text: str) -> bool:
    typed = words(clean(text))
    group = audience_words([group_spelled(word) for word in typed])
    return all(number in group or word in _BESIDE_A_GROUP or word[0].isdigit() for number, word in enumerate(typed))


def asked_by(choosing: Choosing) -> str:
    """The button that leads to this question."""
    before = choosing.choices[0][1].rpartition(":")[0]
    return "o" if before == _BEGINNING else before
