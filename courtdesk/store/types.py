"""How the trade's values stand in a column: pence, dates, instants, words, on both engines.

Every type names itself INTEGER, TEXT or BLOB on SQLite, whose tables are STRICT.
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Boolean, Date, Dialect, Integer, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeEngine

from courtdesk.domain.money import Money

E = TypeVar("E", bound=StrEnum)

WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


class Pence(TypeDecorator[Money]):
    """Money as whole pence."""

    impl = WHOLE
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        """Money to pence."""
        return None if value is None else value.pence

    def process_result_value(self, value: int | None, dialect: Dialect) -> Money | None:
        """Pence to money; PostgreSQL's sums come as decimals of whole pence."""
        return None if value is None else Money(int(value))


class Day(TypeDecorator[date]):
    """A date: DATE on PostgreSQL, ``YYYY-MM-DD`` on SQLite."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column's own type."""
        return _kind(dialect, Text(), Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | str | None:
        """A date to its text on SQLite."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: date | str | None, dialect: Dialect) -> date | None:
        """Its text to a date on SQLite."""
        return date.fromisoformat(value) if isinstance(value, str) else value


class UtcDateTime(TypeDecorator[datetime]):
    """An instant, always in UTC."""

    impl = TIMESTAMP(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column's own type."""
        return _kind(dialect, Text(), TIMESTAMP(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """An instant to UTC; one without a zone is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        value = value.astimezone(UTC)
        return value.isoformat(timespec="microseconds") if dialect.name == "sqlite" else value

    def process_result_value(
        self, value: datetime | str | None, dialect: Dialect
    ) -> datetime | None:
        """The column's value to an instant in UTC."""
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


class LocalDateTime(TypeDecorator[datetime]):
    """A date and time as the clock on the wall showed it, kept as its text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """A wall-clock time to its text."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Its text to a wall-clock time."""
        return None if value is None else datetime.fromisoformat(value)


class TimeOfDay(TypeDecorator[time]):
    """A time of day as ``HH:MM``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        """A time to its text."""
        return None if value is None else value.isoformat("minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        """Its text to a time."""
        return None if value is None else time.fromisoformat(value)


class Lines(TypeDecorator[tuple[str, ...]]):
    """The lines of an address or a list of names, one to a line of text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Lines to one text."""
        return None if value is None else "\n".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """One text to its lines."""
        return None if value is None else tuple(value.split("\n")) if value else ()


class YesNo(TypeDecorator[bool]):
    """Yes or no: BOOLEAN on PostgreSQL, 1 or 0 on SQLite."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column's own type."""
        return _kind(dialect, Integer(), Boolean())

    def process_result_value(self, value: int | bool | None, dialect: Dialect) -> bool | None:
        """The column's value to yes or no."""
        return None if value is None else bool(value)


class StoredEnum(TypeDecorator[E], Generic[E]):
    """A word from a closed list, stored by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """A word to its text; a text that is no such word is a mistake of ours."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Its text to the word."""
        return None if value is None else self.words(value)


def _kind(dialect: Dialect, embedded: TypeEngine[Any], server: TypeEngine[Any]) -> TypeEngine[Any]:
    """The column's own type on this engine."""
    return dialect.type_descriptor(embedded if dialect.name == "sqlite" else server)
