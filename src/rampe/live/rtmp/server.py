"""The RTMP server: sockets, clocks and limits around `Session`. The one file here that does I/O."""

import asyncio
import logging
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol, Self

import msgspec

from rampe.live.media.bits import BadMedia
from rampe.live.media.flv import Tag, TagDecoder
from rampe.live.media.samples import Media
from rampe.live.rtmp.session import Ended, Event, PublishRequest, Session

log = logging.getLogger(__name__)

READ = 64 << 10
CLOSE_SECONDS = 2.0


class RtmpOptions(msgspec.Struct, frozen=True):
    """Where to listen, and what a stranger may cost."""

    host: str = "127.0.0.1"
    port: int = 0
    key_seconds: float = 10.0
    """From the connection to a good key."""
    idle_seconds: float = 10.0
    """Without a byte from a publisher, until it counts as gone."""
    max_connections: int = 200
    max_per_address: int = 20
    """Connections of one address that have not shown a good key."""


class Refused(Exception):
    """This publication may not be, or no longer. The encoder is told code and description."""

    def __init__(self, code: str, description: str, *, taken: bool = False) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description
        self.taken = taken
        """Somebody else is publishing with this key."""


class Publication(Protocol):
    """One publisher that was let in."""

    async def receive(self, media: Sequence[Media]) -> None:
        """Take what was sent; not reading on until this returns holds the sender back.

        Raises:
            Refused: it has to stop.
        """
        ...

    async def ended(self, reason: str) -> None:
        """The connection is over; called exactly once."""
        ...


Authorise = Callable[[PublishRequest, str], Awaitable[Publication]]
"""Let a publisher with a key in, from an address; raises `Refused`."""


class RtmpServer:
    """Listens until it is closed."""

    def __init__(self, options: RtmpOptions, authorise: Authorise) -> None:
        self._options = options
        self._authorise = authorise
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: Counter[str] = Counter()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def port(self) -> int:
        """The port it listens on."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    async def listen(self, context: ssl.SSLContext | None) -> None:
        """Accept connections from now on."""
        options = self._options
        self._server = await asyncio.start_server(
            self._accept,
            options.host,
            options.port,
            limit=READ,
            ssl=context,
            ssl_handshake_timeout=options.key_seconds if context else None,
        )

    async def close(self) -> None:
        """Stop listening and end every publication."""
        if self._server is not None:
            self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._server is not None:
            await self._server.wait_closed()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        peer = writer.get_extra_info("peername")
        address = str(peer[0]) if peer else ""
        try:
            options = self._options
            crowded = self._waiting[address] >= options.max_per_address
            if len(self._tasks) <= options.max_connections and not crowded:
                await self._serve(reader, writer, address)
        except asyncio.CancelledError:
            pass  # by `close`, which waits for this task
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str
    ) -> None:
        connection = _Connection(reader, writer, address)
        publication: Publication | None = None
        reason = "connection lost"
        try:
            self._waiting[address] += 1
            try:
                async with asyncio.timeout(self._options.key_seconds):
                    request = await connection.wait_for_request()
                    if request is None:
                        return
                    publication = await self._authorise(request, address)
            finally:
                self._waiting[address] -= 1
                if not self._waiting[address]:
                    del self._waiting[address]
            reason = await connection.carry(publication, self._options.idle_seconds)
        except Refused as refused:
            reason = refused.code
            connection.session.refuse(refused.code, refused.description, taken=refused.taken)
            await connection.say_goodbye()
        except BadMedia as error:
            reason = "bad_media"
            log.info("rtmp from %s: %s", address, error)
            if publication is not None:
                connection.session.refuse("bad_media", str(error))
                await connection.say_goodbye()
        except TimeoutError:
            reason = "silent"
        except OSError as error:
            log.info("rtmp from %s: %s", address, error)
        except asyncio.CancelledError:
            reason = "stopping"
            raise
        except Exception:
            # Of the hook: this publisher is cut and may come back; the others are not concerned.
            reason = "failed"
            log.exception("rtmp from %s", address)
        finally:
            if publication is not None:
                await publication.ended(reason)


class _Connection:
    """A session and its socket."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str
    ) -> None:
        self.session = Session()
        self._reader = reader
        self._writer = writer
        self._decoder = TagDecoder()
        self.address = address

    async def wait_for_request(self) -> PublishRequest | None:
        """Return what is asked for, or None if the peer goes away before."""
        while data := await self._reader.read(READ):
            events = self.session.feed(data)
            await self._flush()
            for event in events:
                if isinstance(event, PublishRequest):
                    return event
                if isinstance(event, Ended):
                    return None
        return None

    async def carry(self, publication: Publication, idle_seconds: float) -> str:
        """Hand on what is published until it ends; return why it did."""
        events = self.session.accept()
        await self._flush()
        while True:
            if (reason := await self._hand_on(publication, events)) is not None:
                await self._flush()
                return reason
            async with asyncio.timeout(idle_seconds):
                data = await self._reader.read(READ)
            if not data:
                return "connection lost"
            events = self.session.feed(data)
            # Somebody who sends but never reads what it is answered is silent too.
            async with asyncio.timeout(idle_seconds):
                await self._flush()

    async def _hand_on(self, publication: Publication, events: list[Event]) -> str | None:
        media = [
            one for event in events if isinstance(event, Tag) for one in self._decoder.decode(event)
        ]
        if media:
            await publication.receive(media)
        return next((event.reason for event in events if isinstance(event, Ended)), None)

    async def say_goodbye(self) -> None:
        """Send the refusal; encoders that go on sending would reset the connection before it."""
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._flush()
                if self._writer.can_write_eof():
                    self._writer.write_eof()
                while await self._reader.read(READ):
                    pass

    async def _flush(self) -> None:
        if output := self.session.take_output():
            self._writer.write(output)
            await self._writer.drain()


async def start_rtmp(
    options: RtmpOptions, authorise: Authorise, context: ssl.SSLContext | None = None
) -> RtmpServer:
    """Listen for publishers, by RTMPS if there is a `context`; closing the result undoes it."""
    server = RtmpServer(options, authorise)
    await server.listen(context)
    return server
