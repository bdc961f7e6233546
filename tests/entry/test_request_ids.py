"""A request's id: in its answer, in its problem, and with the jobs and events it causes."""

import logging
from datetime import date

import pytest
from sqlalchemy import select, text

from rampe.kit.database import Database
from rampe.kit.jobs import defer, registry
from rampe.kit.outbox import OutboxRow
from rampe.kit.request_id import current_request, on_behalf_of
from tests.conftest import ApiFactory, Settle

BODY = {
    "email": "lea@example.org",
    "password": "une rampe bien allumée 7",
    "handle": "lea",
    "birth_date": str(date(1996, 4, 12)),
    "country": "FR",
    "locale": "fr",
}
seen: list[str] = []


@registry.task(name="tests:note_request", queue="default")
async def note_request(*, number: int) -> None:
    assert number == 7
    seen.append(current_request())


async def test_jobs_and_events_of_a_request_carry_its_id(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    made = await api().post("/accounts", json=BODY)
    assert made.status_code == 201, made.text
    request_id = made.headers["x-request-id"]
    async with database.session() as session:
        events = await session.scalars(select(OutboxRow.request_id))
        assert set(events) == {request_id}
    await settle()
    async with database.session() as session:
        failed = await session.scalar(
            text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        )
    assert failed == 0


async def test_a_job_runs_for_the_request_that_deferred_it(
    database: Database, settle: Settle
) -> None:
    seen.clear()
    with on_behalf_of("17ab"):
        async with database.session() as session:
            await defer(session, note_request, number=7)
    await settle()
    assert seen == ["17ab"]


async def test_a_problem_says_which_request_it_was(api: ApiFactory) -> None:
    one, other = [await api().get("/accounts/none/none") for _ in range(2)]
    assert one.json()["request_id"] == one.headers["x-request-id"]
    assert one.json()["request_id"] != other.json()["request_id"]


async def test_a_client_chooses_no_id(api: ApiFactory) -> None:
    answer = await api().get("/instance", headers={"X-Request-Id": "lea@example.org"})
    assert answer.status_code == 200
    assert answer.headers["x-request-id"] != "lea@example.org"


async def test_slow_requests_are_logged_by_route(
    api: ApiFactory, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rampe.kit.observe.SLOW_SECONDS", -1.0)
    with caplog.at_level(logging.INFO, "rampe.kit.observe"):
        await api().get("/videos/123")
    assert "GET /videos/{video_id} took" in caplog.text
