"""Runs the migrations over the connection that `book.engine` hands in."""

from alembic import context

from sagabook.book.relations import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=False
)
context.run_migrations()
