"""Kinds of file: what a file is by its first bytes, and whether that is what its name says."""

from dataclasses import dataclass
from enum import StrEnum

from courtdesk.domain.finding import Finding, stop
from courtdesk.intake.limits import MEGABYTE

HEAD = 2048
LARGEST_MB = 200


class Kind(StrEnum):
    """A kind of file that can become pages of a bundle."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    WORD = "docx"


_BY_NAME = {
    "pdf": Kind.PDF,
    "png": Kind.PNG,
    "jpg": Kind.JPEG,
    "jpeg": Kind.JPEG,
    "tif": Kind.TIFF,
    "tiff": Kind.TIFF,
    "docx": Kind.WORD,
}

_NOT_YET = {
    "heic": "a HEIC picture",
    "eml": "an e-mail",
    "msg": "an e-mail",
    "xlsx": "a workbook",
    "csv": "a table",
    "txt": "plain text",
    "doc": "an old Word file",
}


@dataclass(frozen=True, slots=True)
class _Sign:
    """The first bytes by which a kind of file is known."""

    start: bytes
    words: str
    kind: Kind | None = None


_SIGNS = (
    _Sign(b"\x89PNG\r\n\x1a\n", "a PNG picture", Kind.PNG),
    _Sign(b"\xff\xd8\xff", "a JPEG picture", Kind.JPEG),
    _Sign(b"PK\x03\x04", "a Word file or another zip", Kind.WORD),
    _Sign(b"PK\x05\x06", "an empty zip"),
    _Sign(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a password-protected Office file"),
    _Sign(b"GIF8", "a GIF picture"),
    _Sign(b"II*\x00", "a TIFF picture", Kind.TIFF),
    _Sign(b"MM\x00*", "a TIFF picture", Kind.TIFF),
    _Sign(b"BM", "a bitmap picture"),
    _Sign(b"{\\rtf", "a rich text file"),
    _Sign(b"MZ", "a program"),
    _Sign(b"\x7fELF", "a program"),
    _Sign(b"<", "a web page"),
)


def gate(name: str, suffix: str, head: bytes, size: int) -> Kind | Finding:
    """The kind of a file whose name and first bytes agree, or why it is not taken.

    Args:
        name: the file's name, for the finding.
        suffix: its ending, without the dot, in any case.
        head: its first bytes.
        size: how many bytes it has.
    """
    ending = suffix.lower()
    claimed = _BY_NAME.get(ending)
    if claimed is None:
        return _not_taken(name, ending)
    if size == 0:
        return stop(
            "part-empty",
            f"“{name}” is empty: it has no bytes at all.",
            where=name,
            remedy="Save or send the file again.",
        )
    if size > LARGEST_MB * MEGABYTE:
        return stop(
            "part-too-large",
            f"“{name}” has {size // MEGABYTE} MB; {LARGEST_MB} MB is the most taken.",
            where=name,
            remedy="Scan it at 200 dpi in grey, or split it.",
        )
    words, kind = _look(head)
    if kind is claimed:
        return claimed
    if claimed is Kind.WORD and head.startswith(b"\xd0\xcf\x11\xe0"):
        return stop(
            "part-encrypted",
            f"“{name}” is protected by a password, or is an old Word file under a new name.",
            where=name,
            remedy="Open it in Word, take the password off, save it as .docx and use that.",
        )
    return stop(
        "part-not-what-it-says",
        f"“{name}” is called .{ending}, but what is in it is {words}.",
        where=name,
        remedy="Give it its right ending if you know what it is; else ask for a new copy.",
    )


def _look(head: bytes) -> tuple[str, Kind | None]:
    """What the first bytes look like."""
    # Mail gateways and fax servers put lines of their own before a PDF; every reader allows it.
    if b"%PDF-" in head[:1024]:
        return "a PDF", Kind.PDF
    bare = head.lstrip()
    for sign in _SIGNS:
        if head.startswith(sign.start) or bare.startswith(sign.start):
            return sign.words, sign.kind
    return "something CourtDesk does not know", None


def _not_taken(name: str, ending: str) -> Finding:
    what = _NOT_YET.get(ending)
    says = (
        f"“{name}” is {what}; these cannot be put into a bundle yet."
        if what
        else f"“{name}” is of a kind that cannot be put into a bundle."
    )
    return stop(
        "part-kind-not-taken",
        says,
        where=name,
        remedy="Print or save it as PDF and use that. Taken are PDF, Word (.docx), PNG, JPEG and "
        "TIFF.",
    )
