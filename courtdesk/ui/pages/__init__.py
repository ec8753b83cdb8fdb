"""The pages, one module each, named as the desk names its nouns; the shell finds them here.

Knows: the kit of ``ui``, desk and domain.
Must not know: each other; a page leads to another by its name, through the window round it.

To add a page: a module here with a ``PAGE``, a ``PageKind`` of the module's own name that says
what it watches and what can be done from it.
"""

import importlib
import pkgutil

from courtdesk.ui.page import PageKind


def names() -> frozenset[str]:
    """The names of all pages; none of them is read for it."""
    return frozenset(module.name for module in pkgutil.iter_modules(__path__))


def kind(name: str) -> PageKind:
    """The page of a name, read when it is first wanted."""
    page: PageKind = importlib.import_module(f"{__name__}.{name}").PAGE
    return page


def kinds() -> dict[str, PageKind]:
    """Every page by its name."""
    return {name: kind(name) for name in sorted(names())}
