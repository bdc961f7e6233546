"""The bytes of segments and parts, by name: the newest in memory, older ones from where they are.

An edge that has just begun, or whose memory is full, asks the ingest, which has them in its spool;
what that has forgotten is in storage, if the live is recorded.
"""

import asyncio
import logging
from collections import OrderedDict, deque

import msgspec

from rampe.ports.bus import Bus
from rampe.ports.storage import Missing, Storage, StoreDown

log = logging.getLogger(__name__)

PARTS_KEPT = 140
"""28 seconds of them: playlists list 16, and a cache may be late by a few."""
FETCHES = 16
MISSING_SECONDS = 2.0
MISSING_KEPT = 10_000
ASK_SECONDS = 2.0


class Key(msgspec.Struct, frozen=True):
    """The name of a file, on this edge."""

    live_id: int
    rendition: int
    name: str

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a segment, which nobody keeps for long."""
        return self.name.startswith("p")


class Shelf:
    """What this edge has, for all lives together."""

    def __init__(self, bus: Bus, storage: Storage, most: int) -> None:
        self._bus = bus
        self._storage = storage
        self._most = most
        self._bytes = 0
        self._lasting: OrderedDict[Key, bytes] = OrderedDict()
        self._parts: dict[tuple[int, int], deque[Key]] = {}
        self._part_bytes: dict[Key, bytes] = {}
        self._missing: OrderedDict[Key, float] = OrderedDict()
        self._fetching: dict[Key, asyncio.Task[bytes | None]] = {}
        self._slots = asyncio.Semaphore(FETCHES)

    def put(self, key: Key, data: bytes) -> None:
        """Keep a file; the segments used least go when there are too many bytes."""
        if key.is_part:
            self._put_part(key, data)
            return
        before = self._lasting.pop(key, b"")
        self._lasting[key] = data
        self._bytes += len(data) - len(before)
        while self._bytes > self._most:
            _, gone = self._lasting.popitem(last=False)
            self._bytes -= len(gone)

    def _put_part(self, key: Key, data: bytes) -> None:
        names = self._parts.setdefault((key.live_id, key.rendition), deque())
        names.append(key)
        self._part_bytes[key] = data
        while len(names) > PARTS_KEPT:
            self._part_bytes.pop(names.popleft(), None)

    def get(self, key: Key) -> bytes | None:
        """Return what is in memory."""
        if key.is_part:
            return self._part_bytes.get(key)
        data = self._lasting.get(key)
        if data is not None:
            self._lasting.move_to_end(key)
        return data

    def forget(self, live_id: int) -> None:
        """Let a live's files go."""
        for rendition in [one for one in self._parts if one[0] == live_id]:
            for key in self._parts.pop(rendition):
                self._part_bytes.pop(key, None)
        for key in [key for key in self._lasting if key.live_id == live_id]:
            self._bytes -= len(self._lasting.pop(key))

    async def fetch(self, key: Key, folder: str | None) -> bytes | None:
        """Return a file from wherever it is, and None if it is nowhere.

        Whoever wants the same file meanwhile waits for the same answer. `folder` is that of the
        recording; None if there is none.
        """
        now = asyncio.get_running_loop().time()
        if self._missing.get(key, 0) > now:
            return None
        task = self._fetching.get(key)
        if task is None:
            task = self._fetching[key] = asyncio.create_task(self._fetch(key, folder))
            task.add_done_callback(lambda _done: self._fetching.pop(key, None))
        # Shielded: one who hangs up does not take it from the others.
        data = await asyncio.shield(task)
        if data is None:
            self._missing[key] = now + MISSING_SECONDS
            while len(self._missing) > MISSING_KEPT:
                self._missing.popitem(last=False)
        return data

    async def _fetch(self, key: Key, folder: str | None) -> bytes | None:
        async with self._slots:
            data = await self._from_ingest(key)
            if not data and folder is not None and not key.is_part:
                data = await self._from_storage(key, folder)
        if data and not key.is_part:
            self.put(key, data)
        return data or None

    async def _from_ingest(self, key: Key) -> bytes:
        subject = f"live.{key.live_id}.file.{key.rendition}"
        try:
            return await self._bus.request(subject, key.name.encode(), ASK_SECONDS)
        except ConnectionError:
            return b""

    async def _from_storage(self, key: Key, folder: str) -> bytes:
        try:
            return await self._storage.get(f"{folder}/r{key.rendition}_{key.name}")
        except Missing:
            return b""
        except StoreDown as error:
            log.warning("a segment cannot be read: %s", error)
            return b""

    async def close(self) -> None:
        """Give up what is being fetched."""
        for task in list(self._fetching.values()):
            task.cancel()
        await asyncio.gather(*self._fetching.values(), return_exceptions=True)
