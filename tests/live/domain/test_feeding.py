"""Publishers and their lives: keys, takeovers, losses and ends, by moving the clock (GOL-02)."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

import pytest
from nats.aio.msg import Msg
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, Role, SecurityChanged, lock_account
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.errors import RampeError, TooMany
from rampe.kit.outbox import OutboxRow
from rampe.kit.ratelimit import RateLimiter
from rampe.kit.services import Services
from rampe.live import (
    EndReason,
    Feed,
    LiveAgeUnknown,
    LiveIsOver,
    LiveKeyUnknown,
    LiveNotFound,
    LiveTaken,
    LiveTooMany,
    LiveTooYoung,
    Standing,
    State,
    Tools,
    end_live,
    note_back,
    note_fed,
    note_lost,
    open_by_key,
    open_by_session,
    sweep,
)
from rampe.live.create import LIVES_PER_HOUR
from rampe.live.find import lock_live
from rampe.live.keys import do_make_key
from rampe.live.models import Live
from rampe.ports.bus import Bus
from tests.accounts.brands import as_brand, make_brand
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person
from tests.live.domain.stage import SET_UP, end, feed, go_live, grant, make_host, prepare
from tests.safety.factories import decide

ADDRESS = "192.0.2.7"


async def make_key(host: Person) -> str:
    """Make a stream key."""
    answer = await host.client.post("/me/live/key")
    assert answer.status_code == 200, answer.text
    return answer.json()["key"]


async def publish(services: Services, key: str) -> Feed:
    """Connect as OBS does."""
    async with services.get(Database).session() as session:
        return await open_by_key(session, Tools.of(services), key, ADDRESS)


async def own(host: Person) -> dict[str, str]:
    """The host's live that has not ended."""
    live = (await host.client.get("/me/live")).json()["live"]
    assert live is not None
    return live


def later(**by: float) -> datetime:
    """A moment from now."""
    return datetime.now(UTC) + timedelta(**by)


