"""Brand accounts: made by adults, shown on profiles, with a site that is proved (ACC-04)."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from rampe.accounts import Band, Role, find_account
from rampe.accounts.brands.jobs import check_sites_again
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import defer
from rampe.kit.services import Services
from rampe.ports.site_check import SiteCheck, SiteProblem
from tests.accounts.brands import as_brand, make_brand
from tests.accounts.factories import make_aged
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person


@dataclass
class Sites(SiteCheck):
    """The web as the test wants it: which site shows which word."""

    words: dict[str, str] = field(default_factory=dict[str, str])
    down: bool = False
    visited: list[str] = field(default_factory=list[str])

    async def find(self, url: str, word: str) -> SiteProblem | None:
        """Look it up."""
        self.visited.append(url)
        if self.down:
            return SiteProblem.UNREACHABLE
        return None if self.words.get(url) == word else SiteProblem.NOT_FOUND


@pytest.fixture
def sites(services: Services) -> Sites:
    """The web."""
    sites = Sites()
    services.put(SiteCheck, sites)
    return sites


@pytest.fixture
async def noor(database: Database, api: ApiFactory) -> Person:
    """An adult with an idea."""
    return await make_person(database, api, "noor")


async def test_a_brand_is_shown_on_its_profile(noor: Person, api: ApiFactory) -> None:
    """Label and category at once; the site only once it is proved."""
    brand = await make_brand(noor, "sel", category="food", site_url="https://sel.example/")
    assert (brand["role"], brand["site"]["state"]) == ("owner", "unproved")
    profile = (await api().get("/profiles/sel")).json()
    assert profile["brand"] == {"category": "food", "site_url": None}
    assert not profile["account"]["private"]
    assert (await api().get("/profiles/noor")).json()["brand"] is None


@pytest.mark.parametrize(
    ("born", "status"),
    [(date(2008, 6, 16), 403), (date(2008, 6, 15), 201), (None, 403)],
)
async def test_minors_own_no_brand(
    api: ApiFactory, database: Database, born: date | None, status: int
) -> None:
    """ACC-04 with D9: from midnight of the 18th birthday, in the member's zone."""
    person = await make_aged(database, api, "lou", born)
    with clock.travel(clock.now().replace(year=2026, month=6, day=15, hour=12)):
        body = {"handle": "sel", "name": "Sel", "category": "food"}
        answer = await person.client.post("/brands", json=body)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["code"] == "age_required"


async def test_nobody_signs_in_to_a_brand(noor: Person, api: ApiFactory) -> None:
    """It has no password, and none can be mailed."""
    await make_brand(noor, "sel")
    body = {"login": "sel", "password": "quatre lampions bleus"}
    assert (await api().post("/sessions", json=body)).json()["code"] == "bad_credentials"


async def test_handles_of_brands_are_handles(noor: Person) -> None:
    """Unique among all accounts, reserved ones refused."""
    await make_brand(noor, "sel")
    for handle in ("sel", "noor", "admin"):
        body = {"handle": handle, "name": "X", "category": "food"}
        assert (await noor.client.post("/brands", json=body)).json()["code"] == "handle_taken"


async def test_one_person_owns_five_brands(noor: Person) -> None:
    """Two requests at once count each other; five a day is the limit of requests."""
    for number in range(4):
        await make_brand(noor, f"marque{number}")
    bodies = [{"handle": f"m{n}", "name": "M", "category": "other"} for n in range(3)]
    answers = await asyncio.gather(*(noor.client.post("/brands", json=one) for one in bodies))
    assert sorted(answer.status_code for answer in answers) in ([201, 409, 429], [201, 429, 429])


async def test_a_site_is_verified_by_its_word(
    noor: Person, sites: Sites, api: ApiFactory, settle: Settle
) -> None:
    """Asked, visited by a job, noted; then everybody sees it."""
    url = "https://sel.example/"
    brand = await make_brand(noor, "sel", site_url=url)
    path = f"/brands/{brand['account']['id']}"
    asked = await noor.client.post(f"{path}/site/check")
    assert (asked.status_code, asked.json()["site"]["state"]) == (202, "checking")
    await settle()
    site = (await noor.client.get(path)).json()["site"]
    assert (site["state"], site["problem"]) == ("unproved", "not_found")
    sites.words[url] = brand["site"]["word"]
    await noor.client.post(f"{path}/site/check")
    await settle()
    assert (await noor.client.get(path)).json()["site"]["state"] == "verified"
    assert (await api().get("/profiles/sel")).json()["brand"]["site_url"] == url


