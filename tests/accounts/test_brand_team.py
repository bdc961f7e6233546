"""Teams of brands: who may do what in its name, decided by the server at every request (ACC-04)."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from rampe.accounts import AccountId, do_suspend
from rampe.accounts.brands.models import TeamRole
from rampe.accounts.brands.policy import is_persons, may_act
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.ports.bus import Bus
from tests.accounts.archives import export
from tests.accounts.brands import as_brand, join, make_brand, switch
from tests.accounts.factories import taken_back
from tests.accounts.test_sessions import heard
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person, make_token
from tests.hostile.operations import list_operations
from tests.video.factories import make_asset, make_video


@dataclass(frozen=True)
class Team:
    """A brand with one of each role, and somebody who has nothing to do with it."""

    brand: dict[str, Any]
    owner: Person
    editor: Person
    analyst: Person
    stranger: Person

    @property
    def id(self) -> str:
        """The brand's account."""
        return str(self.brand["account"]["id"])

    @property
    def path(self) -> str:
        """Where it is managed."""
        return f"/brands/{self.id}"


@pytest.fixture
async def team(database: Database, api: ApiFactory) -> Team:
    """Make them."""
    noor, sami, lou, tom = [
        await make_person(database, api, handle) for handle in ("noor", "sami", "lou", "tom")
    ]
    brand = await make_brand(noor, "sel")
    await join(noor, brand, sami, "editor")
    await join(noor, brand, lou, "analyst")
    return Team(brand, noor, sami, lou, tom)


def code(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["code"]


async def publish(client: httpx.AsyncClient, database: Database, owner: int) -> httpx.Response:
    """Publish a video from an asset of the brand, as the web client does."""
    asset = await make_asset(database, AccountId(owner))
    draft = await client.post("/videos", json={"asset_id": str(asset), "caption": "Nouveau sel"})
    if draft.status_code != 201:
        return draft
    return await client.post(f"/videos/{draft.json()['id']}/publish")


async def test_invited_by_handle_then_accepted_or_declined(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """Nobody is of a team before they said yes; the invitation says as what."""
    tom, eva = team.stranger, await make_person(database, api, "eva")
    for person, role in ((tom, "editor"), (eva, "analyst")):
        body = {"handle": f"@{person.handle}", "role": role}
        assert (await team.owner.client.post(f"{team.path}/team", json=body)).status_code == 204
    (asked,) = (await tom.client.get("/brands")).json()["invitations"]
    assert (asked["brand"]["handle"], asked["role"]) == ("sel", "editor")
    assert asked["invited_by"]["handle"] == "noor"
    assert code(await tom.client.get(f"{team.path}/team")) == (404, "brand_not_found")
    assert code(await switch(tom.client, team.brand)) == (404, "brand_not_found")
    assert (await tom.client.delete(f"/brand-invitations/{team.id}")).status_code == 204
    accept = f"/brand-invitations/{team.id}/accept"
    assert code(await tom.client.post(accept)) == (404, "invitation_not_found")
    withdrawn = await team.owner.client.delete(f"{team.path}/invitations/{eva.id}")
    assert withdrawn.status_code == 204
    assert code(await eva.client.post(accept)) == (404, "invitation_not_found")


async def test_only_the_owner_manages_the_team(team: Team) -> None:
    """Editors and analysts are refused by their role, strangers learn nothing."""
    for person, refusal in (
        (team.editor, (403, "team_role_required")),
        (team.analyst, (403, "team_role_required")),
        (team.stranger, (404, "brand_not_found")),
    ):
        client, other = person.client, team.editor.id
        invite = {"handle": "tom", "role": "editor"}
        tries = [
            client.post(f"{team.path}/team", json=invite),
            client.put(f"{team.path}/team/{other}", json={"role": "analyst"}),
            client.delete(f"{team.path}/team/{other}"),
            client.post(f"{team.path}/owner", json={"account_id": str(person.id)}),
            client.patch(team.path, json={"category": "music"}),
            client.post(f"{team.path}/site/check"),
            client.request("DELETE", team.path, json={"handle": "sel"}),
            client.post(f"{team.path}/restore"),
        ]
        for answer in await asyncio.gather(*tries):
            assert code(answer) == refusal


async def test_an_editor_publishes_and_answers_in_the_brands_name(
    team: Team, database: Database, api: ApiFactory, settle: Settle
) -> None:
    """The public sees the brand, never the person."""
    acting = await as_brand(team.editor, team.brand, database, api)
    published = await publish(acting, database, int(team.id))
    assert published.status_code == 200, published.text
    video = published.json()["id"]
    comment = {"text": "Merci !", "client_id": "01890a5d-ac96-774b-bcce-b302099a8057"}
    posted = await acting.post(f"/videos/{video}/comments", json=comment)
    assert posted.status_code == 201
    assert posted.json()["author"]["handle"] == "sel"
    shown = (await api().get(f"/videos/{video}")).json()
    assert shown["author"]["handle"] == "sel"
    assert "sami" not in (await api().get(f"/videos/{video}/comments")).text


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "/me", {"bio": "Piraté"}),
        ("PUT", "/me/handle", {"handle": "autre"}),
        ("DELETE", "/me/avatar", None),
        ("PUT", "/accounts/{stranger}/follow", None),
        ("PUT", "/accounts/{stranger}/block", None),
        ("POST", "/reports", {"kind": "account", "target_id": "{stranger}", "reason": "spam"}),
    ],
)
async def test_an_editor_does_nothing_else(
    team: Team, database: Database, api: ApiFactory, method: str, path: str, body: Any
) -> None:
    """What is not publishing or answering is the owner's."""
    acting = await as_brand(team.editor, team.brand, database, api)
    url = path.replace("{stranger}", str(team.stranger.id))
    answer = await acting.request(method, url, json=body)
    assert code(answer) == (403, "team_role_required")


