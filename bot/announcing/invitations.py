"""Links that invite to a subscription, with a house and a group chosen already: `haslev-boern`, `begge-alle`."""

from __future__ import annotations

from dataclasses import replace

from bot.announcing import subscriptions
from bot.announcing.subscribing import Subscribing
from bot.catalogue import Texts
from bot.chat.remembering.conversations import Conversation
from bot.messages import Message
from knowledge.events.audiences import Audience
from knowledge.events.houses import HOUSES

_HOUSES = {**{house: house for house in HOUSES}, "begge": "both"}
_AUDIENCES = {**{audience.value: audience.value for audience in Audience}, "alle": "all"}


def invitation(about: str) -> str | None:
    """What the button of a view carries that an invitation stands for, or None if it is none."""
    house, _, audience = about.partition("-")
    if house not in _HOUSES or (audience and audience not in _AUDIENCES):
        return None
    return ":".join(["b", _HOUSES[house], *([_AUDIENCES[audience]] if audience else [])])


async def accept(subscribing: Subscribing, conversation: Conversation, about: str) -> tuple[Message, ...]:
    """What somebody sees who comes by an invitation: what is left to choose, or the subscription they have.

    Nothing is kept before they have pressed the last button themselves.
    """
    async with subscribing.database.reading() as session:
        known = await subscriptions.of_chat(session, conversation.chat_id)
    data = invitation(about)
    if known is not None or data is None:
        view = await subscribing.press(conversation, "o")
        return () if view is None else (view,)
    view = await subscribing.press(conversation, data)
    texts = subscribing.views.catalogue[conversation.language]
    return () if view is None else (replace(view, html=f"{_chosen(texts, about)}\n\n{view.html}"),)


def _chosen(texts: Texts, about: str) -> str:
    """What the link has chosen, so that nobody asks for what they have not seen."""
    house, _, audience = about.partition("-")
    houses = texts.plain(f"house-{house}") if house in HOUSES else texts.plain("subscription-both-houses")
    told = [texts.html("subscription-invited"), texts.html("subscription-houses", chosen=houses)]
    if audience:
        everybody = audience not in set(Audience)
        group = texts.plain("subscription-all-audiences") if everybody else texts.plain(f"audience-{audience}")
        told.append(texts.html("subscription-audiences", chosen=group))
    return "\n".join(told)
