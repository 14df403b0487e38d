"""Who is staff: members of the group, looked up rarely, forgotten when they leave, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from telegram import ChatMember, ChatMemberBanned, ChatMemberLeft, ChatMemberMember, ChatMemberRestricted, User

from bot.desk.staff import FRESH, STANDS, Actor, CannotAskError, StaffCheck, Standing
from bot.transport.members import is_present

GROUP, OTHER, BO = -1001, -1002, 7
BO_THERE = Actor(GROUP, BO)


@dataclass
class Town:
    """A group with members, a clock, and how often Telegram was asked."""

    members: set[tuple[int, int]] = field(default_factory=lambda: {(GROUP, BO)})
    now: datetime = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
    silent: bool = False
    asked: int = 0
    meanwhile: Callable[[], None] | None = None

    async def is_member(self, chat_id: int, person: int) -> bool:
        """Whether they are in the group; not to be found out while Telegram is silent."""
        self.asked += 1
        if self.silent:
            raise CannotAskError
        found = (chat_id, person) in self.members
        if self.meanwhile is not None:
            self.meanwhile()
        return found

    def check(self) -> StaffCheck:
        """What asks this town."""
        return StaffCheck(self, lambda: self.now)


@pytest.mark.parametrize(
    ("actor", "standing"),
    [
        pytest.param(BO_THERE, Standing.STAFF, id="member"),
        pytest.param(Actor(OTHER, BO), Standing.STRANGER, id="member-of-another-group"),
        pytest.param(Actor(GROUP, 8), Standing.STRANGER, id="no-member"),
        pytest.param(Actor(GROUP, BO, is_bot=True), Standing.STRANGER, id="bot"),
        pytest.param(Actor(GROUP, None), Standing.STRANGER, id="nobody"),
        pytest.param(Actor(GROUP, 1, is_bot=True, as_chat=GROUP), Standing.STAFF, id="anonymous-administrator"),
        pytest.param(Actor(GROUP, 1, is_bot=True, as_chat=OTHER), Standing.STRANGER, id="channel-or-other-group"),
        pytest.param(Actor(GROUP, BO, as_chat=OTHER), Standing.STRANGER, id="member-in-a-channels-name"),
    ],
)
async def test_standing_follows_from_the_group(actor: Actor, standing: Standing) -> None:
    """People are staff by membership, anonymous administrators by the group's name, and nothing else is."""
    assert await Town().check().standing(actor) is standing


@pytest.mark.parametrize(
    ("member", "present"),
    [
        (ChatMemberMember(User(BO, "Bo", is_bot=False)), True),
        (ChatMember(User(BO, "Bo", is_bot=False), ChatMember.OWNER), True),
        (ChatMember(User(BO, "Bo", is_bot=False), ChatMember.ADMINISTRATOR), True),
        (ChatMemberLeft(User(BO, "Bo", is_bot=False)), False),
        (ChatMemberBanned(User(BO, "Bo", is_bot=False), None), False),  # type: ignore[arg-type]
        (ChatMember(User(BO, "Bo", is_bot=False), "of a kind that is new"), False),
    ],
)
def test_place_at_telegram_decides(member: ChatMember, present: bool) -> None:
    """Owners, administrators and members are in the group; who left, was thrown out or is of no known kind is not."""
    assert is_present(member) is present


@pytest.mark.parametrize("is_member", [True, False])
def test_restricted_person_counts_while_in_the_group(is_member: bool) -> None:
    """Telegram calls people restricted who are in the group, and who are not: the second are no staff."""
    rights = (name for name in ChatMemberRestricted.__slots__ if name.startswith("can_"))
    place = {"status": "restricted", "user": User(BO, "Bo", is_bot=False).to_dict(), "until_date": 0}
    restricted = ChatMember.de_json({**place, "is_member": is_member, **dict.fromkeys(rights, False)})
    assert isinstance(restricted, ChatMemberRestricted)
    assert is_present(restricted) is is_member


async def test_member_is_looked_up_once_in_some_minutes() -> None:
    """Many messages of a person cost one question to Telegram, and after some minutes one more."""
    town = Town()
    check = town.check()
    for _ in range(5):
        assert await check.standing(BO_THERE) is Standing.STAFF
    assert town.asked == 1
    town.now += FRESH
    town.members.clear()
    assert await check.standing(BO_THERE) is Standing.STRANGER
    assert town.asked == 2


async def test_change_is_noticed_at_once() -> None:
    """Whoever leaves is no staff from the moment that Telegram tells of it, whatever is remembered."""
    town = Town()
    check = town.check()
    await check.standing(BO_THERE)
    town.members.clear()
    check.forget(GROUP, 8)
    check.forget(OTHER)
    assert await check.standing(BO_THERE) is Standing.STAFF
    check.forget(GROUP, BO)
    assert await check.standing(BO_THERE) is Standing.STRANGER


async def test_answer_that_a_change_overtakes_is_not_remembered() -> None:
    """What Telegram said before it told of a change does not count after it."""
    town = Town()
    check = town.check()
    town.meanwhile = lambda: check.forget(GROUP, BO)
    await check.standing(BO_THERE)
    town.members.clear()
    assert await check.standing(BO_THERE) is Standing.STRANGER


async def test_what_is_remembered_stands_for_an_hour_while_telegram_is_silent() -> None:
    """A fault at Telegram stops no colleague whom it named within the hour; others are asked to try again."""
    town = Town()
    check = town.check()
    await check.standing(BO_THERE)
    town.silent = True
    assert await check.standing(Actor(GROUP, 8)) is Standing.UNKNOWN
    town.now += STANDS - timedelta(seconds=1)
    assert await check.standing(BO_THERE) is Standing.STAFF
    town.now += timedelta(seconds=1)
    assert await check.standing(BO_THERE) is Standing.UNKNOWN


async def test_nobody_is_remembered_until_an_old_time_comes_again() -> None:
    """After the clock was put back by hours, whoever has left is no staff for those hours."""
    town = Town()
    check = town.check()
    await check.standing(BO_THERE)
    town.members.clear()
    town.now -= timedelta(hours=2)
    assert await check.standing(BO_THERE) is Standing.STRANGER


async def test_who_left_does_not_come_back_by_a_fault() -> None:
    """While Telegram is silent, nobody is staff of whose going it has told."""
    town = Town()
    check = town.check()
    await check.standing(BO_THERE)
    check.forget(GROUP, BO)
    town.silent = True
    assert await check.standing(BO_THERE) is Standing.UNKNOWN
