"""A person's own account as a brand's: made with a proof, with a team, and taken back (ACC-04)."""

from datetime import date, timedelta

import httpx
import pytest

from rampe.accounts import AccountId, Role
from rampe.kit import clock
from rampe.kit.database import Database
from tests.accounts.brands import as_brand, join, make_brand, switch
from tests.accounts.factories import PASSWORD, make_aged, sign_up, taken_back
from tests.conftest import ApiFactory
from tests.factories import Person, make_person
from tests.safety.factories import REASON

BROWSER = {"Origin": "http://localhost:8080"}


def code(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["code"]


async def become(person: Person, **fields: str) -> httpx.Response:
    """Ask for it."""
    body = {"handle": person.handle, "category": "music", **fields}
    return await person.client.post("/me/brand", json=body, headers=BROWSER)


@pytest.fixture
async def alix(api: ApiFactory) -> Person:
    """A member with a password."""
    client, me = await sign_up(api)
    return Person(AccountId(int(me["id"])), "alix", client)


async def test_an_account_becomes_a_brand_and_keeps_its_door(
    alix: Person, api: ApiFactory, database: Database
) -> None:
    """Its member owns it and signs in as before; the profile says what it is."""
    fan = await make_person(database, api, "fan")
    await fan.client.put(f"/accounts/{alix.id}/follow")
    made = await become(alix, site_url="https://alix.example/")
    assert made.status_code == 201, made.text
    assert (made.json()["role"], made.json()["own"]) == ("owner", True)
    shown = (await fan.client.get("/profiles/alix")).json()
    assert shown["brand"] == {"category": "music", "site_url": None}
    me = (await alix.client.get("/me")).json()
    assert (me["brand"], me["acting"], me["email"]) == (True, False, "alix@example.org")
    assert (await alix.client.get("/acting")).json()["choices"] == []
    again = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert (again.status_code, again.json()["brand"]) == (201, True)
    assert code(await become(alix)) == (409, "already_brand")
    own = {"handle": "other", "name": "Other", "category": "food"}
    assert code(await alix.client.post("/brands", json=own, headers=BROWSER)) == (
        409,
        "already_brand",
    )


async def test_its_team_acts_as_it_and_sees_nothing_of_the_person(
    alix: Person, api: ApiFactory, database: Database
) -> None:
    """An editor publishes; address, age, history and archives are the member's."""
    sami = await make_person(database, api, "sami")
    brand = (await become(alix)).json()
    alix.client.headers.update(BROWSER)
    await join(alix, brand, sami, "editor")
    acting = await as_brand(sami, brand, database, api)
    me = (await acting.get("/me")).json()
    assert (me["handle"], me["brand"], me["acting"]) == ("alix", True, True)
    assert (me["email"], me["birth_date"], me["gender"]) == (None, None, None)
    assert (await acting.get("/session")).json()["me"]["email"] is None
    for path, refusal in (
        ("/me/history", "not_as_brand"),
        ("/me/searches", "not_as_brand"),
        ("/me/security", "not_as_brand"),
        ("/me/exports", "team_role_required"),
        ("/me/bookmarked-videos", "team_role_required"),
        ("/me/reports", "team_role_required"),
    ):
        assert code(await acting.get(path)) == (403, refusal)
    heir = {"account_id": str(sami.id)}
    path = f"/brands/{brand['account']['id']}"
    assert code(await alix.client.post(f"{path}/owner", json=heir)) == (409, "brand_is_own")
    gone = await alix.client.request("DELETE", path, json={"handle": "alix"})
    assert code(gone) == (409, "brand_is_own")


async def test_it_becomes_a_persons_account_again(
    alix: Person, api: ApiFactory, database: Database
) -> None:
    """The team is dissolved, and who acts as it is signed out."""
    sami = await make_person(database, api, "sami")
    brand = (await become(alix)).json()
    alix.client.headers.update(BROWSER)
    await join(alix, brand, sami, "editor")
    acting = await as_brand(sami, brand, database, api)
    assert (await alix.client.delete("/me/brand")).status_code == 204
    assert await taken_back(database) == {alix.id}
    assert (await acting.get("/me")).status_code == 401
    assert (await sami.client.get("/brands")).json()["items"] == []
    assert (await api().get("/profiles/alix")).json()["brand"] is None
    assert code(await switch(sami.client, brand)) == (404, "brand_not_found")
    assert code(await alix.client.delete("/me/brand")) == (404, "brand_not_found")
    assert (await become(alix)).status_code == 201


async def test_it_wants_a_proof_and_the_handle(alix: Person) -> None:
    """Nothing happens by mistake, nor by who found the phone."""
    assert code(await become(alix, handle="sami")) == (422, "handle_not_typed")
    with clock.travel(clock.now() + timedelta(minutes=11)):
        assert code(await become(alix)) == (403, "proof_required")
    assert (await alix.client.get("/me")).json()["brand"] is False


@pytest.mark.parametrize("born", [date(2010, 1, 1), None])
async def test_minors_stay_persons(api: ApiFactory, database: Database, born: date | None) -> None:
    """D9: and so does who gave no date."""
    lou = await make_aged(database, api, "lou", born)
    assert code(await become(lou)) == (403, "age_required")


@pytest.mark.parametrize("settled", ["2011-05-01", None])
async def test_who_is_found_to_be_a_minor_is_a_person_again(
    alix: Person, api: ApiFactory, database: Database, settled: str | None
) -> None:
    """D9: staff corrects the date, or disputes it; the team is out in the same request."""
    sami = await make_person(database, api, "sami")
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    brand = (await become(alix)).json()
    alix.client.headers.update(BROWSER)
    await join(alix, brand, sami, "editor")
    acting = await as_brand(sami, brand, database, api)
    path = f"/moderation/accounts/{alix.id}/birth-date"
    body = {"birth_date": settled, **REASON}
    assert (await maud.client.put(path, json=body)).status_code == 200
    assert (await acting.get("/me")).status_code == 401
    me = (await alix.client.get("/me")).json()
    assert (me["brand"], me["band"]) == (False, "under_16")


async def test_staff_and_teams_stay_persons(api: ApiFactory, database: Database) -> None:
    """Staff acts in its own name; a brand is of no other brand's team."""
    maud = await make_person(database, api, "maud", role=Role.MODERATOR)
    assert code(await become(maud)) == (409, "staff_is_no_brand")
    noor = await make_person(database, api, "noor")
    sami = await make_person(database, api, "sami")
    brand = await make_brand(noor, "sel")
    await join(noor, brand, sami, "editor")
    for person in (noor, sami):
        assert code(await become(person)) == (409, "in_teams")
