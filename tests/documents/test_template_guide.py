"""The guide to the variables, and that every variable has its line."""

from collections.abc import Callable, Hashable, Iterator

from courtdesk.documents import grammar, guide
from courtdesk.documents.filters import FILTERS
from courtdesk.documents.variables import Context


def groups(hint: Hashable) -> Iterator[type]:
    """Every group of variables, the whole first."""
    if isinstance(hint, type):
        yield hint
    for inner in (grammar.fields_of(hint) or {}).values():
        element = grammar.element_of(inner)
        one = grammar.bare(inner) if element is None else element
        if grammar.fields_of(one):
            yield from groups(one)


def test_every_variable_has_its_line_and_no_line_is_without_its_variable() -> None:
    for group in groups(Context):
        fields = grammar.fields_of(group) or {}
        assert list(guide._lines_of(group)) == list(fields), group.__name__


def test_the_guide_names_every_variable_and_filter(golden: Callable[[str, str], None]) -> None:
    text = guide.print_guide()
    assert all(path in text for path in grammar.all_paths())
    assert all(f"|{name}" in text for name in FILTERS)
    golden("variables.txt", text)
