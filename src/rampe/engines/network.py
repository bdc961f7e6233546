"""Ports of this machine: free ones for engines, and who holds one that is taken."""

import asyncio
import errno
import socket
from contextlib import ExitStack
from pathlib import Path


class PortTaken(Exception):
    """Another process listens there; the message names it where we may look."""

    def __init__(self, host: str, port: int, owner: str | None) -> None:
        self.port = port
        super().__init__(f"port {port} on {host} is taken" + (f" by {owner}" if owner else ""))


def free_port() -> int:
    """Return a TCP port nobody listens on, on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def free_ports(count: int) -> list[int]:
    """Return different TCP ports nobody listens on: asked one by one, the kernel repeats itself."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def check_port(host: str, port: int) -> None:
    """Make sure that we may listen on host:port.

    Raises:
        PortTaken: someone does already.
        PermissionError: ports below 1024 are root's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host, port, port_owner(port)) from None
            raise


async def accepts(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether something accepts connections there."""
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    return True


def port_owner(port: int) -> str | None:
    """Name the process that listens on a port, None where we may not see it."""
    inodes = _listening_inodes(port)
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and _holds_socket(process, inodes):
            return f"{(process / 'comm').read_text().strip()} (process {process.name})"
    return None


def lan_address() -> str:
    """Return this machine's address in its local network: the one it would reach others from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1; connecting a datagram socket sends none
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _listening_inodes(port: int) -> set[str]:
    """Read /proc/net/tcp{,6}: local address in field 1, state 0A is LISTEN, inode in field 9."""
    rows = [
        row.split()
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for row in Path(table).read_text().splitlines()[1:]
    ]
    return {row[9] for row in rows if row[3] == "0A" and int(row[1].rpartition(":")[2], 16) == port}


def _holds_socket(process: Path, inodes: set[str]) -> bool:
    try:
        links = [str(link.readlink()) for link in (process / "fd").iterdir()]
    except OSError:
        return False
    return any(link == f"socket:[{inode}]" for link in links for inode in inodes)