async def test_another_site_has_to_be_proved_anew(
    noor: Person, sites: Sites, api: ApiFactory, settle: Settle
) -> None:
    """The proof is of one address; without an address there is nothing to check."""
    url = "https://sel.example/"
    brand = await make_brand(noor, "sel", site_url=url)
    path = f"/brands/{brand['account']['id']}"
    sites.words[url] = brand["site"]["word"]
    await noor.client.post(f"{path}/site/check")
    await settle()
    changed = await noor.client.patch(path, json={"site_url": "https://banque.example/"})
    assert changed.json()["site"]["state"] == "unproved"
    assert (await api().get("/profiles/sel")).json()["brand"]["site_url"] is None
    gone = await noor.client.patch(path, json={"site_url": None})
    assert gone.json()["site"]["state"] == "none"
    assert (await noor.client.post(f"{path}/site/check")).json()["code"] == "no_site"


async def test_a_site_is_visited_again_and_may_be_down(
    noor: Person, sites: Sites, database: Database, settle: Settle
) -> None:
    """A month later: down keeps the proof, another owner without the word loses it."""
    url = "https://sel.example/"
    brand = await make_brand(noor, "sel", site_url=url)
    path = f"/brands/{brand['account']['id']}"
    sites.words[url] = brand["site"]["word"]
    await noor.client.post(f"{path}/site/check")
    await settle()
    for days, state in ((31, "verified"), (62, "unproved")):
        sites.down = days == 31
        sites.words = {}
        with clock.travel(clock.now() + timedelta(days=days)):
            async with database.session() as session:
                await defer(session, check_sites_again, timestamp=0)
            await settle()
        assert (await noor.client.get(path)).json()["site"]["state"] == state


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://sel.example",
        "https://u:p@sel.example",
        "sel.example",
        "https://",
    ],
)
async def test_sites_are_plain_web_addresses(noor: Person, url: str) -> None:
    """What a profile would link to."""
    body: dict[str, Any] = {"handle": "sel", "name": "S", "category": "food", "site_url": url}
    assert (await noor.client.post("/brands", json=body)).status_code == 422


async def test_a_brand_counts_as_adult_and_is_nobodys_age(
    noor: Person, database: Database, api: ApiFactory
) -> None:
    """It has no birth date, which would be the strictest band."""
    brand = await make_brand(noor, "sel")
    acting = await as_brand(noor, brand, database, api)
    me = (await acting.get("/me")).json()
    assert (me["handle"], me["brand"], me["band"]) == ("sel", True, Band.ADULT)
    assert (me["email"], me["birth_date"]) == (None, None)
    async with database.session() as session:
        assert (await find_account(session, int(me["id"]))).birth_date is None
    assert (await acting.get("/me/publishing")).json() == {"downloads_on": True}
    sami = await make_person(database, api, "sami")
    report = {"kind": "account", "target_id": me["id"], "reason": "spam"}
    assert (await sami.client.post("/reports", json=report)).status_code == 201
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    (case,) = (await maud.client.get("/moderation/cases")).json()["items"]
    assert (case["minor"], case["owner"]["band"]) == (False, Band.ADULT)
    path = f"/moderation/accounts/{me['id']}/birth-date"
    settled = await maud.client.put(path, json={"birth_date": None, "reason": "no date"})
    assert (settled.status_code, settled.json()["code"]) == (409, "brand_has_no_age")


async def test_a_brand_is_deleted_and_comes_back(
    noor: Person, database: Database, api: ApiFactory
) -> None:
    """Gone for others at once, restored by its owner within the grace."""
    brand = await make_brand(noor, "sel")
    acting = await as_brand(noor, brand, database, api)
    path = f"/brands/{brand['account']['id']}"
    for typed, status in (("autre", 422), ("sel", 204)):
        answer = await noor.client.request("DELETE", path, json={"handle": typed})
        assert answer.status_code == status
    assert (await api().get("/profiles/sel")).status_code == 404
    assert (await acting.get("/me")).status_code == 401
    (left,) = (await noor.client.get("/brands")).json()["items"]
    assert left["erase_at"]
    assert (await noor.client.patch(path, json={})).json()["code"] == "brand_leaving"
    assert (await noor.client.post(f"{path}/restore")).status_code == 200
    assert (await api().get("/profiles/sel")).status_code == 200


async def test_who_owns_a_brand_hands_it_over_before_leaving(noor: Person) -> None:
    """No brand is left without its owner; one that is being deleted is no obstacle."""
    brand = await make_brand(noor, "sel")
    assert (await noor.client.get("/me/deletion")).json()["brands"] == ["sel"]
    refused = await noor.client.request("DELETE", "/me", json={"handle": "noor"})
    assert (refused.status_code, refused.json()["brands"]) == (409, ["sel"])
    path = f"/brands/{brand['account']['id']}"
    await noor.client.request("DELETE", path, json={"handle": "sel"})
    answer = await noor.client.request("DELETE", "/me", json={"handle": "noor"})
    assert answer.status_code == 200
