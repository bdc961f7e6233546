"""The team of a brand: who asks whom to join, as what, and how one leaves."""

from collections.abc import Sequence

from sqlalchemy import delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band
from rampe.accounts.authentication import Principal, check_min_age
from rampe.accounts.brands.create import ADULT
from rampe.accounts.brands.errors import (
    AlreadyInTeam,
    BrandIsOwn,
    BrandLeaving,
    BrandNotFound,
    InvitationNotFound,
    OwnerStays,
    TeamFull,
    TeamRoleRequired,
)
from rampe.accounts.brands.models import Brand, BrandInvitation, BrandMember, TeamRole
from rampe.accounts.errors import AccountNotFound, AgeRequired
from rampe.accounts.events import TeamInvited
from rampe.accounts.models import Account, AccountId, AccountSession, Status
from rampe.accounts.push import tell_session_ended
from rampe.accounts.queries import band_of, find_account, resolve_handle
from rampe.accounts.taken_back import do_take_back
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.ports.bus import Bus

MOST_IN_TEAM = 50
EVERYBODY = tuple(TeamRole)


async def find_role(
    session: AsyncSession, brand_id: int, person_id: AccountId, *allowed: TeamRole
) -> TeamRole:
    """Return what somebody is in a team.

    Raises:
        BrandNotFound: no such brand, or they are not of its team.
        TeamRoleRequired: they are, but nothing of what is `allowed`.
    """
    role = await session.scalar(
        select(BrandMember.role).where(
            BrandMember.brand_id == brand_id, BrandMember.account_id == person_id
        )
    )
    if role is None:
        raise BrandNotFound
    if role not in (allowed or EVERYBODY):
        raise TeamRoleRequired
    return role


async def lock_own_brand(session: AsyncSession, brand_id: int, person_id: AccountId) -> Brand:
    """Return a brand that its owner wants to change; nobody else changes its team meanwhile.

    Raises:
        BrandNotFound: no such brand, or the caller is not of its team.
        TeamRoleRequired: the caller is not its owner.
        BrandLeaving: it is being deleted.
    """
    brand = await session.get(Brand, brand_id, with_for_update=True, populate_existing=True)
    await find_role(session, brand_id, person_id, TeamRole.OWNER)
    account = await session.get(Account, brand_id)
    if brand is None or account is None:
        raise BrandNotFound
    if account.status is Status.DELETED:
        raise BrandLeaving
    return brand


async def do_invite(
    session: AsyncSession, brand: Brand, inviter: AccountId, handle: str, role: TeamRole
) -> AccountId:
    """Ask a member to join the team; asking again changes the role that is offered.

    Raises:
        AccountNotFound: no such active member; a brand is none.
        AlreadyInTeam: they are of the team.
        TeamFull: there are as many as may be.
    """
    account, _ = await resolve_handle(session, handle)
    if account.brand:
        raise AccountNotFound
    if await session.get(BrandMember, (brand.account_id, account.id)):
        raise AlreadyInTeam
    if await _count(session, brand.account_id) >= MOST_IN_TEAM:
        raise TeamFull
    values = {"role": role, "invited_by": inviter, "created_at": clock.now()}
    await session.execute(
        insert(BrandInvitation)
        .values(brand_id=brand.account_id, account_id=account.id, **values)
        .on_conflict_do_update(
            index_elements=[BrandInvitation.brand_id, BrandInvitation.account_id], set_=values
        )
    )
    event = TeamInvited(account_id=account.id, brand_id=brand.account_id, role=role.value)
    await emit(session, event, actor=inviter)
    return account.id


async def _count(session: AsyncSession, brand_id: AccountId) -> int:
    members = select(func.count()).where(BrandMember.brand_id == brand_id)
    invited = select(func.count()).where(BrandInvitation.brand_id == brand_id)
    parts = [await session.scalar(part) for part in (members, invited)]
    return sum(part or 0 for part in parts)


async def do_withdraw(session: AsyncSession, brand_id: int, account_id: int) -> None:
    """Take an invitation back, or decline it. Idempotent."""
    await session.execute(
        delete(BrandInvitation).where(
            BrandInvitation.brand_id == brand_id, BrandInvitation.account_id == account_id
        )
    )


async def do_accept(session: AsyncSession, brand_id: int, member: Principal) -> TeamRole:
    """Join a team by its invitation.

    Raises:
        InvitationNotFound: there is none, or the brand is gone.
        AgeRequired: only adults act as a brand.
    """
    account = await session.get(Account, brand_id, with_for_update=True)
    invitation = await session.get(
        BrandInvitation, (brand_id, member.member_id), with_for_update=True
    )
    if invitation is None or account is None or account.status is not Status.ACTIVE:
        raise InvitationNotFound
    check_min_age(member, ADULT)
    session.add(
        BrandMember(
            brand_id=account.id,
            account_id=member.member_id,
            role=invitation.role,
            since=clock.now(),
        )
    )
    await session.delete(invitation)
    return invitation.role


