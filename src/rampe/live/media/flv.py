"""FLV tags: as ffmpeg writes them on its stdout, and their bodies as RTMP carries them. Pure.

(Adobe Flash Video File Format Specification 10.1, annex E.)
"""

import itertools
from collections.abc import Iterator
from enum import IntEnum

import msgspec

from rampe.live.media import aac, amf0, h264
from rampe.live.media.bits import BadMedia
from rampe.live.media.samples import (
    TICKS_A_MS,
    Announced,
    AudioSample,
    Media,
    Unsupported,
    VideoConfig,
    VideoSample,
)

MAX_TAG = 4 << 20
HEADER, TAG_HEADER, SIZE = 9, 11, 4
AVC, AAC = 7, 10
EXTENDED = 0x80  # enhanced RTMP: a FourCC instead of a codec number


class TagKind(IntEnum):
    """Kinds of FLV tags, which are also RTMP message types."""

    AUDIO = 8
    VIDEO = 9
    SCRIPT = 18


class Tag(msgspec.Struct, frozen=True):
    """One tag; `timestamp` in milliseconds, signed 32 bits in a file and unsigned in RTMP."""

    kind: int
    timestamp: int
    body: bytes


class FlvReader:
    """Cuts a stream of bytes into tags; memory is bounded by one tag and what was fed."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._begun = False

    def feed(self, data: bytes) -> Iterator[Tag]:
        """Take bytes, yield the tags that are complete.

        Raises:
            BadMedia: it is no FLV, or a tag is larger than 4 MB.
        """
        self._buffer += data
        if not self._begun:
            if len(self._buffer) < HEADER + SIZE:
                return
            if not self._buffer.startswith(b"FLV"):
                raise BadMedia("not FLV")
            offset = int.from_bytes(self._buffer[5:9], "big")
            if not HEADER <= offset <= 64:
                raise BadMedia("an FLV header of strange size")
            if len(self._buffer) < offset + SIZE:
                return
            del self._buffer[: offset + SIZE]
            self._begun = True
        while (tag := self._next()) is not None:
            yield tag

    def _next(self) -> Tag | None:
        head = self._buffer
        if len(head) < TAG_HEADER:
            return None
        size = int.from_bytes(head[1:4], "big")
        if size > MAX_TAG:
            raise BadMedia(f"an FLV tag of {size} bytes")
        end = TAG_HEADER + size
        if len(head) < end + SIZE:
            return None
        timestamp = int.from_bytes(head[4:7], "big") | head[7] << 24
        tag = Tag(head[0] & 0x1F, timestamp, bytes(head[TAG_HEADER:end]))
        if int.from_bytes(head[end : end + SIZE], "big") not in (end, 0):
            raise BadMedia("FLV tags that do not join")
        del self._buffer[: end + SIZE]
        return tag


class TagDecoder:
    """Makes media of tags. A damaged sample is left out and counted: one is no end of a live."""

    def __init__(self) -> None:
        self._config: VideoConfig | None = None
        self._sound = False
        self._refused: set[str] = set()
        self.damaged = 0
        """Samples that were left out, because they were broken or came before their headers."""

    def decode(self, tag: Tag) -> list[Media]:
        """Return what a tag holds: nothing, a configuration, or a sample.

        Raises:
            BadMedia: a configuration is broken; nothing that follows could be played.
        """
        match tag.kind:
            case TagKind.VIDEO:
                return self._decode_video(tag)
            case TagKind.AUDIO:
                return self._decode_audio(tag)
            case TagKind.SCRIPT:
                return _decode_script(tag.body)
            case _:
                return []

    def _decode_video(self, tag: Tag) -> list[Media]:
        body = tag.body
        if not body:
            return []
        if body[0] & EXTENDED:
            return self._refuse(f"video codec {body[1:5].decode('ascii', 'replace')}")
        if body[0] & 0xF != AVC:
            return self._refuse(f"video codec {body[0] & 0xF}")
        if len(body) < 5:
            self.damaged += 1
            return []
        if body[1] == 0:
            config = h264.parse_config(body[5:])
            self._config = config
            return [config]
        if body[1] != 1 or len(body) == 5:
            return []  # end of sequence, or an empty unit
        return self._decode_picture(tag.timestamp, body)

    def _decode_picture(self, timestamp: int, body: bytes) -> list[Media]:
        config = self._config
        if config is None:
            self.damaged += 1
            return []
        data = body[5:]
        offset = int.from_bytes(body[2:5], "big", signed=False)
        offset -= (offset & 0x800000) << 1
        found: list[Media] = []
        try:
            types = {data[at] & 0x1F for at, _ in h264.walk_avcc(data, config.length_size)}
            if h264.Nal.SPS in types:
                found = self._adopt(config, data)
        except BadMedia:
            self.damaged += 1
            return []
        if not types & {1, 2, 3, 4, 5}:
            return found  # parameter sets or SEI alone: nothing to show
        key = h264.Nal.IDR in types
        ticks = TICKS_A_MS
        found.append(VideoSample(timestamp * ticks, offset * ticks, key, data))
        return found

    def _adopt(self, config: VideoConfig, data: bytes) -> list[Media]:
        """Parameter sets inside a sample: encoders that change resolution often send them so."""
        sps, pps = h264.parameter_sets(h264.split_avcc(data, config.length_size))
        if sps[0] == config.sps and (not pps or tuple(pps) == config.pps):
            return []
        changed = h264.make_config(sps[0], pps or config.pps)
        if config.length_size != 4:
            size = config.length_size
            record = bytearray(changed.record)
            record[4] = 0xFC | (size - 1)
            changed = h264.parse_config(bytes(record))
        self._config = changed
        return [changed]

    def _decode_audio(self, tag: Tag) -> list[Media]:
        body = tag.body
        if not body:
            return []
        if body[0] >> 4 != AAC:
            return self._refuse(f"audio codec {body[0] >> 4}")
        if len(body) < 2:
            self.damaged += 1
            return []
        if body[1] == 0:
            config = aac.parse_config(body[2:])
            self._sound = True
            return [config]
        if len(body) == 2:
            return []
        if not self._sound:
            self.damaged += 1
            return []
        return [AudioSample(tag.timestamp * TICKS_A_MS, body[2:])]

    def _refuse(self, what: str) -> list[Media]:
        if what in self._refused or len(self._refused) > 8:
            return []
        self._refused.add(what)
        return [Unsupported(what)]


def _decode_script(body: bytes) -> list[Media]:
    """`onMetaData`: only which tracks there will be; sizes are read from the pictures."""
    try:
        values = amf0.decode(body)
    except BadMedia:
        return []
    for name, value in itertools.pairwise(values):
        if name == "onMetaData" and isinstance(value, dict):
            return [Announced(video="videocodecid" in value, audio="audiocodecid" in value)]
    return []
