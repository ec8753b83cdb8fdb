"""Any witness statement, also one not made here, judged against WS-1 to WS-12 and PD 22."""

from dataclasses import replace
from pathlib import Path

import pytest

from courtdesk.documents import description, wordfile
from courtdesk.documents.checked import Checked, Verdict
from courtdesk.documents.statement import check_statement, read_back
from courtdesk.documents.template import fill
from courtdesk.documents.variables import prepare
from courtdesk.domain.exhibits import next_mark
from courtdesk.domain.finding import Refused, Weight
from courtdesk.domain.plain import from_plain, plain
from courtdesk.domain.progress import Quiet
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import Door
from tests.documents import cases
from tests.documents.judging import Judge, said
from tests.documents.papers import codes
from tests.documents.statements import CORNER, HEADING, PARAGRAPHS, Written, write
from tests.documents.truth import TRUTH

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
NOT_APPLICABLE, FOR_THE_OFFICER = Verdict.NOT_APPLICABLE, Verdict.FOR_THE_OFFICER
GOOD = Written()
ALWAYS_FOR_THE_OFFICER = {"WS-3", "WS-5", "WS-8"}


def test_a_good_statement_by_another_hand_meets_every_rule_of_form(judged: Judge) -> None:
    checked = judged(GOOD)
    assert dict(checked.rules) == {
        "WS-1": MET,
        "WS-2": MET,
        "WS-3": FOR_THE_OFFICER,
        "WS-4": MET,
        "WS-5": FOR_THE_OFFICER,
        "WS-6": MET,
        "WS-7": MET,
        "WS-8": FOR_THE_OFFICER,
        "WS-9": MET,
        "WS-10": NOT_APPLICABLE,
        "WS-11": NOT_APPLICABLE,
        "WS-12": FOR_THE_OFFICER,
        "PD22": MET,
    }
    assert not [one for one in checked.findings if one.weight is not Weight.NOTE]
    assert checked.kind == "witness-statement"
    assert checked.facts["witness"] == "Jane A Smith"
    assert checked.facts["claim"] == "M05YK123"
    assert checked.facts["exhibits"] == ("JAS1",)
    assert checked.facts["made_on"] == "2026-12-02"
    assert checked.facts["left_margin_mm"] == 35


def test_the_shape_of_a_check_is_that_of_the_headless_door(judged: Judge) -> None:
    whole = plain(judged(GOOD))
    assert isinstance(whole, dict)
    assert list(whole) == ["file", "kind", "rules", "findings", "facts"]
    assert from_plain(Checked, whole) == judged(GOOD)


