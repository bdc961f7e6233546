"""What an edge must know of a live to show it, and who of its viewers still may watch."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Role, is_active
from rampe.live.models import (
    Audience,
    EndReason,
    Live,
    LiveId,
    LiveSegment,
    Recording,
    State,
    folder_of,
)
from rampe.live.visibility import is_public, may_watch


@dataclass(frozen=True)
class Shown:
    """A live as an edge sees it. `is_public`: anybody may watch by the plain path."""

    live_id: LiveId
    account_id: AccountId
    state: State
    audience: Audience
    is_public: bool
    end_reason: EndReason | None
    is_recorded: bool
    recording: Recording
    media_epoch: int

    @property
    def recording_folder(self) -> str:
        """The storage folder of its segments."""
        return folder_of(self.live_id)


async def read_shown(session: AsyncSession, ids: Collection[int]) -> dict[LiveId, Shown]:
    """Return these lives; those that are unknown or of nobody active are left out."""
    rows = await session.execute(
        select(
            Live.id,
            Live.account_id,
            Live.state,
            Live.audience,
            is_public(),
            Live.end_reason,
            Live.is_recorded,
            Live.recording,
            Live.media_epoch,
        )
        .join(Account, Account.id == Live.account_id)
        .where(Live.id.in_(set(ids)), is_active())
    )
    return {row[0]: Shown(*row) for row in rows}


async def who_may_watch(
    session: AsyncSession, live_id: int, viewers: Collection[AccountId | None]
) -> set[AccountId | None]:
    """Return which of these viewers may watch a live now; none among them is a guest."""
    allowed: set[AccountId | None] = set()
    if None in viewers and await is_watchable(session, live_id, None):
        allowed.add(None)
    members = {one for one in viewers if one is not None}
    if members:
        viewer = Account.__table__.alias("viewer")
        staff = viewer.c.role.in_([Role.MODERATOR, Role.ADMIN])
        rows = await session.execute(
            select(viewer.c.id)
            .select_from(Live)
            .join(Account, Account.id == Live.account_id)
            .join(viewer, viewer.c.id.in_(members))
            .where(Live.id == live_id, may_watch(viewer.c.id, staff))
            .where(viewer.c.status == "active")
        )
        allowed |= {row[0] for row in rows}
    return allowed


async def is_watchable(
    session: AsyncSession, live_id: int, viewer: AccountId | None, *, staff: bool = False
) -> bool:
    """Whether a viewer may watch a live now."""
    found = await session.scalar(
        select(Live.id)
        .join(Account, Account.id == Live.account_id)
        .where(Live.id == live_id, may_watch(viewer, staff))
    )
    return found is not None


async def read_segments(
    session: AsyncSession, live_id: int, rendition: int, after: int = -1
) -> list[LiveSegment]:
    """Return the kept segments of a rendition whose numbers are greater, in order."""
    rows = await session.scalars(
        select(LiveSegment)
        .where(
            LiveSegment.live_id == live_id,
            LiveSegment.rendition == rendition,
            LiveSegment.number > after,
        )
        .order_by(LiveSegment.number)
    )
    return list(rows)
