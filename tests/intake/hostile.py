"""Hostile and odd files, each with what must become of it."""

import io
import zipfile
import zlib
from dataclasses import dataclass

import docx
import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Permissions, String
from PIL import Image

from tests.intake import pdfs
from tests.intake.pdfs import changed, plain, saved

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"/>'
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file and what must become of it.

    Attributes:
        name: what the file is called.
        data: its bytes.
        refused: the code of the refusal; empty where it is accepted.
        found: codes that must be among the findings of an accepted file.
        pages: how many pages come out.
        shows: words that must be readable in what comes out.
        hides: words that must not.
    """

    name: str
    data: bytes
    refused: str = ""
    found: tuple[str, ...] = ()
    pages: int = 1
    shows: str = ""
    hides: str = ""


THREE = ("First page of three", "Second page of three", "Third page of three")


def cases() -> list[Case]:
    """All of them."""
    return [
        *damaged(),
        *locked(),
        *disguised(),
        *active(),
        *shaped(),
        *drawn(),
        *pictures(),
        *word(),
    ]


def damaged() -> list[Case]:
    good = saved(plain(*THREE))
    end = good.rindex(b"startxref")
    loop = good.replace(b"/Kids [ 3 0 R 4 0 R 5 0 R ]", b"/Kids [ 3 0 R 2 0 R 5 0 R ]")
    inherited = good.replace(b"/Count 3", b"/Count 3 /MediaBox [ 0 0 595 842 ]")
    inherited = inherited.replace(b"/MediaBox [ 0 0 595 842 ] /Parent", b"/Parent")
    none = plain("gone")
    del none.pages[0]
    return [
        Case("truncated-early.pdf", good[: len(good) // 3], "part-damaged"),
        Case("truncated-late.pdf", good[:-60], "part-damaged"),
        Case("truncated-in-a-stream.pdf", good[: good.rindex(b"Third")], "part-damaged"),
        Case("no-objects.pdf", b"%PDF-1.7\n%%EOF\n", "part-damaged"),
        Case("noise.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 40, "part-damaged"),
        Case("empty.pdf", b"", "part-empty"),
        Case("no-pages.pdf", saved(none), "part-without-pages"),
        Case("tree-loops.pdf", loop, "part-damaged"),
        Case("broken-start.pdf", good[:end] + b"startxref\n1\n%%EOF\n", "", ("part-mended",), 3,
             "Third page"),
        Case("no-xref.pdf", good[: good.rindex(b"xref\n0")] + b"trailer << /Root 1 0 R >>\n%%EOF\n",
             "", ("part-mended",), 3, "Third page"),
        Case("junk-before.pdf", b"X-Fax: 1\r\n\r\n" + good, "", (), 3, "Second page"),
        Case("wrong-count.pdf", good.replace(b"/Count 3", b"/Count 7"), "", (), 3, "Third page"),
        Case("inherited.pdf", inherited, "", ("part-mended",), 3, "First page"),
        Case("no-box.pdf", good.replace(b"/MediaBox", b"/ModiaBex"), "",
             ("page-size-assumed",), 3, "First page"),
        Case("bad-stream.pdf", changed(_bad_stream), "part-damaged"),
        Case("bomb.pdf", _bomb(), "part-damaged"),
        Case("nested-deep.pdf", good.replace(b"/Type /Catalog", b"/Deep " + b"[" * 400 + b"]" * 400
             + b" /Type /Catalog"), "part-damaged"),
    ]  # fmt: skip


def locked() -> list[Case]:
    return [
        Case("user-aes.pdf", _locked(Encryption(user="open", owner="own", R=6)), "part-encrypted"),
        Case("user-rc4.pdf", _locked(_rc4("open")), "part-encrypted"),
        Case("owner-aes.pdf", _locked(Encryption(user="", owner="own", R=6,
             allow=Permissions(extract=False, print_highres=False))), "",
             ("protection-removed",), 1, "Behind a lock"),
        Case("owner-rc4.pdf", _locked(_rc4("")), "", ("protection-removed",), 1, "Behind a lock"),
    ]  # fmt: skip


def disguised() -> list[Case]:
    return [
        Case(
            "page.pdf", b"<!DOCTYPE html><html><body>Sign in</body></html>", "part-not-what-it-says"
        ),
        Case("photo.pdf", _jpeg(), "part-not-what-it-says"),
        Case("word.pdf", _word(), "part-not-what-it-says"),
        Case("program.pdf", b"MZ" + bytes(500), "part-not-what-it-says"),
        Case("paper.png", saved(plain("a PDF")), "part-not-what-it-says"),
        Case("paper.jpg", _png(), "part-not-what-it-says"),
        Case("other.docx", _zip({"hello.txt": "hello"}), "part-not-what-it-says"),
        Case("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "part-encrypted"),
        Case("mail.eml", b"From: a\n\nHello", "part-kind-not-taken"),
        Case("unknown.xyz", b"whatever", "part-kind-not-taken"),
        Case("no-ending", b"whatever", "part-kind-not-taken"),
    ]


def active() -> list[Case]:
    said = ("active-content-removed",)
    slots: dict[str, pdfs.Change] = {
        "open": lambda pdf: setattr(pdf.Root, "OpenAction", pdfs.script()),
        "root-aa": lambda pdf: setattr(pdf.Root, "AA", Dictionary(WC=pdfs.script())),
        "page-aa": lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=pdfs.script())),
        "names": lambda pdf: setattr(pdf.Root, "Names", Dictionary(
            JavaScript=Dictionary(Names=Array([String("a"), pdfs.script()])))),
        "outline": _outline_action,
        "next-chain": lambda pdf: setattr(pdf.Root, "OpenAction", _chain(40)),
        "field-aa": _field_action,
        "in-properties": lambda pdf: setattr(pdf.pages[0].obj.Resources, "Properties",
                                             Dictionary(M=pdfs.script())),
    }  # fmt: skip
    kinds = ("/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/JavaScript",
             "/Rendition", "/Movie", "/Sound")  # fmt: skip
    found = [Case(f"script-{slot}.pdf", changed(change), "", said, 1, "Something is written")
             for slot, change in slots.items()]  # fmt: skip
    for kind in kinds:
        data = changed(lambda pdf, kind=kind: pdfs.annotation(pdf, "/Link", A=pdfs.action(kind)))  # type: ignore[misc]  # the kind is bound at once.
        found.append(Case(f"link-{kind[1:].lower()}.pdf", data, "", said, 1, "Something"))
    return [
        *found,
        Case("chain-too-long.pdf", changed(lambda pdf: setattr(pdf.Root, "OpenAction",
             _chain(80))), "part-damaged"),
        Case("attached.pdf", changed(_attached), "", ("attachments-left-out",)),
        Case("attached-to-page.pdf", changed(_pinned), "", ("attachments-left-out",)),
        Case("portfolio.pdf", changed(_portfolio), "", ("attachments-left-out",)),
        Case("xfa.pdf", changed(_xfa), "", ("dynamic-form-left-out", "form-drawn-in")),
        Case("film.pdf", changed(lambda pdf: pdfs.annotation(pdf, "/RichMedia", RichMediaContent=
             Dictionary())), "", ("media-left-out",)),
        Case("outside-stream.pdf", changed(_outside_stream)),
        Case("metadata.pdf", changed(_metadata), hides="Secret Author"),
    ]  # fmt: skip


def shaped() -> list[Case]:
    """Pages of odd sizes, turned, cropped, and with no size at all."""

    def page(**keys: object) -> bytes:
        return changed(
            lambda pdf: [pdf.pages[0].obj.__setitem__(f"/{k}", v) for k, v in keys.items()]
        )

    return [
        Case("turned-90.pdf", page(Rotate=90), shows="Something is written"),
        Case("turned-back.pdf", page(Rotate=-90), shows="Something is written"),
        Case("turned-45.pdf", page(Rotate=45), shows="Something is written"),
        Case("turned-oddly.pdf", page(Rotate=String("x")), shows="Something is written"),
        Case("cropped.pdf", page(CropBox=Array([50, 700, 500, 842])), shows="Something is written"),
        Case("crop-outside.pdf", page(CropBox=Array([2000, 2000, 2100, 2100])), shows="Something"),
        Case("box-inverted.pdf", page(MediaBox=Array([595, 842, 0, 0])), shows="Something"),
        Case("box-away.pdf", page(MediaBox=Array([-100, 400, 495, 1242])), shows="Something"),
        Case("box-nonsense.pdf", page(MediaBox=Array([Name.A, 0, String("x"), 9])), shows="Some"),
        Case("box-none-wide.pdf", page(MediaBox=Array([0, 0, 0, 842])), shows="Something"),
        Case("huge.pdf", page(MediaBox=Array([0, 0, 14400, 14400])), shows="Something"),
        Case("larger-than-huge.pdf", page(MediaBox=Array([0, 0, 1e9, 1e9])), shows="Something"),
        Case("lying.pdf", saved(plain("A wide table", size=(842, 595))), shows="A wide table"),
        Case("letter.pdf", saved(plain("American paper", size=(612, 792))), shows="American"),
        Case("a3.pdf", saved(plain("A large plan", size=(842, 1191))), shows="A large plan"),
        Case("blank.pdf", saved(plain(""))),
        Case("no-contents.pdf", changed(lambda pdf: pdf.pages[0].obj.__delitem__("/Contents"))),
    ]  # fmt: skip


def drawn() -> list[Case]:
    """What is drawn on pages: forms, layers, comments, broken drawings."""
    return [
        Case("unclosed-string.pdf", changed(_append(b"BT /F 12 Tf (never closed")),
             shows="Something is written"),
        Case("unbalanced.pdf", changed(_append(b"q q q 0.1 0 0 0.1 0 0 cm")), shows="Something"),
        Case("inline-image.pdf", changed(_append(b"BI /W 100 /H 100 /BPC 8 /CS /G ID xx")),
             shows="Something"),
        Case("filled-form.pdf", changed(lambda pdf: pdfs.field(pdf, "sum", "4,712 pounds")), "",
             ("form-drawn-in",), 1, "4,712 pounds"),
        Case("filled-unseen.pdf", changed(lambda pdf: pdfs.field(pdf, "sum", "81 pounds",
             shown=False)), "", ("form-drawn-in",), 1, "81 pounds"),
        Case("signed.pdf", changed(_signed), "", ("signature-drawn-in",), 1, "Something"),
        Case("commented.pdf", changed(lambda pdf: pdfs.annotation(pdf, "/Text",
             Contents=String("do not tell them"))), "", ("comments-left-out",), 1, "Something",
             "do not tell"),
        Case("highlighted.pdf", changed(_highlighted), "", ("comments-left-out",),
             shows="Marked here"),
        Case("hidden-layer.pdf", changed(lambda pdf: pdfs.layer(pdf, hidden=True)),
             "layers-hidden"),
        Case("base-state-off.pdf", changed(_all_off), "layers-hidden"),
        Case("not-for-print.pdf", changed(_not_for_print), "layers-hidden"),
        Case("shown-layer.pdf", changed(lambda pdf: pdfs.layer(pdf, hidden=False)),
             shows="SECRET REMARK"),
        Case("form-in-itself.pdf", changed(_form_in_itself), shows="Something"),
        Case("letters-called-a.pdf", changed(_letters), shows="Something"),
        Case("too-fine.pdf", pdfs.with_picture(600), "", ("pictures-thinned",)),
        Case("fine-enough.pdf", pdfs.with_picture(300)),
    ]  # fmt: skip


def pictures() -> list[Case]:
    good = _jpeg()
    return [
        Case("photo.jpg", good, "", ("picture-notes-removed",)),
        Case("small.png", _png()),
        Case("see-through.png", _png("RGBA")),
        Case("palette.png", _png("P")),
        Case("deep.png", _png("I;16")),
        Case("black-white.png", _png("1")),
        Case("four-inks.jpg", _jpeg("CMYK")),
        Case("cut-short.jpg", good[: len(good) // 2], "part-damaged"),
        Case("cut-short.png", _png()[:60], "part-damaged"),
        Case("only-a-head.png", b"\x89PNG\r\n\x1a\n", "part-damaged"),
        Case("sixty-thousand.png", _png_of(60_000, 60_000), "picture-too-large"),
        Case("long-and-thin.png", _png_of(60_000, 3)),
        Case("text-bomb.png", _png_with_text(), "part-damaged"),
    ]


def word() -> list[Case]:
    good = _word()
    return [
        Case("letter.docx", good, shows="A letter about the rent"),
        Case("macros.docx", _with(good, {"word/vbaProject.bin": b"macro"}), "",
             ("macros-left-out",)),
        Case("template-elsewhere.docx", _with(good, {"word/_rels/settings.xml.rels":
             b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
             b'relationships/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode='
             b'"External"/></Relationships>'}), "", ("outside-parts-left-out",)),
        Case("climbs.docx", _with(good, {"../../evil.sh": b"x"}), "part-leads-outside"),
        Case("absolute.docx", _with(good, {"/etc/evil": b"x"}), "part-leads-outside"),
        Case("drive.docx", _with(good, {"C:\\evil.exe": b"x"}), "part-leads-outside"),
        Case("device.docx", _with(good, {"word/nul.txt": b"x"}), "part-leads-outside"),
        Case("zip-bomb.docx", _with(good, {"word/media/a.bin": bytes(60_000_000)}),
             "part-unpacks-too-large"),
        Case("many-pieces.docx", _with(good, {f"a/{n}": b"" for n in range(5001)}),
             "part-unpacks-too-large"),
        Case("laughs.docx", _with(good, {"word/extra.xml": b'<?xml version="1.0"?><!DOCTYPE l ['
             b'<!ENTITY l "l"><!ENTITY m "&l;&l;">]><l>&m;</l>'}), "part-made-to-harm"),
        Case("truncated.docx", good[: len(good) // 2], "part-damaged"),
        Case("empty.docx", b"", "part-empty"),
    ]  # fmt: skip


def _rc4(user: str) -> Encryption:
    return Encryption(user=user, owner="own", R=3, aes=False, metadata=False)


def _locked(how: Encryption) -> bytes:
    return saved(plain("Behind a lock"), readable=False, encryption=how)


def _bad_stream(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"this is no deflated data at all, not even a little")
    stream.Filter = Name.FlateDecode
    pdf.pages[0].obj.Contents = stream


def _bomb() -> bytes:
    pdf = plain("bomb")
    stream = pdf.make_stream(zlib.compress(bytes(200_000_000), 9))
    stream.Filter = Name.FlateDecode
    pdf.pages[0].obj.Contents = stream
    out = io.BytesIO()
    pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return out.getvalue()


def _chain(length: int) -> Dictionary:
    first = pdfs.script()
    for _ in range(length):
        first = Dictionary(S=Name.JavaScript, JS=String("x"), Next=Array([first]))
    return first


def _outline_action(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("Look here"), A=pdfs.action("/Launch")))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))
    item.Parent = pdf.Root.Outlines


def _field_action(pdf: pikepdf.Pdf) -> None:
    pdfs.field(pdf, "sum", "12")
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(K=pdfs.script())


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["secret.txt"] = b"attached words"


def _pinned(pdf: pikepdf.Pdf) -> None:
    held = pdf.make_stream(b"attached words")
    held.Type = Name.EmbeddedFile
    file = Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=held))
    pdfs.annotation(pdf, "/FileAttachment", FS=file)


def _portfolio(pdf: pikepdf.Pdf) -> None:
    _attached(pdf)
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.T)


def _xfa(pdf: pikepdf.Pdf) -> None:
    pdfs.field(pdf, "sum", "12")
    pdf.Root.AcroForm.XFA = Array([String("template"), pdf.make_stream(b"<template/>")])


def _outside_stream(pdf: pikepdf.Pdf) -> None:
    stream = pdfs.form(pdf, b"", F=String("\\\\server\\share\\x"), FFilter=Name.FlateDecode)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=stream)


def _metadata(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Author=String("Secret Author")))
    pdf.Root.Metadata = pdf.make_stream(b"<x>Secret Author</x>")
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String("Secret Author")))


def _append(more: bytes) -> pdfs.Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + more)

    return change


def _signed(pdf: pikepdf.Pdf) -> None:
    pdfs.field(pdf, "plain", "filled")
    look = pdfs.form(pdf, pdfs.words("Signed by nobody", 2, 4))
    made = pdfs.annotation(
        pdf, "/Widget", FT=Name.Sig, T=String("sig"), V=Dictionary(Type=Name.Sig),
        AP=Dictionary(N=look), F=4,
    )  # fmt: skip
    pdf.Root.AcroForm.Fields.append(made)


def _highlighted(pdf: pikepdf.Pdf) -> None:
    look = pdfs.form(pdf, pdfs.words("Marked here", 2, 4))
    look.BBox = Array([0, 0, 100, 20])
    pdfs.annotation(pdf, "/Highlight", Contents=String("why"), AP=Dictionary(N=look), F=4)


def _all_off(pdf: pikepdf.Pdf) -> None:
    pdfs.layer(pdf, hidden=False)
    pdf.Root.OCProperties.D = Dictionary(BaseState=Name.OFF)


def _not_for_print(pdf: pikepdf.Pdf) -> None:
    pdfs.layer(pdf, hidden=False)
    pdf.Root.OCProperties.OCGs[0].Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))


def _form_in_itself(pdf: pikepdf.Pdf) -> None:
    made = pdfs.form(pdf, b"/Again Do")
    made.Resources.XObject = Dictionary(Again=made)
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Again=made)
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"/Again Do\n")


def _letters(pdf: pikepdf.Pdf) -> None:
    """A font of drawings, one of which is called A and one OC."""
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    again = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 250 500 re f")
    pdf.pages[0].obj.Resources.Font.T = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=66,
        Widths=Array([500, 500]), CharProcs=Dictionary(A=glyph, OC=again),
        Encoding=Dictionary(Differences=Array([65, Name.A, Name.OC])),
    )  # fmt: skip


def _png(mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    base = Image.linear_gradient("L").resize((300, 200))
    if mode == "I;16":
        deep = Image.frombytes("I;16", (4, 4), bytes(range(32)))
        deep.save(out, "PNG")
    else:
        base.convert(mode).save(out, "PNG")
    return out.getvalue()


def _png_of(width: int, height: int) -> bytes:
    """A PNG that says it is this large; made without ever holding it."""
    out = io.BytesIO()
    if width * height < 1_000_000:
        Image.new("L", (width, height)).save(out, "PNG")
        return out.getvalue()
    Image.new("L", (1, 1)).save(out, "PNG")
    data = bytearray(out.getvalue())
    data[16:24] = width.to_bytes(4) + height.to_bytes(4)
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4)
    return bytes(data)


def _png_with_text() -> bytes:
    """A PNG with a note that unpacks to far more than a note may hold."""
    data = _png()
    note = b"zTXt" + b"Comment\x00\x00" + zlib.compress(bytes(80_000_000))
    chunk = (len(note) - 4).to_bytes(4) + note + zlib.crc32(note).to_bytes(4)
    return data[:33] + chunk + data[33:]


def _jpeg(mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    Image.linear_gradient("L").resize((640, 480)).convert(mode).save(out, "JPEG", exif=notes)
    return out.getvalue()


def _word() -> bytes:
    made = docx.Document()
    made.add_paragraph("A letter about the rent of a fictional tenant.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _zip(pieces: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in {"[Content_Types].xml": _CONTENT_TYPES, **pieces}.items():
            packed.writestr(name, text)
    return out.getvalue()


def _with(data: bytes, pieces: dict[str, bytes]) -> bytes:
    """A Word file with pieces added, or put in the place of its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            if entry.filename not in pieces:
                target.writestr(entry, source.read(entry))
        for name, text in pieces.items():
            info = zipfile.ZipInfo("placeholder")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, text)
    return out.getvalue()
