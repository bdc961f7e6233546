"""Deleting one's account: gone for others at once, back within the grace, then gone for good."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from rampe.accounts import Account, AccountId, PersonalData, Role
from rampe.accounts.models import FormerHandle
from rampe.accounts.personal.deletion import do_erase
from rampe.accounts.personal.jobs import erase_due
from rampe.feed import FeedVideo
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.jobs import defer
from rampe.kit.ratelimit import delete_spent
from rampe.kit.services import Services
from rampe.media import Announcer, DiskUploads, MediaSettings, Receiver, do_ingest_file
from rampe.ports.storage import Storage
from tests.accounts.factories import PASSWORD, at, form, sign_up
from tests.accounts.pictures import png
from tests.accounts.rows_everywhere import find_traces
from tests.conftest import ApiFactory, Engines, Settle
from tests.factories import Person, make_account, make_person, make_token
from tests.media import clips
from tests.video.factories import make_draft, make_video

GRACE = timedelta(days=30, minutes=1)


async def delete_me(client: httpx.AsyncClient, handle: str) -> httpx.Response:
    """Delete the account, its handle typed."""
    return await client.request("DELETE", "/me", json={"handle": handle})


async def sign_in(api: ApiFactory, login: str) -> httpx.Response:
    """Sign in with the password of `factories.form`."""
    return await api().post("/sessions", json={"login": login, "password": PASSWORD})


async def test_deleted_account_vanishes_at_once(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D7: profile, videos, comments and every device, in the same request."""
    client, me = await sign_up(api)
    account_id = AccountId(int(me["id"]))
    phone = api(await make_token(database, account_id))
    sami = await make_person(database, api, "sami")
    own, other = await make_video(database, account_id), await make_video(database, sami.id)
    comment = {"text": "Bravo", "client_id": "01890a5d-ac96-774b-bcce-b302099a8057"}
    await client.post(f"/videos/{other}/comments", json=comment)
    await settle()
    answer = await delete_me(client, "@Alix")
    assert answer.status_code == 200
    left = at(answer.json()["erase_at"]) - clock.now()
    assert timedelta(days=29, hours=23) < left <= timedelta(days=30)
    for device in (client, phone):
        assert (await device.get("/me")).status_code == 401
    assert (await api().get("/profiles/alix")).status_code == 404
    assert (await sami.client.get(f"/videos/{own}")).status_code == 404
    assert (await sami.client.get(f"/videos/{other}/comments")).json()["items"] == []
    await settle()
    assert (await sami.client.get(f"/videos/{other}")).json()["counts"]["comments"] == 0


