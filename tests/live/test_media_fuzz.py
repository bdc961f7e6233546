"""Damaged streams: refused by the one exception there is, or muxed into what players can read."""

import random
from itertools import pairwise

import pytest

from rampe.live.media import aac, h264
from rampe.live.media.bits import BadMedia
from rampe.live.media.flv import FlvReader, TagDecoder
from rampe.live.media.muxer import Muxer, Output
from rampe.live.media.parts import HLS_PART_MOST, Kind
from tests.live.boxes import count_kept, pictures_of, sounds_of
from tests.live.clips import make_flv, moved, parts, read_flv


def damage(stream: bytes, chance: random.Random) -> bytes:
    """Flip, cut, repeat and insert a few bytes."""
    data = bytearray(stream)
    for _ in range(chance.randint(1, 12)):
        if not data:
            return b""
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 40)]
            case _:
                data[at : at + 4] = chance.randbytes(4)
    return bytes(data)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_stream_is_refused_or_muxed(seed: int) -> None:
    """Seeded, so that a failure comes again."""
    chance = random.Random(seed)
    stream = damage(make_flv("-bf", "2", "-preset", "veryfast")[:60_000], chance)
    reader, decoder, muxer = FlvReader(), TagDecoder(), Muxer()
    ready: list[Output] = []
    try:
        for tag in reader.feed(stream):
            for media in decoder.decode(tag):
                ready += muxer.push(media, 1_000 + len(ready) * 30)
    except BadMedia:
        pass
    check(ready + muxer.end())


@pytest.mark.parametrize("seed", range(40))
def test_any_order_and_time_of_samples_is_muxed(seed: int) -> None:
    """Headers anywhere, samples lost, stamps that jump, publishers that come and go."""
    chance = random.Random(seed)
    sent = [media for media, _ in read_flv(make_flv("-g", "15"))]
    muxer, now, shift = Muxer(), 1_000, 0
    ready: list[Output] = []
    for media in sent:
        now += chance.choice([0, 5, 33, 33, 40])
        match chance.randrange(60):
            case 0:
                shift = chance.randint(-5_000, 2**31)
            case 1:
                muxer.begin()
                for config in sent[1:3]:
                    ready += muxer.push(config, now)
            case 2:
                now += chance.choice([500, 3_000, 15_000])
            case 3 | 4 | 5:
                continue
            case _:
                pass
        ready += muxer.push(moved(media, shift), now)
    check(ready + muxer.end())


def check(ready: list[Output]) -> None:
    """What holds of every output: samples once, in order, nothing a browser throws away."""
    by_kind: list[list[bytes]] = []
    for kind in Kind:
        made = parts(ready, kind)
        groups: list[list[bytes]] = []
        for part in made:
            if part.discontinuity or not groups:
                groups.append([])
            if not part.gap:
                groups[-1].append(part.data)
        for fragments in groups:
            read, heard = pictures_of(fragments), sounds_of(fragments)
            assert count_kept(read) == len(read)
            assert all(a.decode + a.duration <= b.decode for a, b in pairwise(heard))
        if kind is Kind.HLS:
            assert all(part.duration <= HLS_PART_MOST for part in made)
        by_kind.append([one.data for part in made if part.data for one in pictures_of([part.data])])
    assert by_kind[0] == by_kind[1]


@pytest.mark.parametrize("seed", range(20))
def test_damaged_configurations_are_refused_or_read(seed: int) -> None:
    """Parameter sets, `avcC`, `AudioSpecificConfig`: no other exception."""
    chance = random.Random(seed)
    found = [media for media, _ in read_flv(make_flv())]
    records = [
        media.record for media in found if isinstance(media, h264.VideoConfig | aac.AudioConfig)
    ]
    for _ in range(50):
        for record in records:
            for read in (h264.parse_config, aac.parse_config):
                try:
                    read(damage(record, chance))
                except BadMedia:
                    continue
