"""Neither the bot's token nor what citizens write reaches a log, whichever library writes it and wherever it stands."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import structlog
from telegram import Chat, Message, Update

from bot.logs import RedactingFilter, configure_logging

TOKEN = "123456789:AAF-x_Yz0123456789abcdefghijklmnop"
SHORT = "1:TEST"
LOUD = (
    "alembic",
    "httpx",
    "httpcore",
    "telegram",
    "aiohttp",
    "apscheduler",
    "asyncpg",
    "sqlalchemy",
    "markdown_it",
    "python_multipart",
    "uvicorn",
)
WORDS = "Xq7 hemmelig"
UPDATE = Update(1, message=Message(2, datetime(2026, 11, 25, tzinfo=UTC), Chat(5, "private"), text=WORDS))


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Whatever a test configures is taken back: handlers, levels and structlog."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in (
        "alembic",
        "httpx",
        "httpcore",
        "apscheduler",
        "aiohttp",
        "asyncpg",
        "sqlalchemy",
        "telegram",
        "python_multipart",
        "uvicorn",
    ):
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def fail_with(token: str) -> None:
    """An error whose text holds the token."""
    raise RuntimeError(f"no route to /bot{token}/getMe")


@pytest.mark.parametrize("token", [TOKEN, SHORT])
@pytest.mark.parametrize(
    "write",
    [
        lambda log, token: log.warning("POST https://api.telegram.org/bot%s/getMe", token),
        lambda log, token: log.warning(f"https://api.telegram.org/bot{token}/sendMessage"),  # noqa: G004
        lambda log, token: log.warning(f"https://api.telegram.org/file/bot{token}/x.png"),  # noqa: G004
        lambda log, token: log.warning("token=%s", token),
        lambda log, token: log.warning("%(token)s", {"token": token}),
        lambda log, token: log.warning("%r", [token]),
    ],
    ids=["address", "whole address", "file", "argument", "named", "nested"],
)
def test_token_is_taken_out_of_text_and_arguments(
    write: object, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A token in a message or its arguments is written as [token], also where it follows letters in an address."""
    configure_logging("INFO")
    assert callable(write)
    write(logging.getLogger("some.library"), token)
    written = capsys.readouterr().err
    assert "[token]" in written
    assert token not in written
    assert token.partition(":")[2] not in written


def test_token_is_taken_out_of_tracebacks(capsys: pytest.CaptureFixture[str]) -> None:
    """A traceback is kept, without the token that its error names."""
    configure_logging("INFO")
    try:
        fail_with(TOKEN)
    except RuntimeError:
        logging.getLogger("some.library").exception("failed", stack_info=True)
        structlog.get_logger("ours").exception("update.failed")
    written = capsys.readouterr().err
    assert written.count("no route to /bot[token]/getMe") >= 2
    assert "Traceback" in written
    assert TOKEN not in written


@pytest.mark.parametrize(
    "write",
    [
        lambda log: log.warning("Update %s caused an error", UPDATE),
        lambda log: log.warning(f"Update {UPDATE} caused an error"),  # noqa: G004
        lambda log: log.warning("Update %(update)s caused an error", {"update": UPDATE}),
        lambda log: log.warning("Update %d caused an error", UPDATE),
        lambda log: log.warning("%s", [{"text": WORDS}, UPDATE.to_dict()]),
        lambda log: log.warning("payload %s", UPDATE.to_json()),
        lambda log: log.warning("failed: %s", KeyError(WORDS)),
        lambda log: log.warning("failed", exc_info=KeyError(WORDS)),
    ],
    ids=["argument", "text", "named", "number", "nested", "json", "error", "traceback"],
)
def test_updates_and_words_of_others_are_left_out(write: object, capsys: pytest.CaptureFixture[str]) -> None:
    """A library that writes a whole update, or an error with a citizen's words, leaves neither in the log."""
    configure_logging("INFO")
    assert callable(write)
    write(logging.getLogger("some.library"))
    written = capsys.readouterr().err
    assert written
    assert "Xq7" not in written


