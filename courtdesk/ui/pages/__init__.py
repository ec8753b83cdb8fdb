"""The pages, one module each, named as the desk names its nouns; the shell finds them here.

Knows: the kit of ``ui``, desk and domain.
Must not know: each other; a page leads to another by its name, through the window round it.

To add a page: a module here with a ``PAGE``, a ``PageKind`` that names it, what it watches and
what can be done from it.
"""

import importlib
import pkgutil

from courtdesk.ui.page import PageKind


def kinds() -> dict[str, PageKind]:
    """Every page by its name."""
    found: dict[str, PageKind] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        kind = importlib.import_module(module.name).PAGE
        found[kind.name] = kind
    return found
