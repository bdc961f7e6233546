"""What is asked for under `/live/<id>[~token]/`. Pure."""

import re
from enum import Enum

import msgspec

_PLACE = re.compile(r"/live/([1-9]\d{0,18})(?:~([\w-]{1,200}))?/([\w./]{1,80})", re.ASCII)
_FILE = re.compile(
    r"(0|[1-9]\d?)/(?:(live)\.m3u8|(event)\.m3u8|(i\d{1,12}\.mp4|[ps]\d{1,12}\.m4s))"
)
_IDS = 1 << 63


class Kind(Enum):
    """What it is."""

    PUSH = "push"
    MAIN = "main"
    LIVE = "live"
    EVENT = "event"
    FILE = "file"


class Place(msgspec.Struct, frozen=True):
    """One address; the token is empty where anybody may watch."""

    live_id: int
    token: str
    kind: Kind
    rendition: int = 0
    name: str = ""


def parse_place(path: str) -> Place | None:
    """Read a path without its query; None if there is nothing of ours at it."""
    found = _PLACE.fullmatch(path)
    if found is None or int(found[1]) >= _IDS:
        return None
    live_id, token, rest = int(found[1]), found[2] or "", found[3]
    if rest == "push":
        return Place(live_id, token, Kind.PUSH)
    if rest == "main.m3u8":
        return Place(live_id, token, Kind.MAIN)
    file = _FILE.fullmatch(rest)
    if file is None:
        return None
    kind = Kind.LIVE if file[2] else Kind.EVENT if file[3] else Kind.FILE
    return Place(live_id, token, kind, int(file[1]), file[4] or "")
