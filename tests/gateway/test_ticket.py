"""One-minute tickets for clients that cannot send a cookie (decision 12)."""

from datetime import timedelta

import pytest

from rampe.accounts import AccountId, SessionId
from rampe.entry.gateway import Gateway, TicketSigner
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from tests.conftest import ApiFactory
from tests.factories import make_person
from tests.gateway.conftest import Signed, tab


@pytest.fixture
def signer(services: Services) -> TicketSigner:
    return services.get(TicketSigner)


async def is_refused(gateway: Gateway, ticket: str) -> bool:
    async with tab(gateway, ticket=ticket, origin=None) as one:
        return await one.closed() == (4401, [{"t": "bye", "code": "sign_in_required"}])


async def make_ticket(api: ApiFactory, signed: Signed) -> str:
    answer = await api(signed.token).post("/rt/ticket")
    assert answer.status_code == 200
    return answer.json()["ticket"]


async def test_ticket_opens_a_connection_once(
    api: ApiFactory, gateway: Gateway, alix: Signed
) -> None:
    ticket = await make_ticket(api, alix)
    async with tab(gateway, ticket=ticket, origin=None) as one:
        assert (await one.receive())["account_id"] == str(alix.id)
    assert await is_refused(gateway, ticket)


async def test_ticket_is_for_members(api: ApiFactory) -> None:
    answer = await api().post("/rt/ticket")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")


async def test_ticket_is_over_after_a_minute(
    api: ApiFactory, gateway: Gateway, alix: Signed
) -> None:
    ticket = await make_ticket(api, alix)
    with clock.travel(clock.now() + timedelta(seconds=61)):
        assert await is_refused(gateway, ticket)


async def test_ticket_of_an_ended_session_is_refused(
    api: ApiFactory, gateway: Gateway, database: Database
) -> None:
    alix = await make_person(database, api, "alix")
    ticket = (await alix.client.post("/rt/ticket")).json()["ticket"]
    assert (await alix.client.delete("/sessions/current")).status_code in (200, 204)
    async with tab(gateway, ticket=ticket, origin=None) as one:
        assert await one.closed() == (4401, [{"t": "bye", "code": "session_ended"}])


async def test_forged_tickets_are_refused(gateway: Gateway, signer: TicketSigner) -> None:
    good = signer.sign(AccountId(1), SessionId(2))
    other_key = TicketSigner("another secret").sign(AccountId(1), SessionId(2))
    changed = ("B" if good[5] != "B" else "C").join((good[:5], good[6:]))
    for forged in (other_key, changed, good[:-4], "", "é" * 20, "A" * 4000, "%00"):
        assert signer.read(forged) is None
    for forged in (other_key, changed):
        assert await is_refused(gateway, forged)


def test_key_of_tickets_is_not_the_secret_itself() -> None:
    assert TicketSigner("s").read(TicketSigner(b"s").sign(AccountId(1), SessionId(2)))
