"""The nudity filter asks staff to look; it never decides.

Safety knows neither videos nor files: who has frames registers `Frames` in `entry`, and asks for a
scan when something may be seen by others for the first time.
"""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.nudity import Finding, Nudity, NuditySettings
from rampe.safety.cases import Concern, is_minor, join_case
from rampe.safety.models import NudityScan, Reason, Source
from rampe.safety.severity import severity_of
from rampe.safety.targets import ReportTargets


class Frames(Protocol):
    """Whoever has the pictures of things."""

    async def source_of(self, session: AsyncSession, kind: str, target_id: int) -> int | None:
        """Return what a thing is made of, the same for things that look the same; none if gone."""
        ...

    async def draw(self, source_id: int, most: int) -> Sequence[bytes]:
        """Return up to `most` pictures of it, evenly spread; none when it is gone."""
        ...


async def do_scan(services: Services, kind: str, target_id: int) -> None:
    """Look at a thing once, and open a case when its score is high. Idempotent.

    No transaction is open while frames are drawn and looked at.
    """
    settings, nudity = services.get(NuditySettings), services.get(Nudity)
    database, frames = services.get(Database), services.get(Frames)
    if not nudity.looks:
        return
    async with database.session() as session:
        if await session.get(NudityScan, (kind, target_id)) is not None:
            return
        source_id = await frames.source_of(session, kind, target_id)
        if source_id is None:
            return
        finding = await _find_known(session, source_id)
    if finding is None:
        finding = await nudity.look(await frames.draw(source_id, settings.frames))
    async with database.session() as session:
        if await frames.source_of(session, kind, target_id) is None:
            return  # gone while it was looked at
        if await _keep(session, kind, target_id, source_id, finding) and (
            finding.score >= settings.threshold
        ):
            await open_case_of(session, services.get(ReportTargets), kind, target_id, finding)


async def _find_known(session: AsyncSession, source_id: int) -> Finding | None:
    known = await session.scalar(
        select(NudityScan).where(NudityScan.source_id == source_id).limit(1)
    )
    return Finding(known.score, known.label) if known else None


async def _keep(
    session: AsyncSession, kind: str, target_id: int, source_id: int, finding: Finding
) -> bool:
    """Record a finding; false when another run has done so meanwhile."""
    kept = await session.scalar(
        insert(NudityScan)
        .values(
            kind=kind,
            target_id=target_id,
            source_id=source_id,
            score=finding.score,
            label=finding.label,
            at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(NudityScan.target_id)
    )
    return kept is not None


async def open_case_of(
    session: AsyncSession, targets: ReportTargets, kind: str, target_id: int, finding: Finding
) -> None:
    """Let staff look at what the filter believes to have seen; it stays in sight meanwhile."""
    summary = await targets.of(kind).describe(session, target_id, None, staff=True)
    if summary is None or summary.hidden:
        return
    owner = await session.get(Account, summary.owner_id)
    concern = Concern(
        Source.SCAN,
        minor=owner is not None and is_minor(owner),
        severity=severity_of(Reason.SEXUAL),
        score=finding.score,
        label=finding.label,
    )
    await join_case(session, summary, concern)
