"""What open tabs are told about an archive in the making; the database says it too."""

from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.personal.models import DataExport
from rampe.kit.database import after_commit
from rampe.ports.bus import Bus


def tell_progress(session: AsyncSession, bus: Bus, export: DataExport) -> None:
    """Let a member's open tabs see how far their archive is."""
    frame = {
        "t": "export",
        "id": str(export.id),
        "state": export.state.value,
        "percent": export.percent,
    }
    after_commit(session, partial(bus.to_user, export.account_id, frame))
