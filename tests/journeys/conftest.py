"""Journeys through the window use what its own tests use."""

from tests.ui.conftest import (
    dressed,
    empty_office,
    hands,
    new_hands,
    officer,
    open_window,
    record,
    sample,
    worn,
)

__all__ = [
    "dressed",
    "empty_office",
    "hands",
    "new_hands",
    "officer",
    "open_window",
    "record",
    "sample",
    "worn",
]
