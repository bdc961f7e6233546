"""What live has of a member: their lives with recordings, who let them host, what they said."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import String, case, cast, delete, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AnySelect, Item, Rows, StoredFile, Tables, is_active
from rampe.live.forget import defer_removal
from rampe.live.models import (
    Live,
    LiveGrant,
    LiveInvite,
    LiveKey,
    LiveSegment,
    Recording,
    folder_of,
)
from rampe.live.room.models import RoomComment, RoomHeart
from rampe.live.room.recount import do_recount, find_commented
from rampe.social import not_blocked

TABLES = Tables(
    exported={
        "live": "live/lives.json",
        "live_invite": "live/lives.json",
        "live_key": "live/stream_key.json",
        "live_grant": "live/grants.json",
        "room_comment": "live/comments.json",
        "room_heart": "live/hearts.json",
    },
    withheld={
        "live_segment": "the pieces of a recording, which the archive has as one file",
        "live_rendition": "how the pieces of a recording are encoded",
        "room_lease": "which process speaks for a live at the moment",
    },
)


@dataclass(frozen=True)
class LiveData:
    """Lives with their recordings, as long as they are kept."""

    name: str = "live"
    tables: Tables = TABLES

    async def export(self, session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give the member's lives. Of a stream key only when it was made: it was shown once."""
        yield Rows("live/lives.json", _lives(account_id))
        yield Rows(
            "live/stream_key.json",
            select(LiveKey.created_at, LiveKey.used_at).where(LiveKey.account_id == account_id),
        )
        yield Rows(
            "live/grants.json",
            select(LiveGrant.created_at).where(LiveGrant.account_id == account_id),
        )
        yield Rows("live/comments.json", _comments(account_id))
        yield Rows(
            "live/hearts.json",
            select(RoomHeart.live_id, RoomHeart.hearts)
            .where(RoomHeart.account_id == account_id)
            .order_by(RoomHeart.live_id.desc()),
        )
        for live_id in await session.scalars(
            select(Live.id)
            .where(Live.account_id == account_id, Live.recording == Recording.READY)
            .order_by(Live.id.desc())
        ):
            yield StoredFile(_file(live_id), await _list_files(session, live_id))

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete all of it; files go by jobs. Idempotent."""
        gone = await session.scalars(
            delete(Live).where(Live.account_id.in_(account_ids)).returning(Live.id)
        )
        for live_id in gone.all():
            await defer_removal(session, live_id)
        commented = await find_commented(session, account_ids)
        for table in (LiveInvite, LiveKey, LiveGrant, RoomComment, RoomHeart):
            await session.execute(delete(table).where(table.account_id.in_(account_ids)))
        await do_recount(session, commented)


def _file(live_id: int) -> str:
    return f"live/{live_id}.mp4"


async def _list_files(session: AsyncSession, live_id: int) -> tuple[str, ...]:
    """Return the keys that make one file: segments, each after what decoders must know of it."""
    segments = await session.execute(
        select(LiveSegment.init, LiveSegment.name)
        .where(LiveSegment.live_id == live_id, LiveSegment.rendition == 0, ~LiveSegment.gap)
        .order_by(LiveSegment.number)
    )
    keys: list[str] = []
    before = ""
    for init, name in segments:
        keys += [name] if init == before else [init, name]
        before = init
    return tuple(f"{folder_of(live_id)}/{key}" for key in keys)


def _lives(account_id: AccountId) -> AnySelect:
    invited = (
        select(func.array_agg(Account.handle))
        .join(LiveInvite, LiveInvite.account_id == Account.id)
        .where(LiveInvite.live_id == Live.id, is_active(), not_blocked(Account.id, account_id))
        .scalar_subquery()
    )
    file = literal("live/") + cast(Live.id, String) + literal(".mp4")
    return (
        select(
            Live.id,
            Live.title,
            Live.format,
            Live.audience,
            Live.is_rehearsal,
            Live.is_recorded,
            invited.label("invited"),
            Live.state,
            Live.end_reason,
            Live.peak_viewers,
            Live.hearts,
            Live.comments,
            Live.recording,
            Live.recording_until,
            case((Live.recording == Recording.READY, file)).label("file"),
            Live.created_at,
            Live.started_at,
            Live.ended_at,
        )
        .where(Live.account_id == account_id)
        .order_by(Live.id.desc())
    )


def _comments(account_id: AccountId) -> AnySelect:
    return (
        select(
            RoomComment.id,
            RoomComment.live_id,
            RoomComment.reply_to.label("reply_to_id"),
            RoomComment.text,
            RoomComment.hidden,
            RoomComment.taken_back,
            RoomComment.created_at,
        )
        .where(RoomComment.account_id == account_id)
        .order_by(RoomComment.id.desc())
    )
