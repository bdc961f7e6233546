"""Media through an ffmpeg child: bytes in, samples out as they come, in the order of the children.

A child may be replaced by another in the middle of a live (a new recorder, another resolution):
the old one says all that it has to say before the new one is heard.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rampe.engines.confined.run import Limits, open_scratch
from rampe.engines.confined.stream import Stream, open_stream
from rampe.live.ingest.commands import Command
from rampe.live.media.bits import BadMedia
from rampe.live.media.flv import FlvReader, TagDecoder
from rampe.live.media.samples import Media

log = logging.getLogger(__name__)

LIMITS = Limits(wall_seconds=86_400, memory=768 << 20, nice=0)
WAITING_MOST = 6 << 20
"""Bytes that may wait for a child, some twenty seconds. One that leaves more is stuck."""
LAST_WORDS_SECONDS = 3.0


class Stuck(Exception):
    """The child does not keep up, or has ended by itself; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Programs:
    """Where ffmpeg is, and the folder for what its children may write."""

    ffmpeg: Path
    scratch: Path


_running: set[asyncio.Task[None]] = set()
"""The event loop keeps no task alive by itself, and a child outlives who has finished it."""

Deliver = Callable[[Sequence[Media]], None]


class Converter:
    """One child. `deliver` gets samples until `finish` or `close`; `failed` that it ended alone."""

    def __init__(
        self,
        programs: Programs,
        command: Command,
        deliver: Deliver,
        *,
        failed: Callable[[str], None],
        after: "Converter | None" = None,
    ) -> None:
        self._programs = programs
        self._command = command
        self._deliver = deliver
        self._failed = failed
        self._stream: Stream | None = None
        self._early: list[bytes] = []
        self._early_bytes = 0
        self._finishing = False
        self.damaged = 0
        self._task = asyncio.create_task(self._run(after))
        _running.add(self._task)
        self._task.add_done_callback(_running.discard)

    @property
    def done(self) -> bool:
        """Whether it has said everything."""
        return self._task.done()

    def feed(self, data: bytes) -> None:
        """Give it bytes.

        Raises:
            Stuck: it does not take them.
        """
        if self._stream is not None:
            waiting = self._stream.waiting
            self._stream.feed(data)
        else:
            waiting = self._early_bytes
            self._early.append(data)
            self._early_bytes += len(data)
        if waiting > WAITING_MOST:
            raise Stuck("ingest_stuck")

    def finish(self) -> None:
        """Nothing more will come: it says what it still has, for seconds at most, and ends."""
        if not self._finishing:
            self._finishing = True
            if self._stream is not None:
                self._stream.finish()

    def kill(self) -> None:
        """End it without waiting; nothing more is delivered."""
        self._finishing = True
        self._task.cancel()

    async def wait(self, seconds: float | None = None) -> None:
        """Wait until it has said everything, for so long."""
        await asyncio.wait([self._task], timeout=seconds)

    async def close(self) -> None:
        """End it now."""
        self.kill()
        await asyncio.wait([self._task])

    async def _run(self, after: "Converter | None") -> None:
        reason = "ingest_failed"
        try:
            # Not before the other has ended: who begins anew all the time has one child, not many.
            await _until_done(after)
            if self._finishing and not self._early:
                return
            async with open_scratch(self._programs.scratch) as scratch:
                stream = await open_stream(
                    self._programs.ffmpeg, self._command, scratch=scratch, limits=LIMITS
                )
                try:
                    self._open(stream)
                    await self._read(stream)
                finally:
                    words = await stream.close()
                    if words.strip() and not self._finishing:
                        log.info("ffmpeg: %s", words.strip()[-600:])
        except BadMedia as error:
            log.info("what ffmpeg made of a publisher's media is no FLV: %s", error)
        except OSError as error:
            log.warning("ffmpeg could not be run: %s", error)
        if not self._finishing:
            self._failed(reason)

    def _open(self, stream: Stream) -> None:
        self._stream = stream
        for data in self._early:
            stream.feed(data)
        self._early.clear()
        if self._finishing:
            stream.finish()

    async def _read(self, stream: Stream) -> None:
        reader, decoder = FlvReader(), TagDecoder()
        while data := await _read_some(stream, lambda: self._finishing):
            media = [one for tag in reader.feed(data) for one in decoder.decode(tag)]
            self.damaged = decoder.damaged
            if media:
                self._deliver(media)


async def _until_done(converter: Converter | None) -> None:
    """Wait for the one before to have said everything; one that does not is ended."""
    if converter is None:
        return
    converter.finish()
    try:
        async with asyncio.timeout(LAST_WORDS_SECONDS):
            await converter.wait()
    except TimeoutError:
        await converter.close()


async def _read_some(stream: Stream, finishing: Callable[[], bool]) -> bytes:
    """Read on; a child that was told to end and says nothing for seconds has ended."""
    while True:
        try:
            async with asyncio.timeout(LAST_WORDS_SECONDS):
                return await stream.read()
        except TimeoutError:
            if finishing():
                return b""
