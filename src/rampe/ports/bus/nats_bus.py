"""NATS with JetStream as Rampe's bus."""

# nats-py leaves its **options untyped; what we pass is checked by the tests.
# pyright: reportUnknownMemberType=false

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

import msgspec
import nats
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, DiscardPolicy, StorageType, StreamConfig
from nats.js.client import JetStreamContext
from nats.js.errors import Error as JetStreamError
from nats.js.errors import NotFoundError

log = logging.getLogger(__name__)

STREAM_DAYS = 7
DUPLICATE_WINDOW_SECONDS = 120.0
ACK_WAIT_SECONDS = 20.0
PUBLISH_TIMEOUT = 5.0
MAX_STREAM_BYTES = 1 << 30
# A batch is what arrives within half a second, at most so many messages.
BATCH, BATCH_SECONDS = 500, 0.5

READY = 64

Callback = Callable[[Msg], Awaitable[None]]


@dataclass(frozen=True)
class Delivery:
    """One durable message handed to a consumer; `number` counts deliveries from 1."""

    subject: str
    body: bytes
    number: int


@dataclass(frozen=True)
class StoredEvent:
    """A message of the durable stream."""

    subject: str
    message_id: str
    body: bytes


class Bus:
    """One connection to NATS. Every subject starts with `prefix`, which isolates tests."""

    def __init__(self, client: Client, prefix: str = "") -> None:
        self._client = client
        self._js: JetStreamContext = client.jetstream(timeout=PUBLISH_TIMEOUT)
        self.prefix = prefix
        self._stream = f"{prefix.strip('.').replace('.', '_')}events" if prefix else "events"
        self._on_reconnect: list[Callable[[], None]] = []

    @classmethod
    async def connect(cls, url: str, token: str | None = None, prefix: str = "") -> "Bus":
        """Connect and make sure that the stream of events exists; reconnects for ever after."""

        async def on_error(error: Exception) -> None:
            log.warning("bus: %s", error)

        async def on_reconnected() -> None:
            for callback in bus._on_reconnect:
                callback()

        client = await nats.connect(
            url,
            token=token,
            max_reconnect_attempts=-1,
            reconnect_time_wait=0.25,
            error_cb=on_error,
            reconnected_cb=on_reconnected,
            # Refuse rather than hold publications back while NATS is away: callers retry or say so.
            pending_size=0,
            allow_reconnect=True,
        )
        bus = cls(client, prefix)
        await bus._ensure_stream()
        return bus

    async def close(self) -> None:
        """Flush what was published and disconnect."""
        with suppress(NatsError, TimeoutError):
            await self._client.drain()
        if not self._client.is_closed:
            # While NATS is away nothing can be drained, and it would be looked for for ever.
            await self._client.close()

    def on_reconnect(self, callback: Callable[[], None]) -> None:
        """Call `callback` each time that NATS is back; ephemeral messages were lost meanwhile."""
        self._on_reconnect.append(callback)

    async def flush(self, timeout: float = 2.0) -> None:
        """Wait until NATS has taken in all that was sent before, subscriptions included.

        Raises:
            ConnectionError: NATS is away.
        """
        try:
            # Twice: nats-py writes its PING past commands that still wait for its flusher task,
            # which has run by the time that the first PONG is here.
            for _ in range(2):
                await asyncio.wait_for(self._client.flush(), timeout)
        except (NatsError, TimeoutError, OSError) as error:
            raise ConnectionError("the bus does not answer") from error

    async def _ensure_stream(self) -> None:
        config = StreamConfig(
            name=self._stream,
            subjects=[f"{self.prefix}ev.>"],
            storage=StorageType.FILE,
            max_age=STREAM_DAYS * 86_400,
            max_bytes=MAX_STREAM_BYTES,
            # Full: refuse the new ones, so that the outbox waits and nothing unread is dropped.
            discard=DiscardPolicy.NEW,
            duplicate_window=DUPLICATE_WINDOW_SECONDS,
        )
        try:
            await self._js.stream_info(self._stream)
        except NotFoundError:
            await self._js.add_stream(config)

    async def delete_stream(self) -> None:
        """Delete the durable stream with all its events: an installation is removed."""
        await self._js.delete_stream(self._stream)

    async def count_pending(self, consumers: Collection[str]) -> int:
        """Count the events that consumers have not applied yet; one that never ran has none."""
        count = 0
        for name in consumers:
            with suppress(NotFoundError):
                info = await self._js.consumer_info(self._stream, name)
                count += (info.num_pending or 0) + (info.num_ack_pending or 0)
        return count

    async def read_floor(self, consumers: Collection[str]) -> int:
        """Return a place in the stream up to which every consumer has applied its events.

        A consumer that never ran has nothing to lose: it begins with what the stream has then.
        """
        floor = (await self._js.stream_info(self._stream)).state.last_seq
        for name in consumers:
            with suppress(NotFoundError):
                info = await self._js.consumer_info(self._stream, name)
                if info.num_pending or info.num_ack_pending:
                    applied = info.ack_floor.stream_seq if info.ack_floor else 0
                    floor = min(floor, applied or 0)
        return floor

    async def read_after(self, floor: int) -> AsyncGenerator[StoredEvent]:
        """Read the events after a place, up to the last one there is now, in their order."""
        last = (await self._js.stream_info(self._stream)).state.last_seq
        first = max(floor + 1, (await self._js.stream_info(self._stream)).state.first_seq)
        for number in range(first, last + 1):
            with suppress(NotFoundError):
                message = await self._js.get_msg(self._stream, number)
                headers = cast("dict[str, str] | None", message.headers) or {}
                yield StoredEvent(
                    self.own_subject(message.subject or ""),
                    headers.get("Nats-Msg-Id", str(number)),
                    message.data or b"",
                )

    async def publish(self, subject: str, body: bytes) -> None:
        """Publish an ephemeral message: delivered at most once, to who listens now.

        While NATS is away there is nobody to reach: the message is dropped and the log says so.
        """
        try:
            await self._client.publish(self.prefix + subject, body)
        except NatsError as error:
            log.warning("a message on %s was dropped: %s", subject, error)

    async def publish_event(self, subject: str, body: bytes, message_id: str) -> None:
        """Publish to the durable stream and wait for its ack; a repeated id is stored once.

        Raises:
            ConnectionError: not stored; try again with the same id.
        """
        try:
            await self._js.publish(self.prefix + subject, body, headers={"Nats-Msg-Id": message_id})
        except (NatsError, JetStreamError, TimeoutError) as error:
            raise ConnectionError(f"the bus did not store {subject}: {error}") from error

    async def request(self, subject: str, body: bytes, timeout: float) -> bytes:
        """Ask one responder.

        Raises:
            ConnectionError: nobody answered in time.
        """
        try:
            return (await self._client.request(self.prefix + subject, body, timeout=timeout)).data
        except (NatsError, TimeoutError) as error:
            raise ConnectionError(f"no answer on {subject}") from error

    async def subscribe(self, subject: str, callback: Callback, queue: str = "") -> Subscription:
        """Call `callback` with each ephemeral message; members of one `queue` share them."""
        return await self._client.subscribe(self.prefix + subject, queue=queue, cb=callback)

    async def to_user(self, account_id: int, frame: dict[str, Any]) -> None:
        """Send a frame to every open tab of an account."""
        await self.publish(f"user.{account_id}", msgspec.json.encode(frame))

    async def to_user_ctl(self, account_id: int, frame: dict[str, Any]) -> None:
        """Tell the gateways something about an account: a session ended, a suspension, a block."""
        await self.publish(f"user.{account_id}.ctl", msgspec.json.encode(frame))

    def own_subject(self, subject: str) -> str:
        """Return a received subject without this bus's prefix."""
        return subject.removeprefix(self.prefix)

    async def consume(
        self,
        name: str,
        subjects: tuple[str, ...],
        handle: Callable[[Delivery], Awaitable[None]],
        stop: asyncio.Event,
    ) -> None:
        """Hand each durable message to `handle` until `stop`; acked when it returns.

        A handler that raises gets the message again after a growing pause. Processes that consume
        under the same name share the messages.
        """

        async def pull(subscription: JetStreamContext.PullSubscription) -> None:
            await self._pull(subscription, handle, stop)

        await self._consume(name, subjects, pull, stop)

    async def consume_batches(
        self,
        name: str,
        subjects: tuple[str, ...],
        handle: Callable[[Sequence[Delivery]], Awaitable[None]],
        stop: asyncio.Event,
    ) -> None:
        """Hand durable messages to `handle` in batches until `stop`; acked when it returns.

        When a batch fails, its messages are handed over one by one, so that one bad message holds
        up no other; those that fail alone come again after a growing pause.
        """

        async def pull(subscription: JetStreamContext.PullSubscription) -> None:
            while not stop.is_set():
                with suppress(TimeoutError):
                    messages = await subscription.fetch(BATCH, timeout=BATCH_SECONDS)
                    await self._deliver_batch(messages, handle)

        await self._consume(name, subjects, pull, stop)

    async def _consume(
        self,
        name: str,
        subjects: tuple[str, ...],
        pull: Callable[[JetStreamContext.PullSubscription], Awaitable[None]],
        stop: asyncio.Event,
    ) -> None:
        config = ConsumerConfig(
            durable_name=name,
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=ACK_WAIT_SECONDS,
            filter_subjects=[self.prefix + subject for subject in subjects],
            max_ack_pending=2 * BATCH,
        )
        while not stop.is_set():
            try:
                await self._js.add_consumer(self._stream, config)
                subscription = await self._js.pull_subscribe_bind(name, self._stream)
                try:
                    await pull(subscription)
                finally:
                    await subscription.unsubscribe()
            except (NatsError, JetStreamError, TimeoutError) as error:
                log.warning("consumer %s: %s", name, error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), 0.5)

    async def _pull(
        self,
        subscription: JetStreamContext.PullSubscription,
        handle: Callable[[Delivery], Awaitable[None]],
        stop: asyncio.Event,
    ) -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                for message in await _fetch_ready(subscription):
                    await self._deliver(message, handle)

    async def _deliver(self, message: Msg, handle: Callable[[Delivery], Awaitable[None]]) -> None:
        number = message.metadata.num_delivered
        try:
            await handle(Delivery(self.own_subject(message.subject), message.data, number))
        except Exception:
            log.exception("delivery %s of %s failed", number, message.subject)
            await message.nak(delay=min(2.0**number * 0.1, 30.0))
        else:
            await message.ack()

    async def _deliver_batch(
        self, messages: list[Msg], handle: Callable[[Sequence[Delivery]], Awaitable[None]]
    ) -> None:
        deliveries = [
            Delivery(
                self.own_subject(message.subject), message.data, message.metadata.num_delivered
            )
            for message in messages
        ]
        try:
            await handle(deliveries)
        except Exception:
            log.exception("a batch of %s messages failed", len(messages))

            async def handle_one(delivery: Delivery) -> None:
                await handle([delivery])

            for message in messages:
                await self._deliver(message, handle_one)
        else:
            await asyncio.gather(*(message.ack() for message in messages))


async def _fetch_ready(subscription: JetStreamContext.PullSubscription) -> list[Msg]:
    """Wait for one message, and take those that are behind it already.

    A fetch of many waits its whole timeout for the last of them, also when the first is there.
    """
    messages = await subscription.fetch(1, timeout=1.0)
    if behind := min(messages[0].metadata.num_pending, READY - 1):
        with suppress(TimeoutError):
            messages += await subscription.fetch(behind, timeout=0.2)
    return messages