async def test_an_analyst_reads_the_statistics_and_nothing_more(
    team: Team, database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Hostile: an analyst who wants to publish cannot even act as the brand."""
    video = await make_video(database, AccountId(int(team.id)))
    await team.stranger.client.put(f"/accounts/{team.id}/follow")
    await team.stranger.client.put(f"/videos/{video}/like")
    await settle()
    for person in (team.owner, team.editor, team.analyst):
        items = (await person.client.get(f"{team.path}/statistics")).json()["items"]
        counts = {item["name"]: item["count"] for item in items}
        assert (counts["social.followers"], counts["social.likes"]) == (1, 1)
        assert counts["video.videos"] == 1
    refused = await team.stranger.client.get(f"{team.path}/statistics")
    assert code(refused) == (404, "brand_not_found")
    assert code(await switch(team.analyst.client, team.brand)) == (403, "team_role_required")
    answer = await publish(team.analyst.client, database, int(team.id))
    # Under their own name: the asset is not theirs.
    assert code(answer) == (404, "asset_not_found")
    assert (await team.analyst.client.get(f"/videos/{video}")).json()["author"]["handle"] == "sel"


async def test_a_removed_editor_is_out_at_once(
    team: Team, database: Database, api: ApiFactory, bus: Bus
) -> None:
    """Hostile: the session that acts ends, and does not turn into the person's own."""
    acting = await as_brand(team.editor, team.brand, database, api)
    frames = await heard(bus, f"user.{team.id}.ctl")
    path = f"{team.path}/team/{team.editor.id}"
    assert (await team.owner.client.delete(path)).status_code == 204
    assert code(await publish(acting, database, int(team.id))) == (401, "sign_in_required")
    assert (await acting.get("/session")).json() == {"me": None}
    assert (await asyncio.wait_for(frames.get(), 20))["t"] == "session_ended"
    assert (await team.editor.client.get("/me")).json()["handle"] == "sami"
    assert code(await switch(team.editor.client, team.brand)) == (404, "brand_not_found")


async def test_a_demoted_editor_acts_no_more(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """As analyst they read the statistics, as themselves."""
    acting = await as_brand(team.editor, team.brand, database, api)
    path = f"{team.path}/team/{team.editor.id}"
    assert (await team.owner.client.put(path, json={"role": "analyst"})).status_code == 204
    assert (await publish(acting, database, int(team.id))).status_code == 401
    assert (await team.editor.client.get(f"{team.path}/statistics")).status_code == 200


async def test_a_suspended_brand_is_nobodys_voice(
    team: Team, database: Database, api: ApiFactory, bus: Bus
) -> None:
    """Suspension of the brand ends what acts as it, and leaves its people alone."""
    acting = await as_brand(team.owner, team.brand, database, api)
    async with database.session() as session:
        await do_suspend(session, bus, int(team.id))
    assert (await acting.get("/me")).status_code == 401
    assert (await team.owner.client.get("/me")).status_code == 200
    assert code(await switch(team.owner.client, team.brand)) == (404, "brand_not_found")


async def test_whoever_is_found_to_be_a_minor_acts_no_more(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """Staff corrects a birth date: at the next request the brand is out of reach."""
    from rampe.accounts import Account

    acting = await as_brand(team.editor, team.brand, database, api)
    async with database.session() as session:
        person = await session.get_one(Account, team.editor.id)
        person.birth_date = date(2012, 1, 1)
    assert (await acting.get("/me")).status_code == 401
    assert code(await switch(team.editor.client, team.brand)) == (403, "age_required")


async def test_handing_a_brand_over(team: Team, database: Database, api: ApiFactory) -> None:
    """The heir owns it, the former owner edits; nobody leaves a brand without an owner."""
    owner, editor = team.owner.client, team.editor.client
    assert code(await owner.delete(f"{team.path}/team/me")) == (409, "owner_stays")
    refused = await owner.delete(f"{team.path}/team/{team.owner.id}")
    assert code(refused) == (409, "owner_stays")
    stranger = {"account_id": str(team.stranger.id)}
    assert code(await owner.post(f"{team.path}/owner", json=stranger)) == (404, "brand_not_found")
    heir = {"account_id": str(team.editor.id)}
    assert not await taken_back(database)
    assert (await owner.post(f"{team.path}/owner", json=heir)).status_code == 204
    assert await taken_back(database) == {int(team.brand["account"]["id"])}
    roles = {
        item["account"]["handle"]: item["role"]
        for item in (await editor.get(f"{team.path}/team")).json()["items"]
    }
    assert roles == {"sami": "owner", "noor": "editor", "lou": "analyst"}
    assert code(await owner.patch(team.path, json={})) == (403, "team_role_required")
    assert (await owner.delete(f"{team.path}/team/me")).status_code == 204
    assert code(await owner.get(team.path)) == (404, "brand_not_found")


async def test_two_heirs_at_once_leave_one_owner(team: Team) -> None:
    """The index allows one; the second request is no longer the owner's."""
    bodies = [{"account_id": str(heir.id)} for heir in (team.editor, team.analyst)]
    answers = await asyncio.gather(
        *(team.owner.client.post(f"{team.path}/owner", json=body) for body in bodies)
    )
    assert sorted(answer.status_code for answer in answers) == [204, 403]


async def test_what_is_the_persons_is_done_as_the_person(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """Password, devices, data and teams are out of a brand's reach, for owners too."""
    acting = await as_brand(team.owner, team.brand, database, api)
    for method, path, body in (
        ("PUT", "/me/password", {"current": "x" * 10, "password": "y" * 10}),
        ("GET", "/sessions", None),
        ("DELETE", "/sessions", None),
        ("DELETE", "/me", {"handle": "sel"}),
        ("POST", "/me/brand", {"handle": "sel", "category": "food"}),
        ("POST", f"{team.path}/team", {"handle": "tom", "role": "editor"}),
        ("GET", "/me/security", None),
    ):
        assert code(await acting.request(method, path, json=body)) == (403, "not_as_brand")


async def test_archives_of_a_brand_are_its_owners(
    team: Team, database: Database, api: ApiFactory, settle: Settle, services: Services
) -> None:
    """D7: asked for as the brand, after a proof of the person; editors get no word of it."""
    owner = await as_brand(team.owner, team.brand, database, api)
    editor = await as_brand(team.editor, team.brand, database, api)
    await publish(editor, database, int(team.id))
    noor = Person(AccountId(int(team.id)), "sel", owner)
    opened = await export(noor, settle, services)
    assert "Nouveau sel" in opened.text
    (made,) = (await owner.get("/me/exports")).json()["items"]
    for method, path in (
        ("GET", "/me/exports"),
        ("POST", "/me/exports"),
        ("GET", f"/me/exports/{made['id']}"),
        ("DELETE", f"/me/exports/{made['id']}"),
    ):
        assert code(await editor.request(method, path)) == (403, "team_role_required")
    person = api(await make_token(database, team.owner.id))
    assert (await person.get("/me/exports")).json()["items"] == []
    assert code(await person.get(f"/me/exports/{made['id']}")) == (404, "export_not_found")
    with clock.travel(clock.now() + timedelta(minutes=11)):
        asked = await owner.post("/me/exports")
        assert code(asked) == (403, "proof_required")
    assert (await owner.delete(f"/me/exports/{made['id']}")).status_code == 204


async def test_an_editor_does_not_read_what_the_account_keeps_to_itself(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """ACC-04: its reports, decisions and whom it blocks; its inbox is read and marked."""
    owner = await as_brand(team.owner, team.brand, database, api)
    editor = await as_brand(team.editor, team.brand, database, api)
    for path in ("/me/reports", "/me/decisions", "/me/blocks", "/me/mutes", "/me/hidden/authors"):
        assert (await owner.get(path)).status_code == 200
        assert code(await editor.get(path)) == (403, "team_role_required")
    assert (await editor.get("/me/notifications")).status_code == 200
    assert (await editor.put("/me/notifications/seen", json={})).status_code != 403


async def test_switching_back_and_signing_out(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """The old token is dead after each switch; /acting says who one is and may be."""
    acting = await as_brand(team.owner, team.brand, database, api)
    said = (await acting.get("/acting")).json()
    assert (said["person"]["handle"], said["acting_as"]["handle"]) == ("noor", "sel")
    assert (said["role"], [one["handle"] for one in said["choices"]]) == ("owner", ["sel"])
    back = await switch(acting, None)
    assert back.json()["handle"] == "noor"
    assert (await acting.get("/me")).status_code == 401
    own = api(back.json()["token"])
    assert (await own.get("/acting")).json()["acting_as"] is None
    again = api((await switch(own, team.brand)).json()["token"])
    assert (await again.delete("/sessions/current")).status_code == 204
    assert (await again.get("/session")).json() == {"me": None}


async def test_a_page_that_shows_another_account_writes_nothing(
    team: Team, database: Database, api: ApiFactory
) -> None:
    """Two tabs: one switched back, the other still believes it writes as the brand."""
    client = api(await make_token(database, team.owner.id))
    meant = {"Rampe-Account": team.id}
    answer = await client.patch("/me", json={"bio": "Du sel"}, headers=meant)
    assert code(answer) == (409, "account_switched")
    assert (await client.get("/me", headers=meant)).status_code == 200
    own = {"Rampe-Account": str(team.owner.id)}
    assert (await client.patch("/me", json={"bio": "Noor"}, headers=own)).status_code == 200


def test_every_operation_is_decided(app: FastAPI) -> None:
    """An editor's list is short and known: whoever adds an operation meets this test."""
    writes = [
        operation.name
        for operation in list_operations(app)
        if operation.method not in ("get", "head", "options")
        and not is_persons(operation.method.upper(), operation.url())
        and may_act(TeamRole.EDITOR, operation.method.upper(), operation.url())
    ]
    areas = {name.split(" ")[1].split("/")[1] for name in writes}
    assert areas <= {
        "acting", "sessions", "rt", "watch", "uploads", "assets", "videos", "lives",
        "comments", "me",
    }  # fmt: skip
    assert {name.split(" ")[1] for name in writes if " /me" in name} == {
        "/me/notifications/read", "/me/notifications/seen",
        "/me/proof", "/me/proof/passkey-options",
    }  # fmt: skip
    for operation in list_operations(app):
        assert not may_act(TeamRole.ANALYST, operation.method.upper(), operation.url())
    for path in ("/me/password", "/me/new-thing", "/me/brand", "/brands/1/team"):
        assert is_persons("POST", path)


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("POST /lives", True),
        ("POST /lives/1/start", True),
        ("POST /lives/1/end", True),
        ("DELETE /lives/1/comments/2", True),
        ("DELETE /lives/1/recording", False),
        ("POST /me/live/key", False),
    ],
)
def test_what_an_editor_may_do_with_lives(line: str, *, allowed: bool) -> None:
    """Everything while it runs; what lasts, or opens a door, is the owner's."""
    method, path = line.split(" ")
    assert may_act(TeamRole.EDITOR, method, path) is allowed