async def test_a_key_makes_a_live_of_the_last_set_up(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-01: OBS alone is enough; what was chosen last is taken, never a rehearsal's."""
    host = await make_host(database, api, "host")
    first = await go_live(services, host, format="podcast", audience="followers")
    await end(host, first["id"])
    rehearsal = await prepare(host, is_rehearsal=True, title="essai")
    await end(host, rehearsal["id"])
    feed = await publish(services, await make_key(host))
    live = await own(host)
    assert (live["id"], live["state"], live["source"]) == (str(feed.live_id), "live", "rtmp")
    assert (live["title"], live["format"], live["audience"]) == (
        "Pain au levain",
        "podcast",
        "followers",
    )
    assert feed.recording_folder == f"private/{feed.live_id}"


async def test_a_key_feeds_what_is_prepared(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-01: the host still decides when it starts."""
    host = await make_host(database, api, "host")
    live = await prepare(host)
    not_yet = await host.client.post(f"/lives/{live['id']}/start")
    assert (not_yet.status_code, not_yet.json()["code"]) == (409, "live_not_fed")
    feed = await publish(services, await make_key(host))
    assert (feed.live_id, feed.state) == (int(live["id"]), State.PREPARING)
    assert (await host.client.post(f"/lives/{live['id']}/start")).json()["state"] == "live"


async def test_an_ended_live_s_program_opens_no_other(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-02: OBS goes on trying after the end, with ever longer pauses; a host begins anew."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    first = await publish(services, key)
    await end(host, str(first.live_id))
    for seconds in (5, 60, 140, 250):
        with clock.travel(later(seconds=seconds)), pytest.raises(LiveIsOver):
            await publish(services, key)
    assert (await host.client.get("/me/live")).json()["live"] is None
    with clock.travel(later(seconds=520)):
        assert (await publish(services, key)).live_id != first.live_id


async def test_a_host_prepares_anew_at_once(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-01: what is prepared by hand is wanted; after staff's stop nothing else is fed."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    first = await publish(services, key)
    async with database.session() as session:
        await end_live(session, services.get(Bus), first.live_id, EndReason.STAFF)
    with clock.travel(later(days=2)), pytest.raises(LiveIsOver):
        await publish(services, key)
    prepared = await prepare(host)
    assert (await publish(services, key)).live_id == int(prepared["id"])


async def test_a_rehearsal_s_program_does_not_come_back_before_everybody(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-05: however the rehearsal ended, by itself too."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    await prepare(host, is_rehearsal=True)
    rehearsal = await publish(services, key)
    async with database.session() as session:
        await end_live(session, services.get(Bus), rehearsal.live_id, EndReason.LOST)
    with pytest.raises(LiveIsOver):
        await publish(services, key)


async def test_lives_by_key_are_counted(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """As many lives an hour as by hand: followers are told of each."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    for _ in range(LIVES_PER_HOUR.burst):
        await services.get(RateLimiter).hit(LIVES_PER_HOUR, host.id)
    with pytest.raises(TooMany):
        await publish(services, key)


async def test_a_key_may_be_replaced_while_it_is_used(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """Key and account are locked in one order, and the key is good until the account is locked."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    async with database.session() as session:
        await lock_account(session, host.id)
        waiting = asyncio.create_task(publish(services, key))
        await asyncio.sleep(0.2)
        await do_make_key(session, host.id)
    with pytest.raises(LiveKeyUnknown):
        await waiting


async def test_keys_are_replaced_and_revoked(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-01: shown once, one at a time, gone with a word."""
    host = await make_host(database, api, "host")
    first = await make_key(host)
    second = await make_key(host)
    assert (await host.client.get("/me/live")).json()["has_key"] is True
    for key in (first, "live_nonsense", ""):
        with pytest.raises(LiveKeyUnknown):
            await publish(services, key)
    await publish(services, second)
    assert (await host.client.delete("/me/live/key")).status_code == 204
    with pytest.raises(LiveKeyUnknown):
        await publish(services, second)


async def test_a_key_is_made_by_who_proves_it_and_told(database: Database, api: ApiFactory) -> None:
    """D1: it outlives the session that makes it, so a session alone makes none."""
    host = await make_host(database, api, "host")
    with clock.travel(later(minutes=11)):
        stale = await host.client.post("/me/live/key")
    assert (stale.status_code, stale.json()["code"]) == (403, "proof_required")
    await make_key(host)
    (line,) = (await host.client.get("/me/security/events")).json()["items"]
    assert line["what"] == "stream_key_made"
    async with database.session() as session:
        said = await session.scalars(
            select(OutboxRow.data).where(OutboxRow.subject == SecurityChanged.subject)
        )
        assert [one["what"] for one in said] == ["stream_key_made"]


async def test_a_key_does_not_outlive_the_taking_back_of_its_account(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """D1: with the other sessions, its own and its brands'; what is made after stays."""
    host = await make_host(database, api, "host")
    brand = await make_brand(host, "sel")
    acting = await as_brand(host, brand, database, api)
    await grant(database, AccountId(int(brand["account"]["id"])))
    keys = [await make_key(host), await make_key(Person(host.id, "sel", acting))]
    assert (await host.client.delete("/sessions")).status_code == 204
    newer = await make_key(host)
    await settle()
    for key in keys:
        with pytest.raises(LiveKeyUnknown):
            await publish(services, key)
    assert (await publish(services, newer)).live_id


@pytest.mark.parametrize(
    ("settled", "refusal"), [("2012-01-01", LiveTooYoung), (None, LiveAgeUnknown)]
)
async def test_whom_staff_finds_too_young_is_off_the_air(
    database: Database,
    api: ApiFactory,
    services: Services,
    settle: Settle,
    settled: str | None,
    refusal: type[RampeError],
) -> None:
    """D7, D9, section 6: the live ends, the account is private, the key creates nothing."""
    host = await make_host(database, api, "lou")
    key = await make_key(host)
    live = await go_live(services, host)
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    await settle_age(staff, host, f"{clock.now().year - 17}-01-01")
    await settle()
    assert (await own(host))["state"] == "live"
    await settle_age(staff, host, settled)
    assert (await host.client.get("/me")).json()["private"] is True
    with pytest.raises(refusal):
        await publish(services, key)
    await settle()
    ended = (await host.client.get(f"/lives/{live['id']}")).json()
    assert (ended["state"], ended["end_reason"]) == ("ended", "suspended")
    with pytest.raises(refusal):
        await publish(services, key)
    assert (await host.client.get("/me/live")).json()["live"] is None


async def settle_age(staff: Person, member: Person, birth_date: str | None) -> None:
    """Set how old a member is, or dispute it."""
    body = {"birth_date": birth_date, "reason": "papers seen"}
    path = f"/moderation/accounts/{member.id}/birth-date"
    changed = await staff.client.put(path, json=body)
    assert changed.status_code < 300, changed.text


async def test_a_second_publisher_waits_for_silence(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-02: refused while the first delivers, let in after 3 s of nothing, or a goodbye."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    live = await go_live(services, host)
    with pytest.raises(LiveTaken):
        await publish(services, key)
    with clock.travel(later(seconds=3.5)):
        taken = await publish(services, key)
        assert (taken.live_id, taken.media_epoch, taken.took_over) == (int(live["id"]), 2, True)
        async with database.session() as session:
            assert await note_fed(session, taken.live_id, 1) is None
            assert await note_fed(session, taken.live_id, 2) == Standing(State.LIVE, recording=True)
            assert await note_lost(session, services.get(Bus), taken.live_id, 2)
        again = await publish(services, key)
        assert again.media_epoch == 3


async def test_lost_and_back(database: Database, api: ApiFactory, services: Services) -> None:
    """GOL-02: the same live goes on; a publisher that was replaced says nothing about it."""
    host = await make_host(database, api, "host")
    live_id = int((await go_live(services, host))["id"])
    bus = services.get(Bus)
    async with database.session() as session:
        assert await note_lost(session, bus, live_id, 1)
    assert (await own(host))["state"] == "lost"
    back = await feed(services, host, str(live_id))
    async with database.session() as session:
        assert not await note_back(session, bus, live_id, 1)
        assert await note_back(session, bus, live_id, back.media_epoch)
    assert (await own(host))["state"] == "live"


async def test_what_ends_by_itself(database: Database, api: ApiFactory, services: Services) -> None:
    """GOL-02: ingest killed → lost after 6 s, over after the grace; previews after half an hour."""
    host = await make_host(database, api, "host")
    live = await go_live(services, host)
    await sweep(services)
    assert (await own(host))["state"] == "live"
    with clock.travel(later(seconds=7)):
        await sweep(services)
        assert (await own(host))["state"] == "lost"
    with clock.travel(later(seconds=50)):
        await sweep(services)
        assert (await own(host))["state"] == "lost"
    with clock.travel(later(seconds=70)):
        await sweep(services)
    over = (await host.client.get(f"/lives/{live['id']}")).json()
    assert (over["state"], over["end_reason"]) == ("ended", "lost")
    assert over["duration_ms"] < 60_000
    waiting = await prepare(host)
    with clock.travel(later(minutes=31)):
        await sweep(services)
    expired = (await host.client.get(f"/lives/{waiting['id']}")).json()
    assert (expired["state"], expired["end_reason"]) == ("ended", "expired")


async def test_a_long_preview_may_falter(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-01: half an hour counts from the last picture, not from when the live was prepared."""
    host = await make_host(database, api, "host")
    live = await prepare(host)
    with clock.travel(later(minutes=40)):
        preview = await feed(services, host, live["id"])
        async with database.session() as session:
            assert await note_lost(session, services.get(Bus), int(live["id"]), preview.media_epoch)
        await sweep(services)
        assert (await own(host))["state"] == "preparing"
        assert (await own(host))["fed"] is False
        again = await feed(services, host, live["id"])
        assert again.media_epoch == preview.media_epoch + 1
    with clock.travel(later(minutes=75)):
        await sweep(services)
    assert (await host.client.get("/me/live")).json()["live"] is None


async def test_a_host_who_is_just_back_is_not_sent_away(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-02: at the end of the grace, before `ingest` has said that media arrive again."""
    host = await make_host(database, api, "host")
    live = await go_live(services, host)
    async with database.session() as session:
        assert await note_lost(session, services.get(Bus), int(live["id"]), 1)
    with clock.travel(later(seconds=59)):
        await feed(services, host, live["id"])
    with clock.travel(later(seconds=61)):
        await sweep(services)
        assert (await own(host))["state"] == "lost"
    with clock.travel(later(seconds=66)):
        await sweep(services)
    assert (await host.client.get("/me/live")).json()["live"] is None


async def test_rehearsals_and_previews_end_while_they_are_fed(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """GOL-05: a rehearsal lasts a day, whatever arrives."""
    rehearsing, waiting, showing = [
        await make_host(database, api, name) for name in ("rehearsing", "waiting", "showing")
    ]
    rehearsal = await go_live(services, rehearsing, is_rehearsal=True)
    preview = await prepare(waiting)
    await go_live(services, showing)
    for hours, states in ((23, ("live", "preparing")), (25, ("ended", "ended"))):
        with clock.travel(later(hours=hours)):
            async with database.session() as session:
                await session.execute(update(Live).values(fed_at=clock.now()))
            await sweep(services)
            one = (await rehearsing.client.get(f"/lives/{rehearsal['id']}")).json()
            two = (await waiting.client.get(f"/lives/{preview['id']}")).json()
            assert (one["state"], two["state"]) == states
            assert (await own(showing))["state"] == "live"
    assert (one["end_reason"], two["end_reason"]) == ("expired", "expired")


async def test_a_live_that_fails_holds_up_no_other(
    database: Database, api: ApiFactory, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sweep goes on with the next one."""
    one, two = [await make_host(database, api, name) for name in ("one", "two")]
    failing = await go_live(services, one)
    await go_live(services, two)

    async def fail_once(session: AsyncSession, live_id: int) -> Live:
        if live_id == int(failing["id"]):
            raise RuntimeError
        return await lock_live(session, live_id)

    monkeypatch.setattr(sys.modules[sweep.__module__], "lock_live", fail_once)
    with clock.travel(later(seconds=7)):
        await sweep(services)
    assert ((await own(one))["state"], (await own(two))["state"]) == ("live", "lost")


async def test_a_suspension_ends_the_live_at_once(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """Ingest, playback and key: all are over, whichever way one tries."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    key = await make_key(host)
    live = await go_live(services, host)
    told = await hear(services, live["id"])
    await decide(staff, "account", host.id, "warn", sanction="suspend")
    assert (await sami.client.get(f"/lives/{live['id']}/play")).status_code == 404
    with pytest.raises(LiveKeyUnknown):
        await publish(services, key)
    await settle()
    assert told == [b'{"t":"ended","reason":"suspended"}']
    async with database.session() as session:
        assert await note_fed(session, int(live["id"]), 1) is None
    await decide(staff, "account", host.id, "no_violation")
    with pytest.raises(LiveKeyUnknown):
        await publish(services, key)


async def test_who_may_no_longer_publish_leaves_the_air(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """A decision that keeps a member from publishing ends their live."""
    host = await make_host(database, api, "host")
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    live = await go_live(services, host)
    await decide(staff, "account", host.id, "warn", sanction="no_publishing", days=7)
    await settle()
    assert (await host.client.get(f"/lives/{live['id']}")).json()["end_reason"] == "suspended"


async def test_staff_stops_a_live(
    database: Database, api: ApiFactory, services: Services, settle: Settle
) -> None:
    """MOD-03: at once, whoever had claimed the case; the host is told and can appeal."""
    host = await make_host(database, api, "host")
    sami = await make_person(database, api, "sami")
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    live = await go_live(services, host)
    told = await hear(services, live["id"])
    report = {"kind": "live", "target_id": live["id"], "reason": "harassment"}
    assert (await sami.client.post("/reports", json=report)).status_code == 201
    body = {"rule": "4.1", "reason": "insults on air", "message": "Vos mots visent quelqu’un."}
    stopped = await staff.client.post(f"/moderation/lives/{live['id']}/stop", json=body)
    assert stopped.status_code == 200, stopped.text
    assert (stopped.json()["state"], stopped.json()["end_reason"]) == ("ended", "staff")
    assert (await sami.client.get(f"/lives/{live['id']}")).status_code == 404
    await settle()
    assert b'{"t":"ended","reason":"staff"}' in told
    mine = (await host.client.get(f"/lives/{live['id']}")).json()
    assert mine["hidden"] is True
    decisions = (await host.client.get("/me/decisions")).json()["items"]
    assert [one["outcome"] for one in decisions] == ["hide"]
    assert [one["message"] for one in decisions] == ["Vos mots visent quelqu’un."]


async def test_a_live_is_not_stopped_without_a_word_to_its_host(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """The reason is for the journal and may name others: it never stands in for the text."""
    host = await make_host(database, api, "host")
    staff = await make_person(database, api, "garance", role=Role.MODERATOR)
    live = await go_live(services, host)
    body = {"rule": "4.1", "reason": "seen by @sami"}
    refused = await staff.client.post(f"/moderation/lives/{live['id']}/stop", json=body)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "message")
    assert (await host.client.get(f"/lives/{live['id']}")).json()["state"] == "live"


async def test_two_at_once_make_one_live(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """One live an account, whatever comes at the same moment, by both ways in."""
    host = await make_host(database, api, "host")
    key = await make_key(host)
    prepared = await asyncio.gather(*(host.client.post("/lives", json=SET_UP) for _ in range(4)))
    assert sorted(answer.status_code for answer in prepared) == [201, 409, 409, 409]
    assert {answer.json().get("code") for answer in prepared} == {None, "live_running"}
    await end(host, (await own(host))["id"])

    async def connect() -> Feed | str:
        try:
            return await publish(services, key)
        except RampeError as error:
            return error.code

    feeds = await asyncio.gather(*(connect() for _ in range(4)))
    assert [one for one in feeds if isinstance(one, str)] == ["live_taken"] * 3


async def test_one_s_own_live_only(database: Database, api: ApiFactory, services: Services) -> None:
    """Section 6: publishing as another account, or into what is over, is refused."""
    host = await make_host(database, api, "host")
    other = await make_host(database, api, "other")
    live = await prepare(host)
    with pytest.raises(LiveNotFound):
        await feed(services, other, live["id"])
    await end(host, live["id"])
    with pytest.raises(LiveIsOver):
        await feed(services, host, live["id"])
    refused = await host.client.post(f"/lives/{live['id']}/start")
    assert refused.json()["code"] == "live_ended"


async def test_no_more_lives_than_the_operator_allows(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """`live.max_running`: previews that get media count too, and reconnecting does not."""
    tools = Tools.of(services)
    gate = tools.gate.__class__(
        tools.settings.model_copy(update={"max_running": 1}), tools.gate.door
    )
    small = Tools(tools.bus, tools.storage, tools.limits, gate)
    one, two = [await make_host(database, api, name) for name in ("one", "two")]
    first, second = await prepare(one), await prepare(two)
    async with database.session() as session:
        await open_by_session(session, small, one.id, int(first["id"]))
    with pytest.raises(LiveTooMany):
        async with database.session() as session:
            await open_by_session(session, small, two.id, int(second["id"]))
    with clock.travel(later(seconds=4)):
        async with database.session() as session:
            await open_by_session(session, small, one.id, int(first["id"]))


async def test_the_first_end_counts(
    database: Database, api: ApiFactory, services: Services
) -> None:
    """Ending is idempotent, and a restarted ingest cannot change the reason."""
    host = await make_host(database, api, "host")
    live = await go_live(services, host)
    await end(host, live["id"])
    async with database.session() as session:
        over = await end_live(session, services.get(Bus), int(live["id"]), EndReason.LOST)
    assert over.end_reason is EndReason.HOST


async def hear(services: Services, live_id: str) -> list[bytes]:
    """Listen to what processes that carry a live are told."""
    told: list[bytes] = []

    async def keep(message: Msg) -> None:
        told.append(message.data)

    bus = services.get(Bus)
    await bus.subscribe(f"live.{live_id}.ctl", keep)
    await bus.flush()
    return told
