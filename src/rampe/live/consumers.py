"""What live does when something happens elsewhere: who may host, and whose live must end."""

import msgspec
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import (
    Account,
    AccountId,
    AgeSettled,
    PrivacyChanged,
    Suspended,
    TakenBack,
    tell_me_changed,
)
from rampe.kit.consumers import Consumer, subjects_of
from rampe.kit.outbox import Envelope, emit
from rampe.kit.services import Services
from rampe.live.eligibility import find_barrier
from rampe.live.end import end_live
from rampe.live.errors import Barrier
from rampe.live.events import LiveEligible
from rampe.live.find import find_running
from rampe.live.keys import do_revoke_key
from rampe.live.models import Audience, EndReason, Live
from rampe.live.room.recount import RECOUNT
from rampe.live.settings import LiveSettings
from rampe.live.tell import tell_changed
from rampe.live.tools import Tools
from rampe.ports.bus import Bus
from rampe.safety import Decided
from rampe.social import Blocked, Followed, Unfollowed, count_followers


async def _on_followers(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """At the number that lets a member host, and just below it, the open tabs read /me again.

    Who comes is asked for their place among the followers: when a private account turns public,
    hundreds come in one transaction, and how many there are is the same for each of them.
    """
    event = msgspec.json.decode(envelope.data, type=Followed)
    account_id = AccountId(event.followed_id)
    needed = services.get(LiveSettings).min_followers
    came = envelope.subject == Followed.subject
    last = AccountId(event.follower_id) if came else None
    most = needed + _AROUND + 1
    if abs(await count_followers(session, account_id, last=last, most=most) - needed) > _AROUND:
        return
    tell_me_changed(session, services.get(Bus), account_id)
    account = await session.get(Account, account_id)
    if account is None or not came:
        return
    enough = await count_followers(session, account_id, most=needed) >= needed
    # Told by a few of them; the inbox takes the first.
    if enough and await find_barrier(session, Tools.of(services).gate, account) is None:
        await emit(session, LiveEligible(account_id=account_id))


_AROUND = 5
"""Follows of the same moment are not stored in the order of their places."""


async def _on_suspended(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    event = msgspec.json.decode(envelope.data, type=Suspended)
    await do_revoke_key(session, AccountId(event.account_id))
    running = await find_running(session, AccountId(event.account_id))
    if running is not None:
        await end_live(session, services.get(Bus), running.id, EndReason.SUSPENDED)


async def _on_taken_back(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """A stream key of before is good for nothing; ingest cuts who sends with it.

    One that its member has made since is theirs.
    """
    account_id = AccountId(msgspec.json.decode(envelope.data, type=TakenBack).account_id)
    if await do_revoke_key(session, account_id, made_before=envelope.at):
        tell_me_changed(session, services.get(Bus), account_id)


async def _on_decided(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """Who may no longer publish is no longer on air either."""
    event = msgspec.json.decode(envelope.data, type=Decided)
    owner_id = AccountId(event.recipient_id)
    running = await find_running(session, owner_id)
    barred = await Tools.of(services).gate.door.barred(session, owner_id)
    if running is not None and barred.publishing:
        await end_live(session, services.get(Bus), running.id, EndReason.SUSPENDED)


async def _on_age(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """Whom staff found too young to host, or of an age nobody knows, is off the air."""
    account_id = AccountId(msgspec.json.decode(envelope.data, type=AgeSettled).account_id)
    running = await find_running(session, account_id)
    account = await session.get(Account, account_id)
    if running is None or account is None:
        return
    barrier = await find_barrier(session, Tools.of(services).gate, account)
    if barrier in (Barrier.TOO_YOUNG, Barrier.AGE_UNKNOWN):
        await end_live(session, services.get(Bus), running.id, EndReason.SUSPENDED)


async def _on_privacy(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """A private account's lives are never for everybody: addresses given to everybody end."""
    event = msgspec.json.decode(envelope.data, type=PrivacyChanged)
    if event.private:
        everybody = (Live.account_id == event.account_id, Live.audience == Audience.PUBLIC)
        await session.execute(update(Live).where(*everybody).values(link_epoch=Live.link_epoch + 1))
    running = await find_running(session, AccountId(event.account_id))
    if running is None:
        return
    if event.private and running.audience is Audience.PUBLIC:
        running.audience = Audience.FOLLOWERS
    tell_changed(session, services.get(Bus), running.id)


async def _on_apart(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    """Addresses of what is not for everybody end when its host puts somebody out of the audience.

    Edges ask by themselves who may still watch; these are of recordings and pictures. Who leaves
    of their own will keeps theirs for their hours: ending them would stop everybody else's
    playback, as often as anybody likes.
    """
    if envelope.subject == Blocked.subject:
        host_id = msgspec.json.decode(envelope.data, type=Blocked).blocker_id
    else:
        host_id = msgspec.json.decode(envelope.data, type=Unfollowed).followed_id
        if envelope.actor != host_id:
            return
    private = select(Account.id).where(Account.id == host_id, Account.private).exists()
    await session.execute(
        update(Live)
        .where(Live.account_id == host_id, or_(Live.audience != Audience.PUBLIC, private))
        .values(link_epoch=Live.link_epoch + 1)
    )


CONSUMERS = [
    Consumer("live_followers", subjects_of(Followed, Unfollowed), _on_followers),
    Consumer("live_suspended", subjects_of(Suspended), _on_suspended),
    Consumer("live_taken_back", subjects_of(TakenBack), _on_taken_back),
    Consumer("live_decided", subjects_of(Decided), _on_decided),
    Consumer("live_age", subjects_of(AgeSettled), _on_age),
    Consumer("live_apart", subjects_of(Blocked, Unfollowed), _on_apart),
    Consumer("live_privacy", subjects_of(PrivacyChanged), _on_privacy),
    RECOUNT,
]
