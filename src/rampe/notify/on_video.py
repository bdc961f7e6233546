"""What becomes of videos and uploads, as news: they are out, they failed, they name somebody."""

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit.outbox import Envelope
from rampe.media import AssetFailed
from rampe.notify import facts
from rampe.notify.kinds import Kind
from rampe.notify.refresh import do_refresh, lines_of_thing
from rampe.notify.targets import ASSET, DRAFT
from rampe.notify.tell import About, Deed, News, Teller, do_settle, do_tell

VIDEO = "video"


async def on_out(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell the author of a video that came out by itself, and who is named in its caption."""
    event = msgspec.json.decode(envelope.data, type=facts.VideoEvent)
    if event.waited:
        await _tell_author(session, envelope, teller, event, Kind.VIDEO_OUT)
    await _settle_mentions(session, envelope, teller, event, set(event.mentioned_ids))
    drafts = await lines_of_thing(session, DRAFT, event.video_id)
    await do_refresh(session, teller.announcer, drafts)


async def on_scheduled_out(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell the author that a planned video is out."""
    event = msgspec.json.decode(envelope.data, type=facts.VideoEvent)
    await _tell_author(session, envelope, teller, event, Kind.VIDEO_OUT)


async def on_schedule_failed(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell the author that a planned video could not be published."""
    event = msgspec.json.decode(envelope.data, type=facts.VideoEvent)
    await _tell_author(session, envelope, teller, event, Kind.SCHEDULE_FAILED)


async def on_changed(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Settle who is named in a caption; let everybody read again who was told of the video."""
    event = msgspec.json.decode(envelope.data, type=facts.VideoEvent)
    lines = await lines_of_thing(session, VIDEO, event.video_id)
    named = set(event.mentioned_ids) | {recipient_id for recipient_id, _ in lines}
    await _settle_mentions(session, envelope, teller, event, named)
    drafts = await lines_of_thing(session, DRAFT, event.video_id)
    await do_refresh(session, teller.announcer, [*lines, *drafts])


async def on_asset_failed(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell the owner that no video came of an upload."""
    event = msgspec.json.decode(envelope.data, type=facts.AssetFailed)
    news = News(
        Kind.VIDEO_FAILED,
        AccountId(event.owner_id),
        envelope.at,
        About(ASSET, event.asset_id),
        {"reason": event.reason},
    )
    await do_tell(session, teller, news)


async def _tell_author(
    session: AsyncSession, envelope: Envelope, teller: Teller, event: facts.VideoEvent, kind: Kind
) -> None:
    data = {"reason": event.reason} if event.reason else {}
    about = About(VIDEO, event.video_id)
    news = News(kind, AccountId(event.author_id), envelope.at, about, data)
    await do_tell(session, teller, news)


async def _settle_mentions(
    session: AsyncSession,
    envelope: Envelope,
    teller: Teller,
    event: facts.VideoEvent,
    account_ids: set[int],
) -> None:
    """Settle whether a caption names each account; that it may see the video is asked at reads."""
    author_id, about = AccountId(event.author_id), About(VIDEO, event.video_id)
    for account_id in map(AccountId, sorted(account_ids)):
        names = teller.targets.names(VIDEO, event.video_id, account_id)
        news = News(Kind.MENTION, account_id, envelope.at, about)
        await do_settle(session, teller, news, Deed(author_id, names))


# Of domains above this one: by subject.
HANDLERS = {
    AssetFailed.subject: on_asset_failed,
    "video.published.v1": on_out,
    "video.scheduled_published.v1": on_scheduled_out,
    "video.schedule_failed.v1": on_schedule_failed,
    "video.edited.v1": on_changed,
    "video.deleted.v1": on_changed,
    "video.restored.v1": on_changed,
}
