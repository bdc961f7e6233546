"""Trying a proof: each try is counted, used up and written down whatever comes of it.

A try has a transaction of its own, because the request's is rolled back by the error.
"""

from rampe.accounts.here import QUARTER, Here
from rampe.accounts.models import Account, AccountId
from rampe.accounts.passwords import verify_password
from rampe.accounts.security.errors import (
    CodeRefused,
    CodeReplayed,
    PasskeyRefused,
    PasskeyReplayed,
    ProofRefused,
    RecoveryCodeExpired,
)
from rampe.accounts.security.factors import Method
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import Ceremony, What
from rampe.accounts.security.passkeys import try_passkey
from rampe.accounts.security.recovery import try_recovery_code
from rampe.accounts.security.schemas import PasskeyAssertion
from rampe.accounts.security.totp import try_totp
from rampe.accounts.security.webauthn_site import RelyingParty
from rampe.kit.errors import RampeError, TooMany

# A code has six digits and three are good at a time: 20 tries an hour find one in two years of
# trying without a pause, and its owner is told at the third.
TRIES_PER_QUARTER = 5

REFUSALS = (
    ProofRefused,
    CodeRefused,
    CodeReplayed,
    RecoveryCodeExpired,
    PasskeyRefused,
    PasskeyReplayed,
    TooMany,
)
"""What a proof may be answered with, for the description of endpoints."""

NOTED: dict[type[RampeError], What] = {
    CodeReplayed: What.TOTP_REPLAYED,
    RecoveryCodeExpired: What.RECOVERY_CODE_EXPIRED,
}


async def check_code(here: Here, account_id: AccountId, method: Method, code: str) -> None:
    """Use up a code of the app, or a recovery code.

    Raises:
        CodeRefused, CodeReplayed, RecoveryCodeExpired: it is not good; the member is told.
        TooMany: it was tried too often, by whichever process.
    """
    name = f"factor_{method}"
    await here.limit(name, TRIES_PER_QUARTER, QUARTER, key=str(account_id))
    attempt = try_totp if method is Method.TOTP else try_recovery_code
    async with here.database.session() as session:
        refusal = await attempt(session, here.keys, account_id, code)
        if refusal is not None:
            what = NOTED.get(refusal, What.SECOND_FACTOR_REFUSED)
            await do_note(session, account_id, what, here.where, method=method.value)
        elif method is Method.RECOVERY_CODE:
            await do_note(session, account_id, What.RECOVERY_CODE_USED, here.where)
    if refusal is not None:
        raise refusal
    await here.forgive(name, str(account_id))


async def check_passkey(
    here: Here, given: PasskeyAssertion, purpose: Ceremony, account_id: AccountId | None
) -> AccountId:
    """Use up a passkey's answer and return whose it is: `account_id`'s, or whoever signs in.

    Raises:
        PasskeyRefused, PasskeyReplayed: it is not good; the member is told.
        PasskeysOff: they cannot work here.
        TooMany: it was tried too often, by whichever process.
    """
    party = RelyingParty.of(here.site)
    if account_id is not None:
        await here.limit("factor_passkey", TRIES_PER_QUARTER, QUARTER, key=str(account_id))
    async with here.database.session() as session:
        tried = await try_passkey(session, here.keys, party, given, purpose, account_id)
        if tried.what is not None and tried.account_id is not None:
            await do_note(
                session, tried.account_id, tried.what, here.where, method=Method.PASSKEY.value
            )
    if tried.refusal is not None:
        raise tried.refusal
    assert tried.account_id is not None
    await here.forgive("factor_passkey", str(tried.account_id))
    return tried.account_id


async def check_password_proof(here: Here, account: Account, password: str) -> None:
    """Compare a password with the account's.

    Raises:
        ProofRefused: it is another.
        TooMany: it was tried too often, by whichever process.
    """
    await here.limit("proof_password", TRIES_PER_QUARTER, QUARTER, key=str(account.id))
    if not await verify_password(account.password_hash, password):
        raise ProofRefused
    await here.forgive("proof_password", str(account.id))
