"""What can go wrong with an engine, worded for the person who runs Rampe."""

from pathlib import Path


class EngineError(Exception):
    """An engine cannot start or died; the message says what to do where that is known."""


class EngineFailed(EngineError):
    """An engine's process ended by itself; the message carries the end of its log."""

    def __init__(self, name: str, returncode: int, log: Path) -> None:
        self.returncode = returncode
        self.last_lines = tail(log)
        told = "\n".join(f"    {line}" for line in self.last_lines)
        super().__init__(f"{name} ended with {describe_exit(returncode)}. Its log, {log}:\n{told}")


def describe_exit(returncode: int) -> str:
    """Word a return code as `subprocess` gives it: negative for a signal."""
    return f"signal {-returncode}" if returncode < 0 else f"exit code {returncode}"


def tail(log: Path, lines: int = 12) -> list[str]:
    """Return the last lines of a log, none when it cannot be read."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 16_384))
            return file.read().decode(errors="replace").splitlines()[-lines:]
    except OSError:
        return []
