"""Alembic's door: it runs on the connection, and in the transaction, the program gives it."""

from alembic import context

from desktop.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
