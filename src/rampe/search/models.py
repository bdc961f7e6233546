"""Tables of search: the index, which is never asked what may be seen, and what members looked for.

Everything but the members' own searches is made from other tables and can be made again.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, DateTime, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts import AccountId
from rampe.kit.database import Base


def _word(primary_key: bool = False) -> Mapped[str]:
    # In the order of code points, in which the words that begin alike stand together.
    return mapped_column(Text(collation="C"), primary_key=primary_key)


def _bits() -> Mapped[int]:
    # One of 64 bits for each trigram: how much two words share is read off them at no cost.
    return mapped_column(BigInteger)


def _texts() -> Mapped[list[str]]:
    return mapped_column(ARRAY(Text))


class SearchWord(Base):
    """A word that some video is found by, and its trigrams."""

    __tablename__ = "search_word"
    __table_args__ = (Index("ix_search_word_grams", "grams", postgresql_using="gin"),)

    word: Mapped[str] = _word(primary_key=True)
    grams: Mapped[list[str]] = _texts()
    bits: Mapped[int] = _bits()


class SearchName(Base):
    """A word that some account is found by, and its trigrams."""

    __tablename__ = "search_name"
    __table_args__ = (Index("ix_search_name_grams", "grams", postgresql_using="gin"),)

    word: Mapped[str] = _word(primary_key=True)
    grams: Mapped[list[str]] = _texts()
    bits: Mapped[int] = _bits()


class SearchHashtag(Base):
    """A hashtag as it is searched. `videos` are public ones as of the last count, for ranking."""

    __tablename__ = "search_hashtag"
    __table_args__ = (
        Index("ix_search_hashtag_word", "word"),
        Index("ix_search_hashtag_grams", "grams", postgresql_using="gin"),
        Index(
            "ix_search_hashtag_stale",
            "stale_since",
            postgresql_where=text("stale_since IS NOT NULL"),
        ),
    )

    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    word: Mapped[str] = _word()
    grams: Mapped[list[str]] = _texts()
    bits: Mapped[int] = _bits()
    videos: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    stale_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class SearchVideo(Base):
    """The words that a video is found by; `strong` are those of its caption and hashtags.

    `hashtags` are folded, as of the same moment: those that an edit took away are counted again.
    """

    __tablename__ = "search_video"
    __table_args__ = (Index("ix_search_video_words", "words", postgresql_using="gin"),)

    video_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("video.id", ondelete="CASCADE"), primary_key=True
    )
    hashtags: Mapped[list[str]] = _texts()
    strong: Mapped[list[str]] = _texts()
    words: Mapped[list[str]] = _texts()


class SearchAccount(Base):
    """The words that an account is found by; `followers` as of the last count, for ranking."""

    __tablename__ = "search_account"
    __table_args__ = (
        Index("ix_search_account_words", "words", postgresql_using="gin"),
        Index(
            "ix_search_account_stale",
            "stale_since",
            postgresql_where=text("stale_since IS NOT NULL"),
        ),
    )

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[list[str]] = _texts()
    followers: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    stale_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RecentSearch(Base):
    """That a member looked for something; again is once, with a new `id`, which orders them."""

    __tablename__ = "search_recent"
    __table_args__ = (
        Index("ix_search_recent_account", "account_id", "id"),
        Index("ix_search_recent_at", "at"),
    )

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class SearchPause(Base):
    """Whether a member wants searches not to be kept."""

    __tablename__ = "search_pause"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    paused: Mapped[bool] = mapped_column(Boolean)


class SearchDismissed(Base):
    """That a member does not want an account to be suggested to them."""

    __tablename__ = "search_dismissed"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    dismissed_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PopularSearch(Base):
    """What enough different members looked for lately; written anew by a job."""

    __tablename__ = "search_popular"

    folded: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    members: Mapped[int] = mapped_column(Integer)
