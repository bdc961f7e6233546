"""The picture that stands for a live before its first frame and once it is over (GOL-01)."""

from typing import Any

import pytest

from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import Live, State
from rampe.live.cards import picture_of
from rampe.ports.storage import Storage
from tests.accounts.pictures import png
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.live.domain.stage import go_live, make_host, prepare
from tests.live.domain.test_recording import may_read


@pytest.mark.parametrize(
    ("state", "cover", "frame", "shown"),
    [
        (State.LIVE, "cover", "frame", "frame"),
        (State.LOST, "cover", None, "cover"),
        (State.ENDED, "cover", "frame", "cover"),
        (State.ENDED, None, "frame", "frame"),
    ],
)
def test_a_running_live_shows_its_newest_frame_and_one_that_is_over_its_cover(
    state: State, cover: str | None, frame: str | None, shown: str
) -> None:
    """GOL-01, RNK-01"""
    assert picture_of(Live(state=state, cover=cover, frame=frame)) == shown


async def put_cover(host: Person, live_id: str, image: bytes) -> dict[str, Any]:
    """Choose a cover; return the live."""
    answer = await host.client.put(
        f"/lives/{live_id}/cover", content=image, headers={"Content-Type": "image/png"}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


async def kept(services: Services, live_id: str) -> list[str]:
    """The covers in storage."""
    names = await services.get(Storage).list(f"private/{live_id}")
    return [name for name in names if "/cover_" in name]


async def test_a_cover_is_shown_replaced_and_taken_away(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """GOL-01: everybody who sees the live sees it, in a size for lists; the former file goes."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    live = await go_live(services, host)
    assert live["cover_url"] is None

    first = (await put_cover(host, live["id"], png(1_600, 900)))["cover_url"]
    listed = (await sami.client.get("/lives")).json()["items"]
    assert [one["id"] for one in listed] == [live["id"]]
    assert listed[0]["cover_url"] is not None
    assert await may_read(sami.client, listed[0]["cover_url"])
    (name,) = await kept(services, live["id"])
    webp = await services.get(Storage).get(name)
    assert (webp[:4], webp[8:12]) == (b"RIFF", b"WEBP")

    second = (await put_cover(host, live["id"], png(90, 120)))["cover_url"]
    await settle()
    assert second != first
    assert len(await kept(services, live["id"])) == 1
    gone = await host.client.delete(f"/lives/{live['id']}/cover")
    assert (gone.status_code, gone.json()["cover_url"]) == (200, None)
    await settle()
    assert await kept(services, live["id"]) == []


async def test_a_rehearsal_s_cover_goes_with_it_into_the_real_live(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-05: a file of its own, because the rehearsal's go after a day."""
    host = await make_host(database, api, "host")
    rehearsal = await go_live(services, host, is_rehearsal=True, audience="invited")
    await put_cover(host, rehearsal["id"], png(90, 120))
    await host.client.post(f"/lives/{rehearsal['id']}/end")
    answer = await host.client.post(f"/lives/{rehearsal['id']}/make-real")
    assert answer.is_success, answer.text
    real = answer.json()
    assert real["cover_url"] is not None
    assert await may_read(host.client, real["cover_url"])
    assert len(await kept(services, real["id"])) == 1


async def test_what_is_no_picture_changes_nothing(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """The one that was chosen before stays; a live of somebody else is none."""
    host = await make_host(database, api, "host")
    other = await make_host(database, api, "other")
    live = await prepare(host)
    chosen = (await put_cover(host, live["id"], png(90, 120)))["cover_url"]
    kind = {"Content-Type": "image/png"}
    path = f"/lives/{live['id']}/cover"
    bad = await host.client.put(path, content=b"GIF89a", headers=kind)
    assert (bad.status_code, bad.json()["code"]) == (422, "bad_image")
    stolen = await other.client.put(path, content=png(90, 120), headers=kind)
    assert (stolen.status_code, stolen.json()["code"]) == (404, "live_not_found")
    now = (await host.client.get(f"/lives/{live['id']}")).json()["cover_url"]
    assert (now is None, chosen is None) == (False, False)
