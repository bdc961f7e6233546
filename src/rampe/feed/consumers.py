"""What feed does when something happens: watch events and reactions come in batches."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.feed.events import Watched
from rampe.feed.statistics import do_mark_stale, do_set_topics
from rampe.feed.topics import topics_of
from rampe.feed.watch_batch import apply_batch
from rampe.kit.consumers import MAX_DELIVERIES, Consumer, bury, decode_envelope, subjects_of
from rampe.kit.database import Database
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.ports.bus import Delivery
from rampe.social import CommentDeleted, Commented, Liked, Shared, Unliked
from rampe.video import KIND, VideoEdited, VideoPublished


class _Said(msgspec.Struct):
    """The fields of a video's events that tell what it is about."""

    video_id: int
    caption: str
    hashtags: list[str]


class _Reaction(msgspec.Struct):
    """The fields of a reaction that tell to what."""

    kind: str
    target_id: int


async def _on_said(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    said = msgspec.json.decode(envelope.data, type=_Said)
    await do_set_topics(session, said.video_id, topics_of(said.caption, said.hashtags))


async def apply_reactions(services: Services, deliveries: Sequence[Delivery]) -> None:
    """Mark the videos that were reacted to. Safe to repeat: nothing is counted here."""
    reactions = [
        msgspec.json.decode(decode_envelope(delivery.body).data, type=_Reaction)
        for delivery in deliveries
    ]
    videos = {reaction.target_id for reaction in reactions if reaction.kind == KIND}
    async with services.get(Database).session() as session:
        await do_mark_stale(session, videos)


@dataclass(frozen=True)
class BatchConsumer:
    """A reader of subjects that gets its messages in batches and may get any of them again."""

    name: str
    subjects: tuple[str, ...]
    write: Callable[[Services, Sequence[Delivery]], Awaitable[None]]

    async def apply(self, services: Services, deliveries: Sequence[Delivery]) -> None:
        """Write a batch; a message that has failed ten times on its own becomes a dead letter."""
        try:
            await self.write(services, deliveries)
        except Exception as error:
            first = deliveries[0]
            if len(deliveries) > 1 or first.number < MAX_DELIVERIES:
                raise
            await bury(services, self.name, first.body, error)


CONSUMERS = [Consumer("feed_topics", subjects_of(VideoPublished, VideoEdited), _on_said)]

BATCH_CONSUMERS = [
    BatchConsumer("feed_watched", subjects_of(Watched), apply_batch),
    BatchConsumer(
        "feed_reactions",
        subjects_of(Liked, Unliked, Commented, CommentDeleted, Shared),
        apply_reactions,
    ),
]
