"""The forms by which papers are made, received, taken back from Word, and bound."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from courtdesk.desk import papers
from courtdesk.desk.core import Desk
from courtdesk.desk.papers import Bound
from courtdesk.domain.casefile import Paper, PaperKind
from courtdesk.domain.dates import Period, long
from courtdesk.ui.ask import kinds_of_file
from courtdesk.ui.choices import Choice, choices_of
from courtdesk.ui.forms import Form
from courtdesk.ui.groups import Group
from courtdesk.ui.jobs import Ending
from courtdesk.ui.page import Place
from courtdesk.ui.pages.case.view import View
from courtdesk.ui.picks import FileEdit
from courtdesk.ui.wanted import Wanted

if TYPE_CHECKING:
    from courtdesk.ui.pages.case.page import CasePage

SCHEDULE, STATEMENT = "arrears-schedule", "witness-statement"
PAPERS = kinds_of_file("Papers", ("pdf", "docx", "png", "jpg", "jpeg", "tif", "tiff"))
WORD = kinds_of_file("Word files", ("docx",))
MADE_HERE = frozenset({PaperKind.BUNDLE, PaperKind.WITNESS_STATEMENT, PaperKind.ARREARS_SCHEDULE})

ORDER = (
    Wanted("kind", "Order"),
    Wanted("within_days", "Possession within, days"),
    Wanted("instalment", "Instalment"),
    Wanted("every", "Paid", start=Period.WEEKLY),
    Wanted("first_due_on", "First due"),
    Wanted("costs", "Costs"),
    Wanted("judgment", "Money judgment", "Judgment for the arrears", start=True),
)


def make_schedule(page: "CasePage", view: View) -> None:
    """The arrears schedule."""
    page.fill(
        Form(
            page,
            papers.make,
            "Make the arrears schedule",
            _dates(view),
            given={"case_id": view.file.id, "template": SCHEDULE},
            done=page.recorded("The arrears schedule is made."),
            deed="Make the schedule",
            says="Two years at most, from the first default if that is later; rent only.",
        )
    )


def make_statement(page: "CasePage", view: View) -> None:
    """The witness statement."""
    officers = tuple(
        Choice(one.officer.id, one.officer.full_name)
        for one in view.officers
        if one.left_on is None
    )
    page.fill(
        Form(
            page,
            papers.make,
            "Make the witness statement",
            (
                Wanted("witness_id", "Witness", choices=officers, start=view.file.officer.id),
                *_dates(view),
                Wanted(
                    "order",
                    "Order asked for",
                    "Give of the rest what that kind of order has.",
                    field=lambda: Group(_order(), ORDER, page, unless=("kind",), optional=False),
                ),
                Wanted("another", "Further", "A further statement, beside the one there is"),
            ),
            given={"case_id": view.file.id, "template": STATEMENT},
            done=page.recorded("The witness statement is made."),
            deed="Make the statement",
            says="Every figure is taken from the account as at the date given. Edit the Word file "
            "afterwards and take it back.",
        )
    )


def _dates(view: View) -> tuple[Wanted, ...]:
    return (
        Wanted("as_at", "Figures as at", start=view.file.account.as_at or view.today),
        Wanted("made_on", "Dated", start=view.today),
    )


def _order() -> Callable[..., object]:
    """The kind of value in which an order asked for is written, as the operation has it."""
    (field,) = (one for one in papers.make.fields if one.name == "order")
    return cast("Callable[..., object]", get_args(field.hint)[0])


def add_file(page: "CasePage", view: View, kind: PaperKind | None = None) -> None:
    """A file that came from outside."""
    kinds = tuple(one for one in choices_of(PaperKind) if one.value not in MADE_HERE)
    page.fill(
        Form(
            page,
            papers.add_file,
            "Add a file",
            (
                Wanted(
                    "path",
                    "File",
                    "PDF, Word or a picture. It is looked through in a room of its own.",
                    field=lambda: _file(page, "Add a file", PAPERS),
                ),
                Wanted("kind", "What it is", choices=kinds, start=kind),
                Wanted("title", "Title", "As the index of the bundle will have it."),
                Wanted("dated_on", "Dated"),
                Wanted("received_from", "Received from"),
                Wanted("as_shown", "Layers", "Leave out hidden layers: I have looked at them"),
            ),
            given={"case_id": view.file.id},
            done=page.recorded("The file is added."),
            deed="Add the file",
        )
    )


def take_back(page: "CasePage", view: View, paper: Paper) -> None:
    """A statement that was edited in Word."""
    del view
    page.fill(
        Form(
            page,
            papers.take_back,
            f"Take back “{paper.title}” from Word",
            (
                Wanted(
                    "path",
                    "Word file",
                    "It becomes the next version; the one before it is kept.",
                    start=page.in_word.get(paper.id),
                    field=lambda: _file(page, "Take back from Word", WORD),
                ),
            ),
            given={"document_id": paper.id},
            done=page.recorded("The statement is taken back as a new version."),
            deed="Take it back",
        )
    )


def build_bundle(page: "CasePage", view: View) -> None:
    """The bundle for the next hearing."""
    if view.hearing is None or view.pack is None:
        return
    count = sum(len(section.papers) for section in view.pack.sections)
    missing = sum(len(section.missing) for section in view.pack.sections)
    lacks = f" {missing} are missing; the index will not have them." if missing else ""
    page.fill(
        Form(
            page,
            papers.build_bundle,
            "Build the bundle",
            (),
            given={"hearing_id": view.hearing.id},
            done=partial(_bound, page),
            deed="Build it now",
            says=f"For the hearing on {long(view.hearing.on)}: {count} papers in the order of the "
            f"court’s sections.{lacks}",
        )
    )


def _bound(page: "CasePage", bound: Bound) -> None:
    page.show_sheet("hearing")
    page.frame.go(Place("paper", (page.case_id, bound.document_id)))
    broken = ", ".join(bound.checked.not_met)
    proof = f"it breaks {broken}" if broken else "it keeps every rule that a program can judge"
    page.frame.notices.done(
        f"The bundle is built: {bound.documents} papers on {bound.pages} pages; {proof}."
    )


def edit_in_word(page: "CasePage", paper: Paper) -> None:
    """Put the Word file where Word can write it, and open it there."""
    desk, folder = page.frame.desk, page.frame.ask.word_folder()

    def opened(path: Path) -> None:
        page.in_word[paper.id] = path
        there = page.frame.ask.open_outside(path)
        how = "is open in Word" if there else "could not be opened: this computer has no Word"
        page.frame.notices.done(
            f"{path.name} {how}. It lies in {folder}; save it there, then take it back."
        )

    page.frame.jobs.read(
        page,
        lambda: _copy_out(desk, paper.id, folder),
        Ending(opened, page.frame.notices.trouble),
    )


def save_copy(page: "CasePage", paper: Paper) -> None:
    """Put a copy of a paper into a folder, and of the PDF made of it."""
    folder = page.frame.ask.open_folder("Save a copy in")
    if folder is None:
        return
    desk = page.frame.desk
    wanted = [paper.id] + ([paper.pdf_id] if paper.pdf_id else [])

    def saved(paths: list[Path]) -> None:
        names = " and ".join(one.name for one in paths)
        page.frame.notices.done(f"Saved in {folder}: {names}.")

    page.frame.jobs.read(
        page,
        lambda: [_copy_out(desk, one, folder) for one in wanted],
        Ending(saved, page.frame.notices.trouble),
    )


def _copy_out(desk: Desk, document_id: int, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return desk.see(papers.copy_out, document_id, folder)


def _file(page: "CasePage", title: str, kinds: str) -> FileEdit:
    return FileEdit(lambda: page.frame.ask.open_file(title, kinds))
