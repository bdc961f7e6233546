"""Reads playlists strictly: what RFC 8216bis does not allow fails."""

import re
from dataclasses import dataclass, field
from datetime import datetime

TAG = re.compile(r"#(EXT[A-Z0-9-]*)(?::(.*))?")
ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\n]*"|[^",\s]+)(?:,|$)')
ONCE = {
    "EXT-X-VERSION",
    "EXT-X-TARGETDURATION",
    "EXT-X-SERVER-CONTROL",
    "EXT-X-PART-INF",
    "EXT-X-MEDIA-SEQUENCE",
    "EXT-X-DISCONTINUITY-SEQUENCE",
    "EXT-X-INDEPENDENT-SEGMENTS",
    "EXT-X-PLAYLIST-TYPE",
    "EXT-X-ENDLIST",
    "EXT-X-PRELOAD-HINT",
}
SEVERAL = {
    "EXT-X-MAP",
    "EXT-X-PROGRAM-DATE-TIME",
    "EXT-X-DISCONTINUITY",
    "EXT-X-GAP",
    "EXT-X-PART",
    "EXT-X-RENDITION-REPORT",
    "EXTINF",
}


@dataclass
class ReadPart:
    """A part of a segment."""

    name: str
    seconds: float
    independent: bool
    gap: bool


@dataclass
class ReadSegment:
    """A segment; without a name it still grows."""

    number: int
    init: str
    name: str = ""
    seconds: float = 0
    began: datetime | None = None
    discontinuity: bool = False
    gap: bool = False
    parts: list[ReadPart] = field(default_factory=list[ReadPart])


@dataclass
class Playlist:
    """A media playlist."""

    target: int
    first: int
    segments: list[ReadSegment]
    hint: str | None
    ended: bool
    kind: str | None
    part_target: float | None
    reports: list[dict[str, str]]

    @property
    def last(self) -> tuple[int, int]:
        """The newest segment and part, as blocking requests count them."""
        newest = self.segments[-1]
        return newest.number, len(newest.parts) - 1

    @property
    def seconds(self) -> float:
        """How much is listed."""
        return sum(one.seconds or sum(part.seconds for part in one.parts) for one in self.segments)


def attributes(text: str) -> dict[str, str]:
    """Read an attribute list; nothing may be left over."""
    found = {match[1]: match[2].strip('"') for match in ATTRIBUTE.finditer(text)}
    rebuilt = sum(len(match[0]) for match in ATTRIBUTE.finditer(text))
    assert rebuilt == len(text), text
    return found


def read_playlist(text: str) -> Playlist:
    """Read a media playlist."""
    lines = text.split("\n")
    assert lines[0] == "#EXTM3U"
    assert lines[-1] == ""
    once: dict[str, str] = {}
    segments: list[ReadSegment] = []
    reports: list[dict[str, str]] = []
    init, current = "", None
    for line in lines[1:-1]:
        found = TAG.fullmatch(line)
        if found is None:
            assert line
            assert not line.startswith("#")
            assert current is not None
            assert current.seconds > 0
            current.name = line
            current = None
            continue
        tag, value = found[1], found[2] or ""
        assert tag in ONCE | SEVERAL, tag
        if tag in ONCE:
            assert tag not in once, tag
            once[tag] = value
            continue
        if tag == "EXT-X-RENDITION-REPORT":
            reports.append(attributes(value))
            continue
        if current is None:
            current = ReadSegment(int(once["EXT-X-MEDIA-SEQUENCE"]) + len(segments), init)
            segments.append(current)
        init = _add(current, tag, value, init)
    return _checked(once, segments, reports)


def _add(segment: ReadSegment, tag: str, value: str, init: str) -> str:
    match tag:
        case "EXT-X-MAP":
            assert not segment.parts
            segment.init = init = attributes(value)["URI"]
        case "EXT-X-PROGRAM-DATE-TIME":
            segment.began = datetime.fromisoformat(value)
        case "EXT-X-DISCONTINUITY":
            segment.discontinuity = True
        case "EXT-X-GAP":
            segment.gap = True
        case "EXT-X-PART":
            one = attributes(value)
            segment.parts.append(
                ReadPart(
                    one["URI"],
                    float(one["DURATION"]),
                    one.get("INDEPENDENT") == "YES",
                    one.get("GAP") == "YES",
                )
            )
        case _:
            assert value.endswith(",")
            segment.seconds = float(value[:-1])
    return init


def _checked(
    once: dict[str, str], segments: list[ReadSegment], reports: list[dict[str, str]]
) -> Playlist:
    target = int(once["EXT-X-TARGETDURATION"])
    ended = "EXT-X-ENDLIST" in once
    part_target = None
    if "EXT-X-PART-INF" in once:
        part_target = float(attributes(once["EXT-X-PART-INF"])["PART-TARGET"])
        control = attributes(once["EXT-X-SERVER-CONTROL"])
        assert control["CAN-BLOCK-RELOAD"] == "YES"
        assert float(control["PART-HOLD-BACK"]) >= 3 * part_target - 1e-9  # §4.4.3.8
    hint = None
    if "EXT-X-PRELOAD-HINT" in once:
        hint = attributes(once["EXT-X-PRELOAD-HINT"])["URI"]
        assert not ended
    for segment in segments:
        assert segment.init
        assert segment.began is not None
        if segment.name:
            assert round(segment.seconds) <= target  # §4.4.3.1
            if segment.parts:
                total = sum(part.seconds for part in segment.parts)
                assert abs(total - segment.seconds) < 0.001
        else:
            assert segment is segments[-1]
            assert segment.parts
        for number, part in enumerate(segment.parts):
            assert part_target is not None
            assert part.seconds <= part_target  # §4.4.4.9
            is_last = number == len(segment.parts) - 1 and bool(segment.name)
            assert is_last or part.seconds >= 0.85 * part_target or not segment.name
    return Playlist(
        target=target,
        first=int(once["EXT-X-MEDIA-SEQUENCE"]),
        segments=segments,
        hint=hint,
        ended=ended,
        kind=once.get("EXT-X-PLAYLIST-TYPE"),
        part_target=part_target,
        reports=reports,
    )
