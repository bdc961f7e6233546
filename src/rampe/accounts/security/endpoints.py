"""HTTP of account security: what protects the member's account, and what happened to it."""

from fastapi import APIRouter

from rampe.accounts.authentication import Member
from rampe.accounts.here import Here, HereDep
from rampe.accounts.models import AccountId
from rampe.accounts.queries import find_account
from rampe.accounts.security.check import check_code, check_method, check_password_proof
from rampe.accounts.security.errors import (
    CodeRefused,
    CodeReplayed,
    ProofRefused,
    RecoveryCodeExpired,
)
from rampe.accounts.security.factors import Method, find_factors, proof_methods
from rampe.accounts.security.log import list_security_events
from rampe.accounts.security.proof import GOOD_FOR, do_note_proof, is_proved
from rampe.accounts.security.schemas import Proof, Proven, SecurityLine, SecurityOverview
from rampe.kit import clock
from rampe.kit.database import Session
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.pagination import BadCursor, Cursor, Limit, Page

router = APIRouter(prefix="/me", tags=["accounts"])


@router.get("/security", responses=responses(Unauthenticated))
async def get_security(here: HereDep, session: Session, member: Member) -> SecurityOverview:
    """Return how the member's account is kept."""
    account = await find_account(session, member.account_id)
    factors = await find_factors(session, account.id)
    proved = member.proved_at if is_proved(member) else None
    return SecurityOverview(
        has_password=account.password_hash is not None,
        totp=factors.totp,
        passkeys=factors.passkeys,
        recovery_codes=factors.recovery_codes,
        methods=proof_methods(factors, account, here.settings),
        proved_until=proved + GOOD_FOR if proved else None,
    )


@router.get("/security/events", responses=responses(Unauthenticated, BadCursor))
async def get_security_events(
    session: Session, member: Member, cursor: Cursor = None, limit: Limit = 30
) -> Page[SecurityLine]:
    """List what happened to the security of the member's account, the newest first."""
    rows, following = await list_security_events(session, member.account_id, cursor, limit)
    items = [SecurityLine.model_validate(row, from_attributes=True) for row in rows]
    return Page(items=items, next_cursor=following)


@router.post(
    "/proof",
    responses=responses(
        Unauthenticated, ProofRefused, CodeRefused, CodeReplayed, RecoveryCodeExpired, TooMany
    ),
)
async def prove(body: Proof, here: HereDep, session: Session, member: Member) -> Proven:
    """Prove that it is the member; for ten minutes this session may do dangerous things."""
    await _check(here, member.account_id, body)
    await do_note_proof(session, member.session_id)
    return Proven(until=clock.now() + GOOD_FOR)


async def _check(here: Here, account_id: AccountId, body: Proof) -> None:
    """Use the given proof up.

    Raises:
        ProofRefused, CodeRefused, CodeReplayed, RecoveryCodeExpired, TooMany: it is not good.
    """
    method = Method(next(iter(body.model_fields_set)))
    account = await check_method(here, account_id, method)
    if body.password is not None:
        await check_password_proof(here, account, body.password)
    elif code := body.totp or body.recovery_code:
        await check_code(here, account_id, method, code)
