"""Ask for known vulnerabilities in a locked set, and say plainly where no answer was had.

`pip-audit` counts a package that the service does not know as fine; where the service cannot be reached through the
network at hand, that would be all of them.

Exit code: 0 nothing known, 1 something known, 2 not everything could be asked about.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def main(locked: str) -> int:
    """Audit the file `locked`; the lines printed are meant for a person."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "-r", locked, "-f", "json"]
    # No shell, and nothing of the command comes from outside.
    asked = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False)  # noqa: S603
    try:
        packages: list[dict[str, Any]] = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = asked.stderr.strip().splitlines()[-1:] or ["no answer"]
        print(f"{locked}: the vulnerability service cannot be reached, so nothing was audited ({reason[0][:200]})")
        return 2
    return report(locked, packages)


def report(locked: str, packages: list[dict[str, Any]]) -> int:
    """Print what is known of `packages`; gives the exit code."""
    vulnerable = [each for each in packages if each.get("vulns")]
    unknown = [each for each in packages if "skip_reason" in each]
    for each in vulnerable:
        for found in each["vulns"]:
            fixed = ", ".join(found["fix_versions"]) or "no version yet"
            print(f"{each['name']} {each['version']}: {found['id']}, mended in {fixed}")
    if packages and len(unknown) == len(packages):
        print(f"{locked}: the vulnerability service knows none of the packages from here, so nothing was audited")
        return 2
    if unknown:
        print(f"{locked}: not audited: {', '.join(each['name'] for each in unknown)}")
    asked = len(packages) - len(unknown)
    print(f"{locked}: {asked} packages audited, {len(vulnerable)} with known vulnerabilities")
    return 1 if vulnerable else 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
