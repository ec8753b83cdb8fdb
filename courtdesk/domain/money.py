"""Money in whole pence, read and printed the British way.

What is owed to the council is positive, what was paid is negative: said once, in
``ledger.py``. There is no float here and no division; whoever shares out or rounds says how.

>>> Money.parse("£1,234.56")
Money(pence=123456)
>>> str(Money(-1240))
'–£12.40'
>>> Money(1000).split(3)
(Money(pence=334), Money(pence=333), Money(pence=333))
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from courtdesk.domain.finding import Finding, Refused, stop

_MINUS_SIGNS = "-–−"
_LONGEST = 200  # Characters; Python itself refuses to read figures beyond some thousands.
_SUM = re.compile(
    r"""
    (?P<open>\()? \s*
    (?P<before>[-–−])? \s* [£¤]? \s* (?P<open2>\()? \s* (?P<before2>[-–−])? \s*
    (?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)
    (?:\.(?P<pence>[0-9]+))?
    \s* (?P<close2>\))? \s* (?P<close>\))?
    \s* (?P<after>[-–−]|CR|DR)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum of money in whole pence."""

    pence: int

    def __post_init__(self) -> None:
        if type(self.pence) is not int:
            raise TypeError(f"pence are a whole number, not {self.pence!r}")

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read a sum as people and exports write it: ``£1,234.56``, ``(12.40)``, ``12.40CR``.

        Brackets, a minus on either side and ``CR`` make it negative; ``DR`` leaves it positive.

        Raises:
            Refused: the text is not a sum, or has a fraction of a penny.
        """
        match = _SUM.fullmatch(text.strip()) if len(text) <= _LONGEST else None
        if match is None or not (match["pounds"] or match["pence"]):
            raise Refused(_not_money(text))
        opened = bool(match["open"]) + bool(match["open2"])
        if opened != bool(match["close"]) + bool(match["close2"]):
            raise Refused(_not_money(text))
        after = (match["after"] or "").upper()
        minuses = bool(match["before"]) + bool(match["before2"]) + (after in tuple(_MINUS_SIGNS))
        if opened + minuses + (after == "CR") > 1 or ((opened or minuses) and after == "DR"):
            raise Refused(_not_money(text))
        fraction = match["pence"] or ""
        if fraction[2:].strip("0"):
            raise Refused(_not_money(text))
        pounds = int((match["pounds"] or "0").replace(",", ""))
        pence = pounds * 100 + int(f"{fraction[:2]:0<2}")
        return cls(-pence if opened or minuses or after == "CR" else pence)

    def __str__(self) -> str:
        pounds, pence = divmod(abs(self.pence), 100)
        return f"{'–' if self.pence < 0 else ''}£{pounds:,}.{pence:02}"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.pence + other.pence)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.pence - other.pence)

    def __neg__(self) -> "Money":
        return Money(-self.pence)

    def __mul__(self, times: int) -> "Money":
        return Money(self.pence * times)

    def __bool__(self) -> bool:
        return self.pence != 0

    def split(self, parts: int) -> tuple["Money", ...]:
        """Share a sum into so many parts, the odd pennies going to the first.

        >>> Money(-5).split(2)
        (Money(pence=-3), Money(pence=-2))
        """
        whole, odd = divmod(abs(self.pence), parts)
        sign = -1 if self.pence < 0 else 1
        return tuple(Money(sign * (whole + (n < odd))) for n in range(parts))

    def percent(self, rate: str) -> "Money":
        """That many per cent of the sum, rounded half up once; the rate is a decimal string.

        >>> Money(10000).percent("8")
        Money(pence=800)
        """
        return round_half_up(Fraction(self.pence) * Fraction(Decimal(rate)) * Fraction(1, 100))


NIL = Money(0)


def total(sums: "tuple[Money, ...] | list[Money]") -> Money:
    """The sums together.

    >>> total((Money(1), Money(2)))
    Money(pence=3)
    """
    return Money(sum(one.pence for one in sums))


def round_half_up(pence: Fraction) -> Money:
    """A fraction of pence as whole pence, half a penny going away from nought.

    >>> round_half_up(Fraction(1, 2)), round_half_up(Fraction(-1, 2))
    (Money(pence=1), Money(pence=-1))
    """
    whole, rest = divmod(abs(pence.numerator), pence.denominator)
    whole += rest * 2 >= pence.denominator
    return Money(whole if pence >= 0 else -whole)


def _not_money(text: str) -> Finding:
    return stop(
        "not-money",
        f"“{text[:40]}” is not a sum of money.",
        remedy="Write it like £1,234.56, with at most two figures of pence.",
    )
