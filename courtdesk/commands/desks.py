"""The desk a command stands at, let go of when the command is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from courtdesk import app
from courtdesk.desk.core import Desk
from courtdesk.terminal import Arguments


def options(arguments: Arguments) -> app.Options:
    """What was said on the command line about the record and who acts."""
    return app.Options(
        arguments.database, arguments.key_file, arguments.today, arguments.login, arguments.key
    )


@contextmanager
def at_desk(arguments: Arguments) -> Iterator[Desk]:
    """The acting officer's desk, closed again whatever happens."""
    desk = app.open_desk(options(arguments))
    try:
        yield desk
    finally:
        desk.database.close()
