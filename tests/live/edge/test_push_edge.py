"""Push through the edge: joining, slow viewers, renditions, epochs, and how it ends (GOL-02)."""

import asyncio
import json
from typing import Any

from nats.aio.msg import Msg

from rampe.accounts import Account
from rampe.entry.edge import Edge
from rampe.kit.database import Database
from rampe.live import Audience, EndReason, LiveId, State, Type, WatchTokens
from rampe.ports.bus import Bus
from tests.factories import make_account
from tests.live.boxes import count_kept, pictures_of
from tests.live.clips import make_flv
from tests.live.edge.conftest import OpenEdge
from tests.live.edge.stage import PATIENCE, Publisher, change_live, watch
from tests.live.lives import make_live


async def test_the_first_viewer_gets_the_initialisation_and_the_group_at_once(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """Nobody watched before: the edge asks the ingest for what it has not heard."""
    await publisher.send(25)
    async with watch(edge.port, live) as viewer:
        hello = await viewer.text("hello")
        assert hello["renditions"] == [
            {"id": 0, "codecs": "avc1.42c00b,mp4a.40.2", "width": 160, "height": 96}
        ]
        assert (hello["rendition"], hello["state"]) == (0, "live")
        await viewer.until_part(25)
        assert viewer.messages[0].type is Type.INIT
        assert viewer.parts[0].key
        await publisher.send(30)
        got = await viewer.until_part(55)
        assert got == list(range(got[0], 56))
        sent = {one.sequence: one.payload for one in publisher.parts}
        assert [one.payload for one in viewer.parts] == [sent[number] for number in got]
        shown = pictures_of(one.payload for one in viewer.parts)
        assert count_kept(shown) == len(shown)
        assert not viewer.texts


async def test_later_viewers_get_the_group_from_the_edge(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """Each joins where the others are; the ingest is asked once."""
    await publisher.send(5)
    async with watch(edge.port, live) as first:
        await publisher.send(20)
        await first.until_part(25)
        async with watch(edge.port, live) as second:
            await second.until_part(25)
            assert second.parts[0].key
            await publisher.send(5)
            assert (await first.until_part(30))[-5:] == (await second.until_part(30))[-5:]
    assert publisher.asked.count("join") == 1


async def test_who_comes_before_the_media_gets_them_from_their_beginning(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """A hello without renditions, then what they are, then all of it."""
    async with watch(edge.port, live) as viewer:
        assert (await viewer.text("hello"))["renditions"] == []
        await publisher.send(10)
        assert await viewer.until_part(10) == list(range(1, 11))
        told = await viewer.text("codecs")
        assert (told["rendition"], told["codecs"]) == (0, "avc1.42c00b,mp4a.40.2")


async def test_a_publisher_that_comes_back_otherwise_is_told_before(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """Another size in a new epoch; what the old muxer still says is for nobody."""
    await publisher.send(12)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(12)
        await viewer.text("hello")
        other = publisher.replaced(make_flv("-s", "96x160"))
        await other.send(10)
        await publisher.publish(Type.PART, True, 13, b"late")
        await other.send(10)
        await viewer.until_part(32)
        told = await viewer.text("codecs")
        assert (told["width"], told["height"]) == (96, 160)
        assert b"late" not in [one.payload for one in viewer.messages]
        kinds = [(one.type, one.epoch) for one in viewer.messages]
        assert kinds.count((Type.INIT, 2)) == 1


async def test_a_lost_message_is_a_new_beginning_for_all(
    edge: Edge, live: LiveId, publisher: Publisher
) -> None:
    """Nobody gets pictures without those before them."""
    await publisher.send(12)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(12)
        publisher.lose()
        await publisher.send(40)
        await viewer.until_part(53)
        parts = viewer.parts
        holes = [
            one for one in range(1, len(parts)) if parts[one].sequence > parts[one - 1].sequence + 1
        ]
        assert len(holes) == 1
        assert parts[holes[0]].key


async def test_a_viewer_may_choose_and_change_its_mind(
    edge: Edge, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """Down at once, up at a key frame, with nothing missing between the two."""
    lower = Publisher(bus, live, rendition=1, flv=make_flv("-s", "80x48"))
    await lower.serve()
    await publisher.send(10)
    await lower.send(10)
    async with watch(edge.port, live) as viewer:
        hello = await viewer.text("hello")
        assert [one["id"] for one in hello["renditions"]] == [0, 1]
        await viewer.until_part(10)
        await viewer.socket.send('{"t":"want","rendition":1}')
        await viewer.socket.send('{"t":"ping","at":7.5}')
        assert (await viewer.text("pong"))["at"] == 7.5
        before = len(viewer.messages)
        for _ in range(10):
            await publisher.send(1)
            await lower.send(1)
        await viewer.until_part(20)
        moved = viewer.messages[before:]
        assert (await viewer.text("rendition"))["rendition"] == 1
        first = next(index for index, one in enumerate(moved) if one.rendition == 1)
        assert moved[first].type is Type.INIT
        assert moved[first + 1].key
        assert all(one.rendition == 1 for one in moved[first:])
        await viewer.socket.send('{"t":"want","rendition":0}')
        await viewer.socket.send('{"t":"ping","at":8}')
        await viewer.text("pong")
        for _ in range(25):
            await publisher.send(1)
            await lower.send(1)
        await viewer.until_part(45)
        assert (await viewer.text("rendition"))["rendition"] == 0
        parts = viewer.parts
        back = next(
            i for i in range(len(parts)) if parts[i].rendition == 0 and parts[i - 1].rendition
        )
        assert parts[back].key
        assert parts[back].sequence == parts[back - 1].sequence + 1
    await lower.die()


async def test_a_rendition_that_comes_later_is_offered_and_wanted_before(
    edge: Edge, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """GOL-02: the ingest hears who would be on it; who chose it is on it as soon as it is there."""
    said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def on_turnout(message: Msg) -> None:
        said.put_nowait(json.loads(message.data))

    async def until_said(viewers: int, narrow: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while (counted := await said.get())["viewers"] != viewers or counted[
                "narrow"
            ] != narrow:
                pass

    listening = await bus.subscribe(f"live.{live}.turnout", on_turnout)
    await publisher.send(10)
    async with watch(edge.port, live) as chooser, watch(edge.port, live) as other:
        for viewer in (chooser, other):
            hello = await viewer.text("hello")
            assert [one["id"] for one in hello["renditions"]] == [0]
            await viewer.until_part(10)
        await chooser.socket.send('{"t":"want","rendition":1}')
        await until_said(viewers=2, narrow=1)
        lower = Publisher(bus, live, rendition=1, flv=make_flv("-s", "80x48"))
        await lower.serve()
        await lower.send(10)
        told = await other.text("codecs")
        assert (told["rendition"], told["width"], told["height"]) == (1, 80, 48)
        await publisher.send(1)
        assert (await chooser.text("rendition"))["rendition"] == 1
        assert await other.until_part(11) == list(range(1, 12))
        await until_said(viewers=2, narrow=1)
    await listening.unsubscribe()
    await lower.die()


async def test_a_rendition_that_ends_leaves_its_viewers_with_the_source(
    edge: Edge, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """The transcoder has gone, the live has not; what is less comes before what is more."""
    lower = Publisher(bus, live, rendition=1, flv=make_flv("-s", "80x48"))
    middle = Publisher(bus, live, rendition=2, flv=make_flv("-s", "120x72"))
    await publisher.send(10)
    for one in (lower, middle):
        await one.serve()
        await one.send(10)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
        await viewer.socket.send('{"t":"want","rendition":2}')
        await viewer.socket.send('{"t":"ping","at":1}')
        await viewer.text("pong")
        await publisher.send(1)
        assert (await viewer.text("rendition"))["rendition"] == 2
        await middle.publish(Type.END, True, 1 << 10, b"")
        assert (await viewer.text("rendition"))["rendition"] == 1
        await lower.end()
        assert (await viewer.text("rendition"))["rendition"] == 0
        await publisher.send(1)
        await viewer.until_part(12)
        assert viewer.parts[-1].rendition == 0
    for one in (lower, middle):
        await one.die()


async def test_the_end_is_told_after_the_last_part(
    edge: Edge, database: Database, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """The host ends it."""
    await publisher.send(10)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
        await change_live(database, live, state=State.ENDED, end_reason=EndReason.HOST)
        await bus.publish(f"live.{live}.ctl", b'{"t":"ended","reason":"host"}')
        assert (await viewer.text("state"))["state"] == "ended"
        await publisher.send(2)
        await publisher.end()
        assert await viewer.closed() == 4410
        assert viewer.parts[-1].sequence == 12
        assert viewer.messages[-1].type is Type.END
        assert viewer.texts[-1] == {"t": "bye", "code": "live_ended"}
    async with watch(edge.port, live) as late:
        assert await late.closed() == 4410


async def test_a_stop_by_staff_is_at_once_and_needs_no_message(
    edge: Edge, database: Database, live: LiveId, publisher: Publisher
) -> None:
    """What the bus says may be lost: the row is read too."""
    await publisher.send(10)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
        await change_live(database, live, state=State.ENDED, end_reason=EndReason.STAFF)
        assert await viewer.closed() == 4410


async def test_a_lost_signal_is_told(
    edge: Edge, database: Database, bus: Bus, live: LiveId, publisher: Publisher
) -> None:
    """And that it is back."""
    await publisher.send(10)
    async with watch(edge.port, live) as viewer:
        for state in (State.LOST, State.LIVE):
            await change_live(database, live, state=state)
            await bus.publish(f"live.{live}.ctl", b'{"t":"changed"}')
            assert (await viewer.text("state"))["state"] == state.value


async def test_a_live_for_followers_needs_a_token_and_ends_for_who_is_shown_out(
    open_edge: OpenEdge,
    database: Database,
    bus: Bus,
    host: Account,
    tokens: WatchTokens,
) -> None:
    """The plain path says nothing; a token is good for its live, while its owner may watch."""
    edge = await open_edge(recheck_seconds=0.2)
    live = await make_live(database, host.id, audience=Audience.FOLLOWERS)
    other = await make_live(
        database, (await make_account(database, "lou")).id, audience=Audience.FOLLOWERS
    )
    publisher = Publisher(bus, live)
    await publisher.serve()
    await publisher.send(10)
    async with watch(edge.port, live) as stranger:
        assert await stranger.closed() == 4404
    wrong = [tokens.sign(other, host.id)[0], tokens.sign(live, None)[0], "a" * 38]
    for token in wrong:
        async with watch(edge.port, live, token) as stranger:
            assert await stranger.closed() == 4401
    async with watch(edge.port, live, tokens.sign(live, host.id)[0]) as viewer:
        await viewer.until_part(10)
        await change_live(database, live, account_id=(await make_account(database, "kim")).id)
        assert await viewer.closed() == 4401
    await publisher.die()


async def test_a_live_that_is_for_everybody_no_longer_is_left(
    edge: Edge, database: Database, live: LiveId, publisher: Publisher
) -> None:
    """The host changes the audience in the middle."""
    await publisher.send(10)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
        await change_live(database, live, audience=Audience.INVITED)
        assert await viewer.closed() == 4404


async def test_what_nobody_watches_is_let_go(
    open_edge: OpenEdge, live: LiveId, publisher: Publisher
) -> None:
    """After lingering; whoever comes later makes it come again."""
    edge = await open_edge(linger_seconds=0.1)
    await publisher.send(10)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
    while edge.sources.count:
        await asyncio.sleep(0.05)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
    assert publisher.asked.count("join") == 2


async def test_an_edge_that_restarts_says_when_to_come_back(
    open_edge: OpenEdge, live: LiveId, publisher: Publisher
) -> None:
    """And another one has all of it at once."""
    edge = await open_edge()
    await publisher.send(10)
    async with watch(edge.port, live) as viewer:
        await viewer.until_part(10)
        closing = asyncio.create_task(edge.close())
        assert await viewer.closed() == 1012
        assert viewer.texts[-1]["code"] == "restart"
        assert viewer.texts[-1]["retry_ms"] > 0
        await closing
    async with watch((await open_edge()).port, live) as viewer:
        await viewer.until_part(10)
