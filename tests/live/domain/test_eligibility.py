"""Who may host a live: the 16th birthday, then 1,000 followers or a grant (ELI-01 … ELI-03)."""

from datetime import UTC, date, datetime

import pytest

from rampe.accounts import Role, Status
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.settings import SettingsError, load_settings
from rampe.live import Barrier, LiveSettings
from rampe.live.eligibility import Host, decide_barrier
from rampe.ports.bus import Bus
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_account, make_person
from tests.live.domain.stage import SET_UP, add_followers, make_host, prepare
from tests.notify.conftest import inbox, listen
from tests.safety.factories import decide

MANY = Host(age=30, followers=1_000, granted=False, suspended=False)


@pytest.mark.parametrize(
    ("host", "barrier"),
    [
        (MANY, None),
        (Host(16, 1_000, granted=False, suspended=False), None),
        (Host(15, 5_000, granted=True, suspended=False), Barrier.TOO_YOUNG),
        (Host(None, 5_000, granted=True, suspended=False), Barrier.AGE_UNKNOWN),
        (Host(30, 999, granted=False, suspended=False), Barrier.NEEDS_FOLLOWERS),
        (Host(30, 0, granted=True, suspended=False), None),
        (Host(30, 5_000, granted=True, suspended=True), Barrier.SUSPENDED),
    ],
)
def test_what_keeps_from_hosting(host: Host, barrier: Barrier | None) -> None:
    """ELI-01, ELI-02: no grant and no number of followers lowers the age."""
    assert decide_barrier(host, LiveSettings()) is barrier


def test_an_installation_cannot_lower_the_age() -> None:
    """ELI-03: `live.min_age` below 16 is refused at start."""
    with pytest.raises(SettingsError, match=r"live\.min_age"):
        load_settings(Settings, None, {"RAMPE_LIVE__MIN_AGE": "15"})


async def test_999_followers_are_too_few(database: Database, api: ApiFactory) -> None:
    """ELI-02: the capability says why, and the server refuses with the same code."""
    theo = await make_person(database, api, "theo")
    await add_followers(database, theo.id, 999)
    assert (await theo.client.get("/me")).json()["capabilities"]["live"] == "live_needs_followers"
    refused = await theo.client.post("/lives", json=SET_UP)
    assert (refused.status_code, refused.json()["code"]) == (403, "live_needs_followers")
    assert refused.json()["min_followers"] == 1_000
    key = await theo.client.post("/me/live/key")
    assert key.json()["code"] == "live_needs_followers"
    assert (await theo.client.get("/me/live")).json()["live"] is None


async def test_suspended_followers_count_no_more(database: Database, api: ApiFactory) -> None:
    """SOC-01: rows of active accounts are counted at the moment of the check."""
    theo = await make_person(database, api, "theo")
    await add_followers(database, theo.id, 999)
    await make_account(database, "ghost", status=Status.SUSPENDED)
    alix = await make_person(database, api, "alix")
    await alix.client.put(f"/accounts/{theo.id}/follow")
    assert (await theo.client.get("/me")).json()["capabilities"]["live"] is None
    assert (await prepare(theo))["state"] == "preparing"


async def test_the_thousandth_follower_is_told_at_once(
    database: Database, api: ApiFactory, settle: Settle, bus: Bus
) -> None:
    """ELI-02: the open tabs read /me again, and the inbox has a line, once."""
    theo = await make_person(database, api, "theo")
    await add_followers(database, theo.id, 999)
    alix = await make_person(database, api, "alix")
    tab = await listen(bus, theo)
    follow = f"/accounts/{theo.id}/follow"
    await alix.client.put(follow)
    await settle()
    await tab.wait(lambda: tab.of("me"))
    assert (await theo.client.get("/me")).json()["capabilities"]["live"] is None
    await alix.client.delete(follow)
    await alix.client.put(follow)
    await settle()
    lines = [line for line in await inbox(theo) if line["kind"] == "live_eligible"]
    assert len(lines) == 1


