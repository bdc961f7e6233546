"""What an installation says of itself, its demo, and its local inbox."""

from datetime import date, timedelta

import httpx
import pytest

from rampe.accounts import (
    AccountsSettings,
    HandleTaken,
    LightAccount,
    PersonalData,
    Role,
    do_create_admin,
    do_create_demo_account,
    do_create_light_accounts,
    do_set_avatar_bytes,
    list_demo_accounts,
)
from rampe.accounts.countries import country_codes, main_zone, zone_names
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.ports.mail import MailSettings
from rampe.ports.storage import Storage
from tests.accounts.factories import form, sign_up
from tests.conftest import ApiFactory, Settle

LAN = ("192.168.1.20", 1)


async def make_cast(database: Database) -> None:
    """Alix of the cast, and Garance of the staff."""
    async with database.session() as session:
        for handle, role in (("alix", Role.MEMBER), ("garance", Role.ADMIN)):
            await do_create_demo_account(
                session,
                handle=handle,
                name=handle.title(),
                locale="fr",
                country="FR",
                zone="Europe/Paris",
                birth_date=date(2002, 3, 4),
                interests=["dance", "music", "humour"],
                role=role,
                email=f"{handle}@demo.example",
                demo_part=f"demo_part_{handle}",
                created_at=clock.now() - timedelta(days=30),
            )


async def test_instance_says_what_a_form_needs(api: ApiFactory) -> None:
    """Section 2, section 3: limits are known before anything is filled in or picked."""
    told = (await api().get("/instance")).json()
    assert (told["min_age"], told["min_interests"]) == (13, 3)
    assert told["languages"] == ["fr", "en"]
    assert {"FR", "BE", "CH", "SN", "CA"} <= set(told["countries"])
    assert told["demo"] == {"active": False, "stage": None, "cast": []}
    assert told["video"]["min_seconds"] == 3
    assert told["keeping"] == {"grace_days": 30, "archive_days": 7, "former_handle_days": 30}
    assert told["video"]["max_seconds"] == 600


def test_every_country_has_a_zone() -> None:
    """ACC-02."""
    assert len(country_codes()) > 240
    assert all(main_zone(code) in zone_names() for code in country_codes())


async def test_cast_signs_in_with_one_tap(api: ApiFactory, database: Database) -> None:
    """DEMO: while there is a cast, and for nobody else."""
    off = await api().post("/demo/sessions", json={"handle": "alix"})
    assert (off.status_code, off.json()["code"]) == (404, "demo_off")
    await make_cast(database)
    await sign_up(api, "real")
    demo = (await api().get("/instance")).json()["demo"]
    assert [one["handle"] for one in demo["cast"]] == ["alix", "garance"]
    assert demo["cast"][0]["role_text_code"] == "demo_part_alix"
    async with database.session() as session:
        assert demo["stage"] == str((await list_demo_accounts(session))[0].id)
    client = api()
    answer = await client.post("/demo/sessions", json={"handle": "alix"})
    assert (answer.status_code, answer.json()["demo"]) == (201, True)
    assert (await client.get("/me")).json()["handle"] == "alix"
    for handle in ("real", "nobody"):
        other = await api().post("/demo/sessions", json={"handle": handle})
        assert other.json()["code"] == "demo_off"


async def test_operator_shuts_the_one_tap_sign_in(
    api: ApiFactory, database: Database, services: Services
) -> None:
    """DEMO: a setting, also while the cast is there."""
    await make_cast(database)
    services.put(AccountsSettings, AccountsSettings(demo_sign_in=False))
    assert (await api().get("/instance")).json()["demo"]["active"] is False
    answer = await api().post("/demo/sessions", json={"handle": "garance"})
    assert answer.json()["code"] == "demo_off"


