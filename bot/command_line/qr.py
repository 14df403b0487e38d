"""`borgerbot qr`: a poster with a code that leads to one answer in the chat."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.chat.controls.deeplinks import Kind, Link
from bot.clock import system_clock
from bot.command_line.opening import open_knowledge, open_programme
from bot.command_line.whole_files import write_whole
from bot.settings import Settings, read_settings
from knowledge.entries import Language, Status
from knowledge.errors import BorgerbotError

if TYPE_CHECKING:
    from bot.posters import Format, Poster

_NAME = re.compile(r"(?:(?:https?://)?(?:t|telegram)\.me/|@)?([A-Za-z][A-Za-z0-9_]{3,31})/?")


class PosterError(BorgerbotError):
    """A poster that cannot be made."""


def qr(
    kind: Annotated[Kind, typer.Argument(help="What it leads to.")],
    name: Annotated[str, typer.Argument(help="Which one: an entry's slug, an event's id, or house-group.")],
    *,
    out: Annotated[Path, typer.Option(help="The file to write: .pdf and .svg are A4 sheets, .png the code alone.")],
    heading: Annotated[str | None, typer.Option(help="Printed above the code; otherwise the title.")] = None,
    bot: Annotated[
        str | None, typer.Option(help="The bot's name on Telegram; otherwise Telegram is asked, with the token.")
    ] = None,
) -> None:
    """Make a printable poster whose code opens the chat with one answer."""
    settings = read_settings()
    form, link = _format_of(out), _link(kind, name)
    poster = _poster(settings, link, heading)
    poster = replace(poster, address=link.address(_name_of(bot) if bot else _own_name(settings)))
    try:
        write_whole(out, poster.draw(form))
    except OSError as error:
        raise PosterError(f"{out}: cannot be written ({error.strerror})", "Choose another place") from None
    typer.echo(f"{out}: {poster.address}")


def _format_of(out: Path) -> Format:
    from bot.posters import Format

    try:
        return Format(out.suffix.removeprefix(".").lower())
    except ValueError:
        raise PosterError(f"{out}: no kind of poster", f"End its name in .{', .'.join(Format)}") from None


def _link(kind: Kind, name: str) -> Link:
    link = Link(kind, name)
    try:
        link.payload()
    except ValueError as error:
        raise PosterError(str(error), "Give the name as it stands in the knowledge base") from None
    return link


def _poster(settings: Settings, link: Link, heading: str | None) -> Poster:
    """The poster, still without its address."""
    from bot.posters import Poster

    if heading is not None:
        return Poster("", heading)
    if link.kind is not Kind.ENTRY:
        return _of_event(settings, link) if link.kind is Kind.EVENT else _of_subscription(link)
    entry = open_knowledge(settings).entries.get(link.about)
    if entry is None or entry.status is not Status.PUBLISHED:
        raise PosterError(f"{link.about}: no published entry", "See the slugs with `borgerbot kb export`")
    return Poster("", entry.text(Language.DA).title)


def _of_event(settings: Settings, link: Link) -> Poster:
    from bot.catalogue import Catalogue
    from bot.desk.commands.poster_orders import event_poster

    now = system_clock()
    programme = open_programme(settings, now)
    poster = None if programme is None else event_poster(programme, link, "", Catalogue()[Language.DA], now)
    if poster is None:
        raise PosterError(f"{link.about}: no event to come", "Give what stands above the code as --heading")
    return poster


def _of_subscription(link: Link) -> Poster:
    from bot.catalogue import Catalogue
    from bot.desk.commands.poster_orders import subscription_poster

    poster = subscription_poster(link, "", Catalogue()[Language.DA])
    if poster is None:
        raise PosterError(f"{link.about}: no subscription", "Name house and group: haslev-boern, begge-alle")
    return poster


def _name_of(bot: str) -> str:
    """A name as people copy it: with its @, or as the address of the chat; a poster with another leads nowhere."""
    told = _NAME.fullmatch(bot.strip())
    if told is None:
        raise PosterError("--bot: no name of a bot", "Give the one that @BotFather tells, such as faxe_borger_bot")
    return told[1]


def _own_name(settings: Settings) -> str:
    import asyncio

    from telegram.error import InvalidToken, TelegramError

    if settings.telegram_token is None:
        raise PosterError("The bot's name is not known", "Give it as --bot, or set TELEGRAM_TOKEN")
    try:
        return asyncio.run(_asked_telegram(settings))
    except InvalidToken:
        # Its message repeats the token.
        raise PosterError("Telegram refuses the token", "Copy it from @BotFather again, or give --bot") from None
    except TelegramError as error:
        raise PosterError(f"Telegram does not tell the bot's name ({error.message})", "Give it as --bot") from None


async def _asked_telegram(settings: Settings) -> str:
    from telegram import Bot

    base = settings.telegram_url.rstrip("/")
    async with Bot(settings.token(), base_url=f"{base}/bot") as bot:
        return bot.username
