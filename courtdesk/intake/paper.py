"""Paper: A4, and how a page of any size, turned any way, is laid upright on it."""

from dataclasses import dataclass
from typing import Final

WIDTH: Final = 595.276
HEIGHT: Final = 841.89
POINTS_AN_INCH: Final = 72.0

_SAME: Final = 1.5
_LEAST: Final = 3.0
_MOST: Final = 200_000.0

Six = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, its corners in order."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return self.top - self.bottom

    def within(self, other: "Box") -> "Box":
        """What of it lies within another."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    @property
    def usable(self) -> bool:
        """Whether a page could have this size."""
        return all(_LEAST <= side <= _MOST for side in (self.width, self.height))


UPRIGHT: Final = Box(0, 0, WIDTH, HEIGHT)
LYING: Final = Box(0, 0, HEIGHT, WIDTH)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source page goes: the sheet, and the matrix from the source's points to it."""

    sheet: Box
    matrix: Six

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the source page on the sheet."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, source: Box) -> Box:
        """A rectangle of the source page on the sheet."""
        ends = (
            self.point(source.left, source.bottom),
            self.point(source.right, source.top),
        )
        xs, ys = sorted(x for x, _ in ends), sorted(y for _, y in ends)
        return Box(xs[0], ys[0], xs[1], ys[1])


def is_a4(width: float, height: float) -> bool:
    """Whether a page of this size is A4, upright or lying."""
    short, long = sorted((width, height))
    return abs(short - WIDTH) <= _SAME and abs(long - HEIGHT) <= _SAME


def place(source: Box, clockwise: int, *, turn: bool) -> Place:
    """Lay a page on A4 as it is meant to be seen.

    Args:
        source: what of the page is shown.
        clockwise: by how many degrees its file says it is to be turned.
        turn: a page wider than high is turned once more, onto an upright sheet.
    """
    clockwise = clockwise % 360 if clockwise % 90 == 0 else 0
    width, height = source.width, source.height
    if clockwise in (90, 270):
        width, height = height, width
    if width > height and turn:
        clockwise = (clockwise + 90) % 360
        width, height = height, width
    sheet = LYING if width > height else UPRIGHT
    scale = min(sheet.width / width, sheet.height / height)
    if is_a4(width, height):
        scale = 1.0
    turned = _turned(source, clockwise)
    left = 0.0 if scale == 1.0 else (sheet.width - width * scale) / 2
    bottom = 0.0 if scale == 1.0 else (sheet.height - height * scale) / 2
    a, b, c, d, e, f = (scale * one for one in turned)
    return Place(sheet, (a, b, c, d, e + left, f + bottom))


def _turned(source: Box, clockwise: int) -> Six:
    """The matrix that turns a page and brings its lower left corner to nought."""
    if clockwise == 90:  # noqa: PLR2004 - a quarter turn.
        return 0, -1, 1, 0, -source.bottom, source.right
    if clockwise == 180:  # noqa: PLR2004 - a half turn.
        return -1, 0, 0, -1, source.right, source.top
    if clockwise == 270:  # noqa: PLR2004 - three quarters.
        return 0, 1, -1, 0, source.top, -source.left
    return 1, 0, 0, 1, -source.left, -source.bottom
