"""Which devices an account was signed in on before: another one is news for its member.

Known is a browser by its cookie, and a kind of browser in a network: who clears their cookies at
home, or travels with their phone, hears nothing. Kept are keyed hashes that name nobody.
"""

import secrets
from ipaddress import ip_interface

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.cookies import DEVICE_KNOWN_FOR
from rampe.accounts.models import AccountId
from rampe.accounts.security.models import KnownDevice
from rampe.accounts.security.where import Where, device_name
from rampe.accounts.settings import AccountsKeys
from rampe.kit import clock

TOKEN_BYTES = 16
# What one provider gives to one place, roughly.
NETWORK_BITS = {4: 24, 6: 48}


def make_device_token() -> str:
    """Return a value for the cookie of a browser that has none."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def network_of(address: str) -> str:
    """Return the network of an address, as far as one household or office shares it."""
    try:
        interface = ip_interface(address)
    except ValueError:
        return address
    bits = NETWORK_BITS[interface.version]
    return str(ip_interface(f"{interface.ip}/{bits}").network)


async def do_recognise_device(
    session: AsyncSession, keys: AccountsKeys, account_id: AccountId, token: str, where: Where
) -> bool:
    """Return whether an account was signed in here before, and remember that it is now."""
    kind = f"{device_name(where.device)}\0{network_of(where.address)}"
    marks = [keys.mark("device", f"{account_id}\0kind\0{kind}")]
    if token:
        marks.append(keys.mark("device", f"{account_id}\0cookie\0{token}"))
    known = await session.scalar(
        select(func.count()).where(
            KnownDevice.account_id == account_id, KnownDevice.mark.in_(marks)
        )
    )
    now = clock.now()
    rows = [{"account_id": account_id, "mark": mark, "seen_at": now} for mark in marks]
    statement = insert(KnownDevice).values(rows)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["account_id", "mark"], set_={"seen_at": now}
        )
    )
    return bool(known)


async def delete_old_devices(session: AsyncSession) -> None:
    """Forget devices that were not used for as long as their cookie lives."""
    before = clock.now() - DEVICE_KNOWN_FOR
    await session.execute(delete(KnownDevice).where(KnownDevice.seen_at < before))
