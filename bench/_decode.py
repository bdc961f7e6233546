"""The least that can hear a room: nats-py callbacks that decode and nothing else.

`python -m bench._decode BUS_URL`; says `ready`, and then how many messages it has decoded each time
that a line comes on its standard input.
"""

import asyncio
import sys

import uvloop
from nats.aio.msg import Msg

from rampe.live import room_wire
from rampe.ports.bus import Bus

decode = room_wire.decode_inbound
decoded = 0


async def hear(message: Msg) -> None:
    """Decode one."""
    global decoded
    decode(message.data)
    decoded += 1


async def main(url: str) -> None:
    """Hear until standard input ends."""
    bus = await Bus.connect(url)
    await bus.subscribe("room.*.in", hear)
    await bus.flush()
    print("ready", flush=True)
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.readline():
        print(decoded, flush=True)
    await bus.close()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1]))
