"""What alembic runs: the engine comes from `app.migrate`, the rows from `app.models`."""

from alembic import context

from app.models import Base

config = context.config


def main() -> None:
    """Run the migrations on the connection that `app.migrate` put into the configuration."""
    context.configure(
        connection=config.attributes["connection"],
        target_metadata=Base.metadata,
        # SQLite cannot alter a table, so alembic copies it.
        render_as_batch=True,
        compare_type=True,
        user_module_prefix="app.models.base.",
    )
    with context.begin_transaction():
        context.run_migrations()


main()