async def test_signing_in_offers_the_account_back(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Within the grace, who knows the password restores everything as it was."""
    client, me = await sign_up(api)
    own = await make_video(database, AccountId(int(me["id"])))
    await settle()
    await delete_me(client, "alix")
    with clock.travel(clock.now() + timedelta(days=29)):
        refused = await sign_in(api, "alix")
        assert (refused.status_code, refused.json()["code"]) == (403, "deletion_pending")
        assert (await api().post("/sessions", json={"login": "alix", "password": "x" * 12})).json()[
            "code"
        ] == "bad_credentials"
        token = {"token": refused.json()["restore_token"]}
        browser = api()
        back = await browser.post("/account-restorations", json=token)
        assert back.status_code == 201
        assert back.json()["handle"] == "alix"
        assert (await browser.get("/me")).status_code == 200
        assert (await browser.get(f"/videos/{own}")).status_code == 200
        again = await api().post("/account-restorations", json=token)
        assert (again.status_code, again.json()["code"]) == (422, "restore_token_invalid")
        assert (await sign_in(api, "alix")).status_code == 201
    assert (await api().get("/profiles/alix")).status_code == 200


async def test_restore_token_is_short_lived_and_nobody_elses(api: ApiFactory) -> None:
    """A quarter of an hour; another byte, another account or another deletion makes it useless."""
    client, _ = await sign_up(api)
    await delete_me(client, "alix")
    token: str = (await sign_in(api, "alix")).json()["restore_token"]
    other = "B" if token[8] != "B" else "C"
    for wrong in (token[:8] + other + token[9:], token[:40] + "AAAA", "A" * 40):
        answer = await api().post("/account-restorations", json={"token": wrong})
        assert (answer.status_code, answer.json()["code"]) == (422, "restore_token_invalid")
    with clock.travel(clock.now() + timedelta(minutes=16)):
        late = await api().post("/account-restorations", json={"token": token})
    assert late.json()["code"] == "restore_token_invalid"


async def test_after_the_grace_nothing_is_left(
    api: ApiFactory, database: Database, services: Services, settle: Settle, engines: Engines
) -> None:
    """Rows, media, avatar, sessions, events, mails, jobs: the id is nowhere, files are gone."""
    client, me = await sign_up(api)
    account_id = AccountId(int(me["id"]))
    sami = await make_person(database, api, "sami")
    await use_everything(client, account_id, sami, database, services, settle)
    kept = await make_video(database, sami.id)
    await client.put(f"/videos/{kept}/like")
    await settle()
    assert (await delete_me(client, "alix")).status_code == 200
    await settle()
    await end_grace(services, settle)
    left = find_traces(engines.admin_url, account_id)
    # The news of it, for a day; the jobs that removed its files have just ended.
    assert left <= {"outbox"}
    assert await services.get(Storage).list("private") == []
    assert await services.get(Storage).list("public") == []
    counts = (await sami.client.get(f"/videos/{kept}")).json()["counts"]
    assert counts["likes"] == 0


async def use_everything(
    client: httpx.AsyncClient,
    account_id: AccountId,
    sami: Person,
    database: Database,
    services: Services,
    settle: Settle,
) -> None:
    """Do as a member does: avatar, video, comments, follows, an archive."""
    await client.put("/me/avatar", content=png(64, 64), headers={"Content-Type": "image/png"})
    settings = MediaSettings(preset="ultrafast", free_disk_bytes=0)
    services.put(MediaSettings, settings)
    receiver = Receiver(database, services.get(DiskUploads), services.get(Announcer))
    async with database.session() as session:
        made = await do_ingest_file(session, receiver, account_id, clips.portrait(), settings)
    await settle()
    draft = await make_draft(database, account_id, made.id)
    await client.post(f"/videos/{draft}/publish")
    await settle()
    comment = {"text": "Bravo", "client_id": "01890a5d-ac96-774b-bcce-b302099a8057"}
    for person in (client, sami.client):
        assert (await person.post(f"/videos/{draft}/comments", json=comment)).status_code == 201
        await person.put(f"/videos/{draft}/like")
    await client.put(f"/accounts/{sami.id}/follow")
    await sami.client.put(f"/accounts/{account_id}/follow")
    assert (await client.post("/me/exports")).status_code == 202
    await settle()


async def end_grace(services: Services, settle: Settle) -> None:
    """Let thirty days go by, and the periodic job come."""
    database = services.get(Database)
    with clock.travel(clock.now() + GRACE):
        # As each worker does every ten minutes.
        await delete_spent(database)
        async with database.session() as session:
            await defer(session, erase_due, timestamp=0)
        await settle()


async def test_grace_is_not_shortened(
    api: ApiFactory, services: Services, database: Database, settle: Settle
) -> None:
    """A job that comes too early, or after a restore, erases nothing."""
    client, me = await sign_up(api)
    await delete_me(client, "alix")
    data = services.get(PersonalData)
    await do_erase(database, data, int(me["id"]))
    async with database.session() as session:
        assert await session.get(Account, int(me["id"])) is not None
    token = (await sign_in(api, "alix")).json()["restore_token"]
    assert (await api().post("/account-restorations", json={"token": token})).status_code == 201
    await end_grace(services, settle)
    assert (await api().get("/profiles/alix")).status_code == 200


async def test_erasing_goes_on_where_it_was_cut(
    api: ApiFactory, services: Services, database: Database, engines: Engines, settle: Settle
) -> None:
    """kill -9 between two domains: done again, it ends the same."""
    client, me = await sign_up(api)
    account_id = AccountId(int(me["id"]))
    await make_video(database, account_id)
    await delete_me(client, "alix")
    await settle()
    data = services.get(PersonalData)
    for cut in range(1, len(data.sources)):
        for source in list(data.sources)[-cut:]:
            async with database.session() as session:
                await source.erase(session, [account_id])
        assert "account" in find_traces(engines.admin_url, account_id)
    with clock.travel(clock.now() + GRACE):
        await do_erase(database, data, account_id)
        await do_erase(database, data, account_id)
    await settle()
    assert find_traces(engines.admin_url, account_id) <= {"outbox", "procrastinate_jobs"}
    async with database.session() as session:
        assert (await session.scalars(select(FeedVideo.video_id))).all() == []


async def test_handle_is_held_then_free(
    api: ApiFactory, services: Services, database: Database, settle: Settle
) -> None:
    """Nobody takes it within the grace, nor for 30 days after; then anybody may."""
    client, _ = await sign_up(api)
    await delete_me(client, "alix")
    assert (await api().post("/accounts", json=form("alix", email="b@example.org"))).json()[
        "code"
    ] == "handle_taken"
    await end_grace(services, settle)
    async with database.session() as session:
        held = await session.get_one(FormerHandle, "alix")
        assert held.account_id is None
    with clock.travel(clock.now() + GRACE + timedelta(days=1)):
        taken = await api().post("/accounts", json=form("alix", email="c@example.org"))
        assert taken.json()["code"] == "handle_taken"
    with clock.travel(clock.now() + GRACE + timedelta(days=31)):
        free = await api().post("/accounts", json=form("alix", email="d@example.org"))
        assert free.status_code == 201


async def test_confirmation_is_the_handle(api: ApiFactory) -> None:
    """Another text deletes nothing."""
    client, _ = await sign_up(api)
    for typed in ("", "sami", "alix ix", "ALIX?"):
        answer = await delete_me(client, typed)
        assert (answer.status_code, answer.json()["code"]) == (422, "handle_not_typed")
    assert (await client.get("/me")).status_code == 200


async def test_deleting_wants_a_fresh_proof(api: ApiFactory) -> None:
    """Eleven minutes after signing in, the session proves itself first."""
    client, _ = await sign_up(api)
    with clock.travel(clock.now() + timedelta(minutes=11)):
        answer = await delete_me(client, "alix")
        assert (answer.status_code, answer.json()["code"]) == (403, "proof_required")
        assert (await client.post("/me/proof", json={"password": PASSWORD})).status_code == 200
        assert (await delete_me(client, "alix")).status_code == 200


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"role": Role.MODERATOR}, "staff_stays"),
        ({"role": Role.ADMIN}, "staff_stays"),
        ({"demo": True, "demo_part": "alix"}, "demo_stays"),
    ],
)
async def test_staff_and_the_cast_stay(
    api: ApiFactory, database: Database, fields: dict[str, Any], code: str
) -> None:
    """A role is handed back first; nobody takes a character of the demo from the others."""
    person = await make_person(database, api, "garance", **fields)
    answer = await delete_me(person.client, "garance")
    assert (answer.status_code, answer.json()["code"]) == (409, code)


async def test_comments_of_a_suspended_account_are_not_counted_down_twice(
    api: ApiFactory, database: Database, services: Services, settle: Settle
) -> None:
    """They left the counters when the account left; erasing it must not take them again."""
    client, _ = await sign_up(api)
    sami = await make_person(database, api, "sami")
    video = await make_video(database, sami.id)
    for person, text in ((client, "un"), (sami.client, "deux")):
        comment = {"text": text, "client_id": "01890a5d-ac96-774b-bcce-b302099a8057"}
        assert (await person.post(f"/videos/{video}/comments", json=comment)).status_code == 201
    await settle()
    await delete_me(client, "alix")
    await settle()
    await end_grace(services, settle)
    assert (await sami.client.get(f"/videos/{video}")).json()["counts"]["comments"] == 1


async def test_others_are_untouched(
    api: ApiFactory, database: Database, services: Services, settle: Settle, engines: Engines
) -> None:
    """Erasing one account leaves another's rows in every table."""
    client, _ = await sign_up(api)
    other = await make_account(database, "lou", email="lou@example.org")
    await make_video(database, other.id)
    before = find_traces(engines.admin_url, other.id)
    await delete_me(client, "alix")
    await settle()
    await end_grace(services, settle)
    assert find_traces(engines.admin_url, other.id) >= before - {"procrastinate_jobs", "outbox"}
