"""The people of the sample office: tenants, officers, council and courts, all of them fictional.

Telephone numbers are of the range kept for drama, addresses of a place that does not exist.
"""

import random
from dataclasses import dataclass

from courtdesk.domain.permits import Post

MARK = "Fictional sample – not for use"
"""What every page of every sample paper says."""


@dataclass(frozen=True, slots=True)
class Person:
    """A tenant, as the housing system writes names: in three parts."""

    title: str
    forename: str
    surname: str

    @property
    def full_name(self) -> str:
        """The name as an export brings it into the record."""
        return f"{self.title} {self.forename} {self.surname}"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works in the sample office."""

    login: str
    full_name: str
    position: str
    posts: tuple[Post, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class Place:
    """The council or a court: a name and an address."""

    name: str
    address: tuple[str, ...]


COUNCIL = Place(
    "Example Borough Council", ("Civic Centre", "1 High Street", "Exampleton", "EB1 1AA")
)
DEPARTMENT = "Housing Income Team"
PHONE = "01632 960000"
EMAIL = "housing.income@example.invalid"
COURT = Place(
    "County Court at Exampleton", ("The Court House", "2 Assembly Square", "Exampleton", "EB1 2CC")
)
OTHER_COURT = Place(
    "County Court at Sampleford", ("Justice Buildings", "Mill Lane", "Sampleford", "EB9 4CC")
)

ANNA = Member(
    "anna",
    "Anna Jane Whitlock",
    "Housing Court Officer",
    (Post.COURT_OFFICER, Post.ADMINISTRATOR),
    "01632 960011",
)
BEN = Member(
    "ben", "Benedict Oyelaran", "Housing Court Officer", (Post.COURT_OFFICER,), "01632 960012"
)
LENA = Member("lena", "Lena Marchetti", "Income Team Leader", (Post.TEAM_LEADER,), "01632 960013")
FAYE = Member("faye", "Faye Drummond", "Finance Officer", (Post.FINANCE,), "01632 960014")
MEMBERS = (ANNA, BEN, LENA, FAYE)
"""Everybody in the office; the first sets it up and is the officer of every case."""

_WOMEN = (
    "Abigail", "Bronwen", "Chidi", "Delphine", "Esme", "Farida", "Gwendolen", "Hannah", "Imogen",
    "Jocasta", "Katarzyna", "Leonora", "Marisol", "Niamh", "Olwen", "Priya", "Rosalind", "Zainab",
)  # fmt: skip
_MEN = (
    "Ambrose", "Barnaby", "Cormac", "Dafydd", "Emeka", "Ferdinand", "Gareth", "Hamish", "Ifan",
    "Jerome", "Kwame", "Lucian", "Matthias", "Nikhil", "Osman", "Piotr", "Rhodri", "Stanislav",
)  # fmt: skip
_SURNAMES = (
    "Adeyinka", "Birtwhistle", "Cholmondesley", "Dunwoodie", "Entwhistle", "Fazackerley",
    "Grzybowski", "Haddadi", "Iannucchi", "Jellicoe-Moss", "Kettlewell", "Llewhellin", "Mbekwe",
    "Netherwood", "Obuasi", "Pennyfeather", "Quarmby", "Ramasundar", "Satterthwaite",
    "Thackeray-Bose", "Uttoxley", "Venkataram", "Wolstencroft", "Yarborough-Ito", "Zdunek",
)  # fmt: skip
AWKWARD = (
    Person("Ms", "Siân", "O'Neil & <Sons>"),
    Person("Mr", "Zoë-Élan", "D'Arcy & <Partner>"),
    Person("Mx", "Llŷr", "O'Hanlon & <Kin>"),
)
"""Names with an ampersand, an angle bracket and an apostrophe, to be printed as they are."""


def tenants(chance: random.Random, count: int) -> tuple[Person, ...]:
    """So many people, no two of whom share a surname."""
    return tuple(_person(chance, surname) for surname in chance.sample(_SURNAMES, count))


def _person(chance: random.Random, surname: str) -> Person:
    if chance.random() < 0.5:  # noqa: PLR2004 - as likely the one as the other.
        return Person(chance.choice(("Ms", "Mrs", "Miss")), chance.choice(_WOMEN), surname)
    return Person("Mr", chance.choice(_MEN), surname)
