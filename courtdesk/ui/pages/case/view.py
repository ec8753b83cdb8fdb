"""Everything the page of a case shows, asked for in one go and frozen."""

from dataclasses import dataclass
from datetime import date

from courtdesk.desk import accounts, cases, office, papers
from courtdesk.desk.cases import CaseSheet
from courtdesk.desk.core import Desk
from courtdesk.desk.office import OfficerRow
from courtdesk.desk.papers import Pack
from courtdesk.domain.casefile import CaseFile, Court, Hearing, Hold, Paper, PaperKind
from courtdesk.domain.finding import Finding, Refused
from courtdesk.domain.ledger import rent_lines, running
from courtdesk.domain.schedule import Schedule
from courtdesk.ui.ledgers import LedgerRow, newest_first


@dataclass(frozen=True, slots=True)
class View:
    """A case as its page shows it on a day.

    Attributes:
        pack: what the bundle for the next hearing is made of; none where nothing is listed.
        schedule: the arrears schedule for the claim, or for a claim issued today.
        no_schedule: why there is none.
        lines: the rent account, the newest line on top.
    """

    today: date
    sheet: CaseSheet
    pack: Pack | None
    schedule: Schedule | None
    no_schedule: tuple[Finding, ...]
    lines: tuple[LedgerRow, ...]
    courts: tuple[Court, ...]
    officers: tuple[OfficerRow, ...]

    @property
    def file(self) -> CaseFile:
        """The case itself."""
        return self.sheet.file

    @property
    def hearing(self) -> Hearing | None:
        """The hearing that comes next."""
        return self.file.next_hearing(self.today)

    @property
    def holds(self) -> tuple[Hold, ...]:
        """What holds the household's case up today."""
        return tuple(
            one
            for one in self.file.holds
            if one.from_on <= self.today and (one.until_on is None or self.today <= one.until_on)
        )

    def paper(self, kind: PaperKind) -> Paper | None:
        """The newest paper of a kind."""
        found = [one for one in self.file.papers if one.kind is kind]
        return found[-1] if found else None


def view_of(desk: Desk, case_id: int) -> View:
    """Ask for all of it, off the window's thread."""
    today = desk.today()
    sheet = desk.see(cases.case, case_id)
    hearing = sheet.file.next_hearing(today)
    schedule, no_schedule = _schedule(desk, sheet.file, today)
    return View(
        today,
        sheet,
        desk.see(papers.pack, hearing.id) if hearing is not None else None,
        schedule,
        no_schedule,
        newest_first(running(rent_lines(sheet.file.account.lines))),
        desk.see(office.courts),
        desk.see(office.officers),
    )


def _schedule(
    desk: Desk, file: CaseFile, today: date
) -> tuple[Schedule | None, tuple[Finding, ...]]:
    issue = file.claim.issued_on if file.claim else today
    try:
        return desk.see(accounts.schedule, file.account.reference, issue), ()
    except Refused as refused:
        return None, refused.findings
