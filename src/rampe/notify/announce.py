"""What open tabs are told of an inbox: which lines changed, and how many are unseen.

Frames say no more than that: a tab reads a line through the API, as its member may see it then.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit.database import after_commit
from rampe.notify.models import Notification, NotificationState
from rampe.notify.targets import NotifiedTargets
from rampe.notify.visibility import is_shown
from rampe.ports.bus import Bus

MOST = 100
"""Unseen lines are counted up to here, so that an inbox nobody opens costs no more each day."""


async def lock_inbox(session: AsyncSession, account_id: AccountId) -> int | None:
    """Keep an inbox from changing until the transaction ends, and return the change's number.

    None where there is no such account (any more): one that is just being deleted is waited for.
    """
    own = (
        select(Account.id, literal(1))
        .where(Account.id == account_id)
        .with_for_update(read=True, key_share=True)
    )
    return await session.scalar(
        insert(NotificationState)
        .from_select(["account_id", "n"], own)
        .on_conflict_do_update(index_elements=["account_id"], set_={"n": NotificationState.n + 1})
        .returning(NotificationState.n)
    )


async def count_unseen(
    session: AsyncSession, targets: NotifiedTargets, account_id: AccountId
) -> int:
    """Count the lines that a member is shown and has not seen, up to `MOST`."""
    unseen = (
        select(Notification.id)
        .where(is_shown(targets, account_id), Notification.seen_at.is_(None))
        .limit(MOST)
        .subquery()
    )
    return await session.scalar(select(func.count()).select_from(unseen)) or 0


class Announcer:
    """Pushes to the open tabs of members. Frames may be lost: the API is the truth."""

    def __init__(self, bus: Bus, targets: NotifiedTargets) -> None:
        self._bus = bus
        self._targets = targets

    async def announce(
        self,
        session: AsyncSession,
        account_id: AccountId,
        n: int,
        changed: Iterable[int] = (),
        **marks: Any,
    ) -> int:
        """Push, after the commit, which lines changed and the count as it is now; return it.

        Args:
            n: the number of the change, from `lock_inbox`.
            marks: what was seen or read, for the other tabs.
        """
        count = await count_unseen(session, self._targets, account_id)
        frames: list[dict[str, Any]] = [
            {"t": "notification", "id": str(notification_id)} for notification_id in changed
        ]
        frames.append({"t": "unread", "count": count, "n": n, **marks})
        after_commit(session, partial(self._push, account_id, frames))
        return count

    async def _push(self, account_id: AccountId, frames: list[dict[str, Any]]) -> None:
        for frame in frames:
            await self._bus.to_user(account_id, frame)
