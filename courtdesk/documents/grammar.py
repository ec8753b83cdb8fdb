"""What a template may say: variables of the context, ``if``, ``for``, and the filters. No more.

A council writes its own templates, so a template is read as a stranger's: every name is looked
up in the tree of variables before a word is printed, and whatever is not of this small grammar
(a call, a sum, a macro) is refused by name. The limits of the child stand behind it.
"""

import dataclasses
import difflib
from collections.abc import Generator, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from types import NoneType
from typing import cast, get_args, get_origin

from jinja2 import Environment, TemplateSyntaxError, nodes

from courtdesk.documents.filters import FILTERS
from courtdesk.documents.variables import Context
from courtdesk.domain import plain
from courtdesk.domain.money import Money

Hint = Hashable
Scope = Mapping[str, Hint]
Found = Generator["Misuse", None, Hint | None]

_LOOP: Scope = {"first": bool, "last": bool, "index": int, "length": int}
_PRINTED = (str, int)
_USUAL_FILTER = {Money: "money", date: "long_date", time: "time_of_day"}
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Misuse:
    """Something a template says that it may not.

    Attributes:
        line: the line of the template's text, from 1; 0 where it is not known.
    """

    code: str
    says: str
    remedy: str
    line: int


def misuses(source: str, environment: Environment) -> tuple[Misuse, ...]:
    """Everything in a template's text that is not of the grammar."""
    read = parsed(source, environment)
    return read if isinstance(read, tuple) else ()


def parsed(source: str, environment: Environment) -> nodes.Template | tuple[Misuse, ...]:
    """A template's text as Jinja reads it, or everything in it that is not of the grammar."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return (_unreadable(error),)
    return tuple(_all(tree.body, _top(), 0)) or tree


def used(source: str, environment: Environment) -> tuple[str, ...]:
    """The names of all variables that a template's text uses, loops resolved."""
    names: dict[str, None] = {}
    _collect(environment.parse(source), {}, names)
    return tuple(names)


