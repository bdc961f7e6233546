"""Playlists of a live as text (RFC 8216bis §4.4). Pure.

`live.m3u8` holds the last minute with its newest parts; `event.m3u8` everything since the
beginning, without parts, for going back and for the recording. Target durations never change.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec

from rampe.live.hls.window import PART_TARGET, PARTS_WITHIN, TARGET_SECONDS, Segment, Window

PART_HOLD_BACK = 3 * PART_TARGET


class Report(msgspec.Struct, frozen=True):
    """How far the playlist of another rendition is (§4.4.5.4)."""

    uri: str
    last: tuple[int, int]


class Variant(msgspec.Struct, frozen=True):
    """A rendition in the multivariant playlist."""

    uri: str
    bandwidth: int
    codecs: str
    size: tuple[int, int] | None
    frame_rate: float | None = None


def render_live(window: Window, others: Iterable[Report] = ()) -> str:
    """Return the media playlist of the last minute."""
    segments = list(window.segments)
    first = segments[0].number if segments else 0
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:9",
        f"#EXT-X-TARGETDURATION:{TARGET_SECONDS}",
        f"#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK={PART_HOLD_BACK:.3f}",
        f"#EXT-X-PART-INF:PART-TARGET={PART_TARGET:.3f}",
        f"#EXT-X-MEDIA-SEQUENCE:{first}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{window.removed_discontinuities}",
        *_independence(segments),
    ]
    left = sum(segment.seconds for segment in segments)
    init = ""
    for segment in segments:
        lines += _opening(segment, init)
        init = segment.init
        if left <= PARTS_WITHIN or not segment.complete:
            lines += _parts(segment)
        left -= segment.seconds
        if segment.complete:
            lines += _closing(segment)
    if window.ended:
        lines.append("#EXT-X-ENDLIST")
    else:
        lines.append(f'#EXT-X-PRELOAD-HINT:TYPE=PART,URI="{window.next_part}"')
        for other in others:
            number, part = other.last
            lines.append(
                f'#EXT-X-RENDITION-REPORT:URI="{other.uri}",LAST-MSN={number},LAST-PART={part}'
            )
    return "\n".join(lines) + "\n"


def render_event(segments: Sequence[Segment], ended: bool, removed: int | None = None) -> str:
    """Return the media playlist of everything that is complete.

    `removed` is for a live that is not recorded, whose first segments leave: how many
    discontinuities have left with them.
    """
    complete = [segment for segment in segments if segment.complete]
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{TARGET_SECONDS}",
        f"#EXT-X-MEDIA-SEQUENCE:{complete[0].number if complete else 0}",
        "#EXT-X-PLAYLIST-TYPE:EVENT"
        if removed is None
        else f"#EXT-X-DISCONTINUITY-SEQUENCE:{removed}",
        *_independence(complete),
    ]
    init = ""
    for segment in complete:
        lines += _opening(segment, init) + _closing(segment)
        init = segment.init
    if ended:
        lines.append("#EXT-X-ENDLIST")
    return "\n".join(lines) + "\n"


def render_master(variants: Sequence[Variant]) -> str:
    """Return the multivariant playlist; the first variant is the one to begin with."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:9"]
    for variant in variants:
        stream = f'#EXT-X-STREAM-INF:BANDWIDTH={variant.bandwidth},CODECS="{variant.codecs}"'
        if variant.size is not None:
            stream += f",RESOLUTION={variant.size[0]}x{variant.size[1]}"
        if variant.frame_rate is not None:
            stream += f",FRAME-RATE={variant.frame_rate:.3f}"
        lines += [stream, variant.uri]
    return "\n".join(lines) + "\n"


def _independence(segments: Sequence[Segment]) -> list[str]:
    # A group of pictures longer than the target duration is cut in the middle.
    independent = all(segment.begins_with_key for segment in segments)
    return ["#EXT-X-INDEPENDENT-SEGMENTS"] if independent else []


def _opening(segment: Segment, init: str) -> list[str]:
    lines = ["#EXT-X-DISCONTINUITY"] if segment.discontinuity else []
    if segment.init != init:
        lines.append(f'#EXT-X-MAP:URI="{segment.init}"')
    began = datetime.fromtimestamp(segment.began, UTC)
    lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{began.isoformat(timespec='milliseconds')}")
    return lines


def _parts(segment: Segment) -> list[str]:
    lines: list[str] = []
    for part in segment.parts:
        line = f'#EXT-X-PART:DURATION={part.seconds:.5f},URI="{part.name}"'
        line += ",INDEPENDENT=YES" if part.independent and not part.gap else ""
        lines.append(line + (",GAP=YES" if part.gap else ""))
    return lines


def _closing(segment: Segment) -> list[str]:
    lines = ["#EXT-X-GAP"] if segment.gap else []
    return [*lines, f"#EXTINF:{segment.seconds:.5f},", segment.name]
