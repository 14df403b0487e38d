"""Rules made ready ahead of time: reading the lines of all files takes a quarter of a second at every start.

`scripts/ship_rules.py` keeps what was read in `rules/ready.json`. It is taken only if the files and the code that reads
them are what they were then; otherwise the lines are read, and nothing but time is lost.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from knowledge.signposts.patterns import Pattern
from knowledge.signposts.rule_file import WHOLE, Rule, RuleSet

READY: Final = "ready.json"
_METHOD: Final = ("signposts/patterns.py", "signposts/rule_file.py", "matching/text.py")
_DIGEST: Final = 16


def take(language: str) -> RuleSet | None:
    """The rules of a language as they were made ready, or None if there are none that fit its file."""
    ready = _ready()
    if ready.get("made_from") != fingerprint() or language not in ready["languages"]:
        return None
    kept = ready["languages"][language]
    found = RuleSet(language, kept["spellings"], kept["mended"], set(kept["known"]))
    found.harmless += [_pattern(expressions, keys) for expressions, keys in kept["harmless"]]
    for slug, line, expressions, keys in kept["rules"]:
        found.add(Rule(slug, line, _pattern(expressions, keys), line.startswith(f"{WHOLE} ")))
    return found


def keep(path: Path, rule_sets: Mapping[str, RuleSet]) -> None:
    """Write the rules of all languages to the file at `path`."""
    languages = {language: _as_data(rules) for language, rules in rule_sets.items()}
    ready = {"made_from": fingerprint(), "languages": languages}
    path.write_text(json.dumps(ready, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


@cache
def fingerprint() -> str:
    """What the rules were made from: the rule files and the code that reads them."""
    folder = files("knowledge")
    sources = [folder / name for name in _METHOD]
    rules = sorted((each for each in (folder / "signposts/rules").iterdir() if each.name.endswith(".txt")), key=_name)
    digest = blake2b(digest_size=_DIGEST)
    for each in (*sources, *rules):
        content = each.read_bytes()
        digest.update(f"{each.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _name(file: Any) -> str:
    return str(file.name)


@cache
def _ready() -> dict[str, Any]:
    file = files("knowledge.signposts") / "rules" / READY
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def _as_data(rules: RuleSet) -> dict[str, Any]:
    return {
        "spellings": rules.spellings,
        "mended": rules.mended,
        "known": sorted(rules.known),
        "harmless": [_pattern_data(pattern) for pattern in rules.harmless],
        "rules": [[rule.slug, rule.line, *_pattern_data(rule.pattern)] for rule in rules.rules],
    }


def _pattern_data(pattern: Pattern) -> list[list[str] | None]:
    return [list(pattern.expressions), None if pattern.keys is None else sorted(pattern.keys)]


def _pattern(expressions: list[str], keys: list[str] | None) -> Pattern:
    return Pattern(tuple(expressions), None if keys is None else frozenset(keys))
