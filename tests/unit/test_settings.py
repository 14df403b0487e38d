"""Settings: every mistake is one line that names the variable and says what to do, and no secret is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic import ValidationError as Invalid

from bot.events.sources import sources_of
from bot.masking import mask_secrets
from bot.settings import (
    PREFIX,
    TOKEN_VARIABLE,
    Settings,
    addresses,
    for_webhook,
    read_settings,
    variable,
    without_webhook,
)
from bot.transport.incoming.webhook import PATH
from knowledge.errors import SettingsError

TOKEN = "123456:ABC-DEF_1234ghIkl-zyx57W2v1u123ew11"
SECRET = "0123456789-abcdef_GHIJ"
KNOWN = [variable(field) for field in Settings.model_fields]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(PREFIX) or name == TOKEN_VARIABLE:
            monkeypatch.delenv(name)


def refusal(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    """The one line that a variable's value is refused with."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    told = str(caught.value)
    assert told.startswith(f"{name}: ")
    assert len(told.splitlines()) == 1
    return told


def test_every_setting_but_the_token_has_a_default_that_works() -> None:
    """Without a variable the settings are complete, but for the token and the staff group."""
    settings = read_settings()
    assert settings == Settings()
    assert settings.telegram_token is None
    assert settings.staff_chat_id is None
    assert settings.database() == "sqlite:///data/borgerbot.db"


def test_each_setting_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every variable reaches its field."""
    given = {
        "TELEGRAM_TOKEN": TOKEN,
        "BORGERBOT_TELEGRAM_URL": "http://127.0.0.1:8081",
        "BORGERBOT_STAFF_CHAT_ID": "-1001234567890",
        "BORGERBOT_DATA_DIR": "/srv/borgerbot",
        "BORGERBOT_DATABASE_URL": "postgresql+asyncpg://bot:hemmelig@db/borgerbot",
        "BORGERBOT_EMBEDDER": "none",
        "BORGERBOT_CONTACT_URL": "https://www.example.dk/kontakt",
        "BORGERBOT_STAFF_NAME": "Vagten",
        "BORGERBOT_WEBHOOK_URL": "https://bot.example.dk/krog",
        "BORGERBOT_WEBHOOK_SECRET": SECRET,
        "BORGERBOT_LISTEN_HOST": "127.0.0.2",
        "BORGERBOT_LISTEN_PORT": "8443",
        "BORGERBOT_GRACE_SECONDS": "1.5",
        "BORGERBOT_LOG_LEVEL": "DEBUG",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert read_settings() == Settings(
        TELEGRAM_TOKEN=SecretStr(TOKEN),
        telegram_url="http://127.0.0.1:8081",
        staff_chat_id=-1001234567890,
        data_dir=Path("/srv/borgerbot"),
        database_url="postgresql+asyncpg://bot:hemmelig@db/borgerbot",
        embedder="none",
        contact_url="https://www.example.dk/kontakt",
        staff_name="Vagten",
        webhook_url="https://bot.example.dk/krog",
        webhook_secret=SecretStr(SECRET),
        listen_host="127.0.0.2",
        listen_port=8443,
        grace_seconds=1.5,
        log_level="DEBUG",
    )


def test_a_given_database_wins_over_the_data_folder() -> None:
    """The database lies in the data folder unless its address is set."""
    assert Settings(data_dir=Path("/srv/x")).database() == "sqlite:////srv/x/borgerbot.db"
    assert Settings(database_url="sqlite:///y.db", data_dir=Path("/srv/x")).database().endswith("/y.db")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("BORGERBOT_EMBEDER", "BORGERBOT_EMBEDDER"),
        ("BORGERBOT_STAFF_CHAT", "BORGERBOT_STAFF_CHAT_ID"),
        ("BORGERBOT_LOGLEVEL", "BORGERBOT_LOG_LEVEL"),
        ("BORGERBOT_TELEGRAM_TOKEN", "TELEGRAM_TOKEN"),
        ("BORGERBOT_TOKEN", "TELEGRAM_TOKEN"),
        ("BORGERBOT_BOT_TOKEN", "TELEGRAM_TOKEN"),
        ("BORGERBOT_STAF", "BORGERBOT_STAFF_CHAT_ID or BORGERBOT_STAFF_NAME"),
        ("BORGERBOT_GROUP_ID", "BORGERBOT_STAFF_CHAT_ID"),
        ("BORGERBOT_PORT", "BORGERBOT_LISTEN_PORT or BORGERBOT_METRICS_PORT"),
        ("borgerbot_log_levle", "BORGERBOT_LOG_LEVEL"),
    ],
)
def test_unknown_setting_is_refused_with_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    """A misspelled variable would be ignored silently; it is refused, and the near one is named."""
    assert refusal(monkeypatch, name, "x").endswith(f"unknown setting. Did you mean {meant}?")


def test_unknown_setting_that_is_near_to_none_gets_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is near, every known variable is named."""
    told = refusal(monkeypatch, "BORGERBOT_QQQQQQQQQQQQQQQQQQQQQQ", "x")
    assert all(name in told for name in KNOWN)


