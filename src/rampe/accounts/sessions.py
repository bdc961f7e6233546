"""Sessions: signed-in devices, each an opaque token of which only a hash is kept (D1)."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.authentication import Principal, may_still_act, with_acting
from rampe.accounts.errors import SessionNotFound
from rampe.accounts.models import Account, AccountId, AccountSession, SessionId, is_active
from rampe.accounts.push import tell_session_ended
from rampe.accounts.settings import AccountsSettings
from rampe.accounts.taken_back import do_take_back
from rampe.kit import clock
from rampe.kit.database import Database, fetch, hot_statement
from rampe.kit.ids import new_id
from rampe.kit.text import clean_line
from rampe.kit.tokens import hash_token
from rampe.ports.bus import Bus

TOKEN_BYTES = 32
MAX_USER_AGENT = 200
# `seen_at` is for people to read; a write at each request would buy nothing.
SEEN_EVERY = timedelta(minutes=10)


@dataclass(frozen=True)
class StartedSession:
    """A new session and its token, which is nowhere else."""

    id: SessionId
    token: str


async def do_start_session(
    session: AsyncSession, account_id: AccountId, user_agent: str, settings: AccountsSettings
) -> StartedSession:
    """Sign an account in on a device; whoever just signed in has proved who they are."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    now = clock.now()
    row = AccountSession(
        id=SessionId(new_id()),
        account_id=account_id,
        token_hash=hash_token(token),
        user_agent=describe_device(user_agent),
        created_at=now,
        seen_at=now,
        expires_at=now + timedelta(days=settings.session_days),
        proved_at=now,
    )
    session.add(row)
    await session.flush()
    return StartedSession(row.id, token)


def describe_device(user_agent: str) -> str:
    """Return what a client calls itself, without what could play tricks on its reader."""
    try:
        return clean_line(user_agent[:MAX_USER_AGENT])
    except ValueError:
        return ""


async def do_see_session(
    session: AsyncSession, session_id: SessionId, settings: AccountsSettings
) -> bool:
    """Note that a device is in use, which prolongs its session; return whether that was noted."""
    now = clock.now()
    noted = await session.scalar(
        update(AccountSession)
        .where(AccountSession.id == session_id, AccountSession.seen_at < now - SEEN_EVERY)
        .values(seen_at=now, expires_at=now + timedelta(days=settings.session_days))
        .returning(AccountSession.id)
    )
    return noted is not None


async def list_sessions(session: AsyncSession, account_id: AccountId) -> Sequence[AccountSession]:
    """Return an account's sessions that are not over, the latest used first."""
    rows = await session.scalars(
        select(AccountSession)
        .where(AccountSession.account_id == account_id, AccountSession.expires_at > clock.now())
        .order_by(AccountSession.seen_at.desc(), AccountSession.id.desc())
    )
    return rows.all()


async def do_end_session(
    session: AsyncSession, bus: Bus, account_id: AccountId, session_id: int
) -> None:
    """End one session of an account; what it has open is closed after the commit.

    Raises:
        SessionNotFound: the account has no such session.
    """
    condition = AccountSession.id == session_id
    if not await _end(session, bus, account_id, condition):
        raise SessionNotFound


async def do_end_other_sessions(
    session: AsyncSession, bus: Bus, account_id: AccountId, keep: SessionId | None = None
) -> int:
    """End every session of an account but `keep`; return how many.

    Whatever else was given out to act as it, or as a brand of its own, is void with them.
    """
    ended = await _end(session, bus, account_id, AccountSession.id != (keep or 0))
    await do_take_back(session, account_id)
    return len(ended)


async def _end(
    session: AsyncSession, bus: Bus, account_id: AccountId, condition: ColumnElement[bool]
) -> list[SessionId]:
    statement = delete(AccountSession).where(AccountSession.account_id == account_id, condition)
    rows = await session.execute(statement.returning(AccountSession.id, AccountSession.acting_as))
    ended = rows.all()
    if ended:
        tell_session_ended(session, bus, account_id, [row.id for row in ended])
    for row in ended:
        if row.acting_as is not None:
            tell_session_ended(session, bus, row.acting_as, [row.id])
    return [row.id for row in ended]


async def do_replace_session(session: AsyncSession, bus: Bus, replaced: Principal | None) -> None:
    """End the session that a device had before it signed in again."""
    if replaced is not None:
        await _end(session, bus, replaced.member_id, AccountSession.id == replaced.session_id)


_ENDS = hot_statement(
    with_acting(
        select(AccountSession.id, AccountSession.expires_at).join(
            Account, Account.id == AccountSession.account_id
        )
    ).where(
        AccountSession.id == bindparam("ids", type_=ARRAY(BIGINT)).any_(),
        AccountSession.expires_at > bindparam("now"),
        is_active(),
        may_still_act(),
    )
)


async def session_ends(
    database: Database, session_ids: Collection[SessionId]
) -> dict[SessionId, datetime]:
    """Return when each session ends; those that are over, or of inactive accounts, are missing."""
    if not session_ids:
        return {}
    rows = await fetch(database, _ENDS, ids=list(session_ids), now=clock.now())
    return {row["id"]: row["expires_at"] for row in rows}


async def delete_expired_sessions(session: AsyncSession) -> None:
    """Forget sessions whose time is over."""
    await session.execute(delete(AccountSession).where(AccountSession.expires_at <= clock.now()))
