"""Every operation of the API, from its own description: closed to guests, and never knocked over.

Issue section 7: forged ids, bad UTF-8, NUL and the like get 4xx problem+json with a code.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import httpx
import pytest
from fastapi import FastAPI

from rampe.accounts import Role
from rampe.kit.database import Database
from tests.conftest import ApiFactory
from tests.factories import Person, make_person, make_token
from tests.hostile.operations import (
    GARBAGE_BYTES,
    GARBAGE_IDS,
    GARBAGE_QUERIES,
    Operation,
    hostile_bodies,
    list_operations,
)

# What anybody may ask for; every other operation wants a member.
PUBLIC = frozenset(
    (
        "GET /instance",
        "GET /comments/{comment_id}",  # of a public video
        "GET /session",
        "GET /mail/inbox",
        "POST /account-restorations",
        "POST /accounts",
        "POST /decisions/by-link",
        "POST /decisions/by-link/appeal",
        "POST /demo/sessions",
        "POST /email-changes/undo",
        "POST /email-checks/confirm",
        "POST /passkey-options",
        "POST /password-resets",
        "POST /password-resets/confirm",
        "POST /sessions",
        "POST /sessions/passkey",
        "POST /sessions/second",
        "POST /sessions/second/options",
        "DELETE /sessions/current",
        "GET /accounts/{account_id}/followers",
        "GET /accounts/{account_id}/following",
        "GET /accounts/{account_id}/videos",
        "GET /comments/{comment_id}/replies",
        "GET /feed",
        "GET /hashtags/{tag}",
        "GET /hashtags/{tag}/videos",
        "GET /oembed",
        "GET /profiles/{handle}",
        "GET /retention",
        "GET /search",
        "GET /search/popular",
        "GET /suggest/follow",
        "GET /suggest/hashtags",
        "GET /suggest/search",
        "GET /videos/{target_id}/comments",
        "GET /accounts/{account_id}/lives",
        "GET /lives",
        "GET /lives/on-air",
        "GET /lives/{live_id}",
        "GET /lives/{live_id}/comments",
        "GET /lives/{live_id}/play",
        "GET /videos/{video_id}",
        "GET /videos/{video_id}/captions",
        "GET /videos/{video_id}/captions/{language}",
        "GET /videos/{video_id}/download",
        "POST /videos/{video_id}/download",
        "OPTIONS /uploads",
        "POST /watch",
    )
)

AT_ONCE = 8
SOME_JSON: dict[str, str] = {}
# Without it the uploads refuse everybody before they look at anything.
TUS = {"Tus-Resumable": "1.0.0"}


@dataclass(frozen=True)
class Attempt:
    """A request of the sweep."""

    operation: Operation
    url: str
    content_type: str | None = None
    body: bytes = b""
    header: tuple[str, str] | None = None

    async def send(self, client: httpx.AsyncClient) -> httpx.Response:
        """Send it."""
        headers = dict(TUS)
        if self.content_type:
            headers["Content-Type"] = self.content_type
        if self.header:
            headers[self.header[0]] = self.header[1]
        return await client.request(
            self.operation.method, self.url, headers=headers, content=self.body or None
        )

    def __str__(self) -> str:
        return f"{self.operation.name} {self.url[:120]} {self.header or ''} {self.body[:160]!r}"


@pytest.fixture
def operations(app: FastAPI) -> list[Operation]:
    """All of them."""
    return list_operations(app)


@pytest.fixture
async def admin(database: Database, api: ApiFactory) -> Person:
    """Who gets past every guard: the parsers behind them are swept too."""
    return await make_person(database, api, "admin", role=Role.ADMIN)


def test_public_operations_exist(operations: list[Operation]) -> None:
    """The list above names nothing that is gone."""
    assert PUBLIC - {operation.name for operation in operations} == set()


async def test_guests_are_asked_to_sign_in(operations: list[Operation], api: ApiFactory) -> None:
    """Every operation that is not public answers 401 `sign_in_required` to a guest."""
    guest = api()
    open_to_guests: list[str] = []
    for operation in operations:
        if operation.name in PUBLIC:
            continue
        answer = await guest.request(operation.method, operation.url(), json=SOME_JSON, headers=TUS)
        if answer.status_code != 401 or (
            operation.method != "head" and answer.json()["code"] != "sign_in_required"
        ):
            open_to_guests.append(f"{operation.name}: {answer.status_code} {answer.text[:100]}")
    assert not open_to_guests, "\n".join(open_to_guests)


@dataclass
class Sweep:
    """Sends attempts as an administrator, or as a guest, and collects what fell over."""

    api: ApiFactory
    database: Database
    person: Person
    client: httpx.AsyncClient

    async def run(self, attempts: Iterable[Attempt]) -> None:
        """Send them all and fail on 5xx, and on errors without a code."""
        queue, faults = iter(attempts), list[str]()

        async def work() -> None:
            for attempt in queue:
                if fault := find_fault(await self._send(attempt)):
                    faults.append(f"{attempt}: {fault}")

        async with asyncio.TaskGroup() as workers:
            for _ in range(AT_ONCE):
                workers.create_task(work())
        assert not faults, f"{len(faults)} of them:\n" + "\n".join(faults[:40])

    async def _send(self, attempt: Attempt) -> httpx.Response:
        answer = await attempt.send(self.client)
        if answer.status_code == 401:  # an earlier attempt has ended the session
            token = await make_token(self.database, self.person.id)
            self.client = self.api(token)
            answer = await attempt.send(self.client)
        return answer


def find_fault(answer: httpx.Response) -> str:
    """Say what is wrong with an answer, nothing if it is a success or a proper refusal."""
    if answer.status_code >= 500:
        return f"{answer.status_code} {answer.text[:200]}"
    if answer.status_code < 400 or answer.request.method == "HEAD":
        return ""
    if answer.headers.get("content-type") != "application/problem+json":
        return f"{answer.status_code} without problem+json: {answer.text[:200]}"
    return "" if answer.json().get("code") else f"no code: {answer.text[:200]}"


@pytest.fixture
async def sweep(api: ApiFactory, database: Database, admin: Person) -> Sweep:
    """The sweep, signed in."""
    return Sweep(api, database, admin, admin.client)


async def test_garbage_in_paths(operations: list[Operation], sweep: Sweep) -> None:
    """Forged ids."""
    await sweep.run(
        Attempt(operation, operation.url(**{str(parameter["name"]): value}))
        for operation in operations
        for parameter in operation.inputs("path")
        for value in GARBAGE_IDS
    )


async def test_garbage_in_queries(operations: list[Operation], sweep: Sweep) -> None:
    """Forged cursors, limits and filters, and a parameter that nobody knows or reads."""
    known = (
        (operation, one["name"], value)
        for operation in operations
        for one in operation.inputs("query")
        for value in GARBAGE_QUERIES
    )
    unknown = ((operation, "unknown", value) for operation in operations for value in GARBAGE_BYTES)
    await sweep.run(
        Attempt(operation, f"{operation.url()}?{name}={value}")
        for operation, name, value in chain(known, unknown)
    )


async def test_garbage_in_headers(operations: list[Operation], sweep: Sweep) -> None:
    """Headers that the API reads."""
    await sweep.run(
        Attempt(operation, operation.url(), header=(str(parameter["name"]), value))
        for operation in operations
        for parameter in operation.inputs("header")
        for value in ("", "-1", "9" * 400, "é".encode().decode("latin-1"), "a b,c d", "\t", "null")
    )


async def test_garbage_in_bodies(operations: list[Operation], sweep: Sweep) -> None:
    """Broken JSON, and good JSON with one bad field."""
    await sweep.run(
        Attempt(operation, operation.url(), content_type, body)
        for operation in operations
        if operation.method in ("post", "put", "patch")
        for content_type, body in hostile_bodies(operation)
    )


async def test_ten_megabytes_of_json(operations: list[Operation], sweep: Sweep) -> None:
    """No operation reads them."""
    body = b'{"name": "' + b"x" * 10_000_000 + b'"}'
    for operation in operations:
        if operation.method not in ("post", "put", "patch"):
            continue
        attempt = Attempt(operation, operation.url(), "application/json", body)
        answer = await attempt.send(sweep.client)
        assert 400 <= answer.status_code < 500, f"{operation.name}: {answer.status_code}"
        assert answer.json()["code"]
