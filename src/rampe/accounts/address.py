"""Who a request comes from, as far as limits are concerned."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import HTTPConnection

from rampe.kit.site import is_loopback


def address_key(connection: HTTPConnection) -> str:
    """Return the address that limits count by: for IPv6 its /64, of which one household has 2^64.

    Only our own front door may set `X-Forwarded-For`; uvicorn has put it in `client` already.
    """
    host = connection.client.host if connection.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address)


def is_this_machine(connection: HTTPConnection) -> bool:
    """Whether a request comes from the machine we run on."""
    return connection.client is not None and is_loopback(connection.client.host)
