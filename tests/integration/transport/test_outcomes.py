"""What follows when something said has arrived or failed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Catalogue
from bot.chat.controls.actions import Action, Verb
from bot.desk import cases, marks, places
from bot.desk.cards import Cards
from bot.desk.cases import Case, Colleague
from bot.desk.states import CaseEvent, CaseState
from bot.desk.waiting.promises import Promises
from bot.desk.waiting.watching import Watching
from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import BlockedChatRow, CaseRow, OutboxRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import (
    ChangeTopic,
    Delete,
    Edit,
    Mark,
    Operation,
    Send,
    TopicChange,
    from_payload,
)
from bot.transport.outgoing.outbox import FOLLOWED_BY_NOTHING, PART_OF, REPLY_TO_CARD, Purpose
from bot.transport.outgoing.outcomes import SENT_MARK, Outcomes
from bot.transport.outgoing.results import OutboxState
from knowledge.entries import Language
from tests.integration.transport.hands import NOW
from tests.integration.transport.rows import announced, note, outbox_rows, put, store, text_update

STAFF, ANNA, MESSAGE = -1_001_000_000_001, 5, 77
CONTACT = "https://www.example.dk/kontakt"
CATALOGUE = Catalogue()
NOT_ARRIVED = [OutboxState.FAILED, OutboxState.BLOCKED, OutboxState.UNCERTAIN]


@pytest.fixture
async def case(database: Database) -> Case:
    """Anna's case, in English so that the languages are told apart."""
    opened = Case(0, ANNA, CaseState.OPEN, Language.EN, "may I build a shed", "unsure", "")
    async with database.transaction() as session:
        return await cases.open_case(session, opened, NOW)


PROMISES = Promises(CATALOGUE, lambda: NOW, None, 1.0)
CARDS = Cards(CATALOGUE, PROMISES)


def make_outcomes() -> Outcomes:
    """The follow-ups, on a stopped clock."""
    return Outcomes(CATALOGUE, lambda: NOW, CONTACT, Watching(PROMISES, timedelta(), timedelta()))


async def card_text(database: Database, case_id: int) -> str:
    """What the card of a case says that was just opened."""
    async with database.reading() as session:
        case = await cases.case_by_id(session, case_id)
    assert case is not None
    operation = CARDS.opening(case, STAFF)[1].operation
    assert isinstance(operation, Send)
    return operation.message.html


async def edited_card(database: Database, case: Case) -> Edit:
    """The card of the case, written anew as the case is now."""
    async with database.reading() as session:
        now = await cases.case_by_id(session, case.id)
    assert now is not None
    return Edit(Message(STAFF, *CARDS.as_it_is(now)), MESSAGE)


async def follow(
    database: Database, purpose: Purpose, state: OutboxState, chat_id: int = STAFF, **context: Any
) -> None:
    """Let a message of this purpose come to this end, with `MESSAGE` as its id if it has arrived."""
    text = await card_text(database, context["case"]) if purpose is Purpose.CARD else "hej"
    await put(database, NOW, note(chat_id, text, purpose=purpose, context=context))
    outcomes = make_outcomes()
    async with database.transaction() as session:
        row = (await session.scalars(select(OutboxRow).order_by(OutboxRow.id.desc()).limit(1))).one()
        row.state, row.finished_at = state.value, NOW
        row.message_id = MESSAGE if state is OutboxState.SENT else None
        await outcomes.follow(session, row, state)


@pytest.mark.parametrize(
    ("purpose", "undone"),
    [
        (Purpose.TOPIC, ChangeTopic(STAFF, MESSAGE, TopicChange.DELETE)),
        (Purpose.CARD, Delete(STAFF, MESSAGE)),
        (Purpose.TO_STAFF, Delete(STAFF, MESSAGE)),
    ],
)
async def test_what_reaches_staff_of_a_case_that_was_erased_meanwhile_is_taken_back(
    database: Database, case: Case, purpose: Purpose, undone: Operation
) -> None:
    """Whoever erased everything while it was on its way leaves nothing of it with staff, and is told nothing."""
    async with database.transaction() as session:
        await session.delete(await session.get_one(CaseRow, case.id))
    said_of_it = {"do": "send", "html": "hej"}
    row = OutboxRow(chat_id=STAFF, purpose=purpose.value, context={"case": case.id}, lane="x", payload=said_of_it)
    row.message_id = MESSAGE
    async with database.transaction() as session:
        await make_outcomes().follow(session, row, OutboxState.SENT)
    assert [operation for _, operation in await said(database)] == [undone]


