"""What social asks of the domains whose things are liked and commented: a narrow protocol."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.social.errors import TargetNotFound


@dataclass(frozen=True)
class Target:
    """A target as its viewer may know it."""

    kind: str
    id: int
    owner_id: AccountId
    comments_on: bool = True


class TargetPolicy(Protocol):
    """How one kind of target answers; implemented by the domain that owns the kind."""

    async def find(
        self, session: AsyncSession, target_id: int, viewer: AccountId | None
    ) -> Target | None:
        """Return the target; none when there is none or `viewer` may not see it."""
        ...


class TargetPolicies:
    """The policies of all kinds, registered in `entry`."""

    def __init__(self, **policies: TargetPolicy) -> None:
        self._policies = policies

    async def find(
        self, session: AsyncSession, kind: str, target_id: int, viewer: AccountId | None
    ) -> Target:
        """Return a target.

        Raises:
            TargetNotFound: there is none, or `viewer` may not see it.
        """
        target = await self.seen(session, kind, target_id, viewer)
        if target is None:
            raise TargetNotFound
        return target

    async def seen(
        self, session: AsyncSession, kind: str, target_id: int, viewer: AccountId | None
    ) -> Target | None:
        """Return a target; none when there is none or `viewer` may not see it."""
        policy = self._policies.get(kind)
        return await policy.find(session, target_id, viewer) if policy else None


def unseen(kind: str, target_id: int) -> Target:
    """Return what is known of a target that one may not see: enough to take back what one did."""
    return Target(kind, target_id, AccountId(0))
