"""Carries the frames of `user.<id>` from the bus to every connection of that account.

One pair of subscriptions an account, however many tabs it has. The bus callback only queues; one
task sends, in turn among the accounts, and yields: a fan-out inside the callback once stalled the
whole process for 13 s, because nats-py's callback loop never yields while messages wait.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress

import msgspec
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

from rampe.accounts import AccountId
from rampe.entry.gateway.connection import Connection
from rampe.entry.gateway.frames import Bye
from rampe.kit import metrics
from rampe.ports.bus import Bus

log = logging.getLogger(__name__)

YIELD_EVERY = 250
"""Sends between two yields of the fan-out task."""


class Control(msgspec.Struct):
    """What a domain tells the gateways about an account on `user.<id>.ctl`."""

    t: str
    session_ids: list[str] = []


_decode_control = msgspec.json.Decoder(Control).decode


class Channel:
    """The connections of one account here, and the frames that wait for them."""

    def __init__(self, account_id: AccountId) -> None:
        self.account_id = account_id
        self.connections: set[Connection] = set()
        self.waiting: deque[bytes] = deque()
        self.subscriptions: list[Subscription] = []
        self.opened: asyncio.Task[None] | None = None


class Hub:
    """The channels of the accounts that are connected here."""

    def __init__(
        self,
        bus: Bus,
        max_waiting: int,
        retry_ms: Callable[[], int],
        on_hidden: Callable[[int], None],
    ) -> None:
        """`on_hidden` is told whose view of others has changed."""
        self._bus = bus
        self._max_waiting = max_waiting
        self._retry_ms = retry_ms
        self._on_hidden = on_hidden
        self._channels: dict[AccountId, Channel] = {}
        self._ready: deque[Channel] = deque()
        self._wake = asyncio.Event()
        self._closing: set[asyncio.Task[None]] = set()

    def count(self, account_id: AccountId) -> int:
        """Return how many connections an account has here."""
        channel = self._channels.get(account_id)
        return len(channel.connections) if channel else 0

    async def join(self, connection: Connection, account_id: AccountId) -> None:
        """Add a connection to its account's channel; frames published from now on reach it.

        While the bus is away the connection joins all the same: the subscription takes effect when
        the bus is back, and the gateway then greets everybody again.
        """
        channel = self._channels.get(account_id)
        if channel is None:
            channel = self._channels[account_id] = Channel(account_id)
            channel.opened = asyncio.create_task(self._subscribe(channel))
        channel.connections.add(connection)
        if channel.opened is not None:
            await asyncio.shield(channel.opened)

    def leave(self, connection: Connection) -> None:
        """Forget a connection; the last of an account ends its subscriptions."""
        if connection.account_id is None:
            return
        channel = self._channels.get(connection.account_id)
        if channel is None:
            return
        channel.connections.discard(connection)
        if not channel.connections:
            del self._channels[channel.account_id]
            channel.waiting.clear()
            task = asyncio.create_task(self._unsubscribe(channel))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def _subscribe(self, channel: Channel) -> None:
        async def on_frame(message: Msg) -> None:
            self._post(channel, message.data)

        async def on_control(message: Msg) -> None:
            self._control(channel, message.data)

        subject = f"user.{channel.account_id}"
        # One by one, so that _unsubscribe finds what was made when a later step fails.
        channel.subscriptions.append(await self._bus.subscribe(subject, on_frame))
        channel.subscriptions.append(await self._bus.subscribe(f"{subject}.ctl", on_control))
        with suppress(ConnectionError):
            await self._bus.flush()

    async def _unsubscribe(self, channel: Channel) -> None:
        if channel.opened is not None:
            await asyncio.wait([channel.opened])
        for subscription in channel.subscriptions:
            with suppress(NatsError):
                await subscription.unsubscribe()

    def _post(self, channel: Channel, frame: bytes) -> None:
        if not channel.connections:
            return
        if not channel.waiting:
            self._ready.append(channel)
            self._wake.set()
        channel.waiting.append(frame)
        if len(channel.waiting) > self._max_waiting:
            self._drop(channel)

    def _drop(self, channel: Channel) -> None:
        """Let an account that gets more than can be sent start again from what is stored."""
        log.warning("account %s has %s frames waiting", channel.account_id, len(channel.waiting))
        channel.waiting.clear()
        for connection in list(channel.connections):
            connection.leave(Bye.BEHIND, self._retry_ms())

    def _control(self, channel: Channel, body: bytes) -> None:
        try:
            control = _decode_control(body)
        except (msgspec.DecodeError, RecursionError):
            log.warning("unreadable control message for account %s", channel.account_id)
            return
        match control.t:
            case "session_ended":
                ended = set(control.session_ids)
                self._end(channel, Bye.SESSION_ENDED, lambda one: str(one.session_id) in ended)
            case "suspended":
                self._end(channel, Bye.SUSPENDED, lambda _one: True)
            case "hidden":
                self._on_hidden(channel.account_id)
            case _:
                pass

    def _end(self, channel: Channel, reason: Bye, meant: Callable[[Connection], bool]) -> None:
        for connection in list(channel.connections):
            if meant(connection):
                connection.leave(reason)

    async def run(self) -> None:
        """Send what waits, one frame an account in turn, until cancelled."""
        sent = 0
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._ready:
                sent += self._send_one(self._ready.popleft())
                if sent >= YIELD_EVERY:
                    sent = 0
                    await asyncio.sleep(0)

    def _send_one(self, channel: Channel) -> int:
        if not channel.waiting:
            return 0
        frame = channel.waiting.popleft()
        if channel.waiting:
            self._ready.append(channel)
        receivers = list(channel.connections)
        for connection in receivers:
            connection.send(frame)
        metrics.gateway_frames.inc(len(receivers))
        return len(receivers)

    async def close(self) -> None:
        """Wait for the subscriptions of the last connections to end."""
        if self._closing:
            await asyncio.wait(self._closing, timeout=2.0)
