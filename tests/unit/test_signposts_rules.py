"""How rules are written: what each term stands for, and what is wrong with a line that cannot be read."""

from __future__ import annotations

from importlib.resources import files

import pytest

from knowledge.signposts import recognise
from knowledge.signposts.patterns import RuleError, compile_rule, sentences
from knowledge.signposts.recogniser import LANGUAGES, SCRIPTS, rule_set
from knowledge.signposts.rule_file import parse


def fires(rule: str, text: str, *lines: str) -> bool:
    """Whether a rule, with these lines before it, finds a text."""
    source = "\n".join((*lines, "[noed-112]", rule))
    return any(parse(source, "da").matching(sentences(text)))


@pytest.mark.parametrize(
    ("rule", "found", "missed"),
    [
        ("brand", "der er Brand!", "brandbil"),
        ("brand*", "brandbil", "ildebrand"),
        ("*brand", "ildebrand", "brandbil"),
        ("slår mig", "han slår mig", "han slår ofte mig"),
        ("slår .. mig", "han slår ofte mig", "han slår en to tre fire fem mig"),
        ("slår_mig|tæver_mig", "han tæver mig", "han tæver"),
        ("slår mig|$", "han slår", "han slår græs"),
        ("^ brand $", "brand", "en brand"),
        ("^ brand $", "hej. brand. tak", "brand her"),
        ("slår !op|fra mig|ham", "slår ham", "slår op"),
        ("-en|et mand slår", "min mand slår", "en mand slår"),
        ("-en mand slår", "mand slår", "en mand slår"),
        ("ser .. -en mand", "ser en stor mand", "ser en mand"),
        ("min gamle? far", "min far", "min nye far"),
        ("min gamle? far", "min gamle far", "far"),
        ("min _ far", "min egen far", "min far"),
        ("mand & slår", "slår du en mand", "en mand. han slår"),
        ("begå ... nu", "begå noget helt uhyrligt og forfærdeligt grimt nu", "begå noget. nu"),
    ],
)
def test_a_term_stands_for_what_the_table_says(rule: str, found: str, missed: str) -> None:
    """Each kind of term finds what it stands for and nothing else."""
    assert fires(rule, found)
    assert not fires(rule, missed)


def test_a_group_stands_for_its_words() -> None:
    """A group is written once and used by name, in other groups too."""
    groups = ("@kin = far mor", "@all = @kin storebror")
    assert fires("min @all slår", "min mor slår", *groups)
    assert fires("min @all slår", "min storebror slår", *groups)
    assert not fires("min @all slår", "min hund slår", *groups)


def test_a_harmless_turn_is_taken_out_first() -> None:
    """What is harmless fires no rule, and the rest of the text still does."""
    assert not fires("slår", "han slår op", "- slår op|fra")
    assert fires("slår", "han slår op. han slår", "- slår op|fra")
    assert not fires("slår", "han slår i en film", "- slår & film")


def test_a_rule_for_the_whole_text_reads_what_is_harmless_too() -> None:
    """Who a book is for is told behind the book, where a rule with "+" still reads it and another does not."""
    text = "en bog om mobning, den er til mig"
    assert fires("+ mobning & er_til_mig", text, "- bog ...")
    assert not fires("mobning & er_til_mig", text, "- bog ...")


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        ("i skole|skolen|klassen", frozenset({"skole", "skolen", "klassen"})),
        ("slår|slog mig_selv", frozenset({"slaar", "slog"})),
    ],
)
def test_a_rule_is_looked_at_closely_for_its_rarest_term(rule: str, keys: frozenset[str]) -> None:
    """A word as short as "i" stands in nearly every text: several longer ones tell sooner that a rule cannot fit."""
    assert compile_rule(rule, {}).keys == keys


def test_a_spelling_stands_for_the_word_that_is_meant() -> None:
    """Text-message spelling is read as the word that is meant."""
    assert fires("jeg kan ikke", "jæ ka ik", "jæ = jeg", "ka = kan", "ik = ikke")


@pytest.mark.parametrize(
    ("word", "mended"),
    [("selvmrod", True), ("selvmod", True), ("selvmmord", True), ("telvmord", False), ("selvm", False)],
)
def test_a_long_word_is_mended_by_one_letter(word: str, *, mended: bool) -> None:
    """One letter wrong, missing, doubled or swapped is mended; another first letter or two faults are not."""
    assert fires("selvmord", word, "~ selvmord") is mended


def test_a_word_of_the_file_is_not_mended() -> None:
    """A word that rules know is right as it is, however near it is to another."""
    assert fires("svindlet", "svindlet", "~ svindler")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("@nowhere slår", "no such group"),
        (".. $", "needs a word"),
        ("slår| mig", "no word"),
        ("slår -en* mand", "only plain words"),
        ("slår -@nowhere mand", "only plain words"),
        ("slår & ..", "needs a word"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, fault: str) -> None:
    """The fault tells the language, the line and what is wrong."""
    with pytest.raises(RuleError, match=rf"^da, line 2: .*{fault}"):
        parse(f"[noed-112]\n{line}", "da")


def test_a_rule_needs_an_entry() -> None:
    """A rule before the first entry would lead nowhere."""
    with pytest.raises(RuleError, match="before the first rule"):
        parse("brand", "da")


def test_a_comment_is_no_rule() -> None:
    """What follows "#" is for people."""
    assert not fires("brand # ild", "ild")


def needed_terms(line: str) -> list[str]:
    """The terms of a rule that a text must hold."""
    fixed = {"..", "...", "_", "^", "$", "&"}
    return [term for term in line.split() if term not in fixed and not term.startswith("!") and not term.endswith("?")]


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_rule_in_other_letters_needs_one_of_them(language: str) -> None:
    """A text without a letter of a language's script can skip its rules: each needs one, or is a Danish rule too."""
    letter = SCRIPTS[language]
    danish = {(rule.slug, rule.line) for rule in rule_set("da").rules}
    source = (files("knowledge.signposts") / "rules" / f"{language}.txt").read_text("utf-8")
    groups = {line.split()[0]: line.split()[2:] for line in source.splitlines() if line.startswith("@")}
    without = {
        (rule.slug, rule.line)
        for rule in rule_set(language).rules
        if not any(
            all(
                letter.search(word)
                for alternative in term.split("|")
                for word in groups.get(alternative, [alternative])
            )
            for term in needed_terms(rule.line)
        )
    }
    assert without <= danish
    assert all(letter.search(spelling) for spelling in rule_set(language).spellings)


def test_rules_in_other_letters_are_read_when_they_are_needed() -> None:
    """What is told in Latin letters reads no rules of other scripts; the first text in a script reads its rules."""
    rule_set.cache_clear()
    recognise("jeg har det godt")
    latin = rule_set.cache_info().misses
    alarm = recognise("мій чоловік б'є мене")
    assert (latin, rule_set.cache_info().misses) == (len(LANGUAGES) - len(SCRIPTS), latin + 1)
    assert alarm is not None
    assert alarm.language == "uk"
