"""What tests of the feed begin with: a catalogue, watch events, and a worker's batch of them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from rampe.accounts import INTERESTS, AccountId
from rampe.feed.candidates import Candidate, Judged, Stats, heat, judge
from rampe.feed.models import FeedTopic, FeedVideo
from rampe.kit import clock
from rampe.kit.database import Base, Database
from rampe.kit.ids import new_id
from rampe.social import TargetCounter
from rampe.video import KIND, Language, State, Video, VideoId
from tests.factories import make_account
from tests.video.factories import new_asset


def uuid7(moment: datetime | None = None) -> str:
    """Return a UUIDv7 made at `moment`, as browsers of today make it."""
    ms = int((moment or clock.now()).timestamp() * 1000)
    return str(UUID(int=(ms << 80) | (7 << 76) | (2 << 62) | (uuid4().int & ((1 << 62) - 1))))


def watch_event(video_id: int, **fields: Any) -> dict[str, Any]:
    """Return a view of 9 s that began now."""
    at = fields.pop("at", None) or clock.now()
    return {
        "id": uuid7(at),
        "video_id": str(video_id),
        "watched_ms": 9_000,
        "loops": 0,
        "duration_ms": 12_000,
        "ended": False,
        "source": "for_you",
        "session": "",
        "at": at.isoformat(),
        **fields,
    }


def some(count: int, first: int = 0, language: Language | None = None) -> tuple[Judged, ...]:
    """Return candidates as a shelf of the pool has them, numbered."""
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    return tuple(
        judge(Candidate(number, 1000 + number, at, language), at)
        for number in range(first, first + count)
    )


@dataclass
class Catalogue:
    """Published videos: topic and author of each, and which are popular. Written as rows."""

    database: Database
    topics: dict[int, str] = field(default_factory=dict[int, str])
    authors: dict[int, AccountId] = field(default_factory=dict[int, AccountId])
    popular: set[int] = field(default_factory=set[int])
    rows: tuple[list[Base], ...] = field(default_factory=lambda: ([], [], []))

    async def fill(self, per_topic: int = 4) -> None:
        """Add videos of every interest by a dozen authors, one of each interest much liked."""
        authors = [await make_account(self.database, f"author{number}") for number in range(12)]
        for number, topic in enumerate(INTERESTS):
            for turn in range(per_topic):
                author = authors[(number * per_topic + turn) % len(authors)]
                self.add(author.id, topic, hours=1 + 20 * turn, liked=turn == 1)
        await self.write()

    async def write(self) -> None:
        """Insert what was added: assets first, then videos, then what hangs on them."""
        async with self.database.session() as session:
            for rows in self.rows:
                session.add_all(rows)
                await session.flush()
                rows.clear()

    def add(
        self,
        author_id: AccountId,
        topic: str,
        hours: float = 1,
        *,
        liked: bool = False,
        language: Language | None = None,
    ) -> VideoId:
        """Add a video that is `hours` old, and its statistics as the jobs would have them."""
        at = clock.now() - timedelta(hours=hours)
        stats = Stats(impressions=50, likes=30) if liked else Stats()
        asset = new_asset(author_id)
        video = Video(
            id=VideoId(new_id()),
            author_id=author_id,
            asset_id=asset.id,
            caption=f"#{topic}",
            language=language,
            state=State.PUBLISHED,
            created_at=at,
            published_at=at,
        )
        known = FeedVideo(
            video_id=video.id, topics=[topic], impressions=stats.impressions, heat=heat(stats, at)
        )
        for rows, row in zip(self.rows, (asset, video, known), strict=True):
            rows.append(row)
        self.rows[-1].append(FeedTopic(topic=topic, video_id=video.id, heat=known.heat))
        if liked:
            counter = TargetCounter(kind=KIND, target_id=video.id, likes=stats.likes)
            self.rows[-1].append(counter)
            self.popular.add(video.id)
        self.topics[video.id], self.authors[video.id] = topic, author_id
        return video.id
