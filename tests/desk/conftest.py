"""A case to work on, for the tests of the counter."""

import pytest

from courtdesk.desk.cases import open_by_hand
from courtdesk.desk.core import Desk
from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.dates import Period
from courtdesk.domain.money import Money
from tests.record import TODAY


@pytest.fixture
def case_id(office_desk: Desk) -> int:
    """A secure weekly tenancy of two people, opened by hand."""
    return office_desk.do(
        open_by_hand,
        "000015/01",
        "000015/01",
        TenancyKind.SECURE,
        TODAY.replace(year=2019),
        ("12 Acacia Road", "Exampleton"),
        Money(11_250),
        Period.WEEKLY,
        TODAY,
        ("Ms Rosa O’Hara", "Mr Sam & Co <Invented>"),
    ).answer
