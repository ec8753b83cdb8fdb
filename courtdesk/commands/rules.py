"""The rule book headless: rules answered a JSON line each; no record is opened."""

import sys
from pathlib import Path

from courtdesk import paths, settings
from courtdesk.domain import reckoned
from courtdesk.rules import open_rulebook
from courtdesk.terminal import Arguments, tell_findings


def reckon(arguments: Arguments) -> int:
    """Answer rules from stdin, a JSON line each."""
    machine, _ = settings.read_machine(paths.settings_file())
    overlay = arguments.rules or (Path(machine.rules) if machine.rules else None)
    rules, findings = open_rulebook(overlay)
    tell_findings(findings)
    reckoned.rules()
    for line in sys.stdin:
        if not line.strip():
            continue
        sys.stdout.write(f"{reckoned.answer_line(line, rules)}\n")
        sys.stdout.flush()  # Whoever asks may wait for the answer before asking on.
    return 0
