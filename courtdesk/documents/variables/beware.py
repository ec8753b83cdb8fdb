"""What an officer should know before a paper is made from a case."""

from collections.abc import Iterator

from courtdesk.documents.filters import joined
from courtdesk.documents.variables.contacts import steps_without_contact
from courtdesk.documents.variables.draft import Draft, OrderKind
from courtdesk.documents.variables.holds import breathing_space_of
from courtdesk.domain.casefile import CaseFile, PaperKind
from courtdesk.domain.dates import long
from courtdesk.domain.finding import Finding, note, stop, warning
from courtdesk.domain.ledger import balance, rent_lines
from courtdesk.domain.money import NIL
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.schedule import arrears_schedule

_EXPECTED = {
    PaperKind.TENANCY_AGREEMENT: "the tenancy agreement",
    PaperKind.NOTICE: "the notice",
    PaperKind.CERTIFICATE_OF_SERVICE: "the certificate of service",
}


def beware(file: CaseFile, draft: Draft, book: Rulebook) -> tuple[Finding, ...]:
    """What is missing or doubtful on a case, as far as a statement or schedule would show it."""
    issued = file.claim.issued_on if file.claim else draft.as_at
    schedule = arrears_schedule(file.account.lines, file.account.reference, issued, book=book)
    return (
        *_about_dates(file, draft),
        *(one for one in schedule.findings if one.code != "lines-after-issue"),
        *_about_arrears(file, draft),
        *_about_notice(file),
        *_about_exhibits(draft),
        *_about_steps(file, draft),
    )


def _about_dates(file: CaseFile, draft: Draft) -> Iterator[Finding]:
    if draft.made_on < draft.as_at:
        yield stop(
            "figures-later-than-paper",
            f"The paper is dated {long(draft.made_on)}, but its figures are those of "
            f"{long(draft.as_at)}.",
            where="made_on",
            remedy="Give a stated date on or before the date of the paper.",
        )
    held = file.account.as_at
    if held is None or held < draft.as_at:
        upto = f"goes to {long(held)}" if held else "has not been imported yet"
        yield warning(
            "export-older-than-figures",
            f"The paper states the account at {long(draft.as_at)}, but the rent export {upto}.",
            where="as_at",
            authority=("CPR-14",),
            remedy="Import a newer export, or state the account at the date of the last one.",
        )


def _about_arrears(file: CaseFile, draft: Draft) -> Iterator[Finding]:
    owed = balance(rent_lines(file.account.lines), draft.as_at)
    possession = draft.order is not None and draft.order.kind is not OrderKind.ADJOURNED
    if possession and owed <= NIL:
        yield warning(
            "possession-without-arrears",
            f"No rent was owed at {long(draft.as_at)}, yet the paper asks for possession.",
            where="order",
            authority=("GND-1", "GND-2"),
            remedy="Think again about the order sought; the claim can be adjourned or withdrawn.",
        )
    space = breathing_space_of(file, draft.as_at)
    if space is not None and space.in_force:
        yield warning(
            "breathing-space-in-force",
            f"A breathing space began on {long(space.from_on)} and is in force; the paper says so.",
            where="holds",
            authority=("BS-5", "BS-7"),
            remedy="Tell the court of it, and take no step to enforce payment of those arrears.",
        )


def _about_notice(file: CaseFile) -> Iterator[Finding]:
    if file.notice is None:
        return
    served = {one.party_id for one in file.notice.services}
    missed = tuple(
        party.full_name
        for party in file.parties
        if party.id not in served and party.died_on is None
    )
    if missed:
        yield warning(
            "notice-not-served-on-all",
            f"No service of the notice is recorded on {joined(missed)}.",
            where="notice",
            authority=("NOT-10", "NOT-12"),
            remedy="Record how the notice was served on each tenant, or serve it again.",
        )


def _about_exhibits(draft: Draft) -> Iterator[Finding]:
    shown = {one.kind for one in draft.exhibits}
    missing = tuple(words for kind, words in _EXPECTED.items() if kind not in shown)
    if draft.exhibits and missing:
        yield warning(
            "exhibit-not-on-case",
            f"The statement will not show {joined(missing)}: no such paper is on the case.",
            where="exhibits",
            authority=("CPR-13", "WS-6"),
            remedy="Add the paper to the case, then make the statement again.",
        )


def _about_steps(file: CaseFile, draft: Draft) -> Iterator[Finding]:
    missing = steps_without_contact(file, draft.as_at)
    if missing:
        said = joined(tuple(f"{paragraph} ({what})" for paragraph, what, _ in missing))
        yield note(
            "protocol-steps-not-recorded",
            f"Nothing is recorded for these paragraphs of the pre-action protocol: {said}.",
            where="contacts",
            authority=tuple(authority for _, _, authority in missing),
            remedy="Record what was done; the court asks about each.",
        )
