"""Decisions of staff reach a member who never opens the app, by mail and once (D2, D13)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from rampe.accounts import Account, AccountId
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.notify.mail import compose_mail
from rampe.notify.models import Notification
from rampe.ports.mail import Message
from tests.accounts.brands import make_brand
from tests.notify.conftest import Stage, inbox
from tests.notify.events import happen

DECIDED: dict[str, Any] = {"decision_id": 7, "kind": "video", "outcome": "hide", "sanction": "none"}
WAITING = "SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = 'notify:send_mail'"


async def decide(services: Services, recipient: int, **changes: Any) -> None:
    """Staff decides on something of a member's."""
    data = {**DECIDED, "recipient_id": recipient, **changes}
    await happen(services, "safety.decided.v1", **data)


async def mail_of(database: Database, services: Services, recipient: int) -> Message | None:
    """What the job would mail now of a member's only line."""
    async with database.session() as session:
        line = await session.scalar(
            select(Notification.id).where(Notification.recipient_id == recipient)
        )
        assert line is not None
        return await compose_mail(session, services, line)


async def prove_address(database: Database, account_id: int) -> None:
    """Give a member an address that they proved."""
    values = {"email": "tess@example.org", "email_verified_at": clock.now(), "locale": "fr"}
    async with database.session() as session:
        await session.execute(update(Account).where(Account.id == account_id).values(values))


async def test_an_unseen_decision_is_mailed_a_day_later(
    stage: Stage, services: Services, database: Database
) -> None:
    """D2: with what it is and the way to read and appeal it."""
    await prove_address(database, stage.tess.id)
    before = clock.now()
    await decide(services, stage.tess.id)
    async with database.hot.connection() as connection:
        (due,) = await (await connection.execute(WAITING)).fetchall()
    assert due["scheduled_at"] >= before + timedelta(hours=23, minutes=59)
    mail = await mail_of(database, services, stage.tess.id)
    assert mail is not None
    assert mail.recipient == "tess@example.org"
    assert "@tess" in mail.body
    assert "/decisions/7" in mail.body
    assert "L’équipe de modération" in mail.subject


@pytest.mark.parametrize("how", ["seen", "no address", "sanction"])
async def test_what_needs_no_mail(
    stage: Stage, services: Services, database: Database, how: str
) -> None:
    """Who saw it is not written to, nor who has no proved address; sanctions are mailed at once."""
    if how != "no address":
        await prove_address(database, stage.tess.id)
    await decide(services, stage.tess.id, sanction="suspend" if how == "sanction" else "none")
    if how == "sanction":
        async with database.hot.connection() as connection:
            assert await (await connection.execute(WAITING)).fetchall() == []
        return
    if how == "seen":
        (line,) = await inbox(stage.tess)
        await stage.tess.client.put("/me/notifications/seen", json={"up_to": line["rev"]})
    assert await mail_of(database, services, stage.tess.id) is None


async def test_a_brand_without_an_address_is_its_owner_to_write_to(
    stage: Stage, services: Services, database: Database
) -> None:
    """ACC-04: nobody signs in to a brand, its owner answers for it."""
    await prove_address(database, stage.tess.id)
    brand = await make_brand(stage.tess, "sel")
    brand_id = AccountId(int(brand["account"]["id"]))
    await decide(services, brand_id)
    mail = await mail_of(database, services, brand_id)
    assert mail is not None
    assert mail.recipient == "tess@example.org"
    assert "@sel" in mail.body
