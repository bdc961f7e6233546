"""Where a live plays for a viewer: plain paths for what is public, tokens for everything else."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.kit import clock
from rampe.live.cards import Files, is_staff, viewer_of
from rampe.live.errors import LiveNotFound
from rampe.live.models import Live, LiveRendition, Recording, State
from rampe.live.recording import MASTER
from rampe.live.schemas import Play, RecordingPlay, Rendition
from rampe.live.visibility import is_public, may_watch
from rampe.live.watch_tokens import WatchTokens
from rampe.video import Look

RECORDING_TURNS = 48
"""Half hours for which an address of a recording is good: one that lasts for hours plays to its
end."""


async def find_play(session: AsyncSession, look: Look, tokens: WatchTokens, live_id: int) -> Play:
    """Return where a live plays.

    Raises:
        LiveNotFound: no such live, or the viewer may not watch it.
    """
    rows = await session.execute(
        select(Live, is_public())
        .join(Account, Account.id == Live.account_id)
        .where(Live.id == live_id, may_watch(viewer_of(look), is_staff(look)))
    )
    found = rows.one_or_none()
    if found is None:
        raise LiveNotFound
    live, public = found
    if live.state is State.ENDED:
        return _ended(look, live, await _list_renditions(session, live))
    base, expires = f"/live/{live.id}", None
    if not public:
        token, seconds = tokens.sign(live.id, viewer_of(look))
        base, expires = f"{base}~{token}", datetime.fromtimestamp(seconds, UTC)
    return Play(
        state=live.state,
        push=f"{base}/push",
        hls=f"{base}/main.m3u8",
        event=f"{base}/0/event.m3u8",
        renditions=await _list_renditions(session, live),
        token_expires_at=expires,
        recording=None,
    )


def _ended(look: Look, live: Live, renditions: list[Rendition]) -> Play:
    return Play(
        state=live.state,
        push=None,
        hls=None,
        event=None,
        renditions=renditions,
        token_expires_at=None,
        recording=_recording(look, live),
    )


def _recording(look: Look, live: Live) -> RecordingPlay | None:
    until = live.recording_until
    if live.recording is not Recording.READY or until is None or until <= clock.now():
        return None
    files = Files(live.id, live.link_epoch)
    return RecordingPlay(hls=look.signer.url(files, viewer_of(look), MASTER, turns=RECORDING_TURNS))


async def _list_renditions(session: AsyncSession, live: Live) -> list[Rendition]:
    rows = await session.scalars(
        select(LiveRendition)
        .where(LiveRendition.live_id == live.id)
        .order_by(LiveRendition.rendition)
    )
    return [
        Rendition(id=row.rendition, width=row.width, height=row.height, codecs=row.codecs)
        for row in rows
    ]
