"""Rooms of lives through a real gateway and a real actor: join, say, hearts, blocks, limits."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from rampe.accounts import AccountId, do_restore, do_suspend
from rampe.entry.gateway import Gateway, blocks
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.live import (
    Audience,
    EndReason,
    House,
    RoomCommentReports,
    RoomPace,
    State,
    end_live,
    find_hidden,
    room_wire,
)
from rampe.ports.bus import Bus
from rampe.social import SocialSettings, do_block, do_follow, do_unblock
from tests.conftest import ApiFactory, Settle
from tests.factories import Person, make_person, make_token
from tests.gateway.conftest import OpenGateway, Signed, sign_in, tab
from tests.live.lives import make_live
from tests.live.room.stage import Visitor, count_comments, house, read_hearts, read_live

TAPS, BATCH = 10_000, 100


@pytest.fixture
async def open_house(services: Services) -> AsyncIterator[House]:
    """A role `rooms` that takes comments as fast as they come."""
    async with house(services) as one:
        yield one


@asynccontextmanager
async def visit(gateway: Gateway, room: int, who: Signed | None = None) -> AsyncGenerator[Visitor]:
    """Open a tab; it has not joined yet."""
    async with tab(gateway, who.token if who else None) as one:
        await one.receive()
        yield Visitor(one, str(room))


async def test_comment_reaches_everybody_once_it_is_stored(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    """LIK-01"""
    live = await make_live(database, alix.id)
    async with (
        visit(gateway, live, alix) as host,
        visit(gateway, live, lou) as one,
        visit(gateway, live) as guest,
    ):
        assert (await host.join())["state"]["live"] == "live"
        joined = await one.join()
        assert joined["comments"] == []
        assert joined["me"] == {"hearts": 0, "can_say": True}
        assert (await guest.join())["me"] == {
            "hearts": 0,
            "can_say": False,
            "code": "sign_in_required",
        }
        cid = await one.say("Bonjour @alix\u202e !")
        said = await one.answer()
        assert (said["cid"], said["i"]) == (cid, 1)
        assert await count_comments(database, live) == 1
        for visitor in (host, one, guest):
            frame = await visitor.next("comments")
            (item,) = frame["items"]
            assert (frame["from"], item["i"], item["text"]) == (1, 1, "Bonjour @alix !")
            assert item["account"]["handle"] == "lou"
            assert item["mentions"] == [{"id": str(alix.id), "handle": "alix"}]
        async with visit(gateway, live) as late:
            snapshot = await late.join()
            assert [one["text"] for one in snapshot["comments"]] == ["Bonjour @alix !"]
            assert snapshot["next"] == 2
        # Sent again, it is the same comment.
        await one.say("Bonjour @alix !", cid)
        again = await one.answer()
        assert again == said
        assert await count_comments(database, live) == 1


async def test_hearts_are_shown_once_they_are_stored(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    """LIK-02, LIK-03"""
    live = await make_live(database, alix.id)
    async with visit(gateway, live, alix) as host, visit(gateway, live, lou) as one:
        await host.join()
        await one.join()
        await one.hearts(15)
        assert (await one.next("hearted"))["hearts"] == 15
        state = await host.state(lambda state: state["hearts"] == 15)
        assert state["viewers"] == 1
        assert (await host.next("pulse"))["hearts_per_minute"] == 15
        row = await read_live(database, live)
        assert (row.hearts, row.comments) == (15, 0)
        assert await read_hearts(database, live) == {lou.id: 15}


@pytest.mark.parametrize(("per_second", "most"), [(10_000.0, TAPS), (20.0, 400)])
async def test_what_two_tabs_are_told_is_what_is_stored(
    services: Services,
    open_gateway: OpenGateway,
    database: Database,
    alix: Signed,
    lou: Signed,
    per_second: float,
    most: int,
) -> None:
    """LIK-02: ten thousand taps of one member; those that do not count are acknowledged to none."""
    live = await make_live(database, alix.id)
    pace = RoomPace(per_second, comment_burst=10, comments_per_second=10.0)
    gateway = await open_gateway(frames_burst=TAPS // BATCH)
    async with (
        house(services, pace),
        visit(gateway, live, alix) as host,
        visit(gateway, live, lou) as one,
        visit(gateway, live, lou) as other,
    ):
        for visitor in (host, one, other):
            await visitor.join()
        for _ in range(TAPS // (2 * BATCH)):
            await one.hearts(BATCH)
            await other.hearts(BATCH)
        # What is said behind them is answered after they were counted.
        for visitor in (one, other):
            await visitor.say("Voilà")
            assert (await visitor.answer())["t"] == "said"
        acknowledged = 0
        while acknowledged != (await read_live(database, live)).hearts or not acknowledged:
            acknowledged = (await one.next("hearted"))["hearts"]
        assert await read_hearts(database, live) == {lou.id: acknowledged}
        assert min(most, 20) <= acknowledged <= most
        told = 0
        while told < acknowledged:
            told = (await other.next("hearted"))["hearts"]
        assert told == acknowledged
        shown = (await host.state(lambda state: state["hearts"] >= acknowledged))["hearts"]
        assert shown == acknowledged


async def test_rooms_are_for_those_who_may_watch(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    """A stranger learns nothing of a followers-only live; what it says there is refused."""
    live = await make_live(database, alix.id, audience=Audience.FOLLOWERS)
    async with (
        visit(gateway, live, alix) as host,
        visit(gateway, live, lou) as stranger,
        visit(gateway, live) as guest,
    ):
        assert (await host.join())["t"] == "room"
        for one in (stranger, guest):
            assert await one.join() == {
                "t": "refused",
                "room": str(live),
                "code": "live_not_found",
            }
        await stranger.say("laissez-moi entrer")
        assert (await stranger.answer())["code"] == "not_in_room"
        await stranger.hearts(10)
        await guest.say("moi aussi")
        assert (await guest.answer())["code"] == "sign_in_required"
        assert (await read_live(database, live)).hearts == 0
        assert await count_comments(database, live) == 0


async def test_guests_leave_a_room_that_is_for_everybody_no_more(
    gateway: Gateway, open_house: House, api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Issue 4 §6: a live gets another audience on air, a host becomes private; followers stay."""
    alix, nour, lou = [await make_person(database, api, one) for one in ("alix", "nour", "lou")]
    lives = [await make_live(database, host.id) for host in (alix, nour)]
    async with database.session() as session:
        for host in (alix, nour):
            await do_follow(session, lou.id, host.id, SocialSettings())
    follower = await signed(database, lou)
    for live, host, path, change in (
        (lives[0], alix, f"/lives/{lives[0]}", {"audience": "followers"}),
        (lives[1], nour, "/me", {"private": True}),
    ):
        async with visit(gateway, live, follower) as one, visit(gateway, live) as guest:
            for visitor in (one, guest):
                assert (await visitor.join())["t"] == "room"
            assert (await host.client.patch(path, json=change)).status_code == 200
            await settle()
            refused = await guest.next("refused")
            assert refused == {"t": "refused", "room": str(live), "code": "live_not_found"}
            await one.say("entre nous")
            assert (await one.next("comments"))["items"][0]["text"] == "entre nous"
            # Nothing of it came in between.
            await guest.tab.send({"t": "join", "room": str(live)})
            assert await guest.tab.receive() == refused
            await one.state(lambda state: state["viewers"] == 1)


