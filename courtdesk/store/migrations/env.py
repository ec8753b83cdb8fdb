"""Where Alembic finds the connection it is handed; nothing is configured here."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
