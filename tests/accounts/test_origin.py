"""Requests that other sites make in a member's name are refused."""

import httpx
import pytest

from rampe.accounts import is_own_origin
from rampe.kit.site import Site
from tests.accounts.factories import PASSWORD, sign_up
from tests.conftest import ApiFactory

LOCAL, PUBLIC = Site("http://localhost:8080"), Site("https://rampe.example")


@pytest.mark.parametrize(
    ("origin", "host", "site", "own"),
    [
        ("http://localhost:8080", "localhost:8080", LOCAL, True),
        ("http://127.0.0.1:8080", "127.0.0.1:8080", LOCAL, True),
        ("http://LOCALHOST:8080", "localhost:8080", LOCAL, True),
        ("http://localhost:9999", "localhost:8080", LOCAL, False),
        ("http://localhost", "localhost:8080", LOCAL, False),
        ("null", "localhost:8080", LOCAL, False),
        ("", "", LOCAL, False),
        ("http://", "", LOCAL, False),
        ("https://rampe.example", "10.0.0.3:8080", PUBLIC, True),
        ("https://rampe.lan", "rampe.lan", PUBLIC, True),
        ("http://rampe.example", "rampe.example", PUBLIC, False),
        ("https://rampe.example.evil.example", "rampe.example", PUBLIC, False),
        ("https://evil.example", "rampe.example", PUBLIC, False),
        ("https://a@rampe.example", "rampe.example", PUBLIC, False),
        ("file://rampe.example", "rampe.example", LOCAL, False),
    ],
)
def test_origins(origin: str, host: str, site: Site, own: bool) -> None:
    """D1."""
    assert is_own_origin(origin, host, site) is own


async def change(client: httpx.AsyncClient, **headers: str) -> int:
    """The status of an unsafe request with these headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = await client.patch("/me", json={"bio": "hello"}, headers=named)
    return answer.status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://localhost:8080"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example", "Sec_Fetch_Site": "same-origin"}, 403),
        ({"Referer": "http://localhost:8080/settings"}, 200),
        ({"Referer": "https://evil.example/"}, 403),
        # A program that holds the cookie.
        ({}, 200),
    ],
)
async def test_cookie_acts_from_our_own_pages_only(
    api: ApiFactory, headers: dict[str, str], status: int
) -> None:
    """D1: and nothing has changed after a refusal."""
    client, _me = await sign_up(api)
    assert await change(client, **headers) == status
    assert (await client.get("/me")).json()["bio"] == ("hello" if status == 200 else "")


async def test_refusal_has_a_code(api: ApiFactory) -> None:
    """D1."""
    client, _me = await sign_up(api)
    answer = await client.delete("/me/avatar", headers={"Origin": "https://evil.example"})
    assert answer.json()["code"] == "bad_origin"
    assert answer.headers["content-type"] == "application/problem+json"


async def test_reading_and_tokens_are_not_asked(api: ApiFactory) -> None:
    """D1: a foreign page can neither read an answer nor send an Authorization header."""
    foreign = {"Origin": "https://evil.example"}
    client, _me = await sign_up(api)
    assert (await client.get("/me", headers=foreign)).status_code == 200
    body = {"login": "alix", "password": PASSWORD}
    signed_in = await api().post(
        "/sessions", json=body, headers={"Accept-Session": "bearer", **foreign}
    )
    with_token = api(signed_in.json()["token"])
    assert await change(with_token, Origin="https://evil.example") == 200


async def test_form_of_another_site_cannot_sign_in(api: ApiFactory) -> None:
    """D1: only JSON is read, which a form cannot send."""
    await sign_up(api)
    body = b'{"login": "alix", "password": "quatre lampions bleus ce soir"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = await api().post("/sessions", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 422
