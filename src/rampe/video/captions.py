"""Subtitles: an author gives a video one text a language; who may open the video may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.video.errors import CaptionsInvalid, CaptionsNotFound, TooManyLanguages
from rampe.video.events import CaptionsChanged
from rampe.video.models import Video, VideoCaptions, VideoId
from rampe.video.own import lock_own_video
from rampe.video.visibility import may_open
from rampe.video.webvtt import BadSubtitles, Cue, canonical_language, parse, render, shift, words

MAX_LANGUAGES = 20


@dataclass(frozen=True)
class Track:
    """Subtitles of a video in one language, without their text."""

    language: str
    cues: int
    updated_at: datetime


async def do_put_captions(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, language: str, data: bytes
) -> Track:
    """Give one's own video subtitles in a language, instead of those it has. Idempotent.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
        CaptionsInvalid: the text or the language is not one we take; `reason` and `line` say why.
        TooManyLanguages: the video has as many as it may.
    """
    video = await lock_own_video(session, author_id, video_id)
    try:
        language, cues = canonical_language(language), parse(data)
    except BadSubtitles as error:
        raise CaptionsInvalid(reason=error.reason, line=error.line) from None
    if language not in video.subtitles and len(video.subtitles) >= MAX_LANGUAGES:
        raise TooManyLanguages(limit=MAX_LANGUAGES)
    track = await _write(session, video.id, language, cues)
    await _settle(session, video)
    return track


async def do_delete_captions(
    session: AsyncSession, author_id: AccountId, video_id: VideoId, language: str
) -> None:
    """Take the subtitles of a language from one's own video. Idempotent.

    Raises:
        VideoNotFound: there is none, or it is somebody else's.
    """
    video = await lock_own_video(session, author_id, video_id)
    await session.execute(
        delete(VideoCaptions).where(
            VideoCaptions.video_id == video.id, VideoCaptions.language == _known(language)
        )
    )
    await _settle(session, video)


async def do_shift_captions(
    session: AsyncSession, video: Video, by_ms: int, length_ms: int | None
) -> None:
    """Keep the subtitles of a draft with its picture when another part of the file is meant."""
    rows = await session.scalars(select(VideoCaptions).where(VideoCaptions.video_id == video.id))
    for row in rows.all():
        cues = shift(parse(row.vtt.encode()), by_ms, length_ms)
        if cues:
            await _write(session, video.id, row.language, cues)
        else:
            await session.delete(row)
    await session.flush()
    await _settle(session, video)


async def list_captions(
    session: AsyncSession, viewer: AccountId | None, video_id: int, *, staff: bool = False
) -> list[Track]:
    """Return the languages of a video; none where the viewer may not open it."""
    rows = await session.execute(
        select(VideoCaptions.language, VideoCaptions.cues, VideoCaptions.updated_at)
        .join(Video, Video.id == VideoCaptions.video_id)
        .join(Account, Account.id == Video.author_id)
        .where(Video.id == video_id, may_open(viewer, staff))
        .order_by(VideoCaptions.language)
    )
    return [Track(*row) for row in rows]


async def read_captions(
    session: AsyncSession,
    viewer: AccountId | None,
    video_id: int,
    language: str,
    *,
    staff: bool = False,
) -> str:
    """Return the WebVTT of a video in a language, for who may open the video.

    Raises:
        CaptionsNotFound: there are none, or the viewer may not open the video.
    """
    vtt = await session.scalar(
        select(VideoCaptions.vtt)
        .join(Video, Video.id == VideoCaptions.video_id)
        .join(Account, Account.id == Video.author_id)
        .where(
            Video.id == video_id,
            VideoCaptions.language == _known(language),
            may_open(viewer, staff),
        )
    )
    if vtt is None:
        raise CaptionsNotFound
    return vtt


def _known(language: str) -> str:
    """Return the language as rows have it. Raises `CaptionsNotFound` for what no row can have."""
    try:
        return canonical_language(language)
    except BadSubtitles:
        raise CaptionsNotFound from None


async def _write(
    session: AsyncSession, video_id: VideoId, language: str, cues: Sequence[Cue]
) -> Track:
    track = Track(language, len(cues), clock.now())
    values = {
        "vtt": render(cues),
        "cues": track.cues,
        "folded": words(cues),
        "updated_at": track.updated_at,
    }
    await session.execute(
        pg_insert(VideoCaptions)
        .values(video_id=video_id, language=language, **values)
        .on_conflict_do_update(index_elements=["video_id", "language"], set_=values)
    )
    return track


async def _settle(session: AsyncSession, video: Video) -> None:
    """Bring the languages on the video's row in step, and tell it."""
    languages = await session.scalars(
        select(VideoCaptions.language)
        .where(VideoCaptions.video_id == video.id)
        .order_by(VideoCaptions.language)
    )
    video.subtitles = list(languages)
    await session.flush()
    await emit(
        session,
        CaptionsChanged(video_id=video.id, languages=video.subtitles),
        actor=video.author_id,
    )
