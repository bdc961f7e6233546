"""The demo's people: a cast that anybody plays with one tap, and a crowd that only fills the room.

They are accounts with `demo` set. As long as the cast exists this installation shows a demo;
`rampe demo remove` takes them away and with them the one-tap sign-in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band, age_band
from rampe.accounts.errors import DemoOff, HandleTaken
from rampe.accounts.handle import check_not_held
from rampe.accounts.models import Account, AccountId, Role, Status, is_active
from rampe.accounts.schemas import fold_email
from rampe.accounts.settings import AccountsSettings
from rampe.kit import clock
from rampe.kit.ids import new_id


@dataclass(frozen=True)
class LightAccount:
    """One of the crowd: it has a face and follows, and cannot sign in."""

    handle: str
    name: str
    avatar_key: str | None = None


async def do_create_demo_account(
    session: AsyncSession,
    *,
    handle: str,
    name: str,
    locale: str,
    country: str,
    zone: str,
    birth_date: date | None,
    bio: str = "",
    links: Sequence[dict[str, str]] = (),
    interests: Sequence[str] = (),
    role: Role = Role.MEMBER,
    created_at: datetime | None = None,
    email: str | None = None,
    demo_part: str | None = None,
    private: bool | None = None,
) -> Account:
    """Make a full member of the demo, or return the one that has the handle already.

    They have no password; with a `demo_part` (the code of a text) they are of the cast.

    Raises:
        HandleTaken: a real member has the handle.
    """
    present = await session.scalar(select(Account).where(Account.handle == handle))
    if present is not None:
        if present.demo:
            return present
        raise HandleTaken
    now = clock.now()
    account = Account(
        id=AccountId(new_id()),
        handle=handle,
        name=name,
        email=email,
        email_folded=fold_email(email) if email else None,
        email_verified_at=now if email else None,
        birth_date=birth_date,
        zone=zone,
        country=country,
        locale=locale,
        role=role,
        status=Status.ACTIVE,
        private=age_band(birth_date, zone, now) is not Band.ADULT if private is None else private,
        bio=bio,
        links=list(links),
        interests=list(interests),
        demo=True,
        demo_part=demo_part,
        created_at=created_at or now,
    )
    session.add(account)
    await session.flush()
    await check_not_held(session, handle, account.id)
    return account


async def do_create_light_accounts(
    session: AsyncSession, crowd: Sequence[LightAccount]
) -> dict[str, AccountId]:
    """Make those of the crowd whose handle is free, in one statement; return all ids by handle.

    A handle that a real member has is missing in the answer.
    """
    handles = [light.handle for light in crowd]
    taken = set(await session.scalars(select(Account.handle).where(Account.handle.in_(handles))))
    rows = [_light_row(light) for light in crowd if light.handle not in taken]
    if rows:
        await session.execute(insert(Account), rows)
    found = await session.execute(
        select(Account.handle, Account.id).where(Account.handle.in_(handles), Account.demo)
    )
    return dict(found.all())


def _light_row(light: LightAccount) -> dict[str, Any]:
    return {
        "id": new_id(),
        "handle": light.handle,
        "name": light.name,
        "zone": "Europe/Paris",
        "country": "FR",
        "locale": "fr",
        "role": Role.MEMBER,
        "status": Status.ACTIVE,
        "private": False,
        "bio": "",
        "links": [],
        "interests": [],
        "avatar_key": light.avatar_key,
        "demo": True,
        "created_at": clock.now(),
    }


async def list_demo_accounts(session: AsyncSession) -> list[Account]:
    """Return everybody of the demo, the cast and the crowd."""
    return list(await session.scalars(select(Account).where(Account.demo).order_by(Account.id)))


async def list_cast(session: AsyncSession, settings: AccountsSettings) -> list[Account]:
    """Return who can be played with one tap; nobody when there is no demo."""
    if not settings.demo_sign_in:
        return []
    cast = select(Account).where(Account.demo, Account.demo_part.is_not(None), is_active())
    return list(await session.scalars(cast.order_by(Account.created_at, Account.id)))


async def find_cast_member(
    session: AsyncSession, handle: str, settings: AccountsSettings
) -> Account:
    """Return one of the cast.

    Raises:
        DemoOff: there is no demo, or this handle is not of its cast.
    """
    for account in await list_cast(session, settings):
        if account.handle == handle:
            return account
    raise DemoOff
