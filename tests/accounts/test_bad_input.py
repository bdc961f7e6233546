"""Whatever is sent to accounts, the answer is 4xx with a code, and nothing breaks."""

from typing import Any

import httpx
import pytest

from rampe.kit.database import Database
from tests.accounts.factories import PASSWORD, form
from tests.conftest import ApiFactory
from tests.factories import make_person

NASTY = [
    "\u0000",
    "a\u0000b",
    "\u202ealix",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334a\u0353" * 5,
    "'; DROP TABLE account; --",
    "<img src=x onerror=alert(1)>",
    "%00%0d%0a",
    "../../../../etc/passwd",
    "𝓪𝓵𝓲𝔁",
    "x" * 100_000,
    "\ud7ff\ue000",
]
NOT_TEXT: list[Any] = [None, True, 0, -1, 1e400, [], {}, [["x"]], {"$ne": None}]


def is_told(answer: httpx.Response) -> bool:
    """Whether an answer is a refusal in our form."""
    return (
        400 <= answer.status_code < 500
        and answer.headers["content-type"] == "application/problem+json"
        and bool(answer.json()["code"])
    )


@pytest.mark.parametrize("field", ["handle", "birth_date", "country", "locale", "zone", "gender"])
async def test_nasty_text_in_the_form(api: ApiFactory, field: str) -> None:
    """Section 7."""
    client = api()
    for text in NASTY:
        answer = await client.post("/accounts", json=form(**{field: text}))
        assert is_told(answer), (field, text[:20], answer.text)


@pytest.mark.parametrize("field", ["login", "password"])
async def test_nasty_text_in_the_sign_in(api: ApiFactory, field: str) -> None:
    """Section 7: never an error of ours, never a sign-in."""
    client = api()
    for text in NASTY:
        body = {"login": "nobody", "password": "x", field: text}
        assert is_told(await client.post("/sessions", json=body)), text[:20]


@pytest.mark.parametrize("path", ["/accounts", "/sessions", "/password-resets", "/demo/sessions"])
async def test_values_of_another_type(api: ApiFactory, path: str) -> None:
    """Section 7."""
    client = api()
    for value in NOT_TEXT:
        body = {"login": value, "password": value, "email": value, "handle": value}
        content = httpx.Request("POST", "http://x", json=_finite(body)).content
        answer = await client.post(path, content=content, headers=_json())
        assert is_told(answer), (path, value)


def _finite(body: dict[str, Any]) -> dict[str, Any]:
    return {key: None if value == 1e400 else value for key, value in body.items()}


def _json() -> dict[str, str]:
    return {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"alix"',
        b"\xff\xfe{}",
        b'{"login": "\xc3\x28", "password": "x"}',
        b'{"login": "\\ud800", "password": "x"}',
        b'{"login": NaN, "password": Infinity}',
        b'{"a":' * 50_000,
        b"[" * 100_000,
    ],
    ids=lambda content: repr(content[:20]),
)
async def test_bodies_that_are_not_json(api: ApiFactory, content: bytes) -> None:
    """Section 7: bad UTF-8, lone surrogates, towers of brackets."""
    for path in ("/sessions", "/accounts"):
        assert is_told(await api().post(path, content=content, headers=_json()))


async def test_ten_megabytes_of_json(api: ApiFactory, database: Database) -> None:
    """Section 7: refused by size, for guests and members, before it is read."""
    alix = await make_person(database, api, "alix")
    content = b'{"bio": "' + b"x" * (10 << 20) + b'"}'
    for answer in (
        await alix.client.patch("/me", content=content, headers=_json()),
        await api().post("/sessions", content=content, headers=_json()),
    ):
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    "forged",
    ["0", "-1", "1e3", "9223372036854775808", "9" * 40, "٣", "null", "a", "1%00", "..%2f..%2fetc"],
)
async def test_forged_ids(api: ApiFactory, database: Database, forged: str) -> None:
    """Section 7."""
    alix = await make_person(database, api, "alix")
    assert is_told(await alix.client.delete(f"/sessions/{forged}"))


@pytest.mark.parametrize("handle", ["%00", "a%00", "%ff", "..", "%2e%2e", "x" * 64, "alix%0a", "é"])
async def test_forged_handles(api: ApiFactory, handle: str) -> None:
    """Section 7."""
    assert is_told(await api().get(f"/profiles/{handle}"))


async def test_password_is_never_echoed(api: ApiFactory) -> None:
    """D1: not even when it is refused."""
    secret = PASSWORD + "é" * 200
    answer = await api().post("/accounts", json=form(password=secret))
    assert answer.status_code == 422
    assert PASSWORD not in answer.text
