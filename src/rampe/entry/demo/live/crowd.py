"""The simulated crowd: by the public WebSocket only, and only while somebody real looks."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from random import Random

from picows import WSError

from rampe.entry.demo.live.lines import LINES
from rampe.entry.demo.live.seat import Seat, seated

log = logging.getLogger(__name__)

BEAT_SECONDS = 0.7
LINGER_SECONDS = 12.0
"""How long the crowd stays after the last who really looked."""
SETTLE_SECONDS = 10.0
"""How long those who have just left may still be counted."""
AGAIN_SECONDS = 5.0


@dataclass(frozen=True)
class Ticket:
    """Who may take a seat: a session of an account, and the language it writes in."""

    token: str
    locale: str


@dataclass
class Voices:
    """What is said and liked when: people speak in their own time, and nobody all the time."""

    random: Random
    _decks: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _speak_at: float = 0.0
    _heart_at: float = 0.0

    def act(self, seats: Sequence[Seat], now: float) -> None:
        """Let somebody comment or send hearts, when it is time."""
        if now >= self._speak_at:
            seat = self.random.choice(seats)
            seat.say(self._next_line(seat.locale))
            self._speak_at = now + min(15.0, self.random.lognormvariate(1.4, 0.6))
        if now >= self._heart_at:
            self.random.choice(seats).heart(self.random.randint(1, 6))
            self._heart_at = now + self.random.uniform(0.5, 3.0)

    def _next_line(self, locale: str) -> str:
        deck = self._decks.setdefault(locale, [])
        if not deck:
            deck.extend(self.random.sample(LINES[locale], len(LINES[locale])))
        return deck.pop()


@dataclass(frozen=True)
class Crowd:
    """The seats of one live. The host's own connection tells how many watch."""

    url: str
    room: str
    host: Ticket
    guests: Sequence[Ticket]
    random: Random
    linger: float = LINGER_SECONDS

    async def run(self) -> None:
        """Come and go until cancelled; what the gateway drops comes back."""
        voices = Voices(self.random)
        while True:
            try:
                async with seated(self.url, self.host.token, self._seat(self.host)) as usher:
                    await self._attend(usher, voices)
            except (OSError, WSError) as error:
                log.info("demo: the crowd waits for the gateway: %s", error)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _attend(self, usher: Seat, voices: Voices) -> None:
        clock = asyncio.get_running_loop().time
        blind_until = 0.0
        while not usher.gone.is_set():
            # The crowd counts as viewers too; here are none of it.
            if usher.audience and clock() >= blind_until:
                async with AsyncExitStack() as house:
                    await self._fill(usher, voices, house)
                blind_until = clock() + SETTLE_SECONDS
            await asyncio.sleep(BEAT_SECONDS)

    async def _fill(self, usher: Seat, voices: Voices, house: AsyncExitStack) -> None:
        """Take one seat after the other and be a crowd, until nobody else has looked for long."""
        clock = asyncio.get_running_loop().time
        seats: list[Seat] = []
        waiting = list(self.random.sample(self.guests, len(self.guests)))
        looked_at = clock()
        while not usher.gone.is_set() and clock() - looked_at < self.linger:
            if usher.audience > len(seats):
                looked_at = clock()
            seats = [seat for seat in seats if not seat.gone.is_set()]
            if waiting and self.random.random() < 0.6:
                ticket = waiting.pop()
                place = seated(self.url, ticket.token, self._seat(ticket))
                seats.append(await house.enter_async_context(place))
            if seats:
                voices.act(seats, clock())
            await asyncio.sleep(BEAT_SECONDS)

    def _seat(self, ticket: Ticket) -> Seat:
        return Seat(self.room, ticket.locale)
