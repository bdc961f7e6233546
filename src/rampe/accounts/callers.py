"""Who may call an endpoint: what it takes says whom it serves, and everybody else is refused."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from rampe.accounts.authentication import Principal, authenticate
from rampe.accounts.errors import StaffOnly
from rampe.accounts.models import Role
from rampe.accounts.queries import find_account
from rampe.accounts.security.errors import ProofRequired
from rampe.accounts.security.factors import find_factors, proof_methods
from rampe.accounts.security.proof import is_proved
from rampe.accounts.settings import AccountsSettings
from rampe.kit.errors import Unauthenticated
from rampe.kit.http import Provided, Session


async def _require_member(connection: HTTPConnection) -> Principal:
    principal = await authenticate(connection)
    if principal is None:
        raise Unauthenticated
    return principal


Viewer = Annotated[Principal | None, Depends(authenticate)]
"""Who reads: a member, or none for a guest."""

Member = Annotated[Principal, Depends(_require_member)]
"""A signed-in member."""


async def _require_staff(member: Member) -> Principal:
    if not member.is_staff:
        raise StaffOnly
    return member


async def _require_admin(member: Member) -> Principal:
    if member.role is not Role.ADMIN:
        raise StaffOnly
    return member


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


Moderator = Annotated[Principal, Depends(_require_staff)]
"""A signed-in moderator or administrator."""

Admin = Annotated[Principal, Depends(_require_admin)]
"""A signed-in administrator."""

Proved = Annotated[Principal, Depends(_require_proof)]
"""A signed-in member who proved in the last ten minutes that it is them (403 `proof_required`)."""
