"""Trying a proof: each try is counted, used up and written down whatever comes of it.

A try has a transaction of its own, because the request's is rolled back by the error.
"""

from rampe.accounts.errors import AccountNotFound
from rampe.accounts.here import QUARTER, Here
from rampe.accounts.models import Account, AccountId
from rampe.accounts.passwords import verify_password
from rampe.accounts.queries import find_account
from rampe.accounts.security.errors import (
    CodeReplayed,
    ProofRefused,
    RecoveryCodeExpired,
)
from rampe.accounts.security.factors import Method, find_factors, proof_methods
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import What
from rampe.accounts.security.recovery import try_recovery_code
from rampe.accounts.security.totp import try_totp
from rampe.kit.errors import RampeError

# A code has six digits and three are good at a time: 20 tries an hour find one in six years.
TRIES_PER_QUARTER = 5

NOTED = {
    CodeReplayed: What.TOTP_REPLAYED,
    RecoveryCodeExpired: What.RECOVERY_CODE_EXPIRED,
}


async def check_code(here: Here, account_id: AccountId, method: Method, code: str) -> None:
    """Use up a code of the app, or a recovery code.

    Raises:
        CodeRefused, CodeReplayed, RecoveryCodeExpired: it is not good; the member is told.
        TooMany: it was tried too often, by whichever process.
    """
    name = f"second_{method}"
    await here.limit(name, TRIES_PER_QUARTER, QUARTER, key=str(account_id))
    attempt = try_totp if method is Method.TOTP else try_recovery_code
    refusal: type[RampeError] | None
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


async def check_method(here: Here, account_id: AccountId, method: Method) -> Account:
    """Return an account that may prove itself by a method.

    Raises:
        ProofRefused: this account proves itself by others.
    """
    async with here.database.session() as session:
        try:
            account = await find_account(session, account_id)
        except AccountNotFound:
            raise ProofRefused from None
        factors = await find_factors(session, account_id)
    if method not in proof_methods(factors, account, here.settings):
        raise ProofRefused
    return account
