"""Every finding is explained in the help, and every rule says on what law it rests."""

import ast
import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache

from courtdesk.domain import reckoned
from tests.architecture.source import ROOT, Module, called, modules, told

FINDINGS = ROOT / "resources" / "help" / "findings"
RULES = ROOT / "resources" / "rules"
# A finding, and what becomes one on its way, once the file it is about is known.
KINDS = {"Finding", "Misuse"}

# Where a finding is made with a code that somebody else chose, each with its reason.
PASSED_ON = {
    "courtdesk/intake/door.py": "a child's findings, handed on in clean words",
    "courtdesk/documents/press.py": "the misuses of a template, with its name",
}

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
IDS = r"[A-Z][A-Z0-9]*-D?[0-9]+(?:\.[0-9]+)*[a-z]?"
CITED = re.compile(rf"Authority: ({IDS}(?:, {IDS})*)\.")


@cache
def makers() -> frozenset[tuple[str, str]]:
    """What makes a finding, by module and name: functions that hand on the code they are given.

    What is not private to a module stands under no module.
    """
    found = {("", kind) for kind in KINDS}
    while True:
        more = {
            (module.place if node.name.startswith("_") else "", node.name)
            for module in modules()
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef)
            if any(one.arg == "code" for one in node.args.args[:1])
            if any(
                isinstance(call, ast.Call) and hands_on(call) and makes(module, call, found)
                for call in ast.walk(node)
            )
        }
        if more <= found:
            return frozenset(found)
        found |= more


def makes(module: Module, call: ast.Call, by: Collection[tuple[str, str]]) -> bool:
    """Whether a call in a module makes a finding."""
    of_log = isinstance(call.func, ast.Attribute) and called(call) not in KINDS
    return not of_log and bool({("", called(call)), (module.place, called(call))} & set(by))


def hands_on(call: ast.Call) -> bool:
    """Whether a call is given the code that its own function was given."""
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id == "code"


def makings(module: Module) -> Iterator[ast.Call]:
    """The calls in a module that make a finding, but those that hand on a code."""
    return (call for call in module.calls() if makes(module, call, makers()) and not hands_on(call))


def first_words(call: ast.Call) -> tuple[str, ...]:
    """The codes a call may be given, read off its first argument; none where it is not written."""
    by_name = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    written = (call.args or by_name)[:1]
    if written and isinstance(written[0], ast.IfExp):
        written = [written[0].body, written[0].orelse]
    words = (one.value for one in written if isinstance(one, ast.Constant))
    return tuple(word for word in words if isinstance(word, str))


def codes() -> dict[str, str]:
    """Every code written in the source, and one place where it is."""
    return {
        code: module.at(call)
        for module in modules()
        for call in makings(module)
        for code in first_words(call)
    }


def authorities() -> set[str]:
    """The ids of the law as the rule book holds it."""
    return set(tomllib.loads((RULES / "law.toml").read_text(encoding="utf-8")))


def test_a_code_is_written_out_where_the_finding_is_made() -> None:
    unwritten = [
        (module.place, module.at(call))
        for module in modules()
        for call in makings(module)
        if not first_words(call)
    ]
    odd = [at for place, at in unwritten if place not in PASSED_ON]
    assert not odd, told(odd)
    assert set(PASSED_ON) - {place for place, _ in unwritten} == set()


def test_codes_are_written_alike() -> None:
    odd = [f"{at} {code}" for code, at in codes().items() if not KEBAB.fullmatch(code)]
    assert not odd, told(odd)


def test_every_finding_is_explained_in_the_help_and_nothing_else_is() -> None:
    headings = [
        line.removeprefix("## ").strip()
        for path in sorted(FINDINGS.glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("## ")
    ]
    made = codes()
    odd = [f"{at} {code}: not explained" for code, at in made.items() if code not in headings]
    odd += [f"{code}: explained, never made" for code in headings if code not in made]
    odd += [f"{code}: explained twice" for code in headings if headings.count(code) > 1]
    assert not odd, told(odd)


def test_every_explanation_has_words() -> None:
    empty = [
        f"{path.name}: {entry.splitlines()[0]}"
        for path in sorted(FINDINGS.glob("*.md"))
        for entry in path.read_text(encoding="utf-8").split("\n## ")[1:]
        if len(entry.split()) < 6
    ]
    assert not empty, told(empty)


def test_every_reckoned_rule_says_on_what_law_it_rests() -> None:
    held = authorities()
    unfounded = []
    for name, rule in reckoned.rules().items():
        cited = CITED.search(rule.function.__doc__ or "")
        ids = cited[1].split(", ") if cited else []
        if not ids or set(ids) - held:
            unfounded.append(f"{name}: {', '.join(ids) or 'nothing cited'}")
    assert reckoned.rules()
    assert not unfounded, told(unfounded)


def test_every_authority_cited_in_the_source_is_in_the_rule_book() -> None:
    held = authorities()
    unknown = [
        f"{module.place} {one}"
        for module in modules()
        for group in CITED.findall(module.text)
        for one in group.split(", ")
        if one not in held
    ]
    unknown += [
        f"{module.at(constant)} {constant.value!r}"
        for module in modules()
        for call in module.calls()
        for keyword in call.keywords
        if keyword.arg == "authority"
        for constant in ast.walk(keyword.value)
        if isinstance(constant, ast.Constant) and constant.value not in held
    ]
    assert not unknown, told(unknown)


def test_every_authority_cited_in_the_rules_files_is_in_the_rule_book() -> None:
    held = authorities()
    unknown = [
        f"{path.name} {one}"
        for path in sorted(RULES.glob("*.toml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("authority")
        for one in re.findall(IDS, line.partition("=")[2])
        if one not in held
    ]
    assert not unknown, told(unknown)
