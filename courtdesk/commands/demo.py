"""The demo headless: the sample office made in a folder, and the main job done on it."""

from pathlib import Path

from courtdesk import app
from courtdesk.domain.dates import in_london
from courtdesk.domain.finding import Refused, stop
from courtdesk.samples import demo as sample_demo
from courtdesk.samples.demo import DemoReport
from courtdesk.terminal import REFUSED, Arguments, Told, say, say_json, tell_findings

USUAL_FOLDER = Path("courtdesk-demo")


def demo(arguments: Arguments) -> int:
    """Make the sample office, do the main job on it, and say where everything is."""
    if arguments.database or arguments.login:
        raise Refused(
            stop(
                "demo-own-record",
                "The demo makes a record of its own in its folder, with officers of its own.",
                where="--database" if arguments.database else "--as",
                remedy="Leave it out, and name the folder with --to.",
            )
        )
    folder = arguments.to or USUAL_FOLDER
    place = sample_demo.make_room(folder)
    today = arguments.today or in_london(app.clock()).date()
    desk = app.open_desk(app.Options(database=str(place), today=today))
    try:
        report = sample_demo.run(desk, folder, arguments.seed, Told())
    finally:
        desk.database.close()
    if arguments.json:
        say_json(report)
    else:
        _say(report)
    return 0 if report.in_order else REFUSED


def _say(report: DemoReport) -> None:
    say(f"Case {report.case} of the sample office; the record is in {report.record}.")
    for one in report.files:
        say(f"{one.words}: {one.path}")
    for paper in (report.statement, report.bundle):
        say(f"{paper.kind} {Path(paper.file).name}")
        for rule, verdict in paper.rules.items():
            say(f"    {rule:8}{verdict.value}")
    proved = report.verified
    say(
        f"Verified: {proved.journal_entries} journal entries, {proved.lines} lines, "
        f"{proved.files} files, {proved.open_cases} open cases."
    )
    tell_findings(report.findings)
