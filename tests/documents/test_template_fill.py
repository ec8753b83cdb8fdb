"""Templates filled: what is printed, and what is left in the file."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from courtdesk.documents import description, grammar, wordfile
from courtdesk.documents.description import Template
from courtdesk.documents.press import Press
from courtdesk.documents.template import check_template, fill, safe_file_name
from courtdesk.documents.variables import Context, Draft, prepare
from courtdesk.documents.variables.people import Case
from courtdesk.documents.wordtext import read_text
from courtdesk.domain.casefile import PaperKind
from courtdesk.domain.plain import from_plain, plain
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door
from tests.documents import cases
from tests.documents.papers import own, written

AWKWARD = (
    "Marks & Sons <Ltd>",
    'O\'Brien "Bob" Example',
    "{{ account.balance }} {% if x %}",
    "{_{ }_} {_% %_}",
    "Ünal Ğ Żółć 🏠 Example",
    "דוד לוי",
    "محمد الأمثل",
    "A" * 200,
    "x]]>y &amp; &lt;b&gt;",
)


@pytest.mark.parametrize("name", AWKWARD)
def test_a_name_survives_to_the_letter(
    name: str, door: Door, context: Context, tmp_path: Path
) -> None:
    tenant = replace(context.tenants[0], full_name=name)
    one = own(tmp_path, "Tenant: {{ tenants[0].full_name }}.")
    out = tmp_path / "out.docx"
    made = fill(door, one, replace(context, tenants=(tenant,)), out, Quiet())
    assert read_text(out.read_bytes()).passages[0].text == f"Tenant: {name}."
    assert [(one.variable, one.text) for one in made.shown] == [("tenants[0].full_name", name)]


PRINTABLE = st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
)


@given(st.text(PRINTABLE, min_size=1).filter(str.strip))
def test_any_words_come_out_of_the_press_as_they_went_in(words: str) -> None:
    case = Case(words, date(2026, 1, 1), several_defendants=False)
    printed = Press("any").from_string("{{ case.reference }}").render(case=case)
    assert (etree.fromstring(f"<t>{printed}</t>".encode()).text or "") == words


def test_lines_of_a_note_stay_lines(door: Door, context: Context, tmp_path: Path) -> None:
    contact = replace(context.contacts[0], what="First line\r\nsecond\x0bthird\x07!")
    one = own(tmp_path, "{{ contacts[0].what }}")
    fill(door, one, replace(context, contacts=(contact,)), tmp_path / "o.docx", Quiet())
    text = read_text((tmp_path / "o.docx").read_bytes()).passages[0].text
    assert text == "First line\nsecond\nthird !"


def test_the_same_context_gives_the_same_bytes_and_nothing_nobody_meant_to_send(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = description.template("witness-statement")
    first = fill(door, one, context, tmp_path / "1.docx", Quiet())
    fill(door, one, context, tmp_path / "2.docx", Quiet())
    content = (tmp_path / "1.docx").read_bytes()
    assert content == (tmp_path / "2.docx").read_bytes()
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    assert first.file_name == "M05YK123 Witness statement 1 of J. A. Smith.docx"
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        names = parcel.namelist()
        assert {one.date_time for one in parcel.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(parcel.read(name) for name in names if name.endswith((".xml", ".rels")))
        core = parcel.read("docProps/core.xml").decode()
    assert not re.search(rb"rsid|w:author|comment|custom|/theme|thumbnail|python|\{\{|\{%", whole)
    assert "Witness statement of Jane Ann Smith, 2 December 2026" in core
    assert ">en-GB<" in core
    assert "creator" not in core


def test_a_council_template_is_cleaned_of_its_history(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "Text {{ case.reference }}.")
    parts = wordfile.open_parts(one.docx.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:p>", b'<w:p w:rsidR="00AB12CD"><w:proofErr w:type="spellStart"/>', 1
    )
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{wordfile.W}"/>'.encode()
    parts["docProps/app.xml"] = b"<Properties><Company>A Company</Company></Properties>"
    parts["customXml/item1.xml"] = b"<secret/>"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/comments.xml" ContentType="application/xml"/></Types>',
    )
    one.docx.write_bytes(wordfile.parcel(parts))
    fill(door, one, context, tmp_path / "out.docx", Quiet())
    made = wordfile.open_parts((tmp_path / "out.docx").read_bytes())
    assert not [name for name in made if re.search(r"comments|app\.xml|customXml", name)]
    assert b"rsid" not in made["word/document.xml"]
    assert b"proofErr" not in made["word/document.xml"]
    assert b"comments" not in made["[Content_Types].xml"]


def test_the_typeface_travels_with_the_paper(door: Door, context: Context, tmp_path: Path) -> None:
    fill(door, own(tmp_path, "Text."), context, tmp_path / "out.docx", Quiet())
    parts = wordfile.open_parts((tmp_path / "out.docx").read_bytes())
    fonts = [name for name in parts if name.startswith("word/fonts/")]
    assert len(fonts) == 2
    assert all(not parts[name].startswith(b"\x00\x01\x00\x00") for name in fonts)
    table = wordfile.tree(parts["word/fontTable.xml"])
    keys = [one.get(f"{{{wordfile.W}}}fontKey") for one in wordfile.elements(table, "embedRegular")]
    mask = bytes.fromhex(str(keys[0]).strip("{}").replace("-", ""))[::-1]
    head = bytes(a ^ mask[n % 16] for n, a in enumerate(parts["word/fonts/font1.odttf"][:32]))
    assert head.startswith(b"\x00\x01\x00\x00")


def test_a_council_folder_lies_over_the_shipped_one_by_file_name(tmp_path: Path) -> None:
    (tmp_path / "arrears-schedule.docx").write_bytes(written("Ours."))
    (tmp_path / "extra.docx").write_bytes(written("Extra."))
    (tmp_path / "extra.toml").write_text(
        'words = "Extra"\nkind = "letter"\ntitle = "E"\nfile_name = "E"\n', "utf-8"
    )
    (tmp_path / "~$extra.docx").write_bytes(b"lock")
    found = {one.name: one for one in description.templates([tmp_path])}
    assert found["arrears-schedule"].docx.parent == tmp_path
    assert found["arrears-schedule"].description.words == "Arrears schedule"
    assert found["extra"].description.kind is PaperKind.LETTER
    assert found["witness-statement"].docx.parent == description.shipped_folder()
    assert "~$extra" not in found


@pytest.mark.parametrize("one", description.templates(), ids=lambda one: one.name)
def test_every_shipped_template_says_only_what_it_may(one: Template, door: Door) -> None:
    checked = check_template(door, one.docx, Quiet())
    assert checked.findings == ()
    assert checked.not_met == ()
    variables = checked.facts["variables"]
    assert isinstance(variables, tuple)
    assert "council.practice" in variables
    assert all(name in (grammar.fields_of(Context) or {}) for name in one.description.needs)


def test_three_thousand_lines_are_printed_in_good_time(
    door: Door, context: Context, tmp_path: Path
) -> None:
    line = context.schedule.lines[0]
    schedule = replace(context.schedule, lines=(line,) * 3000)
    made = fill(
        door,
        description.template("arrears-schedule"),
        replace(context, schedule=schedule),
        tmp_path / "out.docx",
        Quiet(),
    )
    assert len(made.shown) > 9000


def test_file_names_are_fit_for_every_system() -> None:
    assert safe_file_name('a<b>:"c"/\\|?*\n d.') == "a b c d.docx"
    assert safe_file_name("...") == "Paper.docx"
    assert len(safe_file_name("x" * 500)) == 125


def test_the_context_goes_through_json_and_comes_back(context: Context) -> None:
    assert from_plain(Context, plain(context)) == context


def test_only_the_draft_and_the_case_file_decide_the_context(book: Rulebook) -> None:
    file = cases.joint()
    draft = Draft(date(2026, 11, 1), date(2026, 11, 2))
    assert prepare(file, draft, book) == prepare(file, draft, book)
