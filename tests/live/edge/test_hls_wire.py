"""Playlists on the bus: whoever takes the same updates, or goes on with a state, says the same."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.live.hls.playlist import render_live
from rampe.live.hls.window import File, Window
from rampe.live.hls.wire import (
    decode_state,
    decode_update,
    encode_state,
    encode_update,
)
from rampe.live.media.muxer import Output
from rampe.live.push.wire import PAYLOAD_MOST, BadMessage
from tests.live.clips import make_flv, moved, mux, read_flv
from tests.live.properties import patient

WALL = 1_800_000_000.0


def told() -> list[Output]:
    """What a window is told of eight seconds whose size changes in the middle."""
    first = read_flv(make_flv())
    second = [(moved(m, 4_000), now + 4_000) for m, now in read_flv(make_flv("-s", "96x160"))]
    window = Window()
    kept: list[Output] = []
    for output in mux([*first, *second]):
        if window.takes(output):
            window.add(output, WALL)
            kept.append(output)
    assert window.updates == len(kept)
    return kept


def test_an_edge_that_takes_the_updates_says_what_the_ingest_says() -> None:
    """The same playlists and the same files, update by update."""
    ingest, edge = Window(), Window()
    for number, output in enumerate(told()):
        assert ingest.updates == number
        wall = WALL + number / 5
        files = ingest.add(output, wall)
        update = decode_update(encode_update(output, wall))
        assert edge.add(update.output, update.wall) == files
        assert render_live(edge) == render_live(ingest)
        assert edge.init == ingest.init
    assert edge.end() == ingest.end()
    assert render_live(edge) == render_live(ingest)


@pytest.mark.parametrize("with_data", [True, False])
def test_who_goes_on_with_a_state_says_the_same(with_data: bool) -> None:
    """At any moment; without the open segment's bytes only that file is missing."""
    outputs = told()
    for at in range(0, len(outputs), 7):
        ingest = Window(seconds=4)
        for output in outputs[:at]:
            ingest.add(output, WALL)
        state = ingest.snapshot()
        if not with_data:
            state.data = None
        edge = Window.restore(decode_state(encode_state(state)), seconds=4)
        assert render_live(edge) == render_live(ingest)
        missing: list[File] = []
        for output in outputs[at:]:
            files = ingest.add(output, WALL)
            taken = edge.add(output, WALL)
            missing += [file for file in files if file not in taken]
            assert render_live(edge) == render_live(ingest)
        assert len(missing) <= (0 if with_data else 1)
        assert all(file.name.startswith("s") for file in missing)


def test_a_snapshot_does_not_change_with_its_window() -> None:
    """It is taken between two updates and sent later."""
    window = Window()
    outputs = told()
    for output in outputs[:10]:
        window.add(output, WALL)
    state = window.snapshot()
    before = encode_state(state)
    for output in outputs[10:]:
        window.add(output, WALL)
    assert encode_state(state) == before


def test_a_state_too_large_for_the_bus_goes_without_the_bytes() -> None:
    """Four seconds of 10 Mb/s are more than NATS carries."""
    window = Window()
    for output in told()[:10]:
        window.add(output, WALL)
    state = window.snapshot()
    state.data = [bytes(PAYLOAD_MOST)]
    data = encode_state(state)
    assert len(data) < PAYLOAD_MOST
    assert decode_state(data).data is None


def test_another_muxer_gives_no_name_twice() -> None:
    """An ingest that was restarted counts its initialisations from 0 again."""
    first, second = told(), mux(read_flv(make_flv("-s", "80x48")))
    window = Window()
    names: list[str] = []
    for output in first:
        names += [file.name for file in window.add(output, WALL)]
    window = Window.restore(window.snapshot())
    for output in second:
        names += [file.name for file in window.add(output, WALL)]
    assert len(set(names)) == len(names)
    assert "i2.mp4" in names


@patient()
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Fuzz: no other exception."""
    for decode in (decode_update, decode_state):
        try:
            decode(data)
        except BadMessage:
            continue


@pytest.mark.parametrize("fields", [[1.0], [1.0, None, None], [1.0, {}, None], {}, [], 7])
def test_updates_of_nothing_are_refused(fields: object) -> None:
    """Neither an initialisation nor a part."""
    with pytest.raises(BadMessage):
        decode_update(msgspec.msgpack.encode(fields))
