"""Grants of staff: an account hosts lives with fewer followers, never a younger one (ELI-03)."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Status, tell_me_changed
from rampe.kit import clock
from rampe.kit.pagination import Page, decode_cursor, paginate
from rampe.live.models import LiveGrant
from rampe.live.schemas import GrantOut
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage
from rampe.safety import Act, Judge, Line, find_people, record
from rampe.social import PageRequest


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


async def list_grants(
    session: AsyncSession, storage: Storage, page: PageRequest, account_id: int | None
) -> Page[GrantOut]:
    """List the grants that hold, of the youngest account first, or that of one account."""
    rows = (
        select(LiveGrant)
        .join(Account, Account.id == LiveGrant.account_id)
        .where(Account.status != Status.DELETED)
    )
    if account_id is not None:
        rows = rows.where(LiveGrant.account_id == account_id)
    if page.cursor:
        rows = rows.where(LiveGrant.account_id < decode_cursor(page.cursor, int)[0])
    found = await session.scalars(rows.order_by(LiveGrant.account_id.desc()).limit(page.limit + 1))
    grants, cursor = paginate(list(found), page.limit, lambda one: (one.account_id,))
    people = await find_people(
        session, storage, [who for one in grants for who in (one.account_id, one.granted_by)]
    )
    items = [
        GrantOut(
            account=people[one.account_id],
            by=people.get(one.granted_by) if one.granted_by else None,
            reason=one.reason,
            at=one.created_at,
        )
        for one in grants
    ]
    return Page(items=items, next_cursor=cursor)
