"""Grants of staff: an account hosts lives with fewer followers, never a younger one (ELI-03)."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, tell_me_changed
from rampe.kit import clock
from rampe.live.models import LiveGrant
from rampe.ports.bus import Bus
from rampe.safety import Act, Judge, Line, record


async def do_set_grant(
    session: AsyncSession, bus: Bus, judge: Judge, account: Account, *, granted: bool
) -> None:
    """Grant, or end a grant, for a locked account, with a line in the journal. Idempotent.

    Raises:
        NotYourself, AdminOnly: see `Judge.check_may_judge`.
    """
    judge.check_may_judge(account)
    grant = await session.scalar(select(LiveGrant).where(LiveGrant.account_id == account.id))
    if granted is (grant is not None):
        return
    if granted:
        session.add(
            LiveGrant(
                account_id=account.id,
                granted_by=judge.id,
                reason=judge.reason,
                created_at=clock.now(),
            )
        )
    else:
        await session.execute(delete(LiveGrant).where(LiveGrant.account_id == account.id))
    act = Act.GRANT_LIVE if granted else Act.END_LIVE_GRANT
    await record(session, judge, Line(act, "account", account.id, AccountId(account.id)))
    tell_me_changed(session, bus, AccountId(account.id))
