"""LL-HLS over plain HTTP: which playlist or file, now or as soon as there is one.

Everything but the newest playlist stays as it is for ever and says so, so that any cache may stand
in front. What is asked for by a token belongs to one viewer, and to no shared cache.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any

from nats.errors import Error as NatsError

from rampe.entry.edge.frames import Bye
from rampe.entry.edge.http import Answer, Reply, Request, plain
from rampe.entry.edge.known import Known, NotAdmitted, Unavailable, is_taken_back
from rampe.entry.edge.listing import GONE, LATER, M3U8, NEWEST, Listing, file_answer
from rampe.entry.edge.paths import Kind, Place, parse_place
from rampe.entry.edge.shelf import Key, Shelf
from rampe.entry.edge.source import Source
from rampe.entry.edge.sources import Sources
from rampe.entry.gateway.handshake import client_address
from rampe.kit import metrics
from rampe.live import Answer as Verdict
from rampe.live import Recording, Shown, State, decide, parse_awaited

log = logging.getLogger(__name__)

HEALTH = "/health"
BEGIN_SECONDS = 6.0
"""How long the first playlist of a live that has just begun is waited for."""
BEGIN_EVERY = 0.1
_OK = Answer(HTTPStatus.OK, b"ok\n")
_BAD = plain(HTTPStatus.BAD_REQUEST)
_FORBIDDEN = plain(HTTPStatus.FORBIDDEN)
_TOO_MANY = plain(HTTPStatus.TOO_MANY_REQUESTS)
_KEPT = (Recording.RUNNING, Recording.READY)

Later = asyncio.Future[Answer] | Coroutine[Any, Any, Answer]


class HlsDoor:
    """Answers requests below `/live/`."""

    def __init__(self, known: Known, sources: Sources, shelf: Shelf, max_per_address: int) -> None:
        self._known = known
        self._sources = sources
        self._shelf = shelf
        self._most = max_per_address
        self._held: Counter[str] = Counter()

    def answer(self, request: Request) -> Reply:
        """Answer at once where nobody has to be asked and nothing is waited for."""
        place = parse_place(request.path)
        if place is None or place.kind is Kind.PUSH:
            return _OK if request.path == HEALTH else GONE
        request.is_private = bool(place.token)
        metrics.edge_requests.labels(place.kind.value).inc()
        source = self._sources.ready(place.live_id)
        admission = self._known.admit_now(place, is_open=source is not None)
        if admission is None or source is None:
            return self._hold(request, self._ask(place, request))
        reply = self._serve(admission.shown, source, place, request)
        return reply if isinstance(reply, Answer) else self._hold(request, reply)

    def _hold(self, request: Request, later: Later) -> Reply:
        address = client_address(request.peer, request.forwarded_for)
        if self._held[address] >= self._most:
            later.close() if isinstance(later, Coroutine) else later.cancel()
            return _TOO_MANY
        self._held[address] += 1
        future = asyncio.ensure_future(later)
        future.add_done_callback(lambda _done: self._release(address))
        return future

    def _release(self, address: str) -> None:
        self._held[address] -= 1
        if self._held[address] <= 0:
            del self._held[address]

    async def _ask(self, place: Place, request: Request) -> Answer:
        """Find out about a live that is not known here, and open it."""
        try:
            shown = (await self._known.admit(place)).shown
            if not self._may_open(shown, place):
                return GONE
            source = await self._sources.open(shown)
        except NotAdmitted as refusal:
            return _FORBIDDEN if refusal.reason is Bye.SIGN_IN_REQUIRED else GONE
        except (Unavailable, NatsError, OSError) as error:
            log.warning("live %s cannot be opened: %s", place.live_id, error)
            return LATER
        reply = self._serve(shown, source, place, request)
        return reply if isinstance(reply, Answer) else await reply

    def _may_open(self, shown: Shown, place: Place) -> bool:
        """Whether there can be anything: of an ended live the files that were recorded."""
        if shown.state is not State.ENDED or self._sources.ready(place.live_id):
            return True
        return place.kind is Kind.FILE and shown.recording in _KEPT

    def _serve(
        self, shown: Shown, source: Source, place: Place, request: Request
    ) -> Answer | Later:
        listing = source.listings.get(place.rendition)
        if listing is None or is_taken_back(shown):
            return GONE
        match place.kind:
            case Kind.FILE:
                return self._file(shown, listing, place)
            case Kind.EVENT if shown.state is State.ENDED and listing.window is None:
                return GONE  # whoever comes later goes to the recording
            case Kind.EVENT:
                return self._event(shown, source, listing)
            case Kind.MAIN:
                return _master(source) or self._begin(shown, source, place, request)
            case _:
                if listing.window is None or not listing.is_ready:
                    return self._begin(shown, source, place, request)
                return _playlist(listing, request)

    def _begin(
        self, shown: Shown, source: Source, place: Place, request: Request
    ) -> Answer | Later:
        is_awaited = shown.state in (State.LIVE, State.LOST) and place.rendition == 0
        return self._await_begin(source, place, request) if is_awaited else GONE

    async def _await_begin(self, source: Source, place: Place, request: Request) -> Answer:
        """Wait for the first part of a live that has just begun."""
        listing = source.listings[place.rendition]
        for _ in range(round(BEGIN_SECONDS / BEGIN_EVERY)):
            await asyncio.sleep(BEGIN_EVERY)
            if source.is_closed:
                break
            if listing.is_ready:
                if place.kind is Kind.MAIN:
                    return _master(source) or GONE
                reply = _playlist(listing, request)
                return reply if isinstance(reply, Answer) else await reply
        return GONE

    def _file(self, shown: Shown, listing: Listing, place: Place) -> Answer | Later:
        key = Key(place.live_id, place.rendition, place.name)
        data = self._shelf.get(key)
        if data is not None:
            return file_answer(place.name, data)
        window = listing.window
        if window is not None:
            if place.name == window.next_part and not window.ended:
                return listing.wait(place.name)
            if not window.has_made(place.name):
                return GONE
        folder = shown.recording_folder if shown.recording in _KEPT else None
        return self._fetch(key, folder)

    async def _fetch(self, key: Key, folder: str | None) -> Answer:
        data = await self._shelf.fetch(key, folder)
        return GONE if data is None else file_answer(key.name, data)

    async def _event(self, shown: Shown, source: Source, listing: Listing) -> Answer:
        events = source.events.get(listing.rendition)
        if events is None:
            return GONE  # of what is not recorded there is nothing but what is newest
        try:
            found = await events.answer(shown, listing.window)
        except Unavailable:
            return LATER
        return found or GONE


def _master(source: Source) -> Answer | None:
    text = source.master()
    return None if text is None else Answer(HTTPStatus.OK, text.encode(), M3U8, NEWEST)


def _playlist(listing: Listing, request: Request) -> "Answer | asyncio.Future[Answer]":
    assert listing.window is not None
    try:
        awaited = parse_awaited(request.query)
    except ValueError:
        return _BAD
    verdict = decide(listing.window, awaited)
    if verdict is Verdict.BAD_REQUEST:
        return _BAD
    if verdict is Verdict.WAIT and awaited is not None:
        return listing.wait(awaited)
    return listing.playlist(awaited)
