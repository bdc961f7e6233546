"""What all engines share: a handle on the running process whose `close` undoes the start."""

from types import TracebackType
from typing import Self

from rampe.engines.process import Child


class Engine:
    """A running engine. Use it as a context manager, or call `close`."""

    def __init__(self, child: Child) -> None:
        self.child = child

    async def wait(self) -> int:
        """Wait until it ends, by itself or by `close`, and return its exit code."""
        return await self.child.wait()

    async def close(self) -> None:
        """Stop it in order. Idempotent."""
        await self.child.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
