"""What video does when something happens elsewhere."""

import msgspec
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, PrivacyChanged, Restored, Suspended
from rampe.kit.consumers import Consumer, subjects_of
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.media import AssetFailed, AssetReady, do_revoke_links
from rampe.social import Blocked, Unfollowed
from rampe.video.asset import settle_asset
from rampe.video.models import State, Video, Visibility
from rampe.video.publish import do_return_failed, do_show_ready
from rampe.video.scan import SCAN
from rampe.video.spelling import SPELLING
from rampe.video.visibility import is_out, is_public


async def _on_ready(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    await do_show_ready(session, msgspec.json.decode(envelope.data, type=AssetReady).asset_id)


async def _on_failed(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    await do_return_failed(session, msgspec.json.decode(envelope.data, type=AssetFailed).asset_id)


class _OfAccount(msgspec.Struct):
    """The field that all events about an account have."""

    account_id: int


async def _on_account(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    """Move the files of an author's videos when the account's privacy or status has changed."""
    author_id = msgspec.json.decode(envelope.data, type=_OfAccount).account_id
    asset_ids = await session.scalars(
        select(Video.asset_id)
        .where(Video.author_id == author_id, Video.state == State.PUBLISHED)
        .distinct()
        .order_by(Video.asset_id)
    )
    for asset_id in asset_ids.all():
        await settle_asset(session, asset_id)


async def _on_unfollowed(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    """A follower loses what is for followers; the two are no friends, whoever ended it."""
    event = msgspec.json.decode(envelope.data, type=Unfollowed)
    lost = Video.author_id == event.followed_id
    befriended = and_(Video.author_id == event.follower_id, Video.visibility == Visibility.FRIENDS)
    await end_private_links(session, or_(lost, befriended))


async def _on_blocked(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    event = msgspec.json.decode(envelope.data, type=Blocked)
    await end_private_links(session, Video.author_id.in_((event.blocker_id, event.blocked_id)))


async def end_private_links(session: AsyncSession, lost: ColumnElement[bool]) -> None:
    """End the private addresses of videos: somebody has lost the right to them."""
    asset_ids = await session.scalars(
        select(Video.asset_id)
        .join(Account, Account.id == Video.author_id)
        .where(lost, is_out(), ~is_public())
        .distinct()
        .order_by(Video.asset_id)
    )
    for asset_id in asset_ids.all():
        await do_revoke_links(session, asset_id)


CONSUMERS = [
    Consumer("video_ready", subjects_of(AssetReady), _on_ready),
    Consumer("video_failed", subjects_of(AssetFailed), _on_failed),
    Consumer("video_account", subjects_of(PrivacyChanged, Suspended, Restored), _on_account),
    Consumer("video_unfollowed", subjects_of(Unfollowed), _on_unfollowed),
    Consumer("video_blocked", subjects_of(Blocked), _on_blocked),
    SCAN,
    SPELLING,
]
