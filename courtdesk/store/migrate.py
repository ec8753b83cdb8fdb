"""Bringing a record to this program's schema, with the old one kept aside until it is done."""

import shutil
from enum import StrEnum
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, inspect

from courtdesk.domain.finding import Unavailable
from courtdesk.store import guards, trouble
from courtdesk.store.database import Database, Kind
from courtdesk.store.migrations import HEAD


class Schema(StrEnum):
    """How a record stands to this program."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


def schema(database: Database) -> Schema:
    """How the record stands to this program."""
    with trouble.named(database.place), database.reader.connect() as connection:
        names = inspect(connection).get_table_names()
        if "alembic_version" not in names:
            return Schema.FOREIGN if names else Schema.EMPTY
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is None:
        return Schema.EMPTY
    if revision == HEAD:
        return Schema.CURRENT
    return Schema.OLDER if str(revision) < HEAD else Schema.NEWER


def make_ready(database: Database) -> None:
    """See that the record can be used by this program; an embedded file is brought up to it.

    Raises:
        Unavailable: the record is newer, is not ours, or is not for this login to bring up.
    """
    found = schema(database)
    if found is Schema.CURRENT:
        return
    if found is Schema.NEWER:
        raise Unavailable(
            f"{database.place} was written by a newer CourtDesk.",
            "Install the newer program; this one does not touch it.",
        )
    if found is Schema.FOREIGN:
        raise Unavailable(
            f"{database.place} is a database of another program.", "Give another path."
        )
    if database.kind is Kind.POSTGRESQL:
        raise Unavailable(
            f"{database.place} is not ready for this CourtDesk.",
            "Ask whoever looks after the database to run “courtdesk migrate”.",
        )
    migrate(database)


def migrate(database: Database, to: str = HEAD) -> None:
    """Bring the record up (or, in tests, down) in one transaction; guards are laid again after.

    On PostgreSQL the login must be a member of the owner; where the roles are missing it must be
    allowed to make them.
    """
    if database.kind is Kind.EMBEDDED and schema(database) is Schema.OLDER:
        _copy_aside(database)
    with trouble.named(database.place), database.writer.begin() as connection:
        if database.kind is Kind.POSTGRESQL:
            if connection.exec_driver_sql("SELECT to_regnamespace('court')").scalar() is None:
                guards.run(connection, roles_script())
            connection.exec_driver_sql("SET LOCAL ROLE court_owner")
        guards.lift(connection)
        _run(connection, to)
        if to == HEAD:
            guards.lay(connection)


def roles_script() -> str:
    """What whoever may make roles runs once on the server, if the migrating login may not."""
    return (resources.files("courtdesk.store") / "roles.sql").read_text("utf-8")


def _run(connection: Connection, to: str) -> None:
    """Run the steps. Alembic is only read when there is a step to run."""
    from alembic import command  # noqa: PLC0415 - 0.2 s that an opened record need not spend.
    from alembic.config import Config  # noqa: PLC0415 - as above.

    config = Config(attributes={"connection": connection})
    config.set_main_option(
        "script_location", str(resources.files("courtdesk.store") / "migrations")
    )
    config.set_main_option("path_separator", "os")
    if to == HEAD:
        command.upgrade(config, to)
    else:
        command.downgrade(config, to)


def _copy_aside(database: Database) -> None:
    """Keep the file as it is beside itself before its schema is changed."""
    file = Path(database.place)
    with database.writer.connect() as connection:
        old = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        connection.rollback()
        connection.exec_driver_sql("COMMIT") if connection.in_transaction() else None
    aside = file.with_name(f"{file.stem}.before-{HEAD}-was-{old}{file.suffix}")
    if not aside.exists():
        database.close()
        shutil.copy2(file, aside)
