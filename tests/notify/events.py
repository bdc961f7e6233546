"""Events as they come from the bus: made by hand, and handed over as often as a test likes."""

from typing import Any

from rampe.kit import clock
from rampe.kit.consumers import apply_once
from rampe.kit.ids import new_id
from rampe.kit.outbox import encode_envelope
from rampe.kit.services import Services
from rampe.notify import CONSUMERS

(CONSUMER,) = CONSUMERS


def event(subject: str, **data: Any) -> bytes:
    """Return the bytes of an event that happened now."""
    return encode_envelope(new_id(), subject, None, clock.now(), data)


async def deliver(services: Services, *bodies: bytes) -> None:
    """Hand events over in this order."""
    for body in bodies:
        await apply_once(services, CONSUMER, body)


async def happen(services: Services, subject: str, **data: Any) -> None:
    """Let something happen elsewhere."""
    await deliver(services, event(subject, **data))
