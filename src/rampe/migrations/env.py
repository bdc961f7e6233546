"""Alembic's environment: one connection, one transaction, models of every domain."""

from alembic import context
from sqlalchemy import create_engine, pool

from rampe.entry.models import metadata
from rampe.kit.database import sqlalchemy_url


def run() -> None:
    """Apply the migrations to the URL in `config.attributes["url"]`."""
    url = sqlalchemy_url(context.config.attributes["url"])
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=metadata)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
