"""The end of every sign-in, whichever door it came by: a session, and a notice where it is new."""

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.authentication import Principal
from rampe.accounts.cookies import DEVICE_COOKIE, set_device_cookie
from rampe.accounts.errors import AccountNotFound, AccountSuspended, BadCredentials
from rampe.accounts.here import Here
from rampe.accounts.models import Account, AccountId, Status
from rampe.accounts.personal.deletion import check_not_leaving
from rampe.accounts.queries import lock_account
from rampe.accounts.schemas import SignedIn
from rampe.accounts.security.devices import do_recognise_device, make_device_token
from rampe.accounts.security.log import do_note
from rampe.accounts.security.models import What
from rampe.accounts.suspension import SuspensionDoor


async def lock_signing_in(here: Here, session: AsyncSession, account_id: AccountId) -> Account:
    """Return who has given every proof that signing in asks for, locked.

    Raises:
        DeletionPending: the account is on its way out, and can be brought back.
        AccountSuspended: staff suspended it; the refusal leads to the decision.
        BadCredentials: it is gone.
    """
    try:
        return await lock_account(session, account_id)
    except AccountNotFound:
        await check_not_leaving(session, here.keys, account_id)
        found = await session.get(Account, account_id)
        if found is None or found.status is Status.DELETED:
            raise BadCredentials from None
        door = here.services.get(SuspensionDoor)
        raise AccountSuspended(await door.open(account_id)) from None


async def complete_sign_in(
    here: Here,
    session: AsyncSession,
    response: Response,
    account: Account,
    replaced: Principal | None,
    *,
    created: bool = False,
) -> SignedIn:
    """Sign a locked account in, in place of a session that the device had.

    Args:
        created: the account was made just now, so its first device is no news.
    """
    token = here.request.cookies.get(DEVICE_COOKIE, "")
    if not token and not here.wants_bearer:
        token = make_device_token()
    known = await do_recognise_device(session, here.keys, account.id, token, here.where)
    what = What.SIGNED_IN if known or created or account.demo else What.SIGNED_IN_ANEW
    await do_note(session, account.id, what, here.where)
    signed_in = await here.sign_in(session, response, account, replaced)
    if not here.wants_bearer:
        set_device_cookie(response, token, here.site)
    return signed_in
