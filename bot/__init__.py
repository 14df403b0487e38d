"""The running service: settings, database, texts, conversations, hand-over, and the composition root."""

import os

# python-telegram-bot then gives `timedelta` where it would give seconds and a deprecation warning. It reads the
# variable when it is needed, so it is set before anything of ours can import it.
os.environ.setdefault("PTB_TIMEDELTA", "1")
