"""Hostile and odd files, each with what must become of it."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Encryption, Name, Permissions, String

from tests.intake import pdfs, spoil
from tests.intake.pdfs import changed, plain, saved


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
        Case("bad-stream.pdf", changed(spoil.bad_stream), "part-damaged"),
        Case("bomb.pdf", spoil.bomb(), "part-damaged"),
        Case("nested-deep.pdf", good.replace(b"/Type /Catalog", b"/Deep " + b"[" * 400 + b"]" * 400
             + b" /Type /Catalog"), "part-damaged"),
    ]  # fmt: skip


def locked() -> list[Case]:
    return [
        Case("user-aes.pdf", spoil.locked(Encryption(user="open", owner="own", R=6)),
             "part-encrypted"),
        Case("user-rc4.pdf", spoil.locked(spoil.rc4("open")), "part-encrypted"),
        Case("owner-aes.pdf", spoil.locked(Encryption(user="", owner="own", R=6,
             allow=Permissions(extract=False, print_highres=False))), "",
             ("protection-removed",), 1, "Behind a lock"),
        Case("owner-rc4.pdf", spoil.locked(spoil.rc4("")), "", ("protection-removed",), 1,
             "Behind a lock"),
    ]  # fmt: skip


def disguised() -> list[Case]:
    return [
        Case(
            "page.pdf", b"<!DOCTYPE html><html><body>Sign in</body></html>", "part-not-what-it-says"
        ),
        Case("photo.pdf", spoil.jpeg(), "part-not-what-it-says"),
        Case("word.pdf", spoil.word(), "part-not-what-it-says"),
        Case("program.pdf", b"MZ" + bytes(500), "part-not-what-it-says"),
        Case("paper.png", saved(plain("a PDF")), "part-not-what-it-says"),
        Case("paper.jpg", spoil.png(), "part-not-what-it-says"),
        Case("other.docx", spoil.zipped({"hello.txt": "hello"}), "part-not-what-it-says"),
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
        "outline": spoil.outline_action,
        "next-chain": lambda pdf: setattr(pdf.Root, "OpenAction", spoil.chain(40)),
        "field-aa": spoil.field_action,
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
             spoil.chain(80))), "part-damaged"),
        Case("attached.pdf", changed(spoil.attached), "", ("attachments-left-out",)),
        Case("attached-to-page.pdf", changed(spoil.pinned), "", ("attachments-left-out",)),
        Case("portfolio.pdf", changed(spoil.portfolio), "", ("attachments-left-out",)),
        Case("xfa.pdf", changed(spoil.xfa), "", ("dynamic-form-left-out", "form-drawn-in")),
        Case("film.pdf", changed(lambda pdf: pdfs.annotation(pdf, "/RichMedia", RichMediaContent=
             Dictionary())), "", ("media-left-out",)),
        Case("outside-stream.pdf", changed(spoil.outside_stream)),
        Case("metadata.pdf", changed(spoil.metadata), hides="Secret Author"),
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
        Case("unclosed-string.pdf", changed(spoil.append(b"BT /F 12 Tf (never closed")),
             shows="Something is written"),
        Case("unbalanced.pdf", changed(spoil.append(b"q q q 0.1 0 0 0.1 0 0 cm")),
             shows="Something"),
        Case("inline-image.pdf", changed(spoil.append(b"BI /W 100 /H 100 /BPC 8 /CS /G ID xx")),
             shows="Something"),
        Case("filled-form.pdf", changed(lambda pdf: pdfs.field(pdf, "sum", "4,712 pounds")), "",
             ("form-drawn-in",), 1, "4,712 pounds"),
        Case("filled-unseen.pdf", changed(lambda pdf: pdfs.field(pdf, "sum", "81 pounds",
             shown=False)), "", ("form-drawn-in",), 1, "81 pounds"),
        Case("signed.pdf", changed(spoil.signed), "", ("signature-drawn-in",), 1, "Something"),
        Case("commented.pdf", changed(lambda pdf: pdfs.annotation(pdf, "/Text",
             Contents=String("do not tell them"))), "", ("comments-left-out",), 1, "Something",
             "do not tell"),
        Case("highlighted.pdf", changed(spoil.highlighted), "", ("comments-left-out",),
             shows="Marked here"),
        Case("hidden-layer.pdf", changed(lambda pdf: pdfs.layer(pdf, hidden=True)),
             "layers-hidden"),
        Case("base-state-off.pdf", changed(spoil.all_off), "layers-hidden"),
        Case("not-for-print.pdf", changed(spoil.not_for_print), "layers-hidden"),
        Case("shown-layer.pdf", changed(lambda pdf: pdfs.layer(pdf, hidden=False)),
             shows="SECRET REMARK"),
        Case("form-in-itself.pdf", changed(spoil.form_in_itself), shows="Something"),
        Case("letters-called-a.pdf", changed(spoil.letters), shows="Something"),
        Case("too-fine.pdf", pdfs.with_picture(600), "", ("pictures-thinned",)),
        Case("fine-enough.pdf", pdfs.with_picture(300)),
    ]  # fmt: skip


def pictures() -> list[Case]:
    good = spoil.jpeg()
    return [
        Case("photo.jpg", good, "", ("picture-notes-removed",)),
        Case("small.png", spoil.png()),
        Case("see-through.png", spoil.png("RGBA")),
        Case("palette.png", spoil.png("P")),
        Case("deep.png", spoil.png("I;16")),
        Case("black-white.png", spoil.png("1")),
        Case("four-inks.jpg", spoil.jpeg("CMYK")),
        Case("cut-short.jpg", good[: len(good) // 2], "part-damaged"),
        Case("cut-short.png", spoil.png()[:60], "part-damaged"),
        Case("only-a-head.png", b"\x89PNG\r\n\x1a\n", "part-damaged"),
        Case("sixty-thousand.png", spoil.png_of(60_000, 60_000), "picture-too-large"),
        Case("long-and-thin.png", spoil.png_of(60_000, 3)),
        Case("fax.tif", spoil.tiff()),
        Case("cut-short.tif", spoil.tiff()[:200], "part-damaged"),
        Case("photo.tif", good, "part-not-what-it-says"),
        Case("text-bomb.png", spoil.png_with_text(), "part-damaged"),
    ]


def word() -> list[Case]:
    good = spoil.word()
    return [
        Case("letter.docx", good, shows="A letter about the rent"),
        Case("macros.docx", spoil.repacked(good, {"word/vbaProject.bin": b"macro"}), "",
             ("macros-left-out",)),
        Case("template-elsewhere.docx", spoil.repacked(good, {"word/_rels/settings.xml.rels":
             b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
             b'relationships/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode='
             b'"External"/></Relationships>'}), "", ("outside-parts-left-out",)),
        Case("climbs.docx", spoil.repacked(good, {"../../evil.sh": b"x"}), "part-leads-outside"),
        Case("absolute.docx", spoil.repacked(good, {"/etc/evil": b"x"}), "part-leads-outside"),
        Case("drive.docx", spoil.repacked(good, {"C:\\evil.exe": b"x"}), "part-leads-outside"),
        Case("device.docx", spoil.repacked(good, {"word/nul.txt": b"x"}), "part-leads-outside"),
        Case("zip-bomb.docx", spoil.repacked(good, {"word/media/a.bin": bytes(60_000_000)}),
             "part-unpacks-too-large"),
        Case("many-pieces.docx", spoil.repacked(good, {f"a/{n}": b"" for n in range(5001)}),
             "part-unpacks-too-large"),
        Case("laughs.docx", spoil.repacked(good, {"word/extra.xml": b'<?xml version="1.0"?>'
             b'<!DOCTYPE l [<!ENTITY l "l"><!ENTITY m "&l;&l;">]><l>&m;</l>'}),
             "part-made-to-harm"),
        Case("truncated.docx", good[: len(good) // 2], "part-damaged"),
        Case("empty.docx", b"", "part-empty"),
    ]  # fmt: skip
