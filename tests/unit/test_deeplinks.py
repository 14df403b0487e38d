"""What stands behind `/start` is a link of ours or nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.controls.deeplinks import LONGEST, Kind, Link, parse
from knowledge.files.entry_files import read_folder

PLAIN = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)


@settings(max_examples=300)
@given(payload=st.text() | st.from_regex(r"svar-[a-zA-Z0-9_æ \n-]*", fullmatch=True) | st.binary().map(str))
def test_any_payload_is_a_link_of_ours_or_none(payload: str) -> None:
    """Whatever the payload, nothing is raised; what is a link is short, plain, and gives the same payload again."""
    link = parse(payload)
    if link is not None:
        assert PLAIN.fullmatch(payload)
        assert link.payload() == payload


@settings(max_examples=200)
@given(link=st.builds(Link, st.sampled_from(Kind), st.text("ab9-æ_. ", max_size=70)))
def test_link_is_made_only_if_it_is_understood_again(link: Link) -> None:
    """A link that Telegram would not carry, or that would come back as another, is refused where it is made."""
    try:
        payload = link.payload()
    except ValueError:
        return
    assert parse(payload) == link


@pytest.mark.parametrize("slug", read_folder().entries)
def test_every_entry_can_be_linked_to(slug: str) -> None:
    """The link to each entry fits into what Telegram carries."""
    assert len(Link(Kind.ENTRY, slug).payload()) <= LONGEST == 64


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "svar",
        "svar-",
        "svar--pas",
        "svar-pas-",
        "Svar-pas",
        "svar-PAS",
        "svar-pas\n",
        "nyt-1",
        "svar-" + "a" * 60,
    ],
)
def test_what_is_nearly_a_link_is_none(payload: str) -> None:
    """Unknown words, other letters and loose hyphens are no link."""
    assert parse(payload) is None
