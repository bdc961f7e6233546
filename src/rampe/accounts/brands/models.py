"""Tables of brands: what a brand account is beyond an account, and who its team are."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from rampe.accounts.models import AccountId
from rampe.kit.database import Base
from rampe.kit.word import Word


class TeamRole(StrEnum):
    """What a member of the team does: everything; publish and answer; read the statistics."""

    OWNER = "owner"
    EDITOR = "editor"
    ANALYST = "analyst"


class Category(StrEnum):
    """What a brand is about, in the order in which it is offered."""

    FOOD = "food"
    FASHION = "fashion"
    BEAUTY = "beauty"
    HOME = "home"
    TECHNOLOGY = "technology"
    MUSIC = "music"
    CULTURE = "culture"
    MEDIA = "media"
    SPORT = "sport"
    TRAVEL = "travel"
    EDUCATION = "education"
    HEALTH = "health"
    SHOP = "shop"
    ASSOCIATION = "association"
    PUBLIC_SERVICE = "public_service"
    OTHER = "other"


class SiteState(StrEnum):
    """Whether a brand has proved that its site is its own."""

    NONE = "none"
    UNPROVED = "unproved"
    CHECKING = "checking"
    VERIFIED = "verified"


class Brand(Base):
    """What makes an account a brand. `site_token` is what the site has to show; it is no secret."""

    __tablename__ = "brand"

    account_id: Mapped[AccountId] = mapped_column(
        BigInteger,
        ForeignKey("account.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    category: Mapped[Category] = mapped_column(Word(Category))
    site_url: Mapped[str | None] = mapped_column(Text)
    site_token: Mapped[str] = mapped_column(Text)
    site_state: Mapped[SiteState] = mapped_column(Word(SiteState), default=SiteState.NONE)
    site_problem: Mapped[str | None] = mapped_column(Text)
    site_checked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    site_verified_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class BrandMember(Base):
    """That a person is of a brand's team; each brand has exactly one owner."""

    __tablename__ = "brand_member"
    __table_args__ = (
        Index(
            "uq_brand_member_owner",
            "brand_id",
            unique=True,
            postgresql_where=text("role = 'owner'"),
        ),
    )

    brand_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("brand.account_id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[TeamRole] = mapped_column(Word(TeamRole))
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class BrandInvitation(Base):
    """That a person is asked to join a brand's team."""

    __tablename__ = "brand_invitation"

    brand_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("brand.account_id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[TeamRole] = mapped_column(Word(TeamRole))
    invited_by: Mapped[AccountId] = mapped_column(
        BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
