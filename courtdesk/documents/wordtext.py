"""A Word file as its reader sees it: passages with their numbers, margins, headers and footers.

It reads any .docx, also one not made here. Nothing is judged: rules look at what it gives.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from courtdesk.documents.wordfile import Element, W, elements, open_parts, text_of, tree, trees

_TYPED_NUMBER = re.compile(r"^\s*(\d{1,3}[.)]|\([a-z]{1,2}\)|\([ivxl]{1,6}\))\s+")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_OFF = ("0", "false", "off", "none")
_MARKS_OF_CHANGE = {
    "ins": "tracked insertions",
    "del": "tracked deletions",
    "moveFrom": "tracked moves",
    "moveTo": "tracked moves",
    "rPrChange": "tracked formatting",
    "pPrChange": "tracked formatting",
    "commentReference": "comments",
    "vanish": "hidden text",
    "strike": "struck-out text",
    "dstrike": "struck-out text",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the text.

    Attributes:
        label: its number as printed: ``12``, ``12(a)``; empty where it has none.
        text: its words, without a number typed by hand.
        bold: those of its words that are bold, in pieces.
        to_the_right: whether it stands at the right-hand side.
        heading: whether its style makes it a heading or title.
        in_table: whether it stands in a table.
    """

    label: str
    text: str
    bold: tuple[str, ...] = ()
    to_the_right: bool = False
    heading: bool = False
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper and margins of a section, in twentieths of a point."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Text:
    """All that a reader sees of a Word file.

    Attributes:
        passages: the paragraphs in order, those in tables among them; none that are empty.
        edges: the words of headers and footers.
        pages_numbered: whether a header or footer holds the page's number.
        sheets: paper and margins of each section.
        language: the language its styles name.
        marks: what stands in it that is not meant to be seen: changes, comments, hidden text.
    """

    passages: tuple[Passage, ...]
    edges: tuple[str, ...]
    pages_numbered: bool
    sheets: tuple[Sheet, ...]
    language: str
    marks: tuple[str, ...]


def read_text(content: bytes) -> Text:
    """A Word file as its reader sees it.

    Raises:
        Refused: it is not a .docx, or is damaged.
    """
    parts = open_parts(content)
    roots = trees(parts)
    styles = _styles(tree(parts["word/styles.xml"]) if "word/styles.xml" in parts else None)
    listed = parts.get("word/numbering.xml")
    numbers = _Numbers.of(None if listed is None else tree(listed))
    body = roots["word/document.xml"]
    for double in list(body.iter(_FALLBACK)):
        _remove(double)
    passages = tuple(
        passage
        for paragraph in elements(body, "p")
        if (passage := _passage(paragraph, styles, numbers)).text.strip()
    )
    edges = [root for name, root in roots.items() if re.search(r"/(header|footer)\d*\.xml$", name)]
    marks = {
        _MARKS_OF_CHANGE[name]: None
        for root in roots.values()
        for name in _MARKS_OF_CHANGE
        if any(_on(one) for one in elements(root, name))
    }
    return Text(
        passages,
        tuple(words for root in edges if (words := text_of(root).strip())),
        any(_has_page_number(root) for root in edges),
        tuple(_sheet(section) for section in elements(body, "sectPr")),
        _language(roots.get("word/styles.xml")),
        tuple(marks),
    )


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph's style says of numbers, side and weight."""

    name: str
    number: tuple[str, int] | None
    side: str
    bold: bool


