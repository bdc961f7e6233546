"""Sessions: opaque, hashed, listed, ended, and prolonged by use."""

import asyncio
from datetime import timedelta

import msgspec
import pytest
from nats.aio.msg import Msg

from rampe.accounts import AccountId, AccountsSettings, SessionId, session_ends
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.kit.tokens import hash_token
from rampe.ports.bus import Bus
from tests.accounts.factories import PASSWORD, form, session_rows, sign_up
from tests.conftest import ApiFactory
from tests.factories import make_person, make_token


async def heard(bus: Bus, subject: str) -> "asyncio.Queue[dict[str, object]]":
    """Collect the frames published on a subject from now on."""
    frames: asyncio.Queue[dict[str, object]] = asyncio.Queue()

    async def hear(message: Msg) -> None:
        frames.put_nowait(msgspec.json.decode(message.data))

    await bus.subscribe(subject, hear)
    await bus.flush()
    return frames


async def test_only_a_hash_of_the_token_is_kept(api: ApiFactory, database: Database) -> None:
    """D1: 256 random bits, of which the database tells nothing."""
    answer = await api().post("/accounts", json=form(), headers={"Accept-Session": "bearer"})
    token = answer.json()["token"]
    assert len(token) == 43
    (row,) = await session_rows(database, answer.json()["id"])
    assert row.token_hash == hash_token(token)
    assert token.encode() not in row.token_hash


async def test_secure_cookie_behind_https(api: ApiFactory, services: Services) -> None:
    """D1, decision 17."""
    services.put(Site, Site("https://rampe.example"))
    answer = await api().post("/accounts", json=form())
    assert "Secure" in answer.headers["set-cookie"]


async def test_sessions_are_listed_and_one_is_ended(
    api: ApiFactory, database: Database, bus: Bus
) -> None:
    """D1: the other device is out at once, and the gateways hear which session it was."""
    alix = await make_person(database, api, "alix")
    phone = api(await make_token(database, alix.id))
    frames = await heard(bus, f"user.{alix.id}.ctl")
    listed = (await alix.client.get("/sessions")).json()["items"]
    assert sorted(item["current"] for item in listed) == [False, True]
    (other,) = (item["id"] for item in listed if not item["current"])
    assert (await alix.client.delete(f"/sessions/{other}")).status_code == 204
    assert (await phone.get("/me")).status_code == 401
    assert (await alix.client.get("/me")).status_code == 200
    frame = await asyncio.wait_for(frames.get(), 20)
    assert frame == {"t": "session_ended", "session_ids": [other]}


async def test_sign_out_ends_the_session_and_the_cookie(api: ApiFactory) -> None:
    """D1: a copied cookie is worthless afterwards."""
    client, _me = await sign_up(api)
    copied = client.cookies["rampe_session"]
    answer = await client.delete("/sessions/current")
    assert answer.status_code == 204
    assert 'rampe_session=""' in answer.headers["set-cookie"]
    assert (await api(copied).get("/me")).status_code == 401
    assert (await client.delete("/sessions/current")).status_code == 204


async def test_ending_all_others_keeps_this_one(api: ApiFactory, database: Database) -> None:
    """D1."""
    alix = await make_person(database, api, "alix")
    sami = await make_person(database, api, "sami")
    others = [api(await make_token(database, alix.id)) for _ in range(3)]
    assert (await alix.client.delete("/sessions")).status_code == 204
    assert [(await other.get("/me")).status_code for other in others] == [401] * 3
    assert (await alix.client.get("/me")).status_code == 200
    assert (await sami.client.get("/me")).status_code == 200


async def test_another_member_s_session_is_not_found(api: ApiFactory, database: Database) -> None:
    """Section 7: 404, and nothing ends."""
    alix = await make_person(database, api, "alix")
    sami = await make_person(database, api, "sami")
    (row,) = await session_rows(database, sami.id)
    answer = await alix.client.delete(f"/sessions/{row.id}")
    assert (answer.status_code, answer.json()["code"]) == (404, "session_not_found")
    assert (await sami.client.get("/me")).status_code == 200


async def test_session_is_over_after_its_time(api: ApiFactory, database: Database) -> None:
    """D1."""
    alix = await make_person(database, api, "alix")
    days = AccountsSettings().session_days
    with clock.travel(clock.now() + timedelta(days=days, minutes=1)):
        assert (await alix.client.get("/me")).status_code == 401
        assert (await alix.client.get("/session")).json() == {"me": None}


