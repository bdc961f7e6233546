"""How playlists travel from ingest to edges: one update a time, or a window as a whole. Pure.

An update is the payload of a `Type.HLS` message, whose `sequence` is the number of the update: an
edge that gives the same updates to a window of its own gets the same names. One that begins, or
that has missed an update, asks for the window's state.
"""

import msgspec

from rampe.live.hls.window import WindowState
from rampe.live.media.muxer import Init, Output
from rampe.live.media.parts import Part
from rampe.live.push.wire import PAYLOAD_MOST, SIZE, BadMessage


class Update(msgspec.Struct, frozen=True, array_like=True):
    """What `Window.add` takes: exactly one of the two, made at `wall` (seconds since 1970)."""

    wall: float
    init: Init | None = None
    part: Part | None = None

    @property
    def output(self) -> Output:
        """What the muxer made."""
        made = self.init or self.part
        assert made is not None  # `decode_update` has looked
        return made


_encoder = msgspec.msgpack.Encoder()
_updates = msgspec.msgpack.Decoder(Update)
_states = msgspec.msgpack.Decoder(WindowState)


def encode_update(output: Output, wall: float) -> bytes:
    """Return the payload that tells edges of one output, of those that a window takes.

    Raises:
        BadMessage: it is larger than the bus carries.
    """
    is_init = isinstance(output, Init)
    update = Update(wall, output, None) if is_init else Update(wall, None, output)
    data = _encoder.encode(update)
    if len(data) > PAYLOAD_MOST - SIZE:
        raise BadMessage(f"an update of {len(data)} bytes")
    return data


def decode_update(data: bytes) -> Update:
    """Read an update. Raises `BadMessage`."""
    try:
        update = _updates.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadMessage("no update") from error
    if (update.init is None) == (update.part is None):
        raise BadMessage("an update of nothing, or of two")
    return update


def encode_state(state: WindowState) -> bytes:
    """Return a window's state; without the open segment's bytes if the bus could not carry it."""
    data = _encoder.encode(state)
    if len(data) > PAYLOAD_MOST - SIZE:
        data = _encoder.encode(msgspec.structs.replace(state, data=None))
    return data


def decode_state(data: bytes) -> WindowState:
    """Read a window's state. Raises `BadMessage`."""
    try:
        return _states.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadMessage("no state of a window") from error