@pytest.mark.parametrize("purpose", Purpose)
async def test_only_what_is_followed_by_nothing_needs_no_database(purpose: Purpose) -> None:
    """Such rows are ended without asking what follows, so the list and the follow-ups must agree."""
    row = OutboxRow(chat_id=ANNA, purpose=purpose.value, context={"case": 1, "staff_message": [STAFF, 3]}, lane="x")
    row.message_id = MESSAGE
    touched = False
    try:
        await make_outcomes().follow(cast("AsyncSession", object()), row, OutboxState.SENT)
    except AttributeError:
        touched = True
    assert touched is (purpose not in FOLLOWED_BY_NOTHING)


async def said(database: Database) -> list[tuple[str, Operation]]:
    """What is due now: why, and what."""
    rows = [row for row in await outbox_rows(database) if row.state == "due"]
    return [(row.purpose, from_payload(row.chat_id, row.payload)) for row in rows]


async def said_to(database: Database, chat_id: int) -> list[str]:
    """The texts that are due for a chat."""
    operations = [operation for _, operation in await said(database)]
    return [each.message.html for each in operations if isinstance(each, Send) and each.message.chat_id == chat_id]


async def state_of(database: Database, case: Case) -> CaseState:
    """Where a case is now."""
    async with database.reading() as session:
        found = await cases.case_by_id(session, case.id)
    assert found is not None
    return found.state


async def test_card_that_arrived_is_bound_and_the_citizen_told(database: Database, case: Case) -> None:
    """A card is known as its case's, and only now does the citizen get a receipt, with a button to end the case."""
    await follow(database, Purpose.CARD, OutboxState.SENT, case=case.id)
    [(purpose, operation)] = await said(database)
    assert isinstance(operation, Send)
    message = operation.message
    assert (purpose, message.chat_id) == ("reply", ANNA)
    assert message.html == CATALOGUE[Language.EN].html("case-opened")
    assert [[button.action for button in row] for row in message.keyboard] == [[Action(Verb.CLOSE).data()]]
    async with database.reading() as session:
        assert await places.card_of(session, case.id) == (STAFF, MESSAGE)


async def test_rest_of_a_long_question_follows_its_card(database: Database, case: Case) -> None:
    """What did not fit on the card comes as answers to it, escaped, in the case's own order."""
    await follow(database, Purpose.CARD, OutboxState.SENT, case=case.id, rest=["a < b", "c"])
    rows = [row for row in await outbox_rows(database) if row.purpose == "to_staff"]
    assert [row.payload["html"] for row in rows] == ["a &lt; b", "c"]
    assert [(row.lane, row.context[REPLY_TO_CARD]) for row in rows] == [(f"case:{case.id}", case.id)] * 2


@pytest.mark.parametrize("state", NOT_ARRIVED)
async def test_card_that_did_not_arrive_closes_the_case(database: Database, case: Case, state: OutboxState) -> None:
    """Nobody will answer, so the case is closed and the citizen reads where else to turn, and gets no receipt."""
    await follow(database, Purpose.CARD, state, case=case.id)
    assert await state_of(database, case) is CaseState.CLOSED
    assert await said_to(database, ANNA) == [CATALOGUE[Language.EN].html("nobody-reachable", contact=CONTACT)]


async def closed(database: Database, case: Case) -> None:
    """Close the case."""
    async with database.transaction() as session:
        assert await cases.move(session, case, CaseEvent.CLOSE, NOW)


async def test_card_of_a_case_closed_meanwhile_is_no_receipt(database: Database, case: Case) -> None:
    """Who has ended the case before its card came is promised nothing, and nobody can take it; replies find it."""
    await closed(database, case)
    await follow(database, Purpose.CARD, OutboxState.SENT, case=case.id)
    shown = await edited_card(database, case)
    assert await said(database) == [("status", shown)]
    assert shown.message.html.endswith("<b>Afsluttet</b>")
    assert shown.message.keyboard == ()
    async with database.reading() as session:
        assert await places.card_of(session, case.id) == (STAFF, MESSAGE)


