"""The security log: what happened to an account, for its member to read, and what they are told.

A line is written in the transaction of what it tells. What is news goes out by mail and as an event
as well; refusals that anybody can cause by trying are told once an hour.
"""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.events import SecurityChanged, SignedInAnew
from rampe.accounts.models import AccountId
from rampe.accounts.security.jobs import send_security_notice
from rampe.accounts.security.models import SecurityEvent, What
from rampe.accounts.security.where import Where
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.jobs import defer
from rampe.kit.outbox import emit
from rampe.kit.pagination import decode_cursor, paginate

KEEP = timedelta(days=365)
WITHIN = timedelta(hours=1)
# One's own ordinary doings are only listed; a change of address and of password has its own mail.
SILENT = frozenset((What.SIGNED_IN, What.SESSIONS_ENDED))
OWN_MAIL = frozenset((What.EMAIL_CHANGED, What.EMAIL_CHANGE_UNDONE, What.PASSWORD_CHANGED))
# Told at the so-manieth within an hour, and not again within it: one mistyped code is no news.
TOLD_AT = {
    What.SECOND_FACTOR_REFUSED: 3,
    What.TOTP_REPLAYED: 1,
    What.RECOVERY_CODE_EXPIRED: 1,
    What.PASSKEY_REPLAYED: 1,
    What.PASSKEY_COUNTER: 1,
}


async def do_note(
    session: AsyncSession, account_id: AccountId, what: What, where: Where, **details: str
) -> None:
    """Write a line of an account's log, and tell its member what is news."""
    line = SecurityEvent(
        id=new_id(),
        account_id=account_id,
        what=what,
        device=where.device,
        address=where.address,
        details=details,
        at=clock.now(),
    )
    session.add(line)
    await session.flush()
    if what in SILENT or not await _is_news(session, line):
        return
    if what is What.SIGNED_IN_ANEW:
        await emit(session, SignedInAnew(account_id=account_id), actor=account_id)
    else:
        await emit(session, SecurityChanged(account_id=account_id, what=what.value))
    if what not in OWN_MAIL:
        await defer(session, send_security_notice, event_id=line.id)


async def _is_news(session: AsyncSession, line: SecurityEvent) -> bool:
    if line.what not in TOLD_AT:
        return True
    count = await session.scalar(
        select(func.count()).where(
            SecurityEvent.account_id == line.account_id,
            SecurityEvent.what == line.what,
            SecurityEvent.at > line.at - WITHIN,
        )
    )
    return count == TOLD_AT[line.what]


async def list_security_events(
    session: AsyncSession, account_id: AccountId, cursor: str | None, limit: int
) -> tuple[list[SecurityEvent], str | None]:
    """Return a page of an account's log, the newest first, and the cursor of the next.

    Raises:
        BadCursor: not a cursor of this list.
    """
    query = select(SecurityEvent).where(SecurityEvent.account_id == account_id)
    if cursor:
        (before,) = decode_cursor(cursor, int)
        query = query.where(SecurityEvent.id < before)
    rows = await session.scalars(query.order_by(SecurityEvent.id.desc()).limit(limit + 1))
    return paginate(list(rows), limit, lambda line: (line.id,))


async def delete_old_security_events(session: AsyncSession) -> None:
    """Forget lines of more than a year ago."""
    await session.execute(delete(SecurityEvent).where(SecurityEvent.at < clock.now() - KEEP))
