"""Audit the locked set where the vulnerability service answers within seconds, and else say plainly that nothing was.

`make test` ends with this. It must not fail for a network that is not there, nor call a set sound that was not asked
about: `make audit` is the one that fails then.

Exit code: 1 if something vulnerable is known, else 0.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence

SERVICE = "https://pypi.org/pypi/pip/25.0/json"
"""What `pip-audit` asks, for one package that it certainly knows."""

SECONDS = 5.0
_VULNERABLE, _INCOMPLETE = 1, 2
_MOST_BYTES = 2_000_000


def main(service: str, install: Sequence[str], audit: Sequence[str]) -> int:
    """Ask the service, install what audits, audit; `install` and `audit` are commands. Prints one line for a person."""
    problem = unreachable(service)
    if problem is None and _run(install) != 0:
        problem = "what audits cannot be installed"
    if problem is not None:
        print(f"audit: SKIPPED, no package was audited: {problem}")
        return 0
    code = _run(audit)
    if code == _INCOMPLETE:
        print("audit: NOT COMPLETE, see above; `make audit` fails for that")
    return 1 if code == _VULNERABLE else 0


def unreachable(service: str, seconds: float = SECONDS) -> str | None:
    """Why the vulnerability service does not answer from here, or None if it does within so many seconds."""
    ends = time.monotonic() + seconds
    try:
        # The address is a constant of this file, or the test's own.
        with urllib.request.urlopen(service, timeout=seconds) as response:  # noqa: S310
            told = _read(response, ends)
    except urllib.error.HTTPError as error:
        return f"the vulnerability service answers {error.code}"
    except (OSError, http.client.HTTPException) as error:
        return f"the vulnerability service cannot be reached ({type(error).__name__})"
    if told is None:
        return f"the vulnerability service takes longer than {seconds:g} seconds"
    return None if b'"vulnerabilities"' in told else "what answers is no vulnerability service"


def _read(response: http.client.HTTPResponse, ends: float) -> bytes | None:
    """What was answered, or None if that takes too long."""
    told = bytearray()
    while piece := response.read1(65536):
        told += piece
        if time.monotonic() > ends or len(told) > _MOST_BYTES:
            return None
    return bytes(told)


def _run(command: Sequence[str]) -> int:
    # Commands of the Makefile; nothing of them comes from outside.
    return subprocess.run(command, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(SERVICE, ["make", "--no-print-directory", sys.argv[1]], sys.argv[2:]))
