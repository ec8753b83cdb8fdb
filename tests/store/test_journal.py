"""The journal: the same on both engines, sealed entry by entry, and whole enough to replay."""

import json
import random
from collections import defaultdict
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from courtdesk.desk import contacts, hearings, office
from courtdesk.desk.cases import close_case, open_by_hand, record_death
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import ContactAbout, ContactMethod, HoldKind, Regime, TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.finding import Refused
from courtdesk.domain.money import Money
from courtdesk.store.database import Database
from courtdesk.store.journal import verify_chain
from courtdesk.store.tables.base import Record
from courtdesk.store.tables.cases import Case, Hold
from courtdesk.store.tables.hearings import Claim, Hearing
from courtdesk.store.tables.journal import JournalEntry, JournalPayload
from tests.record import EMBEDDED_ONLY, TODAY, Kept, set_up

MANY = 1_000
Entries = list[list[tuple[object, ...]]]
KINDS = list(ContactMethod)


def _versions(database: Database, table: type[Case | Hearing | Claim | Hold]) -> dict[int, int]:
    with database.reading() as session:
        return dict(session.execute(select(table.id, table.version)).all())


def _one_random_operation(desk: Desk, luck: random.Random, number: int) -> None:
    """Do something or other; what the rules refuse is part of life."""
    cases = _versions(desk.database, Case)
    case_id = luck.choice(sorted(cases)) if cases else 0
    day = TODAY - timedelta(days=luck.randrange(300))
    match luck.randrange(10) if cases else 0:
        case 0:
            _open_a_case(desk, luck, number, day)
        case 1 | 2 | 3:
            about = luck.choice(list(ContactAbout))
            reached = luck.random() < 0.5
            desk.do(
                contacts.record_contact,
                case_id,
                day,
                luck.choice(KINDS),
                about,
                f"Said “{number}”\n",
                reached=reached,
            )
        case 4:
            desk.do(contacts.record_hold, case_id, luck.choice(list(HoldKind)), day)
        case 5:
            holds = _versions(desk.database, Hold)
            if holds:
                hold = luck.choice(sorted(holds))
                desk.do(contacts.end_hold, hold, TODAY, seen=holds[hold])
        case 6:
            desk.do(hearings.issue_claim, case_id, f"M{number:05}", 1, Regime.PCOL, day)
        case 7:
            on = TODAY + timedelta(days=luck.randrange(1, 60))
            at = luck.choice([10, 14])
            desk.do(hearings.list_hearing, case_id, 1, on, time(at))
        case 8:
            listed = _versions(desk.database, Hearing)
            if listed:
                hearing = luck.choice(sorted(listed))
                on = TODAY + timedelta(days=luck.randrange(1, 60))
                desk.do(hearings.move_hearing, hearing, on, time(11), "asked", seen=listed[hearing])
        case 9:
            if luck.random() < 0.2:
                desk.do(close_case, case_id, "paid", seen=cases[case_id])
            else:
                desk.do(record_death, luck.randint(1, 3), day)


def _open_a_case(desk: Desk, luck: random.Random, number: int, day: date) -> None:
    names = tuple(f"Tenant {number} {n} O’Neil & <Sons>" for n in range(luck.randint(1, 3)))
    desk.do(
        open_by_hand,
        f"A{number}",
        f"T{number}",
        luck.choice(list(TenancyKind)),
        day,
        (f"{number} Acacia Road", "Exampleton"),
        Money(luck.randrange(20_000)),
        luck.choice(list(Period)),
        day,
        names,
    )


def _play(kept: Kept, seed: int) -> Database:
    desk = set_up(kept)
    luck = random.Random(seed)
    for number in range(MANY):
        try:
            _one_random_operation(desk, luck, number)
        except Refused:
            continue
    return desk.database


def _entries(session: Session) -> Entries:
    """What each command's entries say, in an order that does not depend on the engine."""
    found: defaultdict[int, list[tuple[object, ...]]] = defaultdict(list)
    rows = session.execute(
        select(JournalEntry, JournalPayload.fields).join(
            JournalPayload, JournalPayload.id == JournalEntry.id
        )
    )
    for entry, fields in rows:
        said = json.dumps(json.loads(fields), sort_keys=True)
        found[entry.command_id].append((entry.table_name, entry.verb, entry.row_id, said))
    # A refused operation uses up a number on PostgreSQL, so only the order is compared.
    return [sorted(found[command], key=str) for command in sorted(found)]


