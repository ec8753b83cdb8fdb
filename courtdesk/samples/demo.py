"""The demo: the main job on the main case, from a rent export to a hearing bundle."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from courtdesk.desk import accounts, cases, papers, record
from courtdesk.desk.core import Desk
from courtdesk.desk.record import Verified
from courtdesk.documents.checked import Checked
from courtdesk.documents.variables import OrderKind, OrderWanted
from courtdesk.domain.dates import period_start_on_or_after
from courtdesk.domain.fees import FeeItem, fee
from courtdesk.domain.finding import Finding, Refused, Unavailable, stop
from courtdesk.domain.money import Money
from courtdesk.domain.progress import Progress
from courtdesk.samples import office as sample_office
from courtdesk.samples import play as sample_play
from courtdesk.samples.lives import MAIN
from courtdesk.samples.people import MARK
from courtdesk.samples.play import Played

OFFICE_FILE = "office.courtdesk"
"""The record of the sample office, in the folder of the demo."""

_LEAVE = "sample-office.txt"
_MADE = ("export", "evidence", "papers")
_STEPS = 6


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file that the demo made, and what it is."""

    words: str
    path: Path


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo made, what it found, and how its papers stand to the court's rules.

    Attributes:
        record: the record of the sample office, for the window to open.
        findings: what the officer is told of the account, the papers and the bundle.
    """

    case: str
    record: Path
    files: tuple[DemoFile, ...]
    findings: tuple[Finding, ...]
    statement: Checked
    bundle: Checked
    verified: Verified

    @property
    def in_order(self) -> bool:
        """Whether both papers keep every rule that a program can judge, and the record is sound."""
        return not (self.statement.not_met or self.bundle.not_met or self.verified.findings)


def make_room(folder: Path) -> Path:
    """Make the folder of a demo, without what an earlier one left; where its record goes.

    Raises:
        Refused: the folder holds something that no demo made.
        Unavailable: an earlier sample office is still open in a program.
    """
    leave = folder / _LEAVE
    if folder.exists() and not leave.exists() and any(folder.iterdir()):
        raise Refused(
            stop(
                "demo-folder-in-use",
                f"{folder} holds files that no demo made, and nothing of them is touched.",
                where="--to",
                remedy="Name an empty folder, or one that is not there yet.",
            )
        )
    try:
        for name in _MADE:
            if (folder / name).exists():
                shutil.rmtree(folder / name)
        for path in folder.glob(f"{OFFICE_FILE}*"):
            path.unlink()
    except OSError as error:
        raise Unavailable(
            f"The sample office in {folder} cannot be made anew: {error.strerror}.",
            "Close the window that shows it, or name another folder.",
        ) from None
    folder.mkdir(parents=True, exist_ok=True)
    leave.write_text(
        f"{MARK}\nA CourtDesk demo made this folder, and the next one here makes it anew.\n",
        "utf-8",
    )
    return folder / OFFICE_FILE


def run(desk: Desk, folder: Path, seed: int, progress: Progress) -> DemoReport:
    """Make the sample office in a folder, play it into a record, and do the main job on it.

    Args:
        desk: at an empty record, on the day taken as today; who acts there sets up the office.
        folder: where the files go.
        seed: which sample office.
        progress: told how far it is.
    """
    progress.step(0, _STEPS, "Making the sample office")
    office = sample_office.make(folder, seed, desk.today(), desk.rules)
    progress.step(1, _STEPS, "Playing the sample office")
    played = sample_play.play(desk, office, evidence_of=(MAIN,), progress=progress)
    files, found = _main_job(played, folder / "papers", progress)
    progress.step(5, _STEPS, "Checking the papers")
    statement = played.desk.see(papers.check, files[2].path)
    bundle = played.desk.see(papers.check, files[4].path)
    verified = played.desk.see(record.verify)
    progress.step(_STEPS, _STEPS, "Done")
    findings = (*found, *statement.findings, *bundle.findings, *verified.findings)
    return DemoReport(
        case=played.desk.see(cases.case, played.case(MAIN)).file.reference,
        record=folder / OFFICE_FILE,
        files=(*_given(played), *files),
        findings=tuple(dict.fromkeys(findings)),
        statement=statement,
        bundle=bundle,
        verified=verified,
    )


def _main_job(
    played: Played, folder: Path, progress: Progress
) -> tuple[tuple[DemoFile, ...], tuple[Finding, ...]]:
    """Schedule, witness statement and bundle of the main case, and what was found on the way."""
    desk, case_id, life = played.desk, played.case(MAIN), played.office.main
    assert life.claim is not None  # noqa: S101 - the main life has a claim.
    schedule = desk.see(accounts.schedule, life.account, life.claim.issued_on)
    progress.step(2, _STEPS, "Writing the arrears schedule")
    made = desk.do(papers.make, case_id, "arrears-schedule").answer
    progress.step(3, _STEPS, "Writing the witness statement")
    order = order_wanted(played)
    stated = desk.do(papers.make, case_id, "witness-statement", order=order).answer
    progress.step(4, _STEPS, "Building the hearing bundle")
    bound = desk.do_with(progress, papers.build_bundle, played.next_hearing(MAIN)).answer
    files = _copied(
        played,
        folder,
        ("Arrears schedule (Word)", made.document_id),
        ("Arrears schedule (PDF)", made.pdf_id),
        ("Witness statement (Word)", stated.document_id),
        ("Witness statement (PDF)", stated.pdf_id),
        ("Hearing bundle (PDF)", bound.document_id),
    )
    return files, (*schedule.findings, *made.findings, *stated.findings, *bound.findings)


def _copied(played: Played, folder: Path, *numbers: tuple[str, int]) -> tuple[DemoFile, ...]:
    """Papers copied out of the record into a folder."""
    folder.mkdir(exist_ok=True)
    return tuple(
        DemoFile(words, played.desk.see(papers.copy_out, number, folder))
        for words, number in numbers
    )


def order_wanted(played: Played) -> OrderWanted:
    """The order that the council asks for: possession, suspended while instalments are paid."""
    office = played.office
    claim = office.main.claim
    assert claim is not None  # noqa: S101 - the main life has a claim.
    rent = office.main.rent
    after = office.main.hearings[0].on + timedelta(weeks=1)
    first_due_on = period_start_on_or_after(rent.anchor, rent.period, after)
    costs = fee(FeeItem.POSSESSION_CLAIM, claim.issued_on, book=played.desk.rules).answer.fee
    return OrderWanted(
        OrderKind.SUSPENDED, instalment=Money(525), first_due_on=first_due_on, costs=costs
    )


def _given(played: Played) -> tuple[DemoFile, ...]:
    """The files that the demo worked from."""
    exports = played.office.exports
    return (
        DemoFile("Rent export, lines (Universal Housing)", exports.transactions),
        DemoFile("Rent export, tenancies (Universal Housing)", exports.tenancies),
        DemoFile("The same lines (NEC Housing)", exports.ltra),
    )
