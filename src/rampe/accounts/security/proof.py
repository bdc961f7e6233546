"""Step-up: dangerous acts want a session that proved itself lately (D1).

Signing in is such a proof. Others ask for `Proved` in place of `Member`; a client that gets
`proof_required` proves itself by `POST /me/proof` and sends its request again.
"""

from datetime import timedelta
from typing import Annotated

from fastapi import Depends
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.authentication import Member, Principal
from rampe.accounts.models import AccountSession, SessionId
from rampe.accounts.queries import find_account
from rampe.accounts.security.errors import ProofRequired
from rampe.accounts.security.factors import find_factors, proof_methods
from rampe.accounts.settings import AccountsSettings
from rampe.kit import clock
from rampe.kit.database import Session
from rampe.kit.services import Provided

GOOD_FOR = timedelta(minutes=10)


def is_proved(principal: Principal) -> bool:
    """Whether the session proved itself in the last ten minutes."""
    return principal.proved_at is not None and principal.proved_at > clock.now() - GOOD_FOR


async def _require_proof(
    member: Member,
    session: Session,
    settings: Annotated[AccountsSettings, Provided(AccountsSettings)],
) -> Principal:
    if not is_proved(member):
        account = await find_account(session, member.member_id)
        factors = await find_factors(session, account.id)
        raise ProofRequired(proof_methods(factors, account, settings))
    return member


Proved = Annotated[Principal, Depends(_require_proof)]
"""A signed-in member who proved in the last ten minutes that it is them (403 `proof_required`)."""


async def do_note_proof(session: AsyncSession, session_id: SessionId) -> None:
    """Note that a session has proved itself."""
    await session.execute(
        update(AccountSession).where(AccountSession.id == session_id).values(proved_at=clock.now())
    )