@pytest.mark.parametrize("life", ["plain", "joint", "bereaved", "in_credit", "nothing_paid"])
def test_every_statement_made_here_meets_every_rule_of_form(
    life: str, door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = getattr(cases, life)()
    context = prepare(file, cases.drafted(file, cases.SUSPENDED), book)
    out = tmp_path / "statement.docx"
    fill(door, description.template("witness-statement"), context, out, Quiet())
    checked = check_statement(door, out, book, Quiet())
    assert checked.not_met == ()
    for rule in ("WS-1", "WS-2", "WS-4", "WS-6", "WS-7", "WS-9", "PD22"):
        assert checked.rules[rule] is MET, rule
    for rule in ALWAYS_FOR_THE_OFFICER:
        assert checked.rules[rule] is FOR_THE_OFFICER, rule
    assert {one.code for one in checked.findings} <= {
        "see-own-words",
        "see-knowledge",
        "see-order",
        "see-exhibits",
        "not-signed-yet",
    }


def test_vector_111_the_exhibit_after_jas1_is_jas2(judged: Judge) -> None:
    assert next_mark("Jane A Smith", ("JAS1",)).answer.mark == "JAS2"
    second = Written(
        corner=("Claimant", "J A Smith", "2nd", "JAS2", "2 December 2026"),
        paragraphs=(*PARAGRAPHS[:2], "I refer to the letter marked **JAS2**."),
    )
    assert judged(second).rules["WS-6"] is MET


def test_vector_112_a_corner_block_without_the_number_fails(judged: Judge) -> None:
    checked = judged(replace(GOOD, corner=(CORNER[0], CORNER[1], *CORNER[3:])))
    assert checked.rules["WS-2"] is NOT_MET
    assert "lacks: the number of the statement." in said(checked, "corner-block-incomplete")


def test_vector_113_twelve_weeks_in_words_is_warned_of(judged: Judge) -> None:
    checked = judged(replace(GOOD, paragraphs=(*PARAGRAPHS, "She paid for twelve weeks.")))
    assert checked.rules["WS-7"] is NOT_MET
    assert said(checked, "number-in-words") == (
        "Numbers should be in figures, dates too: “twelve”. [paragraph 5]"
    )
    (finding,) = [one for one in checked.findings if one.code == "number-in-words"]
    assert finding.weight is Weight.WARNING


@pytest.mark.parametrize(
    ("cm", "verdict"), [(3.5, MET), (4.0, MET), (2.54, NOT_MET), (3.4, NOT_MET)]
)
def test_vector_114_a_left_margin_of_3_5_cm_passes_and_an_inch_does_not(
    cm: float, verdict: Verdict, judged: Judge
) -> None:
    checked = judged(replace(GOOD, left_cm=cm))
    assert checked.rules["WS-7"] is verdict
    if verdict is NOT_MET:
        assert f"is {cm:.2f} cm" in said(checked, "margin-too-narrow")


def test_vector_115_a_statement_of_truth_without_contempt_fails(judged: Judge) -> None:
    checked = judged(replace(GOOD, truth=TRUTH.split("I understand")[0]))
    assert checked.rules["PD22"] is NOT_MET
    assert "lacks the sentence about proceedings for contempt" in said(
        checked, "truth-wording-wrong"
    )


@pytest.mark.parametrize(
    "signed",
    [
        ("Signed: Council Housing Department", "2 December 2026"),
        ("Signed", "Council Housing Department"),
        ("Signed by Council Housing Department for Jane", "Dated 2 December 2026"),
    ],
)
def test_vector_116_a_department_cannot_sign(signed: tuple[str, ...], judged: Judge) -> None:
    checked = judged(replace(GOOD, signed=signed))
    assert checked.rules["WS-9"] is NOT_MET
    assert "Council Housing Department" in said(checked, "signature-not-the-witness")


@pytest.mark.parametrize(
    ("gone", "missing"),
    [
        (HEADING[0], "the court"),
        (HEADING[1], "the claim number"),
        (HEADING[8], "the parties"),
    ],
)
def test_a_heading_without_court_claim_or_parties_fails(
    gone: str, missing: str, judged: Judge
) -> None:
    heading = tuple(line for line in HEADING if line != gone)
    checked = judged(replace(GOOD, heading=heading, footer="JAS"))
    assert checked.rules["WS-1"] is NOT_MET
    assert missing in said(checked, "statement-heading-incomplete")


@pytest.mark.parametrize(
    ("gone", "missing"),
    [
        (0, "the party"),
        (1, "the initials and surname"),
        (3, "the exhibits JAS1"),
        (4, "the date"),
    ],
)
def test_each_thing_missing_from_the_corner_is_named(
    gone: int, missing: str, judged: Judge
) -> None:
    corner = tuple(line for number, line in enumerate(CORNER) if number != gone)
    checked = judged(replace(GOOD, corner=corner))
    assert checked.rules["WS-2"] is NOT_MET
    assert missing in said(checked, "corner-block-incomplete")


def test_a_statement_without_any_corner_block_fails(judged: Judge) -> None:
    assert judged(replace(GOOD, corner=())).rules["WS-2"] is NOT_MET


def test_a_range_of_exhibits_in_the_corner_names_all_of_them(judged: Judge) -> None:
    made = replace(
        GOOD,
        corner=("Claimant", "J A Smith", "First", "JAS1 to JAS3", "2 December 2026"),
        paragraphs=(*PARAGRAPHS, "I refer to those marked **JAS2** and **JAS3**."),
    )
    checked = judged(made)
    assert (checked.rules["WS-2"], checked.rules["WS-6"]) == (MET, MET)


def test_a_statement_that_never_says_i_is_not_in_the_first_person(judged: Judge) -> None:
    made = replace(GOOD, paragraphs=("The arrears were £3,015.00.",), introduction="")
    assert judged(made).rules["WS-3"] is NOT_MET


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("I prepared it myself from the Claimant's records.", "", "the process"),
        ("as a Court Officer", "", "occupation or position"),
        ("employed by the Claimant", "working there", "whether a party"),
    ],
)
def test_what_is_not_said_of_the_witness_is_named(
    old: str, new: str, missing: str, judged: Judge
) -> None:
    first = PARAGRAPHS[0].replace(old, new)
    checked = judged(replace(GOOD, paragraphs=(first, *PARAGRAPHS[1:])))
    assert checked.rules["WS-4"] is NOT_MET
    assert missing in said(checked, "witness-not-described")


