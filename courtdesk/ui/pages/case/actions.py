"""What can be done from the page of a case, and why something cannot be done just now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.finding import Finding, note
from courtdesk.domain.permits import Permit
from courtdesk.ui.actions import Action
from courtdesk.ui.pages.case import making, recording
from courtdesk.ui.pages.case.view import View

if TYPE_CHECKING:
    from courtdesk.ui.pages.case.page import CasePage

Fill = Callable[["CasePage", View], None]
WhyNot = Callable[[View], Finding | None]


def _form(
    id_: str,
    words: str,
    fill: Fill,
    why_not: WhyNot | None = None,
    *,
    menu: str = "Case",
    shortcut: str = "",
    on_page: bool = False,
) -> "Action[CasePage]":
    """An action that opens a form on the case."""

    def run(page: "CasePage") -> None:
        if page.view is not None:
            fill(page, page.view)

    def reason(page: "CasePage") -> Finding | None:
        if page.view is None:
            return note("still-asking", "The case is still being looked up.")
        if page.view.file.closed_on is not None:
            return note("case-is-closed", "The case is closed.")
        return why_not(page.view) if why_not else None

    return Action(
        id_,
        words,
        run,
        menu,
        shortcut=shortcut,
        permit=Permit.PREPARE,
        why_not=reason,
        on_page=on_page,
    )


def _of_paper(
    id_: str,
    words: str,
    run: "Callable[[CasePage], None]",
    why_not: "Callable[[CasePage], Finding | None]",
    permit: Permit | None = None,
) -> "Action[CasePage]":
    return Action(id_, words, run, "Paper", permit=permit, why_not=why_not)


def _no_notice(view: View) -> Finding | None:
    if view.file.notice is None:
        return note("notice-first", "No notice is recorded yet.", remedy="Record the notice first.")
    return None


def _why_no_claim(view: View) -> Finding | None:
    if view.file.claim is not None:
        return note("claim-there", f"Claim {view.file.claim.number} is recorded.")
    return _no_court(view) or _no_notice(view)


def _no_court(view: View) -> Finding | None:
    if not view.courts:
        return note("court-first", "No court is known yet.", remedy="Add one under Settings.")
    return None


def _no_claim(view: View) -> Finding | None:
    if view.file.claim is None:
        return note("claim-first", "No claim is recorded yet.", remedy="Record the claim first.")
    return None


def _why_no_hearing(view: View) -> Finding | None:
    return _no_court(view) or _no_claim(view)


def _no_hearing(view: View) -> Finding | None:
    if view.hearing is None:
        return note("hearing-first", "No hearing is listed.", remedy="List the hearing first.")
    return None


def _why_no_bundle(view: View) -> Finding | None:
    found = _no_hearing(view)
    if found is None and view.pack and not any(one.papers for one in view.pack.sections):
        return note("papers-first", "The case has no paper to bind.", remedy="Make or add papers.")
    return found


def _no_lines(view: View) -> Finding | None:
    if not view.lines:
        return note("lines-first", "The account holds no line.", remedy="Import an export first.")
    return None


def _no_paper(page: "CasePage") -> Finding | None:
    if page.paper() is None:
        return note("nothing-chosen", "No paper is chosen.", remedy="Choose one under Papers.")
    return None


def _no_statement(page: "CasePage") -> Finding | None:
    paper = page.paper()
    if paper is None or paper.kind is not PaperKind.WITNESS_STATEMENT:
        return note(
            "not-for-word",
            "Only a witness statement is edited in Word and taken back.",
            remedy="Choose one under Papers.",
        )
    return None


def _open(page: "CasePage") -> None:
    paper = page.paper()
    if paper is not None:
        page.open_paper(paper)


def _edit(page: "CasePage") -> None:
    paper = page.paper()
    if paper is not None:
        making.edit_in_word(page, paper)


def _take_back(page: "CasePage") -> None:
    paper = page.paper()
    if paper is not None and page.view is not None:
        making.take_back(page, page.view, paper)


def _save(page: "CasePage") -> None:
    paper = page.paper()
    if paper is not None:
        making.save_copy(page, paper)


ACTIONS: "tuple[Action[CasePage], ...]" = (
    _form(
        "case.contact", "Record a &contact…", recording.record_contact, shortcut="Ctrl+T",
        on_page=True,
    ),
    _form("case.hold", "Record a &hold…", recording.record_hold),
    _form("case.notice", "Record the &notice…", recording.record_notice),
    _form("case.service", "Record &service on one more…", recording.record_service, _no_notice),
    _form("case.claim", "Record the c&laim…", recording.record_claim, _why_no_claim),
    _form("case.defence", "Record a &defence…", recording.record_defence, _no_claim),
    _form("case.hearing", "&List a hearing…", recording.list_hearing, _why_no_hearing),
    _form("case.move-hearing", "&Move the hearing…", recording.move_hearing, _no_hearing),
    _form("case.vacate-hearing", "&Vacate the hearing…", recording.vacate_hearing, _no_hearing),
    _form("case.death", "Record a d&eath…", recording.record_death),
    _form("case.close", "Cl&ose the case…", recording.close_case),
    _form(
        "case.add-file", "&Add a file…", making.add_file, menu="Paper", shortcut="Ctrl+O",
        on_page=True,
    ),
    _form(
        "case.schedule", "Make the &schedule…", making.make_schedule, _no_lines, menu="Paper"
    ),
    _form("case.statement", "Make the &statement…", making.make_statement, menu="Paper"),
    _form(
        "case.bundle", "&Build the bundle…", making.build_bundle, _why_no_bundle, menu="Paper",
        shortcut="Ctrl+B",
    ),
    _of_paper("case.open-paper", "&Open the paper", _open, _no_paper),
    _of_paper("case.edit-paper", "&Edit in Word", _edit, _no_statement, Permit.PREPARE),
    _of_paper("case.take-back", "&Take back from Word…", _take_back, _no_statement, Permit.PREPARE),
    _of_paper("case.save-copy", "Save a co&py…", _save, _no_paper),
)  # fmt: skip
