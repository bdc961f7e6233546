"""A room as one gateway knows it: who is in it here, and what waits to be sent to them.

State frames replace each other, two at most wait. Comments and what is meant for single members
wait in order and are never left out, unless thousands wait: then clients see a hole in the indices
and ask for what they missed. Frames of an actor that was replaced are dropped by their epoch.
"""

import logging
from collections import deque
from collections.abc import Sequence, Set
from typing import TypeVar

import msgspec
from msgspec import UNSET
from picows import WSTransport

from rampe.entry.gateway.connection import Connection
from rampe.live import room_frames, room_wire

log = logging.getLogger(__name__)

STATES_WAITING = 2
MOST_WAITING = 256
RECENT = 32
"""Frames of comments kept for who joins while they are on their way."""

K = TypeVar("K")
V = TypeVar("V")

_decode_comments = msgspec.json.Decoder(room_frames.Comments).decode
_decode_notice = msgspec.json.Decoder(room_frames.Notice).decode
_decode_room = msgspec.json.Decoder(room_frames.Room).decode
_encode = msgspec.json.encode


class Place:
    """The connections of one room here."""

    def __init__(self, live_id: int) -> None:
        self.live_id = live_id
        self.room = str(live_id)
        self.epoch = 0
        self.connections: set[Connection] = set()
        self.joining = 0
        self._by_account: dict[int, set[Connection]] = {}
        # Who must not see what an account writes, so that a frame is looked up by its few authors.
        self._hidden_from: dict[int, set[Connection]] = {}
        self._hidden: dict[Connection, set[int]] = {}
        self._states: deque[room_wire.Out] = deque(maxlen=STATES_WAITING)
        self._ordered: deque[room_wire.Out] = deque()
        self._recent: deque[room_wire.Out] = deque(maxlen=RECENT)
        self._gone: deque[tuple[int, room_wire.Out]] = deque(maxlen=RECENT)
        self.gone_heard = 0
        """How often it was said that comments have gone: who joins notes it before it asks."""
        self._transports: list[WSTransport] | None = None

    # -- who is in it -----------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in it or about to be."""
        return not self.connections and not self.joining

    @property
    def members(self) -> frozenset[int]:
        """The members who are in it here."""
        return frozenset(self._by_account)

    @property
    def guests(self) -> int:
        """How many connections of guests are in it here."""
        return len(self.connections) - sum(map(len, self._by_account.values()))

    def transports(self) -> list[WSTransport]:
        """Return what to send through to all, as they are now.

        Kept beside the connections: 5,000 of those are more than the processor's caches hold, and
        looking at each cost as much as half the sending.
        """
        if self._transports is None:
            found = (one.transport for one in self.connections)
            self._transports = [one for one in found if one is not None]
        return self._transports

    def of_account(self, account_id: int) -> set[Connection]:
        """Return the connections of an account in it."""
        return self._by_account.get(account_id, set())

    def of_guests(self) -> set[Connection]:
        """Return the connections of guests in it."""
        return {one for one in self.connections if one.account_id is None}

    def add(self, connection: Connection, hidden: frozenset[int]) -> None:
        """Let a connection in, which is shown nothing of the accounts in `hidden`."""
        self.connections.add(connection)
        self._transports = None
        connection.rooms.add(self.room)
        if connection.account_id is not None:
            self._by_account.setdefault(connection.account_id, set()).add(connection)
        for account_id in hidden:
            self.hide(connection, account_id)

    def remove(self, connection: Connection) -> None:
        """Forget a connection."""
        self.connections.discard(connection)
        self._transports = None
        connection.rooms.discard(self.room)
        account_id = connection.account_id
        if account_id is not None and (own := self._by_account.get(account_id)) is not None:
            own.discard(connection)
            if not own:
                del self._by_account[account_id]
        for author in list(self._hidden.get(connection, ())):
            self.show(connection, author)

    def hide(self, connection: Connection, account_id: int) -> None:
        """Show a connection nothing of an account from now on."""
        self._hidden_from.setdefault(account_id, set()).add(connection)
        self._hidden.setdefault(connection, set()).add(account_id)

    def show(self, connection: Connection, account_id: int) -> None:
        """Show it again."""
        _take_from(self._hidden_from, account_id, connection)
        _take_from(self._hidden, connection, account_id)

    # -- what waits -------------------------------------------------------------------------------

    def take_in(self, out: room_wire.Out) -> bool:
        """Queue what the actor says; return whether it is to be sent."""
        if out.epoch < self.epoch:
            log.info("dropped a frame of epoch %s in live %s", out.epoch, self.live_id)
            return False
        self.epoch = out.epoch
        if out.kind is room_wire.Kind.STATE:
            self._states.append(out)
        else:
            if out.kind is room_wire.Kind.COMMENTS:
                self._recent.append(out)
            elif out.kind is room_wire.Kind.GONE:
                self.gone_heard += 1
                self._gone.append((self.gone_heard, out))
            if len(self._ordered) >= MOST_WAITING:
                log.warning("%s frames wait in live %s", len(self._ordered), self.live_id)
                self._ordered.clear()
            self._ordered.append(out)
        return True

    def next_out(self) -> room_wire.Out | None:
        """Return what is sent next: what is ordered before what is cumulative."""
        if self._ordered:
            return self._ordered.popleft()
        return self._states.popleft() if self._states else None

    def missed_by(self, snapshot: room_wire.Out, gone_heard: int) -> list[room_wire.Out]:
        """Return the comments that came, and those that went, since the actor made a snapshot."""
        came = [
            one for one in self._recent if one.next > snapshot.next and one.epoch >= snapshot.epoch
        ]
        return came + [one for number, one in self._gone if number > gone_heard]

    def blind(self, out: room_wire.Out) -> set[Connection]:
        """Return the connections that may not see all of it as it is."""
        if not self._hidden_from:
            return set()
        found: set[Connection] = set()
        for account_id in out.accounts:
            found |= self._hidden_from.get(account_id, set())
        return found

    def hidden_of(self, connection: Connection, out: room_wire.Out) -> set[int]:
        """Return those of a frame's accounts that a connection is shown nothing of."""
        return self._hidden.get(connection, set()).intersection(out.accounts)


