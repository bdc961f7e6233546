"""Sharing a target: counted once a member and target (SOC-04)."""

from enum import StrEnum

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit import clock
from rampe.kit.outbox import emit
from rampe.social.counters import add_delta
from rampe.social.events import Shared, about
from rampe.social.models import Share
from rampe.social.targets import Target


class Channel(StrEnum):
    """By which way a target left: a copied link, or the device's own share sheet."""

    LINK = "link"
    WEB_SHARE = "web_share"


async def do_share(
    session: AsyncSession, account_id: AccountId, target: Target, channel: Channel
) -> None:
    """Record that a member shared a target; a second time, by any channel, changes nothing."""
    created = await session.scalar(
        insert(Share)
        .values(
            kind=target.kind,
            target_id=target.id,
            account_id=account_id,
            channel=channel,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Share.target_id)
    )
    if created is None:
        return
    await add_delta(session, target, shares=1)
    await emit(session, Shared(**about(target, account_id), channel=channel), actor=account_id)
