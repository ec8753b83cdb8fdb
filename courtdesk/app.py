"""The composition root: everything is built here once and handed over.

It alone reads the clock, the login and the settings of this computer.
"""

import getpass
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from courtdesk import paths, settings
from courtdesk.desk import office
from courtdesk.desk.core import Desk
from courtdesk.desk.register import Places
from courtdesk.domain.finding import Finding, Refused, Unavailable, stop
from courtdesk.domain.rulebook import Rulebook
from courtdesk.rules import open_rulebook
from courtdesk.store.database import Database, Kind, open_file, open_server
from courtdesk.store.migrate import make_ready

KEY_BYTES = 32
KEYRING = "courtdesk"
PLAIN_HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Options:
    """What was said on the command line, before it is looked at.

    Attributes:
        database: a path or an address; none for this computer's own.
        key_file: where the key of an encrypted file is.
        today: the date to take as today.
        login: the officer acting, on the embedded file only.
        command: an id for the next command.
    """

    database: str | None = None
    key_file: Path | None = None
    today: date | None = None
    login: str | None = None
    command: str | None = None


def clock() -> datetime:
    """The instant now."""
    return datetime.now(UTC)


def open_rules(overlay: Path | None = None) -> tuple[Rulebook, tuple[Finding, ...]]:
    """The rule book, with the council's overlay where one is set for this computer or named."""
    machine, _ = settings.read_machine(paths.settings_file())
    folder = overlay or (Path(machine.rules) if machine.rules else None)
    return open_rulebook(folder)


def open_database(options: Options) -> Database:
    """The record that was named, brought up to this program where it is an own file.

    Raises:
        Unavailable: it is locked, unreachable, newer, or its key is not to be had.
    """
    database = connect(options)
    try:
        make_ready(database)
    except BaseException:
        database.close()
        raise
    return database


def connect(options: Options) -> Database:
    """The record that was named, as it is."""
    machine, _ = settings.read_machine(paths.settings_file())
    named = options.database or machine.database
    if named.startswith("postgresql"):
        return open_server(named)
    path = Path(named) if named else paths.office_file()
    if not named:
        path.parent.mkdir(parents=True, exist_ok=True)
    return open_file(path, _key_of(path, options.key_file))


def open_desk(options: Options) -> Desk:
    """The desk of the acting officer.

    Raises:
        Refused: nobody of that login works here, or a date is pretended where it may not be.
        Unavailable: the record is not to be had.
    """
    rules, _ = open_rules()
    database = open_database(options)
    try:
        login = _acting_login(database, options)
        desk = Desk(database, rules, places(), clock, login, options.today, options.command)
        if database.kind is Kind.EMBEDDED and options.login is None:
            desk = _as_only_officer(desk)
        _check_pretence(desk)
    except BaseException:
        database.close()
        raise
    return desk


def own_files() -> tuple[Path, ...]:
    """Every rules file, layout and template at hand, shipped and the council's own."""
    machine, _ = settings.read_machine(paths.settings_file())
    folders = (
        (paths.rules_folder(), machine.rules, "*.toml"),
        (paths.layouts_folder(), machine.layouts, "*.toml"),
        (paths.templates_folder(), machine.templates, "*.docx"),
    )
    return tuple(
        path
        for shipped, own, ending in folders
        for folder in (shipped, *((Path(own),) if own else ()))
        for path in sorted(folder.glob(ending))
    )


def places() -> Places:
    """Where templates, layouts and files in the making are on this computer."""
    machine, _ = settings.read_machine(paths.settings_file())
    own_templates = (Path(machine.templates),) if machine.templates else ()
    own_layouts = (Path(machine.layouts),) if machine.layouts else ()
    return Places(
        templates=(*own_templates, paths.templates_folder()),
        layouts=(*own_layouts, paths.layouts_folder()),
        scratch=paths.scratch_folder(),
    )


def _acting_login(database: Database, options: Options) -> str:
    """Who acts: the database's own answer on PostgreSQL, who was named on the embedded file."""
    if database.kind is Kind.EMBEDDED:
        return options.login or ""
    if options.login is not None:
        raise Refused(
            stop(
                "login-of-database",
                "On PostgreSQL the officer is the database login.",
                where="--as",
                remedy="Leave out --as, and connect with your own login.",
            )
        )
    return database.login()


def _as_only_officer(desk: Desk) -> Desk:
    """This computer's user where they are an officer, else the only officer there is."""
    logins = [one.officer.login for one in desk.see(office.officers) if one.left_on is None]
    user = getpass.getuser()
    login = user if user in logins or len(logins) != 1 else logins[0]
    return Desk(
        desk.database, desk.rules, desk.places, desk.clock, login, desk.pretended_on, desk.key
    )


def _check_pretence(desk: Desk) -> None:
    """A team's record takes no pretended date, unless it is there to practise on."""
    if desk.pretended_on is None or desk.database.kind is Kind.EMBEDDED:
        return
    if not desk.see(office.office).office.practice:
        raise Refused(
            stop(
                "date-pretended",
                "This office's record is not for practice, so it takes no other date than today.",
                where="--today",
                remedy="Leave out --today, or use a practice office.",
            )
        )


def _key_of(path: Path, key_file: Path | None) -> bytes | None:
    """The key of an encrypted file: from its key file, the keyring, or asked on a terminal."""
    if key_file is not None:
        return _read_key(key_file)
    if not path.exists() or _is_plain(path):
        return None
    key = _from_keyring(path)
    if key is None and sys.stdin.isatty():
        key = _as_key(getpass.getpass(f"Key of {path}: "))
    if key is None:
        raise Unavailable(
            f"{path} is encrypted, and its key is not to be had.",
            "Give --key-file, or unlock the keyring of this computer.",
        )
    return key


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(len(PLAIN_HEADER))
    return head in (b"", PLAIN_HEADER)


def _read_key(key_file: Path) -> bytes:
    try:
        found = _as_key(key_file.read_text("ascii").strip())
    except (OSError, UnicodeDecodeError):
        found = None
    if found is None:
        raise Unavailable(
            f"{key_file} does not hold a key.",
            f"A key file holds {KEY_BYTES * 2} hexadecimal figures and nothing else.",
        )
    return found


def _as_key(text: str) -> bytes | None:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _from_keyring(path: Path) -> bytes | None:
    import keyring  # noqa: PLC0415 - only an encrypted file needs it.
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above.

    try:
        text = keyring.get_password(KEYRING, str(path.resolve()))
    except KeyringError:
        return None
    return _as_key(text) if text else None