@pytest.mark.parametrize("name", ["some.library", "ours"])
def test_personal_numbers_are_masked(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A personal number that slipped into a record is masked, in a library's and in ours."""
    configure_logging("INFO")
    log = structlog.get_logger(name) if name == "ours" else logging.getLogger(name)
    log.warning("set 010190-1234")
    written = capsys.readouterr().err
    assert "[CPR]" in written
    assert "1234" not in written


def test_values_of_our_events_are_masked_and_their_numbers_stay(capsys: pytest.CaptureFixture[str]) -> None:
    """Of an event's facts the numbers of rows stay, ten digits long or not; texts, errors and objects are masked."""
    configure_logging("INFO")
    structlog.get_logger("ours").warning(
        "message.bad", row=1234567890, problem=f'start tag "{WORDS}" at 3', note="cpr 0101901234", update=UPDATE
    )
    written = capsys.readouterr().err
    assert 'row=1234567890 problem="start tag … at 3" note="cpr [CPR]" update=[Update]' in written


def test_error_of_our_events_shows_where_and_not_what(capsys: pytest.CaptureFixture[str]) -> None:
    """The error of an event is told with its places, without values and without what it quotes."""
    configure_logging("INFO")
    for told in (True, KeyError(WORDS)):
        try:
            dict[str, str]().pop(WORDS)
        except KeyError:
            structlog.get_logger("ours").error("update.failed", exc_info=told)
    written = capsys.readouterr().err
    assert "Xq7" not in written
    assert written.count("KeyError: …") >= 2
    assert "in test_error_of_our_events_shows_where_and_not_what" in written


@pytest.mark.parametrize(
    "where", ["raise KeyError({words!r})", "threading.Thread(target={{}}.pop, args=({words!r},)).start()"]
)
def test_errors_that_nobody_caught_are_logged_masked(where: str) -> None:
    """An error that ends the process or a thread is written as an event, without what it quotes."""
    program = f"""
import threading
from bot.logs import configure_logging
configure_logging("INFO")
{where.format(words=WORDS)}
"""
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the test's own program
    assert "crashed" in ended.stderr
    assert "KeyError: …" in ended.stderr
    assert "Xq7" not in ended.stderr + ended.stdout


def test_record_that_carries_its_traceback_as_text_is_redacted_too() -> None:
    """A traceback that was formatted earlier, or a stack, is no way around the filter."""
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "failed", (), None)
    record.exc_text = f"RuntimeError: {TOKEN}"
    record.stack_info = f"Stack: {TOKEN}"
    assert RedactingFilter().filter(record)
    assert (record.exc_text, record.stack_info) == ("RuntimeError: [token]", "Stack: [token]")


@pytest.mark.parametrize(
    "text", ["12:30:45", "2026-11-25T06:00:00Z", "http://127.0.0.1:8081/", "1:ab", "sag 12: lukket"]
)
def test_what_is_no_token_stays(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Times, ports and short pairs are written as they are: a log that hides everything helps nobody."""
    configure_logging("INFO")
    logging.getLogger("some.library").warning("%s", text)
    written = capsys.readouterr().err
    assert f"message={text}\n" in written or f'message="{text}"\n' in written


def test_events_have_a_name_and_facts_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """An event is one line: time, level, name, then its facts."""
    configure_logging("INFO")
    structlog.get_logger("ours").info("case.opened", case=7, note="to\nlinjer")
    structlog.get_logger("ours").debug("case.detail")
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("timestamp=")
    assert " level=info event=case.opened case=7 note=to\\nlinjer" in line


def test_what_others_say_has_the_form_of_our_events(capsys: pytest.CaptureFixture[str]) -> None:
    """A library's record, with its error and its line breaks, is one line too: time, level, who, and what."""
    configure_logging("INFO")
    try:
        fail_with(TOKEN)
    except RuntimeError:
        logging.getLogger("some.library").exception("to\nlinjer", stack_info=True)
    [line] = capsys.readouterr().err.splitlines()
    assert re.match(r"timestamp=\d{4}-\d\d-\d\dT[\d:.]+Z level=error event=library.said logger=some.library ", line)
    assert " message=to\\nlinjer exception=" in line
    assert " stack=" in line


@pytest.mark.parametrize("name", LOUD)
@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_libraries_that_write_addresses_or_statements_are_quiet(name: str, level: str) -> None:
    """These libraries write at WARNING and above only, even when we ask for more of our own."""
    configure_logging(level)
    assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    assert logging.getLogger(name).isEnabledFor(logging.CRITICAL if name == "apscheduler" else logging.WARNING)
    assert logging.getLogger("bot").isEnabledFor(logging.getLevelNamesMapping()[level])


def test_what_the_scheduler_says_of_its_only_job_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """While a database was locked it told each tick that it left out; one that a stop cut off was an error to it."""
    configure_logging("INFO")
    logging.getLogger("apscheduler.scheduler").warning("Execution of job skipped")
    logging.getLogger("apscheduler.executors.default").error("Error running job")
    assert capsys.readouterr().err == ""


def test_configuring_twice_writes_every_line_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A second call replaces the first; standard error is the only place that is written to."""
    configure_logging("INFO")
    configure_logging("INFO")
    logging.getLogger("some.library").warning("en gang")
    captured = capsys.readouterr()
    assert (captured.err.count("en gang"), captured.out) == (1, "")
    [handler] = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    assert handler.stream is sys.stderr
