"""The data folder: its layout, the lock that makes one `rampe up` its master, its endpoints."""

import fcntl
import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from rampe.engines.errors import EngineError
from rampe.engines.files import write_private
from rampe.entry.swap import finish_swap


@dataclass(frozen=True)
class Endpoints:
    """Where the database and the bus are reached; the URLs carry their passwords."""

    database_url: str
    bus_url: str


class AlreadyRunning(EngineError):
    """Another Rampe is the master of the data folder."""


class Installation:
    """The paths below one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.postgres = data / "postgres"
        self.nats = data / "nats"
        self.caddy = data / "caddy"
        self.storage = data / "storage"
        self.uploads = data / "uploads"
        self.run = data / "run"
        self.logs = data / "logs"
        self.lock = data / "rampe.lock"
        self.endpoints = self.run / "endpoints.json"

    def log(self, name: str) -> Path:
        """Where a unit's output goes."""
        return self.logs / f"{name}.log"

    def make_folders(self) -> None:
        """Make what is missing; the data folder itself is only ours.

        Raises:
            EngineError: we may not write there.
        """
        inside = (
            self.run, self.logs, self.uploads, self.storage / "public", self.storage / "private",
        )  # fmt: skip
        self._make(self.data, *inside)

    def _make(self, *folders: Path) -> None:
        try:
            for folder in folders:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not os.access(self.data, os.W_OK | os.X_OK):
                raise PermissionError(13, os.strerror(13), str(self.data))
        except OSError as error:
            raise EngineError(
                f"the data folder cannot be used: {error.filename}: {error.strerror}. Choose"
                " another with data_dir in rampe.toml or RAMPE_DATA_DIR"
            ) from None

    @contextmanager
    def locked(self) -> Generator[None]:
        """Be the only master of the data folder, as long as this process lives.

        Raises:
            AlreadyRunning: another process is; the message names it.
        """
        self._make(self.data)
        descriptor = os.open(self.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._take(descriptor)
            # Before folders are made: a restore that was cut off has taken some away.
            finish_swap(self.data)
            self.make_folders()
            yield
        finally:
            os.close(descriptor)

    def _take(self, descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode() or "?"
            raise AlreadyRunning(
                f"Rampe already runs on {self.data} (process {holder}); stop that one first, or"
                " choose another data_dir"
            ) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())

    def write_endpoints(self, endpoints: Endpoints) -> None:
        """Tell other commands of the operator where the running engines are."""
        write_private(self.endpoints, json.dumps(asdict(endpoints)))

    def read_endpoints(self) -> Endpoints | None:
        """Return where the running engines are, None before they run."""
        try:
            return Endpoints(**json.loads(self.endpoints.read_text()))
        except FileNotFoundError:
            return None
