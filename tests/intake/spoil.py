"""How hostile and odd files are made: each does one thing that no honest program does."""

import io
import zipfile
import zlib

import docx
import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, String
from PIL import Image

from tests.intake import pdfs
from tests.intake.pdfs import plain, saved

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"/>'
)


def rc4(user: str) -> Encryption:
    return Encryption(user=user, owner="own", R=3, aes=False, metadata=False)


def locked(how: Encryption) -> bytes:
    return saved(plain("Behind a lock"), readable=False, encryption=how)


def bad_stream(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"this is no deflated data at all, not even a little")
    stream.Filter = Name.FlateDecode
    pdf.pages[0].obj.Contents = stream


def bomb() -> bytes:
    pdf = plain("bomb")
    stream = pdf.make_stream(zlib.compress(bytes(200_000_000), 9))
    stream.Filter = Name.FlateDecode
    pdf.pages[0].obj.Contents = stream
    out = io.BytesIO()
    pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return out.getvalue()


def chain(length: int) -> Dictionary:
    first = pdfs.script()
    for _ in range(length):
        first = Dictionary(S=Name.JavaScript, JS=String("x"), Next=Array([first]))
    return first


def outline_action(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("Look here"), A=pdfs.action("/Launch")))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))
    item.Parent = pdf.Root.Outlines


def field_action(pdf: pikepdf.Pdf) -> None:
    pdfs.field(pdf, "sum", "12")
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(K=pdfs.script())


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["secret.txt"] = b"attached words"


def pinned(pdf: pikepdf.Pdf) -> None:
    held = pdf.make_stream(b"attached words")
    held.Type = Name.EmbeddedFile
    file = Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=held))
    pdfs.annotation(pdf, "/FileAttachment", FS=file)


def portfolio(pdf: pikepdf.Pdf) -> None:
    attached(pdf)
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.T)


def xfa(pdf: pikepdf.Pdf) -> None:
    pdfs.field(pdf, "sum", "12")
    pdf.Root.AcroForm.XFA = Array([String("template"), pdf.make_stream(b"<template/>")])


def outside_stream(pdf: pikepdf.Pdf) -> None:
    stream = pdfs.form(pdf, b"", F=String("\\\\server\\share\\x"), FFilter=Name.FlateDecode)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=stream)


def metadata(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Author=String("Secret Author")))
    pdf.Root.Metadata = pdf.make_stream(b"<x>Secret Author</x>")
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String("Secret Author")))


def append(more: bytes) -> pdfs.Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + more)

    return change


def signed(pdf: pikepdf.Pdf) -> None:
    pdfs.field(pdf, "plain", "filled")
    look = pdfs.form(pdf, pdfs.words("Signed by nobody", 2, 4))
    made = pdfs.annotation(
        pdf, "/Widget", FT=Name.Sig, T=String("sig"), V=Dictionary(Type=Name.Sig),
        AP=Dictionary(N=look), F=4,
    )  # fmt: skip
    pdf.Root.AcroForm.Fields.append(made)


def highlighted(pdf: pikepdf.Pdf) -> None:
    look = pdfs.form(pdf, pdfs.words("Marked here", 2, 4))
    look.BBox = Array([0, 0, 100, 20])
    pdfs.annotation(pdf, "/Highlight", Contents=String("why"), AP=Dictionary(N=look), F=4)


def all_off(pdf: pikepdf.Pdf) -> None:
    pdfs.layer(pdf, hidden=False)
    pdf.Root.OCProperties.D = Dictionary(BaseState=Name.OFF)


def not_for_print(pdf: pikepdf.Pdf) -> None:
    pdfs.layer(pdf, hidden=False)
    pdf.Root.OCProperties.OCGs[0].Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))


def form_in_itself(pdf: pikepdf.Pdf) -> None:
    made = pdfs.form(pdf, b"/Again Do")
    made.Resources.XObject = Dictionary(Again=made)
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Again=made)
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"/Again Do\n")


def letters(pdf: pikepdf.Pdf) -> None:
    """A font of drawings, one of which is called A and one OC."""
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    again = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 250 500 re f")
    pdf.pages[0].obj.Resources.Font.T = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=66,
        Widths=Array([500, 500]), CharProcs=Dictionary(A=glyph, OC=again),
        Encoding=Dictionary(Differences=Array([65, Name.A, Name.OC])),
    )  # fmt: skip


def png(mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    base = Image.linear_gradient("L").resize((300, 200))
    if mode == "I;16":
        deep = Image.frombytes("I;16", (4, 4), bytes(range(32)))
        deep.save(out, "PNG")
    else:
        base.convert(mode).save(out, "PNG")
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
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


def png_with_text() -> bytes:
    """A PNG with a note that unpacks to far more than a note may hold."""
    data = png()
    note = b"zTXt" + b"Comment\x00\x00" + zlib.compress(bytes(80_000_000))
    chunk = (len(note) - 4).to_bytes(4) + note + zlib.crc32(note).to_bytes(4)
    return data[:33] + chunk + data[33:]


def jpeg(mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    Image.linear_gradient("L").resize((640, 480)).convert(mode).save(out, "JPEG", exif=notes)
    return out.getvalue()


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph("A letter about the rent of a fictional tenant.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def zipped(pieces: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in {"[Content_Types].xml": CONTENT_TYPES, **pieces}.items():
            packed.writestr(name, text)
    return out.getvalue()


def repacked(data: bytes, pieces: dict[str, bytes]) -> bytes:
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


def tiff() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").save(out, "TIFF")
    return out.getvalue()
