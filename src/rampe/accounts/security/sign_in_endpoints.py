"""HTTP of the other doors: a sign-in's second step, and passkeys in place of a password."""

from fastapi import APIRouter, Response

from rampe.accounts.callers import Viewer
from rampe.accounts.errors import AccountSuspended
from rampe.accounts.here import QUARTER, Here, HereDep
from rampe.accounts.models import AccountId
from rampe.accounts.personal.errors import DeletionPending
from rampe.accounts.schemas import SignedIn
from rampe.accounts.security.check import REFUSALS, check_code, check_passkey
from rampe.accounts.security.complete import complete_sign_in, lock_signing_in
from rampe.accounts.security.errors import (
    PasskeyRefused,
    PasskeyReplayed,
    PasskeysOff,
    ProofRefused,
    SignInExpired,
)
from rampe.accounts.security.factors import Method, find_factors, is_shared, may_try, second_methods
from rampe.accounts.security.models import Ceremony
from rampe.accounts.security.passkeys import make_assertion_options
from rampe.accounts.security.pending import find_pending, use_pending
from rampe.accounts.security.schemas import (
    PasskeyOptions,
    PasskeySignIn,
    PendingChallenge,
    SecondFactor,
)
from rampe.accounts.security.webauthn_site import RelyingParty
from rampe.kit.errors import TooMany, responses
from rampe.kit.http import Session

router = APIRouter(tags=["accounts"])

# A sign-in page asks again every few minutes while it is open.
CHALLENGES_PER_QUARTER = 120


@router.post("/passkey-options", responses=responses(PasskeysOff, TooMany))
async def get_passkey_options(here: HereDep, session: Session) -> PasskeyOptions:
    """Return what a browser needs to sign in by any passkey that it has for this site."""
    await here.limit("passkey_options", CHALLENGES_PER_QUARTER, QUARTER)
    party = RelyingParty.of(here.site)
    options = await make_assertion_options(session, party, Ceremony.SIGN_IN, None)
    return PasskeyOptions(options=options)


@router.post(
    "/sessions/passkey",
    status_code=201,
    responses=responses(
        PasskeyRefused, PasskeyReplayed, PasskeysOff, AccountSuspended, DeletionPending, TooMany
    ),
)
async def sign_in_by_passkey(
    body: PasskeySignIn, here: HereDep, session: Session, response: Response, viewer: Viewer
) -> SignedIn:
    """Sign in by a passkey: what one has and what one is or knows, so nothing else is asked."""
    await here.limit("sign_in_address", here.settings.sign_ins_per_quarter * 4, QUARTER)
    account_id = await check_passkey(here, body.passkey, Ceremony.SIGN_IN, None)
    account = await lock_signing_in(here, session, account_id)
    if account.demo and not is_shared(account, here.settings):
        # A visitor's passkey must not outlive the demo's open door.
        raise PasskeyRefused
    return await complete_sign_in(here, session, response, account, replaced=viewer)


@router.post("/sessions/second/options", responses=responses(SignInExpired, PasskeysOff, TooMany))
async def get_second_options(
    body: PendingChallenge, here: HereDep, session: Session
) -> PasskeyOptions:
    """Return what a browser needs to complete a sign-in by a passkey of the account."""
    await here.limit("passkey_options", CHALLENGES_PER_QUARTER, QUARTER)
    party = RelyingParty.of(here.site)
    account_id = await find_pending(session, body.challenge)
    options = await make_assertion_options(session, party, Ceremony.SECOND, account_id)
    return PasskeyOptions(options=options)


@router.post(
    "/sessions/second",
    status_code=201,
    responses=responses(SignInExpired, PasskeysOff, AccountSuspended, DeletionPending, *REFUSALS),
)
async def sign_in_by_second_factor(
    body: SecondFactor, here: HereDep, session: Session, response: Response, viewer: Viewer
) -> SignedIn:
    """Complete a sign-in whose password was right."""
    await here.limit("sign_in_address", here.settings.sign_ins_per_quarter * 4, QUARTER)
    account_id = await _check(here, body)
    await use_pending(session, body.challenge)
    account = await lock_signing_in(here, session, account_id)
    return await complete_sign_in(here, session, response, account, replaced=viewer)


async def _check(here: Here, body: SecondFactor) -> AccountId:
    """Use the given factor up and return whose sign-in it completes.

    Raises:
        SignInExpired: no sign-in waits for it.
        ProofRefused: the account has no such factor.
        CodeRefused, CodeReplayed, RecoveryCodeExpired: the code is not good.
        PasskeyRefused, PasskeyReplayed: the passkey is not good.
        TooMany: it was tried too often.
    """
    method = Method(next(iter(body.model_fields_set - {"challenge"})))
    async with here.database.session() as session:
        account_id = await find_pending(session, body.challenge)
        factors = await find_factors(session, account_id)
    if not may_try(method, second_methods(factors), factors):
        raise ProofRefused
    if body.passkey is not None:
        await check_passkey(here, body.passkey, Ceremony.SECOND, account_id)
    elif code := body.totp or body.recovery_code:
        await check_code(here, account_id, method, code)
    return account_id
