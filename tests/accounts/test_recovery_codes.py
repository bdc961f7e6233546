"""Recovery codes: ten, shown once, good once, and the way back when the phone is lost."""

from datetime import timedelta

from pyotp.totp import TOTP
from sqlalchemy import select

from rampe.accounts.security.models import RecoveryCode
from rampe.accounts.security.recovery import take_expiring
from rampe.entry import operator
from rampe.entry.settings import Settings
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.safety import ModerationAction
from tests.accounts.factories import PASSWORD, last_token, mails_to, sign_up, taken_back
from tests.accounts.factors import (
    BROWSER,
    begin_sign_in,
    finish_sign_in,
    log_of,
    told,
    with_app,
    with_passkey,
)
from tests.conftest import ApiFactory, Settle

NEW = "une phrase tout à fait nouvelle"


async def test_ten_codes_come_with_the_first_factor(api: ApiFactory, database: Database) -> None:
    """D1: and are nowhere else: kept are keyed hashes."""
    alix = await with_app(api, database)
    assert len(set(alix.codes)) == 10
    assert all(len(code) == 11 and code[5] == "-" for code in alix.codes)
    async with database.session() as session:
        hashes = list(await session.scalars(select(RecoveryCode.code_hash)))
    assert len(hashes) == 10
    assert all(len(stored) == 32 for stored in hashes)
    overview = (await alix.client.get("/me/security")).json()
    assert overview["recovery_codes"] == 10
    assert not any(code in str(overview) for code in alix.codes)


async def test_lost_phone(api: ApiFactory, database: Database, settle: Settle) -> None:
    """D1: password and code open the account, once; the member is told, and nine are left."""
    alix = await with_app(api, database)
    phone = api()
    asked = await begin_sign_in(phone)
    answer = await finish_sign_in(phone, asked["challenge"], recovery_code=alix.codes[0])
    assert answer.status_code == 201
    overview = (await phone.get("/me/security")).json()
    assert overview["recovery_codes"] == 9
    # Signing in so is a proof: the lost app can be taken away.
    assert (await phone.delete("/me/totp", headers=BROWSER)).status_code == 204
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert "Un code de secours a été utilisé" in subjects


async def test_code_as_people_type_it(api: ApiFactory, database: Database) -> None:
    """D1: capitals, spaces, no dash, and letters that look like digits."""
    alix = await with_app(api, database)
    code = next(code for code in alix.codes if "0" in code or "1" in code)
    typed = code.upper().replace("-", " ").replace("0", "O").replace("1", "I")
    asked = await begin_sign_in(api())
    answer = await finish_sign_in(api(), asked["challenge"], recovery_code=typed)
    assert answer.status_code == 201


