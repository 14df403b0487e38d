"""The documents do not drift from the program: every setting and every command is described, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command
from typer.models import CommandInfo, TyperInfo

from bot.command_line.cli import cli
from bot.settings import Settings, variable

ROOT = Path(__file__).parents[2]
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+) \| (.+) \|$", re.MULTILINE)


def documents() -> str:
    """README and everything in docs, as one text."""
    paths = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def commands(group: TyperInfo | None = None, prefix: str = "borgerbot") -> Iterator[str]:
    """Every command of the command line, as it is typed."""
    app = cli if group is None else group.typer_instance
    assert app is not None
    for command in app.registered_commands:
        yield f"{prefix} {name_of(command)}"
    for inner in app.registered_groups:
        yield from commands(inner, f"{prefix} {inner.name}")


def name_of(command: CommandInfo) -> str:
    """A command's name, given or made from its function's."""
    if command.name is not None:
        return command.name
    assert command.callback is not None
    return command.callback.__name__.replace("_", "-")


def default_of(field: str) -> str:
    """A setting's default as the table shows it."""
    default = Settings.model_fields[field].default
    return "–" if default is None else f"`{default}`"


def test_the_table_of_settings_is_what_the_program_reads() -> None:
    """Each setting has its row, in order, with its default and its description; and no row is about anything else."""
    wanted = [(variable(field), default_of(field), about.description) for field, about in Settings.model_fields.items()]
    assert ROW.findall(SETTINGS) == wanted


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    """A variable that a document tells people to set is one that the program reads."""
    known = {variable(field) for field in Settings.model_fields}
    assert set(re.findall(r"\bBORGERBOT_[A-Z_]*[A-Z]\b", documents())) <= known


def test_commands_are_found() -> None:
    """The checks below look at something: the commands that are known to be there, as the program itself lists them."""
    found = set(commands())
    assert {"borgerbot run", "borgerbot ask", "borgerbot kb load", "borgerbot db upgrade"} <= found
    assert {each.split()[1] for each in found} == set(get_command(cli).commands)  # type: ignore[attr-defined]  # a group


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_is_documented(command: str) -> None:
    """README or a document in docs shows each command as it is typed."""
    assert re.search(rf"\b{re.escape(command)}\b", documents())


def test_the_table_of_commands_is_complete() -> None:
    """Each command has its row that says which settings it reads, and no row is about anything else."""
    rows = re.findall(r"^\| `(borgerbot [a-z ]+)` \|", SETTINGS, re.MULTILINE)
    assert sorted(rows) == sorted(commands())


def test_every_alarm_is_documented() -> None:
    """What is logged as critical is named where it is said what is worth an alarm, so that a monitor can be set up."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot").rglob("*.py")))
    alarms = set(re.findall(r"_log\.critical\(\s*\"([a-z._]+)\"", sources))
    assert "service.broken" in alarms
    log = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8").partition("## The log")[2]
    assert {alarm for alarm in alarms if f"`{alarm}`" not in log} == set()


@pytest.mark.parametrize(
    "document", [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_links_within_the_documents_lead_somewhere(document: Path) -> None:
    """A relative link or image names a file that is there."""
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def anchors(document: Path) -> set[str]:
    """What may stand behind `#` in a link to a document: its headings, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "document", [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_links_to_a_section_lead_to_its_heading(document: Path) -> None:
    """Whoever is called at night should not land at the top of a long page."""
    links = re.findall(r"\]\(([^)#:\s]*)#([^)]+)\)", document.read_text(encoding="utf-8"))
    assert [each for each in links if each[1] not in anchors(document.parent / each[0] if each[0] else document)] == []
