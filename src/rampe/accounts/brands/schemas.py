"""What brands take and give over HTTP."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from rampe.accounts.brands.models import Category, SiteState, TeamRole
from rampe.accounts.schemas import AccountRef, Handle, Input, check_url
from rampe.kit.ids import PublicId
from rampe.kit.text import Line


def check_site(url: str) -> str:
    """Return the address of a site as it is shown.

    Raises:
        ValueError: not a plain web address.
    """
    return check_url(url.strip())


SiteUrl = Annotated[str, Field(max_length=300), AfterValidator(check_site)]
Name = Annotated[str, Line(40, min_length=1)]
# The owner's role is handed over, never given.
GivenRole = Literal[TeamRole.EDITOR, TeamRole.ANALYST]


class BrandNew(Input):
    """A brand to be made."""

    handle: Handle
    name: Name
    category: Category
    site_url: SiteUrl | None = None


class BecomeBrand(Input):
    """What a person's account is about once it is a brand, with its handle, typed."""

    handle: Annotated[str, Field(max_length=30)]
    category: Category
    site_url: SiteUrl | None = None


class BrandChange(Input):
    """What an owner changes; absent fields stay, a site may be taken away (null)."""

    category: Category | None = None
    site_url: SiteUrl | None = None


class SiteOut(BaseModel):
    """A brand's site, and how it is proved."""

    url: str | None
    state: SiteState
    problem: str | None
    word: str
    meta_tag: str
    file_url: str | None
    checked_at: datetime | None
    verified_at: datetime | None


class BrandOut(BaseModel):
    """A brand as its team sees it. `erase_at` is there while it is being deleted.

    `own`: it is its owner's own account, who signs in to it.
    """

    account: AccountRef
    own: bool
    category: Category
    role: TeamRole
    site: SiteOut
    erase_at: datetime | None
    created_at: datetime


class InvitationOut(BaseModel):
    """A team that the caller is asked to join."""

    brand: AccountRef
    role: TeamRole
    invited_by: AccountRef | None
    created_at: datetime


class BrandList(BaseModel):
    """The caller's teams, and those that they are asked to join: a few of each."""

    items: list[BrandOut]
    invitations: list[InvitationOut]


class TeamMember(BaseModel):
    """Somebody of a team; `invited` has not answered yet."""

    account: AccountRef
    role: TeamRole
    invited: bool
    since: datetime


class Team(BaseModel):
    """A whole team, at most fifty."""

    items: list[TeamMember]


class Invite(Input):
    """Whom to ask, as what."""

    handle: Handle
    role: GivenRole


class RoleChoice(Input):
    """Another role."""

    role: GivenRole


class HandOver(Input):
    """Who is to own the brand."""

    account_id: PublicId


class DeleteBrand(Input):
    """The handle of the brand, typed."""

    handle: Annotated[str, Field(max_length=30)]


class Figure(BaseModel):
    """One count; `name` is of the form `video.views`."""

    name: str
    count: int


class Statistics(BaseModel):
    """What a brand has reached so far."""

    items: list[Figure]


class ActAs(Input):
    """As which brand to act; null is oneself."""

    brand_id: PublicId | None


class Acting(BaseModel):
    """As whom the session acts, and as whom it may."""

    person: AccountRef
    acting_as: AccountRef | None
    role: TeamRole | None
    choices: list[AccountRef]
