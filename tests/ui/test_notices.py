"""What the window says of its own accord: three kinds of trouble, three faces."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from courtdesk.domain.finding import Refused, Unavailable, note, stop, warning
from courtdesk.ui.ask import fault_dialog
from courtdesk.ui.notices import DONE_FOR_MS, Notices
from tests.ui.officer import Answers

pytestmark = pytest.mark.usefixtures("worn")


def caught(error: Exception) -> Exception:
    """An error that was raised and has its places."""
    try:
        raise error
    except type(error) as found:
        return found


@pytest.fixture
def notices(qtbot: QtBot, officer: Answers, tmp_path: Path) -> Iterator[Notices]:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = Notices(officer, tmp_path / "reports")
    made.setParent(ground)
    ground.show()
    yield made
    ground.close()


def test_done_is_said_and_goes_away_by_itself(notices: Notices, qtbot: QtBot) -> None:
    notices.done("The hearing is listed.")
    assert notices.isVisible()
    assert notices.said == ("The hearing is listed.",)
    assert DONE_FOR_MS >= 5_000
    notices._timer.start(10)
    qtbot.waitUntil(lambda: not notices.isVisible())
    assert not notices.said


def test_what_to_beware_of_stays_until_it_is_put_away(notices: Notices) -> None:
    notices.done("Recorded.", (warning("odd", "The 26th is a holiday.", remedy="Ask the court."),))
    assert notices.said == ("Recorded.", "The 26th is a holiday. Ask the court.")
    assert not notices._timer.isActive()
    QTest.mouseClick(notices._away, Qt.MouseButton.LeftButton)
    assert not notices.isVisible()


def test_a_refusal_says_what_and_what_next(notices: Notices) -> None:
    notices.trouble(
        Refused(stop("no", "There is no notice.", remedy="Record it."), note("b", "B."))
    )
    assert notices.said == ("There is no notice. Record it.", "B.")
    assert not notices.findChildren(QPushButton)


def test_what_is_not_to_be_had_can_be_tried_again(notices: Notices) -> None:
    tried: list[bool] = []
    trouble = Unavailable("The record is busy.", "Try again in a moment.")
    notices.trouble(trouble, lambda: tried.append(True))
    assert notices.said == ("The record is busy. Try again in a moment.",)
    (again,) = notices.findChildren(QPushButton)
    again.click()
    assert tried == [True]
    assert not notices.isVisible()


def test_our_own_mistake_is_told_calmly_once_its_report_is_written(
    notices: Notices, officer: Answers, expected_log: Callable[[str], None]
) -> None:
    expected_log("A mistake of ours; report 1")
    notices.trouble(caught(ValueError("Ms Example of 12 Acacia Road owes £5")))
    (report,) = officer.faults
    text = report.read_text("utf-8")
    assert "ValueError" in text
    assert "test_notices" in text
    for private in ("Example", "Acacia", "£5", str(Path.home())):
        assert private not in text


def test_a_storm_of_mistakes_is_told_once_at_a_time(
    qtbot: QtBot, tmp_path: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("report 1$")
    expected_log("report 2$")

    window: list[Notices] = []

    class Slow(Answers):
        def tell_fault(self, report: Path) -> None:
            super().tell_fault(report)
            window[0].fault(KeyError("another, while this one is read"))

    slow = Slow(tmp_path)
    window.append(Notices(slow, tmp_path / "reports"))
    qtbot.addWidget(window[0])
    window[0].fault(KeyError("first"))
    assert len(slow.faults) == 1
    assert len(list((tmp_path / "reports").iterdir())) == 2


def test_the_fault_dialog_is_calm_and_names_the_report(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = fault_dialog(window, tmp_path / "report-001.txt")
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "our mistake, not yours" in said
    assert "report-001.txt" in said
    assert "Error" not in said
    assert {one.text() for one in dialog.findChildren(QPushButton)} == {
        "&Copy the place",
        "C&arry on",
    }
