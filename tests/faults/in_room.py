"""A viewer in the room of a live as our client is: comments one at a time, sends hearts.

When it comes back, and what it sends again, is what `realtime.svelte.ts` and `room.svelte.ts` of
the web client say.
"""

import asyncio
import random
import time
from uuid import uuid4

import picows

from tests.faults.line import Frame, Line, Member, Sign

HEARTS, HEARTS_EVERY = 3, 2.0
ANSWER_WITHIN = 8.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
REFUSED_AGAIN, SAY_AGAIN = 2.0, 5.0


class InRoom:
    """One viewer's line to the room: listens, comments one at a time, sends hearts."""

    def __init__(self, viewer: Member, every: float | None) -> None:
        self._viewer = viewer
        self.sign = Sign()
        self.epoch_sign = Sign()
        """When an actor of a later epoch was heard."""
        self.line: Line | None = None
        self.connections = 0
        self.connected = False
        self.every = every
        """Seconds between two comments; None says nothing."""
        self.loves = True
        self.said: dict[str, tuple[str, int]] = {}
        self.waiting: dict[str, float] = {}
        """Own comments without an answer, and when each was sent last."""
        self.shown = self.hearted = 0
        self._epoch = self._attempts = 0
        self._retry: float | None = None
        self._ping_seconds = 25.0
        self._join_at: float | None = None
        self._loved_at = self._spoke_at = 0.0

    async def run(self) -> None:
        """Be in the room until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._beat())
            while True:
                self._retry = None
                await self._visit()
                await asyncio.sleep(self._pause() if self._retry is None else self._retry)

    def _pause(self) -> float:
        full = min(LONGEST_WAIT, FIRST_WAIT * 2**self._attempts)
        self._attempts += 1
        return full * random.uniform(0.5, 1.0)

    async def _visit(self) -> None:
        # Its first frame may come together with the end of the handshake.
        self.line = line = Line(self._hear, lambda _: None)
        try:
            await self._viewer.connect(line, "/rt", within=60.0)
            self.connections += 1
            await line.stay(self._ping_seconds, ANSWER_WITHIN, self._ping_seconds)
        except (OSError, TimeoutError, picows.WSError):
            pass
        finally:
            self.connected, self.line, self._join_at = False, None, None
            line.cut()

    def _join(self) -> None:
        self._join_at = None
        self._send({"t": "join"})

    def _send(self, frame: Frame) -> None:
        if self.line is not None:
            self.line.say({**frame, "room": self._viewer.live})

    def _hear(self, said: Frame) -> None:
        match said["t"]:
            case "hello":
                self._attempts = 0
                self._ping_seconds = said.get("ping_ms", 25_000) / 1000
                self.connected = False
                self._join()
            case "bye":
                self._retry = said["retry_ms"] / 1000 if "retry_ms" in said else None
                if self._retry is None:
                    self._viewer.fail(f"sent away: {said['code']}")
            case "room":
                self._show(said["state"])
                self._hear_epoch(said["e"])
                if said["e"] < self._epoch:
                    self._join_at = time.monotonic() + REFUSED_AGAIN
                    return
                self._epoch, self.connected = said["e"], True
                # Read before it was sent: what was acknowledged meanwhile may be more.
                self.hearted = max(self.hearted, said["me"]["hearts"])
                self.waiting = dict.fromkeys(self.waiting, 0.0)
            case "refused":
                self.connected = False
                if "retry_ms" in said:
                    wait = max(said["retry_ms"] / 1000, REFUSED_AGAIN)
                    self._join_at = time.monotonic() + wait
                elif said["code"] != "live_ended":
                    self._viewer.fail(f"refused: {said['code']}")
            case "state":
                self._hear_epoch(said["e"])
                self._epoch = max(self._epoch, said["e"])
                self._show(said["s"])
            case "hearted":
                self.sign.note(time.time())
                if said["hearts"] < self.hearted:
                    self._viewer.fail(f"own hearts: {self.hearted}, then {said['hearts']}")
                self.hearted = said["hearts"]
            case "said":
                self._answered(said["cid"], (said["id"], said["i"]))
            case "unsaid":
                self._unsaid(said)
            case _:
                pass

    def _hear_epoch(self, epoch: int) -> None:
        if epoch > self._epoch:
            self.epoch_sign.note(time.time())

    def _show(self, state: Frame) -> None:
        if state["hearts"] < self.shown:
            self._viewer.fail(f"the counter went down: {self.shown}, then {state['hearts']}")
        self.shown = state["hearts"]

    def _answered(self, cid: str, place: tuple[str, int]) -> None:
        self.sign.note(time.time())
        self.waiting.pop(cid, None)
        if self.said.setdefault(cid, place) != place:
            self._viewer.fail(f"comment {cid} is {self.said[cid]}, then {place}")

    def _unsaid(self, said: Frame) -> None:
        if said["cid"] not in self.waiting:
            return
        if said["code"] == "not_in_room":
            self._join()
        elif "retry_ms" in said:
            self.waiting[said["cid"]] = time.monotonic() + said["retry_ms"] / 1000 - SAY_AGAIN
        else:
            self._viewer.fail(f"comment refused: {said['code']}")

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(random.uniform(0.4, 0.6))
            now = time.monotonic()
            if self._join_at is not None and now >= self._join_at:
                self._join()
            if not self.connected:
                continue
            if self.loves and now - self._loved_at >= HEARTS_EVERY:
                self._loved_at = now
                self._send({"t": "hearts", "n": HEARTS})
            if self.every is not None and not self.waiting and now - self._spoke_at >= self.every:
                self._spoke_at = now
                self.waiting[str(uuid4())] = 0.0
            for cid, sent in self.waiting.items():
                if now - sent >= SAY_AGAIN:
                    self.waiting[cid] = now
                    self._send({"t": "say", "cid": cid, "text": f"Bravo, {cid[:8]} !"})