async def test_card_of_a_case_that_was_marked_meanwhile_says_so(database: Database, case: Case) -> None:
    """Who took the case in its topic before its card was there stands on the card; the citizen has a receipt."""
    before = await card_text(database, case.id)
    async with database.transaction() as session:
        assert await cases.move(session, case, CaseEvent.CLAIM, NOW)
        await marks.give_to(session, case.id, Colleague(7, "Bo"))
    await put(database, NOW, note(STAFF, before, purpose=Purpose.CARD, context={"case": case.id}))
    async with database.transaction() as session:
        row = (await session.scalars(select(OutboxRow))).one()
        row.state, row.message_id = OutboxState.SENT.value, MESSAGE
        await make_outcomes().follow(session, row, OutboxState.SENT)
    assert ("status", await edited_card(database, case)) in await said(database)
    assert await said_to(database, ANNA) == [CATALOGUE[Language.EN].html("case-opened")]


async def test_rest_of_a_long_question_leaves_an_ended_case_closed(database: Database, case: Case) -> None:
    """The question is whole, for whoever takes the case up again, and the topic is closed after it."""
    async with database.transaction() as session:
        await places.set_topic(session, case.id, (STAFF, 70))
    await closed(database, case)
    await follow(database, Purpose.CARD, OutboxState.SENT, case=case.id, rest=["b"])
    assert [operation for _, operation in await said(database)] == [
        await edited_card(database, case),
        Send(Message(STAFF, "b")),
        ChangeTopic(STAFF, 70, TopicChange.CLOSE),
    ]


@pytest.mark.parametrize("state", NOT_ARRIVED)
async def test_lost_card_of_a_case_closed_meanwhile_is_nobodys_loss(
    database: Database, case: Case, state: OutboxState
) -> None:
    """Who has ended the case is not told afterwards that nobody can be reached."""
    await closed(database, case)
    await follow(database, Purpose.CARD, state, case=case.id)
    assert await said(database) == []


async def test_relayed_message_that_arrived_is_bound(database: Database, case: Case) -> None:
    """What the citizen wrote to staff belongs to the case, so that a reply to it reaches the citizen."""
    await follow(database, Purpose.TO_STAFF, OutboxState.SENT, case=case.id, citizen_message=12)
    async with database.reading() as session:
        found = await places.case_of_message(session, STAFF, MESSAGE)
    assert found is not None
    assert found.id == case.id
    assert await said(database) == []


@pytest.mark.parametrize("state", NOT_ARRIVED)
async def test_relayed_message_that_did_not_arrive_is_told(database: Database, case: Case, state: OutboxState) -> None:
    """Whoever wrote to staff in vain is told so; the case stays as it is."""
    await follow(database, Purpose.TO_STAFF, state, case=case.id)
    assert await said_to(database, ANNA) == [CATALOGUE[Language.EN].html("case-not-relayed", contact=CONTACT)]
    assert await state_of(database, case) is CaseState.OPEN


async def test_reply_of_staff_that_arrived_is_marked(database: Database, case: Case) -> None:
    """Staff see at their own message that it has arrived."""
    await follow(database, Purpose.TO_CITIZEN, OutboxState.SENT, ANNA, case=case.id, staff_message=[STAFF, 9])
    assert await said(database) == [("status", Mark(STAFF, 9, SENT_MARK))]


@pytest.mark.parametrize(
    ("state", "identifier"),
    [
        (OutboxState.BLOCKED, "staff-blocked"),
        (OutboxState.FAILED, "staff-not-sent"),
        (OutboxState.UNCERTAIN, "staff-not-sent"),
    ],
)
async def test_reply_of_staff_that_did_not_arrive_is_told(
    database: Database, case: Case, state: OutboxState, identifier: str
) -> None:
    """Staff read, in Danish and as an answer to their message, that it did not arrive, and if they are blocked."""
    await follow(database, Purpose.TO_CITIZEN, state, ANNA, case=case.id, staff_message=[STAFF, 9])
    html = CATALOGUE[Language.DA].html(identifier)
    assert await said(database) == [("status", Send(Message(STAFF, html, reply_to=9)))]


async def test_a_refused_answer_has_the_case_wait_for_staff_again(database: Database, case: Case) -> None:
    """An answer that nobody got is none: what has arrived of it goes, and reminders follow as before it."""
    async with database.transaction() as session:
        assert await cases.move(session, case, CaseEvent.STAFF_ANSWERED, NOW)
    context = {PART_OF: [STAFF, 9]}
    await follow(database, Purpose.TO_CITIZEN, OutboxState.SENT, ANNA, **context)
    await follow(database, Purpose.TO_CITIZEN, OutboxState.FAILED, ANNA, case=case.id, staff_message=[STAFF, 9])
    html = CATALOGUE[Language.DA].html("staff-answer-lost")
    told = await said(database)
    assert (Purpose.TO_CITIZEN.value, Delete(ANNA, MESSAGE)) in told
    assert ("status", Send(Message(STAFF, html, reply_to=9))) in told
    assert await state_of(database, case) is CaseState.WAITING_FOR_STAFF


