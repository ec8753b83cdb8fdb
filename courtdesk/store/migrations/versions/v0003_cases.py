"""Cases, notices and their service, claims, hearings, contacts, holds."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint, text

from courtdesk.store.migrations.columns import DAY, WHOLE, WORDS, YES_NO, number

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _cases()
    _claims()
    _contacts()
    _deadlines()
    _defendants()
    _hearings()
    _holds()
    _notices()
    _services()


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("services")
    op.drop_table("notices")
    op.drop_table("holds")
    op.drop_table("hearings")
    op.drop_table("defendants")
    op.drop_table("deadlines")
    op.drop_table("contacts")
    op.drop_table("claims")
    op.drop_table("cases")


def _cases() -> None:
    op.create_table(
        "cases",
        number(),
        Column("reference", WORDS, nullable=False),
        Column("account_id", WHOLE, nullable=False),
        Column("tenancy_id", WHOLE, nullable=False),
        Column("officer_id", WHOLE, nullable=False),
        Column("opened_on", DAY, nullable=False),
        Column("closed_on", DAY, nullable=True),
        Column("closed_because", WORDS, nullable=False),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["account_id"], ["accounts.id"], name=("fk_cases_account_id")),
        ForeignKeyConstraint(["officer_id"], ["officers.id"], name=("fk_cases_officer_id")),
        ForeignKeyConstraint(["tenancy_id"], ["tenancies.id"], name=("fk_cases_tenancy_id")),
        PrimaryKeyConstraint("id", name=("pk_cases")),
        UniqueConstraint("reference", name=("uq_cases_reference")),
        sqlite_strict=True,
    )
    op.create_index(("ix_cases_account_id"), "cases", ["account_id"], unique=False)
    op.create_index(("ix_cases_officer_id"), "cases", ["officer_id"], unique=False)
    op.create_index(("ix_cases_tenancy_id"), "cases", ["tenancy_id"], unique=False)
    op.create_index(
        "uq_cases_open_account",
        "cases",
        ["account_id"],
        unique=True,
        sqlite_where=text("closed_on IS NULL"),
        postgresql_where=text("closed_on IS NULL"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("number", WORDS, nullable=False),
        Column("court_id", WHOLE, nullable=False),
        Column("regime", WORDS, nullable=False),
        Column("issued_on", DAY, nullable=False),
        Column("defence_filed_on", DAY, nullable=True),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_claims_case_id")),
        ForeignKeyConstraint(["court_id"], ["courts.id"], name=("fk_claims_court_id")),
        PrimaryKeyConstraint("id", name=("pk_claims")),
        UniqueConstraint("number", name=("uq_claims_number")),
        sqlite_strict=True,
    )
    op.create_index(("ix_claims_case_id"), "claims", ["case_id"], unique=False)
    op.create_index(("ix_claims_court_id"), "claims", ["court_id"], unique=False)


def _contacts() -> None:
    op.create_table(
        "contacts",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("party_id", WHOLE, nullable=True),
        Column("on", DAY, nullable=False),
        Column("method", WORDS, nullable=False),
        Column("about", WORDS, nullable=False),
        Column("summary", WORDS, nullable=False),
        Column("officer_id", WHOLE, nullable=False),
        Column("reached", YES_NO, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_contacts_case_id")),
        ForeignKeyConstraint(["officer_id"], ["officers.id"], name=("fk_contacts_officer_id")),
        ForeignKeyConstraint(["party_id"], ["parties.id"], name=("fk_contacts_party_id")),
        PrimaryKeyConstraint("id", name=("pk_contacts")),
        sqlite_strict=True,
    )
    op.create_index(("ix_contacts_case_id"), "contacts", ["case_id"], unique=False)
    op.create_index(("ix_contacts_officer_id"), "contacts", ["officer_id"], unique=False)
    op.create_index(("ix_contacts_party_id"), "contacts", ["party_id"], unique=False)


def _deadlines() -> None:
    op.create_table(
        "deadlines",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("rule", WORDS, nullable=False),
        Column("event", WORDS, nullable=False),
        Column("words", WORDS, nullable=False),
        Column("by_on", DAY, nullable=False),
        Column("working", WORDS, nullable=False),
        Column("authority", WORDS, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_deadlines_case_id")),
        PrimaryKeyConstraint("id", name=("pk_deadlines")),
        UniqueConstraint("case_id", "rule", "event", name=("uq_deadlines_case_id_rule_event")),
        sqlite_strict=True,
    )
    op.create_index(("ix_deadlines_by_on"), "deadlines", ["by_on"], unique=False)


def _defendants() -> None:
    op.create_table(
        "defendants",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("party_id", WHOLE, nullable=False),
        Column("position", WHOLE, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_defendants_case_id")),
        ForeignKeyConstraint(["party_id"], ["parties.id"], name=("fk_defendants_party_id")),
        PrimaryKeyConstraint("id", name=("pk_defendants")),
        UniqueConstraint("case_id", "party_id", name=("uq_defendants_case_id_party_id")),
        sqlite_strict=True,
    )
    op.create_index(("ix_defendants_case_id"), "defendants", ["case_id"], unique=False)
    op.create_index(("ix_defendants_party_id"), "defendants", ["party_id"], unique=False)


def _hearings() -> None:
    op.create_table(
        "hearings",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("court_id", WHOLE, nullable=False),
        Column("kind", WORDS, nullable=False),
        Column("on", DAY, nullable=False),
        Column("at", WORDS, nullable=False),
        Column("room", WORDS, nullable=False),
        Column("vacated_on", DAY, nullable=True),
        Column("vacated_because", WORDS, nullable=False),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_hearings_case_id")),
        ForeignKeyConstraint(["court_id"], ["courts.id"], name=("fk_hearings_court_id")),
        PrimaryKeyConstraint("id", name=("pk_hearings")),
        sqlite_strict=True,
    )
    op.create_index(("ix_hearings_case_id"), "hearings", ["case_id"], unique=False)
    op.create_index(("ix_hearings_court_id"), "hearings", ["court_id"], unique=False)
    op.create_index(("ix_hearings_on"), "hearings", ["on"], unique=False)


def _holds() -> None:
    op.create_table(
        "holds",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("kind", WORDS, nullable=False),
        Column("from_on", DAY, nullable=False),
        Column("until_on", DAY, nullable=True),
        Column("evidence", WORDS, nullable=False),
        Column("version", WHOLE, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_holds_case_id")),
        PrimaryKeyConstraint("id", name=("pk_holds")),
        sqlite_strict=True,
    )
    op.create_index(("ix_holds_case_id"), "holds", ["case_id"], unique=False)


def _notices() -> None:
    op.create_table(
        "notices",
        number(),
        Column("case_id", WHOLE, nullable=False),
        Column("kind", WORDS, nullable=False),
        Column("arrears_p", WHOLE, nullable=False),
        Column("dated_on", DAY, nullable=False),
        Column("specified_on", DAY, nullable=False),
        ForeignKeyConstraint(["case_id"], ["cases.id"], name=("fk_notices_case_id")),
        PrimaryKeyConstraint("id", name=("pk_notices")),
        sqlite_strict=True,
    )
    op.create_index(("ix_notices_case_id"), "notices", ["case_id"], unique=False)


def _services() -> None:
    op.create_table(
        "services",
        number(),
        Column("notice_id", WHOLE, nullable=False),
        Column("party_id", WHOLE, nullable=False),
        Column("method", WORDS, nullable=False),
        Column("at", WORDS, nullable=False),
        Column("served_on", DAY, nullable=False),
        Column("by", WORDS, nullable=False),
        Column("place", WORDS, nullable=False),
        ForeignKeyConstraint(["notice_id"], ["notices.id"], name=("fk_services_notice_id")),
        ForeignKeyConstraint(["party_id"], ["parties.id"], name=("fk_services_party_id")),
        PrimaryKeyConstraint("id", name=("pk_services")),
        sqlite_strict=True,
    )
    op.create_index(("ix_services_notice_id"), "services", ["notice_id"], unique=False)
    op.create_index(("ix_services_party_id"), "services", ["party_id"], unique=False)
