"""The playlist of a recording as text (RFC 8216 §4.3), from the rows of its segments. Pure."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from rampe.live.models import LiveSegment


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
