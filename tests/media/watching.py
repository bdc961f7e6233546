"""Plays what storage holds, as a player would: playlists, initialisation, segments, frames."""

import io
from dataclasses import dataclass

import av
import numpy as np
from numpy.typing import NDArray

from rampe.media.playlist import Listing, parse_listing
from rampe.ports.storage import Storage

Picture = NDArray[np.uint8]
Samples = NDArray[np.float64]


@dataclass
class Played:
    """A decoded rendition."""

    codec: str
    profile: str
    width: int
    height: int
    pixel_format: str
    times: list[float]
    keys: list[float]
    first: Picture
    last: Picture


async def read_listing(storage: Storage, folder: str, name: str) -> Listing:
    """A media playlist in storage."""
    listing = parse_listing((await storage.get(f"{folder}/{name}")).decode())
    assert listing is not None
    return listing


async def join(storage: Storage, folder: str, listing: Listing) -> bytes:
    """Every byte a player would load for a rendition."""
    names = [listing.init, *(segment.name for segment in listing.segments)]
    return b"".join([await storage.get(f"{folder}/{name}") for name in names])


def play(data: bytes) -> Played:
    """Decode every frame of a picture rendition."""
    times: list[float] = []
    keys: list[float] = []
    frames: list[av.VideoFrame] = []
    with av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.video[0]
        for frame in container.decode(stream):
            times.append(frame.time or 0.0)
            if frame.key_frame:
                keys.append(times[-1])
            frames[1:] = [frame]
        context = stream.codec_context
        return Played(
            codec=context.name,
            profile=context.profile or "",
            width=context.width,
            height=context.height,
            pixel_format=context.pix_fmt or "",
            times=times,
            keys=keys,
            first=pixels(frames[0]),
            last=pixels(frames[-1]),
        )


def listen(data: bytes) -> tuple[int, Samples, float]:
    """Channels, samples and end of a sound rendition."""
    samples: list[Samples] = []
    end = 0.0
    with av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.audio[0]
        for frame in container.decode(stream):
            samples.append(np.asarray(frame.to_ndarray(), dtype=np.float64))
            end = (frame.time or 0.0) + frame.samples / frame.sample_rate
        return stream.channels, np.concatenate(samples, axis=1), end


def picture_of(path: str, at: float = 0.0) -> Picture:
    """The first frame of a plain file."""
    with av.open(path, "r") as container:
        for frame in container.decode(container.streams.video[0]):
            if (frame.time or 0.0) >= at:
                return pixels(frame)
    raise AssertionError(f"{path} has no frame at {at}")


def pixels(frame: av.VideoFrame) -> Picture:
    """Red, green and blue of a frame."""
    return np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8)


def likeness(one: Picture, other: Picture) -> float:
    """Peak signal to noise ratio in dB of two pictures of one size."""
    error = np.mean((one.astype(float) - other.astype(float)) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-9)))