async def test_use_prolongs_a_session_and_its_cookie(api: ApiFactory, database: Database) -> None:
    """D1: who comes every month stays signed in."""
    client, me = await sign_up(api)
    month = timedelta(days=30)
    for months in (1, 2, 3):
        with clock.travel(clock.now() + month * months):
            answer = await client.get("/session")
        assert answer.json()["me"]["id"] == me["id"]
        assert "Max-Age=5184000" in answer.headers["set-cookie"]
    (row,) = await session_rows(database, me["id"])
    assert row.expires_at - row.created_at > timedelta(days=149)


async def test_first_read_of_a_guest_is_no_error(api: ApiFactory) -> None:
    """D1: and a cookie that is worth nothing stays: by then another one may have replaced it."""
    guest = api()
    assert (await guest.get("/session")).json() == {"me": None}
    guest.cookies.set("rampe_session", "stale")
    answer = await guest.get("/session")
    assert answer.json() == {"me": None}
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 5000, "null", "Bearer Bearer"])
async def test_forged_token_is_a_guest(api: ApiFactory, token: str) -> None:
    """Section 7."""
    answer = await api().get("/me", headers={b"Authorization": f"Bearer {token}".encode()})
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")


async def test_device_name_is_cleaned(api: ApiFactory) -> None:
    """Section 7: what a client calls itself is shown to its owner, so it may not play tricks."""
    tricky = "Phone \u202egpj.exe\u202c".encode()
    answer = await api().post(
        "/accounts", json=form(), headers={b"User-Agent": tricky, b"Accept-Session": b"bearer"}
    )
    listed = await api(answer.json()["token"]).get("/sessions")
    assert "\u202e" not in listed.json()["items"][0]["user_agent"]


async def test_gateway_learns_when_sessions_end(api: ApiFactory, database: Database) -> None:
    """D1: sessions that are over are missing in the answer."""
    alix = await make_person(database, api, "alix")
    (row,) = await session_rows(database, AccountId(alix.id))
    ends = await session_ends(database, [row.id, SessionId(12345)])
    assert ends == {row.id: row.expires_at}
    await alix.client.delete("/sessions/current")
    assert await session_ends(database, [row.id]) == {}
    assert await session_ends(database, []) == {}


async def test_password_change_ends_other_sessions(api: ApiFactory, database: Database) -> None:
    """D1: the device at hand stays."""
    client, me = await sign_up(api)
    other = api(await make_token(database, AccountId(int(me["id"]))))
    body = {"password": "une phrase tout à fait nouvelle"}
    origin = {"Origin": "http://localhost:8080"}
    weak = await client.put("/me/password", json={**body, "password": "12345678"}, headers=origin)
    assert weak.json()["code"] == "weak_password"
    assert (await client.put("/me/password", json=body, headers=origin)).status_code == 204
    assert (await other.get("/me")).status_code == 401
    assert (await client.get("/me")).status_code == 200
    old = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert old.status_code == 401


async def test_password_change_may_keep_other_sessions(api: ApiFactory, database: Database) -> None:
    """D1: its member decides."""
    client, me = await sign_up(api)
    other = api(await make_token(database, AccountId(int(me["id"]))))
    body = {"password": "une phrase tout à fait nouvelle", "end_others": False}
    origin = {"Origin": "http://localhost:8080"}
    assert (await client.put("/me/password", json=body, headers=origin)).status_code == 204
    assert (await other.get("/me")).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/me/password", {"password": "une phrase tout à fait nouvelle"}),
        ("PUT", "/me/email", {"email": "other@example.org"}),
        ("DELETE", "/sessions", None),
        ("DELETE", "/sessions/1", None),
        ("POST", "/me/totp", None),
        ("POST", "/me/totp/confirm", {"code": "123456"}),
        ("DELETE", "/me/totp", None),
        ("POST", "/me/passkeys/options", None),
        ("DELETE", "/me/passkeys/1", None),
        ("POST", "/me/recovery-codes", None),
    ],
)
async def test_dangerous_acts_want_a_fresh_proof(
    api: ApiFactory, method: str, path: str, body: dict[str, str] | None
) -> None:
    """D1: a session that somebody left open is not enough."""
    client, _me = await sign_up(api)
    with clock.travel(clock.now() + timedelta(minutes=11)):
        answer = await client.request(
            method, path, json=body, headers={"Origin": "http://localhost:8080"}
        )
    assert (answer.status_code, answer.json()["code"]) == (403, "proof_required")
    assert answer.json()["methods"] == ["password"]
