"""Logs: event names with structured facts; never a message's text, and never the bot's token."""

from __future__ import annotations

import logging
import re
import sys

import structlog

# In an address the token follows the word "bot", so no word border can be asked for; a port is no token.
_TOKEN = re.compile(r"(?<!\d)\d+:(?!\d{1,5}(?![\w-]))[A-Za-z0-9_-]{4,}")
_LOUD = ("httpx", "httpcore", "apscheduler", "aiosqlite", "telegram")


class RedactingFilter(logging.Filter):
    """Takes tokens out of records, from their text, arguments and tracebacks, whichever library wrote them.

    It sits on the root's handlers, since filters of loggers are not asked about the records of their children.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always let through."""
        record.msg = _redact(record.getMessage())
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = _redact(record.exc_text)
        if record.stack_info:
            record.stack_info = _redact(record.stack_info)
        return True


def _redact(text: str) -> str:
    return _TOKEN.sub("[token]", text)


def configure_logging(level: str) -> None:
    """Write logs to standard error, one line per event, from `level` on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(logging.Formatter("%(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _LOUD:
        # httpx writes every address, and so the token, at INFO.
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ExtraAdder(),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], sort_keys=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
