"""Run the migrations in one transaction.

The caller (factcheck/database.py) gives the tables to compare with and the way
to connect as attributes of the configuration, so that nothing in this directory
imports the application.
"""

from alembic import context


def run() -> None:
    """Run what the command asks for."""
    attributes = context.config.attributes
    with attributes["connect"]() as connection:
        # The transaction is begun already, so Alembic leaves its end to the caller.
        context.configure(
            connection=connection,
            target_metadata=attributes["metadata"],
            compare_type=True,
            # SQLite cannot alter a table: Alembic builds it anew and copies.
            render_as_batch=connection.dialect.name == "sqlite",
        )
        context.run_migrations()


run()
