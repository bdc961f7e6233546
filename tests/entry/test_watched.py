"""What an operator sees of a running platform: logs that name nobody, metrics of every role."""

import json
import os
import re
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from rampe.engines.network import free_port
from rampe.entry.gauges import QUEUES, STATES
from rampe.entry.roles import ROLES
from tests.e2e.member import PASSWORD, guest_client, post_clip, sign_up
from tests.e2e.stack import Stack, running_stack
from tests.e2e.waiting import eventually
from tests.media import clips

pytestmark = pytest.mark.xdist_group("up")

HANDLE, COMMENT, QUERY, CAPTION = "zelie.quenouille", "tournedos", "hurluberlu", "saperlipopette"
ADDRESS = "203.0.113.77"
GAUGES = {"rampe_outbox_waiting", "rampe_jobs", "rampe_job_wait_seconds", "rampe_consumer_waiting"}


@dataclass(frozen=True)
class Watched:
    """A platform that logs JSON and shows metrics on a port of its own."""

    stack: Stack
    metrics_port: int

    async def samples(self) -> dict[str, list[tuple[dict[str, str], float]]]:
        """Read every sample by its name."""
        async with httpx.AsyncClient(timeout=20) as client:
            answer = await client.get(f"http://127.0.0.1:{self.metrics_port}/metrics")
        found: dict[str, list[tuple[dict[str, str], float]]] = {}
        for family in text_string_to_metric_families(answer.text):
            for sample in family.samples:
                found.setdefault(sample.name, []).append((sample.labels, sample.value))
        return found


@pytest.fixture(scope="module")
async def watched(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Watched]:
    port = free_port()
    environment = {
        "RAMPE_METRICS__PORT": str(port),
        "RAMPE_LOG_FORMAT": "json",
        "RAMPE_LOG_LEVEL": "debug",
    }
    async with running_stack(tmp_path_factory.mktemp("watched"), environment) as stack:
        yield Watched(stack, port)


def clip() -> bytes:
    return clips.make("watched.mp4", *clips.picture(seconds=3.2), *clips.H264).read_bytes()


async def test_no_log_names_anybody(watched: Watched) -> None:
    """Sign-up, sign-in, search, a comment, refusals, and all of it while engines die."""
    stack = watched.stack
    member = await sign_up(stack.url, HANDLE)
    member.http.headers["X-Forwarded-For"] = ADDRESS
    secrets = [*member.cookies.values()]
    card = await post_clip(member, clip(), caption=CAPTION)
    again = {"email": member.email, "password": PASSWORD, "handle": HANDLE}
    async with guest_client(stack.url) as guest:
        whole = {**again, "birth_date": "1996-04-12", "country": "FR", "locale": "fr"}
        assert (await guest.post("/api/v1/accounts", json=whole)).is_client_error
        assert (await guest.post("/api/v1/accounts", json=again)).is_client_error
        wrong = {"login": member.email, "password": f"{PASSWORD}!"}
        assert (await guest.post("/api/v1/sessions", json=wrong)).is_client_error
        right = {"login": member.email, "password": PASSWORD}
        assert (await guest.post("/api/v1/sessions", json=right)).is_success
        secrets += guest.cookies.values()
    for engine in (None, "postgres", "nats", "api"):
        if engine and (pid := stack.pid(engine)):
            os.kill(pid, signal.SIGKILL)
        comment = {"text": COMMENT, "client_id": f"00000000-0000-4000-8000-{len(secrets):012}"}
        await member.http.post(f"/api/v1/videos/{card['id']}/comments", json=comment)
        await member.http.get("/api/v1/search", params={"q": QUERY})
        await member.http.get(f"/api/v1/accounts/{HANDLE}")
        await member.http.get(f"/@{HANDLE}")

        async def is_ready() -> bool:
            return (await member.http.get("/readyz")).status_code == 200

        await eventually(is_ready, f"ready again after {engine}", seconds=60)
    await member.http.aclose()
    needles = [HANDLE, member.email, COMMENT, QUERY, CAPTION, ADDRESS, PASSWORD, *secrets]
    logs = {path: path.read_text() for path in (stack.data / "logs").glob("*.log*")}
    assert any(logs.values())
    for path, text in logs.items():
        for needle in needles:
            found = re.search(f".*{re.escape(needle)}.*", text)
            assert not found, f"{path.name}: {found and found[0]}"


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_every_line_of_a_role_is_an_object(watched: Watched, role: str) -> None:
    lines = watched.stack.log(role).splitlines()
    assert lines
    for line in lines:
        found = json.loads(line)
        assert found["role"] == role
        assert {"at", "level", "logger", "message"} <= found.keys()


def test_up_itself_speaks_in_objects(watched: Watched) -> None:
    lines = watched.stack.child.log.read_text().splitlines()
    messages = [json.loads(line)["message"] for line in lines]
    assert any(message.startswith("Rampe is ready") for message in messages)


async def test_one_port_has_the_metrics_of_every_role(watched: Watched) -> None:
    async with guest_client(watched.stack.url) as guest:
        await guest.get("/api/v1/videos/123456")

    async def look() -> dict[str, list[tuple[dict[str, str], float]]] | None:
        found = await watched.samples()
        return found if found.keys() >= GAUGES else None

    # The worker reads them every ten seconds, and rests as long after it lost its engines.
    samples = await eventually(look, "the worker's gauges are read", seconds=60)
    roles = {labels["role"] for labels, _ in samples["process_cpu_seconds_total"]}
    assert roles == {role.name for role in ROLES}
    jobs = {(labels["queue"], labels["state"]) for labels, _ in samples["rampe_jobs"]}
    assert jobs == {(queue, state) for queue in QUEUES for state in STATES}
    routes = {labels["route"] for labels, _ in samples["rampe_http_requests_total"]}
    assert "/videos/{video_id}" in routes
    assert not [route for route in routes if HANDLE in route or "123456" in route]
    assert "rampe_http_request_seconds_bucket" in samples
    assert "rampe_gateway_connections" in samples
    assert {labels["consumer"] for labels, _ in samples["rampe_consumer_waiting"]}


async def test_encodes_are_timed(watched: Watched) -> None:
    member = await sign_up(watched.stack.url, "chronometre")
    await post_clip(member, clip() + b"\0\0\0\x08free")
    await member.http.aclose()
    samples = await watched.samples()
    counts = {
        labels["outcome"]: value
        for labels, value in samples["rampe_job_seconds_count"]
        if labels["task"] == "media:encode"
    }
    assert counts["done"] >= 1


async def test_metrics_are_on_loopback_and_not_behind_the_front_door(watched: Watched) -> None:
    async with guest_client(watched.stack.url) as guest:
        through = await guest.get("/metrics")
    assert "rampe_http" not in through.text
    listening = f"0100007F:{watched.metrics_port:04X}"
    assert listening in Path("/proc/net/tcp").read_text()
