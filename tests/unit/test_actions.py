"""What a button carries is understood again, and fits into Telegram's 64 bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.controls.actions import MOST_BYTES, Action, Verb, parse_action

LONGEST_SLUG = "a" * 50
ABOUT_ENTRIES = (Verb.CHOOSE, Verb.RELATED, Verb.HELPED, Verb.NOT_HELPED)

actions = st.builds(
    Action,
    st.sampled_from(Verb),
    st.text("abcxyz019-", max_size=50) | st.text(max_size=15),
)


@settings(max_examples=100)
@given(action=actions)
def test_every_action_is_understood_again(action: Action) -> None:
    """What a button was made with is what comes back from it, colons and all."""
    assert parse_action(action.data()) == action


@settings(max_examples=100)
@given(data=st.text())
def test_any_data_is_an_action_or_none(data: str) -> None:
    """Data that no button of ours carried is told apart, without an error."""
    action = parse_action(data)
    assert len(data) <= MOST_BYTES or action is None
    assert action is None or data in {action.verb.value, f"{action.verb.value}:{action.about}"}


@pytest.mark.parametrize("data", ["c:" + "a" * 63, "c:" + "æ" * 32])
def test_data_beyond_the_limit_is_no_action(data: str) -> None:
    """What no button can carry was made up."""
    assert parse_action(data) is None
    assert parse_action(data[:30]) is not None


@pytest.mark.parametrize("data", ["", ":", "q:x", "C:pas", " c:pas", "sxx:1"])
def test_data_of_no_button_is_no_action(data: str) -> None:
    """Unknown verbs are no action, not even near ones."""
    assert parse_action(data) is None


@pytest.mark.parametrize("verb", ABOUT_ENTRIES)
def test_the_longest_slug_fits(verb: Verb) -> None:
    """A button about the entry with the longest slug is within Telegram's 64 bytes."""
    assert len(Action(verb, LONGEST_SLUG).data().encode()) <= MOST_BYTES == 64


@pytest.mark.parametrize("about", ["a" * 63, "æ" * 32])
def test_data_beyond_the_limit_is_refused_where_it_is_made(about: str) -> None:
    """Bytes count, not characters; a button that Telegram would refuse is never made."""
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        Action(Verb.CHOOSE, about).data()


def test_verbs_keep_their_letters() -> None:
    """Buttons under old messages carry these letters, so none may get another meaning."""
    assert {verb.value: verb.name for verb in Verb} == {
        "c": "CHOOSE",
        "r": "RELATED",
        "n": "NONE_OF_THESE",
        "y": "HELPED",
        "z": "NOT_HELPED",
        "p": "ASK_PERSON",
        "ok": "ACCEPT",
        "no": "DECLINE",
        "l": "LANGUAGE",
        "a": "AREA",
        "t": "TOPIC",
        "m": "AREAS",
        "x": "CLOSE",
        "o": "REOPEN",
        "ra": "RATE",
        "sx": "STAFF_CLOSE",
        "sc": "STAFF_CLAIM",
        "sr": "STAFF_RELEASE",
        "so": "STAFF_REOPEN",
        "sh": "STAFF_HOUSE",
        "sv": "STAFF_CANNED",
        "ss": "STAFF_CANNED_SEND",
        "se": "STAFF_CANNED_EDIT",
        "sd": "STAFF_DRAFT",
        "kn": "KNOWLEDGE",
        "ia": "IMPORT_APPLY",
        "ib": "IMPORT_ARCHIVE",
        "ix": "IMPORT_DROP",
        "iu": "IMPORT_UNDO",
        "vc": "ENTRY_CHECKED",
        "er": "ERASE",
        "ek": "KEEP_DATA",
        "md": "MY_DATA",
        "ea": "ASK_ERASURE",
        "im": "IMPROVE",
        "el": "EVENTS",
        "ev": "EVENT",
        "ei": "EVENT_FILE",
        "su": "SUBSCRIPTION",
        "st": "UNSUBSCRIBE",
        "rm": "REMIND",
        "sp": "STAFF_POST",
        "sn": "STAFF_RESEND",
        "sg": "STAFF_SEND",
        "sq": "STAFF_REOPEN_SEND",
    }
