"""The threat model names what shows each of its claims, and what it says of packages and containers holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.transport.incoming.webhook import PATH
from tests.unit.named_tests import ROOT, check_named_tests, rows_of

THREATS = rows_of("security.md", "Threats", "who,")
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))


def test_the_table_is_found() -> None:
    """The checks below look at something: every row has who, what holds them off, and what shows it."""
    assert len(THREATS) > 15
    assert {len(row) for row in THREATS} == {3}


@pytest.mark.parametrize("row", THREATS, ids=lambda row: row[0][:40])
def test_each_threat_names_tests_that_exist(row: list[str]) -> None:
    """Every row names at least one test; each file is there, and has the tests that are named in it."""
    check_named_tests(row[2])


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_package_is_locked_with_its_hash(path: Path) -> None:
    """Each line of a locked set is one version with at least one hash, and names no address."""
    text = path.read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    assert packages
    for package in packages:
        assert re.match(r"[a-zA-Z0-9._-]+(\[[a-z0-9,_-]+\])?==[^\s;]+", package), package[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", package), package[:60]
        assert "://" not in package


def test_the_container_runs_as_nobody_in_particular() -> None:
    """The image changes to a user that is not root, after everything is installed with hashes."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users
    assert users[-1].partition(":")[0] not in {"root", "0"}
    assert any("--require-hashes" in line for line in lines)


def test_the_containers_can_write_nothing_and_gain_no_rights() -> None:
    """Every service of ours has a read-only file system, no capabilities, and cannot get new privileges."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    ours = {name: service for name, service in services.items() if "build" in service or "bot" in name}
    assert ours
    for name, service in ours.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name


def test_only_what_telegram_calls_is_passed_on_from_outside() -> None:
    """The proxy of `compose.yaml` lets the webhook's path in and nothing else: figures are not for everybody."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in services["proxy"]["volumes"]
    assert "command" not in services["proxy"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    written = (ROOT / "Caddyfile").read_text(encoding="utf-8")
    assert re.findall(r"handle(?: (\S+))? \{\s*(\w+)", written) == [(PATH, "reverse_proxy"), ("", "respond")]
    assert written.count("reverse_proxy") == 1


def test_every_setting_reaches_the_containers() -> None:
    """A setting that is a line in `.env` is one of the assistant's, not only those that `compose.yaml` names.

    Regression: administrators, opening hours and telephone number were set and known to nobody.
    """
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    ours = [service for service in services.values() if "build" in service]
    assert len(ours) > 1
    assert all(service["env_file"] == [{"path": ".env", "required": False}] for service in ours)


def test_processes_start_when_the_database_is_there_to_stay() -> None:
    """The server that the image starts to make the database is not asked: it ends once more, and has no port."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert "-h 127.0.0.1" in services["database"]["healthcheck"]["test"][1]


def test_logs_of_the_containers_have_an_end() -> None:
    """Docker keeps every line for ever unless it is told otherwise: the disk would be full one day."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert {"max-size", "max-file"} == set.intersection(
        *(set(each["logging"]["options"]) for each in services.values())
    )
