"""The playlist of a live from its beginning, without parts: for going back while it runs.

What is kept of a recorded live is in the database; the newest segments are in the window. A live
that is not recorded goes back as far as the window does.
"""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus

from rampe.entry.edge.http import Answer
from rampe.entry.edge.known import Known
from rampe.entry.edge.listing import M3U8
from rampe.live import ListedPart, LiveSegment, Segment, Shown, State, Window, render_event

READ_EVERY = 2.0
CACHE = "max-age=1"
OVER = "max-age=60"


class EventList:
    """One rendition's segments since the beginning."""

    def __init__(self, known: Known, live_id: int, rendition: int) -> None:
        self._known = known
        self._live_id = live_id
        self._rendition = rendition
        self._kept: list[Segment] = []
        self._read_at = 0.0
        self._lock = asyncio.Lock()
        self._text: tuple[tuple[int, int, bool], bytes] | None = None

    async def answer(self, shown: Shown, window: Window | None) -> Answer | None:
        """Return the playlist; None if there is nothing to list. Raises `Unavailable`."""
        if shown.is_recorded:
            async with self._lock:
                await self._read()
        segments = _joined(self._kept, window.complete if window else ())
        if not segments:
            return None
        ended = shown.state is State.ENDED
        version = (segments[0].number, segments[-1].number, ended)
        if self._text is None or self._text[0] != version:
            removed = None
            if not shown.is_recorded:
                removed = window.removed_discontinuities if window else 0
            text = render_event(segments, ended, removed)
            self._text = version, text.encode()
        return Answer(HTTPStatus.OK, self._text[1], M3U8, OVER if ended else CACHE)

    async def _read(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._read_at and now - self._read_at < READ_EVERY:
            return
        after = self._kept[-1].number if self._kept else -1
        rows = await self._known.segments(self._live_id, self._rendition, after)
        self._kept += [_segment(row) for row in rows]
        self._read_at = now


def _joined(kept: Sequence[Segment], newest: Sequence[Segment]) -> list[Segment]:
    """Return both as one list without a hole: what is shown never changes afterwards."""
    if not kept:
        return list(newest)
    last = kept[-1].number
    more = [segment for segment in newest if segment.number > last]
    follows = bool(more) and more[0].number == last + 1
    return [*kept, *more] if follows else list(kept)


def _segment(row: LiveSegment) -> Segment:
    own = f"r{row.rendition}_"
    name = row.name.removeprefix(own)
    return Segment(
        number=row.number,
        init=row.init.removeprefix(own),
        began=row.began_ms / 1000,
        discontinuity=row.discontinuity,
        begins_with_key=False,  # nobody has noted it, so it is not promised
        parts=[ListedPart(name, row.duration_ms / 1000, independent=False, gap=row.gap)],
        complete=True,
        size=row.size,
    )