@pytest.mark.parametrize("token", ["x", "123456", "123456:", ":ABC", "123456:ABC DEF", "bot1:ABC", "１:ABC"])
def test_token_of_another_shape_is_refused_without_an_echo(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    """What is no token is told at once, not by a later refusal of Telegram's; and it is not repeated."""
    assert refusal(monkeypatch, TOKEN_VARIABLE, token) == (
        "TELEGRAM_TOKEN: should look like 123456:ABC-DEF, as @BotFather gives it. Correct the variable and start again"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BORGERBOT_TELEGRAM_URL", "api.telegram.org"),
        ("BORGERBOT_TELEGRAM_URL", "ftp://api.telegram.org"),
        ("BORGERBOT_TELEGRAM_URL", "https://api telegram.org"),
        ("BORGERBOT_CONTACT_URL", "http://www.example.dk"),
        ("BORGERBOT_CONTACT_URL", "javascript:alert(1)"),
        ("BORGERBOT_DATABASE_URL", "mysql://root:hemmelig@db/x"),
        ("BORGERBOT_DATABASE_URL", "/srv/data.db"),
        ("BORGERBOT_DATABASE_URL", "sqlite://"),
        ("BORGERBOT_DATABASE_URL", "sqlite:///"),
        ("BORGERBOT_DATABASE_URL", "sqlite:///:memory:"),
        ("BORGERBOT_STAFF_CHAT_ID", "1001234567890"),
        ("BORGERBOT_STAFF_CHAT_ID", "-99999999999999999999"),
        ("BORGERBOT_STAFF_CHAT_ID", "vagten"),
        ("BORGERBOT_STAFF_CHAT_ID", "1.5"),
        ("BORGERBOT_EMBEDDER", "bert"),
        ("BORGERBOT_LOG_LEVEL", "LOUD"),
        ("BORGERBOT_WEBHOOK_URL", "bot.example.dk"),
        ("BORGERBOT_WEBHOOK_URL", "https://bot.example.dk/?a=b"),
        ("BORGERBOT_WEBHOOK_URL", "https://bot.example.dk/#a"),
        ("BORGERBOT_WEBHOOK_URL", "https:///telegram"),
        ("BORGERBOT_WEBHOOK_URL", "https://https://bot.example.dk"),
        ("BORGERBOT_WEBHOOK_URL", "https://bot.example.dk:port"),
        ("BORGERBOT_HOURS_BRANCHES", "10=haslev, 10=faxe"),
        ("BORGERBOT_HOURS_CATEGORIES", "Åbent=betjent, Åbent=selvbetjent"),
        ("BORGERBOT_WEBHOOK_SECRET", "hemmelig"),
        ("BORGERBOT_WEBHOOK_SECRET", "hemmelig " * 3),
        ("BORGERBOT_LISTEN_PORT", "65536"),
        ("BORGERBOT_GRACE_SECONDS", "-1"),
    ],
)
def test_value_that_is_not_understood_is_refused_without_an_echo(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The line says what a value should be; it does not repeat the value, which may hold a password."""
    told = refusal(monkeypatch, name, value)
    assert "should" in told
    assert "hemmelig" not in told


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("value", [" ", "?", "0", "1" * 5000])
def test_a_refusal_is_in_words(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """Whatever a value is refused for, nobody has to read a regular expression to correct it."""
    monkeypatch.setenv(name, value)
    try:
        read_settings()
    except SettingsError as error:
        told = str(error)
        assert "should" in told
        assert not set("^\\$") & set(told)
        assert not {"pattern", "parse", "input", "String"} & set(told.split())


@pytest.mark.parametrize("name", KNOWN)
def test_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Compose files pass unset variables on as empty ones; each then has its default."""
    monkeypatch.setenv(name, "")
    assert read_settings() == Settings()


@pytest.mark.parametrize("around", ['"{}"', "'{}'", "{} ", "{}\r", "\ufeff{}", "“{}”", "'{} '\r"])
def test_what_only_surrounds_a_value_counts_for_nothing(monkeypatch: pytest.MonkeyPatch, around: str) -> None:
    """Quotation marks, spaces and line ends of a file of settings are left on by some who read it, as Docker does."""
    monkeypatch.setenv(TOKEN_VARIABLE, around.format(TOKEN))
    monkeypatch.setenv("BORGERBOT_STAFF_CHAT_ID", around.format("-1001234567890"))
    monkeypatch.setenv("BORGERBOT_FOUR_EYES", around.format("false"))
    monkeypatch.setenv("BORGERBOT_DATA_DIR", around.format("/srv/borgerbot"))
    monkeypatch.setenv("BORGERBOT_CONTACT_PHONE", around.format(""))
    settings = read_settings()
    assert settings == Settings(
        TELEGRAM_TOKEN=SecretStr(TOKEN), staff_chat_id=-1001234567890, four_eyes=False, data_dir=Path("/srv/borgerbot")
    )
    assert TOKEN.partition(":")[2] not in mask_secrets(f"https://api.telegram.org/bot{TOKEN}/getMe")


@pytest.mark.parametrize(
    ("name", "told"), [("BOT_TOKEN", "BOT_TOKEN"), ("\ufeffTELEGRAM_TOKEN", "'\\ufeffTELEGRAM_TOKEN'")]
)
def test_a_token_by_another_name_is_found_and_not_shown(monkeypatch: pytest.MonkeyPatch, name: str, told: str) -> None:
    """Whoever guessed the variable's name, or saved a file with a mark before it, reads which one is meant."""
    monkeypatch.setenv(name, f'"{TOKEN}"')
    with pytest.raises(SettingsError) as caught:
        read_settings().token()
    assert str(caught.value) == f"TELEGRAM_TOKEN: missing. {told} looks like it: call it TELEGRAM_TOKEN"


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to start once for each mistake."""
    monkeypatch.setenv("BORGERBOT_BAN_DAYS", "ti")
    monkeypatch.setenv("BORGERBOT_STAF_NAME", "Vagten")
    assert refusal(monkeypatch, "BORGERBOT_STAF_NAME", "Vagten") == (
        "BORGERBOT_STAF_NAME: unknown setting (Did you mean BORGERBOT_STAFF_NAME?); "
        "BORGERBOT_BAN_DAYS: should be a whole number. Correct the variables and start again"
    )


def test_a_home_that_no_shell_has_read_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder called ~ is what nobody wants."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BORGERBOT_DATA_DIR", "~/bot")
    assert read_settings().data_dir == tmp_path / "bot"
    assert "should be a whole path" in refusal(monkeypatch, "BORGERBOT_DATA_DIR", "~nobody-of-this-name/bot")


@pytest.mark.parametrize(
    "addresses",
    [
        "https://a.dk/x.ics webcal://b.dk/y.ics?days=1,2",
        "https://a.dk/x.ics,webcal://b.dk/y.ics?days=1,2",
        "https://a.dk/x.ics; WEBCAL://b.dk/y.ics?days=1,2;",
        "https://a.dk/x.ics\nwebcal://a.dk/x.ics,\nwebcal://b.dk/y.ics?days=1,2",
    ],
)
def test_feeds_are_told_apart_however_they_are_listed(monkeypatch: pytest.MonkeyPatch, addresses: str) -> None:
    """A comma between two addresses belongs to neither, and each is asked once."""
    monkeypatch.setenv("BORGERBOT_EVENTS_ICAL", addresses)
    asked = [source.url for source in sources_of(read_settings())]
    assert asked == ["https://a.dk/x.ics", "https://b.dk/y.ics?days=1,2"]


def test_administrators_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commas and semicolons, and one too many; a space alone may stand within a number."""
    monkeypatch.setenv("BORGERBOT_ADMINISTRATORS", "123, 456;789,")
    assert read_settings().first_administrators() == {123, 456, 789}
    assert "should be Telegram numbers" in refusal(monkeypatch, "BORGERBOT_ADMINISTRATORS", "12 345 678")


def test_missing_token_says_where_to_get_one() -> None:
    """Whoever starts without a token is told where it comes from, and of the demo that needs none."""
    with pytest.raises(SettingsError) as caught:
        read_settings().token()
    assert str(caught.value).startswith("TELEGRAM_TOKEN: missing. Get a token from @BotFather")
    assert "borgerbot demo" in str(caught.value)


@pytest.mark.parametrize("missing", ["webhook_url", "webhook_secret"])
def test_webhook_needs_its_address_and_its_secret(missing: str) -> None:
    """Nobody can be called without an address, and nobody but Telegram may call; what is missing is named."""
    complete = Settings(webhook_url="https://bot.example.dk", webhook_secret=SecretStr(SECRET))
    assert for_webhook(complete) is complete
    with pytest.raises(SettingsError, match=f"^{variable(missing)}: missing"):
        for_webhook(complete.model_copy(update={missing: None}))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://bot.example.dk", "calls no address without https. Begin it with https://"),
        ("https://bot.example.dk:8123", "does not call port 8123. Use 443, 80, 88 or 8443"),
        ("https://localhost", "only this machine or its neighbours"),
        ("https://borgerbot", "only this machine or its neighbours"),
        ("https://192.168.1.20:8443", "only this machine or its neighbours"),
        ("https://127.0.0.1", "only this machine or its neighbours"),
        ("https://[2001:db8::1]", "only this machine or its neighbours"),
        ("https://bot.example.dk/telegram", "ends with /telegram, which is put behind it by itself. Leave it out"),
        ("https://bot.example.dk/krog/telegram/", "ends with /telegram"),
    ],
)
def test_an_address_that_telegram_would_never_call_is_told_at_once(url: str, told: str) -> None:
    """Nobody has to wait for Telegram's own refusal, which names no setting, or for calls that never come.

    Regression: home-assistant/core #6472, defstudio/telegraph #100, pyTelegramBotAPI #1452.
    """
    settings = Settings(webhook_url=url, webhook_secret=SecretStr(SECRET))
    with pytest.raises(SettingsError) as caught:
        for_webhook(settings)
    assert str(caught.value).startswith("BORGERBOT_WEBHOOK_URL: ")
    assert told in str(caught.value)
    # A Bot API server of one's own calls its neighbours.
    elsewhere = settings.model_copy(update={"telegram_url": "http://127.0.0.1:8081"})
    assert for_webhook(elsewhere) == elsewhere


