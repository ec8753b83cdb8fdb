"""Templates refused: slips, payloads, blanks, loops without end, files that are no templates."""

from dataclasses import replace
from pathlib import Path

import pytest

from courtdesk.documents import description, grammar, wordfile
from courtdesk.documents.press import Press
from courtdesk.documents.template import check_template, fill
from courtdesk.documents.variables import Context
from courtdesk.domain.casefile import TenancyKind
from courtdesk.domain.finding import Refused
from courtdesk.domain.progress import Cancelled, Quiet
from courtdesk.intake.door import Door, open_door
from courtdesk.intake.limits import Limits
from installer.papers.base import COURT, finish, new
from installer.papers.parts import paragraph
from tests.documents.papers import codes, own, written


@pytest.mark.parametrize(
    ("words", "code", "near"),
    [
        ("{{ tenant.full_name }}", "unknown-variable", "tenants"),
        ("{{ account.ballance|money }}", "unknown-variable", "account.balance"),
        ("{{ tenants[0].fullname }}", "unknown-variable", "tenants[0].full_name"),
        ("{{ balance_at_issue }}", "unknown-variable", "account.balance_at_issue"),
        ("{{ account.balance }}", "variable-not-printable", "account.balance|money"),
        ("{{ claim.issued_on }}", "variable-not-printable", "claim.issued_on|long_date"),
        ("{{ claim }}", "variable-not-printable", ""),
        ("{{ account.balance|mony }}", "unknown-filter", "money"),
        ("{{ case.reference|upper }}", "unknown-filter", ""),
        ("{{ case.reference|money }}", "filter-does-not-fit", ""),
        ("{% for one in case %}{{ one }}{% endfor %}", "not-a-list", ""),
        ("{{ case.reference", "template-not-readable", ""),
        ("{% if case.reference %}", "template-not-readable", ""),
    ],
)
def test_a_slip_in_a_template_is_named_with_the_nearest_right_word(
    words: str, code: str, near: str, door: Door, context: Context, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        fill(door, own(tmp_path, words), context, tmp_path / "out.docx", Quiet())
    finding = refused.value.findings[0]
    assert finding.code == code
    assert finding.where.startswith("own")
    assert near in finding.remedy
    assert not (tmp_path / "out.docx").exists()


PAYLOADS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ case.__class__ }}",
    "{{ case.reference.__class__ }}",
    "{{ case.reference.format }}",
    "{{ '{0.__class__}'.format(case) }}",
    "{{ case|attr('__class__') }}",
    "{{ case['__class__'] }}",
    "{{ ()|map('attr', 'x') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner }}",
    "{{ namespace(x=1) }}",
    "{{ range(1000000000) }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ loop }}",
    "{{ config }}",
    "{{ dict(a=1) }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 + 1 }}",
    "{{ case.reference ~ case.reference }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ case.reference[0:2] }}",
    "{{ case.reference[case.reference] }}",
    "{{ case.reference is defined }}",
    "{{ case.reference.upper() }}",
    "{{ claim.issued_on.strftime('%s') }}",
    "{% set x = case %}",
    "{% macro x() %}{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{{ case.reference }}{% endautoescape %}",
    "{% for x in tenants recursive %}{{ loop(x) }}{% endfor %}",
    "{% for a, b in tenants %}{% endfor %}",
    "{{ account.balance.pence }}",
    "{{ account.balance.split }}",
    "{% if case.reference.startswith('x') %}{% endif %}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_ever_executed(payload: str) -> None:
    press = Press("own")
    assert grammar.misuses(payload, press)
    with pytest.raises(Refused):
        press.from_string(payload)


@pytest.mark.parametrize("place", ["header", "footer", "title"])
def test_payloads_in_headers_footers_and_titles_are_refused_too(
    place: str, door: Door, context: Context, tmp_path: Path
) -> None:
    paper = new(COURT)
    paragraph(paper, "Nothing here.")
    if place != "title":
        section = paper.sections[0]
        edge = section.header if place == "header" else section.footer
        edge.is_linked_to_previous = False
        edge.paragraphs[0].add_run("{{ case.__class__ }}")
    one = own(tmp_path, "Nothing here.")
    one.docx.write_bytes(finish(paper, COURT))
    if place == "title":
        one = replace(one, description=replace(one.description, title="{{ case.__class__ }}"))
    with pytest.raises(Refused) as refused:
        fill(door, one, context, tmp_path / "out.docx", Quiet())
    assert codes(refused.value) == ["unknown-variable"]


