"""Make the shipped templates from their scripts; a test compares them with what is shipped."""

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

_HERE = Path(__file__).resolve().parent
if str(_HERE.parent) not in sys.path:
    sys.path.insert(0, str(_HERE.parent))

from installer import papers  # noqa: E402 - the folder above is known only from here on.

_SHARED = frozenset({"base", "parts", "sheet"})


def made() -> Mapping[str, bytes]:
    """Every template by its file name."""
    return {
        f"{one.name.replace('_', '-')}.docx": import_module(f"installer.papers.{one.name}").make()
        for one in iter_modules(papers.__path__)
        if one.name not in _SHARED
    }


def main() -> None:
    """Write them where they are shipped."""
    folder = _HERE.parent / "templates"
    for name, content in made().items():
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
