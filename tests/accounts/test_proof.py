"""Step-up: dangerous acts want a session that proved itself in the last ten minutes."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from rampe.accounts.http import Proved
from rampe.entry.api import create_app
from rampe.entry.services import open_services
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from tests.accounts.factories import PASSWORD, sign_up
from tests.conftest import POOLS, ApiFactory, serve
from tests.factories import make_person, make_token

ORIGIN = {"Origin": "http://localhost:8080"}
LATER = timedelta(minutes=11)


@pytest.fixture
def app(services: Services) -> FastAPI:
    """The production application, and in it one dangerous act."""
    return serve(services, add_danger)


def add_danger(app: FastAPI) -> None:
    """Add the dangerous act."""
    app.add_api_route("/api/v1/danger", danger, methods=["POST"])


async def danger(member: Proved) -> str:
    """An act that others put behind `Proved`."""
    return member.handle


async def test_signing_in_is_a_proof_for_ten_minutes(api: ApiFactory) -> None:
    """D1."""
    client, _me = await sign_up(api)
    assert (await client.post("/danger", headers=ORIGIN)).json() == "alix"
    with clock.travel(clock.now() + LATER):
        refused = await client.post("/danger", headers=ORIGIN)
    assert (refused.status_code, refused.json()["code"]) == (403, "proof_required")
    assert refused.json()["methods"] == ["password"]


async def test_guest_is_asked_to_sign_in(api: ApiFactory) -> None:
    """D1."""
    refused = await api().post("/danger")
    assert (refused.status_code, refused.json()["code"]) == (401, "sign_in_required")


async def test_password_proves_for_this_session_only(api: ApiFactory, database: Database) -> None:
    """D1: the other device has to prove itself too."""
    client, me = await sign_up(api)
    other = api(await make_token(database, int(me["id"])))  # pyright: ignore[reportArgumentType]
    with clock.travel(clock.now() + LATER):
        wrong = await client.post("/me/proof", json={"password": "no"}, headers=ORIGIN)
        assert (wrong.status_code, wrong.json()["code"]) == (403, "proof_refused")
        assert (await client.post("/danger", headers=ORIGIN)).status_code == 403
        right = await client.post("/me/proof", json={"password": PASSWORD}, headers=ORIGIN)
        assert right.status_code == 200
        assert (await client.post("/danger", headers=ORIGIN)).status_code == 200
        assert (await other.post("/danger")).status_code == 403


@pytest.mark.parametrize(
    "body",
    [{}, {"password": ""}, {"password": None}, {"demo": False}, {"totp": "12 456"}, {"other": 1}],
)
async def test_proof_is_exactly_one(api: ApiFactory, body: dict[str, object]) -> None:
    """Section 8."""
    client, _me = await sign_up(api)
    answer = await client.post("/me/proof", json=body, headers=ORIGIN)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_two_proofs_at_once_are_refused(api: ApiFactory) -> None:
    """Section 8: else one request would try several."""
    client, _me = await sign_up(api)
    body = {"password": PASSWORD, "totp": "123456"}
    assert (await client.post("/me/proof", json=body, headers=ORIGIN)).status_code == 422


async def test_method_that_the_account_does_not_have(api: ApiFactory, database: Database) -> None:
    """D1: nothing is proved by what is not there."""
    alix = await make_person(database, api, "alix")
    for body in ({"password": "x"}, {"totp": "000000"}, {"recovery_code": "aaaaa-aaaaa"}):
        answer = await alix.client.post("/me/proof", json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "proof_refused")
    assert (await alix.client.post("/me/proof", json={"demo": True})).status_code == 403


async def test_cast_of_the_demo_proves_by_a_tap(api: ApiFactory, database: Database) -> None:
    """DEMO: they have no password, and signing in as them is a tap as well."""
    alix = await make_person(database, api, "alix", demo=True, demo_part="demo_role_alix")
    with clock.travel(clock.now() + LATER):
        refused = await alix.client.post("/danger")
        assert refused.json()["methods"] == ["demo"]
        assert (await alix.client.post("/me/proof", json={"demo": True})).status_code == 200
        assert (await alix.client.post("/danger")).status_code == 200


@pytest.fixture
async def second_app(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of another process of the same installation."""
    async with open_services(settings, POOLS) as services:
        transport = httpx.ASGITransport(create_app(services), raise_app_exceptions=False)
        base = "http://localhost:8080/api/v1"
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            yield client


async def test_tries_are_limited_across_processes(
    api: ApiFactory, second_app: httpx.AsyncClient
) -> None:
    """D1: whoever holds a session guesses no faster in two processes."""
    client, _me = await sign_up(api)
    second_app.cookies = client.cookies
    statuses: list[int] = []
    for browser in (client, second_app) * 4:
        body = {"password": "not the password"}
        statuses.append((await browser.post("/me/proof", json=body, headers=ORIGIN)).status_code)
    assert statuses == [403] * 5 + [429] * 3
