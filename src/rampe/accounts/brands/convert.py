"""A person's own account becomes a brand's, and a person's again (ACC-04).

It keeps its handle, followers, videos and door: its member goes on signing in to it, and is its
owner for as long as it is a brand. What else is theirs (address, age, what they watched) the team
never sees. Such a brand is not handed over: who means to give one away makes a brand of its own.
"""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band
from rampe.accounts.authentication import Principal, check_min_age
from rampe.accounts.brands.create import ADULT, found_brand
from rampe.accounts.brands.errors import AlreadyBrand, BrandNotFound, InTeams, StaffIsNoBrand
from rampe.accounts.brands.models import (
    Brand,
    BrandInvitation,
    BrandMember,
    Category,
)
from rampe.accounts.brands.team import end_acting
from rampe.accounts.models import Account, AccountId, Role
from rampe.accounts.personal.deletion import check_typed
from rampe.accounts.queries import band_of, lock_account
from rampe.accounts.security.factors import check_not_shared
from rampe.accounts.settings import AccountsSettings
from rampe.accounts.taken_back import do_take_back
from rampe.ports.bus import Bus


async def do_become_brand(
    session: AsyncSession,
    settings: AccountsSettings,
    member: Principal,
    *,
    typed: str,
    category: Category,
    site_url: str | None,
) -> Brand:
    """Make a person's account a brand's, of which they are the owner.

    Raises:
        AgeRequired: they are not of age.
        HandleNotTyped: the confirmation is not the handle.
        AlreadyBrand: it is one.
        StaffIsNoBrand: moderators and administrators act in their own name.
        SharedAccount: one of the demo's cast.
        InTeams: who is of other brands' teams leaves them first.
    """
    check_min_age(member, ADULT)
    account = await lock_account(session, member.member_id)
    check_typed(account, typed)
    if account.brand:
        raise AlreadyBrand
    if account.role is not Role.MEMBER:
        raise StaffIsNoBrand
    check_not_shared(account, settings)
    if await session.scalar(
        select(BrandMember.brand_id).where(BrandMember.account_id == account.id).limit(1)
    ):
        raise InTeams
    await session.execute(delete(BrandInvitation).where(BrandInvitation.account_id == account.id))
    account.brand = True
    return await found_brand(session, account.id, account.id, category, site_url)


async def do_become_person(session: AsyncSession, bus: Bus, account_id: AccountId) -> Account:
    """Make such an account a person's again: its team is dissolved, and who acts as it is out.

    Raises:
        BrandNotFound: it is no brand of its own member.
    """
    account = await lock_account(session, account_id)
    if not await is_own_brand(session, account.id):
        raise BrandNotFound
    await _end(session, bus, account)
    return account


async def end_brand_of_minor(session: AsyncSession, bus: Bus, account: Account) -> None:
    """Make a locked brand a person's account again whose member was found not to be of age."""
    if await is_own_brand(session, account.id) and band_of(account) is not Band.ADULT:
        await _end(session, bus, account)


async def is_own_brand(session: AsyncSession, account_id: AccountId) -> bool:
    """Whether an account is a brand whose owner signs in to it."""
    found = await session.scalar(
        select(BrandMember.brand_id).where(
            BrandMember.brand_id == account_id, BrandMember.account_id == account_id
        )
    )
    return found is not None


async def _end(session: AsyncSession, bus: Bus, account: Account) -> None:
    await end_acting(session, bus, account.id)
    await do_take_back(session, account.id)
    # Its team and its invitations go with it.
    await session.execute(delete(Brand).where(Brand.account_id == account.id))
    account.brand = False
    await session.flush()
