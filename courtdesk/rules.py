"""Opens the rule book: the shipped rules and calendar, with the council's own laid over them.

Knows: where the rules files are, the library of bank holidays, and the rule book.
Must not know: the record, papers, the window, the clock.

To add a kind of rules file: name it in ``domain.rulebook.reading.KINDS``.
"""

from datetime import date
from pathlib import Path

import holidays

from courtdesk import paths
from courtdesk.domain.finding import Finding, Refused, stop
from courtdesk.domain.rulebook import Rulebook
from courtdesk.domain.rulebook.reading import KINDS, check_source, read_rulebook
from courtdesk.domain.rulebook.sheets import LARGEST, Source

FIRST_YEAR, LAST_YEAR = 1996, 2060
"""The years whose bank holidays are worked out; how far they are known, calendar.toml says."""


def open_rulebook(overlay: Path | None = None) -> tuple[Rulebook, tuple[Finding, ...]]:
    """The rule book, and what is wrong with its files; a wrong table is left out.

    A council's own folder lays its tables over the shipped ones by file and table name.
    """
    sources: list[Source] = []
    findings: list[Finding] = []
    folders = [(paths.rules_folder(), False), (paths.calendar_folder(), False)]
    if overlay is not None:
        if not overlay.is_dir():
            findings.append(_no_folder(overlay))
        folders.append((overlay, True))
    for folder, own in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                sources.append(_source(path, own=own))
            except Refused as refused:
                findings.extend(refused.findings)
    book, wrong = read_rulebook(sources, bank_holidays())
    return book, (*findings, *wrong)


def bank_holidays() -> frozenset[date]:
    """The bank holidays of England, from the library that is kept up to date.

    Authority: TIME-9.
    """
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))


def check_rules_file(path: Path) -> tuple[str, tuple[Finding, ...]]:
    """What kind of rules file it is, and what is wrong with it, the shipped law being known."""
    try:
        source = _source(path, own=True)
        law = _source(paths.rules_folder() / "law.toml", own=False)
    except Refused as refused:
        return path.stem if path.stem in KINDS else "unknown", refused.findings
    book, _ = read_rulebook([law], frozenset())
    kind = source.kind if source.kind in KINDS else "unknown"
    return kind, check_source(source, frozenset(book.authorities))


def _source(path: Path, *, own: bool) -> Source:
    """The text of a rules file.

    Raises:
        Refused: the file cannot be read, is far too large, or is not UTF-8.
    """
    try:
        if path.stat().st_size > LARGEST * 4:
            raise Refused(_unreadable(path, "it is far larger than a file of rules"))
        return Source(path.name, path.read_text(encoding="utf-8-sig"), own)
    except OSError as error:
        raise Refused(_unreadable(path, error.strerror or "it cannot be opened")) from None
    except UnicodeDecodeError:
        raise Refused(_unreadable(path, "it is not UTF-8 text")) from None


def _unreadable(path: Path, why: str) -> Finding:
    return stop(
        "rules-file-unreadable",
        f"{path.name} cannot be read: {why}.",
        where=str(path),
        remedy="Check the file; save it as UTF-8 text.",
    )


def _no_folder(overlay: Path) -> Finding:
    return stop(
        "rules-folder-missing",
        f"There is no folder {overlay}; the shipped rules are used.",
        where=str(overlay),
        remedy="Check the path given for the council's own rules.",
    )
