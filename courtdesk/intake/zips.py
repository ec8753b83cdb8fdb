"""Zips: a Word file's directory is looked at before anything in it is opened.

A zip may unpack to a thousand times its size, or name places outside its own folder.
"""

import zipfile
from pathlib import Path, PureWindowsPath

from courtdesk.domain.finding import Finding, Refused, stop, warning
from courtdesk.intake.limits import MEGABYTE

_ENTRIES_MOST = 5000
_TOTAL_MOST = 500 * MEGABYTE
_RATIO_MOST = 100
_RATIO_FROM = 10 * MEGABYTE
_ENCRYPTED = 0x1
_LINK = 0o120000
_KIND_OF_FILE = 0o170000
_HEAD = 2048
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in "123456789")}
)
_WORD = ("[Content_Types].xml", "word/document.xml")


def probe_word(path: Path, name: str) -> tuple[Finding, ...]:
    """What an officer should know of a Word file before it is converted.

    Raises:
        Refused: it is no sound Word file, or it is made to harm.
    """
    with zipfile.ZipFile(path) as packed:
        entries = packed.infolist()
        trouble = _trouble(entries, name)
        if trouble:
            raise Refused(trouble)
        names = {entry.filename for entry in entries}
        if not names.issuperset(_WORD):
            raise Refused(_not_word(name))
        _refuse_declarations(packed, entries, name)
        return _flags(packed, names, name)


def _trouble(entries: list[zipfile.ZipInfo], name: str) -> Finding | None:
    """Why this directory is not opened, if it is not."""
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return stop(
            "part-encrypted",
            f"“{name}” is protected by a password.",
            where=name,
            remedy="Take the password off and use that copy.",
        )
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > _ENTRIES_MOST
        or unpacked > _TOTAL_MOST
        or unpacked > max(_RATIO_FROM, packed * _RATIO_MOST)
    ):
        return stop(
            "part-unpacks-too-large",
            f"“{name}” would unpack to {unpacked // MEGABYTE} MB in {len(entries)} pieces: "
            "no honest Word file does.",
            where=name,
            remedy="Do not open it; ask whoever sent it for a PDF.",
        )
    if any(_leads_outside(entry) for entry in entries):
        return stop(
            "part-leads-outside",
            f"“{name}” holds a piece named so as to be written outside its own folder.",
            where=name,
            remedy="Do not open it; ask whoever sent it for a PDF.",
        )
    return None


def _leads_outside(entry: zipfile.ZipInfo) -> bool:
    """Whether a piece's name is absolute, climbs, names a drive or a device, or is a link."""
    place = PureWindowsPath(entry.orig_filename)
    return (
        bool(place.anchor)
        or ".." in place.parts
        or "\x00" in entry.orig_filename
        or any(part.partition(".")[0].lower() in _DEVICES for part in place.parts)
        or (entry.external_attr >> 16) & _KIND_OF_FILE == _LINK
    )


def _refuse_declarations(
    packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str
) -> None:
    """Refuse XML with a document type: Word writes none, and a bomb needs one."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with packed.open(entry) as piece:
                head = piece.read(_HEAD)
            if b"<!DOCTYPE" in head or b"<!\x00D\x00O\x00C\x00T\x00Y\x00P\x00E\x00" in head:
                raise Refused(
                    stop(
                        "part-made-to-harm",
                        f"“{name}” declares a document type of its own, as no Word file does.",
                        where=name,
                        remedy="Do not open it; ask whoever sent it for a PDF.",
                    )
                )


def _flags(packed: zipfile.ZipFile, names: set[str], name: str) -> tuple[Finding, ...]:
    found = []
    if any(one.endswith("vbaProject.bin") for one in names):
        found.append(
            warning(
                "macros-left-out",
                f"“{name}” holds macros; they are not run, and not in the bundle.",
                where=name,
            )
        )
    relations = [one for one in names if one.endswith(".rels")]
    if any(b'TargetMode="External"' in _start(packed, one) for one in relations):
        found.append(
            warning(
                "outside-parts-left-out",
                f"“{name}” refers to files or pages elsewhere; they are not fetched.",
                where=name,
                remedy="Look whether a picture is missing from the converted pages.",
            )
        )
    return tuple(found)


def _start(packed: zipfile.ZipFile, piece: str) -> bytes:
    with packed.open(piece) as opened:
        return opened.read(MEGABYTE)


def _not_word(name: str) -> Finding:
    return stop(
        "part-not-what-it-says",
        f"“{name}” is called .docx, but what is in it is another kind of zip.",
        where=name,
        remedy="Give it its right ending if you know what it is; else ask for a new copy.",
    )
