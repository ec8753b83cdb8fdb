"""The terminal: answers to stdout, progress and warnings to stderr."""

import argparse
import json
import sys
from collections.abc import Iterable

from courtdesk.domain.finding import Finding
from courtdesk.domain.plain import plain

Arguments = argparse.Namespace
REFUSED = 3


def say(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")


def say_json(value: object) -> None:
    """The answer as one JSON value."""
    say(json.dumps(plain(value), ensure_ascii=False))


def answer(arguments: Arguments, value: object, words: str) -> None:
    """The answer as it was asked for: JSON, or words."""
    if arguments.json:
        say_json(value)
    else:
        say(words)


def tell(text: str) -> None:
    """A line beside the answer: progress, a warning, what went wrong."""
    sys.stderr.write(f"{text}\n")


def tell_findings(findings: Iterable[Finding]) -> None:
    """What rules and checks say, a line each."""
    for one in findings:
        place = f"{one.where}: " if one.where else ""
        tell(f"{one.weight.value}: {place}{one.says} {one.remedy}".rstrip())


class Told:
    """Progress told on stderr, where a person is watching."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, done: int, total: int, words: str) -> None:
        """Say what comes next, once."""
        if sys.stderr.isatty() and words != self._last:
            tell(f"[{done}/{total}] {words}" if total else words)
            self._last = words
