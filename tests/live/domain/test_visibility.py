"""Who sees a live: in lists, by its link, and where it plays (GOL-01, GOL-05, RNK-01)."""

from datetime import UTC, datetime, timedelta

from rampe.accounts import Role
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import BadToken, LiveId, WatchTokens, read_shown, who_may_watch
from rampe.live.forget import forget_lives
from rampe.live.settings import LiveSettings
from rampe.notify.alert import compose_alert
from rampe.ports.storage import Storage
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.live.domain.stage import end, feed, go_live, keep_segments, make_host, prepare
from tests.notify.conftest import inbox, kinds


async def listed(person: Person) -> list[str]:
    """The ids of the lives that somebody meets in the list."""
    answer = await person.client.get("/lives")
    assert answer.status_code == 200, answer.text
    return [live["id"] for live in answer.json()["items"]]


async def status(person: Person, live_id: str) -> tuple[int, int]:
    """What asking for a live, and for where it plays, answers."""
    live = await person.client.get(f"/lives/{live_id}")
    play = await person.client.get(f"/lives/{live_id}/play")
    return live.status_code, play.status_code


async def test_a_preview_is_the_host_s_and_staff_s(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-01: what is prepared is seen by nobody else, and plays with a token only."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    live = await prepare(host)
    await feed(services, host, live["id"])
    assert await status(sami, live["id"]) == (404, 404)
    assert await status(host, live["id"]) == (200, 200)
    assert await status(staff, live["id"]) == (200, 200)
    assert await listed(staff) == []
    play = (await host.client.get(f"/lives/{live['id']}/play")).json()
    token = play["push"].removeprefix(f"/live/{live['id']}~").removesuffix("/push")
    tokens = services.get(WatchTokens)
    assert tokens.read(token, int(live["id"])) == host.id
    for wrong in ((token, int(live["id"]) + 1), (token[:-1], int(live["id"])), ("é", 1), ("", 1)):
        try:
            tokens.read(*wrong)
        except BadToken:
            continue
        raise AssertionError(wrong)
    with clock.travel(datetime.now(UTC) + timedelta(minutes=11)):
        try:
            tokens.read(token, int(live["id"]))
        except BadToken:
            return
        raise AssertionError("a token outlived its ten minutes")


async def test_a_public_live_is_everybody_s(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """RNK-01: guests too, by plain paths; not who is blocked, nor who muted in lists."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    lou = await make_person(database, api, "lou")
    live = await go_live(services, host)
    guest = Person(sami.id, "guest", api())
    play = (await guest.client.get(f"/lives/{live['id']}/play")).json()
    assert play["push"] == f"/live/{live['id']}/push"
    assert play["token_expires_at"] is None
    await host.client.put(f"/accounts/{sami.id}/block")
    await lou.client.put(f"/accounts/{host.id}/mute")
    assert await listed(guest) == [live["id"]]
    assert await listed(sami) == []
    assert await status(sami, live["id"]) == (404, 404)
    assert await listed(lou) == []
    assert await status(lou, live["id"]) == (200, 200)
    rings = (await lou.client.get("/lives/on-air")).json()["items"]
    assert rings == [{"account_id": str(host.id), "id": live["id"]}]
    assert (await sami.client.get("/lives/on-air")).json()["items"] == []
    assert (await sami.client.get(f"/accounts/{host.id}/lives")).status_code == 404
    async with database.session() as session:
        allowed = await who_may_watch(session, int(live["id"]), [sami.id, lou.id, None])
    assert allowed == {lou.id, None}


async def test_a_private_account_s_live_is_for_followers(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """Its audience is never everybody, also when it becomes private on air."""
    host = await make_host(database, api, "host", private=True)
    fan = await make_person(database, api, "fan")
    sami = await make_person(database, api, "sami")
    await fan.client.put(f"/accounts/{host.id}/follow")
    await host.client.put(f"/me/follow-requests/{fan.id}")
    live = await go_live(services, host, audience="public")
    assert live["audience"] == "followers"
    assert await listed(sami) == []
    assert await status(sami, live["id"]) == (404, 404)
    assert await listed(fan) == [live["id"]]
    play = (await fan.client.get(f"/lives/{live['id']}/play")).json()
    assert play["push"].startswith(f"/live/{live['id']}~")
    async with database.session() as session:
        shown = (await read_shown(session, [int(live["id"])]))[LiveId(int(live["id"]))]
    assert not shown.is_public


async def test_an_account_that_becomes_private_takes_its_live_along(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """From the same request on, and the row says it too."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    live = await go_live(services, host)
    await host.client.patch("/me", json={"private": True})
    assert await status(sami, live["id"]) == (404, 404)
    await settle()
    assert (await host.client.get("/me/live")).json()["live"]["audience"] == "followers"


async def test_a_rehearsal_is_nowhere(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """GOL-05: invited accounts only, in no list, announced to nobody, gone after a day."""
    host = await make_host(database, api, "host")
    fan = await make_person(database, api, "fan")
    friend = await make_person(database, api, "friend")
    for person in (fan, friend):
        await person.client.put(f"/accounts/{host.id}/follow")
    live = await go_live(services, host, is_rehearsal=True, invited=["friend", "@nobody"])
    assert [ref["handle"] for ref in live["invited"]] == ["friend"]
    await settle()
    assert await status(friend, live["id"]) == (200, 200)
    assert await status(fan, live["id"]) == (404, 404)
    for person in (fan, friend):
        assert await listed(person) == []
        assert (await person.client.get("/lives/on-air")).json()["items"] == []
        assert (await person.client.get(f"/accounts/{host.id}/lives")).json()["items"] == []
        assert "live_started" not in await kinds(person)
    await keep_segments(services, live["id"])
    await end(host, live["id"])
    await settle()
    assert (await host.client.get("/me/live")).json()["last_setup"] is None
    with clock.travel(datetime.now(UTC) + timedelta(hours=25)):
        await forget_lives(database, services.get(Storage), LiveSettings())
    assert await status(host, live["id"]) == (404, 404)
    assert await services.get(Storage).list(f"private/{live['id']}") == []


async def test_a_rehearsal_becomes_real(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-05: one button, the same set-up, for everybody; whom one invited is not forgotten."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    setup = {"format": "concert", "is_recorded": False, "invited": ["sami"]}
    rehearsal = await go_live(services, host, is_rehearsal=True, **setup)
    path = f"/lives/{rehearsal['id']}/make-real"
    assert (await sami.client.post(path)).status_code == 404
    answer = await host.client.post(path)
    assert answer.status_code == 201, answer.text
    real = answer.json()
    assert (real["state"], real["format"], real["audience"]) == ("preparing", "concert", "public")
    assert (real["is_rehearsal"], real["is_recorded"]) == (False, False)
    assert [ref["handle"] for ref in real["invited"]] == ["sami"]
    assert (await host.client.get(f"/lives/{rehearsal['id']}")).json()["state"] == "ended"
    refused = await host.client.post(f"/lives/{real['id']}/make-real")
    assert (refused.status_code, refused.json()["code"]) == (422, "live_not_rehearsal")


async def test_strangers_change_nothing(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """Ids of others are unknown ones."""
    host = await make_host(database, api, "host")
    other = await make_host(database, api, "other")
    live = await go_live(services, host)
    path = f"/lives/{live['id']}"
    answers = [
        await other.client.patch(path, json={"title": "à moi"}),
        await other.client.post(f"{path}/start"),
        await other.client.post(f"{path}/end"),
        await other.client.delete(f"{path}/recording"),
        await other.client.delete(f"{path}/cover"),
        await other.client.post(f"/moderation{path}/stop", json={"rule": "4.1", "reason": "non"}),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 404, 404, 403]
    assert (await host.client.get(path)).json()["state"] == "live"


async def test_followers_are_told(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """Once, with the way to the live, unless they chose otherwise; in a title's own words."""
    host = await make_host(database, api, "host")
    fan = await make_person(database, api, "fan")
    quiet = await make_person(database, api, "quiet")
    for person in (fan, quiet):
        await person.client.put(f"/accounts/{host.id}/follow")
    body = {"levels": {"lives": "off"}}
    assert (await quiet.client.patch("/me/notification-settings", json=body)).status_code < 300
    live = await go_live(services, host)
    await settle()
    (line,) = await inbox(fan)
    assert (line["kind"], line["path"]) == ("live_started", live["path"])
    assert (line["about_text"], line["over"]) == ("Pain au levain", False)
    assert await kinds(quiet) == []

    async def alert() -> str | None:
        async with database.session() as session:
            due = await compose_alert(session, services, int(line["id"]))
        return due.title if due else None

    # One that is due late calls nobody to a live that has ended, and the inbox says that it was.
    assert await alert() == "Host est en direct"
    await end(host, live["id"])
    assert await alert() is None
    assert [each["over"] for each in await inbox(fan)] == [True]


async def test_a_link_tells_what_guests_may_know(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """The page has a preview; that of a preview or a live for followers says nothing."""
    host = await make_host(database, api, "host")
    live = await go_live(services, host, title="Pain <levain>")
    site = api()
    site.base_url = "http://localhost:8080"
    page = await site.get(live["path"])
    assert page.status_code == 200
    assert "Pain &lt;levain&gt;" in page.text
    moved = await site.get(f"/@other/live/{live['id']}")
    assert (moved.status_code, moved.headers["location"]) == (308, live["path"])
    await host.client.patch(f"/lives/{live['id']}", json={"audience": "followers"})
    hidden = await site.get(live["path"])
    assert hidden.status_code == 404
    assert "levain" not in hidden.text
