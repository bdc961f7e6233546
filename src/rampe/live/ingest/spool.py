"""The local disk of one rendition: what is asked for by name, and what a restart goes on from.

A part is a file as soon as it exists, a segment when it is complete. With each segment the window
is written down and a new journal begins; the two together are all of the rendition. Nothing is
synced: what the kernel was given survives a kill, and a power cut costs seconds.
"""

import heapq
import logging
import os
import time
from pathlib import Path

import msgspec

from rampe.live.hls.window import File, Segment, Window, WindowState
from rampe.live.ingest.journal import Entry, Journal, Journaled, Kept, read_journal
from rampe.live.media.parts import Part

log = logging.getLogger(__name__)

PARTS_SECONDS = 40.0
"""Parts are listed for twelve seconds, and a slow reader may ask some later."""
SEGMENTS_SECONDS = 90.0
"""Segments that are in storage stay here while the window lists them, and some longer."""
_STATE, _JOURNAL, _PENDING = "window", "journal", ".pending"
NAME_MOST = 32


class Pending(msgspec.Struct, frozen=True):
    """A segment that is still to be brought into storage, beside its file."""

    number: int
    name: str
    init: str
    began_ms: int
    duration_ms: int
    discontinuity: bool
    size: int
    gap: bool


class Saved(msgspec.Struct):
    """What is written down with each segment; `cut`: where its first part ends, in ticks."""

    journal: int
    state: WindowState
    cut: int


_encoder = msgspec.msgpack.Encoder()
_saved = msgspec.msgpack.Decoder(Saved)
_pending = msgspec.msgpack.Decoder(Pending)


class Spool:
    """A folder, made when it is missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._number = max((_journal_number(path) for path in folder.glob("journal*")), default=0)
        self._journal: Journal | None = None
        self._leaving: list[tuple[float, Path]] = []
        for path in sorted(folder.glob("[ps]*.m4s")):
            self._leave(path, SEGMENTS_SECONDS)

    def read(self, name: str) -> bytes | None:
        """Return a file of the playlist; None for what is not, or no longer, here."""
        if len(name) > NAME_MOST or "/" in name or not name.endswith((".m4s", ".mp4")):
            return None
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def begin(self, window: Window, samples: Journaled, cut: int) -> None:
        """Write down a window that ends at `cut`: samples and parts go into a new journal."""
        before, self._number = self._journal, self._number + 1
        self._journal = Journal(self.folder / f"{_JOURNAL}{self._number}")
        samples.follow(self._journal)
        saved = Saved(self._number, window.snapshot(), cut)
        _write_whole(self.folder / _STATE, _encoder.encode(saved))
        if before is not None:
            before.close()
        # The one before this one's predecessor: of that, pictures may not be in a part yet.
        (self.folder / f"{_JOURNAL}{self._number - 2}").unlink(missing_ok=True)

    def keep(self, part: Part, files: list[File], wall: float) -> None:
        """Write that a part exists, whose files are written."""
        name = next((file.name for file in files if not file.lasting), "")
        if self._journal is not None:
            self._journal.add(Kept(name, msgspec.structs.replace(part, data=b""), wall))

    def write(self, file: File) -> None:
        """Write a file whole; all but the initialisations go with time."""
        path = self.folder / file.name
        _write_whole(path, file.data)
        if file.name.endswith(".m4s"):
            self._leave(path, SEGMENTS_SECONDS if file.lasting else PARTS_SECONDS)

    def restore(self) -> tuple[Saved, list[Entry]] | None:
        """Return the window as it was written down, and what came after it (or just before)."""
        try:
            saved = _saved.decode((self.folder / _STATE).read_bytes())
        except (FileNotFoundError, msgspec.DecodeError):
            return None
        before = read_journal(self.folder / f"{_JOURNAL}{saved.journal - 1}")
        entries: list[Entry] = [one for one in before if not isinstance(one, Kept)]
        entries += read_journal(self.folder / f"{_JOURNAL}{saved.journal}")
        return saved, entries

    def owe(self, segment: Segment) -> Pending:
        """Write down that a complete segment is to be brought into storage."""
        pending = Pending(
            number=segment.number,
            name=segment.name,
            init=segment.init,
            began_ms=round(segment.began * 1000),
            duration_ms=round(segment.seconds * 1000),
            discontinuity=segment.discontinuity,
            size=segment.size,
            gap=segment.gap,
        )
        _write_whole(self.folder / (segment.name + _PENDING), _encoder.encode(pending))
        return pending

    def owed(self) -> list[Pending]:
        """Return what a former process did not bring into storage, oldest first."""
        found: list[Pending] = []
        for path in sorted(self.folder.glob(f"*{_PENDING}")):
            try:
                found.append(_pending.decode(path.read_bytes()))
            except msgspec.DecodeError:
                # Torn by a power cut: nothing says any more what it was.
                log.error("%s cannot be read: its segment is lost", path)
                path.unlink(missing_ok=True)
        return sorted(found, key=lambda one: one.number)

    def settle(self, pending: Pending) -> None:
        """It is in storage."""
        (self.folder / (pending.name + _PENDING)).unlink(missing_ok=True)

    def trim(self) -> None:
        """Remove the files whose time is over, unless they are still owed."""
        now = time.monotonic()
        while self._leaving and self._leaving[0][0] <= now:
            _, path = heapq.heappop(self._leaving)
            if path.with_name(path.name + _PENDING).exists():
                self._leave(path, PARTS_SECONDS)
            else:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Write nothing more; the folder stays."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _leave(self, path: Path, seconds: float) -> None:
        heapq.heappush(self._leaving, (time.monotonic() + seconds, path))


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that is seen whole or not at all."""
    beside = path.with_name(path.name + "~")
    beside.write_bytes(data)
    os.replace(beside, path)


def _journal_number(path: Path) -> int:
    number = path.name.removeprefix(_JOURNAL)
    return int(number) if number.isdigit() else 0
