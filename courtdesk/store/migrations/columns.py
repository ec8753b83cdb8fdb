"""The plain column types that migration steps use; they stay as they are for ever."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Identity,
    Integer,
    LargeBinary,
    Text,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP

WHOLE = BigInteger().with_variant(Integer(), "sqlite")
WORDS = Text()
DAY = Date().with_variant(Text(), "sqlite")
INSTANT = TIMESTAMP(timezone=True).with_variant(Text(), "sqlite")
YES_NO = Boolean(create_constraint=False).with_variant(Integer(), "sqlite")
BYTES = LargeBinary()


def number() -> Column[int]:
    """The number every row has."""
    return Column("id", WHOLE, Identity(), nullable=False)
