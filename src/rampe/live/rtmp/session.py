"""What one publisher says and is answered (Adobe RTMP 1.0 §5.2, §7.2). Pure: bytes in, bytes out.

It reads on after `PublishRequest` only when that was accepted, so that nobody can make us keep
media of a key that nobody has checked.
"""

import os
import struct
from collections.abc import Sequence
from enum import Enum

import msgspec

from rampe.live.media import amf0
from rampe.live.media.flv import Tag
from rampe.live.rtmp.chunks import BadRtmp, ChunkReader, ChunkWriter, Message, MessageType

HANDSHAKE = 1536
VERSION = 3
WINDOW = 2_500_000
CHUNK_SIZE = 4096
STREAM = 1
MESSAGE_BEFORE = 64 << 10
"""Bytes that a message may have, and all messages together, before a key was accepted."""
MESSAGE_MOST = 4 << 20
WAITING_MOST = 8 << 20
KEY_MOST = 512
MEDIA = (MessageType.AUDIO, MessageType.VIDEO)


class PublishRequest(msgspec.Struct, frozen=True):
    """Somebody wants to publish; answer with `accept` or `refuse`."""

    app: str
    key: str


class Ended(msgspec.Struct, frozen=True):
    """The publisher has said goodbye."""

    reason: str


Event = PublishRequest | Tag | Ended


class Phase(Enum):
    """How far a session has come."""

    HELLO = "hello"
    ECHO = "echo"
    COMMANDS = "commands"
    ASKING = "asking"
    PUBLISHING = "publishing"
    OVER = "over"