def test_knowledge_not_told_from_information_fails_and_told_is_for_the_officer(
    judged: Judge,
) -> None:
    bare = (PARAGRAPHS[0].replace("records", "desk"), PARAGRAPHS[3])
    checked = judged(replace(GOOD, paragraphs=bare))
    assert checked.rules["WS-5"] is NOT_MET
    told = judged(GOOD)
    assert "paragraphs 2, 1" in said(told, "see-knowledge")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("I refer to the letter marked **ABC1**.", "exhibit-mark-not-own"),
        ("I refer to the letter marked **JAS3**.", "exhibit-numbers-broken"),
    ],
)
def test_exhibits_marked_wrongly_fail(words: str, code: str, judged: Judge) -> None:
    checked = judged(replace(GOOD, paragraphs=(*PARAGRAPHS, words)))
    assert checked.rules["WS-6"] is NOT_MET
    assert said(checked, code)


def test_exhibits_named_out_of_order_fail(judged: Judge) -> None:
    words = ("I refer to the letter marked **JAS2**.", *PARAGRAPHS)
    assert judged(replace(GOOD, paragraphs=words)).rules["WS-6"] is NOT_MET


def test_exhibits_that_nobody_identifies_are_for_the_officer(judged: Judge) -> None:
    words = (*PARAGRAPHS[:2], "The agreement (**JAS1**) is of 3 June 2024.", PARAGRAPHS[3])
    checked = judged(replace(GOOD, paragraphs=words))
    assert checked.rules["WS-6"] is FOR_THE_OFFICER
    assert "paragraphs 3." in said(checked, "see-identification")


def test_a_statement_without_exhibits_has_no_rules_of_exhibits(judged: Judge) -> None:
    made = replace(
        GOOD,
        corner=("Claimant", "J A Smith", "1st", "2 December 2026"),
        paragraphs=(PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]),
    )
    checked = judged(made)
    assert (checked.rules["WS-6"], checked.rules["WS-12"]) == (NOT_APPLICABLE, NOT_APPLICABLE)
    assert checked.rules["WS-2"] is MET


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (replace(GOOD, paper_cm=(21.59, 27.94)), "paper-not-a4"),
        (replace(GOOD, numbered=False), "paragraphs-not-numbered"),
        (replace(GOOD, page_numbers=False), "pages-not-numbered"),
        (
            replace(GOOD, paragraphs=(*PARAGRAPHS[:2], "I refer to that marked JAS1.")),
            "reference-not-bold",
        ),
        (
            replace(GOOD, paragraphs=(*PARAGRAPHS, "On the third of March 2026 I called.")),
            "number-in-words",
        ),
    ],
)
def test_a_fault_of_form_fails_and_is_named(made: Written, code: str, judged: Judge) -> None:
    checked = judged(made)
    assert checked.rules["WS-7"] is NOT_MET
    assert said(checked, code)


def test_pages_without_claim_number_and_initials_must_be_bound(judged: Judge) -> None:
    checked = judged(replace(GOOD, footer="Page"))
    assert checked.rules["WS-7"] is MET
    assert said(checked, "pages-not-endorsed")


def test_numbers_typed_by_hand_are_numbers(judged: Judge) -> None:
    typed = tuple(f"{number}.\t{words}" for number, words in enumerate(PARAGRAPHS, 1))
    checked = judged(replace(GOOD, numbered=False, paragraphs=(*typed, "5. Two weeks later.")))
    assert checked.facts["paragraphs"] == 5
    assert "[paragraph 5]" in said(checked, "number-in-words")


