"""The rooms stand on one another in their order, and each carries its sign."""

import ast

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import PACKAGE, ROOT, Module, modules, packages

SIGN = ("Knows:", "Must not know:", "To add ")


def test_the_rooms_know_only_what_they_may(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    # The linter would switch off every logger there is, and no test after it would hear a thing.
    monkeypatch.setattr("logging.config.dictConfig", lambda _: None)
    broken = lint_imports(no_cache=True)
    assert not broken, capsys.readouterr().out


@pytest.mark.parametrize("door", packages()[1:], ids=lambda door: door.dotted)
def test_every_door_says_what_is_known_behind_it_and_how_to_add_to_it(door: Module) -> None:
    sign = ast.get_docstring(door.tree) or ""
    assert [words for words in SIGN if words not in sign] == []


def test_the_map_at_the_entrance_names_every_room() -> None:
    rooms = {door.dotted.split(".")[1] for door in packages()[1:]}
    entrance = ast.get_docstring(packages()[0].tree) or ""
    assert sorted(room for room in rooms if f"``{room}``" not in entrance) == []


def test_every_room_of_python_has_a_door() -> None:
    with_door = {door.place.rpartition("/")[0] for door in packages()}
    folders = {one.place.rpartition("/")[0] for one in modules()}
    assert folders - with_door == set()
    assert PACKAGE in folders
