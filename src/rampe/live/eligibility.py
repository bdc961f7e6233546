"""Who may host a live: age first, then followers or a grant, at this moment (ELI-01, ELI-02)."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Status, SuspensionDoor, age_at
from rampe.kit import clock
from rampe.live.errors import Barrier, refusal
from rampe.live.models import LiveGrant
from rampe.live.settings import LiveSettings
from rampe.social import count_followers


@dataclass(frozen=True)
class Host:
    """What decides whether an account may host: `age` none is unknown.

    `followers` are counted as far as they matter.
    """

    age: int | None
    followers: int
    granted: bool
    suspended: bool


@dataclass(frozen=True)
class Gate:
    """What the check needs of the process: the rules, and who knows of staff's decisions."""

    settings: LiveSettings
    door: SuspensionDoor


def decide_barrier(host: Host, settings: LiveSettings) -> Barrier | None:
    """Return what keeps an account from hosting, if anything. No grant lowers the age."""
    if host.suspended:
        return Barrier.SUSPENDED
    if host.age is None:
        return Barrier.AGE_UNKNOWN
    if host.age < settings.min_age:
        return Barrier.TOO_YOUNG
    if host.followers < settings.min_followers and not host.granted:
        return Barrier.NEEDS_FOLLOWERS
    return None


async def find_barrier(session: AsyncSession, gate: Gate, account: Account) -> Barrier | None:
    """Return what keeps an account from hosting now. Followers are counted as rows (SOC-01)."""
    enough = gate.settings.min_followers
    granted = await session.scalar(select(exists().where(LiveGrant.account_id == account.id)))
    barred = await gate.door.barred(session, account.id)
    host = Host(
        age=_age_of(account, gate.settings),
        followers=await count_followers(session, AccountId(account.id), most=enough),
        granted=bool(granted),
        suspended=account.status is not Status.ACTIVE or barred.publishing,
    )
    return decide_barrier(host, gate.settings)


async def check_may_host(session: AsyncSession, gate: Gate, account: Account) -> None:
    """Check that an account may host a live at this moment.

    Raises:
        LiveSuspended, LiveAgeUnknown, LiveTooYoung, LiveNeedsFollowers: it may not, and why.
    """
    barrier = await find_barrier(session, gate, account)
    if barrier is not None:
        settings = gate.settings
        raise refusal(barrier, min_age=settings.min_age, min_followers=settings.min_followers)


def _age_of(account: Account, settings: LiveSettings) -> int | None:
    if account.birth_date is not None:
        return age_at(account.birth_date, account.zone, clock.now())
    # Only adults act as a brand, which has no birth date of its own (`accounts.band_of`).
    return settings.min_age if account.brand else None
