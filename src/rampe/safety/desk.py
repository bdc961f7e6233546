"""What an act of the desk needs, together."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.ports.bus import Bus
from rampe.safety.journal import Judge
from rampe.safety.settings import SafetySettings
from rampe.safety.targets import ReportTargets


@dataclass(frozen=True)
class Desk:
    """One transaction in which one person of the staff acts."""

    session: AsyncSession
    targets: ReportTargets
    bus: Bus
    settings: SafetySettings
    judge: Judge
