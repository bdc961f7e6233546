"""The pool: what is worth showing to anybody, read every few seconds and shared by all pages.

Which videos are new, popular, hardly shown yet, or the best of a topic is the same question for
every member. It is answered once for all, and a page only asks what differs: what this member has
seen, whom they follow. Whether they may see what was chosen is asked when the cards are read.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from rampe.feed.candidates import EXPLORE_FOR, POPULAR_FOR, Judged, judge
from rampe.feed.sources import SHARES, Source, read_pool
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.id_array import IdArray

log = logging.getLogger(__name__)

# A pool this many times its age limit is not served while the next one is read.
TOO_OLD = 10


@dataclass(frozen=True)
class Shelf:
    """Candidates of one source or topic, the best first; none is marked as followed.

    Attributes:
        share: how many of them a page is ranked from.
    """

    share: int
    videos: tuple[Judged, ...]

    @cached_property
    def ids(self) -> IdArray:
        """Their ids, as statements are asked about them."""
        return IdArray.of(one.candidate.video_id for one in self.videos)


@dataclass(frozen=True)
class Pool:
    """Shelves by source, and by topic."""

    general: Mapping[str, Shelf]
    topics: Mapping[str, Shelf]

    def shelves_for(self, interests: Collection[str]) -> list[Shelf]:
        """Return what concerns a viewer."""
        return [
            *self.general.values(),
            *(self.topics[each] for each in interests if each in self.topics),
        ]


class PoolKeeper:
    """Reads the pool anew when it is older than `seconds`, once for all who ask."""

    def __init__(self, database: Database, seconds: float) -> None:
        """With 0 seconds each page reads it anew."""
        self._database, self._seconds = database, seconds
        self._pool: Pool | None = None
        self._read_at = 0.0
        self._reading: asyncio.Task[Pool] | None = None

    async def current(self) -> Pool:
        """Return the pool; one that is a little old is served while the next is read."""
        age = time.monotonic() - self._read_at
        if self._pool is not None and age < self._seconds:
            return self._pool
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read())
            self._reading.add_done_callback(_report)
        if self._pool is not None and age < self._seconds * TOO_OLD:
            return self._pool
        return await asyncio.shield(self._reading)

    async def _read(self) -> Pool:
        started, now = time.monotonic(), clock.now()
        found = await read_pool(self._database, now - POPULAR_FOR, now - EXPLORE_FOR)
        general: dict[str, list[Judged]] = defaultdict(list)
        topics: dict[str, list[Judged]] = defaultdict(list)
        for source, topic, candidate in found:
            (general[source] if topic is None else topics[topic]).append(judge(candidate, now))
        self._pool = Pool(
            {
                source: Shelf(SHARES[Source(source)], tuple(some))
                for source, some in general.items()
            },
            {topic: Shelf(SHARES[Source.TOPIC], tuple(some)) for topic, some in topics.items()},
        )
        self._read_at = started
        return self._pool


def _report(task: asyncio.Task[Pool]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.warning("the pool of candidates was not read: %s", error)
