"""`python -m bot` and the console script `borgerbot`."""

import gc
import os
import signal
import sys

_STOPPED = 130
# Before there is anything to finish, Ctrl+C ends the process; Python would print where it was. It does so also where
# this is a container's first process, which no signal ends by itself.
_RAISES = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if _RAISES:
    signal.signal(signal.SIGINT, lambda *_: os._exit(_STOPPED))
# What is imported stays until the end: to search it for garbage costs a tenth of the time that importing takes.
gc.disable()
try:
    from bot.command_line import asking, cli, output
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] in {"bot", "knowledge", "handlers"}:
        raise
    # Another Python than the one that everything was installed for.
    sys.stderr.write(
        f"borgerbot: {error.name}: not installed for {sys.executable}. "
        "Use .venv/bin/borgerbot, which `make demo` and `make run` install\n"
    )
    sys.exit(2)

gc.freeze()
gc.enable()
if _RAISES:
    signal.signal(signal.SIGINT, signal.default_int_handler)

__all__ = ["main"]

_FAULT = 2


def main() -> None:
    """Run the command line as all that this process does."""
    output.open_output()
    try:
        _run()
    except output.OutputError as error:
        output.give_up_output()
        sys.stderr.write(f"borgerbot: {error}\n")
        sys.exit(_FAULT)


def _run() -> None:
    try:
        cli.main()
    except asking.Answered:
        # To free a knowledge base object by object would take a tenth of the time that an answer takes.
        output.finish_output()
        os._exit(0)
    except SystemExit:
        output.finish_output()
        raise


if __name__ == "__main__":
    main()
