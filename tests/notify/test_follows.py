"""Follows, requests to follow, and their answers (SOC-01, NTF-01)."""

from rampe.kit.database import Database
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.notify.conftest import Stage, inbox, kinds, names, unread


async def follow(follower: Person, followed: Person) -> None:
    """Follow an account, or ask to."""
    answer = await follower.client.put(f"/accounts/{followed.id}/follow")
    assert answer.status_code == 200, answer.text


async def test_a_follower_is_told(stage: Stage, settle: Settle) -> None:
    """One leads to the person, several to the list."""
    await follow(stage.alix, stage.tess)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["kind"], names(line), line["path"]) == ("follow", ["alix"], "/@alix")
    await follow(stage.sami, stage.tess)
    await settle()
    (line,) = await inbox(stage.tess)
    assert (line["count"], line["path"]) == (2, "/@tess/followers")


async def test_an_unfollow_withdraws(stage: Stage, settle: Settle) -> None:
    """And is not told."""
    await follow(stage.alix, stage.tess)
    await settle()
    await stage.alix.client.delete(f"/accounts/{stage.tess.id}/follow")
    await settle()
    assert await inbox(stage.tess) == []


async def test_request_accepted(
    stage: Stage, settle: Settle, database: Database, api: ApiFactory
) -> None:
    """Who asked is told; who accepted knows, and the request is no longer listed."""
    mina = await make_person(database, api, "mina", private=True)
    await follow(stage.alix, mina)
    await settle()
    (line,) = await inbox(mina)
    assert (line["kind"], line["path"]) == ("follow_request", "/follow-requests")
    answer = await mina.client.put(f"/me/follow-requests/{stage.alix.id}")
    assert answer.status_code == 204
    assert await inbox(mina) == []
    assert await unread(mina) == 0
    await settle()
    assert await inbox(mina) == []
    (line,) = await inbox(stage.alix)
    assert (line["kind"], names(line), line["path"]) == ("request_accepted", ["mina"], "/@mina")


async def test_request_declined_or_taken_back(
    stage: Stage, settle: Settle, database: Database, api: ApiFactory
) -> None:
    """Nothing is left of it, and nobody is told."""
    mina = await make_person(database, api, "mina", private=True)
    for fan in (stage.alix, stage.sami):
        await follow(fan, mina)
    await settle()
    await mina.client.delete(f"/me/follow-requests/{stage.alix.id}")
    await stage.sami.client.delete(f"/accounts/{mina.id}/follow")
    await settle()
    assert await inbox(mina) == []
    assert await kinds(stage.alix) == []


async def test_becoming_public_answers_all(
    stage: Stage, settle: Settle, database: Database, api: ApiFactory
) -> None:
    """Who waited is told that they follow now."""
    mina = await make_person(database, api, "mina", private=True)
    await follow(stage.alix, mina)
    await settle()
    await mina.client.patch("/me", json={"private": False})
    await settle()
    assert await kinds(stage.alix) == ["request_accepted"]
    assert await inbox(mina) == []
