"""Links: where the links and bookmarks of a foreign PDF lead, as plain places on its pages.

Names of places are resolved here and then forgotten, so that the same name in two files of a
bundle can never lead to the wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from courtdesk.intake.paper import Box
from courtdesk.intake.parts import Heading

_HEADINGS_MOST = 500
_DEPTH_MOST = 5
_WORDS_MOST = 200
_NAMES_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Goal:
    """A place a link leads to: a page from 0, and a point on it where one is given."""

    page: int
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Goals:
    """Everything needed to say where a destination leads."""

    pages: dict[tuple[int, int], int]
    named: dict[str, pikepdf.Object]

    def find(self, holder: pikepdf.Object) -> Goal | None:
        """Where a link or bookmark leads within its own file; None for anything else."""
        where = holder.get("/Dest")
        action = holder.get("/A")
        if where is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            where = action.get("/D")
        if isinstance(where, String | Name):
            where = self.named.get(str(where))
        if isinstance(where, Dictionary):
            where = where.get("/D")
        return self._goal(where) if isinstance(where, Array) and len(where) else None

    def _goal(self, where: Array) -> Goal | None:
        target = where[0]
        page = self.pages.get(target.objgen) if isinstance(target, Dictionary) else None
        if page is None:
            return None
        how = str(where[1]) if len(where) > 1 else ""
        if how == "/XYZ" and len(where) > 3:  # noqa: PLR2004 - left and top follow the word.
            return Goal(page, number(where[2]), number(where[3]))
        if how in ("/FitH", "/FitBH") and len(where) > 2:  # noqa: PLR2004 - top follows.
            return Goal(page, None, number(where[2]))
        if how == "/FitR" and len(where) > 5:  # noqa: PLR2004 - four sides follow.
            return Goal(page, number(where[2]), number(where[5]))
        return Goal(page)


def number(value: object) -> float | None:
    """A number from a PDF as a float; None where it is none, or beyond all paper."""
    try:
        read = float(value)  # type: ignore[arg-type]  # anything may stand in a foreign file.
    except (TypeError, ValueError, pikepdf.PikepdfError):
        return None
    return read if abs(read) < 1e6 else None  # noqa: PLR2004 - miles of paper.


def box(value: object) -> Box | None:
    """A rectangle from a PDF, its corners in order; None where it is none."""
    if not isinstance(value, Array) or len(value) != 4:  # noqa: PLR2004 - a box has four sides.
        return None
    sides = [number(one) for one in value]
    if any(side is None for side in sides):
        return None
    left, bottom, right, top = (side or 0.0 for side in sides)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def goals(pdf: pikepdf.Pdf) -> Goals:
    """How this file's destinations are found."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return Goals(pages, _named(pdf))


def headings(pdf: pikepdf.Pdf, known: Goals) -> tuple[Heading, ...]:
    """The bookmarks a file brought with it, in order; loops are cut, and so is what is too deep."""
    outlines = pdf.Root.get("/Outlines")
    first = outlines.get("/First") if isinstance(outlines, Dictionary) else None
    found: list[Heading] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(first, 0)]
    while waiting and len(found) < _HEADINGS_MOST:
        item, depth = waiting.pop()
        if not isinstance(item, Dictionary) or item.objgen in seen or depth >= _DEPTH_MOST:
            continue
        seen.add(item.objgen)
        goal, words = known.find(item), _words(item.get("/Title"))
        if goal is not None and words:
            found.append(Heading(words, goal.page + 1, depth))
        waiting.append((item.get("/Next"), depth))
        waiting.append((item.get("/First"), depth + 1))
    return tuple(found)


def _words(title: object) -> str:
    words = str(title) if isinstance(title, String) else ""
    printable = "".join(one if one.isprintable() else " " for one in words[:_WORDS_MOST])
    return " ".join(printable.split())


def _named(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Every named place, from both of the tables a PDF may keep."""
    found: dict[str, pikepdf.Object] = {}
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary):
        found.update(old.items())
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    for key, value in _leaves(tree):
        found.setdefault(key, value)
    return found


def _leaves(tree: object) -> Iterator[tuple[str, pikepdf.Object]]:
    """The entries of a name tree, each branch once."""
    seen: set[tuple[int, int]] = set()
    waiting = [tree]
    count = 0
    while waiting:
        branch = waiting.pop()
        if not isinstance(branch, Dictionary) or branch.objgen in seen:
            continue
        if branch.is_indirect:
            seen.add(branch.objgen)
        kids, pairs = branch.get("/Kids"), branch.get("/Names")
        if isinstance(kids, Array):
            waiting.extend(kids)
        if isinstance(pairs, Array):
            for place in range(0, len(pairs) - 1, 2):
                count += 1
                if count > _NAMES_MOST:
                    return
                if isinstance(pairs[place], String) and pairs[place + 1] is not None:
                    yield str(pairs[place]), pairs[place + 1]
