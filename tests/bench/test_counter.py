"""How long the counter takes on the sample office: figures, not limits."""

import statistics
import time
from collections.abc import Callable

import pytest

from courtdesk.desk import accounts, cases
from courtdesk.samples.lives import MAIN
from courtdesk.samples.play import Played


def _median_ms(do: Callable[[], object], times: int = 15) -> float:
    do()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        do()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def test_opening_a_case_and_the_lists(played: Played, capsys: pytest.CaptureFixture[str]) -> None:
    desk, case_id = played.desk, played.case(MAIN)
    account = desk.see(cases.case, case_id).file.account.id
    figures = {
        "a case opened": _median_ms(lambda: desk.see(cases.case, case_id)),
        "the list of cases": _median_ms(lambda: desk.see(cases.list_cases)),
        "an account opened": _median_ms(lambda: desk.see(accounts.account, account)),
        "the list of accounts": _median_ms(lambda: desk.see(accounts.list_accounts)),
    }
    with capsys.disabled():
        print(f"\n{desk.database.kind.value}:")  # noqa: T201 - a bench tells its figures.
        for what, ms in figures.items():
            print(f"  {what}: {ms:.1f} ms")  # noqa: T201 - as above.
    assert all(figures.values())