async def do_set_role(
    session: AsyncSession, bus: Bus, brand: Brand, account_id: int, role: TeamRole
) -> None:
    """Give somebody of the team another role; the owner's is only handed over. Idempotent.

    Raises:
        BrandNotFound: they are not of the team.
        OwnerStays: they are the owner.
    """
    member = await _member(session, brand, account_id)
    if member.role is not role:
        member.role = role
        await end_acting(session, bus, brand.account_id, AccountId(account_id))


async def do_remove(session: AsyncSession, bus: Bus, brand: Brand, account_id: int) -> None:
    """Take somebody out of the team; whatever they act in as the brand ends at once.

    Raises:
        BrandNotFound: they are not of the team.
        OwnerStays: they are the owner.
    """
    await session.delete(await _member(session, brand, account_id))
    await end_acting(session, bus, brand.account_id, AccountId(account_id))


async def do_leave(session: AsyncSession, bus: Bus, brand_id: int, member: Principal) -> None:
    """Leave a team.

    Raises:
        BrandNotFound: the caller is not of it.
        OwnerStays: the caller owns it.
    """
    brand = await session.get(Brand, brand_id, with_for_update=True)
    if brand is None:
        raise BrandNotFound
    await do_remove(session, bus, brand, member.member_id)


async def do_hand_over(
    session: AsyncSession, bus: Bus, brand: Brand, owner: AccountId, account_id: int
) -> None:
    """Make somebody else of the team the owner; the former one stays as editor.

    What the former owner was given that acts as the brand is void.

    Raises:
        BrandNotFound: they are not of the team.
        AgeRequired: they are not of age, by now.
        AccountNotFound: they are not active.
        BrandIsOwn: the brand is the owner's own account.
    """
    if account_id == owner:
        return
    if owner == brand.account_id:
        raise BrandIsOwn
    heir = await _member(session, brand, account_id)
    if band_of(await find_account(session, heir.account_id)) is not Band.ADULT:
        raise AgeRequired(min_age=ADULT)
    former = await session.get_one(BrandMember, (brand.account_id, owner))
    former.role = TeamRole.EDITOR
    # Two owners at once are refused by the index, so one after the other.
    await session.flush()
    heir.role = TeamRole.OWNER
    for account in (owner, heir.account_id):
        await end_acting(session, bus, brand.account_id, account)
    await do_take_back(session, brand.account_id)


async def _member(session: AsyncSession, brand: Brand, account_id: int) -> BrandMember:
    member = await session.get(BrandMember, (brand.account_id, account_id))
    if member is None:
        raise BrandNotFound
    if member.role is TeamRole.OWNER:
        raise OwnerStays
    return member


async def end_acting(
    session: AsyncSession, bus: Bus, brand_id: AccountId, person_id: AccountId | None = None
) -> None:
    """End sessions that act as a brand, of one person or of everybody.

    They end altogether rather than become the person's own: what is being written in the brand's
    name must never come out under somebody's own.
    """
    meant = AccountSession.account_id == person_id if person_id else AccountSession.id > 0
    ended = await session.scalars(
        delete(AccountSession)
        .where(AccountSession.acting_as == brand_id, meant)
        .returning(AccountSession.id)
    )
    if ids := ended.all():
        tell_session_ended(session, bus, brand_id, ids)


async def end_acting_of(session: AsyncSession, bus: Bus, person_id: AccountId) -> None:
    """End every session in which somebody acts as a brand: they may not any more, as any."""
    ended = await session.execute(
        delete(AccountSession)
        .where(AccountSession.account_id == person_id, AccountSession.acting_as.is_not(None))
        .returning(AccountSession.id, AccountSession.acting_as)
    )
    for row in ended.all():
        tell_session_ended(session, bus, row.acting_as, [row.id])


async def list_team(session: AsyncSession, brand_id: int) -> Sequence[tuple[BrandMember, Account]]:
    """Return the active members of a team, the owner first, then by time."""
    rows = await session.execute(
        select(BrandMember, Account)
        .join(Account, Account.id == BrandMember.account_id)
        .where(
            BrandMember.brand_id == brand_id,
            or_(Account.status == Status.ACTIVE, BrandMember.role == TeamRole.OWNER),
        )
        .order_by((BrandMember.role == TeamRole.OWNER).desc(), BrandMember.since)
    )
    return [(member, account) for member, account in rows]


async def list_invited(
    session: AsyncSession, brand_id: int
) -> Sequence[tuple[BrandInvitation, Account]]:
    """Return who was asked to join and has not answered."""
    rows = await session.execute(
        select(BrandInvitation, Account)
        .join(Account, Account.id == BrandInvitation.account_id)
        .where(BrandInvitation.brand_id == brand_id, Account.status == Status.ACTIVE)
        .order_by(BrandInvitation.created_at)
    )
    return [(invitation, account) for invitation, account in rows]
