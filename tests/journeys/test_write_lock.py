"""Nobody holds the write lock over half a second, not while importing nor while making papers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from courtdesk.desk import accounts, papers
from courtdesk.desk.core import Desk
from courtdesk.documents.variables import OrderKind, OrderWanted
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played, add_evidence
from courtdesk.store.database import Kind

MOST = 0.5
LINES = 40_000
HEADINGS = "tag_ref,trans_type,real_value,post_date,trans_ref,id"


@contextmanager
def watched(desk: Desk) -> Iterator[list[float]]:
    """How long each writing transaction of a desk held the lock."""
    held: list[float] = []
    began: dict[int, float] = {}
    embedded = desk.database.kind is Kind.EMBEDDED

    def begin(connection: Connection) -> None:
        if embedded or connection.get_isolation_level() == "READ COMMITTED":
            began[id(connection)] = time.perf_counter()

    def end(connection: Connection) -> None:
        since = began.pop(id(connection), None)
        if since is not None:
            held.append(time.perf_counter() - since)

    engine = desk.database.writer
    for name, listen in (("begin", begin), ("commit", end), ("rollback", end)):
        event.listen(engine, name, listen)
    try:
        yield held
    finally:
        for name, listen in (("begin", begin), ("commit", end), ("rollback", end)):
            event.remove(engine, name, listen)


@pytest.mark.alone
def test_the_main_job_never_keeps_others_waiting(played: Played, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    rows = (
        f"9{n % 400:05}/01,DBR,{100 + n % 7}.50,2026-{1 + n % 9:02}-{1 + n % 28:02},,{n}\n"
        for n in range(LINES)
    )
    path.write_text(f"{HEADINGS}\n{''.join(rows)}", "utf-8")
    desk = played.desk
    with watched(desk) as held:
        preview = desk.see(accounts.read_export, path)
        desk.do(accounts.accept_export, path, preview.sha256, preview.format, preview.seen)
        add_evidence(played, MAIN)
        order = OrderWanted(OrderKind.OUTRIGHT, within_days=28)
        desk.do(papers.make, played.case(MAIN), "arrears-schedule")
        desk.do(papers.make, played.case(MAIN), "witness-statement", order=order)
        desk.do(papers.build_bundle, played.next_hearing(MAIN))
    assert len(held) > 10
    assert max(held) < MOST
