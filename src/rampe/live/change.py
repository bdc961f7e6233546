"""Changing a live's set-up, making a rehearsal real, and what becomes of a recording."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId
from rampe.kit.database import after_commit
from rampe.kit.ids import new_id
from rampe.live.create import (
    SetUp,
    check_title,
    do_create,
    do_invite,
    list_invited,
    settle_audience,
)
from rampe.live.end import end_live
from rampe.live.errors import (
    LiveAlreadyStarted,
    LiveIsOver,
    NotRehearsal,
    RecordingNotFound,
)
from rampe.live.find import lock_own_live
from rampe.live.models import Audience, EndReason, Format, Live, Recording, State
from rampe.live.tell import tell_changed
from rampe.live.tools import Tools
from rampe.ports.bus import Bus
from rampe.ports.storage import Storage


@dataclass(frozen=True)
class Changes:
    """What a host changes; none stays."""

    title: str | None = None
    format: Format | None = None
    audience: Audience | None = None
    is_recorded: bool | None = None
    invited: list[AccountId] | None = None


async def do_change(
    session: AsyncSession, tools: Tools, account: Account, live_id: int, changes: Changes
) -> Live:
    """Change one's own live: on air, its title, audience and invitations.

    Raises:
        LiveNotFound: there is none, or it is somebody else's; LiveIsOver: so.
        LiveAlreadyStarted: format and recording are settled then.
        LiveTitleTooLong, LiveInvitesTooMany: beyond what the operator allows.
    """
    live = await lock_own_live(session, live_id, AccountId(account.id))
    if live.state is State.ENDED:
        raise LiveIsOver
    if live.state is not State.PREPARING and (changes.format or changes.is_recorded is not None):
        raise LiveAlreadyStarted
    if changes.title is not None:
        check_title(changes.title, tools.settings)
        live.title = changes.title
    if changes.format is not None:
        live.format = changes.format
    if changes.is_recorded is not None:
        live.is_recorded = changes.is_recorded
        live.recording = Recording.RUNNING if changes.is_recorded else Recording.NONE
    if changes.audience is not None:
        audience = settle_audience(account, changes.audience, rehearsal=live.is_rehearsal)
        if audience is not live.audience:
            live.audience = audience
            live.link_epoch += 1
    if changes.invited is not None:
        await do_invite(session, tools.settings, live, changes.invited)
        live.link_epoch += 1
    await session.flush()
    tell_changed(session, tools.bus, live.id)
    return live


async def do_make_real(session: AsyncSession, tools: Tools, account: Account, live_id: int) -> Live:
    """End one's rehearsal and prepare a live of the same set-up (GOL-05).

    Only what makes it a rehearsal is left out: it is for everybody, or for the followers of a
    private account. Whom the host invited stays noted, for a live by invitation after all.

    Raises:
        LiveNotFound: there is none, or it is somebody else's; NotRehearsal: so.
        As `do_create`.
    """
    rehearsal = await lock_own_live(session, live_id, AccountId(account.id))
    if not rehearsal.is_rehearsal:
        raise NotRehearsal
    await end_live(session, tools.bus, rehearsal.id, EndReason.HOST)
    again = SetUp(
        title=rehearsal.title,
        format=rehearsal.format,
        audience=Audience.PUBLIC,
        is_recorded=rehearsal.is_recorded,
        invited=await list_invited(session, rehearsal.id),
    )
    live = await do_create(session, tools, account, again)
    if rehearsal.cover is not None:
        live.cover = f"cover_{new_id()}.webp"
        source = f"{rehearsal.recording_folder}/{rehearsal.cover}"
        picture = await tools.storage.get(source)
        await tools.storage.put(f"{live.recording_folder}/{live.cover}", picture)
    return live


async def do_set_cover(
    session: AsyncSession, storage: Storage, live_id: int, account_id: AccountId, webp: bytes | None
) -> Live:
    """Choose what is shown before the first frame and after the end, or take it away again.

    Its file has a new name each time.

    Raises:
        LiveNotFound: there is none, or it is somebody else's.
    """
    live = await lock_own_live(session, live_id, account_id)
    former, live.cover = live.cover, None
    if webp is not None:
        live.cover = f"cover_{new_id()}.webp"
        await storage.put(f"{live.recording_folder}/{live.cover}", webp)
    if former is not None:
        key = f"{live.recording_folder}/{former}"
        after_commit(session, partial(storage.delete, [key]))
    return live


async def do_delete_recording(
    session: AsyncSession, bus: Bus, live_id: int, account_id: AccountId
) -> None:
    """Delete the recording of one's own ended live, for everybody at once; its files go by a job.

    Raises:
        LiveNotFound: there is none, or it is somebody else's.
        RecordingNotFound: nothing was recorded, or it is deleted, or the live still runs.
    """
    live = await lock_own_live(session, live_id, account_id)
    kept = live.recording in (Recording.READY, Recording.RUNNING)
    if live.state is not State.ENDED or not kept:
        raise RecordingNotFound
    live.recording = Recording.DELETED
    live.link_epoch += 1
    await session.flush()
    tell_changed(session, bus, live.id)
