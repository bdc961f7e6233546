"""Tables of search."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0013"
down_revision = "0012"

moment = sa.DateTime(timezone=True)
word = sa.Text(collation="C")


def upgrade() -> None:
    """Make the tables."""
    make_vocabularies()
    make_documents()
    make_members_searches()


def make_vocabularies() -> None:
    """What queries are compared with."""
    for name in ("search_word", "search_name"):
        op.create_table(name, sa.Column("word", word, primary_key=True), texts("grams"), bits())
    op.create_table(
        "search_hashtag",
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("word", word, nullable=False),
        texts("grams"),
        bits(),
        count("videos"),
        sa.Column("stale_since", moment),
    )
    op.create_index("ix_search_hashtag_word", "search_hashtag", ["word"])
    for name in ("search_word", "search_name", "search_hashtag"):
        op.create_index(f"ix_{name}_grams", name, ["grams"], postgresql_using="gin")


def make_documents() -> None:
    """What is found."""
    op.create_table(
        "search_video",
        foreign_id("video"),
        texts("hashtags"),
        texts("strong"),
        texts("words"),
    )
    op.create_table(
        "search_account",
        foreign_id("account"),
        texts("words"),
        count("followers"),
        sa.Column("stale_since", moment),
    )
    for name in ("search_video", "search_account"):
        op.create_index(f"ix_{name}_words", name, ["words"], postgresql_using="gin")
    for name in ("search_hashtag", "search_account"):
        op.create_index(
            name.replace("search", "ix_search") + "_stale",
            name,
            ["stale_since"],
            postgresql_where=sa.text("stale_since IS NOT NULL"),
        )


def make_members_searches() -> None:
    """What members looked for."""
    op.create_table(
        "search_recent",
        foreign_id("account"),
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("id", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_search_recent_account", "search_recent", ["account_id", "id"])
    op.create_index("ix_search_recent_at", "search_recent", ["at"])
    op.create_table(
        "search_pause", foreign_id("account"), sa.Column("paused", sa.Boolean, nullable=False)
    )
    op.create_table(
        "search_popular",
        sa.Column("folded", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("members", sa.Integer, nullable=False),
    )


def texts(name: str) -> sa.Column[list[str]]:
    """Return a column of texts."""
    return sa.Column(name, ARRAY(sa.Text), nullable=False)


def bits() -> sa.Column[int]:
    """Return the column that sums up the trigrams."""
    return sa.Column("bits", sa.BigInteger, nullable=False)


def count(name: str) -> sa.Column[int]:
    """Return a column that counts."""
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def foreign_id(table: str) -> sa.Column[int]:
    """Return a part of a key that names a row of another table and goes with it."""
    return sa.Column(
        f"{table}_id",
        sa.BigInteger,
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
