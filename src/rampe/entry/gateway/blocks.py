"""Whom members in rooms are shown nothing of: read on joining, kept as blocks come and go."""

import asyncio
import logging
from collections.abc import Callable
from itertools import count

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
        self._heard: dict[int, int] = {}
        """Of whom something was last heard when; who reads meanwhile reads again."""
        self._times = count()
        self._errands: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Hear of blocks. They are rare: each gateway hears of all."""
        await self._bus.subscribe(f"ev.{Blocked.subject}", self._on_blocked)
        await self._bus.subscribe(f"ev.{Unblocked.subject}", self._on_unblocked)

    async def of(self, account_id: int) -> frozenset[int]:
        """Return whom a member is shown nothing of, as it is now."""
        hidden = await self._read(account_id)
        self._hidden[account_id] = hidden
        return frozenset(hidden)

    async def known(self, account_id: int) -> frozenset[int]:
        """Return the same as far as it was heard of; read again if it was forgotten meanwhile."""
        hidden = self._hidden.get(account_id)
        return await self.of(account_id) if hidden is None else frozenset(hidden)

    def forget(self, account_id: int) -> None:
        """A member is in no room here any more."""
        self._hidden.pop(account_id, None)
        self._heard.pop(account_id, None)

    async def _on_blocked(self, message: Msg) -> None:
        event = _decode_blocked(decode_envelope(message.data).data)
        pair = (event.blocker_id, event.blocked_id)
        for one, other in (pair, pair[::-1]):
            self._note(one)
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
        self._note(account_id)
        if account_id in self._hidden:
            task = asyncio.create_task(self._read_again(account_id))
            self._errands.add(task)
            task.add_done_callback(self._errands.discard)

    def _note(self, account_id: int) -> None:
        if account_id in self._heard:
            self._heard[account_id] = next(self._times)

    async def _read(self, account_id: int) -> set[int]:
        while True:
            heard = self._heard.setdefault(account_id, next(self._times))
            hidden = await find_hidden(self._database, account_id)
            if self._heard.get(account_id) in (heard, None):
                return hidden

    async def _read_again(self, account_id: int) -> None:
        # The other may block too, or be muted: only the database knows who is still hidden.
        while account_id in self._hidden:
            try:
                after = await self._read(account_id)
            except AWAY as error:
                log.warning("whom account %s may not see is not read: %s", account_id, error)
                await asyncio.sleep(RETRY_SECONDS)
                continue
            before = self._hidden.get(account_id)
            if before is not None:
                self._hidden[account_id] = after
                for other in before ^ after:
                    self._on_change(account_id, other, other in after)
            return