def test_payloads_in_footnotes_are_refused_too(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "Text.")
    parts = wordfile.open_parts(one.docx.read_bytes())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{wordfile.W}"><w:footnote w:id="1"><w:p><w:r>'
        "<w:t>{{ case.__class__ }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode(),
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/>'
        "</Relationships>".encode(),
    )
    one.docx.write_bytes(wordfile.parcel(parts))
    with pytest.raises(Refused) as refused:
        fill(door, one, context, tmp_path / "out.docx", Quiet())
    assert codes(refused.value) == ["unknown-variable"]
    assert [one.code for one in check_template(door, one.docx, Quiet()).findings] == [
        "unknown-variable"
    ]


def test_a_variable_where_nothing_is_ever_filled_is_refused(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "Text.")
    parts = wordfile.open_parts(one.docx.read_bytes())
    parts["word/endnotes.xml"] = (
        f'<w:endnotes xmlns:w="{wordfile.W}"><w:t>{{{{ case.reference }}}}</w:t></w:endnotes>'
    ).encode()
    one.docx.write_bytes(wordfile.parcel(parts))
    with pytest.raises(Refused) as refused:
        fill(door, one, context, tmp_path / "out.docx", Quiet())
    assert codes(refused.value) == ["template-part-not-filled"]


def test_a_template_with_tracked_changes_is_refused(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "Text.")
    parts = wordfile.open_parts(one.docx.read_bytes())
    parts["word/document.xml"] = (
        parts["word/document.xml"]
        .replace(b"<w:r>", b'<w:ins w:id="1" w:author="A"><w:r>', 1)
        .replace(b"</w:r>", b"</w:r></w:ins>", 1)
    )
    one.docx.write_bytes(wordfile.parcel(parts))
    with pytest.raises(Refused) as refused:
        fill(door, one, context, tmp_path / "out.docx", Quiet())
    assert codes(refused.value) == ["template-has-tracked-changes"]


@pytest.mark.parametrize("words", ["{{ officer.phone }}", "{{ claim.defence_filed_on|long_date }}"])
def test_a_paper_is_never_made_with_a_blank(
    words: str, door: Door, context: Context, tmp_path: Path
) -> None:
    empty = replace(context, officer=replace(context.officer, phone=" "))
    with pytest.raises(Refused) as refused:
        fill(door, own(tmp_path, f"Here: {words}."), empty, tmp_path / "out.docx", Quiet())
    finding = refused.value.findings[0]
    assert finding.code == "paper-would-have-a-blank"
    assert finding.where == words.strip("{ }").partition("|")[0]
    assert list(tmp_path.glob("out*")) == []


def test_a_group_that_is_missing_is_a_blank_too(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "{{ claim.number }}")
    with pytest.raises(Refused) as refused:
        fill(door, one, replace(context, claim=None), tmp_path / "out.docx", Quiet())
    assert refused.value.findings[0].where == "claim.number"


def test_a_test_on_a_group_that_is_missing_is_refused_in_words(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "{% if claim.defended %}x{% endif %}")
    with pytest.raises(Refused) as refused:
        fill(door, one, replace(context, claim=None), tmp_path / "out.docx", Quiet())
    assert codes(refused.value) == ["paper-would-have-a-blank"]


def test_what_a_template_needs_is_asked_for_before_anything_is_printed(
    door: Door, context: Context, tmp_path: Path
) -> None:
    one = description.template("witness-statement")
    bare = replace(context, claim=None, order=None)
    with pytest.raises(Refused) as refused:
        fill(door, one, bare, tmp_path / "out.docx", Quiet())
    assert [(one.code, one.where) for one in refused.value.findings] == [
        ("template-needs-more", "claim"),
        ("template-needs-more", "order"),
    ]


def test_a_paper_for_another_kind_of_tenancy_is_refused(
    door: Door, context: Context, tmp_path: Path
) -> None:
    trial = replace(context, tenancy=replace(context.tenancy, kind=TenancyKind.INTRODUCTORY))
    with pytest.raises(Refused) as refused:
        fill(door, description.template("witness-statement"), trial, tmp_path / "o", Quiet())
    assert codes(refused.value) == ["template-not-for-this-tenancy"]
    assert "an introductory tenancy" in refused.value.findings[0].says


NESTED = (
    "{% for a in schedule.lines %}{% for b in schedule.lines %}{% for c in schedule.lines %}"
    "{{ c.what }}{% endfor %}{% endfor %}{% endfor %}"
)


