"""The press: Jinja as this program runs it, in a sandbox that reads variables and nothing else.

What it prints it remembers, so that every figure, date and name on a paper can be told from
where it came; and where a paper would show a blank, it stops.
"""

import re
from collections.abc import Callable, Hashable, MutableMapping
from dataclasses import dataclass
from functools import wraps
from types import CodeType
from typing import Any, cast

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from courtdesk.documents.filters import FILTERS
from courtdesk.documents.grammar import Misuse, fields_of, parsed, path
from courtdesk.documents.wordfile import printable
from courtdesk.domain.finding import Finding, Refused, stop

_OWN_MARKS = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x85")
_LOOP_NAMES = ("first", "last", "index", "length")
_AROUND = 60
_KNOWN_MOST = 200

_known: dict[str, CodeType] = {}
"""Texts found good, as Jinja made them ready: a list day fills the same few forty times."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it stands on a paper, and the variable it came from.

    Attributes:
        variable: its name as the template writes it.
        text: what was printed.
    """

    variable: str
    text: str


class Press(SandboxedEnvironment):
    """Prints templates of the grammar, remembers what it printed, and stops at a blank."""

    def __init__(self, template: str) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.template = template
        self.shown: list[Shown] = []
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: _lenient(one) for name, one in FILTERS.items()}
        self.filters["shown"] = self._show

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name for it.
        template_class: type[Template] | None = None,
    ) -> Template:
        """A template ready to print, once every mark in it has been found good.

        Raises:
            Refused: the template says something it may not.
        """
        if not isinstance(source, str):
            raise TypeError("a template is text")
        code = _known.get(source)
        if code is None:
            read = parsed(source, self)
            if isinstance(read, tuple):
                raise Refused(*(finding_of(one, self.template, source) for one in read))
            code = self.compile(_watched(read))
            if len(_known) >= _KNOWN_MOST:
                _known.clear()
            _known[source] = code
        kind = template_class or self.template_class
        return kind.from_code(self, code, self.make_globals(globals))

    def getattr(self, obj: object, attribute: str) -> Any:  # noqa: ANN401 - as Jinja declares it.
        """A variable under another; under nothing there is nothing, and ``shown`` says so."""
        if isinstance(obj, Undefined):
            return obj
        if obj is None:
            return self.undefined(name=attribute)
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:  # noqa: ARG002 - as Jinja calls it.
        """Only the variables themselves, and where a loop stands."""
        if isinstance(obj, LoopContext):
            return attr in _LOOP_NAMES
        return attr in (fields_of(cast("Hashable", type(obj))) or {})

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - as Jinja calls it.
        """A template calls nothing."""
        return False

    def _show(self, value: object, variable: str) -> Markup:
        """A value as XML text, remembered under its variable's name.

        Raises:
            Refused: there is no value, and the paper would show a blank.
        """
        if isinstance(value, Undefined) or value is None:
            raise Refused(self._blank(variable))
        text = str(value)
        if not text.isprintable():
            text = printable(_LINE_ENDS.sub("\n", text))
        if not text.strip():
            raise Refused(self._blank(variable))
        self.shown.append(Shown(variable, text))
        escaped = escape(text)
        if "_" not in text:
            return escaped
        return Markup(_OWN_MARKS.sub("&#95;", str(escaped)))  # noqa: S704 - escaped above.

    def _blank(self, variable: str) -> Finding:
        return stop(
            "paper-would-have-a-blank",
            f"“{variable}” is empty, and “{self.template}” would show a blank there.",
            where=variable,
            remedy="Record what is missing on the case, then make the paper again.",
        )


def finding_of(misuse: Misuse, template: str, source: str) -> Finding:
    """A misuse as a finding that names the template and the words around the place."""
    lines = source.splitlines()
    line = lines[misuse.line - 1] if 0 < misuse.line <= len(lines) else ""
    words = re.sub(r"<[^>]*>", "", line).strip()
    near = f", near “{words[:_AROUND]}”" if words else ""
    return stop(misuse.code, misuse.says, where=f"{template}{near}", remedy=misuse.remedy)


def _watched(parsed: nodes.Template) -> nodes.Template:
    """A parsed template in which every printed value goes through ``shown`` with its name."""
    for output in parsed.find_all(nodes.Output):
        output.nodes = [
            one
            if isinstance(one, nodes.TemplateData)
            else nodes.Filter(
                one, "shown", [nodes.Const(path(one))], [], None, None, lineno=one.lineno
            )
            for one in output.nodes
        ]
    return parsed


def _lenient(function: Callable[..., str]) -> Callable[..., object]:
    """A filter that hands on what is not there, so that ``shown`` can name it."""

    @wraps(function)
    def through(value: object) -> object:
        if value is None or isinstance(value, Undefined):
            return value
        return function(value)

    return through
