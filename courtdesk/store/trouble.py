"""Trouble of the database in the officer's words: what is not to be had, and what to try."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from courtdesk.domain.finding import Finding, Refused, Unavailable, stop

_EMBEDDED = (
    (
        "locked",
        "{place} is locked by another program.",
        "Close the other program, or try again in a moment.",
    ),
    (
        "busy",
        "{place} is busy with another officer's work.",
        "Try again in a moment.",
    ),
    (
        "disk is full",
        "There is no space left on the disk of {place}.",
        "Free some space on that disk and try again; what was saved before is safe.",
    ),
    (
        "not a database",
        "{place} is not an office file, or its key is another.",
        "Check the path, and that the key is the one of this file.",
    ),
    (
        "malformed",
        "{place} is damaged.",
        "Do not write to it; restore the last verified backup into a new file.",
    ),
    (
        "hmac",
        "{place} is damaged, or its key is another.",
        "Check the key; if it is right, restore the last verified backup into a new file.",
    ),
    (
        "disk i/o error",
        "{place} cannot be read from its disk.",
        "Check the disk and its free space, then try again.",
    ),
    (
        "unable to open",
        "{place} cannot be opened.",
        "Check that the folder is there and that you may write in it.",
    ),
    (
        "readonly",
        "{place} may only be read.",
        "Ask for the right to write in its folder.",
    ),
)


@contextmanager
def named(place: str) -> Iterator[None]:
    """Give the database's trouble its name while something is done with it.

    Raises:
        Refused: somebody else changed the row, a guard or a right stands against it.
        Unavailable: locked, unreachable, damaged, no space.
    """
    try:
        yield
    except StaleDataError:
        raise Refused(changed_meanwhile()) from None
    except IntegrityError as error:
        if "guarded:" in str(error.orig):
            raise Refused(_guarded(str(error.orig))) from None
        raise
    except DBAPIError as error:
        words = str(error.orig).lower()
        if "guarded:" in words or "permission denied" in words or "row-level security" in words:
            raise Refused(_guarded(words)) from None
        found = _unavailable(words, place, broken=error.connection_invalidated)
        if found is None:
            raise
        raise found from None


def changed_meanwhile() -> Finding:
    """Somebody else changed the row since it was shown."""
    return stop(
        "changed-meanwhile",
        "Another officer has changed this since you opened it.",
        remedy="Look at what it says now and do it again.",
    )


def _guarded(words: str) -> Finding:
    return stop(
        "not-permitted",
        "The database does not allow this to you: " + words.partition("\n")[0][:120] + ".",
        remedy="Ask a colleague with the right post, or your administrator.",
    )


def _unavailable(words: str, place: str, *, broken: bool) -> Unavailable | None:
    for sign, what, try_next in _EMBEDDED:
        if sign in words:
            return Unavailable(what.format(place=place), try_next)
    if "password authentication failed" in words or ("role" in words and "does not exist" in words):
        return Unavailable(
            f"{place} does not know this login or its password.",
            "Check the login, or ask the database's administrator.",
        )
    if "timeout" in words and ("lock" in words or "statement" in words):
        return Unavailable(f"{place} is busy with other work.", "Try again in a moment.")
    if broken or any(
        sign in words
        for sign in ("connection", "could not translate host", "server closed", "timeout expired")
    ):
        return Unavailable(
            f"The server at {place} cannot be reached.",
            "Check the network and try again; what you typed is kept.",
        )
    return None
