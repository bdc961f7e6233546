"""Rows that many tests begin with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx

from rampe.accounts import (
    Account,
    AccountId,
    AccountsSettings,
    Role,
    Status,
    do_start_session,
)
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.ids import new_id
from tests.conftest import ApiFactory

ADULT_BIRTH = date(1996, 4, 12)
INTERESTS = ["dance", "humour", "music"]


@dataclass(frozen=True)
class Person:
    """An account, and a client that is signed in to it."""

    id: AccountId
    handle: str
    client: httpx.AsyncClient


async def make_account(database: Database, handle: str, **fields: Any) -> Account:
    """Insert an adult member with three interests, apart from `fields`."""
    account = Account(
        **{
            "id": AccountId(new_id()),
            "handle": handle,
            "name": handle.title(),
            "birth_date": ADULT_BIRTH,
            "zone": "Europe/Paris",
            "country": "FR",
            "locale": "fr",
            "role": Role.MEMBER,
            "status": Status.ACTIVE,
            "interests": INTERESTS,
            "created_at": clock.now(),
            **fields,
        }
    )
    async with database.session() as session:
        session.add(account)
    return account


async def make_token(database: Database, account_id: AccountId) -> str:
    """Sign an account in and return its session token."""
    async with database.session() as session:
        started = await do_start_session(session, account_id, "tests", AccountsSettings())
    return started.token


async def make_person(database: Database, api: ApiFactory, handle: str, **fields: Any) -> Person:
    """Insert an account and sign it in."""
    account = await make_account(database, handle, **fields)
    return Person(account.id, handle, api(await make_token(database, account.id)))