def _take_from(sets: dict[K, set[V]], key: K, value: V) -> None:
    """Take a value out of a set, and an empty set out of the sets."""
    if (found := sets.get(key)) is not None:
        found.discard(value)
        if not found:
            del sets[key]


def without(out: room_wire.Out, hidden: Set[int]) -> bytes | None:
    """Return a frame without what some accounts wrote; none when nothing is left to say.

    Left-out comments count as skipped, so that they do not look like a hole. In those of others
    their names lead nowhere.
    """
    match out.kind:
        case room_wire.Kind.COMMENTS:
            comments = _decode_comments(out.body)
            items = _seen_by(comments.items, hidden)
            skipped = comments.skipped + len(comments.items) - len(items)
            return _encode(msgspec.structs.replace(comments, items=items, skipped=skipped))
        case room_wire.Kind.NOTICE:
            notice = _decode_notice(out.body)
            pairs = zip(notice.names, out.accounts, strict=True)
            names = [name for name, account_id in pairs if account_id not in hidden]
            if not names and not notice.more:
                return None
            return _encode(msgspec.structs.replace(notice, names=names))
        case room_wire.Kind.SNAPSHOT:
            room = _decode_room(out.body)
            kept = _seen_by(room.comments, hidden)
            return _encode(msgspec.structs.replace(room, comments=kept))
        case _:
            return out.body


def _seen_by(
    comments: Sequence[room_frames.RoomComment], hidden: Set[int]
) -> list[room_frames.RoomComment]:
    return [_naming_none_of(one, hidden) for one in comments if int(one.account.id) not in hidden]


def _naming_none_of(comment: room_frames.RoomComment, hidden: Set[int]) -> room_frames.RoomComment:
    if comment.mentions is UNSET:
        return comment
    named = [one for one in comment.mentions if int(one.id) not in hidden]
    return msgspec.structs.replace(comment, mentions=named or UNSET)
