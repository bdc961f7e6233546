"""Configurations and silence, against a real decoder."""

import io

import av
import numpy
import pytest

from rampe.live.media import aac
from rampe.live.media.bits import BadMedia
from rampe.live.media.mp4 import Sound, write_fragment, write_init


@pytest.mark.parametrize(
    ("record", "rate", "channels", "codec", "samples"),
    [
        ("1190", 48_000, 2, "mp4a.40.2", 1024),
        ("1208", 44_100, 1, "mp4a.40.2", 1024),
        ("1194", 48_000, 2, "mp4a.40.2", 960),
        ("1190 56e500", 48_000, 2, "mp4a.40.2", 1024),  # SBR signalled behind
        ("2b118800", 24_000, 2, "mp4a.40.5", 1024),  # HE: the core has half the rate
        ("eb8a0800", 22_050, 1, "mp4a.40.29", 1024),
        ("17 80 1f 40 10", 16_000, 2, "mp4a.40.2", 1024),  # a rate in full
    ],
)
def test_configurations(record: str, rate: int, channels: int, codec: str, samples: int) -> None:
    """Rates count what a frame holds; the codec is what the publisher states."""
    config = aac.parse_config(bytes.fromhex(record))
    assert (config.rate, config.channels) == (rate, channels)
    assert (config.codec, config.frame_samples) == (codec, samples)


@pytest.mark.parametrize(("rate", "channels"), [(48_000, 2), (44_100, 1), (16_000, 1)])
def test_what_we_write_is_read_back(rate: int, channels: int) -> None:
    """The record of a configuration of ours says the same."""
    config = aac.make_config(rate, channels)
    assert aac.parse_config(config.record) == config


@pytest.mark.parametrize("record", ["", "11", "1180", "f8", "1690", "1784000010"])
def test_broken_configurations_are_refused(record: str) -> None:
    """Too short, no channels, a rate or a kind that there is not."""
    with pytest.raises(BadMedia):
        aac.parse_config(bytes.fromhex(record))


@pytest.mark.parametrize("rate", [48_000, 44_100, 22_050])
@pytest.mark.parametrize("channels", [1, 2])
def test_silence_is_silent(rate: int, channels: int) -> None:
    """A decoder makes 1,024 zeros a channel of each silent frame."""
    config = aac.make_config(rate, channels)
    frame = aac.silent_frame(config)
    assert frame is not None
    sounds = [Sound(index * 1024, frame) for index in range(10)]
    clip = write_init(None, config) + write_fragment(1, [], sounds, 1024)
    with av.open(io.BytesIO(clip), "r") as container:
        decoded = [one.to_ndarray() for one in container.decode(audio=0)]
    heard = numpy.concatenate(decoded, axis=1)
    assert heard.shape == (channels, 10 * 1024)
    assert not heard.any()