async def test_parts_before_the_last_need_no_mark(database: Database, case: Case) -> None:
    """Of a long reply only the last part names the staff's message, so it is marked once."""
    await follow(database, Purpose.TO_CITIZEN, OutboxState.SENT, ANNA, case=case.id)
    assert await said(database) == []


@pytest.mark.parametrize(("state", "due"), [(OutboxState.SENT, 0), (OutboxState.FAILED, 1)])
async def test_staff_message_from_before_the_move_is_not_pointed_at(
    database: Database, case: Case, state: OutboxState, due: int
) -> None:
    """After the group has moved its old ids are others' messages: nothing is marked, and nothing is answered."""
    async with database.transaction() as session:
        await places.chat_moved(session, -5001, STAFF)
    await follow(database, Purpose.TO_CITIZEN, state, ANNA, case=case.id, staff_message=[-5001, 9])
    operations = [operation for _, operation in await said(database)]
    assert len(operations) == due
    for operation in operations:
        assert isinstance(operation, Send)
        assert (operation.message.chat_id, operation.message.reply_to) == (STAFF, None)


@pytest.mark.parametrize("purpose", [Purpose.REPLY, Purpose.STATUS, Purpose.ANNOUNCEMENT])
@pytest.mark.parametrize("state", [OutboxState.SENT, OutboxState.FAILED, OutboxState.UNCERTAIN])
async def test_nothing_follows_from_the_others(database: Database, purpose: Purpose, state: OutboxState) -> None:
    """A reply, a status and an announcement lead to nothing more, whatever became of them."""
    await follow(database, purpose, state, ANNA)
    assert await said(database) == []


async def blocked_chats(database: Database) -> list[int]:
    """Who has blocked the assistant."""
    async with database.reading() as session:
        return list(await session.scalars(select(BlockedChatRow.chat_id)))


async def test_blocked_person_gets_no_old_announcements_later(database: Database) -> None:
    """Who has blocked the assistant gets no announcements, old or new, until they write again; others get theirs."""
    week = NOW + timedelta(days=7)
    mine = [announced(ANNA, "fest", f"fest {number}", not_before=week) for number in range(3)]
    await put(database, NOW, *mine, announced(6, "fest", "fest 1", not_before=week))
    await follow(database, Purpose.ANNOUNCEMENT, OutboxState.BLOCKED, ANNA)
    assert await blocked_chats(database) == [ANNA]
    assert await said_to(database, ANNA) == []
    assert await said_to(database, 6) == ["fest"]
    assert await put(database, NOW, announced(ANNA, "ny", "endnu en fest"), announced(6, "ny", "endnu en fest")) == 1
    await store(database, NOW, text_update(1, 6), text_update(2, ANNA))
    assert await blocked_chats(database) == []
    assert await said_to(database, ANNA) == []
    async with database.transaction() as session:
        assert (
            await outbox.put(session, [announced(ANNA, "fest", "fest 1"), announced(ANNA, "ny", "ny fest")], NOW) == 1
        )
    assert await said_to(database, ANNA) == ["ny"]


async def test_replies_to_a_blocked_person_are_not_given_up(database: Database) -> None:
    """Only announcements are: what somebody waits for is tried, in case they have let the assistant in again."""
    await put(database, NOW, note(ANNA, "svar"))
    await follow(database, Purpose.STATUS, OutboxState.BLOCKED, ANNA)
    assert await said_to(database, ANNA) == ["svar"]


async def test_group_that_threw_the_assistant_out_is_no_blocked_person(database: Database, case: Case) -> None:
    """A group is not noted as a person who has blocked the assistant."""
    await follow(database, Purpose.TO_STAFF, OutboxState.BLOCKED, case=case.id)
    assert await blocked_chats(database) == []


async def test_being_blocked_twice_is_being_blocked(database: Database) -> None:
    """Two messages that come back at once from the same person note it once."""
    for _ in range(2):
        await follow(database, Purpose.REPLY, OutboxState.BLOCKED, ANNA)
    assert await blocked_chats(database) == [ANNA]
