"""HTTP of account security: how the member's account is kept, what happened to it, and step-up."""

from fastapi import APIRouter

from rampe.accounts.callers import Member
from rampe.accounts.here import Here, HereDep
from rampe.accounts.models import AccountId
from rampe.accounts.queries import find_account
from rampe.accounts.security.check import (
    REFUSALS,
    check_code,
    check_passkey,
    check_password_proof,
)
from rampe.accounts.security.email_change import find_email_change
from rampe.accounts.security.errors import PasskeysOff, ProofRefused
from rampe.accounts.security.factors import Method, find_factors, is_shared, may_try, proof_methods
from rampe.accounts.security.log import list_security_events
from rampe.accounts.security.models import Ceremony
from rampe.accounts.security.passkeys import list_passkeys, make_assertion_options
from rampe.accounts.security.proof import GOOD_FOR, do_note_proof
from rampe.accounts.security.schemas import (
    PasskeyInfo,
    PasskeyOptions,
    Proof,
    Proven,
    SecurityLine,
    SecurityOverview,
)
from rampe.accounts.security.webauthn_site import RelyingParty, has_passkeys
from rampe.kit import clock
from rampe.kit.errors import Unauthenticated, responses
from rampe.kit.http import Cursor, Limit, Session
from rampe.kit.pagination import BadCursor, Page

router = APIRouter(prefix="/me", tags=["accounts"])


@router.get("/security", responses=responses(Unauthenticated))
async def get_security(here: HereDep, session: Session, member: Member) -> SecurityOverview:
    """Return how the member's account is kept."""
    account = await find_account(session, member.account_id)
    factors = await find_factors(session, account.id)
    passkeys = await list_passkeys(session, account.id)
    pending = await find_email_change(session, account.id)
    return SecurityOverview(
        has_password=account.password_hash is not None,
        email_pending=pending.email if pending else None,
        totp_since=factors.totp_since,
        passkeys=[PasskeyInfo.model_validate(row, from_attributes=True) for row in passkeys],
        passkeys_possible=has_passkeys(here.site),
        recovery_codes=factors.recovery_codes,
        recovery_codes_expire_at=factors.recovery_codes_expire_at,
        shared=is_shared(account, here.settings),
        methods=proof_methods(factors, account, here.settings),
    )


@router.get("/security/events", responses=responses(Unauthenticated, BadCursor))
async def get_security_events(
    session: Session, member: Member, cursor: Cursor = None, limit: Limit = 30
) -> Page[SecurityLine]:
    """List what happened to the security of the member's account, the newest first."""
    rows, following = await list_security_events(session, member.account_id, cursor, limit)
    items = [SecurityLine.model_validate(row, from_attributes=True) for row in rows]
    return Page(items=items, next_cursor=following)


@router.post("/proof/passkey-options", responses=responses(Unauthenticated, PasskeysOff))
async def get_proof_options(here: HereDep, session: Session, member: Member) -> PasskeyOptions:
    """Return what a browser needs to prove by a passkey that it is the member."""
    party = RelyingParty.of(here.site)
    options = await make_assertion_options(session, party, Ceremony.PROOF, member.member_id)
    return PasskeyOptions(options=options)


@router.post("/proof", responses=responses(Unauthenticated, *REFUSALS))
async def prove(body: Proof, here: HereDep, session: Session, member: Member) -> Proven:
    """Prove that it is the member, whoever they act as; good for ten minutes of this session."""
    await _check(here, member.member_id, body)
    await do_note_proof(session, member.session_id)
    return Proven(until=clock.now() + GOOD_FOR)


async def _check(here: Here, account_id: AccountId, body: Proof) -> None:
    """Use the given proof up.

    Raises:
        ProofRefused: it is not right, or this account proves itself by others.
        CodeRefused, CodeReplayed, RecoveryCodeExpired: the code is not good.
        PasskeyRefused, PasskeyReplayed: the passkey is not good.
        TooMany: it was tried too often.
    """
    method = Method(next(iter(body.model_fields_set)))
    async with here.database.session() as session:
        account = await find_account(session, account_id)
        factors = await find_factors(session, account_id)
    if not may_try(method, proof_methods(factors, account, here.settings), factors):
        raise ProofRefused
    if body.passkey is not None:
        await check_passkey(here, body.passkey, Ceremony.PROOF, account_id)
    elif body.password is not None:
        await check_password_proof(here, account, body.password)
    elif code := body.totp or body.recovery_code:
        await check_code(here, account_id, method, code)
