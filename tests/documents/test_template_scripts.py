"""The shipped templates are what their scripts make."""

import pytest

from courtdesk.documents import wordfile
from courtdesk.documents.description import shipped_folder
from installer.make_templates import made

MADE = made()


@pytest.mark.parametrize("name", MADE)
def test_a_shipped_template_is_what_its_script_makes(name: str) -> None:
    shipped = wordfile.open_parts((shipped_folder() / name).read_bytes())
    fresh = wordfile.open_parts(MADE[name])
    assert list(shipped) == list(fresh)
    for part, content in fresh.items():
        assert wordfile.xml(wordfile.tree(shipped[part])) == wordfile.xml(wordfile.tree(content))


def test_every_shipped_template_has_a_script_and_a_description() -> None:
    assert {one.name for one in shipped_folder().glob("*.docx")} == set(MADE)
    assert {one.stem for one in shipped_folder().glob("*.toml")} == {
        name.removesuffix(".docx") for name in MADE
    }


@pytest.mark.parametrize("name", MADE)
def test_a_template_holds_nothing_of_its_makers(name: str) -> None:
    parts = wordfile.open_parts(MADE[name])
    assert not [one for one in parts if "theme" in one or "thumbnail" in one or "app.xml" in one]
    assert wordfile.properties(parts) == {"title": "", "language": "en-GB"}
