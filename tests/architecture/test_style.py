"""The house style, where neither the linter nor the import contracts can see it."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, called, modules, told

OURS = ("courtdesk", "installer", "tests")
LINES_IN_A_MODULE = 400
LINES_IN_A_FUNCTION = 50

# What may be longer, each with its reason.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

EMPTY_NAMES = re.compile("(Manager|Helper|Util|Service|Controller|Handler|Base|Data|Info)s?$")
EMPTY_MODULES = re.compile("(manager|helper|util|common|misc)s?$")
# The trade's own words: the service of a paper on somebody.
WORDS_OF_THE_TRADE = {"Service"}

CLOCK_OF_DATES = {"now", "today", "utcnow"}
CLOCK_OF_TIME = {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: Module) -> Iterator[Function]:
    """Every function of a module, at any depth."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def test_no_module_is_longer_than_one_can_hold_in_mind() -> None:
    lengths = {module.place: len(module.text.splitlines()) for module in modules(*OURS)}
    check_lengths(lengths, LINES_IN_A_MODULE, LONG_MODULES)


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{module.place}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in modules(*OURS)
        for function in functions(module)
    }
    check_lengths(lengths, LINES_IN_A_FUNCTION, LONG_FUNCTIONS)


def check_lengths(lengths: dict[str, int], most: int, allowed: dict[str, str]) -> None:
    """Nothing is too long but what is allowed by name, and nothing is allowed without need."""
    long = {place: lines for place, lines in lengths.items() if lines > most}
    unnamed = [f"{place}: {lines} lines" for place, lines in long.items() if place not in allowed]
    assert not unnamed, told(unnamed)
    assert set(allowed) - set(long) == set()


def test_names_say_something() -> None:
    empty = [
        f"{module.at(node)} {node.name}"
        for module in modules(*OURS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and EMPTY_NAMES.search(node.name)
        and node.name not in WORDS_OF_THE_TRADE
    ]
    empty += [
        module.place
        for module in modules(*OURS)
        if EMPTY_MODULES.search(module.place.removesuffix(".py"))
    ]
    assert not empty, told(empty)


def test_everything_public_says_what_it_is_for() -> None:
    silent = []
    for module in modules("courtdesk", "installer"):
        if not ast.get_docstring(module.tree):
            silent.append(module.place)
        scopes: tuple[ast.Module | ast.ClassDef, ...] = (module.tree, *classes(module.tree))
        for scope in scopes:
            silent += [
                f"{module.at(node)} {node.name}"
                for node in scope.body
                if isinstance(node, Function | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
                and not overrides(node)
            ]
    assert not silent, told(silent)


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """The public classes of a module."""
    return (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[:1] != "_")


def overrides(node: Function | ast.ClassDef) -> bool:
    """Whether it answers to somebody else's description: an override, or an overload."""
    words = {"override", "overload", "setter"}
    marks = [one.attr if isinstance(one, ast.Attribute) else one for one in node.decorator_list]
    return bool(words & {mark if isinstance(mark, str) else ast.unparse(mark) for mark in marks})


def test_the_rule_book_has_no_fractions_that_round_by_themselves() -> None:
    inexact = [
        module.at(node)
        for module in modules("courtdesk/domain")
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert not inexact, told(inexact)


def test_only_the_composition_root_reads_the_clock() -> None:
    read = [
        module.at(call)
        for module in modules()
        if module.place != "courtdesk/app.py"
        for call in module.calls()
        if reads_clock(call)
    ]
    imported = [
        module.at(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "time"
        and any(name.name in CLOCK_OF_TIME for name in node.names)
    ]
    assert not read + imported, told(read + imported)


def reads_clock(call: ast.Call) -> bool:
    """Whether a call asks the machine for the day or the time: not how long something took."""
    if not isinstance(call.func, ast.Attribute):
        return False
    owner = call.func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    of_dates = name in {"date", "datetime"} and call.func.attr in CLOCK_OF_DATES
    return of_dates or (name == "time" and call.func.attr in CLOCK_OF_TIME)


def test_only_the_database_commits() -> None:
    commits = [
        module.at(call)
        for module in modules()
        if module.place != "courtdesk/store/database.py"
        for call in module.calls()
        if called(call) == "commit"
    ]
    assert not commits, told(commits)
