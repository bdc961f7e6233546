"""Embedded NATS with JetStream: the bus and the event log, on loopback and behind a token."""

import asyncio
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from rampe.engines.engine import Engine
from rampe.engines.files import write_private
from rampe.engines.process import Child, Command, spawn, until
from rampe.engines.programs import find_program

MAX_PAYLOAD = 4 * 1024 * 1024
"""Bytes of one message: a part of a live is the largest (decision 19)."""


@dataclass(frozen=True)
class NatsOptions:
    """How to start the server."""

    store: Path
    run_dir: Path
    log: Path
    port: int
    token: str
    program: Path | None = None
    max_store_bytes: int = 4 * 1024**3


class Nats(Engine):
    """A running server, reached by `url`."""

    def __init__(self, options: NatsOptions, child: Child) -> None:
        super().__init__(child)
        self.url = f"nats://{options.token}@127.0.0.1:{options.port}"


async def start_nats(options: NatsOptions) -> Nats:
    """Start the server and wait until JetStream answers.

    Raises:
        EngineError: it cannot start; the message says why.
    """
    options.store.mkdir(parents=True, exist_ok=True, mode=0o700)
    config = options.run_dir / "nats.conf"
    name = f"rampe_{secrets.token_hex(4)}"
    write_private(config, server_config(options, name))
    child = spawn(
        Command(
            name="nats",
            argv=[
                str(find_program("nats-server", options.program, "bus.program")),
                "--config",
                str(config),
            ],
            run_dir=options.run_dir,
            log=options.log,
            env={"PATH": os.defpath},
        )
    )
    try:
        await until(lambda: _answers(options, name), child)
    except BaseException:
        await child.close()
        raise
    return Nats(options, child)


def server_config(options: NatsOptions, name: str) -> str:
    """Write the server's configuration. Its strings are JSON's."""
    return f"""\
server_name: {name}
listen: "127.0.0.1:{options.port}"
authorization {{ token: {json.dumps(options.token)} }}
max_payload: {MAX_PAYLOAD}
max_pending: 64MB
write_deadline: "5s"
jetstream {{
  store_dir: {json.dumps(str(options.store.absolute()))}
  max_memory_store: 64MB
  max_file_store: {options.max_store_bytes}
}}
"""


async def _answers(options: NatsOptions, name: str) -> bool:
    """Tell whether our server, and no other on its port, lets us in and has JetStream up."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", options.port)
    except OSError:
        return False
    try:
        info = json.loads((await reader.readline()).removeprefix(b"INFO "))
        hello = {"auth_token": options.token, "verbose": False, "pedantic": False}
        writer.write(b"CONNECT " + json.dumps(hello).encode() + b"\r\nPING\r\n")
        ours = info.get("jetstream") is True and info["server_name"] == name
        return ours and await reader.readline() == b"PONG\r\n"
    except (OSError, ValueError):
        return False
    finally:
        writer.close()
