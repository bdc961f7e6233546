"""What tests of accounts begin with: forms, signed-up members, and the links that mails carry."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import httpx
from sqlalchemy import select, update

from rampe.accounts import AccountId, TakenBack
from rampe.accounts.models import AccountSession
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.outbox import OutboxRow
from rampe.ports.mail import KeptMail
from tests.conftest import ApiFactory
from tests.factories import Person, make_person

PASSWORD = "quatre lampions bleus ce soir"
TOKEN = re.compile(r"token=([\w-]+)")


def form(who: str = "alix", /, **changes: Any) -> dict[str, Any]:
    """A sign-up form as the web client sends it, apart from `changes`."""
    filled = {
        "email": f"{who}@example.org",
        "password": PASSWORD,
        "handle": who,
        "birth_date": "1996-04-12",
        "country": "FR",
        "locale": "fr",
    }
    return {**filled, **changes}


async def sign_up(
    api: ApiFactory, who: str = "alix", /, **changes: Any
) -> tuple[httpx.AsyncClient, dict[str, Any]]:
    """Sign up in a browser of its own; return it, with its cookie, and the answer."""
    client = api()
    answer = await client.post("/accounts", json=form(who, **changes))
    assert answer.status_code == 201, answer.text
    return client, answer.json()


async def make_aged(
    database: Database, api: ApiFactory, handle: str, birth_date: date | None, **fields: Any
) -> Person:
    """A signed-in member born on a day, whose session outlives every journey of the clock."""
    person = await make_person(database, api, handle, birth_date=birth_date, **fields)
    async with database.session() as session:
        await session.execute(
            update(AccountSession)
            .where(AccountSession.account_id == person.id)
            .values(expires_at=clock.now() + timedelta(days=40_000))
        )
    return person


async def mails_to(database: Database, recipient: str) -> list[KeptMail]:
    """Mails in the local inbox to an address, the oldest first."""
    async with database.session() as session:
        rows = await session.scalars(
            select(KeptMail).where(KeptMail.recipient == recipient).order_by(KeptMail.id)
        )
        return list(rows)


async def last_token(database: Database, recipient: str) -> str:
    """The token of the latest link that was mailed to an address; notices may come between."""
    found = [TOKEN.search(mail.body) for mail in await mails_to(database, recipient)]
    return [match[1] for match in found if match][-1]


async def session_rows(database: Database, account_id: AccountId | str) -> list[AccountSession]:
    """The sessions of an account."""
    async with database.session() as session:
        rows = await session.scalars(
            select(AccountSession).where(AccountSession.account_id == int(account_id))
        )
        return list(rows)


async def taken_back(database: Database) -> set[int]:
    """The accounts of which everything that was given out to act as them is void."""
    async with database.session() as session:
        rows = await session.scalars(
            select(OutboxRow.data).where(OutboxRow.subject == TakenBack.subject)
        )
        return {row["account_id"] for row in rows}


def at(moment: str) -> datetime:
    """A moment in ISO 8601 with its offset."""
    return datetime.fromisoformat(moment)
