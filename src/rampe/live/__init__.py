"""Lives: what a host sends, what viewers get."""

from rampe.live import frames as room_frames
from rampe.live.capability import LiveCapability
from rampe.live.cards import read_lives
from rampe.live.consumers import CONSUMERS
from rampe.live.create import SetUp, do_create
from rampe.live.eligibility import Gate, check_may_host, find_barrier
from rampe.live.end import end_live
from rampe.live.errors import (
    Barrier,
    LiveAgeUnknown,
    LiveIsOver,
    LiveKeyUnknown,
    LiveNeedsFollowers,
    LiveNotFed,
    LiveNotFound,
    LiveRunning,
    LiveSuspended,
    LiveTaken,
    LiveTooMany,
    LiveTooYoung,
)
from rampe.live.events import LiveEligible, LiveEnded, LiveStarted
from rampe.live.feeding import (
    FinishedSegment,
    Standing,
    feed_standing,
    note_back,
    note_fed,
    note_frame,
    note_lost,
    note_picture,
    note_rendition,
    note_segment,
)
from rampe.live.find import find_running
from rampe.live.forget import forget
from rampe.live.hls.playlist import Report, Variant, render_event, render_live, render_master
from rampe.live.hls.reload import WAIT_SECONDS, Answer, Awaited, decide, parse_awaited
from rampe.live.hls.window import (
    File,
    ListedPart,
    Segment,
    Window,
    WindowState,
)
from rampe.live.hls.wire import (
    Update,
    decode_state,
    decode_update,
    encode_state,
    encode_update,
)
from rampe.live.ingest.broadcast import Broadcast
from rampe.live.ingest.broadcast import House as IngestHouse
from rampe.live.ingest.browser import Browser
from rampe.live.ingest.claim import claim_scratch
from rampe.live.ingest.commands import Recorder as BrowserRecorder
from rampe.live.ingest.commands import read_mime
from rampe.live.ingest.convert import Programs as IngestPrograms
from rampe.live.ingest.health import Health
from rampe.live.ingest.ingest import Ingest
from rampe.live.ingest.lives import Away, Lives
from rampe.live.ingest.share import rungs_for
from rampe.live.ingest.slots import Slots as IngestSlots
from rampe.live.keys import do_make_key, hash_key
from rampe.live.limits import describe_limits
from rampe.live.link_epoch import find_link_epoch
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
from rampe.live.models import (
    Audience,
    EndReason,
    Format,
    Live,
    LiveGrant,
    LiveId,
    LiveRendition,
    LiveSegment,
    Recording,
    Source,
    State,
)
from rampe.live.noticed import NoticedLives
from rampe.live.open import Feed, open_by_key, open_by_session
from rampe.live.personal_data import LiveData
from rampe.live.push.cache import GopCache
from rampe.live.push.describe import (
    Description,
    describe,
)
from rampe.live.push.ladder import Ladder
from rampe.live.push.turnout import EVERY_SECONDS as TURNOUT_SECONDS
from rampe.live.push.turnout import Turnout, encode_turnout
from rampe.live.push.viewer import (
    JOIN_GRACE,
    ViewerQueue,
)
from rampe.live.push.wire import (
    BadMessage,
    Message,
    Type,
    is_later,
    is_newer,
    is_next,
    pack,
    unpack,
)
from rampe.live.push.wire import decode as decode_message
from rampe.live.room import wire as room_wire
from rampe.live.room.actor import Tools as RoomTools
from rampe.live.room.comments import RoomCommentPage, list_room_comments
from rampe.live.room.hearts import EveryHeart, HeartJudge
from rampe.live.room.house import House
from rampe.live.room.models import RoomComment, RoomHeart, RoomLease
from rampe.live.room.pace import Pace as RoomPace
from rampe.live.room.people import find_hidden
from rampe.live.room.recover import read_standing
from rampe.live.room.settings import RoomSettings
from rampe.live.room.targets import RoomCommentReports
from rampe.live.rtmp.server import (
    Authorise,
    Publication,
    Refused,
    RtmpOptions,
    RtmpServer,
    start_rtmp,
)
from rampe.live.rtmp.session import PublishRequest
from rampe.live.rungs import FROM_TOP, RUNGS, SOURCE, is_below
from rampe.live.rungs import nearest as nearest_rendition
from rampe.live.schemas import LiveOut
from rampe.live.sending import SendingPlace, sending_place
from rampe.live.settings import LiveSettings
from rampe.live.shown import (
    Shown,
    is_watchable,
    read_segments,
    read_shown,
    who_may_watch,
)
from rampe.live.start import do_start
from rampe.live.sweep import SWEEP_SECONDS, sweep
from rampe.live.targets import LiveReports
from rampe.live.tools import Tools
from rampe.live.visibility import is_on_air, is_public, may_list, may_watch
from rampe.live.watch_tokens import (
    BadToken,
    WatchTokens,
)

