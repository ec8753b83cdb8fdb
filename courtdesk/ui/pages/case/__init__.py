"""One case: its head, its chronology, its sheets, and what can be done next.

Knows: the kit of ``ui``, desk and domain.
Must not know: other pages.

To add something to be recorded: a form in ``recording`` and its ``Action`` in ``actions``. To add
a paper to be made: the same in ``making``. To add a sheet: a module with a widget that has
``show_view``, named in ``page``.
"""

from courtdesk.ui.pages.case.page import PAGE

__all__ = ["PAGE"]
