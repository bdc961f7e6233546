"""A draft became ready while its author was away: one quiet line, once it is clear that they left.

Who is looking sees it in the editor, or by a word on whatever page is open, and goes on from there:
only what is still a draft a while later is told, and no longer than it is one.
"""

import msgspec
from sqlalchemy import BigInteger, Text, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import JobContext, defer, registry
from rampe.kit.outbox import Envelope
from rampe.kit.services import services_of
from rampe.notify import facts
from rampe.notify.kinds import Kind
from rampe.notify.targets import DRAFT
from rampe.notify.tell import About, News, Teller, do_tell

LATER_SECONDS = 120


async def on_draft_ready(session: AsyncSession, envelope: Envelope, _teller: Teller) -> None:
    """Look later whether the author has published it, or still has to."""
    event = msgspec.json.decode(envelope.data, type=facts.VideoEvent)
    await defer(
        session,
        tell_ready,
        in_seconds=LATER_SECONDS,
        author_id=event.author_id,
        video_id=event.video_id,
    )


@registry.task(name="notify:tell_ready", queue="default", pass_context=True)
async def tell_ready(context: JobContext, *, author_id: int, video_id: int) -> None:
    """Tell an author of a draft that is ready."""
    services = services_of(context)
    async with services.get(Database).session() as session:
        await do_tell_ready(session, Teller.of(services), AccountId(author_id), video_id)


async def do_tell_ready(
    session: AsyncSession, teller: Teller, author_id: AccountId, video_id: int
) -> None:
    """Tell an author that a video is ready, if it is still a draft of theirs."""
    kind, target = literal(DRAFT, Text), literal(video_id, BigInteger)
    if await session.scalar(select(teller.targets.is_visible(kind, target, author_id))):
        about = About(DRAFT, video_id)
        await do_tell(session, teller, News(Kind.VIDEO_READY, author_id, clock.now(), about))


HANDLERS = {"video.draft_ready.v1": on_draft_ready}
