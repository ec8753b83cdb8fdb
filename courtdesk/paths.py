"""Where the things shipped with the program are: templates, rules, calendar, help.

Knows: the layout of the program's own folder.
Must not know: what is in the files, the record, the window.
"""

from pathlib import Path

import platformdirs

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


def templates_folder() -> Path:
    """Where the shipped templates are."""
    return shipped() / "templates"


def layouts_folder() -> Path:
    """Where the shipped import layouts are."""
    return shipped() / "resources" / "imports"


def office_file() -> Path:
    """Where this computer's own office file is kept unless another is named."""
    return Path(platformdirs.user_data_dir("courtdesk", appauthor=False)) / "office.courtdesk"


def settings_file() -> Path:
    """Where the settings of this computer are kept."""
    return Path(platformdirs.user_config_dir("courtdesk", appauthor=False)) / "settings.toml"


def scratch_folder() -> Path:
    """Where files in the making are kept, and parts that may be used again."""
    return Path(platformdirs.user_cache_dir("courtdesk", appauthor=False))


def log_folder() -> Path:
    """Where the log and the reports of this computer are kept."""
    return Path(platformdirs.user_log_dir("courtdesk", appauthor=False))
