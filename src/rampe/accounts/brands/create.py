"""Making a brand account, and what its owner says of it."""

import secrets

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.authentication import Principal, check_min_age
from rampe.accounts.brands.errors import AlreadyBrand, TooManyBrands
from rampe.accounts.brands.models import Brand, BrandMember, Category, SiteState, TeamRole
from rampe.accounts.errors import HandleTaken
from rampe.accounts.events import SignedUp
from rampe.accounts.handle import check_not_held, flush_handle, is_reserved
from rampe.accounts.models import Account, AccountId
from rampe.accounts.queries import find_account
from rampe.accounts.sign_up import NewAccount, build_account
from rampe.kit import clock
from rampe.kit.outbox import emit

ADULT = 18
MOST_OWNED = 5


async def do_create_brand(
    session: AsyncSession,
    owner: Principal,
    *,
    handle: str,
    name: str,
    category: Category,
    site_url: str | None,
) -> Brand:
    """Make a brand account that nobody signs in to, only acts as; it is public.

    Raises:
        AgeRequired: the owner is not of age.
        HandleTaken: somebody has the handle, had it lately, or it is reserved.
        TooManyBrands: the owner has as many as one person may.
        AlreadyBrand: the owner's own account is a brand.
    """
    check_min_age(owner, ADULT)
    if is_reserved(handle):
        raise HandleTaken
    person = await find_account(session, owner.member_id)
    if person.brand:
        raise AlreadyBrand
    await _check_room(session, person.id)
    account = _build(person, handle, name)
    session.add(account)
    await flush_handle(session)
    await check_not_held(session, account.handle, account.id)
    brand = await found_brand(session, account.id, person.id, category, site_url)
    await emit(session, SignedUp(account_id=account.id), actor=person.id)
    return brand


async def found_brand(
    session: AsyncSession,
    account_id: AccountId,
    owner_id: AccountId,
    category: Category,
    site_url: str | None,
) -> Brand:
    """Add what makes an account a brand's: its line of business, its site, and who owns it."""
    now = clock.now()
    brand = Brand(
        account_id=account_id,
        category=category,
        site_token=secrets.token_urlsafe(24),
        site_state=SiteState.NONE,
        created_at=now,
    )
    set_site(brand, site_url)
    session.add(brand)
    await session.flush()
    session.add(
        BrandMember(brand_id=account_id, account_id=owner_id, role=TeamRole.OWNER, since=now)
    )
    await session.flush()
    return brand


async def _check_room(session: AsyncSession, person_id: AccountId) -> None:
    # The lock makes two requests at once count each other.
    await session.execute(select(Account.id).where(Account.id == person_id).with_for_update())
    owned = await session.scalar(
        select(func.count()).where(
            BrandMember.account_id == person_id, BrandMember.role == TeamRole.OWNER
        )
    )
    if (owned or 0) >= MOST_OWNED:
        raise TooManyBrands


def _build(person: Account, handle: str, name: str) -> Account:
    account = build_account(
        NewAccount(
            handle=handle,
            name=name,
            country=person.country,
            locale=person.locale,
            zone=person.zone,
            interests=person.interests,
        )
    )
    account.brand, account.private, account.demo = True, False, person.demo
    return account


def set_site(brand: Brand, url: str | None) -> None:
    """Give a brand another site, which it has to prove anew; the same one changes nothing."""
    if url == brand.site_url:
        return
    brand.site_url = url
    brand.site_state = SiteState.UNPROVED if url else SiteState.NONE
    brand.site_problem = brand.site_checked_at = brand.site_verified_at = None
