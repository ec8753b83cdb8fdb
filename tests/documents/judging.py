"""Writing a statement and having it checked, for the tests of the check."""

from pathlib import Path

from courtdesk.documents.checked import Checked
from courtdesk.documents.statement import check_statement
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door
from tests.documents.statements import Written, write


class Judge:
    """Writes a statement and has it checked."""

    def __init__(self, door: Door, book: Rulebook, folder: Path) -> None:
        self.door, self.book, self.folder = door, book, folder

    def __call__(self, made: Written) -> Checked:
        return check_statement(self.door, write(made, self.folder), self.book, Quiet())


def said(checked: Checked, code: str) -> str:
    """The finding of a code: what it says and where."""
    (one,) = [one for one in checked.findings if one.code == code]
    assert one.authority
    assert one.where
    return f"{one.says} [{one.where}]"
