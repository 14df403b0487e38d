"""Which pictures and the like may still go with a case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.chat.remembering.shown import KEPT, Shown, from_column, lately, noted, to_column, without

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


def _shown(message_id: int, ago: timedelta = timedelta()) -> Shown:
    return Shown(message_id, NOW - ago, captioned=False)


def test_what_is_an_hour_old_goes_no_more() -> None:
    """Only what was sent within the hour goes with a case, and what is older is forgotten with the next one."""
    old, new = _shown(1, KEPT), _shown(2, KEPT - timedelta(seconds=1))
    assert lately((old, new), NOW) == (new,)
    assert noted((old, new), _shown(3)) == (new, _shown(3))


def test_the_last_ten_are_noted_in_their_order() -> None:
    """As many as an album has, the newest of them, and one that was edited in its old place."""
    shown: tuple[Shown, ...] = ()
    for number in range(1, 13):
        shown = noted(shown, _shown(number))
    assert [each.message_id for each in shown] == list(range(3, 13))
    edited = Shown(5, NOW, captioned=True)
    assert noted(shown, edited)[2] == edited
    assert len(without(shown, 5)) == 9


def test_a_row_keeps_it() -> None:
    """What is kept comes back as it was; nothing is kept as nothing."""
    assert from_column(to_column((_shown(1), _shown(2)))) == (_shown(1), _shown(2))
    assert (to_column(()), from_column(None)) == (None, ())
    numbered = Shown(3, NOW, captioned=True, numbered=True, album="7")
    assert from_column(to_column((numbered,))) == (numbered,)
    assert from_column([[1, NOW.isoformat(), False]]) == (_shown(1),)