def test_a_loop_without_end_is_given_up_by_name(context: Context, tmp_path: Path) -> None:
    lines = context.schedule.lines[:1] * 3000
    endless = replace(context, schedule=replace(context.schedule, lines=lines))
    one = own(tmp_path, NESTED.replace("{{ c.what }}", "{% if c.charged %}{% endif %}"))
    with open_door(Limits(seconds=1, page_ms=0)) as door, pytest.raises(Refused) as refused:
        fill(door, one, endless, tmp_path / "out.docx", Quiet())
    finding = refused.value.findings[0]
    assert finding.code == "work-took-too-long"
    assert "own.docx" in finding.says
    assert list(tmp_path.glob("out*")) == []


def test_a_template_that_swells_is_given_up_by_name(context: Context, tmp_path: Path) -> None:
    lines = tuple(replace(one, what="x" * 200_000) for one in context.schedule.lines)
    long = replace(context, schedule=replace(context.schedule, lines=lines))
    one = own(tmp_path, NESTED)
    limits = Limits(seconds=30, page_ms=0, memory_mb=768)
    with open_door(limits) as door, pytest.raises(Refused) as refused:
        fill(door, one, long, tmp_path / "out.docx", Quiet())
    finding = refused.value.findings[0]
    assert finding.code == "work-needs-too-much-memory"
    assert "own.docx" in finding.says + finding.where


def test_loops_deeper_than_three_are_refused() -> None:
    source = NESTED.replace("{{ c.what }}", "{% for d in tenants %}{% endfor %}")
    assert [one.code for one in grammar.misuses(source, Press("own"))] == ["template-too-clever"]


class Impatient:
    """An officer who asks to stop."""

    def step(self, done: int, total: int, words: str) -> None:
        del self, done, total, words
        raise Cancelled


def test_a_cancelled_paper_leaves_nothing_behind(context: Context, tmp_path: Path) -> None:
    with open_door() as door, pytest.raises(Cancelled):
        fill(door, own(tmp_path, "Text."), context, tmp_path / "out.docx", Impatient())
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"not a zip at all"])
def test_a_template_that_is_no_word_file_is_refused(
    content: bytes, door: Door, context: Context, tmp_path: Path
) -> None:
    one = own(tmp_path, "Text.")
    one.docx.write_bytes(content)
    with pytest.raises(Refused) as refused:
        fill(door, one, context, tmp_path / "out.docx", Quiet())
    assert codes(refused.value) == ["not-a-word-file"]


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('words = "X', "cannot be read"),
        ('words = "X"\nkind = "letter"\ntitel = "X"\nfile_name = "X"', "title"),
        ('words = "X"\nkind = "leter"\ntitle = "X"\nfile_name = "X"', "leter"),
        ('words = "X"\nkind = "letter"\ntitle = "X"\nfile_name = "X"\nneeds = ["clam"]', "clam"),
        (None, "no description"),
    ],
)
def test_a_template_described_wrongly_or_not_at_all_is_refused(
    toml: str | None, says: str, tmp_path: Path
) -> None:
    (tmp_path / "x.docx").write_bytes(written("X."))
    if toml is not None:
        (tmp_path / "x.toml").write_text(toml, "utf-8")
    with pytest.raises(Refused) as refused:
        description.template("x", [tmp_path])
    finding = refused.value.findings[0]
    assert (finding.code, finding.where) == ("template-not-described", "x.toml")
    assert says in finding.says
    assert description.template_faults([tmp_path]) == (finding,)
    assert {one.name for one in description.templates([tmp_path])} == {
        one.name for one in description.templates()
    }


def test_a_description_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    with pytest.raises(Refused) as refused:
        description.read_description(tmp_path / "x.toml")
    assert codes(refused.value) == ["template-not-described"]


def test_there_is_no_template_of_an_unknown_name() -> None:
    with pytest.raises(Refused) as refused:
        description.template("witness-statment")
    assert codes(refused.value) == ["no-such-template"]


def test_a_check_names_every_slip_with_its_place(door: Door, tmp_path: Path) -> None:
    one = own(tmp_path, "Dear {{ tenants[0].fullname }},", "you owe {{ account.balance }}.")
    checked = check_template(door, one.docx, Quiet())
    assert [(one.code, one.where) for one in checked.findings] == [
        ("unknown-variable", "own.docx, near “Dear {{ tenants[0].fullname }},”"),
        ("variable-not-printable", "own.docx, near “you owe {{ account.balance }}.”"),
    ]
    assert checked.rules == {"grammar": "not met"}


def test_a_check_of_what_is_no_template_says_so(door: Door, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"nothing")
    checked = check_template(door, tmp_path / "x.docx", Quiet())
    assert [one.code for one in checked.findings] == ["not-a-word-file"]
