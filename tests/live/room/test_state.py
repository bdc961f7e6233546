"""The room without I/O, by properties: nothing counted twice, nothing shown before it is stored."""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rampe.live.frames import Comments, RoomAccount, RoomComment
from rampe.live.room.conversation import BYTES_PER_TICK, PER_TICK, Conversation
from rampe.live.room.hearts import Hearts
from rampe.live.room.pace import Allowance, Pace, tick_seconds
from rampe.live.room.speaking import Heard, Speech
from rampe.live.room.state import Recovered, RoomCore
from rampe.live.room.wire import (
    BadRoomMessage,
    Kind,
    Out,
    Presence,
    Spoken,
    decode_out,
    decode_presence,
    encode_out,
    encode_presence,
)

HOST = 1


def comment(i: int, text: str = "bonjour", author: int = 7) -> RoomComment:
    """A stored comment."""
    account = RoomAccount(str(author), f"m{author}", "", None)
    return RoomComment(i=i, id=str(1000 + i), at=0, text=text, account=account)


def core(**changed: Any) -> RoomCore:
    """A room that was just taken."""
    found: dict[str, Any] = {
        "live_id": 5,
        "host_id": HOST,
        "epoch": 3,
        "live": "live",
        "hearts": 0,
        "peak": 0,
        "viewers": 0,
        "flushed": 0,
        "next": 1,
        "comments": [],
    }
    return RoomCore(Recovered(**{**found, **changed}), Pace(), now=0.0)


# -- hearts ---------------------------------------------------------------------------------------

Step = tuple[str, int, int]
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 4), st.integers(-3, 30)),
        st.tuples(st.sampled_from(["send", "store", "lose", "crash"]), st.just(0), st.just(0)),
    ),
    max_size=80,
)


@given(steps)
def test_hearts_are_stored_once_and_never_shown_before(done: Sequence[Step]) -> None:
    """The database takes a flush by its number; answers get lost, and so do actors."""
    hearts = Hearts(total=0, flushed=0, per_second=1e9)
    stored: dict[int, int] = {}
    flushed = accepted = shown = 0
    for now, (step, account, n) in enumerate(done, 1):
        if step == "add":
            accepted += hearts.add(account, n, float(now))
        elif step == "crash":
            accepted = sum(stored.values())
            hearts = Hearts(total=sum(stored.values()), flushed=flushed, per_second=1e9)
        elif (flush := hearts.next_flush()) is not None:
            if step != "lose" and flush.number == flushed + 1:
                flushed += 1
                for one, count in flush.hearts.items():
                    stored[one] = stored.get(one, 0) + count
            if step == "store" or (step == "send" and flush.number == flushed):
                hearts.stored(flush, sum(stored.values()), float(now))
        assert shown <= hearts.total <= sum(stored.values()) <= accepted
        shown = hearts.total
    while (flush := hearts.next_flush()) is not None:
        if flush.number == flushed + 1:
            flushed += 1
            for one, count in flush.hearts.items():
                stored[one] = stored.get(one, 0) + count
        hearts.stored(flush, sum(stored.values()), 1e6)
    assert hearts.total == sum(stored.values()) == accepted


@given(st.lists(st.tuples(st.floats(0.0, 0.5), st.integers(0, 40)), max_size=60))
def test_fifteen_hearts_a_second_always_count(batches: list[tuple[float, int]]) -> None:
    """LIK-02: whoever sends no more than 15 a second loses none; above 20 the excess is ignored."""
    hearts, honest = Hearts(0, 0), Hearts(0, 0)
    now = counted = 0.0
    for pause, n in batches:
        now += pause
        counted += hearts.add(1, n, now)
        assert counted <= 20 + 20 * now
    for half in range(20):
        n = 8 if half % 2 else 7
        assert honest.add(1, n, half * 0.5) == n


