"""Word files as parcels of XML: opened, cleaned of what nobody meant to send, and sealed.

A .docx tells more than it shows: who wrote it and when, where its template lay, what was struck
out. What leaves here carries its title and language, the fonts it is set in, and nothing else;
the same contents give the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from courtdesk.domain.finding import Finding, Refused, stop

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Element = etree._Element  # noqa: SLF001 - lxml's own name for the type, and it has no other.
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_TABLE = "word/fontTable.xml"
_SETTINGS = "word/settings.xml"
_CORE_PART = "docProps/core.xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = 200 * 1024 * 1024
_MOST_PARTS = 5000

_DROPPED = re.compile(
    r"docProps/(?!core\.xml$).*|customXml/.*|word/(comments.*|people|webSettings"
    r"|stylesWithEffects|keyMapCustomizations)\.xml|word/fonts/.*|word/_rels/fontTable\.xml\.rels"
)
_DROPPED_ELEMENTS = (
    "proofErr", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd",
    "commentReference", "rsids", "attachedTemplate", "docVars", "rsid", "writeProtection",
)  # fmt: skip
_SHOWN = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}noBreakHyphen": "-"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TELLTALE = re.compile(r"^\{[^}]*\}(rsid\w*|paraId|textId)$")


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font family, to be embedded.

    Attributes:
        family: the name by which a paper asks for it.
        slot: ``embedRegular`` or ``embedBold``.
        file: the TrueType file.
    """

    family: str
    slot: str
    file: Path


def faces(folder: Path) -> tuple[Face, ...]:
    """The font faces shipped in a folder, by their file names."""
    return tuple(
        Face(f"Liberation {family}", f"embed{style}", folder / f"Liberation{family}-{style}.ttf")
        for family in ("Sans", "Serif")
        for style in ("Regular", "Bold")
    )


def open_parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name.

    Raises:
        Refused: it is not a .docx, or is made to swell.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            sizes = [one.file_size for one in parcel.infolist()]
            if len(sizes) > _MOST_PARTS or sum(sizes) > _MOST_BYTES:
                raise Refused(
                    stop(
                        "word-file-too-big",
                        "The file is far larger inside than any paper of a case.",
                        remedy="Ask for a new copy, or save it again in Word.",
                    )
                )
            parts = {one: parcel.read(one) for one in parcel.namelist() if not one.endswith("/")}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Refused(not_word()) from None
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise Refused(not_word())
    return parts


def not_word() -> Finding:
    """The finding that a file is not a Word document."""
    return stop(
        "not-a-word-file",
        "The file is not a Word document (.docx), or it is damaged or locked with a password.",
        remedy="Open it in Word, save it as a Word document without a password, and try again.",
    )


def tree(part: bytes) -> Element:
    """A part read as XML: no entities, nothing fetched.

    Raises:
        Refused: it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        raise Refused(not_word()) from None


def text_of(element: Element) -> str:
    """The text an element shows: tabs and breaks as such, struck out and hidden text not at all.

    What stands in a text box within a paragraph belongs to the paragraphs of the box.
    """
    words = []
    for run in elements(element, "r"):
        if run.find(f"{{{W}}}rPr/{{{W}}}vanish") is not None or _in_box(run, element):
            continue
        for one in run:
            if one.tag == f"{{{W}}}t":
                words.append(one.text or "")
            else:
                words.append(_SHOWN.get(str(one.tag), ""))
    return "".join(words)


def _in_box(run: Element, element: Element) -> bool:
    """Whether a run stands in a text box below a paragraph, rather than in the paragraph."""
    if element.tag != f"{{{W}}}p":
        return False
    return next(run.iterancestors(f"{{{W}}}p"), element) is not element


def trees(parts: Mapping[str, bytes]) -> dict[str, Element]:
    """The parts of the text as XML; of the styles only those that are used."""
    roots = {
        name: tree(part)
        for name, part in parts.items()
        if name.startswith("word/") and name.endswith(".xml") and name != "word/numbering.xml"
    }
    styles = roots.get("word/styles.xml")
    if styles is None:
        return roots
    used = {
        str(mark.get(f"{{{W}}}val"))
        for name, root in roots.items()
        if name != "word/styles.xml"
        for mark in root.iter(f"{{{W}}}pStyle", f"{{{W}}}rStyle", f"{{{W}}}tblStyle")
    }
    for style in list(elements(styles, "style")):
        if str(style.get(f"{{{W}}}styleId")) not in used and style.get(f"{{{W}}}default") != "1":
            styles.remove(style)
    return roots


def properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The properties of a file: title, language, creator and the like."""
    part = parts.get(_CORE_PART)
    if part is None:
        return {}
    return {etree.QName(one).localname: (one.text or "").strip() for one in tree(part)}


def seal(content: bytes, *, title: str, language: str, fonts: tuple[Face, ...]) -> bytes:
    """A Word file as it may leave the office: cleaned, titled, with its fonts in it.

    Args:
        content: the file as the template engine left it.
        title: the title in its properties.
        language: its language, ``en-GB``.
        fonts: faces at hand; those of the families it names are embedded.
    """
    parts = {
        name: part for name, part in open_parts(content).items() if not _DROPPED.fullmatch(name)
    }
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = _cleaned(part)
    for name, part in parts.items():
        if name.endswith(".rels"):
            parts[name] = _relations_kept(part, name, parts)
    parts[_CORE_PART] = _core(title, language)
    _embed(parts, fonts)
    parts["[Content_Types].xml"] = _types_kept(parts)
    return parcel(parts)


