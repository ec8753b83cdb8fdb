"""Makers of PDFs for tests: honest ones, and ones that no honest program writes."""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

A4 = (595, 842)
Change = Callable[[pikepdf.Pdf], object]


def plain(*texts: str, size: tuple[float, float] = A4) -> pikepdf.Pdf:
    """A PDF with a page for each text."""
    pdf = pikepdf.new()
    for text in texts:
        pdf.add_blank_page(page_size=size)
        page = pdf.pages[-1].obj
        page.Resources = Dictionary(Font=Dictionary(F=font()))
        page.Contents = pdf.make_stream(words(text, 60, size[1] - 80))
    return pdf


def font() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def words(text: str, x: float, y: float) -> bytes:
    return f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET\n".encode()


def saved(pdf: pikepdf.Pdf, *, readable: bool = True, **options: object) -> bytes:
    """The PDF's bytes; readable ones have every object in clear."""
    out = io.BytesIO()
    if readable:
        options.setdefault("compress_streams", False)
        options.setdefault("object_stream_mode", pikepdf.ObjectStreamMode.disable)
    pdf.save(out, static_id=True, fix_metadata_version=False, **options)  # type: ignore[arg-type]  # options are passed on.
    return out.getvalue()


def changed(change: Change, *texts: str) -> bytes:
    """A plain PDF after something was done to it."""
    pdf = plain(*(texts or ("Something is written here",)))
    change(pdf)
    return saved(pdf)


def script(words: str = "app.alert(1)") -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(words))


def action(kind: str) -> Dictionary:
    """An action of a kind, with what it acts upon."""
    target = {
        "/Launch": Dictionary(F=String("calc.exe")),
        "/URI": Dictionary(URI=String("http://example.invalid/")),
        "/GoToR": Dictionary(F=String("\\\\server\\share\\other.pdf"), D=Array([0, Name.Fit])),
        "/GoToE": Dictionary(T=Dictionary(R=Name.C), D=Array([0, Name.Fit])),
        "/SubmitForm": Dictionary(F=String("http://example.invalid/"), Fields=Array([])),
        "/ImportData": Dictionary(F=String("data.fdf")),
        "/JavaScript": Dictionary(JS=String("app.alert(1)")),
        "/Rendition": Dictionary(OP=0, JS=String("app.alert(1)")),
        "/Movie": Dictionary(T=String("film")),
        "/Sound": Dictionary(),
        "/Hide": Dictionary(T=String("field")),
        "/Named": Dictionary(N=Name.Print),
    }[kind]
    target.S = Name(kind)
    return target


def annotation(pdf: pikepdf.Pdf, kind: str, **more: object) -> pikepdf.Object:
    """An annotation on the first page."""
    made = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([60, 600, 160, 620]))
    )
    for key, value in more.items():
        made[f"/{key}"] = value
    page = pdf.pages[0].obj
    if "/Annots" not in page:
        page.Annots = Array([])
    page.Annots.append(made)
    return made


def form(pdf: pikepdf.Pdf, content: bytes, **more: object) -> Stream:
    """A form object with a drawing."""
    made = pdf.make_stream(content)
    made.Type = Name.XObject
    made.Subtype = Name.Form
    made.BBox = Array([0, 0, 595, 842])
    made.Resources = Dictionary(Font=Dictionary(F=font()))
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def field(pdf: pikepdf.Pdf, name: str, value: str, *, shown: bool = True) -> None:
    """A filled text field on the first page, with or without its appearance."""
    more: dict[str, object] = {
        "FT": Name.Tx,
        "T": String(name),
        "V": String(value),
        "DA": String("/Helv 12 Tf 0 g"),
        "F": 4,
    }
    if shown:
        look = form(pdf, b"/Tx BMC q BT /F 12 Tf 2 4 Td (" + value.encode() + b") Tj ET Q EMC")
        look.BBox = Array([0, 0, 100, 20])
        more["AP"] = Dictionary(N=look)
    made = annotation(pdf, "/Widget", **more)
    if "/AcroForm" not in pdf.Root:
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([]),
            DA=String("/Helv 12 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=font())),
            NeedAppearances=not shown,
        )
    pdf.Root.AcroForm.Fields.append(made)


def layer(pdf: pikepdf.Pdf, *, hidden: bool) -> None:
    """Words on a layer of the first page."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    page = pdf.pages[0].obj
    page.Resources.Properties = Dictionary(Layer=group)
    drawn = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        drawn + b"/OC /Layer BDC\n" + words("SECRET REMARK", 60, 400) + b"EMC\n"
    )
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]),
        D=Dictionary(OFF=Array([group] if hidden else []), ON=Array([] if hidden else [group])),
    )


def picture(pdf: pikepdf.Pdf, width: int, height: int, *, grey: int = 120) -> Stream:
    """A picture object, evenly grey."""
    made = pdf.make_stream(bytes([grey]) * (width * height))
    made.Type = Name.XObject
    made.Subtype = Name.Image
    made.Width, made.Height, made.BitsPerComponent = width, height, 8
    made.ColorSpace = Name.DeviceGray
    return made


def with_picture(dpi: int, inches: float = 2.0) -> bytes:
    """A page of text with a picture as fine as that."""
    pdf = plain("A page with a picture of so many points to the inch")
    points = inches * 72
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Im=picture(pdf, round(dpi * inches), round(dpi * inches)))
    drawn = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        drawn + f"q {points} 0 0 {points} 60 300 cm /Im Do Q\n".encode()
    )
    return saved(pdf, readable=False)
