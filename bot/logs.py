"""Logs: event names with structured facts; never a message's text, a name, a number or a secret."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict

from bot.masking import describe, mask, mask_message, mask_secrets, mask_value

_log = structlog.get_logger(__name__)
# At INFO or DEBUG these write addresses with the token in them, statements, or what they were sent; or what events of
# our own say better.
_LOUD = (
    "aiohttp",
    "alembic",
    "httpx",
    "httpcore",
    "apscheduler",
    "asyncpg",
    "sqlalchemy",
    "telegram",
    "python_multipart",
    "markdown_it",
    "uvicorn",
)
_LOUDER = {
    # Of every answer that is no JSON, as of a gateway that is out of order, where it was read; we say that it came.
    "telegram.request": logging.CRITICAL,
    # That a tick is not begun while the last goes on, each time anew, and that one is cut off where a process stops.
    # Why a tick failed we say ourselves.
    "apscheduler": logging.CRITICAL,
}
_OURS = "masked"
_SAID_BY_OTHERS = frozenset({"problem", "why"})
"""Facts of our events that are messages of errors."""
_RENDER = structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], sort_keys=False)


class RedactingFilter(logging.Filter):
    """Takes what must not be written out of records, whichever library wrote them.

    It looks at their text, arguments and tracebacks, and sits on the root's handlers, since filters of loggers are not
    asked about the records of their children. Our own events come with their values masked one by one, so that the
    numbers of rows and updates can stay; of them only secrets are taken here.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always let through."""
        record.msg = mask_secrets(record.getMessage()) if getattr(record, _OURS, False) else _text_of(record)
        record.args = ()
        if record.exc_info and not record.exc_text and record.exc_info[1] is not None:
            record.exc_text = mask_secrets(describe(record.exc_info[1]))
        elif record.exc_text:
            record.exc_text = mask(record.exc_text)
        if record.stack_info:
            record.stack_info = mask(record.stack_info)
        return True


class _OneLine(logging.Formatter):
    """What others say gets the form of our events, so that whoever reads the log can read every line alike."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; the filter has taken out of it what must not be written."""
        if getattr(record, _OURS, False):
            return record.getMessage()
        said: EventDict = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": "library.said",
            "logger": record.name,
            "message": record.getMessage(),
        }
        told = {"exception": record.exc_text, "stack": record.stack_info}
        said.update((name, text) for name, text in told.items() if text)
        return str(_RENDER(None, "", said))


def configure_logging(level: str) -> None:
    """Write logs to standard error, one line per event, from `level` on; errors that nobody caught are logged too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(_OneLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _LOUD:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    for name, least in _LOUDER.items():
        logging.getLogger(name).setLevel(least)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _render_error,
            _mask_values,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _RENDER,
            _mark,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    _catch_the_uncaught()


def _text_of(record: logging.LogRecord) -> str:
    """The text of another library's record."""
    record.args = mask_value(record.args) if record.args else ()
    try:
        return mask(record.getMessage())
    except (TypeError, ValueError):
        # An object in the place of a number, of which only the type is known by now.
        return mask(str(record.msg))


def _render_error(logger: Any, method: str, event: EventDict) -> EventDict:
    """The error that an event tells of, as text."""
    del logger, method
    told = event.pop("exc_info", None)
    error = told if isinstance(told, BaseException) else told[1] if isinstance(told, tuple) else None
    if told and error is None:
        error = sys.exception()
    if error is not None:
        event["exception"] = describe(error)
    return event


def _mask_values(logger: Any, method: str, event: EventDict) -> EventDict:
    del logger, method
    return {name: _masked(name, value) for name, value in event.items()}


def _masked(name: str, value: object) -> object:
    if name == "exception":
        # What was described is masked already, and its lines of code would look like objects.
        return value
    if name in _SAID_BY_OTHERS and isinstance(value, str):
        return mask_message(value)
    return mask_value(value)


def _mark(logger: Any, method: str, line: Any) -> tuple[Any, ...]:
    """The finished line, with the note that its values are masked."""
    del logger, method
    return (line,), {"extra": {_OURS: True}}


def _catch_the_uncaught() -> None:
    """Python would write an error that nobody caught with all that its message says, past every log."""
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _crashed
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = lambda told: _thread_crashed(told.exc_value)
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = lambda told: _thread_crashed(told.exc_value)


def _crashed(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, places)
    else:
        _log.critical("process.crashed", exc_info=error)


def _thread_crashed(error: BaseException | None) -> None:
    _log.error("thread.crashed", exc_info=error)
