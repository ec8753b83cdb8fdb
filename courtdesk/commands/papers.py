"""Papers headless: bundles built from a plan, files checked, the guide to variables."""

from courtdesk import app
from courtdesk.desk import checking
from courtdesk.terminal import Arguments, Told, answer, say, say_json, tell_findings


def bundle(arguments: Arguments) -> int:
    """Build a bundle from a plan, then check it."""
    # The binder is slow to load, and no other command wants it.
    from courtdesk.documents.bundle import building  # noqa: PLC0415 - as said above.

    plan, odd = building.read_plan_file(arguments.plan)
    parts = building.shelf_of(arguments.plan)
    built = building.build(plan, arguments.out, parts=parts, progress=Told())
    findings = (*odd, *(one for one in built.findings if one not in odd))
    built_so = {
        "pages": built.pages,
        "documents": built.documents,
        "sha256": built.sha256,
        "findings": findings,
    }
    answer(arguments, built_so, f"{arguments.out}: {built.pages} pages of {built.documents} papers")
    if not arguments.json:
        tell_findings(findings)
    return 0


def check(arguments: Arguments) -> int:
    """Check files against the rules of their kind; without any, what is shipped and overlaid."""
    rules, found = app.open_rules()
    files = arguments.files or app.own_files()
    answers = [checking.check_file(path, rules, Told()) for path in files]
    tell_findings(found if not arguments.files else ())
    if arguments.json:
        say_json(answers[0] if len(answers) == 1 else answers)
        return 0
    for one in answers:
        say(f"{one.file}: {one.kind}")
        for rule, verdict in one.rules.items():
            say(f"    {rule:8}{verdict.value}")
        tell_findings(one.findings)
    return 0


def variables(arguments: Arguments) -> int:
    """The guide to template variables."""
    from courtdesk.documents.guide import print_guide  # noqa: PLC0415 - slow to load.

    answer(arguments, {"guide": print_guide()}, print_guide())
    return 0
