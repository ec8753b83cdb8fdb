"""Where the things shipped with the program are: templates, rules, calendar, help.

Knows: the layout of the program's own folder.
Must not know: what is in the files, the record, the window.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The folder that holds ``templates`` and ``resources``, installed or not; never written to."""
    installed = _PACKAGE / "_shipped"
    return installed if installed.is_dir() else _PACKAGE.parent


def rules_folder() -> Path:
    """Where the shipped rules are."""
    return shipped() / "resources" / "rules"


def calendar_folder() -> Path:
    """Where the shipped calendar is."""
    return shipped() / "resources" / "calendar"
