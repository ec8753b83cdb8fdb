"""The look: words can be read, marks can be seen, and colours are written in one place."""

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from courtdesk.ui import palette
from courtdesk.ui.marks import WORD_OF, Mark, icon
from courtdesk.ui.palette import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    Tokens,
    ratio,
    wear,
    worn,
)
from tests.architecture.source import ROOT, modules, told

TABLES = {
    "light": LIGHT,
    "dark": DARK,
    "high contrast, light": CONTRAST_LIGHT,
    "high contrast, dark": CONTRAST_DARK,
}
BEHIND_WORDS = ("window", "sheet", "nav", "hover", "selection")
WORDS = ("text", "dim", "greyed", "accent", "stop", "warning", "met", "note")
A_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|GlobalColor\.(?!transparent)\w+")


@pytest.mark.parametrize("tokens", TABLES.values(), ids=TABLES)
def test_words_can_be_read_on_whatever_is_behind_them(tokens: Tokens) -> None:
    pale = [
        f"{ink} on {behind}: {ratio(getattr(tokens, ink), getattr(tokens, behind))}"
        for ink in WORDS
        for behind in BEHIND_WORDS
        if ratio(getattr(tokens, ink), getattr(tokens, behind)) < 4.5
    ]
    pale += [
        f"on_accent: {ratio(tokens.on_accent, tokens.accent)}"
        for _ in (1,)
        if ratio(tokens.on_accent, tokens.accent) < 4.5
    ]
    pale += [
        f"{ink} on the practice banner"
        for ink in ("text", "warning")
        if ratio(getattr(tokens, ink), tokens.practice) < 4.5
    ]
    assert not pale, told(pale)


@pytest.mark.parametrize("tokens", TABLES.values(), ids=TABLES)
def test_the_edges_of_what_can_be_worked_are_seen(tokens: Tokens) -> None:
    for behind in ("window", "sheet", "nav"):
        assert ratio(tokens.edge, getattr(tokens, behind)) >= 3
        assert ratio(tokens.accent, getattr(tokens, behind)) >= 3


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=("light", "dark"))
def test_high_contrast_is_high(tokens: Tokens) -> None:
    assert ratio(tokens.text, tokens.window) >= 15
    assert ratio(tokens.dim, tokens.sheet) >= 15


@pytest.mark.parametrize("tokens", TABLES.values(), ids=TABLES)
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for one in fields(tokens):
        if one.name != "dark":
            assert QColor(getattr(tokens, one.name)).isValid()


def test_colours_are_written_in_the_palette_and_nowhere_else() -> None:
    written = [
        f"{module.place}: {found[0]}"
        for module in modules("courtdesk/ui")
        if module.place != "courtdesk/ui/palette.py"
        for found in A_COLOUR.finditer(module.text)
    ]
    for path in (*(ROOT / "resources/style").iterdir(), *(ROOT / "resources/icons").iterdir()):
        found = A_COLOUR.search(path.read_text("utf-8"))
        written += [f"{path.name}: {found[0]}"] if found else []
    assert not written, told(written)


def test_every_token_of_the_style_sheet_is_one_and_sizes_stay_readable() -> None:
    sheet = (ROOT / "resources/style/window.qss").read_text("utf-8")
    known = {one.name for one in fields(Tokens)}
    assert set(re.findall(r"\$(\w+)", sheet)) <= known
    assert min(int(one) for one in re.findall(r"font-size: (\d+)px", sheet)) >= palette.SMALL


def test_the_programs_own_letters_are_used(worn: QApplication) -> None:
    assert palette.FAMILY in QFontDatabase.families()
    assert QFontInfo(worn.font()).family() == palette.FAMILY
    assert worn.font().pixelSize() == palette.BODY


def test_a_change_of_colours_reaches_what_is_painted_by_hand(worn: QApplication) -> None:
    mark = Mark("warning")
    light = mark.grab().toImage()
    wear(worn, DARK)
    assert palette.worn() is DARK
    assert mark.grab().toImage() != light
    assert icon("back").pixmap(16).toImage() != icon("back", "accent").pixmap(16).toImage()


def test_findings_differ_by_shape_and_not_by_colour_alone(worn: QApplication) -> None:
    one_ink = Tokens(
        **{
            **{one.name: getattr(LIGHT, one.name) for one in fields(LIGHT)},
            **dict.fromkeys(("stop", "warning", "met", "note"), LIGHT.text),
        }
    )
    wear(worn, one_ink)
    pictures = [Mark(name).grab().toImage() for name in WORD_OF]
    for number, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[number + 1 :])


def test_every_icon_can_be_drawn(worn: QApplication) -> None:
    del worn
    blank = QWidget()
    for path in sorted((ROOT / "resources/icons").glob("*.svg")):
        picture = icon(path.stem).pixmap(32).toImage()
        seen = {picture.pixelColor(x, y).alpha() for x in range(32) for y in range(32)}
        assert max(seen) > 0, path.name
    blank.deleteLater()


def test_nobody_wears_anything_before_there_is_a_window() -> None:
    assert isinstance(worn(), Tokens)
