"""What social does when something happens elsewhere, and what it tells open tabs."""

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, PrivacyChanged, Restored, Suspended
from rampe.kit.consumers import Consumer
from rampe.kit.outbox import Envelope, Event
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.social.events import Followed, FollowRequested, Unfollowed
from rampe.social.follow import accept_all_requests, count_followers

# A suspended author's comments are not listed, so they are not counted either. Targets of whose
# owner nothing is known here keep theirs: comments never move an owner's count.
_RECOUNT = text(
    """
INSERT INTO counter_delta (kind, target_id, owner_id, likes, comments, shares, bookmarks)
SELECT kind, target_id, 0, 0, :sign * count(*), 0, 0
FROM comment WHERE author_id = :account_id AND deleted_at IS NULL AND NOT hidden
GROUP BY kind, target_id
"""
)


async def _on_privacy_changed(
    session: AsyncSession, envelope: Envelope, _services: Services
) -> None:
    event = msgspec.json.decode(envelope.data, type=PrivacyChanged)
    if not event.private:
        await accept_all_requests(session, AccountId(event.account_id))


async def _on_status_changed(
    session: AsyncSession, envelope: Envelope, _services: Services
) -> None:
    suspended = envelope.subject == Suspended.subject
    event = msgspec.json.decode(envelope.data, type=Suspended if suspended else Restored)
    await session.execute(
        _RECOUNT, {"account_id": event.account_id, "sign": -1 if suspended else 1}
    )


async def _on_follow(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    event = msgspec.json.decode(envelope.data, type=Followed)
    followed_id = AccountId(event.followed_id)
    frame = {"t": "followers", "count": await count_followers(session, followed_id)}
    await services.get(Bus).to_user(followed_id, frame)


async def _on_request(_session: AsyncSession, envelope: Envelope, services: Services) -> None:
    event = msgspec.json.decode(envelope.data, type=FollowRequested)
    await services.get(Bus).to_user(event.followed_id, {"t": "follow_request"})


def _subject(event: type[Event]) -> str:
    return f"ev.{event.subject}"


CONSUMERS = [
    Consumer("social_privacy", (_subject(PrivacyChanged),), _on_privacy_changed),
    Consumer("social_status", (_subject(Suspended), _subject(Restored)), _on_status_changed),
    Consumer("social_follow", (_subject(Followed), _subject(Unfollowed)), _on_follow),
    Consumer("social_request", (_subject(FollowRequested),), _on_request),
]