async def test_seeding_twice_is_once_and_spares_real_members(
    api: ApiFactory, database: Database, services: Services
) -> None:
    """DEMO: idempotent; what is removed is the demo alone, files included."""
    await sign_up(api, "crowd1")
    storage = services.get(Storage)
    crowd = [LightAccount(f"crowd{i}", f"Crowd {i}") for i in range(3)]
    for _ in range(2):
        await make_cast(database)
        async with database.session() as session:
            assert set(await do_create_light_accounts(session, crowd)) == {"crowd0", "crowd2"}
    async with database.session() as session:
        people = await list_demo_accounts(session)
        assert len(people) == 4
        await do_set_avatar_bytes(session, storage, people[0], b"webp")
    assert len(await storage.list("public/avatars")) == 1
    async with database.session() as session:
        with pytest.raises(HandleTaken):
            await do_create_demo_account(
                session,
                handle="crowd1",
                name="X",
                locale="fr",
                country="FR",
                zone="Europe/Paris",
                birth_date=None,
            )
    for _ in range(2):
        async with database.session() as session:
            await services.get(PersonalData).erase(session, [person.id for person in people])
    assert (await api().get("/profiles/crowd1")).status_code == 200
    assert (await api().get("/profiles/alix")).status_code == 404


async def test_crowd_cannot_be_signed_in_to(api: ApiFactory, database: Database) -> None:
    """DEMO: light accounts have neither password nor part."""
    await make_cast(database)
    async with database.session() as session:
        await do_create_light_accounts(session, [LightAccount("crowd", "Crowd")])
    body = {"login": "crowd", "password": "a password that nobody has"}
    assert (await api().post("/sessions", json=body)).status_code == 401
    assert (await api().post("/demo/sessions", json={"handle": "crowd"})).status_code == 404


async def test_inbox_is_shown_to_this_machine_on_a_first_look(
    api: ApiFactory, settle: Settle
) -> None:
    """Section 2: a local inbox by default."""
    await sign_up(api)
    await settle()
    assert (await api().get("/instance")).json()["mail_inbox"] is True
    (mail,) = (await api().get("/mail/inbox")).json()["items"]
    assert mail["recipient"] == "alix@example.org"
    far = await api(address=LAN).get("/mail/inbox")
    assert (far.status_code, far.json()["code"]) == (404, "inbox_off")


@pytest.mark.parametrize(
    ("site", "mail"),
    [
        (Site("https://rampe.example"), MailSettings()),
        (Site("http://localhost:8080"), MailSettings(inbox_page=False)),
        (Site("http://localhost:8080"), MailSettings(adapter="smtp")),
    ],
)
async def test_inbox_is_never_shown_where_members_are_real(
    api: ApiFactory, services: Services, site: Site, mail: MailSettings
) -> None:
    """D1: its links open accounts."""
    services.put(Site, site)
    services.put(MailSettings, mail)
    assert (await api().get("/instance")).json()["mail_inbox"] is False
    assert (await api().get("/mail/inbox")).json()["code"] == "inbox_off"


async def recipients(client: httpx.AsyncClient) -> set[str]:
    """To whom the mails go that a client sees."""
    return {mail["recipient"] for mail in (await client.get("/mail/inbox")).json()["items"]}


async def test_visitor_of_a_demo_sees_their_own_mails(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """DEMO, D1: else any visitor would make themself the administrator."""
    await make_cast(database)
    async with database.session() as session:
        await do_create_admin(
            session, handle="owner", email="owner@example.org", password="une phrase bien longue"
        )
    visitor, thief = api(address=LAN), api(address=LAN)
    await visitor.post("/accounts", json=form("zoe"))
    await thief.post("/accounts", json=form("thief", email="owner@example.org"))
    for email in ("owner@example.org", "garance@demo.example"):
        await visitor.post("/password-resets", json={"email": email})
    await settle()
    assert await recipients(visitor) == {"zoe@example.org"}
    assert await recipients(thief) == set()
    assert await recipients(api(address=LAN)) == set()
    assert await recipients(api()) == {
        "zoe@example.org",
        "owner@example.org",
        "garance@demo.example",
    }
