"""Lives as their viewers see them: one read for every list and page."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, AccountRef, SuspensionDoor, account_ref, account_refs
from rampe.kit import clock
from rampe.live.errors import LiveNotFound
from rampe.live.find import FED_WITHIN
from rampe.live.models import Live, LiveInvite, State
from rampe.live.schemas import LiveOut
from rampe.live.visibility import may_watch
from rampe.social import is_following, not_blocked
from rampe.video import Look

KIND = "live"


@dataclass(frozen=True)
class Files:
    """What a live's private addresses are made of (`media.MediaSigner`); it has no public copy."""

    id: int
    link_epoch: int
    public_key: None = None


def picture_of(live: Live) -> str | None:
    """Return the file that stands for a live: its newest frame, or the chosen cover once over."""
    if live.state is State.ENDED:
        return live.cover or live.frame
    return live.frame or live.cover


def permalink(handle: str, live_id: int) -> str:
    """Return the path of a live's page."""
    return f"/@{handle}/live/{live_id}"


def viewer_of(look: Look) -> AccountId | None:
    """Return who looks; none for a guest."""
    return look.viewer.account_id if look.viewer else None


def is_staff(look: Look) -> bool:
    """Whether staff looks."""
    return look.viewer is not None and look.viewer.is_staff


async def read_live(
    session: AsyncSession, look: Look, door: SuspensionDoor, live_id: int
) -> LiveOut:
    """Return one live.

    Raises:
        LiveNotFound: no such live, or the viewer may not see it.
    """
    lives = await read_lives(session, look, [live_id])
    if not lives:
        raise LiveNotFound
    live = lives[0]
    on_air = live.state in (State.LIVE, State.LOST)
    viewer = viewer_of(look)
    if viewer is not None and on_air:
        live.can_comment = not (await door.barred(session, viewer)).commenting
    if live.own:
        live.invited = await _list_invited(session, look, live_id)
    return live


async def read_lives(session: AsyncSession, look: Look, ids: Sequence[int]) -> list[LiveOut]:
    """Return those of these lives that the viewer may watch, in the order of the ids."""
    if not ids:
        return []
    rows = await session.execute(_select(look).where(Live.id.in_(ids)))
    found: dict[int, LiveOut] = {
        live.id: _show(look, live, account, follows) for live, account, follows in rows
    }
    return [found[one] for one in ids if one in found]


def _select(look: Look) -> Select[Live, Account, bool]:
    viewer = viewer_of(look)
    return (
        select(Live, Account, is_following(viewer, Live.account_id))
        .join(Account, Account.id == Live.account_id)
        .where(may_watch(viewer, is_staff(look)))
        .execution_options(populate_existing=True)
    )


async def _list_invited(session: AsyncSession, look: Look, live_id: int) -> list[AccountRef]:
    invited = select(LiveInvite.account_id).where(
        LiveInvite.live_id == live_id, not_blocked(LiveInvite.account_id, viewer_of(look))
    )
    rows = await session.scalars(invited)
    refs = await account_refs(session, list(rows), look.storage)
    return sorted(refs.values(), key=lambda ref: ref.handle)


def _show(look: Look, live: Live, account: Account, following: bool) -> LiveOut:
    viewer = viewer_of(look)
    files = Files(live.id, live.link_epoch)

    def url(name: str | None) -> str | None:
        return look.signer.url(files, viewer, name) if name else None

    own = live.account_id == viewer
    fed = live.fed_at is not None and clock.now() - live.fed_at < FED_WITHIN
    return LiveOut(
        id=live.id,
        account=account_ref(account, look.storage),
        following=following,
        title=live.title,
        format=live.format,
        audience=live.audience,
        state=live.state,
        created_at=live.created_at,
        started_at=live.started_at,
        ended_at=live.ended_at,
        end_reason=live.end_reason,
        viewers=live.viewers,
        peak_viewers=live.peak_viewers,
        hearts=live.hearts,
        comments=live.comments,
        width=live.width,
        height=live.height,
        duration_ms=live.duration_ms,
        cover_url=url(live.cover),
        frame_url=url(live.frame),
        is_rehearsal=live.is_rehearsal,
        is_recorded=live.is_recorded,
        recording=live.recording,
        recording_until=live.recording_until,
        own=own,
        can_comment=viewer is not None and live.state in (State.LIVE, State.LOST),
        path=permalink(account.handle, live.id),
        source=live.source if own else None,
        fed=fed if own else None,
        hidden=live.hidden if own else None,
    )