def test_hearts_that_must_not_count_never_do() -> None:
    """The seam: a judge says how many of them count."""

    class Half:
        def counted(self, account_id: int, n: int, now: float) -> int:
            return n // 2 if account_id == 2 else n

    hearts = Hearts(0, 0, judge=Half())
    assert (hearts.add(1, 10, 0.0), hearts.add(2, 10, 0.0)) == (10, 5)
    flush = hearts.next_flush()
    assert flush is not None
    assert flush.hearts == {1: 10, 2: 5}


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 9)), max_size=50))
def test_allowance_is_never_exceeded(takes: list[tuple[float, int]]) -> None:
    allowance, now, granted = Allowance(burst=5, per_second=2.0), 0.0, 0
    for pause, wanted in takes:
        now += pause
        got = allowance.take(9, wanted, now)
        assert 0 <= got <= wanted
        granted += got
        assert granted <= 5 + 2 * now + 1e-6
        if got < wanted:
            assert allowance.wait(9, now) > 0
    allowance.forget(now + 60)
    assert allowance.take(9, 5, now + 60) == 5


# -- comments -------------------------------------------------------------------------------------


@given(
    st.lists(
        st.lists(st.text("aé👍", min_size=1, max_size=150), max_size=40), min_size=1, max_size=6
    )
)
def test_ticks_cover_every_comment_once(ticks: list[list[str]]) -> None:
    """Each index is in one frame, said or skipped; no frame is more than can be read."""
    conversation, following = Conversation([], 1), 1
    for texts in ticks:
        conversation.add([comment(following + n, text) for n, text in enumerate(texts)])
        tick = conversation.take("5", 1)
        if not texts:
            assert tick is None
            continue
        assert tick is not None
        frame = tick.frame
        assert frame.first == following
        assert frame.skipped == len(tick.left_out)
        following += len(frame.items) + frame.skipped
        assert frame.items[-1].i == following - 1 == conversation.next - 1
        assert len(frame.items) <= PER_TICK
        sizes = [len(msgspec.json.encode(one)) for one in frame.items]
        assert sum(sizes) <= BYTES_PER_TICK or len(sizes) == 1
    assert len(conversation.last) <= 30


def test_what_a_new_actor_says_again_begins_where_it_was() -> None:
    conversation = Conversation([comment(i) for i in range(1, 6)], 6, again=2)
    tick = conversation.take("5", 2)
    assert tick is not None
    assert [one.i for one in tick.frame.items] == [4, 5]
    assert (tick.frame.first, tick.frame.skipped) == (4, 0)


@given(st.lists(st.tuples(st.integers(0, 5), st.sets(st.integers(1, 20))), max_size=12))
def test_what_has_gone_is_never_said_and_makes_no_hole(steps: list[tuple[int, set[int]]]) -> None:
    """Whatever goes before, between and after the ticks: frames follow on each other."""
    talk, following, gone = Conversation([], 1), 1, set[str]()
    for new, going in steps:
        talk.add([comment(talk.next + number) for number in range(new)])
        gone |= {str(1000 + one) for one in going}
        talk.take_out(frozenset(gone))
        assert not gone.intersection(one.id for one in talk.last)
        if (tick := talk.take("5", 1)) is not None:
            frame = tick.frame
            assert frame.first == following
            assert not gone.intersection(one.id for one in frame.items)
            following = frame.first + len(frame.items) + frame.skipped
            assert following == talk.next


def test_who_takes_a_room_over_says_again_what_has_gone() -> None:
    """The one before may have died between reading it and saying it; then each is said once."""
    room = core(gone=[1002, 1001])
    assert room.gone == ["1002", "1001"]

    def told(now: float) -> list[str]:
        frames = [msgspec.json.decode(one.body) for one in room.tick(now) if one.kind is Kind.GONE]
        return [one for frame in frames for one in frame["ids"]]

    assert told(0.0) == ["1002", "1001"]
    room.take_out([1003, 1002, 1001])
    assert told(1.0) == ["1003"]
    room.take_out([1003, 1001])
    assert told(2.0) == []
    assert room.gone == ["1003", "1001"]


def test_authors_see_their_own_comment_in_any_crowd() -> None:
    room = core()
    room.conversation.add([comment(i, author=i) for i in range(1, 41)])
    said = room.tick(1.0)
    (frame,) = [one for one in said if one.kind is Kind.COMMENTS]
    shown = {one.i for one in msgspec.json.decode(frame.body, type=Comments).items}
    own = {one.accounts[0] for one in said if one.kind is Kind.PRIVATE}
    assert shown | own == set(range(1, 41))
    assert not shown & own


# -- viewers, ticks, notices ----------------------------------------------------------------------


