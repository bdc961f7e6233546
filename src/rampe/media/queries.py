"""Reads of media: assets, their addresses for a viewer, and what is in use."""

from collections.abc import Collection
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.media.errors import AssetNotFound
from rampe.media.models import Asset, AssetState, Upload, trim_of
from rampe.media.probe import RETRYABLE, Reason
from rampe.media.schemas import AssetUrls, AssetView, SpriteOut, TrimOut
from rampe.media.tokens import Addressable, MediaSigner


class HasFiles(Addressable, Protocol):
    """The columns of `Asset` that `asset_urls` reads, as a hot read returns them."""

    @property
    def playlist(self) -> str | None: ...
    @property
    def poster(self) -> str | None: ...
    @property
    def preview(self) -> str | None: ...
    @property
    def sprite(self) -> str | None: ...
    @property
    def sprite_layout(self) -> dict[str, int] | None: ...


def asset_urls(asset: HasFiles | Asset, viewer_id: int | None, signer: MediaSigner) -> AssetUrls:
    """The addresses of a video's files for one viewer; guests are None.

    Whether the viewer may see the video is the caller's to decide, before.
    """

    def url(name: str | None) -> str | None:
        return signer.url(asset, viewer_id, name) if name else None

    sprite_url = url(asset.sprite)
    layout = asset.sprite_layout
    return AssetUrls(
        playlist_url=url(asset.playlist),
        poster_url=url(asset.poster),
        preview_url=url(asset.preview),
        sprite_url=sprite_url,
        sprite=SpriteOut.model_validate({"url": sprite_url, **layout}) if layout else None,
    )


def view_asset(asset: Asset, viewer_id: int | None, signer: MediaSigner) -> AssetView:
    """An asset as its owner sees it."""
    urls = asset_urls(asset, viewer_id, signer)
    reason = Reason(asset.reason) if asset.reason else None
    trim = trim_of(asset)
    return AssetView(
        id=asset.id,
        state=asset.state,
        percent=asset.percent,
        reason=reason,
        retryable=reason in RETRYABLE,
        source_ms=asset.source_ms,
        trim=TrimOut(start_ms=trim.start_ms, end_ms=trim.end_ms) if trim else None,
        duration_ms=asset.duration_ms,
        width=asset.width,
        height=asset.height,
        playable=asset.playable,
        playlist_url=urls.playlist_url,
        poster_url=urls.poster_url,
        preview_url=urls.preview_url,
        sprite=urls.sprite,
    )


async def get_assets(session: AsyncSession, ids: Collection[int]) -> dict[int, Asset]:
    """The assets with these ids; those that do not exist are missing."""
    found = await session.scalars(select(Asset).where(Asset.id.in_(ids)))
    return {asset.id: asset for asset in found}


async def get_own_asset(session: AsyncSession, asset_id: int, owner_id: int) -> Asset:
    """An asset for its owner. Raises `AssetNotFound`, for another's too."""
    asset = await session.get(Asset, asset_id)
    if asset is None or asset.owner_id != owner_id:
        raise AssetNotFound
    return asset


async def count_source_bytes(session: AsyncSession, owner_id: int) -> int:
    """What an account's videos and uploads count against its quota."""
    used = await session.scalar(
        select(func.coalesce(func.sum(Asset.source_bytes), 0)).where(
            Asset.owner_id == owner_id, Asset.state != AssetState.FAILED
        )
    )
    return int(used or 0)


async def count_open_uploads(session: AsyncSession, owner_id: int) -> int:
    """How many of an account's uploads still lack bytes."""
    return (
        await session.scalar(
            select(func.count()).where(
                Upload.owner_id == owner_id, Upload.stored, Upload.received < Upload.length
            )
        )
        or 0
    )


async def count_promised_bytes(session: AsyncSession) -> int:
    """Bytes that unfinished uploads of everybody may still bring."""
    promised = await session.scalar(
        select(func.coalesce(func.sum(Upload.length - Upload.received), 0)).where(Upload.stored)
    )
    return int(promised or 0)
