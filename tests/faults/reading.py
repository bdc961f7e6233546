"""The picture of a viewer by LL-HLS: playlists that are held until there is a part, then the part.

Every playlist is read strictly, also those of a server that has just come back.
"""

import asyncio
from collections.abc import Iterator
from urllib.parse import urljoin

import httpx

from tests.faults.line import Member, Sign
from tests.faults.watching import Ledger
from tests.live.boxes import pictures_of
from tests.live.edge.playlists import Playlist, ReadPart, read_playlist
from tests.live.ingest.test_rendition import split

AGAIN_SECONDS = 1.0
"""After a request that failed, as hls.js waits."""
GONE = (404, 410)


class Reading:
    """The picture of one viewer, by LL-HLS."""

    elsewhere = 0

    def __init__(self, viewer: Member, ledger: Ledger) -> None:
        self._viewer, self._ledger = viewer, ledger
        self.sign = Sign()
        self.is_there = False
        self.connections = self.parts = self.missed = 0
        self.ended = False
        self._last: int | None = None
        """The newest part that it has, or knows to be lost: numbered through the whole live."""

    async def run(self) -> None:
        """Read until the live ends."""
        while not self.ended:
            try:
                await self._read()
            except httpx.HTTPError:
                pass
            except AssertionError as error:
                self._viewer.fail(f"a playlist that is not valid: {error}")
                raise
            self.is_there = False
            if not self.ended:
                await asyncio.sleep(AGAIN_SECONDS)

    async def _read(self) -> None:
        play = (await self._viewer.ask("play")).raise_for_status().json()
        if play["state"] == "ended":
            self.ended = True
            return
        variants = await self._fetch(play["hls"])
        name = next(line for line in variants.text.splitlines() if line[:1] not in ("", "#"))
        address, query = urljoin(play["hls"], name), ""
        self.connections += 1
        while not self.ended:
            playlist = read_playlist((await self._fetch(address + query)).text)
            self.is_there = True
            await self._take_new(address, playlist)
            self.ended = playlist.ended
            segment, newest = playlist.last
            query = f"?_HLS_msn={segment}&_HLS_part={newest + 1}"

    async def _take_new(self, address: str, playlist: Playlist) -> None:
        """Fetch what it has not got yet; who joins begins with the newest."""
        listed = list(_parts_of(playlist))
        for number, part, made in listed if self._last is not None else listed[-1:]:
            last = number - 1 if self._last is None else self._last
            if number <= last:
                continue
            # Parts are listed for some seconds: what has left the list meanwhile is lost to it.
            self.missed += number - last - 1
            if not part.gap:
                await self._take(urljoin(address, part.name), made)
            self._last = number

    async def _take(self, address: str, made: float) -> None:
        try:
            data = (await self._fetch(address)).content
        except httpx.HTTPStatusError as error:
            if error.response.status_code not in GONE:
                raise
            self.missed += 1
            return
        self.parts += 1
        self._ledger.shown.update(one.shown for one in pictures_of(split(data)))
        self.sign.note(made)

    async def _fetch(self, path: str) -> httpx.Response:
        return (await self._viewer.fetch(path)).raise_for_status()


def _parts_of(playlist: Playlist) -> Iterator[tuple[int, ReadPart, float]]:
    """Yield number, part, and the moment that it was made."""
    for segment in playlist.segments:
        assert segment.began is not None
        made = segment.began.timestamp()
        for part in segment.parts:
            made += part.seconds
            yield int(part.name[1:].partition(".")[0]), part, made
