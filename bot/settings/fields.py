"""What can be set, and what each setting must look like."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings.environment import Environment
from bot.settings.kinds import (
    DESK_HOURS,
    DatabaseAddress,
    DeskHours,
    Engine,
    Feeds,
    Group,
    Level,
    Pairs,
    Place,
    Secret,
    Token,
)
from bot.settings.names import PREFIX, TOKEN_VARIABLE, token_elsewhere
from bot.settings.words import BASE, DATABASE, FEEDS, NUMBERS, PAGE, SECURE, WEB
from knowledge.errors import SettingsError


class Settings(BaseSettings):
    """What can be set; `docs/settings.md` holds the same descriptions."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    telegram_token: Token | None = Field(
        default=None,
        validation_alias=AliasChoices(TOKEN_VARIABLE),
        description="The bot's token from @BotFather; needed by `borgerbot run`.",
    )
    telegram_url: str = Field(
        default="https://api.telegram.org",
        pattern=BASE,
        description="Where the Bot API is served; the demo and the tests point it at the local stand-in.",
    )
    staff_chat_id: Group | None = Field(
        default=None, description="The staff group's chat id; `/id` in the group tells it."
    )
    administrators: str | None = Field(
        default=None,
        pattern=NUMBERS,
        description="Telegram numbers of the first who give roles in the staff group, with commas; `/rolle` tells "
        "one's own.",
    )
    data_dir: Place = Field(default=Path("data"), description="Where the embedded database and the caches are kept.")
    database_url: DatabaseAddress | None = Field(
        default=None,
        pattern=DATABASE,
        repr=False,  # it may hold a password
        description="sqlite:///… or postgresql+asyncpg://…; without it, a file in the data folder.",
    )
    embedder: Engine = Field(default="e5", description="Semantic evidence: e5 (bundled model) or none (lexical only).")
    contact_url: str = Field(
        default="https://www.faxebibliotek.dk/kontakt",
        pattern=SECURE,
        description="Where citizens find phone numbers and addresses when no person can be reached here.",
    )
    contact_phone: str | None = Field(
        default=None, max_length=40, description="The number for those who would rather call than wait."
    )
    desk_hours: DeskHours = Field(
        default=DESK_HOURS,
        description="When staff answer cases, on working days: `mandag-torsdag 10-17; fredag 10-12, 13-15`. "
        "Answers are promised by it; `ingen` promises nothing.",
    )
    hours_url: str = Field(
        default="https://www.faxebibliotek.dk/api/v1/opening_hours",
        pattern=WEB,
        description="Where the library's website gives its opening hours.",
    )
    hours_branches: Pairs | None = Field(
        default=None,
        description="Which house each branch of the website is, `10=haslev, 12=faxe`; without it nothing is fetched.",
    )
    hours_categories: Pairs | None = Field(
        default=None,
        description="What a category of opening hours stands for where its name does not tell: "
        "`Åbent=betjent, Åben dør=selvbetjent`. Kinds are `betjent`, `borgerservice`, `selvbetjent`, `telefontid`.",
    )
    hours_file: Place | None = Field(
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
        pattern=BASE,
        description="The public address that Telegram calls with `run --mode webhook`, up to its path.",
    )
    webhook_secret: Secret | None = Field(
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
    events_ical: Feeds | None = Field(
        default=None,
        pattern=FEEDS,
        repr=False,  # who knows the address of a private calendar can read it
        description="Calendar feeds (iCalendar) that tell of events too: addresses, separated by spaces or commas.",
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
    log_level: Level = Field(default="INFO", description="The log's level.")

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
        del env_settings, dotenv_settings, file_secret_settings
        return init_settings, Environment(settings_cls)

    def token(self) -> str:
        """The bot's token.

        Raises:
            SettingsError: if none is set.
        """
        if self.telegram_token is None:
            elsewhere = token_elsewhere(os.environ)
            if elsewhere is not None:
                raise SettingsError(
                    f"{TOKEN_VARIABLE}: missing", f"{elsewhere} looks like it: call it {TOKEN_VARIABLE}"
                )
            raise SettingsError(
                f"{TOKEN_VARIABLE}: missing",
                f"Get a token from @BotFather and start again with {TOKEN_VARIABLE}=… "
                "(or try `borgerbot demo`, which needs none)",
            )
        return self.telegram_token.get_secret_value()

    def first_administrators(self) -> frozenset[int]:
        """The Telegram numbers of those who are administrators without having been made one."""
        return frozenset(map(int, re.findall(r"\d+", self.administrators or "")))

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
