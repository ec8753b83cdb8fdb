"""CourtDesk on a bare machine, in one command: try it, test it, or set it up.

    python3 installer/bootstrap.py demo    the main job on the sample office, then the window
    python3 installer/bootstrap.py test    every check and every test
    python3 installer/bootstrap.py check   the checks that take seconds: style, types, rooms, rules
    python3 installer/bootstrap.py setup   only what the others need
    python3 installer/bootstrap.py lock    renew the list of locked libraries

Only the standard library is needed, and Python 3.11 or newer. A second run is fast.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installer import environment, machine

ROOT = environment.ROOT
OFFICE = "office.courtdesk"  # The sample office's record, in the folder of the demo.
WORKERS = 2
BROKEN_OFF = 2  # pytest's exit code where somebody broke the run off.
NOTHING_COLLECTED = 5  # And where no test was asked for.
WINDOW_PATIENCE = 3  # Seconds in which a window that cannot open has said so.


class Step(NamedTuple):
    """One check, by its name and the command that makes it."""

    name: str
    command: tuple[str, ...]


class Told(NamedTuple):
    """How a step ended, and what it left out."""

    name: str
    code: int
    not_run: tuple[str, ...] = ()


def main(argv: list[str]) -> int:
    """Do what is asked; the exit code is that of the headless door."""
    os.environ.setdefault("PYTHONUTF8", "1")  # Elsewhere than on Windows it is so already.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # A terminal always can.
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = {"demo": demo, "test": test, "check": check, "setup": setup, "lock": lock}
    parser.add_argument("command", choices=commands)
    asked, more = parser.parse_known_args(argv[:1])
    more += argv[1:]
    try:
        if sys.version_info < machine.PYTHON_NEEDED:
            return run((*machine.newer_python(), __file__, *argv))
        return commands[asked.command](more)
    except machine.Stuck as stuck:
        print(str(stuck).strip(), file=sys.stderr)
        return machine.UNAVAILABLE


def demo(argv: list[str]) -> int:
    """Make the sample office, do the main job on it, and open the window if there is a screen."""
    parser = argparse.ArgumentParser(prog="bootstrap.py demo")
    parser.add_argument("--to", default=ROOT / "demo", type=Path, help="where to put what is made")
    parser.add_argument("--no-window", action="store_true", help="do not open the window after")
    asked, more = parser.parse_known_args(argv)
    folder = asked.to.resolve()
    provide(machine.FOR_DEMO, vital=False)
    courtdesk = (environment.script("python"), "-m", "courtdesk")
    code = run((*courtdesk, "demo", "--to", str(folder), *more))
    if code or asked.no_window:
        return code
    if not machine.has_screen():
        print("There is no screen here, so the window is not opened.")
    else:
        open_window((*courtdesk, "--database", str(folder / OFFICE)))
    return 0


def test(argv: list[str]) -> int:
    """Run every check, then every test; what is given besides goes to pytest."""
    without = {machine.POSTGRESQL} if any("not postgresql" in word for word in argv) else set()
    provide(tuple(need for need in machine.FOR_TEST if need not in without), vital=True)
    return tell([*take_steps(), *run_tests(argv)])


def check(argv: list[str]) -> int:
    """Run the checks that take seconds."""
    no_more(argv)
    environment.provide()
    return tell(take_steps())


def setup(argv: list[str]) -> int:
    """Have everything ready for the program and its tests."""
    no_more(argv)
    provide(machine.FOR_TEST, vital=False)
    print(f"Ready: {environment.script('courtdesk')}")
    return 0


def lock(argv: list[str]) -> int:
    """Renew the lock; ``--upgrade`` takes the newest versions allowed."""
    environment.provide()
    return environment.renew_lock(argv)


def provide(needs: tuple[machine.Need, ...], *, vital: bool) -> None:
    """Have the libraries and the machine ready."""
    environment.provide()
    provide_machine(needs, vital=vital)


def provide_machine(needs: tuple[machine.Need, ...], *, vital: bool) -> None:
    """Have the machine ready as far as may be; where vital things lack, go no further."""
    lacking = machine.obtain(needs)
    if not lacking:
        return
    reasons = ", ".join(dict.fromkeys(need.why for need in lacking))
    words = f"This machine lacks what is needed for {reasons}. Run\n{machine.how_to_get(lacking)}"
    if vital and any(need.vital for need in lacking):
        raise machine.Stuck(words)
    print(f"{words}\nGoing on without.\n", flush=True)


def steps() -> tuple[Step, ...]:
    """The checks that take seconds, in order."""
    rules = sorted((ROOT / "resources" / "rules").glob("*.toml"))
    templates = sorted((ROOT / "templates").glob("*.toml"))
    shipped = tuple(str(path.relative_to(ROOT)) for path in (*rules, *templates))
    script = environment.script
    return (
        Step("ruff check", (script("ruff"), "check", "--quiet")),
        Step("ruff format", (script("ruff"), "format", "--check", "--quiet")),
        Step("mypy", (script("mypy"),)),
        Step("lint-imports", (script("lint-imports"),)),
        Step("courtdesk check", (script("courtdesk"), "check", *shipped)),
    )


def take_steps() -> list[Told]:
    """Take every step, each with its time; what it says is shown only where it fails."""
    told = []
    for step in steps():
        begun = time.monotonic()
        done = subprocess.run(
            step.command,
            cwd=ROOT,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode:
            print(done.stdout, end="")
        say_time(step.name, done.returncode, begun)
        told.append(Told(step.name, done.returncode))
    return told


def run_tests(argv: list[str]) -> list[Told]:
    """Run the tests: those that bear company side by side, then those that must be alone."""
    told = []
    for part, workers in (("together", WORKERS), ("alone", 0)):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="courtdesk-") as folder:
            tally = Path(folder) / "tally.json"
            asked = ("-n", str(workers), "--part", part, "--tally", str(tally), *argv)
            code = run((environment.script("python"), "-m", "pytest", "--quiet", *asked))
            counted = json.loads(tally.read_text("utf-8")) if tally.exists() else {}
        if code != NOTHING_COLLECTED:
            say_time(f"tests {part}", code, begun)
        name = f"{counted.get('run', 'no tests')} {part}"
        told.append(Told(name, code, tuple(counted.get("not_run", ()))))
        if code == BROKEN_OFF:
            break
    some = [one for one in told if one.code != NOTHING_COLLECTED]
    return some or told


def tell(told: list[Told]) -> int:
    """Say in one last line what was run, what not and how it ended; answer the worst exit code."""
    failed = ", ".join(one.name for one in told if one.code)
    left = "; ".join(dict.fromkeys(words for one in told for words in one.not_run))
    ended = f"FAILED: {failed}." if failed else "Everything that was run passed."
    ran = ", ".join(one.name for one in told)
    print(f"Run: {ran}. Not run: {left or 'nothing was left out'}. {ended}")
    return max(one.code for one in told)


def say_time(name: str, code: int, begun: float) -> None:
    """One line for a step: its name, its time and how it ended."""
    ended = f"failed ({code})" if code else "passed"
    print(f"{name:<16} {time.monotonic() - begun:7.1f} s  {ended}", flush=True)


def run(command: tuple[str, ...]) -> int:
    """Run a command to its end, also where the run is being broken off: it clears up itself."""
    with subprocess.Popen(command, cwd=ROOT) as process:
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def open_window(command: tuple[str, ...]) -> None:
    """Open the window and leave it to the officer; say so where it could not be opened."""
    print("Opening the window on the sample office ...", flush=True)
    window = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        code = window.wait(WINDOW_PATIENCE)
    except subprocess.TimeoutExpired:
        return
    if code:
        print(f"The window could not be opened (exit {code}). Run again by hand:\n    ", end="")
        print(" ".join(command))


def no_more(argv: list[str]) -> None:
    """Refuse words that mean nothing here."""
    if argv:
        print(f"bootstrap.py: not understood: {' '.join(argv)}", file=sys.stderr)
        raise SystemExit(2)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
