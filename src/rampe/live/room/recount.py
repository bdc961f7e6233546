"""How many comments a live has, counted anew once one of its authors has gone or is back."""

from collections.abc import Collection

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, Restored, Suspended, is_active
from rampe.kit.consumers import Consumer
from rampe.kit.outbox import Envelope
from rampe.kit.services import Services
from rampe.live.models import Live
from rampe.live.room.models import RoomComment
from rampe.live.room.take_back import is_shown


class _OfAccount(msgspec.Struct):
    """The field that both events have."""

    account_id: int


async def _on_status(session: AsyncSession, envelope: Envelope, _services: Services) -> None:
    account_id = msgspec.json.decode(envelope.data, type=_OfAccount).account_id
    await do_recount(session, await find_commented(session, [account_id]))


async def find_commented(session: AsyncSession, account_ids: Collection[int]) -> Collection[int]:
    """Return the lives in which accounts have said something."""
    lives = await session.scalars(
        select(RoomComment.live_id).where(RoomComment.account_id.in_(account_ids)).distinct()
    )
    return lives.all()


async def do_recount(session: AsyncSession, live_ids: Collection[int]) -> None:
    """Let lives say how many of their comments are shown. Idempotent."""
    # Who stores a comment counts it in this row: locked first, so that none comes in between.
    await session.execute(
        select(Live.id).where(Live.id.in_(live_ids)).order_by(Live.id).with_for_update()
    )
    shown = (
        select(func.count())
        .select_from(RoomComment)
        .join(Account, Account.id == RoomComment.account_id)
        .where(RoomComment.live_id == Live.id, is_shown(), is_active())
        .correlate(Live)
        .scalar_subquery()
    )
    await session.execute(
        update(Live)
        .where(Live.id.in_(live_ids))
        .values(comments=shown)
        .execution_options(synchronize_session=False)
    )


RECOUNT = Consumer(
    "live_comments", (f"ev.{Suspended.subject}", f"ev.{Restored.subject}"), _on_status
)
