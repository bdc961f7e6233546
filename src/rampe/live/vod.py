"""The playlist of a recording as text (RFC 8216 §4.3), from the rows of its segments. Pure."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from rampe.live.models import LiveSegment

SAME_MS = 500
"""Two segments that begin and end closer to each other than this show the same."""


def fill(source: Sequence[LiveSegment], lower: Sequence[LiveSegment]) -> list[LiveSegment]:
    """Return what a lower rendition plays: its segments, and the source's where it has none.

    It is made as far as the cores allow, so it may begin late, pause, and end early. Players
    take renditions to be as long as each other.
    """
    by_number = {segment.number: segment for segment in lower if not segment.gap}
    found: list[LiveSegment] = []
    for one in source:
        other = by_number.get(one.number)
        found.append(other if other is not None and _is_same(one, other) else one)
    return found


def _is_same(one: LiveSegment, other: LiveSegment) -> bool:
    is_near = abs(other.began_ms - one.began_ms) < SAME_MS
    is_whole = abs(other.duration_ms - one.duration_ms) < SAME_MS
    return is_near and is_whole and other.discontinuity == one.discontinuity


def render_vod(segments: Sequence[LiveSegment]) -> str:
    """Return the media playlist of everything that was kept, in its order."""
    longest = max((segment.duration_ms for segment in segments), default=0)
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:8",
        f"#EXT-X-TARGETDURATION:{max(1, math.ceil(longest / 1000))}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-MEDIA-SEQUENCE:0",
    ]
    before: LiveSegment | None = None
    for segment in segments:
        lines += _lines(segment, before)
        before = segment
    return "\n".join([*lines, "#EXT-X-ENDLIST"]) + "\n"


def _lines(segment: LiveSegment, before: LiveSegment | None) -> list[str]:
    began = datetime.fromtimestamp(segment.began_ms / 1000, UTC)
    # A segment that is missing between two others is a jump that players must be told of.
    follows = before is None or segment.number == before.number + 1
    lines = ["#EXT-X-DISCONTINUITY"] if before and (segment.discontinuity or not follows) else []
    if before is None or segment.init != before.init:
        lines.append(f'#EXT-X-MAP:URI="{segment.init}"')
    lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{began.isoformat(timespec='milliseconds')}")
    if segment.gap:
        lines.append("#EXT-X-GAP")
    return [*lines, f"#EXTINF:{segment.duration_ms / 1000:.3f},", segment.name]
