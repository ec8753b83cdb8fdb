"""The one place where colours and sizes are written: light, dark and high contrast.

Everything else asks for a token by name. The window follows the system's scheme; whoever paints
by hand asks ``worn()`` at the moment of painting, so that a change of scheme needs nothing else.

>>> ratio("#000000", "#ffffff")
21.0
>>> LIGHT.window
'#F5F6F8'
"""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from courtdesk import paths

BODY = 13
SMALL = 12
SHEET_TITLE = 14
PAGE_TITLE = 20
GRID = 8
MARGIN = 24
GAP = 12
ROW = 32
BUTTON = 28
TARGET = 24
NAVIGATION = 176
FAMILY = "Liberation Sans"

_TOKENS = "courtdesk-tokens"
_LINEAR_BELOW = 0.04045


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the window by what it is for.

    Attributes:
        edge: round what can be typed into or ticked; at least 3 to 1 against what is behind it.
        on_accent: words on the accent.
        greyed: words of what cannot be done just now; still readable.
    """

    dark: bool
    window: str
    sheet: str
    nav: str
    text: str
    dim: str
    line: str
    edge: str
    hover: str
    accent: str
    on_accent: str
    selection: str
    greyed: str
    stop: str
    warning: str
    met: str
    note: str
    practice: str


LIGHT = Tokens(
    dark=False,
    window="#F5F6F8",
    sheet="#FFFFFF",
    nav="#EDEFF3",
    text="#16191D",
    dim="#5A6472",
    line="#DDE1E7",
    edge="#7B8694",
    hover="#EEF2F8",
    accent="#1D4F91",
    on_accent="#FFFFFF",
    selection="#E3ECF8",
    greyed="#5E6875",
    stop="#B3261E",
    warning="#8A5A00",
    met="#1E6B3A",
    note="#41566E",
    practice="#FBE3E1",
)
DARK = Tokens(
    dark=True,
    window="#1B1E23",
    sheet="#22262C",
    nav="#16191D",
    text="#E7EAEE",
    dim="#A1ABB8",
    line="#363C45",
    edge="#76818F",
    hover="#2A2F37",
    accent="#7FB0F2",
    on_accent="#16191D",
    selection="#2B3B52",
    greyed="#9BA5B2",
    stop="#FF8A80",
    warning="#F2C14E",
    met="#7BD39A",
    note="#9FB4CC",
    practice="#4A2622",
)
CONTRAST_LIGHT = Tokens(
    dark=False,
    window="#FFFFFF",
    sheet="#FFFFFF",
    nav="#FFFFFF",
    text="#000000",
    dim="#000000",
    line="#000000",
    edge="#000000",
    hover="#E0E0E0",
    accent="#00309C",
    on_accent="#FFFFFF",
    selection="#FFEFA8",
    greyed="#4A4A4A",
    stop="#9C0000",
    warning="#5C3A00",
    met="#00501E",
    note="#00309C",
    practice="#FFEFA8",
)
CONTRAST_DARK = Tokens(
    dark=True,
    window="#000000",
    sheet="#000000",
    nav="#000000",
    text="#FFFFFF",
    dim="#FFFFFF",
    line="#FFFFFF",
    edge="#FFFFFF",
    hover="#303030",
    accent="#FFE600",
    on_accent="#000000",
    selection="#00386F",
    greyed="#C0C0C0",
    stop="#FF9C94",
    warning="#FFD34D",
    met="#8CF0AE",
    note="#A8D4FF",
    practice="#5C0000",
)


def dress(app: QApplication) -> None:
    """Give the program its look, and keep it in step with the system's."""
    app.setStyle("Fusion")
    _load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(BODY)
    app.setFont(font)
    hints = app.styleHints()
    wear(app, _wanted(app))
    hints.colorSchemeChanged.connect(lambda _: wear(app, _wanted(app)))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _: wear(app, _wanted(app)))


def wear(app: QApplication, tokens: Tokens) -> None:
    """Put on these colours."""
    app.setProperty(_TOKENS, tokens)
    app.setPalette(_palette(tokens))
    style = (paths.shipped() / "resources" / "style" / "window.qss").read_text("utf-8")
    app.setStyleSheet(Template(style).substitute(asdict(tokens)))


def worn() -> Tokens:
    """The colours worn now."""
    app = QApplication.instance()
    tokens = None if app is None else app.property(_TOKENS)
    return tokens if isinstance(tokens, Tokens) else LIGHT


def colour(name: str) -> QColor:
    """A token of the colours worn now."""
    return QColor(str(getattr(worn(), name)))


def ratio(one: str, other: str) -> float:
    """How far apart two colours are in lightness, as accessibility guidance counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _wanted(app: QApplication) -> Tokens:
    hints = app.styleHints()
    dark = hints.colorScheme() is Qt.ColorScheme.Dark
    preference = hints.accessibility().contrastPreference()
    if preference is Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def _load_fonts() -> None:
    folder = paths.shipped() / "resources" / "fonts"
    for path in sorted(folder.glob("LiberationSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette(QColor(tokens.window))
    role = QPalette.ColorRole
    for one, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "sheet"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.Button, "sheet"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "sheet"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "dim"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "text"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
        (role.Mid, "line"),
        (role.Dark, "edge"),
    ):
        palette.setColor(one, QColor(str(getattr(tokens, name))))
    greyed = QColor(tokens.greyed)
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, greyed)
    return palette


def _luminance(text: str) -> float:
    found = QColor(text)
    parts = [_linear(one) for one in (found.redF(), found.greenF(), found.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _linear(part: float) -> float:
    if part <= _LINEAR_BELOW:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
