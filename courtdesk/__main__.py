"""The headless door: everything the window can do, for nightly jobs, scripts and checks.

Answers go to stdout, as one JSON value where ``--json`` is given; progress and warnings go to
stderr. Exit codes: 0 done, 2 bad usage, 3 refused, 4 unavailable, 1 our fault.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from courtdesk import __version__
from courtdesk.domain.finding import Finding, Refused, Unavailable
from courtdesk.terminal import REFUSED, say_json, tell, tell_findings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no other name.
UNAVAILABLE = 4
OUR_FAULT = 1
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and say how it went by the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    if hasattr(sys.stdin, "reconfigure"):  # What is not UTF-8 is then one wrong line, not the end.
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    arguments = _parser().parse_args(words)
    from courtdesk import commands  # noqa: PLC0415 - a wrong usage is answered without it.

    try:
        return commands.run(arguments)
    except Refused as refused:
        return refuse(refused.findings)
    except Unavailable as unavailable:
        tell(f"{unavailable.what} {unavailable.try_next}")
        return UNAVAILABLE
    except KeyboardInterrupt:
        tell("Stopped; nothing is left half done.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001 - the last face of our own mistakes.
        return _own_fault(error)


def refuse(findings: Sequence[Finding]) -> int:
    """Say why something is refused: as JSON on stdout, in words on stderr."""
    say_json({"refused": findings})
    tell_findings(findings)
    return REFUSED


def _own_fault(error: Exception) -> int:
    """A calm word about a mistake of ours; the report names places in the code, no person."""
    from courtdesk import faults  # noqa: PLC0415 - only when something has gone wrong.

    report = faults.write_report(error)
    tell(
        "Something went wrong in CourtDesk itself. Nothing was half saved.\n"
        f"A report without personal data is in {report}."
    )
    return OUR_FAULT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="courtdesk", description=__doc__.partition("\n")[0])
    parser.add_argument("--version", action="version", version=f"CourtDesk {__version__}")
    parser.add_argument("--database", metavar="PATH|URL", help="the office file or server")
    parser.add_argument("--key-file", type=Path, help="where the key of an encrypted file is")
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="taken as today")
    parser.add_argument("--as", dest="login", metavar="LOGIN", help="the officer acting")
    parser.add_argument("--command", dest="key", metavar="ID", help="an id for this command")
    commands = parser.add_subparsers(dest="word", metavar="COMMAND")

    _add_doors(commands)
    _add_work(commands)
    _add_checks(commands)
    return parser


def _add_doors(commands: Commands) -> None:
    """The two doors."""
    for word, help_text in (
        ("see", "what an officer can see; a name and key=value answers it"),
        ("do", "what an officer can do; a name and key=value does it"),
    ):
        door = commands.add_parser(word, help=help_text)
        door.add_argument("name", nargs="?")
        door.add_argument("arguments", nargs="*", metavar="key=value")
        door.add_argument("--in", dest="given", type=Path, metavar="FILE.json")
        door.add_argument("--because", default="", help="the reason, for the journal")
        _as_json(door)


def _add_work(commands: Commands) -> None:
    """What is done with a record."""
    demo = commands.add_parser("demo", help="the main job on the sample office")
    demo.add_argument("--to", type=Path, metavar="DIR")
    demo.add_argument("--seed", type=int, default=1)
    _as_json(demo)

    post = commands.add_parser("import", help="read rent exports; a dry run without --accept")
    post.add_argument("files", nargs="+", type=Path, metavar="FILE")
    post.add_argument("--format", default="", metavar="NAME")
    post.add_argument("--accept", action="store_true")
    post.add_argument("--exclude", type=_numbers, default=(), metavar="N,N")
    post.add_argument("--because", default="", metavar="TEXT")
    _as_json(post)

    schedule = commands.add_parser("schedule", help="the arrears schedule of an account")
    schedule.add_argument("account")
    schedule.add_argument("--issue", type=_day, required=True, metavar="DATE")
    schedule.add_argument("--first-default", type=_day, metavar="DATE")
    _as_json(schedule)


def _add_checks(commands: Commands) -> None:
    """Bundles, checks, rules, and what is done to a whole record."""
    bundle = commands.add_parser("bundle", help="build a bundle from a plan, then check it")
    bundle.add_argument("plan", type=Path, metavar="PLAN.toml")
    bundle.add_argument("out", type=Path, metavar="OUT.pdf")
    _as_json(bundle)

    check = commands.add_parser("check", help="check bundles, statements, rules and templates")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE")
    _as_json(check)

    reckon = commands.add_parser("reckon", help="answer rules, a JSON line each")
    reckon.add_argument("--rules", type=Path, metavar="DIR")
    _as_json(reckon)

    for word, help_text in (
        ("roll-over", "the nightly run over every open case"),
        ("verify", "check the journal, the ledgers and every stored file"),
        ("variables", "the guide to template variables"),
        ("migrate", "bring the record up to this program"),
    ):
        _as_json(commands.add_parser(word, help=help_text))


def _as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer with one JSON value")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-12-15") from None


def _numbers(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(one) for one in text.split(",") if one)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a list of line numbers") from None


if __name__ == "__main__":
    sys.exit(main())
