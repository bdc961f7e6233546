"""Reads of brands for their teams."""

from collections.abc import Sequence

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from rampe.accounts.brands.errors import BrandNotFound
from rampe.accounts.brands.models import Brand, BrandInvitation, BrandMember, TeamRole
from rampe.accounts.brands.policy import ACTING_ROLES
from rampe.accounts.brands.schemas import BrandOut, InvitationOut, SiteOut
from rampe.accounts.models import Account, AccountId, Status, is_active
from rampe.accounts.personal.models import Deletion
from rampe.accounts.queries import account_ref, account_refs
from rampe.ports.site_check import META_NAME, WELL_KNOWN
from rampe.ports.storage import Storage


async def list_brands(
    session: AsyncSession, person_id: AccountId, storage: Storage
) -> list[BrandOut]:
    """Return the brands of whose teams somebody is; those being deleted only to their owner."""
    shown = or_(
        is_active(), (Account.status == Status.DELETED) & (BrandMember.role == TeamRole.OWNER)
    )
    door = aliased(BrandMember)
    own = exists().where(door.brand_id == Brand.account_id, door.account_id == Brand.account_id)
    rows = await session.execute(
        select(Brand, Account, BrandMember.role, Deletion.erase_at, own)
        .join(Account, Account.id == Brand.account_id)
        .join(BrandMember, BrandMember.brand_id == Brand.account_id)
        .outerjoin(Deletion, Deletion.account_id == Brand.account_id)
        .where(BrandMember.account_id == person_id, shown)
        .order_by(BrandMember.since)
    )
    return [
        BrandOut(
            account=account_ref(account, storage),
            own=is_own,
            category=brand.category,
            role=role,
            site=show_site(brand),
            erase_at=erase_at,
            created_at=brand.created_at,
        )
        for brand, account, role, erase_at, is_own in rows
    ]


async def show_brand(
    session: AsyncSession, brand_id: int, person_id: AccountId, storage: Storage
) -> BrandOut:
    """Return one brand to somebody of its team.

    Raises:
        BrandNotFound: no such brand, or the caller is not of its team.
    """
    for brand in await list_brands(session, person_id, storage):
        if brand.account.id == brand_id:
            return brand
    raise BrandNotFound


def show_site(brand: Brand) -> SiteOut:
    """Return a brand's site with what it has to show."""
    return SiteOut(
        url=brand.site_url,
        state=brand.site_state,
        problem=brand.site_problem,
        word=brand.site_token,
        meta_tag=f'<meta name="{META_NAME}" content="{brand.site_token}">',
        file_url=_origin(brand.site_url) + WELL_KNOWN if brand.site_url else None,
        checked_at=brand.site_checked_at,
        verified_at=brand.site_verified_at,
    )


def _origin(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0].partition('#')[0]}"


async def list_invitations(
    session: AsyncSession, person_id: AccountId, storage: Storage
) -> list[InvitationOut]:
    """Return the active brands that ask somebody to join."""
    rows = await session.execute(
        select(BrandInvitation, Account)
        .join(Account, Account.id == BrandInvitation.brand_id)
        .where(BrandInvitation.account_id == person_id, is_active())
        .order_by(BrandInvitation.created_at.desc())
    )
    found = [(invitation, brand) for invitation, brand in rows]
    inviters = await account_refs(session, {one.invited_by for one, _ in found}, storage)
    return [
        InvitationOut(
            brand=account_ref(brand, storage),
            role=invitation.role,
            invited_by=inviters.get(invitation.invited_by),
            created_at=invitation.created_at,
        )
        for invitation, brand in found
    ]


async def find_letterbox(session: AsyncSession, account: Account) -> Account | None:
    """Return whose proved address is written to: the account's own, or that of a brand's owner."""
    if account.brand and account.email is None:
        owner = await session.scalar(
            select(Account)
            .join(BrandMember, BrandMember.account_id == Account.id)
            .where(BrandMember.brand_id == account.id, BrandMember.role == TeamRole.OWNER)
            .where(is_active())
        )
        return owner if owner is not None and owner.email_verified_at else None
    return account if account.email_verified_at else None


async def list_choices(session: AsyncSession, person_id: AccountId) -> Sequence[Account]:
    """Return the brands as which somebody may act; their own account they are already."""
    rows = await session.scalars(
        select(Account)
        .join(BrandMember, BrandMember.brand_id == Account.id)
        .where(BrandMember.account_id == person_id, BrandMember.role.in_(ACTING_ROLES), is_active())
        .where(Account.id != person_id)
        .order_by(Account.handle)
    )
    return rows.all()
