"""Settings: each declared once, with the words an officer reads and where its value is kept.

Machine settings stand in a TOML file of this computer; nothing else does. They are read once and
handed over; nobody fetches them.
"""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from courtdesk.domain.finding import Finding, stop, warning
from courtdesk.domain.plain import unknown_word


@dataclass(frozen=True, slots=True)
class Machine:
    """What is set for this computer.

    Attributes:
        database: the office file, or the address of the team's PostgreSQL.
        rules: a folder whose files overlay the shipped rules.
        templates: a folder whose templates overlay the shipped ones.
        layouts: a folder of the council's own import layouts.
    """

    database: str = field(
        default="",
        metadata={
            "words": "Office file or server",
            "help": "A path, or postgresql+psycopg://login@server/database",
        },
    )
    rules: str = field(
        default="",
        metadata={
            "words": "Folder of the council's own rules",
            "help": "Its TOML files overlay the shipped rules by name",
        },
    )
    templates: str = field(
        default="",
        metadata={
            "words": "Folder of the council's own templates",
            "help": "Its Word templates overlay the shipped ones by file name",
        },
    )
    layouts: str = field(
        default="",
        metadata={
            "words": "Folder of the council's own import layouts",
            "help": "Its TOML files are offered beside the shipped layouts",
        },
    )


def read_machine(path: Path) -> tuple[Machine, tuple[Finding, ...]]:
    """The settings of this computer, and what is wrong in their file; the defaults without one."""
    if not path.exists():
        return Machine(), ()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Machine(), (
            stop(
                "settings-unreadable",
                f"The settings of this computer cannot be read: {error}.",
                where=str(path),
                remedy="Mend the file, or remove it to start with the defaults.",
            ),
        )
    known = [one.name for one in fields(Machine)]
    found: list[Finding] = [unknown_word(name, known, str(path)) for name in table.keys() - known]
    values: dict[str, str] = {}
    for name in known:
        if name in table and isinstance(table[name], str):
            values[name] = table[name]
        elif name in table:
            found.append(
                warning(
                    "setting-not-text",
                    f"“{name}” is a text in quotation marks.",
                    where=f"{path}: {name}",
                    remedy="Put its value in quotation marks.",
                )
            )
    return Machine(**values), tuple(found)