async def test_many_followers_at_once_are_told_like_one(
    database: Database, api: ApiFactory, settle: Settle, bus: Bus
) -> None:
    """ELI-02: a private account turns public, and all who asked follow it in one transaction."""
    theo = await make_person(database, api, "theo", private=True)
    await add_followers(database, theo.id, 997)
    await add_followers(database, theo.id, 9, asking=True)
    tab = await listen(bus, theo)
    assert (await theo.client.patch("/me", json={"private": False})).status_code == 200
    await settle()
    await tab.wait(lambda: tab.of("me"))
    assert (await theo.client.get("/me")).json()["capabilities"]["live"] is None
    lines = [line for line in await inbox(theo) if line["kind"] == "live_eligible"]
    assert len(lines) == 1


async def test_a_birthday_opens_the_door_at_midnight(database: Database, api: ApiFactory) -> None:
    """ELI-01, ACC-02: the 16th birthday counts from midnight in the member's zone."""
    lou = await make_host(database, api, "lou", birth_date=date(2010, 11, 23))
    with clock.travel(datetime(2026, 11, 22, 22, 59, tzinfo=UTC)):
        refused = await lou.client.post("/lives", json=SET_UP)
        assert (refused.status_code, refused.json()["code"]) == (403, "live_too_young")
        assert (await lou.client.get("/me")).json()["capabilities"]["live"] == "live_too_young"
    with clock.travel(datetime(2026, 11, 22, 23, 1, tzinfo=UTC)):
        assert (await lou.client.get("/me")).json()["capabilities"]["live"] is None
        await prepare(lou)


async def test_without_a_birth_date_nobody_hosts(database: Database, api: ApiFactory) -> None:
    """ELI-01: the age is unknown, and that is what is said."""
    host = await make_host(database, api, "noage", birth_date=None)
    refused = await host.client.post("/lives", json=SET_UP)
    assert refused.json()["code"] == "live_age_unknown"


async def test_staff_grants_and_takes_back(database: Database, api: ApiFactory) -> None:
    """ELI-03: with its reason in the journal, never to oneself, and never below the age."""
    theo = await make_person(database, api, "theo")
    lou = await make_person(database, api, "lou", birth_date=date(2012, 1, 1))
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    admin = await make_person(database, api, "admin", role=Role.ADMIN)

    async def put(judge: Person, account: Person, *, granted: bool) -> int:
        body = {"granted": granted, "reason": "concert of the town"}
        path = f"/moderation/accounts/{account.id}/live-grant"
        return (await judge.client.put(path, json=body)).status_code

    assert await put(theo, theo, granted=True) == 403
    assert await put(staff, staff, granted=True) == 403
    assert await put(staff, theo, granted=True) == 204
    assert (await theo.client.get("/me")).json()["capabilities"]["live"] is None
    assert await put(staff, lou, granted=True) == 204

    async def list_grants(**query: str) -> list[tuple[str, str, str]]:
        answer = await staff.client.get("/moderation/live-grants", params=query)
        return [
            (one["account"]["handle"], one["by"]["handle"], one["reason"])
            for one in answer.json()["items"]
        ]

    why = ("garance", "concert of the town")
    assert await list_grants() == [("lou", *why), ("theo", *why)]
    assert await list_grants(account_id=str(theo.id)) == [("theo", *why)]
    assert (await theo.client.get("/moderation/live-grants")).status_code == 403
    assert (await lou.client.get("/me")).json()["capabilities"]["live"] == "live_too_young"
    assert await put(staff, theo, granted=False) == 204
    assert await list_grants() == [("lou", *why)]
    assert (await theo.client.get("/me")).json()["capabilities"]["live"] == "live_needs_followers"
    acts = (await admin.client.get("/moderation/actions")).json()["items"]
    assert [line["act"] for line in acts] == ["end_live_grant", "grant_live", "grant_live"]


async def test_who_may_not_publish_may_not_host(database: Database, api: ApiFactory) -> None:
    """A decision that keeps a member from publishing keeps them from lives."""
    host = await make_host(database, api, "host")
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    await decide(staff, "account", host.id, "warn", sanction="no_publishing", days=7)
    refused = await host.client.post("/lives", json=SET_UP)
    assert refused.json()["code"] == "live_suspended"
