"""Lives: what a host sends, what viewers get."""

from rampe.live.hls.playlist import Report, Variant, render_event, render_live, render_master
from rampe.live.hls.reload import WAIT_SECONDS, Answer, Awaited, decide, parse_awaited
from rampe.live.hls.window import File, Segment, Window
from rampe.live.media.bits import BadMedia
from rampe.live.media.flv import FlvReader, Tag, TagDecoder
from rampe.live.media.muxer import Init, Muxer, Output
from rampe.live.media.parts import Kind, Part
from rampe.live.media.samples import (
    Announced,
    AudioConfig,
    AudioSample,
    Media,
    Unsupported,
    VideoConfig,
    VideoSample,
)
from rampe.live.push.cache import GopCache
from rampe.live.push.viewer import ViewerQueue
from rampe.live.push.wire import BadMessage, Message, Type, is_newer
from rampe.live.push.wire import decode as decode_message
from rampe.live.rtmp.server import (
    Authorise,
    Publication,
    Refused,
    RtmpOptions,
    RtmpServer,
    start_rtmp,
)
from rampe.live.rtmp.session import PublishRequest

__all__ = [
    "WAIT_SECONDS",
    "Announced",
    "Answer",
    "AudioConfig",
    "AudioSample",
    "Authorise",
    "Awaited",
    "BadMedia",
    "BadMessage",
    "File",
    "FlvReader",
    "GopCache",
    "Init",
    "Kind",
    "Media",
    "Message",
    "Muxer",
    "Output",
    "Part",
    "Publication",
    "PublishRequest",
    "Refused",
    "Report",
    "RtmpOptions",
    "RtmpServer",
    "Segment",
    "Tag",
    "TagDecoder",
    "Type",
    "Unsupported",
    "Variant",
    "VideoConfig",
    "VideoSample",
    "ViewerQueue",
    "Window",
    "decide",
    "decode_message",
    "is_newer",
    "parse_awaited",
    "render_event",
    "render_live",
    "render_master",
    "start_rtmp",
]
