"""Checking files: what a file is, and how it stands to the rules of its kind."""

import tomllib
from dataclasses import replace
from pathlib import Path

from courtdesk.documents.checked import Checked
from courtdesk.domain.finding import Refused, Unavailable, stop
from courtdesk.domain.progress import Progress
from courtdesk.domain.rulebook import Rulebook
from courtdesk.intake.door import open_door
from courtdesk.rules import check_rules_file


def check_file(path: Path, rules: Rulebook, progress: Progress) -> Checked:
    """A bundle, statement, template, layout, plan or rules file judged rule by rule.

    Raises:
        Refused: it cannot be opened, or is of no kind that is checked.
        Unavailable: it is not there.
    """
    if not path.is_file():
        raise Unavailable(f"{path} is not there.", "Give the path of a file.")
    checks = {".pdf": _bundle, ".docx": _word, ".toml": _toml}
    check = checks.get(path.suffix.lower())
    if check is not None:
        return replace(check(path, rules, progress), file=str(path))
    raise Refused(
        stop(
            "not-checked",
            f"{path.name} is of no kind that is checked.",
            where=str(path),
            remedy="Bundles are .pdf, statements and templates .docx, rules and layouts .toml.",
        )
    )


def _bundle(path: Path, _rules: Rulebook, progress: Progress) -> Checked:
    from courtdesk.documents.bundle.checking import check_bundle  # noqa: PLC0415 - slow to load.

    return check_bundle(path, progress)


def _word(path: Path, rules: Rulebook, progress: Progress) -> Checked:
    """A template where its description stands beside it, else a witness statement."""
    # Both are slow to load, and few checks need both.
    if path.with_suffix(".toml").exists():
        from courtdesk.documents.template import check_template  # noqa: PLC0415 - as said above.

        with open_door() as door:
            return check_template(door, path, progress)
    from courtdesk.documents.statement import check_statement  # noqa: PLC0415 - as said above.

    with open_door() as door:
        return check_statement(door, path, rules, progress)


def _toml(path: Path, _rules: Rulebook, _progress: Progress) -> Checked:
    """A layout has columns, a plan has sections, a description a kind; the rest are rules."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError):
        table = {}
    if "columns" in table:
        from courtdesk.imports.layout import check_layout  # noqa: PLC0415 - read only for layouts.

        return Checked(str(path), "layout", findings=check_layout(path))
    if "section" in table and "court" in table:
        from courtdesk.documents.bundle.building import read_plan_file  # noqa: PLC0415 - as above.

        try:
            findings = read_plan_file(path)[1]
        except Refused as refused:
            findings = refused.findings
        return Checked(str(path), "plan", findings=findings)
    kind, findings = check_rules_file(path)
    return Checked(str(path), "rules", findings=findings, facts={"rules": kind})
