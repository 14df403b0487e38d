"""What the assistant says about itself: commands, name, descriptions, menu button."""

from __future__ import annotations

from typing import Any

from bot.standin import limits
from bot.standin.methods.registry import METHODS, method
from bot.standin.model import User
from bot.standin.params import Params
from bot.standin.profile import scope_key
from bot.standin.shapes import user_json
from bot.standin.state import State


@method("getMe")
def get_me(world: State, _params: Params) -> Any:
    """The assistant itself."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return user_json(world.bot) | abilities


@method("logOut")
def log_out(_world: State, _params: Params) -> Any:
    """Accepted; the stand-in has one server only."""
    return True


@method("close")
def close(_world: State, _params: Params) -> Any:
    """Accepted; the stand-in has one server only."""
    return True


@method("setMyCommands")
def set_my_commands(world: State, params: Params) -> Any:
    """Set the commands of a scope and language."""
    commands = params.listing("commands")
    limits.check_commands(commands)
    world.profile.commands[_key(params)] = commands
    world.changed()
    return True


@method("getMyCommands")
def get_my_commands(world: State, params: Params) -> Any:
    """The commands of exactly this scope and language."""
    return world.profile.commands.get(_key(params), [])


@method("deleteMyCommands")
def delete_my_commands(world: State, params: Params) -> Any:
    """Forget the commands of a scope and language."""
    world.profile.commands.pop(_key(params), None)
    world.changed()
    return True


def _key(params: Params) -> tuple[str, str]:
    return scope_key(params.mapping("scope")), params.text("language_code")


def _offer(suffix: str, field: str, attribute: str, most: int) -> None:
    """Offer setMy… and getMy… for a text per language; an empty text is forgotten."""

    def texts(world: State) -> dict[str, str]:
        found: dict[str, str] = getattr(world.profile, attribute)
        return found

    def write(world: State, params: Params) -> Any:
        text, language = params.text(field), params.text("language_code")
        limits.check_length(field, text, most)
        texts(world)[language] = text
        if field == "name" and not language and text:
            _rename(world.bot, text)
        if not text:
            del texts(world)[language]
        world.changed()
        return True

    def read(world: State, params: Params) -> Any:
        known = texts(world)
        fallback = world.bot.first_name if field == "name" else ""
        return {field: known.get(params.text("language_code"), known.get("", fallback))}

    METHODS[f"setMy{suffix}"], METHODS[f"getMy{suffix}"] = write, read


def _rename(bot: User, name: str) -> None:
    bot.first_name = name


_offer("Name", "name", "names", 64)
_offer("Description", "description", "descriptions", 512)
_offer("ShortDescription", "short_description", "short_descriptions", 120)


@method("setChatMenuButton")
def set_chat_menu_button(world: State, params: Params) -> Any:
    """Set the button beside the text field, for one chat or by default."""
    world.profile.menu_buttons[params.integer("chat_id")] = params.mapping("menu_button") or {"type": "default"}
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: State, params: Params) -> Any:
    """The button beside the text field."""
    buttons = world.profile.menu_buttons
    return buttons.get(params.integer("chat_id")) or buttons.get(None) or {"type": "commands"}