def test_a_date_that_goes_back_is_shown_to_the_officer(judged: Judge) -> None:
    made = replace(
        GOOD, paragraphs=(*PARAGRAPHS, "On 1 May 2026 I wrote.", "On 2 June 2026 I called.")
    )
    checked = judged(made)
    assert checked.rules["WS-8"] is FOR_THE_OFFICER
    assert "paragraphs 5." in said(checked, "see-order")


@pytest.mark.parametrize(
    ("made", "verdict", "code"),
    [
        (replace(GOOD, truth="", signed=()), NOT_MET, "signature-not-the-witness"),
        (replace(GOOD, signed=()), NOT_MET, "signature-not-the-witness"),
        (replace(GOOD, signed=("Signed: ......",)), FOR_THE_OFFICER, "signature-not-the-witness"),
        (
            replace(GOOD, signed=("Signed: J A Smith", "Jane A Smith")),
            MET,
            "signature-not-dated",
        ),
        (
            replace(GOOD, signed=("Signed: J A Smith", "Dated: 3 December 2026")),
            MET,
            "dates-differ",
        ),
    ],
)
def test_the_end_of_a_statement_is_the_truth_and_the_witness_signature(
    made: Written, verdict: Verdict, code: str, judged: Judge
) -> None:
    checked = judged(made)
    assert checked.rules["WS-9"] is verdict
    assert said(checked, code)


def test_no_statement_of_truth_at_all_fails(judged: Judge) -> None:
    checked = judged(replace(GOOD, truth=""))
    assert checked.rules["PD22"] is NOT_MET
    assert said(checked, "truth-missing")


def test_other_words_of_truth_fail_and_other_quotation_marks_do_not(judged: Judge) -> None:
    other = TRUTH.replace("honest belief", "earnest belief")
    assert judged(replace(GOOD, truth=other)).rules["PD22"] is NOT_MET
    spaced = TRUTH.replace(" ", "  ").replace("I believe", "I  BELIEVE")
    assert judged(replace(GOOD, truth=spaced)).rules["PD22"] is MET


def test_a_statement_through_an_interpreter_is_for_the_officer(judged: Judge) -> None:
    words = "I gave this statement in Welsh through an interpreter by telephone."
    checked = judged(replace(GOOD, paragraphs=(*PARAGRAPHS, words)))
    assert checked.rules["WS-10"] is FOR_THE_OFFICER
    assert "[paragraph 5]" in said(checked, "see-translation")


def test_a_statement_in_another_language_is_for_the_officer(
    door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = write(GOOD, tmp_path)
    parts = wordfile.open_parts(file.read_bytes())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"en-US"', b'"cy-GB"')
    file.write_bytes(wordfile.parcel(parts))
    assert check_statement(door, file, book, Quiet()).rules["WS-10"] is FOR_THE_OFFICER


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_word_file_is_refused_by_check_and_return(
    content: bytes, door: Door, book: Rulebook, tmp_path: Path
) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(content)
    with pytest.raises(Refused) as refused:
        check_statement(door, file, book, Quiet())
    assert codes(refused.value) == ["not-a-word-file"]
    with pytest.raises(Refused) as refused:
        read_back(door, file, Quiet())
    assert codes(refused.value) == ["not-a-word-file"]


def test_a_file_beyond_all_measure_is_refused(door: Door, book: Rulebook, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    with file.open("wb") as big:
        big.truncate(60 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        check_statement(door, file, book, Quiet())
    assert codes(refused.value) == ["word-file-too-big"]


def test_an_empty_word_file_fails_and_breaks_nothing(judged: Judge) -> None:
    nothing = Written((), (), "", (), "", (), footer="", page_numbers=False)
    checked = judged(nothing)
    assert {"WS-1", "WS-2", "WS-3", "WS-4", "WS-5", "WS-7", "WS-9", "PD22"} == set(checked.not_met)


def test_every_authority_a_check_cites_is_in_the_law(judged: Judge) -> None:
    for made in (Written((), (), "", (), "", ()), GOOD):
        for finding in judged(made).findings:
            assert set(finding.authority) <= set(judged.book.authorities)