@dataclass(slots=True)
class _Numbers:
    """The numbers that Word would print, counted on from paragraph to paragraph."""

    lists: Mapping[str, str]
    levels: Mapping[tuple[str, int], tuple[str, str, int]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> "_Numbers":
        """The lists that a file defines."""
        if root is None:
            return cls({}, {})
        levels = {}
        for abstract in elements(root, "abstractNum"):
            for level in elements(abstract, "lvl"):
                key = (_value(abstract, "abstractNumId"), int(_value(level, "ilvl") or 0))
                levels[key] = (
                    _child(level, "numFmt") or "decimal",
                    _child(level, "lvlText"),
                    int(_child(level, "start") or 1),
                )
        lists = {
            _value(one, "numId"): _child(one, "abstractNumId") for one in elements(root, "num")
        }
        return cls(lists, levels)

    def next(self, number: str, level: int) -> str:
        """The label of the next paragraph of a list, at a level; empty for bullets and none."""
        abstract = self.lists.get(number)
        if abstract is None or (abstract, level) not in self.levels:
            return ""
        kind, words, start = self.levels[abstract, level]
        self.counts[abstract, level] = self.counts.get((abstract, level), start - 1) + 1
        for key in [one for one in self.counts if one[0] == abstract and one[1] > level]:
            del self.counts[key]
        if kind in ("bullet", "none"):
            return ""
        label = re.sub(r"%(\d)", lambda found: self._shown(abstract, int(found[1]) - 1), words)
        above = self._above(abstract, level)
        return f"{above}{label.strip()}".rstrip(".")

    def _shown(self, abstract: str, level: int) -> str:
        kind, _, start = self.levels.get((abstract, level), ("decimal", "", 1))
        return _counted(self.counts.get((abstract, level), start), kind)

    def _above(self, abstract: str, level: int) -> str:
        """The number of the paragraph that a lettered one stands under."""
        words = self.levels[abstract, level][1]
        if level == 0 or "%1" in words or (abstract, 0) not in self.counts:
            return ""
        return "".join(
            self._shown(abstract, one) if one == 0 else f"({self._shown(abstract, one)})"
            for one in range(level)
            if (abstract, one) in self.counts
        )


def _counted(number: int, kind: str) -> str:
    """A count as a list shows it: 3, c, iii."""
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        words = ""
        for size, sign in _ROMAN:
            while number >= size:
                words, number = words + sign, number - size
        return words.upper() if kind == "upperRoman" else words
    return str(number)


def _passage(paragraph: Element, styles: Mapping[str, _Style], numbers: _Numbers) -> Passage:
    style = styles.get(_child_of(paragraph, "pPr", "pStyle"), styles[""])
    own = paragraph.find(f"{{{W}}}pPr/{{{W}}}numPr")
    listed = _number(own) if own is not None else style.number
    text = text_of(paragraph)
    label = numbers.next(*listed) if listed is not None and text.strip() else ""
    typed = None if label else _TYPED_NUMBER.match(text)
    if typed:
        label, text = typed[1].rstrip(".)") if typed[1][0] != "(" else typed[1], text[typed.end() :]
    side = _child_of(paragraph, "pPr", "jc") or style.side
    return Passage(
        label,
        text,
        tuple(_bold(paragraph, style)),
        side in ("right", "end"),
        style.name.casefold().startswith(("heading", "title")),
        any(True for _ in paragraph.iterancestors(f"{{{W}}}tbl")),
    )


def _bold(paragraph: Element, style: _Style) -> list[str]:
    """The bold words of a paragraph; pieces that touch are one."""
    pieces: list[str] = []
    joined = False
    for run in elements(paragraph, "r"):
        mark = run.find(f"{{{W}}}rPr/{{{W}}}b")
        words = text_of(run)
        bold = style.bold if mark is None else _on(mark)
        if bold and words:
            pieces = [*pieces[:-1], pieces[-1] + words] if joined else [*pieces, words]
        joined = bold and (joined or bool(words))
    return pieces


def _styles(root: Element | None) -> dict[str, _Style]:
    """The paragraph styles by id, each with what it inherits; the default under no name."""
    plain = _Style("", None, "", bold=False)
    found = {"": plain}
    if root is None:
        return found
    every = {_value(one, "styleId"): one for one in elements(root, "style")}
    for name, style in every.items():
        found[name] = _inherited(style, every, 0)
        if _value(style, "default") == "1" and _value(style, "type") == "paragraph":
            found[""] = found[name]
    return found


def _inherited(style: Element, every: Mapping[str, Element], depth: int) -> _Style:
    parent = every.get(_child(style, "basedOn"))
    above = _Style("", None, "", bold=False)
    if parent is not None and depth < len(every):
        above = _inherited(parent, every, depth + 1)
    listed = style.find(f"{{{W}}}pPr/{{{W}}}numPr")
    mark = style.find(f"{{{W}}}rPr/{{{W}}}b")
    return _Style(
        _child(style, "name"),
        above.number if listed is None else _number(listed),
        _child_of(style, "pPr", "jc") or above.side,
        above.bold if mark is None else _on(mark),
    )


def _number(listed: Element) -> tuple[str, int] | None:
    """The list and level of a numbering mark; none where it takes numbers away."""
    number = _child(listed, "numId")
    return None if number in ("", "0") else (number, int(_child(listed, "ilvl") or 0))


def _remove(double: Element) -> None:
    """Take out the copy of a drawing that older programs would show in its place."""
    parent = double.getparent()
    if parent is not None:
        parent.remove(double)


def _sheet(section: Element) -> Sheet:
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    sides = [_whole(size, name) for name in ("w", "h")]
    sides += [_whole(margins, name) for name in ("left", "right", "top", "bottom")]
    return Sheet(*sides)


def _whole(element: Element | None, name: str) -> int:
    value = "" if element is None else _value(element, name)
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else 0


def _has_page_number(root: Element) -> bool:
    codes = [one.text or "" for one in elements(root, "instrText")]
    codes += [_value(one, "instr") for one in elements(root, "fldSimple")]
    return any(re.match(r"\s*PAGE\b", code) for code in codes) or any(
        True for _ in elements(root, "pgNum")
    )


def _language(root: Element | None) -> str:
    if root is None:
        return ""
    return next((_value(one, "val") for one in elements(root, "lang") if _value(one, "val")), "")


def _on(mark: Element) -> bool:
    return _value(mark, "val").lower() not in _OFF


def _value(element: Element, name: str) -> str:
    return str(element.get(f"{{{W}}}{name}", ""))


def _child(element: Element, name: str) -> str:
    found = element.find(f"{{{W}}}{name}")
    return "" if found is None else _value(found, "val")


def _child_of(element: Element, owner: str, name: str) -> str:
    found = element.find(f"{{{W}}}{owner}/{{{W}}}{name}")
    return "" if found is None else _value(found, "val")
