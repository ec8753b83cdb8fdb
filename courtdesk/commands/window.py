"""The window, opened where no command is given."""

from courtdesk.commands.desks import at_desk
from courtdesk.terminal import Arguments


def window(arguments: Arguments) -> int:
    """Open the window on the office and stay until it is closed."""
    # Qt is read last: a record that cannot be opened is said without it.
    with at_desk(arguments) as desk:
        from courtdesk.ui.shell import run  # noqa: PLC0415 - as said above.

        return run(desk)
