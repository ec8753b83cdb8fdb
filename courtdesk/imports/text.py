"""Text files, opened with care: what kind of file it is, and its lines one at a time.

A line that cannot be trusted (wrong bytes, NUL bytes, a length no export has) is a bad row and
reading goes on; a file that is no text at all is one finding.
"""

import codecs
import hashlib
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from courtdesk.domain.finding import Finding, stop
from courtdesk.domain.progress import Progress, Quiet
from courtdesk.imports.format import BadRow, place

HEAD = 1 << 18
MOST_BYTES = 2 << 30
MOST_IN_LINE = 1 << 16
SHOWN = 200
STEP = 1_024

UTF_8, UTF_16 = "utf-8", "utf-16"
_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, UTF_16),
    (codecs.BOM_UTF16_BE, UTF_16),
)
_KINDS_OF_FILE = (
    (b"PK\x03\x04", "a workbook or another zipped file (.xlsx, .ods, .docx, .zip)"),
    (b"\xd0\xcf\x11\xe0", "an older Office file (.xls, .doc)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x1f\x8b", "a compressed file (.gz)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"MZ\x90\x00", "a program"),
)
_PAGES = (b"<html", b"<!doctype", b"<?xml", b"<table")


@dataclass(slots=True)
class Feed:
    """What is known while lines are fed to the reader of cells; filled as they go by.

    Attributes:
        name: the file's own name.
        size: how many bytes it has.
        pending: the lines taken since the last whole row.
        faults: the lines that could not be taken as they are.
        first_in: the first line that is not plain ASCII, by the encoding that explains it.
        open_end: the number of the last line if it has no line break; else nought.
    """

    name: str = ""
    size: int = 0
    progress: Progress = field(default_factory=Quiet)
    pending: list[str] = field(default_factory=list)
    faults: deque[BadRow] = field(default_factory=deque)
    first_in: dict[str, int] = field(default_factory=dict)
    open_end: int = 0

    def step(self, done: int) -> None:
        """Say how far the reading is, and stop where that is asked for."""
        self.progress.step(min(done, self.size), self.size, f"Reading {self.name}")


def digest(path: Path) -> str:
    """The SHA-256 of a file, by which the same export is known again."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def head_of(path: Path) -> bytes:
    """The beginning of a file: enough to tell what it is and to find its headings."""
    with path.open("rb") as stream:
        return stream.read(HEAD)


def unfit(path: Path, head: bytes) -> Finding | None:
    """Why a file cannot be read as lines of columns at all; none if it can."""
    for magic, words in _KINDS_OF_FILE:
        if head.startswith(magic):
            return _not_a_table(path, words)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(_PAGES):
        return _not_a_table(path, "a web page or XML")
    size = path.stat().st_size
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return stop(
            "file-empty",
            f"{path.name} is empty.",
            where=place(path.name),
            remedy="Run the report again and save it; see that it has lines on the screen.",
        )
    if size > MOST_BYTES:
        return stop(
            "file-too-large",
            f"{path.name} is larger than {MOST_BYTES >> 30} GB.",
            where=place(path.name),
            remedy="Export a shorter time, such as one year at a time; overlaps do no harm.",
        )
    if mark_of(head) != UTF_16 and head.count(b"\0") * 10 > len(head):
        return stop(
            "not-text",
            f"{path.name} is not a text file, or is UTF-16 without the mark that says so.",
            where=place(path.name),
            remedy="Save the report as CSV UTF-8 and import that file.",
        )
    if b"\r" in head and b"\n" not in head and mark_of(head) != UTF_16:
        return stop(
            "line-ends",
            f"The lines of {path.name} end as old Macintosh programs ended them.",
            where=place(path.name, 1),
            remedy="Save the report as CSV UTF-8 and import that file.",
        )
    return None


def lines_of(
    stream: BinaryIO, encodings: tuple[str, ...], delimiter: str, feed: Feed
) -> Iterator[str]:
    """The lines of a text file, in the encoding its own mark states or one of those given."""
    mark = mark_of(stream.read(4))
    stream.seek(0)
    if mark == UTF_16:
        return _utf_16_lines(stream, delimiter, feed)
    return _lines(stream, (UTF_8,) if mark else encodings, delimiter, feed)


def _lines(
    stream: BinaryIO, encodings: tuple[str, ...], delimiter: str, feed: Feed
) -> Iterator[str]:
    """The lines of a file of single bytes, each read in the first encoding that explains it."""
    first, others = encodings[0], encodings[1:]
    first_in = feed.first_in
    if stream.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        stream.seek(0)
    for number, raw in enumerate(iter(partial(stream.readline, MOST_IN_LINE), b""), 1):
        if number % STEP == 1:
            feed.step(stream.tell())
        if len(raw) == MOST_IN_LINE and raw[-1:] != b"\n":
            feed.faults.append(_too_long(number, raw, stream))
            yield "\n"
            continue
        try:
            line = raw.decode(first)
        except UnicodeDecodeError as error:
            line = _otherwise(raw, others, number, feed)
            if not line:
                column = raw[: error.start].count(delimiter.encode()) + 1
                feed.faults.append(_undecodable(number, raw, column))
                line = "\n"
        else:
            if first not in first_in and not line.isascii():
                first_in[first] = number
        if "\0" in line:
            column = line[: line.index("\0")].count(delimiter) + 1
            feed.faults.append(_nul(number, line, column))
            line = "\n"
        if raw[-1:] != b"\n":
            feed.open_end = number
        yield line


def _utf_16_lines(stream: BinaryIO, delimiter: str, feed: Feed) -> Iterator[str]:
    """The lines of a UTF-16 file, as Excel’s “Unicode text” is."""
    text = io.TextIOWrapper(stream, UTF_16, errors="replace", newline="\n")
    try:
        for number, line in enumerate(iter(partial(text.readline, MOST_IN_LINE), ""), 1):
            if number % STEP == 1:
                feed.step(stream.tell())
            whole = line[-1:] == "\n"
            if len(line) == MOST_IN_LINE and not whole:
                feed.faults.append(_too_long(number, line.encode(), text))
                yield "\n"
                continue
            if not whole:
                feed.open_end = number
            if "\ufffd" in line:
                column = line[: line.index("\ufffd")].count(delimiter) + 1
                feed.faults.append(_undecodable(number, line.encode(), column))
                yield "\n"
            elif "\0" in line:
                column = line[: line.index("\0")].count(delimiter) + 1
                feed.faults.append(_nul(number, line, column))
                yield "\n"
            else:
                yield line
    finally:
        text.detach()


def _otherwise(raw: bytes, others: tuple[str, ...], number: int, feed: Feed) -> str:
    """A line in the first other encoding that explains it; empty if none does."""
    for encoding in others:
        try:
            line = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        feed.first_in.setdefault(encoding, number)
        return line
    return ""


def mark_of(head: bytes) -> str:
    """The encoding that a file's own mark states; empty if it has none."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    return ""


def _too_long(number: int, raw: bytes, stream: io.TextIOBase | BinaryIO) -> BadRow:
    """A line longer than any export has; the rest of it is passed over in small pieces."""
    while (piece := stream.readline(MOST_IN_LINE)) and piece[-1:] not in ("\n", b"\n"):
        continue
    finding = stop(
        "line-too-long",
        f"The line has more than {MOST_IN_LINE:,} characters, which no export has.",
        remedy="Export again; if it stays so, ask the system’s supplier, or exclude the line.",
    )
    return BadRow(number, shown(raw), finding)


def _undecodable(number: int, raw: bytes, column: int) -> BadRow:
    finding = stop(
        "not-readable-text",
        "The line has bytes that are no letters in any encoding of this layout.",
        where=str(column),
        remedy="Save the report as CSV UTF-8 and import that file, or exclude the line.",
    )
    return BadRow(number, shown(raw), finding)


def _nul(number: int, line: str, column: int) -> BadRow:
    finding = stop(
        "nul-bytes",
        "The line has NUL bytes, as a file damaged on its way has.",
        where=str(column),
        remedy="Export again or copy the file again; otherwise exclude the line.",
    )
    return BadRow(number, shown(line.encode()), finding)


def _not_a_table(path: Path, words: str) -> Finding:
    return stop(
        "not-a-table",
        f"{path.name} is {words}, not a CSV or TSV file, whatever its name says.",
        where=place(path.name),
        remedy="Open it in the program it belongs to and save it as CSV UTF-8.",
    )


def shown(raw: bytes) -> str:
    """The beginning of a line, fit to be shown."""
    text = raw[:SHOWN].decode(UTF_8, errors="replace").rstrip("\r\n")
    return "".join(one if one.isprintable() else "\ufffd" for one in text)
