"""Introductory, demoted and flexible tenants: time to ask for a review, and the trial period."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courtdesk.domain.dates import (
    last_of_days_beginning_with,
    last_of_months_beginning_with,
    months_after,
    no_such_day,
    short,
)
from courtdesk.domain.notices import no_post_that_day
from courtdesk.domain.reckoned import Reckoned, reckoned
from courtdesk.domain.rulebook import Rulebook


class ReviewedNotice(StrEnum):
    """A notice of which the tenant may ask for a review."""

    INTRODUCTORY = "introductory"
    DEMOTED = "demoted"
    FLEXIBLE = "flexible"


_AUTHORITY = {
    ReviewedNotice.INTRODUCTORY: ("INT-6",),
    ReviewedNotice.DEMOTED: ("INT-10", "INT-6"),
    ReviewedNotice.FLEXIBLE: ("NOT-16",),
}


@dataclass(frozen=True, slots=True)
class ReviewBy:
    """The last day on which the tenant may ask for a review."""

    by: date


@dataclass(frozen=True, slots=True)
class ReviewHearing:
    """The first day for the oral hearing of a review."""

    earliest: date


@dataclass(frozen=True, slots=True)
class TrialExtension:
    """When a trial period ends, by when it can be extended, and until when."""

    expires: date
    notice_by: date
    extended_expiry: date


@reckoned("review.request_by")
def review_by(
    served: date, notice: ReviewedNotice = ReviewedNotice.INTRODUCTORY, *, book: Rulebook
) -> Reckoned[ReviewBy]:
    """The last day to ask for a review of a notice; the day of service is the first day.

    Authority: INT-6, INT-10, NOT-16.
    """
    days = book.figure(f"review-request-{notice}", served)
    by = last_of_days_beginning_with(served, days)
    working = f"{days} days beginning with {short(served)}, the day of service, end {short(by)}"
    return Reckoned(ReviewBy(by), working, _AUTHORITY[notice], no_post_that_day(served, book))


@reckoned("review.hearing_from")
def review_hearing_from(requested: date, *, book: Rulebook) -> Reckoned[ReviewHearing]:
    """The first day for the oral hearing of a review, the request having come in on a day.

    Authority: INT-8.
    """
    days = book.figure("review-hearing", requested)
    earliest = requested + timedelta(days=days + 1)
    working = (
        f"Asked for {short(requested)}; {days} days are left clear for the tenant, so not before "
        f"{short(earliest)}"
    )
    return Reckoned(ReviewHearing(earliest), working, ("INT-8",))


@reckoned("trial.extension")
def trial_extension(started: date, *, book: Rulebook) -> Reckoned[TrialExtension]:
    """The end of a trial period, the last day for notice extending it, and the extended end.

    Authority: INT-1, INT-2.
    """
    months = book.figure("trial-months", started)
    extended = book.figure("trial-months-extended", started)
    weeks = book.figure("trial-extension-notice", started)
    expires = last_of_months_beginning_with(started, months)
    answer = TrialExtension(
        expires, expires - timedelta(weeks=weeks), last_of_months_beginning_with(started, extended)
    )
    working = (
        f"{months} months beginning with {short(started)} end {short(expires)}; {weeks} weeks "
        f"before that is {short(answer.notice_by)}; {extended} months end "
        f"{short(answer.extended_expiry)}"
    )
    findings = (
        *no_such_day(started, months_after(started, months), "started"),
        *no_such_day(started, months_after(started, extended), "started"),
    )
    return Reckoned(answer, working, ("INT-1", "INT-2"), findings)
