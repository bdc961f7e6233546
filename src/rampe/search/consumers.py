"""How search learns of changes: it reads the thing anew, so the order of events is no matter."""

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import HandleChanged, Renamed, Restored, SignedUp, Suspended
from rampe.kit.consumers import Consumer, subjects_of
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.search.index import (
    do_index_accounts,
    do_index_videos,
    do_mark_accounts,
    do_mark_followed_by,
    do_mark_hashtags_of,
)
from rampe.social import Followed, Unfollowed
from rampe.video import CaptionsChanged, VideoDeleted, VideoEdited, VideoPublished, VideoRestored


class _OfVideo(msgspec.Struct):
    """The field that all events about a video have."""

    video_id: int


class _OfAccount(msgspec.Struct):
    """The field that all events about an account have."""

    account_id: int


async def _on_video(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    await do_index_videos(session, [msgspec.json.decode(envelope.data, type=_OfVideo).video_id])


async def _on_account(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    account_id = msgspec.json.decode(envelope.data, type=_OfAccount).account_id
    await do_index_accounts(session, [account_id])
    await do_mark_hashtags_of(session, account_id)


async def _on_status(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    """Who no longer exists for others is no follower of anybody either, and back."""
    await _on_account(session, envelope, services)
    account_id = msgspec.json.decode(envelope.data, type=_OfAccount).account_id
    await do_mark_followed_by(session, account_id)


async def _on_follow(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    followed = msgspec.json.decode(envelope.data, type=Followed).followed_id
    await do_mark_accounts(session, [followed])


CONSUMERS = [
    Consumer(
        "search_videos",
        subjects_of(VideoPublished, VideoEdited, VideoDeleted, VideoRestored, CaptionsChanged),
        _on_video,
    ),
    Consumer("search_accounts", subjects_of(SignedUp, HandleChanged, Renamed), _on_account),
    Consumer("search_status", subjects_of(Suspended, Restored), _on_status),
    Consumer("search_followers", subjects_of(Followed, Unfollowed), _on_follow),
]
