"""`python -m bot` and the console script `borgerbot`."""

from bot.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