def path(node: nodes.Node) -> str:
    """A variable as a template writes it, without its filters: ``tenants[0].full_name``."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=owner, attr=attr):
            return f"{path(owner)}.{attr}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=value)):
            return f"{path(owner)}[{value}]"
        case nodes.Filter(node=inner) if inner is not None:
            return path(inner)
        case nodes.CondExpr(expr1=first):
            return path(first)
        case nodes.Const(value=value):
            return str(value)
    return type(node).__name__.lower()


def fields_of(hint: Hint) -> Scope | None:
    """The names under a group of variables; none where the value is no group."""
    one = bare(hint)
    if isinstance(one, type) and dataclasses.is_dataclass(one) and one is not Money:
        return _fields(one)
    return None


def element_of(hint: Hint) -> Hint | None:
    """What a list holds; none where the value is no list."""
    one = bare(hint)
    return cast("Hint", get_args(one)[0]) if get_origin(one) is tuple else None


def bare(hint: Hint) -> Hint:
    """A type without its ``or nothing``."""
    some = [one for one in get_args(hint) if one is not NoneType]
    return cast("Hint", some[0]) if NoneType in get_args(hint) else hint


@cache
def all_paths() -> tuple[str, ...]:
    """Every variable there is, as a template would write it; lists by their first element."""
    return tuple(_paths(Context, ""))


def _unreadable(error: TemplateSyntaxError) -> Misuse:
    return Misuse(
        "template-not-readable",
        f"A mark between braces cannot be read: {error.message or 'unknown'}",
        "Check that every {{ has its }} and every {% if %} its {% endif %}.",
        error.lineno,
    )


def _paths(owner: Hint, before: str) -> Iterator[str]:
    for name, hint in (fields_of(owner) or {}).items():
        here = f"{before}.{name}" if before else name
        yield here
        inner = element_of(hint)
        yield from _paths(hint, here) if inner is None else _paths(inner, f"{here}[0]")


@cache
def _fields(owner: type) -> Scope:
    return {one.name: one.hint for one in plain.fields(cast("Hashable", owner))}


def _top() -> Scope:
    return _fields(Context)


def _all(body: list[nodes.Node], scope: Scope, depth: int) -> Iterator[Misuse]:
    for node in body:
        yield from _statement(node, scope, depth)


def _statement(node: nodes.Node, scope: Scope, depth: int) -> Iterator[Misuse]:
    match node:
        case nodes.Output():
            for one in node.nodes:
                if not isinstance(one, nodes.TemplateData):
                    yield from _printed(one, scope)
        case nodes.If():
            yield from _value(node.test, scope)
            yield from _all(node.body, scope, depth)
            for other in node.elif_:
                yield from _statement(other, scope, depth)
            yield from _all(node.else_, scope, depth)
        case nodes.For(target=nodes.Name(name=name)) if not node.recursive and depth < _DEEPEST:
            hint = yield from _value(node.iter, scope)
            element = element_of(hint) if hint is not None else None
            if hint is not None and element is None:
                yield _misuse(
                    "not-a-list",
                    f"“{path(node.iter)}” is not a list, so there is nothing to go through.",
                    "Use one of the variables that the guide marks as a list.",
                    node,
                )
            held = cast("Hint", NoneType) if element is None else element
            inner: Scope = {**scope, str(name): held, "loop": "loop"}
            if node.test is not None:
                yield from _value(node.test, inner)
            yield from _all(node.body, inner, depth + 1)
            yield from _all(node.else_, scope, depth)
        case _:
            yield _too_clever(node)


def _printed(node: nodes.Node, scope: Scope) -> Iterator[Misuse]:
    hint = yield from _value(node, scope)
    one = bare(hint) if hint is not None else None
    if one is None or one in _PRINTED:
        return
    usual = _USUAL_FILTER.get(cast("type", one))
    yield _misuse(
        "variable-not-printable",
        f"“{path(node)}” is not something that can be printed as it is.",
        f"Write {{{{ {path(node)}|{usual} }}}}."
        if usual
        else "Use one of the variables under it, or ask about it with {% if %}.",
        node,
    )


def _value(node: nodes.Node, scope: Scope) -> Found:
    """The type of an expression; none where it is wrong and that has been said."""
    match node:
        case nodes.Const():
            return cast("Hint", type(node.value))
        case nodes.Name(name=name):
            return (yield from _named(str(name), scope, node))
        case nodes.Getattr(node=owner, attr=attr):
            return (yield from _attribute(owner, str(attr), node, scope))
        case nodes.Getitem(node=owner, arg=nodes.Const(value=int())):
            hint = yield from _value(owner, scope)
            return element_of(hint) if hint is not None else None
        case nodes.Filter():
            return (yield from _filtered(node, scope))
        case nodes.Not() | nodes.And() | nodes.Or() | nodes.Compare() | nodes.Operand():
            for child in node.iter_child_nodes():
                yield from _value(child, scope)
            return bool
        case nodes.CondExpr(test=test, expr1=first, expr2=second) if second is not None:
            yield from _value(test, scope)
            hint = yield from _value(first, scope)
            yield from _value(second, scope)
            return hint
    yield _too_clever(node)
    return None


def _named(name: str, scope: Scope, node: nodes.Node) -> Found:
    if name in scope:
        return scope[name]
    yield _unknown(name, name, list(scope), node)
    return None


def _attribute(owner: nodes.Node, attr: str, node: nodes.Node, scope: Scope) -> Found:
    hint = yield from _value(owner, scope)
    if hint is None:
        return None
    known = _LOOP if hint == "loop" else fields_of(hint)
    if known is not None and attr in known:
        return known[attr]
    names = [f"{path(owner)}.{one}" for one in known or {}]
    yield _unknown(path(node), attr, names, node)
    return None


def _filtered(node: nodes.Filter, scope: Scope) -> Found:
    if node.node is None:
        yield _too_clever(node)
        return None
    hint = yield from _value(node.node, scope)
    function = FILTERS.get(node.name)
    if function is None or node.args or node.kwargs:
        near = difflib.get_close_matches(node.name, FILTERS, n=1)
        yield _misuse(
            "unknown-filter",
            f"“{node.name}” is not a filter of this program.",
            f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(FILTERS)}.",
            node,
        )
        return str
    wanted = plain.fields(cast("Hashable", function))[0].hint
    if hint is not None and bare(hint) != wanted:
        yield _misuse(
            "filter-does-not-fit",
            f"“{node.name}” cannot print “{path(node.node)}”.",
            "The guide to the variables says which filter prints what.",
            node,
        )
    return str


def _unknown(name: str, last: str, siblings: list[str], node: nodes.Node) -> Misuse:
    near = difflib.get_close_matches(name, siblings, n=1)
    if not near:
        by_last = {one.rpartition(".")[2]: one for one in reversed(all_paths())}
        near = [by_last[one] for one in difflib.get_close_matches(last, by_last, n=1)]
    return _misuse(
        "unknown-variable",
        f"“{name}” is not a variable of this program.",
        f"Did you mean “{near[0]}”?" if near else "“courtdesk variables” lists them all.",
        node,
    )


def _too_clever(node: nodes.Node) -> Misuse:
    return _misuse(
        "template-too-clever",
        f"A template may use variables, “if”, “for” and filters; this is more ({_kind(node)}).",
        "Take it out; what has to be worked out is worked out before the template is filled.",
        node,
    )


def _kind(node: nodes.Node) -> str:
    return type(node).__name__.lower()


def _misuse(code: str, says: str, remedy: str, node: nodes.Node) -> Misuse:
    return Misuse(code, says, remedy, node.lineno or 0)  # Jinja leaves it out of some nodes.


def _collect(node: nodes.Node, loops: Mapping[str, str], names: dict[str, None]) -> None:
    """Gather full names; a loop's variable stands for its list."""
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        whole = _resolved(path(node.iter), loops)
        names.setdefault(whole)
        loops = {**loops, str(node.target.name): f"{whole}[]"}
        for child in [*node.body, *node.else_, *([node.test] if node.test else [])]:
            _collect(child, loops, names)
        return
    if isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Name):
        name = _resolved(path(node), loops)
        if not name.startswith("loop"):
            names.setdefault(name)
        return
    for child in node.iter_child_nodes():
        _collect(child, loops, names)


def _resolved(name: str, loops: Mapping[str, str]) -> str:
    first, dot, rest = name.partition(".")
    return f"{loops.get(first, first)}{dot}{rest}"
