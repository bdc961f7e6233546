"""Videos that tests begin with: made by the use cases, on assets whose files are only named."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from rampe.media import Asset, AssetId, AssetState
from rampe.social import SocialSettings, do_block, do_follow, do_mute
from rampe.video import (
    Details,
    VideoId,
    Visibility,
    do_create_draft,
    do_publish,
)

READY_FILES = {
    "playable": True,
    "playlist": "1-master.m3u8",
    "poster": "1-poster.webp",
    "preview": "1-preview.mp4",
}


def new_asset(owner_id: AccountId, state: AssetState = AssetState.READY, **fields: Any) -> Asset:
    """Return an asset of 12 s in portrait format."""
    ready = READY_FILES if state is AssetState.READY else {}
    return Asset(
        **{
            "id": AssetId(new_id()),
            "owner_id": owner_id,
            "state": state,
            "source_bytes": 1_000_000,
            "duration_ms": 12_000,
            "width": 720,
            "height": 1280,
            "created_at": clock.now(),
            "touched_at": clock.now(),
            **ready,
            **fields,
        }
    )


async def make_asset(
    database: Database, owner_id: AccountId, state: AssetState = AssetState.READY
) -> AssetId:
    """Insert an asset."""
    asset = new_asset(owner_id, state)
    async with database.session() as session:
        session.add(asset)
    return asset.id


async def make_draft(
    database: Database,
    author_id: AccountId,
    asset_id: AssetId | None = None,
    **details: Any,
) -> VideoId:
    """Make a draft, of a ready asset unless another is given."""
    asset_id = asset_id or await make_asset(database, author_id)
    async with database.session() as session:
        draft = await do_create_draft(session, author_id, asset_id, Details(**details))
    return draft.id


async def make_video(
    database: Database,
    author_id: AccountId,
    caption: str = "",
    visibility: Visibility = Visibility.PUBLIC,
    at: datetime | None = None,
    **details: Any,
) -> VideoId:
    """Publish a video."""
    video_id = await make_draft(
        database, author_id, caption=caption, visibility=visibility, **details
    )
    async with database.session() as session:
        await do_publish(session, author_id, video_id, at)
    return video_id


@dataclass(frozen=True)
class Relations:
    """Makes accounts follow, block and mute each other."""

    database: Database

    async def follow(self, follower: AccountId, followed: AccountId) -> None:
        """Make one account follow another."""
        async with self.database.session() as session:
            await do_follow(session, follower, followed, SocialSettings())

    async def befriend(self, one: AccountId, other: AccountId) -> None:
        """Make two accounts follow each other."""
        await self.follow(one, other)
        await self.follow(other, one)

    async def block(self, blocker: AccountId, blocked: AccountId) -> None:
        """Make one account block another."""
        async with self.database.session() as session:
            await do_block(session, blocker, blocked)

    async def mute(self, muter: AccountId, muted: AccountId) -> None:
        """Make one account mute another."""
        async with self.database.session() as session:
            await do_mute(session, muter, muted)
