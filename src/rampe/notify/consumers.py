"""What notify does when something happens elsewhere.

One consumer for all subjects: what concerns one inbox is mostly applied in the order of its events,
and where it is not, `do_settle` asks how things are.
"""

from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit.consumers import Consumer
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.notify import on_account, on_live, on_social, on_video, ready
from rampe.notify.tell import Teller

Handle = Callable[[AsyncSession, Envelope, Teller], Awaitable[None]]

HANDLERS: Mapping[str, Handle] = (
    on_social.HANDLERS | on_video.HANDLERS | ready.HANDLERS | on_live.HANDLERS | on_account.HANDLERS
)


async def _on_event(session: AsyncSession, envelope: Envelope, services: Services) -> None:
    await HANDLERS[envelope.subject](session, envelope, Teller.of(services))


CONSUMERS = [Consumer("notify", tuple(f"ev.{subject}" for subject in HANDLERS), _on_event)]
