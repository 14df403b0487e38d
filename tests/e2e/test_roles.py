"""Roles are given in the staff group by an administrator, the first of whom stands in the settings."""

from __future__ import annotations

from sqlalchemy import select

from bot.keeping.tables import StaffRoleRow
from bot.standin import Citizen
from knowledge.storing.history_tables import ActRow
from tests.e2e.town import Town


async def _roles(town: Town) -> dict[str, str]:
    async with town.assistant.database.reading() as session:
        return {row.name: row.role for row in await session.scalars(select(StaffRoleRow))}


async def test_an_administrator_gives_and_takes_roles_and_nobody_else(town: Town) -> None:
    """A role is given in reply to a colleague's message, kept with who gave it, and taken back the same way."""
    eva = town.world.add_member(town.group, "Eva")
    asked = eva.send("må jeg også rette i svarene?")
    told = town.group.reader()
    eva.reply(asked, "/rolle redaktør")
    assert "kræver rollen administrator" in (await told.next())[0].text
    assert await _roles(town) == {}
    town.bo.reply(asked, "/rolle redaktør")
    assert (await told.next())[0].text == "Eva er nu redaktør."
    town.bo.send("/rolle")
    [listed] = await told.next()
    assert "Du er administrator. Dit nummer er" in listed.text
    assert "Eva: redaktør" in listed.text
    town.bo.send(f"/rolle {eva.id} ingen")
    assert (await told.next())[0].text == "Eva er nu læser."
    assert await _roles(town) == {}
    async with town.assistant.database.reading() as session:
        acts = [(row.who, row.what, row.about) for row in await session.scalars(select(ActRow).order_by(ActRow.id))]
    who = f"Bo ({town.bo.id})"
    assert acts[-2:] == [(who, "role", f"Eva ({eva.id}): editor"), (who, "role", f"Eva ({eva.id}): reader")]


async def test_who_opened_a_topic_gets_no_role_by_a_message_in_it(town: Town) -> None:
    """A message in a topic that replies to nothing shows the one that opened it; a role goes to nobody by that."""
    eva = town.world.add_member(town.group, "Eva", admin=True)
    town.world.add_member(town.group, "Ida")
    topic = eva.create_topic("Snak")
    told = town.group.reader()
    town.bo.send("/rolle Ida redaktør", topic=topic)
    [answer] = await told.next()
    assert "Eva er nu" not in answer.text
    assert await _roles(town) == {}


async def test_nobody_takes_their_own_or_a_settings_role(town: Town) -> None:
    """There is always an administrator: the settings' one stays, and nobody takes the role off themselves.

    Who writes as the group itself has no role, since their acts could not be signed.
    """
    eva = town.world.add_member(town.group, "Eva")
    told = town.group.reader()
    ida = town.world.add_member(town.group, "Ida", admin=True, anonymous=True)
    ida.send(f"/rolle {eva.id} redaktør")
    assert "Skriv under dit eget navn" in (await told.next())[0].text
    town.bo.send(f"/rolle {eva.id} administrator")
    eva.send(f"/rolle {eva.id} læser")
    eva.send(f"/rolle {town.bo.id} læser")
    _, own, settings = await told.next(3)
    assert "skal en anden administrator tage" in own.text
    assert "kan kun miste rollen dér" in settings.text
    assert await _roles(town) == {"Eva": "administrator"}


async def test_staff_see_their_role_and_keep_it(town: Town) -> None:
    """What is kept of a colleague's role is in their own file, and erasing their chat does not take it."""
    eva = town.world.add_member(town.group, "Eva")
    town.bo.send(f"/rolle {eva.id} godkender")
    await town.group.reader().next()
    chat = Citizen(town.world, eva.user, town.world.chats[eva.id])
    chat.send("/minedata")
    [message] = await chat.replies(1)
    file = town.world.files.find(message.content["document"]["file_id"])
    assert file is not None
    assert "Rolle: godkender" in file.data.decode()
    chat.send("hvad koster et pas")
    await chat.replies(1)
    chat.send("/slet")
    await chat.replies(1)
    chat.press("Ja, slet alt")
    assert "din rolle dér" in await chat.reply_text()
    assert await _roles(town) == {"Eva": "approver"}
