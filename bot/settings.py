"""Settings from the environment: `TELEGRAM_TOKEN`, and `BORGERBOT_…` for everything else."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings_words import DATABASE, FEEDS, NUMBERS, PAGE, SECURE, WEB, in_words
from knowledge.errors import SettingsError

PREFIX = "BORGERBOT_"
TOKEN_VARIABLE = "TELEGRAM_TOKEN"  # noqa: S105 - the variable's name, not a token
_TOKEN_SHAPE = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")

_SECRET_SHAPE = re.compile(r"[A-Za-z0-9_-]{16,256}")


DESK_HOURS = "mandag-fredag 10-15"

_NOTHING_KEPT = re.compile(r"sqlite(\+aiosqlite)?://(/?|/?:memory:)(\?.*)?")
_FARTHEST_CHAT = -(2**52)
"""Telegram's numbers take at most 52 bits."""


class Settings(BaseSettings):
    """What can be set; `docs/settings.md` holds the same descriptions."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    telegram_token: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices(TOKEN_VARIABLE),
        description="The bot's token from @BotFather; needed by `borgerbot run`.",
    )
    telegram_url: str = Field(
        default="https://api.telegram.org",
        pattern=WEB,
        description="Where the Bot API is served; the demo and the tests point it at the local stand-in.",
    )
    staff_chat_id: int | None = Field(
        default=None, description="The staff group's chat id; `/id` in the group tells it."
    )
    administrators: str | None = Field(
        default=None,
        pattern=NUMBERS,
        description="Telegram numbers of the first who give roles in the staff group, with commas; `/rolle` tells "
        "one's own.",
    )
    data_dir: Path = Field(default=Path("data"), description="Where the embedded database and the caches are kept.")
    database_url: str | None = Field(
        default=None,
        pattern=DATABASE,
        repr=False,  # it may hold a password
        description="sqlite:///… or postgresql+asyncpg://…; without it, a file in the data folder.",
    )
    embedder: Literal["e5", "none"] = Field(
        default="e5", description="Semantic evidence: e5 (bundled model) or none (lexical only)."
    )
    contact_url: str = Field(
        default="https://www.faxebibliotek.dk/kontakt",
        pattern=SECURE,
        description="Where citizens find phone numbers and addresses when no person can be reached here.",
    )
    contact_phone: str | None = Field(
        default=None, max_length=40, description="The number for those who would rather call than wait."
    )
    desk_hours: str = Field(
        default=DESK_HOURS,
        description="When staff answer cases, on working days: `mandag-torsdag 10-17; fredag 10-12, 13-15`. "
        "Answers are promised by it; `ingen` promises nothing.",
    )
    hours_url: str = Field(
        default="https://www.faxebibliotek.dk/api/v1/opening_hours",
        pattern=WEB,
        description="Where the library's website gives its opening hours.",
    )
    hours_branches: str | None = Field(
        default=None,
        description="Which house each branch of the website is, `10=haslev, 12=faxe`; without it nothing is fetched.",
    )
    hours_categories: str | None = Field(
        default=None,
        description="What a category of opening hours stands for where its name does not tell: "
        "`Åbent=betjent, Åben dør=selvbetjent`. Kinds are `betjent`, `borgerservice`, `selvbetjent`, `telefontid`.",
    )
    hours_file: Path | None = Field(
        default=None,
        description="A file of weekly plans like `knowledge/opening_hours/opening-hours.yaml`, "
        "for days that nothing else tells of.",
    )
    answer_hours: float = Field(
        default=5.0, gt=0, le=80, description="Hours at the desk until a case is answered; the citizen is promised it."
    )
    silent_days: int = Field(
        default=3, ge=1, le=60, description="Days without a word from the citizen after an answer until asked."
    )
    close_days: int = Field(
        default=2, ge=1, le=60, description="Days after that question until the conversation is closed."
    )
    staff_name: str = Field(
        default="Medarbejder, Faxe Kommunes Biblioteker og Borgerservice",
        min_length=1,
        description="How a person's messages are marked in the citizen's chat.",
    )
    four_eyes: bool = Field(
        default=True,
        description="One writes an answer and another publishes it; `false` where only one person keeps the answers.",
    )
    webhook_url: str | None = Field(
        default=None,
        pattern=WEB,
        description="The public address that Telegram calls with `run --mode webhook`, up to its path.",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="What Telegram shows with every call: 16 to 256 letters, digits, `_` or `-`.",
    )
    listen_host: str = Field(default="127.0.0.1", description="The address that webhook and health listen on.")
    listen_port: int = Field(default=8080, ge=0, le=65535, description="The port that webhook and health listen on.")
    metrics_port: int | None = Field(
        default=None,
        ge=1,
        le=65535,
        description="The port that health and metrics listen on where there is no webhook; without it, none.",
    )
    sends_per_second: int = Field(
        default=30, ge=1, le=1000, description="Messages a second to all chats together; Telegram allows 30."
    )
    messages_per_minute: int = Field(
        default=30,
        ge=5,
        le=1_000_000,
        description=(
            "Messages a minute that one chat may send until told to wait; in an open case on average over ten minutes."
        ),
    )
    events_url: str | None = Field(
        default=None,
        pattern=PAGE,
        description="Where the library website tells of events: https://…/api/v1/events; without it, it is not asked.",
    )
    events_ical: str | None = Field(
        default=None,
        pattern=FEEDS,
        repr=False,  # who knows the address of a private calendar can read it
        description="Calendar feeds (iCalendar) that tell of events too: addresses, separated by spaces.",
    )
    events_minutes: int = Field(
        default=30, ge=5, le=1440, description="Minutes between two looks at where events are told of."
    )
    ban_days: int = Field(default=30, ge=1, le=365, description="Days that a chat stays banned after abuse.")
    keep_text_days: int = Field(
        default=30, ge=1, le=365, description="Days after its last message that a chat's text is kept."
    )
    keep_case_days: int = Field(default=180, ge=1, le=3650, description="Days that a closed case is kept.")
    keep_question_days: int = Field(
        default=365, ge=1, le=3650, description="Days that questions kept with consent stay, without the person."
    )
    grace_seconds: float = Field(
        default=20.0, ge=0, le=300, description="How long a stopping process may take to finish what it has begun."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="The log's level.")

    @field_validator("telegram_token")
    @classmethod
    def _token_has_its_shape(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN_SHAPE.fullmatch(token.get_secret_value()):
            raise ValueError("should look like 123456:ABC-DEF, as @BotFather gives it")
        return token

    @field_validator("staff_chat_id")
    @classmethod
    def _group_is_a_group(cls, number: int | None) -> int | None:
        if number is not None and not _FARTHEST_CHAT <= number < 0:
            raise ValueError("should be a group's number with its minus sign, as `/id` in the group tells it")
        return number

    @field_validator("database_url")
    @classmethod
    def _database_keeps_something(cls, url: str | None) -> str | None:
        if url is not None and _NOTHING_KEPT.fullmatch(url):
            raise ValueError("names no file, so nothing would be kept: should be like sqlite:///folder/file.db")
        return url

    @field_validator("desk_hours")
    @classmethod
    def _hours_are_hours(cls, hours: str) -> str:
        if hours != DESK_HOURS:
            from bot.desk.promises import parse_desk_hours  # noqa: PLC0415 - only for others: it imports a calendar

            parse_desk_hours(hours)
        return hours

    @field_validator("hours_branches", "hours_categories")
    @classmethod
    def _pairs_are_pairs(cls, pairs: str | None, info: ValidationInfo) -> str | None:
        if pairs is not None:
            from bot.hours.website_names import read_branches, read_categories  # noqa: PLC0415 - only where it is set

            (read_branches if info.field_name == "hours_branches" else read_categories)(pairs)
        return pairs

    @field_validator("webhook_secret")
    @classmethod
    def _secret_has_its_shape(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET_SHAPE.fullmatch(secret.get_secret_value()):
            raise ValueError("should be 16 to 256 letters, digits, _ or -")
        return secret

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Values given in code win over the environment; there are no other sources."""
        del settings_cls, dotenv_settings, file_secret_settings
        return init_settings, env_settings

    def token(self) -> str:
        """The bot's token.

        Raises:
            SettingsError: if none is set.
        """
        if self.telegram_token is None:
            raise SettingsError(
                f"{TOKEN_VARIABLE}: missing",
                f"Get a token from @BotFather and start again with {TOKEN_VARIABLE}=… "
                "(or try `borgerbot demo`, which needs none)",
            )
        return self.telegram_token.get_secret_value()

    def first_administrators(self) -> frozenset[int]:
        """The Telegram numbers of those who are administrators without having been made one."""
        return frozenset(int(number) for number in (self.administrators or "").split(",") if number.strip())

    def database(self) -> str:
        """The address of the database."""
        return self.database_url or f"sqlite:///{self.database_path().as_posix()}"

    def may_have_database(self) -> bool:
        """Whether a database is set, or one is in the data folder; where nobody may look, opening it will tell."""
        try:
            return self.database_url is not None or self.database_path().is_file()
        except OSError:
            return True

    def database_path(self) -> Path:
        """The file of the embedded database, where no other is set."""
        return self.data_dir / "borgerbot.db"


def for_webhook(settings: Settings) -> Settings:
    """The settings, if they are enough to be called by Telegram.

    Raises:
        SettingsError: if the address or the secret is missing.
    """
    for field in ("webhook_url", "webhook_secret"):
        if getattr(settings, field) is None:
            raise SettingsError(f"{variable(field)}: missing", "Set it, or run with --mode polling")
    return settings


def without_webhook(settings: Settings) -> Settings:
    """The settings for a process that fetches its updates."""
    return settings.model_copy(update={"webhook_url": None})


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return TOKEN_VARIABLE if field == "telegram_token" else PREFIX + field.upper()


def read_settings() -> Settings:
    """The settings of this process; an empty variable counts as not set.

    Raises:
        SettingsError: if a variable is unknown or its value is not understood; the message names it.
    """
    known = [variable(field) for field in Settings.model_fields]
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            bare = name.removeprefix(PREFIX)
            near = [bare] if bare in known else difflib.get_close_matches(name, known, n=1)
            advice = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(known)}"
            raise SettingsError(f"{name}: unknown setting", advice)
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = str(first["loc"][0])
        name = field if field == TOKEN_VARIABLE else variable(field)
        raise SettingsError(f"{name}: {in_words(first)}", "Correct the variable and start again") from None
