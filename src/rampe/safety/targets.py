"""What can be reported: domains above register their kinds; safety never knows their tables."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.safety.errors import UnknownKind


@dataclass(frozen=True)
class TargetSummary:
    """A reported thing as staff sees it; `path` is its page on the site, if it has one."""

    kind: str
    id: int
    owner_id: AccountId
    text: str
    hidden: bool
    path: str | None = None


class ReportTarget(ABC):
    """One kind of thing that members report and staff hides."""

    kind: ClassVar[str]

    @abstractmethod
    async def describe(
        self,
        session: AsyncSession,
        target_id: int,
        viewer: AccountId | None,
        *,
        staff: bool = False,
    ) -> TargetSummary | None:
        """Return what it is; none when there is none or the viewer may not see it. Staff may."""

    @abstractmethod
    async def do_hide(self, session: AsyncSession, target_id: int) -> None:
        """Take it out of everybody's sight but its owner's and staff's. Idempotent."""

    @abstractmethod
    async def do_restore(self, session: AsyncSession, target_id: int) -> None:
        """Show it again. Idempotent."""

    @abstractmethod
    async def do_delete(self, session: AsyncSession, target_id: int) -> None:
        """Delete it as its owner would: its removal is final. Idempotent."""


class ReportTargets:
    """Every kind that can be reported: a service, filled in `entry`."""

    def __init__(self, targets: Iterable[ReportTarget]) -> None:
        self._by_kind = {target.kind: target for target in targets}

    def of(self, kind: str) -> ReportTarget:
        """Return the kind of that name.

        Raises:
            UnknownKind: nothing of that name can be reported here.
        """
        try:
            return self._by_kind[kind]
        except KeyError:
            raise UnknownKind from None