class Session:
    """One connection."""

    def __init__(self) -> None:
        self.phase = Phase.HELLO
        self._hello = bytearray()
        self._reader = ChunkReader(MESSAGE_BEFORE, MESSAGE_BEFORE)
        self._writer = ChunkWriter()
        self._output = bytearray()
        self._app = ""
        self._accepted = False
        self._window = WINDOW
        self._received = self._acknowledged = 0

    @property
    def _reads(self) -> bool:
        return self.phase in (Phase.COMMANDS, Phase.PUBLISHING)

    def take_output(self) -> bytes:
        """Return what is to be sent, once."""
        output = bytes(self._output)
        self._output.clear()
        return output

    def feed(self, data: bytes) -> list[Event]:
        """Take what came and return what it means; nothing more after `Ended`.

        Raises:
            BadRtmp: the peer does not keep to the protocol; nothing is to be answered.
        """
        self._received += len(data)
        if self.phase in (Phase.HELLO, Phase.ECHO):
            data = self._shake(data)
        if self.phase not in (Phase.HELLO, Phase.ECHO):
            self._reader.take(data)
        events: list[Event] = []
        if self._reads:
            for message in self._reader.messages():
                events += self._on_message(message)
                if not self._reads:
                    break
        if not self._accepted and self._received > MESSAGE_BEFORE + 2 * HANDSHAKE:
            raise BadRtmp("too much before a key")
        self._acknowledge()
        return events

    def accept(self) -> list[Event]:
        """The key is good: say so, and return what has come meanwhile."""
        if self.phase is not Phase.ASKING:
            return []
        self.phase = Phase.PUBLISHING
        self._accepted = True
        self._reader.max_message = MESSAGE_MOST
        self._reader.max_waiting = WAITING_MOST
        self._control(MessageType.USER_CONTROL, struct.pack(">HI", 0, STREAM))
        self._status("status", "NetStream.Publish.Start", "published")
        return self.feed(b"")

    def refuse(self, code: str, description: str, *, taken: bool = False) -> None:
        """Tell the publisher why not, or why no longer; the connection is then to be closed.

        Encoders show the description; `taken` names the standard code of a stream in use.
        """
        standard = "NetStream.Publish.BadName" if taken else "NetStream.Publish.Denied"
        self._status("error", standard, f"{code}: {description}", reason=code)
        self.phase = Phase.OVER

    # -- handshake --------------------------------------------------------------------------------

    def _shake(self, data: bytes) -> bytes:
        """Answer C0 and C1 with S0, S1 and S2, swallow C2, and return what comes after it."""
        self._hello += data
        if self._hello and self._hello[0] != VERSION and self.phase is Phase.HELLO:
            raise BadRtmp("not RTMP")
        if self.phase is Phase.HELLO:
            if len(self._hello) < 1 + HANDSHAKE:
                return b""
            asked = bytes(self._hello[1 : 1 + HANDSHAKE])
            del self._hello[: 1 + HANDSHAKE]
            self._output += bytes((VERSION,)) + bytes(8) + os.urandom(HANDSHAKE - 8) + asked
            self.phase = Phase.ECHO
        if len(self._hello) < HANDSHAKE:
            return b""
        rest = bytes(self._hello[HANDSHAKE:])
        self._hello.clear()
        self.phase = Phase.COMMANDS
        return rest

    # -- messages ---------------------------------------------------------------------------------

    def _on_message(self, message: Message) -> list[Event]:
        kind, body = message.kind, message.body
        if kind in MEDIA or kind in (MessageType.DATA, MessageType.DATA_AMF3):
            if self.phase is not Phase.PUBLISHING:
                return []
            if kind == MessageType.DATA_AMF3:
                kind, body = MessageType.DATA, body[1:]
            return [Tag(int(kind), message.timestamp, body)]
        if kind == MessageType.WINDOW and len(body) >= 4:
            self._window = max(1024, min(WINDOW, int.from_bytes(body[:4], "big")))
        elif kind == MessageType.USER_CONTROL and body[:2] == b"\0\6":
            self._control(MessageType.USER_CONTROL, b"\0\7" + body[2:6])  # ping
        elif kind == MessageType.COMMAND:
            return self._on_command(body)
        elif kind == MessageType.COMMAND_AMF3:
            return self._on_command(body[1:])
        return []

    def _on_command(self, body: bytes) -> list[Event]:
        values = amf0.decode(body)
        name = values[0] if values else None
        number = values[1] if len(values) > 1 else None
        if not isinstance(name, str) or not isinstance(number, float):
            raise BadRtmp("a command without name or number")
        match name:
            case "connect":
                self._connect(number, values)
            case "createStream":
                self._command("_result", number, None, float(STREAM))
            case "releaseStream" | "getStreamLength" | "_checkbw":
                self._command("_result", number, None)
            case "FCPublish":
                info: amf0.Value = {"code": "NetStream.Publish.Start", "description": ""}
                self._command("onFCPublish", 0.0, None, info)
            case "publish":
                return self._publish(values)
            case "FCUnpublish" | "deleteStream" | "closeStream":
                return self._unpublish(name, number)
            case "play" | "play2":
                self._status("error", "NetStream.Play.Failed", "nothing is played here")
                self.phase = Phase.OVER
                return [Ended("asked to play")]
            case _:
                pass
        return []

    def _connect(self, number: float, values: Sequence[amf0.Value]) -> None:
        wanted = values[2] if len(values) > 2 else None
        app = wanted.get("app") if isinstance(wanted, dict) else None
        if not isinstance(app, str) or self._app:
            raise BadRtmp("connect without an application, or twice")
        self._app = app[:KEY_MOST] or "/"
        self._control(MessageType.WINDOW, struct.pack(">I", WINDOW))
        self._control(MessageType.BANDWIDTH, struct.pack(">IB", WINDOW, 2))
        self._control(MessageType.CHUNK_SIZE, struct.pack(">I", CHUNK_SIZE))
        server: amf0.Value = {"fmsVer": "FMS/3,0,1,123", "capabilities": 31.0}
        status: amf0.Value = {
            "level": "status",
            "code": "NetConnection.Connect.Success",
            "description": "connected",
            "objectEncoding": 0.0,
        }
        self._command("_result", number, server, status)

    def _publish(self, values: Sequence[amf0.Value]) -> list[Event]:
        key = values[3] if len(values) > 3 else None
        if not self._app or not isinstance(key, str) or not 0 < len(key) <= KEY_MOST:
            raise BadRtmp("publish without connect or key")
        if self.phase is not Phase.COMMANDS:
            raise BadRtmp("publish twice")
        self.phase = Phase.ASKING
        return [PublishRequest(self._app, key)]

    def _unpublish(self, name: str, number: float) -> list[Event]:
        if name == "FCUnpublish":
            self._command("_result", number, None)
        if self.phase is not Phase.PUBLISHING:
            return []
        self._status("status", "NetStream.Unpublish.Success", "unpublished")
        self.phase = Phase.OVER
        return [Ended("unpublished")]

    # -- answers ----------------------------------------------------------------------------------

    def _acknowledge(self) -> None:
        if self._received - self._acknowledged >= self._window:
            self._acknowledged = self._received
            count = struct.pack(">I", self._received & 0xFFFFFFFF)
            self._control(MessageType.ACKNOWLEDGEMENT, count)

    def _control(self, kind: MessageType, body: bytes) -> None:
        self._output += self._writer.write(Message(kind, 0, 0, body), 2)

    def _command(self, name: str, number: float, *values: amf0.Value, stream: int = 0) -> None:
        body = amf0.encode([name, number, *values])
        self._output += self._writer.write(Message(MessageType.COMMAND, 0, stream, body))

    def _status(self, level: str, code: str, description: str, reason: str = "") -> None:
        info: dict[str, amf0.Value] = {"level": level, "code": code, "description": description}
        if reason:
            info["reason"] = reason
        self._command("onStatus", 0.0, None, info, stream=STREAM)
