"""Runs the role `rooms` until it is told to stop."""

import asyncio

from rampe.entry.settings import Settings
from rampe.kit.database import Database, PoolSizes
from rampe.kit.nodes import take_node
from rampe.live import House, RoomPace, RoomTools
from rampe.ports.bus import Bus
from rampe.ports.storage import open_storage

POOLS = PoolSizes(sessions=2, hot=5)


async def run(settings: Settings, stop: asyncio.Event) -> None:
    """Speak for rooms until `stop`, then store what there is and give them back."""
    rooms = settings.rooms
    pace = RoomPace(rooms.hearts_per_second, rooms.comment_burst, rooms.comments_per_minute / 60)
    async with Database(settings.database.url, POOLS) as database:
        bus = await Bus.connect(settings.bus.url, prefix=settings.bus.prefix)
        node = await take_node(database.url)
        storage = open_storage(settings.storage, settings.data_dir / "storage")
        house = House(RoomTools(database, bus, storage, pace), rooms.max_rooms)
        try:
            await asyncio.gather(node.keep(stop), house.run(stop))
        finally:
            await node.release()
            await bus.close()
