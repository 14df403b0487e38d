"""`python -m bot` and the console script `borgerbot`."""

import gc
import os
import sys

# What is imported stays until the end: to search it for garbage costs a tenth of the time that importing takes.
gc.disable()
from bot.command_line import cli  # noqa: E402

gc.freeze()
gc.enable()

__all__ = ["main"]


def main() -> None:
    """Run the command line as all that this process does."""
    try:
        cli.main()
    except cli.Answered:
        # To free a knowledge base object by object would take a tenth of the time that an answer takes.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
