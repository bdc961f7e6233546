"""Members with second factors, and the doors that these open."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from pyotp.totp import TOTP
from sqlalchemy import select, update

from rampe.accounts import Account
from rampe.accounts.security.models import SecurityEvent
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.authenticator import Authenticator
from tests.accounts.factories import PASSWORD, sign_up
from tests.conftest import ApiFactory

BROWSER = {"Origin": "http://localhost:8080"}
NEXT_STEP_SECONDS = 30


@dataclass
class Guarded:
    """A member, their browser, and their second factors."""

    client: httpx.AsyncClient
    id: int
    handle: str
    app: TOTP | None = None
    passkey: Authenticator | None = None
    passkey_id: str = ""
    codes: tuple[str, ...] = ()

    def code(self, at: datetime | None = None) -> str:
        """What the app shows at a moment."""
        assert self.app is not None
        return self.app.at(at or clock.now())


async def check_email(database: Database, handle: str) -> None:
    """Count a member's address as proved, so that mails are sent there."""
    async with database.session() as session:
        await session.execute(
            update(Account).where(Account.handle == handle).values(email_verified_at=clock.now())
        )


async def with_app(api: ApiFactory, database: Database, handle: str = "alix") -> Guarded:
    """A member who set up an authenticator app; its first code is used up by that."""
    client, me = await sign_up(api, handle)
    await check_email(database, handle)
    setup = (await client.post("/me/totp", headers=BROWSER)).json()
    app = TOTP(setup["secret"])
    body = {"code": app.at(clock.now())}
    added = await client.post("/me/totp/confirm", json=body, headers=BROWSER)
    assert added.status_code == 200, added.text
    codes = tuple(added.json()["recovery_codes"])
    return Guarded(client, int(me["id"]), handle, app=app, codes=codes)


async def with_passkey(
    api: ApiFactory, database: Database, handle: str = "alix", key: Authenticator | None = None
) -> Guarded:
    """A member who made a passkey."""
    client, me = await sign_up(api, handle)
    await check_email(database, handle)
    key = key or Authenticator()
    added = await add_passkey(client, key)
    assert added.status_code == 201, added.text
    codes = tuple(added.json()["recovery_codes"])
    passkey_id = added.json()["passkey"]["id"]
    return Guarded(client, int(me["id"]), handle, passkey=key, passkey_id=passkey_id, codes=codes)


async def add_passkey(
    client: httpx.AsyncClient, key: Authenticator, name: str = "Téléphone"
) -> httpx.Response:
    """Make a passkey in a browser, and keep it."""
    options = (await client.post("/me/passkeys/options", headers=BROWSER)).json()["options"]
    body = {"name": name, "credential": key.create(options)}
    return await client.post("/me/passkeys", json=body, headers=BROWSER)


async def begin_sign_in(client: httpx.AsyncClient, login: str = "alix") -> dict[str, Any]:
    """Give login and password of a member with a second factor; return what is asked for."""
    answer = await client.post("/sessions", json={"login": login, "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (401, "second_factor_required")
    return answer.json()


async def finish_sign_in(client: httpx.AsyncClient, challenge: str, **proof: Any) -> httpx.Response:
    """Complete a sign-in."""
    return await client.post("/sessions/second", json={"challenge": challenge, **proof})


async def passkey_options(client: httpx.AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    """Ask for a challenge."""
    answer = await client.post(path, json=body or None, headers=BROWSER)
    assert answer.status_code == 200, answer.text
    return answer.json()["options"]


async def sign_in_by_passkey(client: httpx.AsyncClient, key: Authenticator) -> httpx.Response:
    """Sign in without login and password."""
    options = await passkey_options(client, "/passkey-options")
    return await client.post("/sessions/passkey", json={"passkey": key.get(options)})


async def log_of(database: Database, account_id: int) -> list[str]:
    """What an account's security log says, the oldest first."""
    async with database.session() as session:
        rows = await session.scalars(
            select(SecurityEvent.what)
            .where(SecurityEvent.account_id == account_id)
            .order_by(SecurityEvent.id)
        )
        return [str(row) for row in rows]


def told(subject: str) -> str:
    """A subject without the name of the installation."""
    return re.sub(r"^Rampe\s*:\s*", "", subject)
