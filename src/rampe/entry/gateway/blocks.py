"""Whom members in rooms are shown nothing of: read on joining, kept as blocks come and go."""

import asyncio
import logging
from collections.abc import Callable

import msgspec
from nats.aio.msg import Msg
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from rampe.kit.consumers import decode_envelope
from rampe.kit.database import Database
from rampe.live import find_hidden
from rampe.ports.bus import Bus
from rampe.social import Blocked, Unblocked

log = logging.getLogger(__name__)

AWAY = (OperationalError, PoolTimeout, OSError)
RETRY_SECONDS = 0.5

OnChange = Callable[[int, int, bool], None]
"""Told of an account, of whom, and whether that one is hidden now."""

_decode_blocked = msgspec.json.Decoder(Blocked).decode
_decode_unblocked = msgspec.json.Decoder(Unblocked).decode


class Blocks:
    """The block sets of the members who are in rooms here."""

    def __init__(self, database: Database, bus: Bus, on_change: OnChange) -> None:
        self._database = database
        self._bus = bus
        self._on_change = on_change
        self._hidden: dict[int, set[int]] = {}
        self._errands: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Hear of blocks. They are rare: each gateway hears of all."""
        await self._bus.subscribe(f"ev.{Blocked.subject}", self._on_blocked)
        await self._bus.subscribe(f"ev.{Unblocked.subject}", self._on_unblocked)

    async def of(self, account_id: int) -> frozenset[int]:
        """Return whom a member is shown nothing of, as it is now."""
        hidden = await find_hidden(self._database, account_id)
        self._hidden[account_id] = hidden
        return frozenset(hidden)

    async def known(self, account_id: int) -> frozenset[int]:
        """Return the same as far as it was heard of; read again if it was forgotten meanwhile."""
        hidden = self._hidden.get(account_id)
        return await self.of(account_id) if hidden is None else frozenset(hidden)

    def forget(self, account_id: int) -> None:
        """A member is in no room here any more."""
        self._hidden.pop(account_id, None)

    async def _on_blocked(self, message: Msg) -> None:
        event = _decode_blocked(decode_envelope(message.data).data)
        pair = (event.blocker_id, event.blocked_id)
        for one, other in (pair, pair[::-1]):
            hidden = self._hidden.get(one)
            if hidden is not None and other not in hidden:
                hidden.add(other)
                self._on_change(one, other, True)

    async def _on_unblocked(self, message: Msg) -> None:
        event = _decode_unblocked(decode_envelope(message.data).data)
        for one in (event.blocker_id, event.blocked_id):
            self.look_again(one)

    def look_again(self, account_id: int) -> None:
        """Read whom a member is shown nothing of, if it is in a room here."""
        if account_id in self._hidden:
            task = asyncio.create_task(self._read_again(account_id))
            self._errands.add(task)
            task.add_done_callback(self._errands.discard)

    async def _read_again(self, account_id: int) -> None:
        # The other may block too, or be muted: only the database knows who is still hidden.
        while (before := self._hidden.get(account_id)) is not None:
            try:
                after = await self.of(account_id)
            except AWAY as error:
                log.warning("whom account %s may not see is not read: %s", account_id, error)
                await asyncio.sleep(RETRY_SECONDS)
                continue
            for other in before ^ after:
                self._on_change(account_id, other, other in after)
            return
