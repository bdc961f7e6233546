"""Which addresses a server may be asked to visit on a stranger's word: only public ones."""

import asyncio
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


class NotPublic(Exception):
    """A name that leads somewhere inside."""


def is_public(address: Address, allowed: Sequence[Network] = ()) -> bool:
    """Whether an address is of the public internet, or of a network that is allowed by name.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is as public as that one.
    """
    if any(address in network for network in allowed if network.version == address.version):
        return True
    if isinstance(address, IPv6Address):
        inner = _carried(address)
        if inner is not None:
            return is_public(inner, allowed)
    return address.is_global and not address.is_multicast


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in IPv6Network("64:ff9b::/96"):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


async def resolve(host: str, port: int, allowed: Sequence[Network] = ()) -> list[Address]:
    """Return the addresses of a host, all of them public.

    The caller connects to one of these, not to the name: a second lookup could answer otherwise.

    Raises:
        NotPublic: one of them is not public.
        OSError: there is no such name.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(
        dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found)
    )
    if not all(is_public(address, allowed) for address in addresses):
        raise NotPublic(host)
    return addresses