async def test_rooms_that_are_no_rooms(
    gateway: Gateway, open_house: House, database: Database, alix: Signed
) -> None:
    over = await make_live(database, alix.id, state=State.ENDED)
    async with visit(gateway, over, alix) as one:
        assert (await one.join())["code"] == "live_ended"
        for room in ("1", "0", "01", "*", ">", "x" * 50, "9" * 30):
            await one.tab.send({"t": "join", "room": room})
            assert (await one.next("refused"))["code"] == "live_not_found"


async def test_a_connection_is_in_few_rooms(
    open_gateway: OpenGateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    gateway = await open_gateway(max_rooms=1)
    first, second = (
        await make_live(database, alix.id),
        await make_live(database, lou.id),
    )
    async with visit(gateway, first, lou) as one:
        assert (await one.join())["t"] == "room"
        await one.tab.send({"t": "join", "room": str(second)})
        assert (await one.next("refused"))["code"] == "too_many_rooms"
        await one.tab.send({"t": "leave", "room": str(first)})
        await one.tab.send({"t": "join", "room": str(second)})
        assert (await one.next("room"))["room"] == str(second)


async def test_flood_and_long_frames_end_the_connection_and_nothing_else(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    live = await make_live(database, alix.id)
    async with visit(gateway, live, alix) as host:
        await host.join()
        async with visit(gateway, live, lou) as one:
            await one.join()
            await one.tab.socket.send("x" * 1_000_000)
            assert (await one.tab.closed())[0] == 1009
        async with visit(gateway, live, lou) as one:
            await one.join()
            for _ in range(60):
                await one.hearts(1)
            code, frames = await one.tab.closed()
            assert (code, frames[-1]["code"]) == (4429, "too_many_frames")
        await host.say("toujours là")
        assert (await host.answer())["t"] == "said"


async def test_comments_that_cannot_be_say_why(
    gateway: Gateway, services: Services, database: Database, alix: Signed, lou: Signed
) -> None:
    live = await make_live(database, alix.id)
    slow = RoomPace(comment_burst=2, comments_per_second=0.01)
    async with house(services, slow), visit(gateway, live, lou) as one:
        await one.join()
        for text, code in (
            ("", "empty"),
            ("a" * 151, "comment_too_long"),
            ("a\x00b", "bad_text"),
        ):
            await one.say(text)
            assert (await one.answer())["code"] == code
        await one.say("à qui ?", reply_to="12")
        assert (await one.answer())["code"] == "reply_not_found"
        await one.say("👨‍👩‍👧‍👦" * 40)
        first = await one.answer()
        assert first["i"] == 1
        await one.say("encore", reply_to=first["id"])
        refused = await one.answer()
        assert (refused["code"], refused["retry_ms"] > 1_000) == ("too_fast", True)


async def test_who_is_kept_from_commenting_is_told(
    gateway: Gateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    live = await make_live(database, alix.id)
    await restrict(database, lou.id)
    async with visit(gateway, live, lou) as one:
        assert (await one.join())["me"] == {"hearts": 0, "can_say": False, "code": "restricted"}
        await one.say("quand même")
        assert (await one.answer())["code"] == "restricted"


async def test_a_block_hides_each_from_the_other_and_the_host_s_shows_out(
    gateway: Gateway,
    open_house: House,
    services: Services,
    database: Database,
    settle: Settle,
    alix: Signed,
    lou: Signed,
) -> None:
    """Frames without a hit are the same for all; block and unblock take effect in the room."""
    live = await make_live(database, alix.id)
    nour = await sign_in(database, "nour")
    async with (
        visit(gateway, live, alix) as host,
        visit(gateway, live, lou) as one,
        visit(gateway, live, nour) as other,
    ):
        for visitor in (host, one, other):
            await visitor.join()
        async with database.session() as session:
            await do_block(session, lou.id, nour.id)
        await settle()
        for visitor in (one, other):
            await visitor.next("anew")
        await other.say("caché")
        assert (await other.answer())["t"] == "said"
        assert (await host.next("comments"))["items"][0]["text"] == "caché"
        hidden = await one.next("comments")
        assert (hidden["from"], hidden["items"], hidden["skipped"]) == (1, [], 1)
        # What others say of who is hidden is plain text.
        await host.say("bonjour @nour")
        assert (await other.next("comments"))["items"][0]["text"] == "caché"
        for visitor, named in ((other, [{"id": str(nour.id), "handle": "nour"}]), (one, [])):
            (item,) = (await visitor.next("comments"))["items"]
            assert (item["text"], item.get("mentions", [])) == ("bonjour @nour", named)
        async with visit(gateway, live, lou) as late:
            (kept,) = (await late.join())["comments"]
            assert (kept["text"], kept.get("mentions", [])) == ("bonjour @nour", [])
        async with database.session() as session:
            await do_unblock(session, lou.id, nour.id)
        await settle()
        await other.say("revenu")
        assert (await one.next("comments"))["items"][0]["text"] == "revenu"
        async with database.session() as session:
            await do_block(session, alix.id, nour.id)
        assert (await other.next("refused"))["code"] == "room_blocked"
        assert (await other.join())["code"] == "live_not_found"


async def test_a_comment_taken_back_leaves_open_screens_and_the_past(
    gateway: Gateway, open_house: House, api: ApiFactory, database: Database, bus: Bus
) -> None:
    """By its author or the host, by nobody else, and for good; its index is not given again."""
    host, author, other = [await make_person(database, api, one) for one in ("alix", "lou", "nour")]
    live = await make_live(database, host.id)
    async with (
        visit(gateway, live, await signed(database, author)) as one,
        visit(gateway, live, await signed(database, other)) as reader,
        visit(gateway, live) as guest,
    ):
        for visitor in (one, reader, guest):
            assert "gone" not in await visitor.join()
        ids: list[str] = []
        for text in ("mince", "pardon", "bonjour"):
            await one.say(text)
            ids.append((await one.answer())["id"])
        stranger = await other.client.delete(f"/lives/{live}/comments/{ids[0]}")
        assert (stranger.status_code, stranger.json()["code"]) == (404, "live_comment_not_found")
        elsewhere = await host.client.delete(f"/lives/{live + 1}/comments/{ids[0]}")
        assert elsewhere.status_code == 404
        for person, comment in ((author, ids[0]), (host, ids[1]), (host, ids[1])):
            path = f"/lives/{live}/comments/{comment}"
            assert (await person.client.delete(path)).status_code == 204
        for visitor in (one, reader, guest):
            gone: list[str] = []
            while len(gone) < 2:
                gone += (await visitor.next("gone"))["ids"]
            assert gone == ids[:2]
        async with visit(gateway, live) as late:
            snapshot = await late.join()
            assert [each["text"] for each in snapshot["comments"]] == ["bonjour"]
            assert (snapshot["next"], sorted(snapshot["gone"])) == (4, sorted(ids[:2]))
        page = (await other.client.get(f"/lives/{live}/comments")).json()
        assert [each["text"] for each in page["items"]] == ["bonjour"]
        assert (await read_live(database, live)).comments == 1
        await one.say("à qui ?", reply_to=ids[0])
        assert (await one.answer())["code"] == "reply_not_found"
    # Staff that shows a hidden comment again does not bring back what was taken back.
    reports = RoomCommentReports(bus)
    async with database.session() as session:
        await reports.do_hide(session, int(ids[0]))
        await reports.do_restore(session, int(ids[0]))
    page = (await other.client.get(f"/lives/{live}/comments")).json()
    assert [each["text"] for each in page["items"]] == ["bonjour"]


async def test_what_staff_hides_leaves_open_screens_also_when_nobody_is_told(
    gateway: Gateway, services: Services, database: Database, alix: Signed, lou: Signed
) -> None:
    """The row says it: an actor that takes the room over tells of what it finds."""
    live = await make_live(database, alix.id)
    async with visit(gateway, live, lou) as one:
        async with house(services):
            first = await one.join()
            await one.say("à cacher")
            said = await one.answer()
        # No actor, so nobody hears the hint.
        async with database.session() as session:
            await RoomCommentReports(services.get(Bus)).do_hide(session, int(said["id"]))
        async with house(services):
            gone = await one.next("gone")
            assert (gone["ids"], gone["e"] > first["e"]) == ([said["id"]], True)
            async with visit(gateway, live) as late:
                assert (await late.join())["comments"] == []


async def test_a_suspended_author_s_comments_leave_open_screens_and_the_past(
    gateway: Gateway,
    services: Services,
    api: ApiFactory,
    database: Database,
    bus: Bus,
    settle: Settle,
    alix: Signed,
    lou: Signed,
) -> None:
    """Issue 2 §2: absent everywhere at once; who comes after a restoration reads them again."""
    live = await make_live(database, alix.id)
    reader = await make_person(database, api, "nour")

    async def read_http() -> list[str]:
        page = (await reader.client.get(f"/lives/{live}/comments")).json()
        return [each["text"] for each in page["items"]]

    async with house(services), visit(gateway, live) as guest:
        async with visit(gateway, live, alix) as host, visit(gateway, live, lou) as author:
            for visitor in (host, author, guest):
                await visitor.join()
            await author.say("à oublier")
            said = await author.answer()
            await host.say("bonsoir")
            await host.answer()
            async with database.session() as session:
                await do_suspend(session, bus, lou.id)
            await settle()
            for visitor in (host, guest):
                assert (await visitor.next("gone"))["ids"] == [said["id"]]
        async with visit(gateway, live) as late:
            snapshot = await late.join()
            assert [each["text"] for each in snapshot["comments"]] == ["bonsoir"]
            assert snapshot["gone"] == [said["id"]]
        assert await read_http() == ["bonsoir"]
        async with database.session() as session:
            await do_restore(session, lou.id)
    async with house(services), visit(gateway, live) as late:
        snapshot = await late.join()
        assert [each["text"] for each in snapshot["comments"]] == ["à oublier", "bonsoir"]
        assert "gone" not in snapshot
        assert await read_http() == ["à oublier", "bonsoir"]


async def test_a_mute_takes_effect_in_open_rooms(
    gateway: Gateway, open_house: House, api: ApiFactory, database: Database, alix: Signed
) -> None:
    """The muter is told to read again and is shown nothing of the other; nobody else learns it."""
    live = await make_live(database, alix.id)
    lou, nour = [await make_person(database, api, one) for one in ("lou", "nour")]
    async with (
        visit(gateway, live, await signed(database, lou)) as one,
        visit(gateway, live, await signed(database, nour)) as other,
    ):
        await one.join()
        await other.join()
        assert (await lou.client.put(f"/accounts/{nour.id}/mute")).status_code == 204
        assert await one.next("anew") == {"t": "anew", "room": str(live)}
        await other.say("caché")
        assert (await one.next("comments"))["items"] == []
        assert (await lou.client.delete(f"/accounts/{nour.id}/mute")).status_code == 204
        await one.next("anew")
        await other.say("revenu")
        assert (await one.next("comments"))["items"][0]["text"] == "revenu"
        report = {"kind": "account", "target_id": str(nour.id), "reason": "spam"}
        assert (await lou.client.post("/reports", json=report)).status_code == 201
        await one.next("anew")
        await other.say("signalé")
        assert (await one.next("comments"))["items"] == []
        told = [(await other.next("said", "anew"))["t"] for _ in range(3)]
        assert told == ["said", "said", "said"]


async def test_a_block_outlives_a_reading_that_had_begun_before_it(
    gateway: Gateway,
    open_house: House,
    api: ApiFactory,
    database: Database,
    settle: Settle,
    alix: Signed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is read because of a mute does not know a block that comes meanwhile."""
    live = await make_live(database, alix.id)
    lou, nour, tom = [await make_person(database, api, one) for one in ("lou", "nour", "tom")]
    has_read, may_go_on = asyncio.Event(), asyncio.Event()

    async def read_slowly(database: Database, viewer: int) -> set[int]:
        found = await find_hidden(database, viewer)
        has_read.set()
        await may_go_on.wait()
        return found

    async with (
        visit(gateway, live, await signed(database, lou)) as one,
        visit(gateway, live, await signed(database, nour)) as other,
    ):
        await one.join()
        await other.join()
        monkeypatch.setattr(blocks, "find_hidden", read_slowly)
        assert (await lou.client.put(f"/accounts/{tom.id}/mute")).status_code == 204
        await has_read.wait()
        assert (await lou.client.put(f"/accounts/{nour.id}/block")).status_code == 204
        await one.next("anew")
        may_go_on.set()
        await one.next("anew")
        await other.say("caché")
        assert (await one.next("comments"))["items"] == []
    await settle()


async def signed(database: Database, person: Person) -> Signed:
    """A session of somebody who has an API client too."""
    return Signed(person.id, await make_token(database, person.id))


async def test_viewers_are_counted_once_and_told_of(
    open_gateway: OpenGateway, open_house: House, database: Database, alix: Signed, lou: Signed
) -> None:
    """Two tabs at two gateways are one viewer; guests count by connection; the host does not."""
    live = await make_live(database, alix.id)
    gateways = [await open_gateway(), await open_gateway()]
    async with (
        visit(gateways[0], live, alix) as host,
        visit(gateways[0], live, lou) as one,
        visit(gateways[1], live, lou) as same,
        visit(gateways[1], live) as guest,
    ):
        for visitor in (host, one, same, guest):
            await visitor.join()
        assert (await host.next("notice"))["names"] == ["Lou"]
        await host.state(lambda state: state["viewers"] == 2)
        await guest.tab.socket.close()
        state = await host.state(lambda state: state["viewers"] == 1)
        assert state["peak"] == 2


async def test_a_follow_is_told_and_the_host_sees_it_in_the_pulse(
    gateway: Gateway,
    open_house: House,
    database: Database,
    settle: Settle,
    alix: Signed,
    lou: Signed,
) -> None:
    live = await make_live(database, alix.id)
    async with visit(gateway, live, alix) as host, visit(gateway, live, lou) as one:
        await host.join()
        await one.join()
        async with database.session() as session:
            await do_follow(session, lou.id, alix.id, SocialSettings())
        await settle()
        while (notice := await one.next("notice"))["kind"] != "followed":
            pass
        assert notice["names"] == ["Lou"]
        while (await host.next("pulse"))["new_followers"] != 1:
            pass


async def test_the_end_is_told_and_nothing_counts_after_it(
    gateway: Gateway,
    open_house: House,
    services: Services,
    database: Database,
    alix: Signed,
    lou: Signed,
) -> None:
    live = await make_live(database, alix.id)
    async with visit(gateway, live, lou) as one:
        await one.join()
        await one.say("juste avant")
        await one.hearts(3)
        await one.answer()
        async with database.session() as session:
            await end_live(session, services.get(Bus), live, EndReason.HOST)
        state = await one.state(lambda state: state["live"] == "ended")
        assert state["hearts"] == 3
        await one.say("trop tard")
        assert (await one.join())["code"] == "live_ended"
        assert await count_comments(database, live) == 1


async def test_what_a_former_actor_says_is_dropped_by_its_epoch(
    gateway: Gateway, open_house: House, bus: Bus, database: Database, alix: Signed
) -> None:
    live = await make_live(database, alix.id)
    async with visit(gateway, live, alix) as host:
        epoch = (await host.join())["e"]

        async def publish(at: int, hearts: int) -> None:
            out = room_wire.Out(
                room_wire.Kind.STATE, at, b'{"t":"state","s":{"hearts":%d}}' % hearts
            )
            await bus.publish(room_wire.subject_out(live), room_wire.encode_out(out))

        await publish(epoch - 1, 666)
        await publish(epoch, 7)
        state = await host.state(lambda state: state["hearts"] in (7, 666))
        assert state["hearts"] == 7


async def test_ended_session_leaves_the_room(
    gateway: Gateway, open_house: House, bus: Bus, database: Database, alix: Signed, lou: Signed
) -> None:
    live = await make_live(database, alix.id)
    async with visit(gateway, live, alix) as host, visit(gateway, live, lou) as one:
        await host.join()
        await one.join()
        await host.state(lambda state: state["viewers"] == 1)
        await bus.to_user_ctl(lou.id, {"t": "suspended"})
        assert (await one.tab.closed())[0] == 4403
        await host.state(lambda state: state["viewers"] == 0)


async def restrict(database: Database, account_id: AccountId) -> None:
    """Keep a member from commenting for a day, by a decision as staff's desk writes it."""
    values = {"account": account_id, "now": clock.now(), "until": clock.now() + timedelta(days=1)}
    async with database.session() as session:
        await session.execute(
            text(
                "INSERT INTO moderation_case (id, kind, target_id, owner_id, source, state, minor,"
                " severity, reports, priority, snapshot, opened_at) VALUES (1, 'account',"
                " :account, :account, 'staff', 'decided', false, 1, 0, 1, '{}', :now)"
            ),
            values,
        )
        await session.execute(
            text(
                "INSERT INTO moderation_decision (id, case_id, kind, target_id, owner_id,"
                " decider_id, outcome, sanction, until, message, reason, at, appeal_until) VALUES"
                " (1, 1, 'account', :account, :account, :account, 'warn', 'no_comments', :until,"
                " '', '', :now, :until)"
            ),
            values,
        )