def parcel(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one file, always in the same order and with the same dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in sorted(parts, key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, parts[name])
    return out.getvalue()


def xml(element: Element) -> bytes:
    """An element as the bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)


def _cleaned(part: bytes) -> bytes:
    """A part without the marks by which its history could be read."""
    root = tree(part)
    for element in list(root.iter(*(f"{{{W}}}{name}" for name in _DROPPED_ELEMENTS))):
        _remove(element)
    for element in root.iter():
        for name in [one for one in element.attrib if _TELLTALE.match(str(one))]:
            del element.attrib[name]
    return xml(root)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _relations_kept(part: bytes, name: str, parts: Mapping[str, bytes]) -> bytes:
    """The relations of a part without those to parts that are gone."""
    root = tree(part)
    folder = name.removesuffix(".rels").rpartition("_rels/")[0]
    for relation in list(root):
        target = str(relation.get("Target", ""))
        if relation.get("TargetMode") == "External":
            continue
        if _resolved(folder, target) not in parts:
            root.remove(relation)
    return xml(root)


def _resolved(folder: str, target: str) -> str:
    """Where a relation points, as a part name."""
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = []
    for step in f"{folder}{target}".split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _core(title: str, language: str) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(root, f"{{{_DC}}}title").text = printable(title)
    etree.SubElement(root, f"{{{_DC}}}language").text = language
    return xml(root)


def printable(words: str) -> str:
    """Words as XML can hold them: a character that nothing can print becomes a space."""
    return _UNPRINTABLE.sub(" ", words)


def _types_kept(parts: Mapping[str, bytes]) -> bytes:
    """The list of content types: nothing named that is not there, the core and fonts added."""
    root = tree(parts["[Content_Types].xml"])
    for override in list(root.iter(f"{{{_TYPES}}}Override")):
        if str(override.get("PartName", ""))[1:] not in parts:
            root.remove(override)
    extensions = {str(one.get("Extension")) for one in root.iter(f"{{{_TYPES}}}Default")}
    if any(name.endswith(".odttf") for name in parts) and "odttf" not in extensions:
        root.insert(
            0, root.makeelement(f"{{{_TYPES}}}Default", Extension="odttf", ContentType=_FONT_TYPE)
        )
    return xml(root)


def _families(parts: Mapping[str, bytes]) -> set[str]:
    """The font families that the parts name."""
    named: set[str] = set()
    for part in ("word/document.xml", "word/styles.xml"):
        for fonts in tree(parts[part]).iter(f"{{{W}}}rFonts"):
            named.update(str(value) for value in fonts.attrib.values())
    return named


def _embed(parts: dict[str, bytes], fonts: tuple[Face, ...]) -> None:
    """Put the faces of the families a paper is set in into the paper."""
    wanted = [face for face in fonts if face.family in _families(parts)]
    if not wanted or _FONT_TABLE not in parts:
        return
    table = tree(parts[_FONT_TABLE])
    relations = tree(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    for number, face in enumerate(wanted, 1):
        key = str(uuid5(NAMESPACE_URL, face.file.name)).upper()
        parts[f"word/fonts/font{number}.odttf"] = _veiled(face.file.read_bytes(), key)
        etree.SubElement(
            relations,
            f"{{{_RELATIONS}}}Relationship",
            Id=f"rId{number}",
            Type=f"{R}/font",
            Target=f"fonts/font{number}.odttf",
        )
        etree.SubElement(
            _font_entry(table, face.family),
            f"{{{W}}}{face.slot}",
            {f"{{{R}}}id": f"rId{number}", f"{{{W}}}fontKey": f"{{{key}}}"},
        )
    parts[_FONT_TABLE] = xml(table)
    parts["word/_rels/fontTable.xml.rels"] = xml(relations)
    parts[_SETTINGS] = _settings_with_fonts(parts[_SETTINGS])


def _font_entry(table: Element, family: str) -> Element:
    for font in table.iter(f"{{{W}}}font"):
        if font.get(f"{{{W}}}name") == family:
            return font
    return etree.SubElement(table, f"{{{W}}}font", {f"{{{W}}}name": family})


def _settings_with_fonts(part: bytes) -> bytes:
    """The settings with the mark that fonts are embedded, at the place the schema gives it."""
    root = tree(part)
    if root.find(f"{{{W}}}embedTrueTypeFonts") is None:
        before = [f"{{{W}}}{name}" for name in ("writeProtection", "view", "zoom")]
        place = sum(1 for one in root if one.tag in [*before, f"{{{W}}}removePersonalInformation"])
        root.insert(place, root.makeelement(f"{{{W}}}embedTrueTypeFonts"))
    return xml(root)


def _veiled(font: bytes, key: str) -> bytes:
    """A font as Word keeps it in a file: its first 32 bytes crossed with the key.

    Authority: ECMA-376 part 4, 2.8.1 (obfuscated fonts).
    """
    mask = bytes.fromhex(key.replace("-", ""))[::-1]
    head = bytes(byte ^ mask[n % len(mask)] for n, byte in enumerate(font[:32]))
    return head + font[32:]


def elements(root: Element, name: str) -> Iterator[Element]:
    """Every Word element of a name."""
    return root.iter(f"{{{W}}}{name}")
