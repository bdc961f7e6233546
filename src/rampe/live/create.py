"""Preparing a live: what the host says of it before anybody sees it (GOL-01, GOL-04, GOL-05)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, is_active
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.ratelimit import Rate
from rampe.live.eligibility import check_may_host
from rampe.live.errors import LiveInvitesTooMany, LiveRunning, LiveTitleTooLong
from rampe.live.find import find_running
from rampe.live.models import Audience, Format, Live, LiveId, LiveInvite, Recording, State
from rampe.live.settings import LiveSettings
from rampe.live.tools import Tools
from rampe.social import not_blocked

LIVES_PER_HOUR = Rate("lives", 30, 3600)


@dataclass(frozen=True)
class SetUp:
    """What a host chooses. A rehearsal is for invited accounts, whatever the audience."""

    title: str
    format: Format
    audience: Audience = Audience.PUBLIC
    is_rehearsal: bool = False
    is_recorded: bool = True
    invited: Sequence[AccountId] = field(default=())


async def do_create(session: AsyncSession, tools: Tools, account: Account, setup: SetUp) -> Live:
    """Prepare a live of a locked account, which has no other then.

    Raises:
        LiveTooYoung, LiveAgeUnknown, LiveNeedsFollowers, LiveSuspended: who may not host.
        LiveRunning: a live of the account has not ended.
        LiveTitleTooLong, LiveInvitesTooMany: beyond what the operator allows.
    """
    await check_may_host(session, tools.gate, account)
    running = await find_running(session, AccountId(account.id))
    if running is not None:
        raise LiveRunning(live_id=str(running.id))
    check_title(setup.title, tools.settings)
    live = Live(
        id=LiveId(new_id()),
        account_id=account.id,
        title=setup.title,
        format=setup.format,
        audience=settle_audience(account, setup.audience, rehearsal=setup.is_rehearsal),
        is_rehearsal=setup.is_rehearsal,
        is_recorded=setup.is_recorded,
        hidden=False,
        state=State.PREPARING,
        created_at=clock.now(),
        media_epoch=0,
        viewers=0,
        peak_viewers=0,
        hearts=0,
        comments=0,
        recording=Recording.RUNNING if setup.is_recorded else Recording.NONE,
        link_epoch=0,
    )
    session.add(live)
    await session.flush()
    await do_invite(session, tools.settings, live, setup.invited)
    return live


async def do_create_from_last(session: AsyncSession, tools: Tools, account: Account) -> Live:
    """Prepare a live as the account's last one was, for a program that only knows its key.

    Raises:
        As `do_create`.
    """
    last = await find_last(session, AccountId(account.id))
    if last is None:
        return await do_create(session, tools, account, SetUp(account.name, Format.BACKSTAGE))
    invited = await list_invited(session, last.id)
    again = SetUp(last.title, last.format, last.audience, False, last.is_recorded, invited)
    return await do_create(session, tools, account, again)


async def find_last(session: AsyncSession, account_id: AccountId) -> Live | None:
    """Return the newest live of an account that was no rehearsal: its last set-up."""
    return await session.scalar(
        select(Live)
        .where(Live.account_id == account_id, ~Live.is_rehearsal)
        .order_by(Live.id.desc())
        .limit(1)
    )


def settle_audience(account: Account, audience: Audience, *, rehearsal: bool) -> Audience:
    """Return who may watch: rehearsals are for invited ones, private accounts for followers."""
    if rehearsal:
        return Audience.INVITED
    if account.private and audience is Audience.PUBLIC:
        return Audience.FOLLOWERS
    return audience


def check_title(title: str, settings: LiveSettings) -> None:
    """Check that a title is short enough.

    Raises:
        LiveTitleTooLong: it is not.
    """
    if len(title) > settings.max_title:
        raise LiveTitleTooLong(max_length=settings.max_title)


async def find_invitable(
    session: AsyncSession, host_id: AccountId, handles: Collection[str]
) -> list[AccountId]:
    """Return the accounts under handles that the host may invite; unknown ones are left out."""
    wanted = {handle.lower().removeprefix("@") for handle in handles}
    rows = await session.scalars(
        select(Account.id).where(
            Account.handle.in_(wanted),
            is_active(),
            Account.id != host_id,
            not_blocked(Account.id, host_id),
        )
    )
    return list(rows)


async def list_invited(session: AsyncSession, live_id: LiveId) -> list[AccountId]:
    """Return whom a live's host has invited."""
    rows = await session.scalars(select(LiveInvite.account_id).where(LiveInvite.live_id == live_id))
    return list(rows)


async def do_invite(
    session: AsyncSession, settings: LiveSettings, live: Live, invited: Sequence[AccountId]
) -> None:
    """Invite exactly these accounts.

    Raises:
        LiveInvitesTooMany: more than the operator allows.
    """
    if len(invited) > settings.max_invited:
        raise LiveInvitesTooMany(max_invited=settings.max_invited)
    await session.execute(delete(LiveInvite).where(LiveInvite.live_id == live.id))
    rows = [{"live_id": live.id, "account_id": one} for one in dict.fromkeys(invited)]
    if rows:
        await session.execute(insert(LiveInvite), rows)
