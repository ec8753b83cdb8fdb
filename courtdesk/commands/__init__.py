"""The commands of the headless door, by the same two doors as the window.

Knows: the composition root, the desk, the terminal.
Must not know: Qt.

To add a command: its words in ``__main__``, a function in the module of its noun here, and its
place in ``COMMANDS``. Modules are read only when their command is given, so that each starts fast.
"""

import importlib
from collections.abc import Callable
from typing import cast

from courtdesk.terminal import Arguments

COMMANDS = {
    None: "window.window",
    "see": "doors.see",
    "do": "doors.do",
    "demo": "demo.demo",
    "import": "post.import_exports",
    "schedule": "post.schedule",
    "bundle": "papers.bundle",
    "check": "papers.check",
    "variables": "papers.variables",
    "reckon": "rules.reckon",
    "roll-over": "record.roll_over",
    "verify": "record.verify",
    "migrate": "record.migrate",
}


def run(arguments: Arguments) -> int:
    """Run the command that was given; without one, open the window."""
    module, _, name = COMMANDS[arguments.word].partition(".")
    found = getattr(importlib.import_module(f"courtdesk.commands.{module}"), name)
    return cast("Callable[[Arguments], int]", found)(arguments)
