"""Who may connect to the gateway, and how many (decision 12)."""

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from rampe.entry.gateway import Gateway
from rampe.entry.gateway.handshake import client_address
from tests.gateway.conftest import OpenGateway, Signed, tab


async def test_member_is_greeted_by_cookie(gateway: Gateway, alix: Signed) -> None:
    async with tab(gateway, alix.token) as one:
        assert await one.receive() == {
            "t": "hello",
            "account_id": str(alix.id),
            "ping_ms": 25_000,
        }


async def test_guest_is_greeted_without_an_account(gateway: Gateway) -> None:
    async with tab(gateway) as one:
        assert (await one.receive())["account_id"] is None


async def test_stale_cookie_makes_a_guest(gateway: Gateway) -> None:
    """As in HTTP: a browser cannot drop a cookie that it cannot see."""
    async with tab(gateway, "long-gone") as one:
        assert (await one.receive())["account_id"] is None


async def test_program_connects_by_bearer_without_origin(gateway: Gateway, alix: Signed) -> None:
    async with tab(gateway, bearer=alix.token, origin=None) as one:
        assert (await one.receive())["account_id"] == str(alix.id)


async def test_wrong_bearer_is_told_to_sign_in(gateway: Gateway) -> None:
    async with tab(gateway, bearer="wrong", origin=None) as one:
        code, frames = await one.closed()
    assert code == 4401
    assert frames == [{"t": "bye", "code": "sign_in_required"}]


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:8081",
        "http://localhost.evil.example:8080",
        "null",
        None,
    ],
)
async def test_foreign_pages_are_refused(
    gateway: Gateway, alix: Signed, origin: str | None
) -> None:
    """A page of another site would connect with the member's cookie."""
    with pytest.raises(InvalidStatus) as refused:
        async with tab(gateway, alix.token, origin=origin):
            pass
    assert refused.value.response.status_code == 403


async def test_page_of_the_same_host_is_ours(gateway: Gateway, alix: Signed) -> None:
    async with tab(gateway, alix.token, origin=f"http://127.0.0.1:{gateway.port}") as one:
        assert (await one.receive())["account_id"] == str(alix.id)


async def test_other_paths_do_not_exist(gateway: Gateway) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with tab(gateway, path="/api"):
            pass
    assert refused.value.response.status_code == 404


async def test_health_is_plain_http(gateway: Gateway) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"http://127.0.0.1:{gateway.port}/health")
    assert (answer.status_code, answer.text) == (200, "ok")


async def test_connections_of_an_account_are_limited(
    open_gateway: OpenGateway, alix: Signed, lou: Signed
) -> None:
    gateway = await open_gateway(max_per_account=2)
    async with tab(gateway, alix.token) as first, tab(gateway, alix.token) as second:
        await first.receive()
        await second.receive()
        async with tab(gateway, alix.token) as third:
            assert await third.closed() == (4429, [{"t": "bye", "code": "too_many_connections"}])
        async with tab(gateway, lou.token) as other:
            assert (await other.receive())["account_id"] == str(lou.id)


async def test_connections_of_an_address_are_limited(open_gateway: OpenGateway) -> None:
    gateway = await open_gateway(max_per_address=2)
    async with tab(gateway) as first, tab(gateway) as second:
        await first.receive()
        await second.receive()
        async with tab(gateway) as third:
            assert (await third.closed())[0] == 4429
    async with tab(gateway) as later:
        assert (await later.receive())["t"] == "hello"


async def test_all_connections_are_limited(open_gateway: OpenGateway) -> None:
    gateway = await open_gateway(max_connections=1)
    async with tab(gateway) as first:
        await first.receive()
        with pytest.raises(InvalidStatus) as refused:
            async with tab(gateway):
                pass
    assert refused.value.response.status_code == 503


@pytest.mark.parametrize(
    ("peer", "forwarded", "counted"),
    [
        ("192.0.2.7", None, "192.0.2.7"),
        ("127.0.0.1", "198.51.100.4", "198.51.100.4"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.4", "198.51.100.4"),
        ("192.0.2.7", "198.51.100.4", "192.0.2.7"),
        ("127.0.0.1", "rubbish", "127.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", None, "192.0.2.7"),
    ],
)
def test_address_is_the_clients_as_our_proxy_saw_it(
    peer: str, forwarded: str | None, counted: str
) -> None:
    assert client_address(peer, forwarded) == counted