@pytest.mark.parametrize(
    "url",
    ["https://bot.example.dk", "https://bot.example.dk:8443/krog/", "https://93.184.216.34:88", "HTTPS://b.dk:443"],
)
def test_an_address_that_telegram_calls_is_taken(url: str) -> None:
    """Every port that it knows, with or without a path of one's own."""
    settings = Settings(webhook_url=url, webhook_secret=SecretStr(SECRET))
    assert for_webhook(settings) == settings


def test_what_is_put_behind_the_address_is_the_webhooks_path() -> None:
    """The settings know nothing of the web server, and still speak of the same path."""
    assert addresses._PATH == PATH  # noqa: SLF001 - one thing said in two places


def test_a_weekday_in_another_language_is_refused_with_those_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes "mon" reads what to write."""
    told = refusal(monkeypatch, "BORGERBOT_DESK_HOURS", "mon-fri 10-15")
    assert "'mon' is no weekday; write them as mandag, tirsdag" in told


def test_polling_leaves_the_webhook_alone() -> None:
    """A process that fetches its updates serves no webhook, whatever is set."""
    complete = Settings(webhook_url="https://bot.example.dk", webhook_secret=SecretStr(SECRET))
    assert without_webhook(complete).webhook_url is None


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing, logging or dumping the settings shows no token and no secret; only asking for them does."""
    monkeypatch.setenv(TOKEN_VARIABLE, TOKEN)
    monkeypatch.setenv("BORGERBOT_WEBHOOK_SECRET", SECRET)
    settings = read_settings()
    shown = f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"
    assert TOKEN.partition(":")[2] not in shown
    assert SECRET not in shown
    assert settings.token() == TOKEN


def test_settings_do_not_change() -> None:
    """What was read at start holds until the end."""
    with pytest.raises(Invalid):
        Settings().embedder = "none"  # type: ignore[misc]  # that this is refused is the point