__all__ = [
    "CONSUMERS",
    "FROM_TOP",
    "JOIN_GRACE",
    "RUNGS",
    "SOURCE",
    "SWEEP_SECONDS",
    "TURNOUT_SECONDS",
    "WAIT_SECONDS",
    "Announced",
    "Answer",
    "Audience",
    "AudioConfig",
    "AudioSample",
    "Authorise",
    "Awaited",
    "Away",
    "BadMedia",
    "BadMessage",
    "BadToken",
    "Barrier",
    "Broadcast",
    "Browser",
    "BrowserRecorder",
    "Description",
    "EndReason",
    "EveryHeart",
    "Feed",
    "File",
    "FinishedSegment",
    "FlvReader",
    "Format",
    "Gate",
    "GopCache",
    "Health",
    "HeartJudge",
    "House",
    "Ingest",
    "IngestHouse",
    "IngestPrograms",
    "IngestSlots",
    "Init",
    "Kind",
    "Ladder",
    "ListedPart",
    "Live",
    "LiveAgeUnknown",
    "LiveCapability",
    "LiveData",
    "LiveEligible",
    "LiveEnded",
    "LiveGrant",
    "LiveId",
    "LiveIsOver",
    "LiveKeyUnknown",
    "LiveNeedsFollowers",
    "LiveNotFed",
    "LiveNotFound",
    "LiveOut",
    "LiveRendition",
    "LiveReports",
    "LiveRunning",
    "LiveSegment",
    "LiveSettings",
    "LiveStarted",
    "LiveSuspended",
    "LiveTaken",
    "LiveTooMany",
    "LiveTooYoung",
    "Lives",
    "Media",
    "Message",
    "Muxer",
    "NoticedLives",
    "Output",
    "Part",
    "Publication",
    "PublishRequest",
    "Recording",
    "Refused",
    "Report",
    "RoomComment",
    "RoomCommentPage",
    "RoomCommentReports",
    "RoomHeart",
    "RoomLease",
    "RoomPace",
    "RoomSettings",
    "RoomTools",
    "RtmpOptions",
    "RtmpServer",
    "Segment",
    "SendingPlace",
    "SetUp",
    "Shown",
    "Source",
    "Standing",
    "State",
    "Tag",
    "TagDecoder",
    "Tools",
    "Turnout",
    "Type",
    "Unsupported",
    "Update",
    "Variant",
    "VideoConfig",
    "VideoSample",
    "ViewerQueue",
    "WatchTokens",
    "Window",
    "WindowState",
    "check_may_host",
    "claim_scratch",
    "decide",
    "decode_message",
    "decode_state",
    "decode_update",
    "describe",
    "describe_limits",
    "do_create",
    "do_make_key",
    "do_start",
    "encode_state",
    "encode_turnout",
    "encode_update",
    "end_live",
    "feed_standing",
    "find_barrier",
    "find_hidden",
    "find_link_epoch",
    "find_running",
    "forget",
    "hash_key",
    "is_below",
    "is_later",
    "is_newer",
    "is_next",
    "is_on_air",
    "is_public",
    "is_watchable",
    "list_room_comments",
    "may_list",
    "may_watch",
    "nearest_rendition",
    "note_back",
    "note_fed",
    "note_frame",
    "note_lost",
    "note_picture",
    "note_rendition",
    "note_segment",
    "open_by_key",
    "open_by_session",
    "pack",
    "parse_awaited",
    "read_lives",
    "read_mime",
    "read_segments",
    "read_shown",
    "read_standing",
    "render_event",
    "render_live",
    "render_master",
    "room_frames",
    "room_wire",
    "rungs_for",
    "sending_place",
    "start_rtmp",
    "sweep",
    "unpack",
    "who_may_watch",
]
