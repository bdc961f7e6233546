"""What social does when something happens elsewhere, and what it tells open tabs."""

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, PrivacyChanged, Restored, Suspended
from rampe.kit.consumers import Consumer
from rampe.kit.outbox import Envelope, Event
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from rampe.social.events import Followed, FollowRequested, FollowRequestEnded, Unfollowed
from rampe.social.follow import accept_all_requests
from rampe.social.models import Comment
from rampe.social.recount import recount_comments


async def _on_privacy_changed(
    session: AsyncSession, envelope: Envelope, _services: Services
) -> None:
    event = msgspec.json.decode(envelope.data, type=PrivacyChanged)
    if not event.private:
        await accept_all_requests(session, AccountId(event.account_id))


async def _on_status_changed(
    session: AsyncSession, envelope: Envelope, _services: Services
) -> None:
    """Count again where the account wrote: its comments, and the answers in threads it opened."""
    suspended = envelope.subject == Suspended.subject
    event = msgspec.json.decode(envelope.data, type=Suspended if suspended else Restored)
    await recount_comments(session, select(Comment).where(Comment.author_id == event.account_id))


class _OfFollowed(msgspec.Struct):
    """The field that tells whose followers or requests have changed."""

    followed_id: int


async def _on_follow(_session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """Whoever looks at the figure reads it anew: nobody counts for tabs that do not show it."""
    followed_id = msgspec.json.decode(envelope.data, type=_OfFollowed).followed_id
    await services.get(Bus).to_user(followed_id, {"t": "followers"})


async def _on_request(_session: AsyncSession, envelope: Envelope, services: Services) -> None:
    followed_id = msgspec.json.decode(envelope.data, type=_OfFollowed).followed_id
    await services.get(Bus).to_user(followed_id, {"t": "follow_requests"})


def _subject(event: type[Event]) -> str:
    return f"ev.{event.subject}"


CONSUMERS = [
    Consumer("social_privacy", (_subject(PrivacyChanged),), _on_privacy_changed),
    Consumer("social_status", (_subject(Suspended), _subject(Restored)), _on_status_changed),
    Consumer("social_follow", (_subject(Followed), _subject(Unfollowed)), _on_follow),
    Consumer(
        "social_request", (_subject(FollowRequested), _subject(FollowRequestEnded)), _on_request
    ),
]
