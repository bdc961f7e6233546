"""Step-up: dangerous acts want a session that proved itself lately (D1).

Signing in is such a proof. Endpoints of such acts take `Proved` in place of `Member`; a client that
gets `proof_required` proves itself by `POST /me/proof` and sends its request again.
"""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.authentication import Principal
from rampe.accounts.models import AccountSession, SessionId
from rampe.kit import clock

GOOD_FOR = timedelta(minutes=10)


def is_proved(principal: Principal) -> bool:
    """Whether the session proved itself in the last ten minutes."""
    return principal.proved_at is not None and principal.proved_at > clock.now() - GOOD_FOR


async def do_note_proof(session: AsyncSession, session_id: SessionId) -> None:
    """Note that a session has proved itself."""
    await session.execute(
        update(AccountSession).where(AccountSession.id == session_id).values(proved_at=clock.now())
    )