def test_pace_of_ticks() -> None:
    assert [tick_seconds(n) for n in (0, 999, 1_000, 4_999, 5_000)] == [0.1, 0.1, 0.2, 0.2, 0.5]


def test_nothing_is_said_when_nothing_changed_nor_before_its_time() -> None:
    room = core()
    assert [one.kind for one in room.tick(0.1)] == [Kind.STATE]
    assert room.tick(0.2) == []
    room.hear_presence(Presence(1, 2, frozenset()), 0.25)
    assert room.tick(0.25) == []
    assert [one.kind for one in room.tick(0.3)] == [Kind.STATE]


def test_viewers_are_unique_and_survive_a_gateway_only_as_long_as_it_speaks() -> None:
    room = core()
    room.hear_presence(Presence(1, 3, frozenset({HOST, 5, 6})), 0.0)
    room.hear_presence(Presence(2, 1, frozenset({6, 7})), 0.0)
    assert (room.viewers, room.peak) == (7, 7)
    room.hear_presence(Presence(2, 1, frozenset({6, 7})), 3.0)
    room.tick(5.0)
    assert (room.viewers, room.peak) == (3, 7)


def test_a_new_actor_does_not_show_an_empty_room_while_gateways_report() -> None:
    room = core(viewers=50, peak=60)
    room.hear_presence(Presence(1, 20, frozenset()), 0.5)
    assert room.viewers == 50
    room.hear_presence(Presence(2, 25, frozenset()), 1.0)
    room.hear_presence(Presence(1, 20, frozenset()), 3.5)
    assert (room.viewers, room.peak) == (45, 60)


def test_rooms_of_thousands_are_not_told_each_name() -> None:
    room = core()
    for n in range(100):
        room.on_joined(10 + n, f"Membre {n}")
        room.on_joined(10 + n, f"Membre {n}")
    room.on_joined(HOST, "Hôte")
    (notice,) = [one for one in room.tick(1.0) if one.kind is Kind.NOTICE]
    frame = msgspec.json.decode(notice.body)
    assert (frame["kind"], frame["more"]) == ("joined", 97)
    assert frame["names"] == ["Membre 97", "Membre 98", "Membre 99"]
    assert notice.accounts == (107, 108, 109)
    room.on_joined(10, "Membre 0")
    assert not [one for one in room.tick(9.0) if one.kind is Kind.NOTICE]


# -- the wire -------------------------------------------------------------------------------------

ids = st.integers(0, 2**64 - 1)


@given(st.sampled_from(Kind), ids, ids, st.lists(ids, max_size=40), st.binary(max_size=300))
def test_messages_of_actors_travel(
    kind: Kind, epoch: int, following: int, accounts: list[int], body: bytes
) -> None:
    out = Out(kind, epoch, body, following, tuple(accounts))
    assert decode_out(encode_out(out)) == out


@given(ids, st.integers(0, 2**32 - 1), st.frozensets(ids, max_size=50))
def test_presence_travels(gateway: int, guests: int, members: frozenset[int]) -> None:
    presence = Presence(gateway, guests, members)
    assert decode_presence(encode_presence(presence)) == presence


@given(st.binary(max_size=200))
def test_garbage_is_no_message(data: bytes) -> None:
    for decode in (decode_out, decode_presence):
        try:
            decode(data)
        except BadRoomMessage:
            continue


# -- the end --------------------------------------------------------------------------------------


class Slow(Speech):
    """Stores when it is let."""

    may = asyncio.Event()

    async def _take_in(self, batch: Sequence[Heard]) -> None:
        await self.may.wait()


async def test_at_the_end_nothing_is_said_of_what_is_being_stored() -> None:
    """It may be stored already; and the actor goes on to its last words."""
    refused: list[str] = []
    nothing: Any = None
    speech = Slow(
        core(), nothing, nothing, nothing, lambda _account, frame: refused.append(frame.cid)
    )
    speech.hear(Spoken(7, "at hand", "bonjour", None), 0.0)
    running = asyncio.create_task(speech.run())
    await asyncio.sleep(0)
    speech.hear(Spoken(8, "later", "bonjour", None), 0.0)
    speech.refuse_all()
    speech.may.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert refused == ["later"]
    assert not running.done()
    running.cancel()
