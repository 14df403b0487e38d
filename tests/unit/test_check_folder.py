"""The checks of a folder: across entries, local facts and question sets, each with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge.checks import Finding, Report, Severity, check_folder
from knowledge.checks.across import normal_form
from knowledge.checks.sets import FEWEST_UNANSWERED

WORDS = "pas kort lån bog hus film avis net dør dag".split()
UNANSWERED = [f"-\toff-topic\tintet svar på {first} {second}" for first in "abcdefghijklm" for second in range(12)]


def entry(slug: str, **changes: object) -> dict[str, object]:
    """An entry as it stands in a file, in order unless changed."""
    return {
        "slug": slug,
        "area": "bibliotek",
        "topic": "laan",
        "owner": "bibliotek",
        "sources": [{"title": "Biblioteket", "url": "https://www.faxebibliotek.dk/"}],
        "checked_at": "2026-11-25",
        "review_by": "2027-11-25",
        "details": [],
        "da": text(f"Om {slug}", "Spørg os.", [f"hvad med {slug} {word}" for word in WORDS]),
        "en": text(f"About {slug}", "Ask us.", [f"what of {slug} {word}" for word in WORDS]),
    } | changes


def text(title: str, answer: str, examples: list[str]) -> dict[str, object]:
    """An entry's text as it stands in a file."""
    return {"title": title, "answer": answer, "examples": list(examples)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose two entries and question sets keep every rule."""
    write(tmp_path, entry("laan-status"), entry("pas-pris"))
    golden = ["laan-status\tdanish\tmine hjemlån", "laan-status\tenglish\twhat do I have at home"]
    golden += ["pas-pris\tdanish\tsig en pris", "pas-pris|laan-status\tenglish\thow expensive"]
    (tmp_path / "golden.tsv").write_text("\n".join(golden), encoding="utf-8")
    (tmp_path / "must-not-answer.tsv").write_text("\n".join(UNANSWERED), encoding="utf-8")
    return tmp_path


class Dumper(yaml.SafeDumper):
    """Writes answers as blocks, as the entry files do."""


Dumper.add_representer(
    str,
    lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None),
)


def write(folder: Path, *entries: dict[str, object]) -> None:
    """Write an entry file."""
    written = yaml.dump(list(entries), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "entries.yaml").write_text(written, encoding="utf-8")


def the_finding(report: Report) -> Finding:
    """The only finding of a report."""
    [finding] = report.findings
    return finding


def line(finding: Finding) -> str:
    """The line of the file that a finding points at."""
    return finding.file.read_text(encoding="utf-8").splitlines()[finding.line - 1].strip()


def test_good_folder_passes(folder: Path) -> None:
    """Nothing is found where every rule is kept."""
    report = check_folder(folder, folder)
    assert report.findings == ()
    assert (report.entries, report.errors, report.warnings) == (2, 0, 0)
    assert report.median_lix == pytest.approx(2.0)


def test_remark_points_at_its_line(folder: Path) -> None:
    """A fault in an answer is shown with the line of the answer it is in."""
    write(
        folder, entry("laan-status", da=text("Lån", "Spørg.\n\nRing 12 34 56 78.\n\nFarvel.", WORDS)), entry("pas-pris")
    )
    finding = the_finding(check_folder(folder, None))
    assert (finding.rule, finding.subject, line(finding)) == ("unknown-phone", "laan-status", "Ring 12 34 56 78.")
    assert str(finding).startswith(
        f"{folder / 'entries.yaml'}:{finding.line}: error: laan-status: the number 12 34 56 78"
    )


def test_example_of_two_entries_is_an_error(folder: Path) -> None:
    """The same question, whatever its case and spelling of æøå, cannot mean two entries."""
    shared = text("Pas", "Spørg os.", [*WORDS, "Hvad med LAAN-status lån?", "hvad med laan-status laan"])
    write(folder, entry("laan-status"), entry("pas-pris", da=shared))
    findings = check_folder(folder, None).findings
    assert [(each.rule, each.subject) for each in findings] == [("repeated-example", "pas-pris")] * 2
    assert line(findings[0]) == "- Hvad med LAAN-status lån?"


def test_example_that_stands_twice_in_one_entry_is_an_error(folder: Path) -> None:
    """A repeated example looks like more knowledge than there is."""
    write(folder, entry("laan-status", da=text("Lån", "Spørg os.", [*WORDS, "pas"])), entry("pas-pris"))
    finding = the_finding(check_folder(folder, None))
    assert (finding.rule, line(finding)) == ("repeated-example", "- pas")


def test_example_may_serve_both_languages_and_equal_its_title(folder: Path) -> None:
    """A word such as "wifi" is asked for in both languages, and a title is a natural example."""
    danish, english = text("Nettet", "Spørg.", [*WORDS, "nettet", "wifi"]), text("Wi-Fi", "Ask.", ["wifi", *"abc"])
    write(folder, entry("laan-status", da=danish, en=english), entry("pas-pris"))
    assert check_folder(folder, None).findings == ()


def test_titles_must_be_told_apart(folder: Path) -> None:
    """Two buttons with the same words are a guess."""
    same = text("OM laan-status", "Spørg os.", WORDS)
    write(folder, entry("laan-status"), entry("pas-pris", da=same))
    assert {each.rule for each in check_folder(folder, None).findings} == {"repeated-title", "repeated-example"}


@pytest.mark.parametrize("field", ["related", "not_to_be_confused_with"])
@pytest.mark.parametrize("name", ["pas-prisen", "pas-pris"])
def test_reference_must_lead_to_another_entry(folder: Path, field: str, name: str) -> None:
    """A related entry or look-alike that does not exist, or is the entry itself, is an error."""
    write(folder, entry("laan-status"), entry("pas-pris", **{field: [name]}))
    finding = the_finding(check_folder(folder, None))
    assert (finding.rule, line(finding)) == ("reference", f"{field}:")


def test_blank_must_be_declared_and_a_fact_be_used(folder: Path) -> None:
    """A mistyped name would never be filled, and a fact that nobody uses is work for nothing."""
    write(folder, entry("laan-status", da=text("Lån", "Kom.\n{{?tid}} {{?sted}}", WORDS)), entry("pas-pris"))
    (folder / "local.yaml").write_text('tid: ""\nandet: ""\n', encoding="utf-8")
    findings = check_folder(folder, None).findings
    assert [(each.rule, each.severity) for each in findings] == [
        ("undeclared-blank", Severity.ERROR),
        ("unused-fact", Severity.WARNING),
    ]
    assert (findings[1].file, line(findings[1])) == (folder / "local.yaml", 'andet: ""')


def test_open_blanks_are_listed_with_who_uses_them(folder: Path) -> None:
    """Staff see which facts are missing, in the order of the file, and which entry waits for one."""
    waiting = {
        "local": True,
        "da": text("Lån", "{{navn}} {{?tid}}", WORDS),
        "en": text("L", "{{navn}} {{?tid}}", WORDS),
    }
    write(folder, entry("laan-status", **waiting), entry("pas-pris", da=text("Pas", "Kom.\n{{?tid}}", WORDS[:8])))
    (folder / "local.yaml").write_text('tid: ""\ntid_en: "Monday"\nnavn: ""\n', encoding="utf-8")
    blanks = check_folder(folder, None).open_blanks
    assert [(each.name, each.line, each.entries, each.required) for each in blanks] == [
        ("tid", 1, ("laan-status", "pas-pris"), False),
        ("navn", 3, ("laan-status",), True),
    ]


def test_filled_answer_is_judged_as_well(folder: Path) -> None:
    """What staff fill in must keep the rules too: a price needs its year; their own number is theirs to know."""
    write(folder, entry("laan-status", da=text("Lån", "Kom.\n\n{{?pris}}", WORDS)), entry("pas-pris"))
    (folder / "local.yaml").write_text('pris: "Det koster 20 kr. Ring 12 34 56 78."\n', encoding="utf-8")
    finding = the_finding(check_folder(folder, None))
    assert (finding.rule, "with the local facts filled in" in finding.what) == ("price-without-year", True)


@pytest.mark.parametrize(
    ("name", "added", "what"),
    [
        ("golden.tsv", "pas-prisen\tdanish\tnoget helt andet", "expects 'pas-prisen', which is no entry"),
        ("golden.tsv", "-\tdanish\tnoget helt andet", "expects no entry"),
        ("golden.tsv", "pas-pris\tnoget helt andet", "has not three columns"),
        ("golden.tsv", "pas-pris\t\tnoget helt andet", "has not three columns"),
        ("golden.tsv", "pas-pris\tdanish\tHvad med pas-pris AVIS?", "is nearly an example of pas-pris"),
        ("golden.tsv", "pas-pris\tdanish\thvad med pas-pris aviss", "is nearly an example of pas-pris"),
        ("golden.tsv", "pas-pris\tdanish\tSig en pris!", "stands already in golden.tsv:3"),
        ("must-not-answer.tsv", "pas-pris\toff-topic\tnoget helt andet", "expects an entry"),
        ("must-not-answer.tsv", "-\toff-topic\tsig en pris", "stands already in golden.tsv:3"),
    ],
)
def test_fault_of_a_question_set_is_named_with_its_line(folder: Path, name: str, added: str, what: str) -> None:
    """Each line of a set names entries that exist, and a question that nothing has learnt."""
    path = folder / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{added}\n", encoding="utf-8")
    finding = the_finding(check_folder(folder, folder))
    assert what in finding.what
    assert (finding.file, line(finding)) == (path, added)


def test_every_entry_needs_two_questions_and_many_must_not_be_answered(folder: Path) -> None:
    """A set that asks too little proves too little."""
    golden, refused = folder / "golden.tsv", folder / "must-not-answer.tsv"
    golden.write_text("\n".join(golden.read_text(encoding="utf-8").splitlines()[:3]), encoding="utf-8")
    refused.write_text("\n".join(UNANSWERED[: FEWEST_UNANSWERED - 1]), encoding="utf-8")
    findings = check_folder(folder, folder).findings
    assert [(each.rule, each.file, each.subject) for each in findings] == [
        ("set-size", golden, "pas-pris"),
        ("set-size", refused, ""),
    ]


def test_missing_sets_are_an_error(folder: Path) -> None:
    """Publishing without its sets is publishing unchecked."""
    (folder / "golden.tsv").unlink()
    assert "is missing" in check_folder(folder, folder).findings[0].what


def test_normal_form_compares_what_people_mean() -> None:
    """Case, punctuation and the spelling of æøå make no other question."""
    assert normal_form("  Hvad KOSTER, et kørekort?! ") == normal_form("hvad koster et koerekort")
    assert normal_form("...") == ""
