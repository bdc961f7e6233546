"""Lives as news: who follows a host learns that they are on air, in batches of a job."""

from datetime import datetime

import msgspec
from sqlalchemy import BigInteger, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.outbox import Envelope
from rampe.kit.services import services_of
from rampe.notify import facts
from rampe.notify.announce import Announcer
from rampe.notify.kinds import Kind
from rampe.notify.models import Notification
from rampe.notify.settings import NotifySettings
from rampe.notify.targets import NotifiedTargets
from rampe.notify.tell import About, Deed, News, Teller, do_settle, do_tell
from rampe.social import Follow

LIVE = "live"
FOLLOWERS = 100
"""So many inboxes change in one transaction."""


async def on_started(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell who may watch a live that it is on air: who is invited, or the host's followers."""
    event = msgspec.json.decode(envelope.data, type=facts.LiveStarted)
    if event.audience == "invited":
        for account_id in sorted(event.invited_ids):
            await _tell(session, teller, envelope, event, AccountId(account_id))
        return
    await defer(
        session,
        tell_followers,
        live_id=event.live_id,
        host_id=event.account_id,
        at=envelope.at.isoformat(),
        after=0,
    )


@registry.task(name="notify:tell_followers", queue="default", pass_context=True, retry=5)
async def tell_followers(
    context: JobContext, *, live_id: int, host_id: int, at: str, after: int
) -> None:
    """Tell the next followers, and queue those after them in the same transaction."""
    services = services_of(context)
    teller = Teller(
        services.get(NotifiedTargets), services.get(Announcer), services.get(NotifySettings)
    )
    told_at = datetime.fromisoformat(at)
    async with services.get(Database).session() as session:
        followers = await session.scalars(
            select(Follow.follower_id)
            .where(Follow.followed_id == host_id, Follow.follower_id > after)
            .order_by(Follow.follower_id)
            .limit(FOLLOWERS)
        )
        told = list(followers)
        for account_id in told:
            news = News(Kind.LIVE_STARTED, account_id, told_at, About(LIVE, live_id))
            await do_settle(session, teller, news, _deed(teller, host_id, live_id, account_id))
        if len(told) == FOLLOWERS:
            await defer(
                session,
                tell_followers,
                live_id=live_id,
                host_id=host_id,
                at=at,
                after=int(told[-1]),
            )


async def _tell(
    session: AsyncSession,
    teller: Teller,
    envelope: Envelope,
    event: facts.LiveStarted,
    account_id: AccountId,
) -> None:
    news = News(Kind.LIVE_STARTED, account_id, envelope.at, About(LIVE, event.live_id))
    deed = _deed(teller, event.account_id, event.live_id, account_id)
    await do_settle(session, teller, news, deed)


def _deed(teller: Teller, host_id: int, live_id: int, account_id: AccountId) -> Deed:
    thing = literal(live_id, BigInteger)
    return Deed(AccountId(host_id), teller.targets.is_visible(literal(LIVE), thing, account_id))


async def on_eligible(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell a member, once, that they have followers enough to host lives (ELI-02)."""
    event = msgspec.json.decode(envelope.data, type=facts.AccountEvent)
    account_id = AccountId(event.account_id)
    news = News(Kind.LIVE_ELIGIBLE, account_id, envelope.at)
    told = exists().where(
        Notification.recipient_id == account_id, Notification.kind == Kind.LIVE_ELIGIBLE
    )
    if not await session.scalar(select(told)):
        await do_tell(session, teller, news)


# Of a domain above this one: by subject.
HANDLERS = {
    "live.started.v1": on_started,
    "live.eligible.v1": on_eligible,
}