async def test_used_code_is_refused_logged_and_told(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Section 8."""
    alix = await with_app(api, database)
    code = alix.codes[3]
    asked = [await begin_sign_in(api()) for _ in range(2)]
    await finish_sign_in(api(), asked[0]["challenge"], recovery_code=code)
    again = await finish_sign_in(api(), asked[1]["challenge"], recovery_code=code)
    assert (again.status_code, again.json()["code"]) == (403, "recovery_code_expired")
    assert (await log_of(database, alix.id))[-1] == "recovery_code_expired"
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert subjects[-1] == "Un code de secours périmé a été refusé"


async def test_new_codes_expire_the_old(api: ApiFactory, database: Database) -> None:
    """D1, section 8: the paper that was lost opens nothing, and trying it is noticed."""
    alix = await with_app(api, database)
    made = await alix.client.post("/me/recovery-codes", headers=BROWSER)
    assert len(made.json()["codes"]) == 10
    asked = await begin_sign_in(api())
    old = await finish_sign_in(api(), asked["challenge"], recovery_code=alix.codes[0])
    assert old.json()["code"] == "recovery_code_expired"
    new = await finish_sign_in(api(), asked["challenge"], recovery_code=made.json()["codes"][0])
    assert new.status_code == 201


async def test_codes_expire_after_two_years(api: ApiFactory, database: Database) -> None:
    """Section 8."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + timedelta(days=731)):
        asked = await begin_sign_in(api())
        assert asked["methods"] == ["totp"]
        late = await finish_sign_in(api(), asked["challenge"], recovery_code=alix.codes[0])
        assert late.json()["code"] == "recovery_code_expired"
        by_app = await finish_sign_in(api(), asked["challenge"], totp=alix.code())
        assert by_app.status_code == 201


async def test_expired_codes_of_years_ago_are_still_noticed(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Section 8: refused for what they are, logged, and told by mail."""
    alix = await with_app(api, database)
    with clock.travel(clock.now() + timedelta(days=800)):
        asked = await begin_sign_in(api())
        await finish_sign_in(api(), asked["challenge"], recovery_code=alix.codes[0])
        assert (await log_of(database, alix.id))[-1] == "recovery_code_expired"
        await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert subjects[-1] == "Un code de secours périmé a été refusé"


async def test_member_hears_once_before_codes_expire(api: ApiFactory, database: Database) -> None:
    """D1: a rule that locks out says so in time."""
    alix = await with_app(api, database)
    for days, expected in ((600, []), (705, [alix.id]), (706, [])):
        with clock.travel(clock.now() + timedelta(days=days)):
            async with database.session() as session:
                assert await take_expiring(session) == expected


async def test_code_of_another_member_opens_nothing(api: ApiFactory, database: Database) -> None:
    """D1."""
    await with_app(api, database)
    zoe = await with_app(api, database, "zoe")
    asked = await begin_sign_in(api())
    answer = await finish_sign_in(api(), asked["challenge"], recovery_code=zoe.codes[0])
    assert answer.json()["code"] == "code_refused"
    assert (await zoe.client.get("/me/security")).json()["recovery_codes"] == 10


async def test_no_codes_without_a_second_factor(api: ApiFactory, database: Database) -> None:
    """D1: they stand in for one, and go with the last."""
    client, _me = await sign_up(api, "zoe")
    refused = await client.post("/me/recovery-codes", headers=BROWSER)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_second_factor")
    alix = await with_app(api, database)
    await alix.client.delete("/me/totp", headers=BROWSER)
    assert (await alix.client.get("/me/security")).json()["recovery_codes"] == 0


async def test_second_factor_beside_the_first_makes_no_new_codes(
    api: ApiFactory, database: Database
) -> None:
    """D1: the paper in the drawer stays good."""
    alix = await with_passkey(api, database)
    setup = (await alix.client.post("/me/totp", headers=BROWSER)).json()
    from_app = {"code": TOTP(setup["secret"]).at(clock.now())}
    added = await alix.client.post("/me/totp/confirm", json=from_app, headers=BROWSER)
    assert added.json() == {"recovery_codes": None}


async def test_lost_password_does_not_open_the_second_lock(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Section 10: the mailbox gives a new password, and the phone is still asked for."""
    alix = await with_app(api, database)
    await api().post("/password-resets", json={"email": "alix@example.org"})
    await settle()
    token = await last_token(database, "alix@example.org")
    reset = await api().post("/password-resets/confirm", json={"token": token, "password": NEW})
    assert reset.status_code == 204
    assert not reset.cookies
    old = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert old.json()["code"] == "bad_credentials"
    new = await api().post("/sessions", json={"login": "alix", "password": NEW})
    assert new.json()["code"] == "second_factor_required"
    with clock.travel(clock.now() + timedelta(seconds=30)):
        answer = await finish_sign_in(api(), new.json()["challenge"], totp=alix.code())
    assert answer.status_code == 201


async def test_operator_takes_factors_away_on_record(
    api: ApiFactory, database: Database, services: Services, settings: Settings, settle: Settle
) -> None:
    """D1, D2: for who lost everything; sessions end, the member is told, the journal says why."""
    alix = await with_app(api, database)
    assert await operator.remove_factors(settings, "@alix", "came by with their passport")
    assert not await operator.remove_factors(settings, "alix", "again")
    assert await taken_back(database) == {alix.id}
    assert (await alix.client.get("/me")).status_code == 401
    answer = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert answer.status_code == 201
    async with database.session() as session:
        line = (await session.scalars(select(ModerationAction))).one()
    assert (line.act, line.owner_id, line.reason) == (
        "remove_factors",
        alix.id,
        "came by with their passport",
    )
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert "L’équipe a retiré la double vérification" in subjects
