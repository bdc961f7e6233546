"""One rendition of a live as LL-HLS on this edge: its window, and who waits for what comes next."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus

import msgspec

from rampe.entry.edge.http import Answer, plain
from rampe.entry.edge.shelf import Key, Shelf
from rampe.kit.media_types import media_type
from rampe.live import (
    SOURCE,
    WAIT_SECONDS,
    Awaited,
    BadMessage,
    File,
    Message,
    Report,
    Variant,
    Window,
    decide,
    decode_state,
    decode_update,
    is_later,
    is_newer,
    render_live,
)
from rampe.live import Answer as Verdict

log = logging.getLogger(__name__)

FOREVER = "max-age=31536000, immutable"
ASKED_FOR = "max-age=24"
"""A playlist that was waited for: whoever asks for the same may have the same (§6.2.5.2)."""
NEWEST = "max-age=1"
GONE = plain(HTTPStatus.NOT_FOUND, "max-age=1")
LATER = plain(HTTPStatus.SERVICE_UNAVAILABLE)
M3U8 = media_type("x.m3u8")
WAKE_AT_ONCE = 100
HELD_MOST = 200
ASK_AGAIN_SECONDS = 0.5
BANDWIDTH_LEAST = 64_000

Ask = Callable[[], Awaitable[bytes]]
Waited = Awaited | str


class _Group(msgspec.Struct):
    """Those who wait for the same, since the first of them."""

    since: float
    futures: list[asyncio.Future[Answer]] = []


class Listing:
    """The playlist of one rendition. `reports` says how far the others are."""

    def __init__(
        self,
        live_id: int,
        rendition: int,
        shelf: Shelf,
        ask: Ask,
        reports: Callable[[int], Iterable[Report]],
    ) -> None:
        self.rendition = rendition
        self.window: Window | None = None
        self._live_id = live_id
        self._shelf = shelf
        self._ask = ask
        self._reports = reports
        self._epoch: int | None = None
        self._held: list[Message] = []
        self._asking: asyncio.Task[None] | None = None
        self._asked_at = 0.0
        self._waiting: dict[Waited, _Group] = {}
        self._text: bytes | None = None

    @property
    def waiting(self) -> int:
        """How many requests are held."""
        return sum(not one.done() for group in self._waiting.values() for one in group.futures)

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to list."""
        return self.window is not None and bool(self.window.segments)

    # -- what comes in ----------------------------------------------------------------------------

    async def take(self, message: Message) -> None:
        """Apply an update, in the order of the bus; ask for the whole when one is missing."""
        if self._epoch is not None and is_newer(self._epoch, message.epoch):
            return
        is_other = message.epoch != self._epoch
        self._epoch = message.epoch
        if self._asking is not None:
            self._held.append(message)
            del self._held[:-HELD_MOST]
            return
        if self.window is None and message.sequence == 0:
            self.window = Window()
        if self.window is not None and message.sequence == self.window.updates:
            self._apply(message)
            await self._wake()
        elif is_other or self.window is None or is_later(message.sequence, self.window.updates):
            self._held.append(message)
            self.begin()

    def begin(self) -> None:
        """Ask whoever feeds the live for the window as it is; not again and again."""
        if self._asking is None:
            now = asyncio.get_running_loop().time()
            pause = max(0.0, self._asked_at + ASK_AGAIN_SECONDS - now) if self._asked_at else 0.0
            self._asked_at = now + pause
            self._asking = asyncio.create_task(self._restore(pause))

    async def begun(self) -> None:
        """Wait until the answer to `begin` is here, or is not to be had."""
        if self._asking is not None:
            await asyncio.wait([self._asking])

    async def _restore(self, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            answer = await self._ask()
            if answer:
                self.window = Window.restore(decode_state(answer))
        except (ConnectionError, BadMessage) as error:
            log.info("no window of live %s: %s", self._live_id, error)
        finally:
            self._asking = None
        held, self._held = self._held, []
        for message in held:
            if self.window is not None and message.sequence == self.window.updates:
                self._apply(message)
        self._text = None
        await self._wake()

    def _apply(self, message: Message) -> None:
        assert self.window is not None
        try:
            update = decode_update(message.payload)
        except BadMessage as error:
            log.warning("an update of live %s cannot be read: %s", self._live_id, error)
            return
        self._keep(self.window.add(update.output, update.wall))

    async def end(self) -> None:
        """Nothing more will come: the playlists say so."""
        if self.window is not None and not self.window.ended:
            self._keep(self.window.end())
        await self._wake()

    def drop(self) -> None:
        """It is no longer made: its players go on with another of the live, which has not ended."""
        self.window = self._text = None
        self._let_go()

    def _keep(self, files: Iterable[File]) -> None:
        self._text = None
        for file in files:
            self._shelf.put(Key(self._live_id, self.rendition, file.name), file.data)

    # -- who waits --------------------------------------------------------------------------------

    def wait(self, waited: Waited) -> "asyncio.Future[Answer]":
        """Return the answer that there will be when a playlist or part is there."""
        loop = asyncio.get_running_loop()
        group = self._waiting.get(waited)
        if group is None:
            group = self._waiting[waited] = _Group(loop.time())
        future: asyncio.Future[Answer] = loop.create_future()
        group.futures.append(future)
        return future

    async def _wake(self) -> None:
        """Answer those whose wish is there, a hundred at a time: others have a turn between."""
        woken = 0
        for waited in list(self._waiting):
            answer = self._answer_of(waited)
            if answer is None:
                continue
            # While others had their turn it may have been swept away.
            group = self._waiting.pop(waited, None)
            for future in group.futures if group else ():
                if not future.done():
                    future.set_result(answer)
                    woken += 1
                if woken % WAKE_AT_ONCE == WAKE_AT_ONCE - 1:
                    await asyncio.sleep(0)

    def _answer_of(self, waited: Waited) -> Answer | None:
        window = self.window
        if window is None:
            return None
        if isinstance(waited, Awaited):
            return None if decide(window, waited) is Verdict.WAIT else self.playlist(waited)
        if waited == window.next_part and not window.ended:
            return None
        data = self._shelf.get(Key(self._live_id, self.rendition, waited))
        return GONE if data is None else file_answer(waited, data)

    def sweep(self, now: float) -> None:
        """Let nobody wait for longer than three target durations."""
        for waited, group in list(self._waiting.items()):
            group.futures = [future for future in group.futures if not future.done()]
            if now - group.since > WAIT_SECONDS or not group.futures:
                del self._waiting[waited]
                for future in group.futures:
                    future.set_result(LATER)

    def close(self) -> None:
        """Let everybody go."""
        if self._asking is not None:
            self._asking.cancel()
        self._let_go()

    def _let_go(self) -> None:
        for group in self._waiting.values():
            for future in group.futures:
                if not future.done():
                    future.set_result(GONE)
        self._waiting.clear()

    # -- what goes out ----------------------------------------------------------------------------

    def playlist(self, awaited: Awaited | None) -> Answer:
        """Return the live playlist as it is now."""
        assert self.window is not None
        if self._text is None:
            self._text = render_live(self.window, self._reports(self.rendition)).encode()
        return Answer(HTTPStatus.OK, self._text, M3U8, ASKED_FOR if awaited else NEWEST)

    def variant(self) -> Variant | None:
        """Return it as the multivariant playlist names it; a lower one once it is known how low."""
        window = self.window
        if window is None or window.init is None or not window.segments:
            return None
        rates = [8 * one.size / one.seconds for one in window.segments if one.seconds >= 1]
        if not rates and self.rendition != SOURCE:
            return None
        picture = window.init.video.picture if window.init.video else None
        return Variant(
            uri=f"{self.rendition}/live.m3u8",
            bandwidth=max(BANDWIDTH_LEAST, round(max(rates, default=0))),
            codecs=window.init.codecs,
            size=(picture.width, picture.height) if picture else None,
        )


def file_answer(name: str, data: bytes) -> Answer:
    """Return a file, which stays as it is for ever."""
    return Answer(HTTPStatus.OK, data, media_type(name), FOREVER)