def _replayed(session: Session) -> dict[tuple[str, int], dict[str, object]]:
    """The rows as the journal alone tells them."""
    rows: dict[tuple[str, int], dict[str, object]] = {}
    told = session.execute(
        select(JournalEntry, JournalPayload.fields)
        .join(JournalPayload, JournalPayload.id == JournalEntry.id)
        .order_by(JournalEntry.id)
    )
    for entry, fields in told:
        key = (entry.table_name, entry.row_id)
        if entry.verb == "remove":
            del rows[key]
        else:
            rows.setdefault(key, {}).update(json.loads(fields)["after"])
    return rows


def _present(session: Session) -> dict[tuple[str, int], dict[str, object]]:
    """The rows as they stand, by a fresh look at every journalled table."""
    rows: dict[tuple[str, int], dict[str, object]] = {}
    for mapper in Record.registry.mappers:
        if not mapper.class_.guard.journalled:
            continue
        table = mapper.local_table
        for row in session.execute(select(text("*")).select_from(table)).mappings():
            values = {str(name): _plain(value) for name, value in row.items()}
            row_id = values.pop("id")
            values.pop("version", None)
            assert isinstance(row_id, int)
            rows[(str(table), row_id)] = values
    return rows


def _plain(value: object) -> object:
    return value if isinstance(value, int | str | None) else str(value)


@pytest.fixture(scope="module")
def played() -> dict[str, Entries]:
    """The entries of each engine after the same thousand operations."""
    return {}


def test_a_thousand_operations_leave_a_sealed_journal_that_replays_to_the_present(
    kept: Kept, played: dict[str, Entries]
) -> None:
    database = _play(kept, seed=7)
    with database.reading() as session:
        assert not list(verify_chain(session))
        replayed, present = _replayed(session), _present(session)
        assert replayed.keys() == present.keys()
        for key, values in present.items():
            told = {name: _plain(value) for name, value in replayed[key].items()}
            assert {n: _as_text(v) for n, v in told.items()} == {
                n: _as_text(v) for n, v in values.items()
            }
        played[database.kind.value] = _entries(session)
    if len(played) == 2:
        assert played["embedded"] == played["postgresql"]


def _as_text(value: object) -> str:
    """Yes and no stand as 1 and 0 on SQLite, and as true and false in the journal."""
    return str(int(value)) if isinstance(value, bool) else str(value)


@EMBEDDED_ONLY
def test_every_change_of_the_journal_is_found(kept: Kept) -> None:
    desk = set_up(kept)
    for number in range(20):
        desk.do(office.add_court, f"County Court at {number}", ())
    with desk.database.lot() as connection:
        for name in ("journal_update", "journal_delete", "journal_payloads_update"):
            connection.exec_driver_sql(f"DROP TRIGGER guard_{name}")
    for change in (
        "UPDATE journal SET login = 'zoe' WHERE id = 5",
        "UPDATE journal SET verb = 'remove' WHERE id = 6",
        "UPDATE journal_payloads SET fields = '{}' WHERE id = 7",
        "UPDATE journal SET hash = hash || '0' WHERE id = 8",
        "DELETE FROM journal WHERE id = 9",
        "UPDATE journal SET id = 900 WHERE id = 10",
    ):
        with desk.database.writer.connect() as connection:
            connection.exec_driver_sql(change)
            session = Session(connection)
            assert [one.code for one in verify_chain(session)]
            session.close()
            connection.rollback()
    with desk.database.reading() as session:
        assert not list(verify_chain(session))


@EMBEDDED_ONLY
def test_a_payload_erased_by_rule_leaves_the_chain_whole(kept: Kept) -> None:
    desk = set_up(kept)
    with desk.database.lot() as connection:
        connection.exec_driver_sql("DROP TRIGGER guard_journal_payloads_delete")
        connection.exec_driver_sql("DELETE FROM journal_payloads WHERE id = 2")
    with desk.database.reading() as session:
        assert not list(verify_chain(session))


def test_what_changed_is_told_and_setting_the_same_value_is_no_change(office_desk: Desk) -> None:
    ben = next(one for one in office_desk.see(office.officers) if one.officer.login == "ben")
    done = office_desk.do(office.change_posts, ben.officer.id, ben.posts, seen=ben.version)
    assert done.tables == ()
    done = office_desk.do(office.add_court, "County Court at Elsewhere", ())
    assert done.changed == {("courts", done.answer)}


def test_the_pretended_date_stands_beside_the_real_time(office_desk: Desk) -> None:
    with office_desk.database.reading() as session:
        row = session.execute(
            text("SELECT pretended_on, login FROM commands ORDER BY id DESC LIMIT 1")
        ).one()
    assert str(row.pretended_on) == str(TODAY)
    assert row.login == "anna"
