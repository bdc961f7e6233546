"""Acting as a brand: a device's session becomes one that acts, or goes back to the person."""

import secrets

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.authentication import Principal, check_min_age
from rampe.accounts.brands.create import ADULT
from rampe.accounts.brands.errors import BrandNotFound
from rampe.accounts.brands.policy import ACTING_ROLES
from rampe.accounts.brands.team import find_role
from rampe.accounts.errors import AccountNotFound, SessionNotFound
from rampe.accounts.models import Account, AccountId, AccountSession, SessionId
from rampe.accounts.push import tell_session_ended
from rampe.accounts.queries import find_account
from rampe.accounts.sessions import TOKEN_BYTES, StartedSession
from rampe.kit.ids import new_id
from rampe.kit.tokens import hash_token
from rampe.ports.bus import Bus


async def check_can_act(session: AsyncSession, member: Principal, brand_id: int) -> Account:
    """Return the brand that a person may act as.

    Raises:
        BrandNotFound: no such brand, or they are not of its team.
        TeamRoleRequired: an analyst only reads.
        AgeRequired: only adults act as a brand.
    """
    await find_role(session, brand_id, member.member_id, *ACTING_ROLES)
    check_min_age(member, ADULT)
    try:
        return await find_account(session, brand_id)
    except AccountNotFound:
        raise BrandNotFound from None


async def do_switch(
    session: AsyncSession, bus: Bus, member: Principal, acting_as: AccountId | None
) -> StartedSession:
    """Replace a device's session by one that acts as a brand, or as the person; same rights else.

    A new token: whatever still runs under the old one, such as an open connection, ends with it.

    Raises:
        SessionNotFound: it ended meanwhile.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    old = await session.get(AccountSession, member.session_id, with_for_update=True)
    if old is None:
        raise SessionNotFound
    fresh = AccountSession(
        id=SessionId(new_id()),
        account_id=old.account_id,
        token_hash=hash_token(token),
        acting_as=acting_as,
        user_agent=old.user_agent,
        created_at=old.created_at,
        seen_at=old.seen_at,
        expires_at=old.expires_at,
        proved_at=old.proved_at,
    )
    await session.execute(delete(AccountSession).where(AccountSession.id == old.id))
    session.add(fresh)
    await session.flush()
    tell_session_ended(session, bus, member.account_id, [old.id])
    return StartedSession(fresh.id, token)
