"""The steps from every released schema to the next, written by hand and never changed after.

Knows: SQLAlchemy's plain column types, Alembic.
Must not know: domain; a step must not change its meaning when the rules do.

To add a step: a module in ``versions`` whose ``down_revision`` is today's ``HEAD``, and set
``HEAD`` here. Never batch mode, which drops triggers silently.
"""

HEAD = "0005"
