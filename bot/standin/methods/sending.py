"""What every sending method shares: formatting, keyboards, and putting the message where it belongs."""

from __future__ import annotations

from bot.standin import limits
from bot.standin.entities import with_detected
from bot.standin.errors import ApiError, LimitError
from bot.standin.jsontypes import Json
from bot.standin.markup import parse_html, trimmed
from bot.standin.methods.targets import find_place, find_writable
from bot.standin.model import Chat, Message
from bot.standin.params import Params
from bot.standin.shapes import message_json
from bot.standin.state import State


def formatted(params: Params, name: str, entities_name: str) -> tuple[str, list[Json]]:
    """Text and entities of the parameter `name`, read as parse_mode says.

    Raises:
        LimitError: the text cannot be parsed, or its entities are out of bounds.
    """
    source, mode = params.text(name), params.text("parse_mode")
    if mode.upper() == "HTML":
        text, given = parse_html(source)
    elif mode:
        raise LimitError(
            "Bad Request: unsupported parse_mode",
            where="parse_mode",
            problem=f"the stand-in reads HTML only, not {mode}",
        )
    else:
        given = params.listing(entities_name)
        limits.check_entities(source, given)
        text, given = trimmed(source, given)
    entities = with_detected(text, given)
    limits.check_entities(text, entities)
    return text, entities


def text_content(params: Params) -> Json:
    """The content of a text message.

    Raises:
        LimitError: it is empty, too long or badly formatted.
    """
    text, entities = formatted(params, "text", "entities")
    limits.check_text(text)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    options = params.mapping("link_preview_options")
    if options:
        content["link_preview_options"] = options
    return content


def caption_content(params: Params) -> Json:
    """The caption of a media message, perhaps none.

    Raises:
        LimitError: it is too long or badly formatted.
    """
    text, entities = formatted(params, "caption", "caption_entities")
    limits.check_caption(text)
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    return content


def inline_keyboard(params: Params) -> list[list[Json]]:
    """The inline keyboard of a request, perhaps empty.

    Raises:
        LimitError: it breaks a limit.
    """
    rows: list[list[Json]] = params.mapping("reply_markup").get("inline_keyboard", [])
    limits.check_keyboard(rows)
    return [row for row in rows if row]


def send(world: State, params: Params, content: Json) -> Message:
    """Put a message of the assistant's where the request says.

    Raises:
        ApiError: it may not, or cannot, be sent there.
    """
    chat = find_writable(world, params)
    thread, reply_to = find_place(chat, params)
    keyboard = inline_keyboard(params)
    message = world.post(chat, world.bot, content, thread=thread, reply_to=reply_to, keyboard=keyboard)
    _show_reply_keyboard(chat, params.mapping("reply_markup"))
    return message


def send_json(world: State, params: Params, content: Json) -> Json:
    """As `send`, and gives the Message object."""
    return message_json(send(world, params, content))


def _show_reply_keyboard(chat: Chat, markup: Json) -> None:
    if "keyboard" in markup:
        rows = [[b if isinstance(b, dict) else {"text": b} for b in row] for row in markup["keyboard"]]
        chat.reply_keyboard = {
            "rows": rows,
            "placeholder": markup.get("input_field_placeholder"),
            "one_time": bool(markup.get("one_time_keyboard")),
        }
    elif markup.get("remove_keyboard"):
        chat.reply_keyboard = None
    elif markup and not markup.keys() & {"inline_keyboard", "force_reply"}:
        raise ApiError("Bad Request: can't parse reply keyboard markup JSON object")
