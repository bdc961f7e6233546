"""After the right password: is that enough, or is a second factor waited for?"""

from rampe.accounts.here import Here
from rampe.accounts.models import Account
from rampe.accounts.security.errors import SecondFactorRequired
from rampe.accounts.security.factors import find_factors, is_shared, second_methods
from rampe.accounts.security.pending import GOOD_FOR, do_begin_sign_in


async def check_needs_no_more(here: Here, account: Account) -> None:
    """Let a sign-in pass whose password was right, unless the account has a second factor.

    Raises:
        SecondFactorRequired: its `challenge` completes the sign-in, with one of `methods`.
    """
    if is_shared(account, here.settings):
        return
    # A transaction of its own: the request's is rolled back by the error.
    async with here.database.session() as session:
        methods = second_methods(await find_factors(session, account.id))
        if not methods:
            return
        challenge = await do_begin_sign_in(session, account.id)
    raise SecondFactorRequired(challenge, methods, expires_in=int(GOOD_FOR.total_seconds()))
