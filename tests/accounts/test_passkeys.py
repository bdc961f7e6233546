"""Passkeys: the whole WebAuthn ceremony with a passkey in software, and whatever bends it."""

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from rampe.accounts import Account, AccountsSettings, Status
from rampe.accounts.security.assertion import judge_assertion, judge_registration
from rampe.accounts.security.errors import PasskeyRefused
from rampe.accounts.security.models import Passkey, PasskeyChallenge
from rampe.accounts.security.schemas import PasskeyAssertion, PasskeyRegistration
from rampe.accounts.security.webauthn_site import RelyingParty
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.kit.site import Site
from tests.accounts.authenticator import PRESENT, Authenticator, b64, unb64
from tests.accounts.factories import PASSWORD, mails_to, sign_up
from tests.accounts.factors import (
    BROWSER,
    add_passkey,
    begin_sign_in,
    finish_sign_in,
    log_of,
    passkey_options,
    sign_in_by_passkey,
    told,
    with_app,
    with_passkey,
)
from tests.conftest import ApiFactory, Settle
from tests.factories import make_person


async def test_passkey_signs_in_by_itself(api: ApiFactory, database: Database) -> None:
    """D1: no login, no password, no second step; the browser hears no list of accounts."""
    alix = await with_passkey(api, database)
    assert alix.passkey is not None
    browser = api()
    options = await passkey_options(browser, "/passkey-options")
    assert options["allowCredentials"] == []
    assert (options["rpId"], options["userVerification"]) == ("localhost", "required")
    body = {"passkey": alix.passkey.get(options)}
    answer = await browser.post("/sessions/passkey", json=body)
    assert (answer.status_code, answer.json()["handle"]) == (201, "alix")
    assert (await browser.get("/me")).status_code == 200


async def test_options_make_a_discoverable_passkey(api: ApiFactory, database: Database) -> None:
    """D1: verified, without attestation, and its user handle tells nobody who it is."""
    alix = await with_passkey(api, database)
    options = await passkey_options(alix.client, "/me/passkeys/options")
    chosen = options["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")
    assert options["attestation"] == "none"
    assert options["user"]["name"] == "@alix"
    assert str(alix.id).encode() not in unb64(options["user"]["id"])
    assert [one["id"] for one in options["excludeCredentials"]] == [b64(_key(alix).id)]


async def test_passkeys_are_named_listed_renamed_and_removed(
    api: ApiFactory, database: Database
) -> None:
    """D1: several of them; a removed one opens nothing."""
    alix = await with_passkey(api, database)
    laptop = Authenticator()
    added = await add_passkey(alix.client, laptop, "Ordinateur")
    assert added.json()["recovery_codes"] is None
    path = f"/me/passkeys/{added.json()['passkey']['id']}"
    renamed = await alix.client.patch(path, json={"name": "Portable"}, headers=BROWSER)
    assert renamed.json()["name"] == "Portable"
    listed = (await alix.client.get("/me/security")).json()["passkeys"]
    assert [one["name"] for one in listed] == ["Portable", "Téléphone"]
    assert (await alix.client.delete(path, headers=BROWSER)).status_code == 204
    gone = await sign_in_by_passkey(api(), laptop)
    assert (gone.status_code, gone.json()["code"]) == (403, "passkey_refused")
    assert (await sign_in_by_passkey(api(), _key(alix))).status_code == 201


async def test_password_alone_no_longer_opens(api: ApiFactory, database: Database) -> None:
    """D1: a passkey is a second factor as well."""
    alix = await with_passkey(api, database)
    browser = api()
    asked = await begin_sign_in(browser)
    assert asked["methods"] == ["passkey", "recovery_code"]
    options = await passkey_options(
        browser, "/sessions/second/options", challenge=asked["challenge"]
    )
    assert [one["id"] for one in options["allowCredentials"]] == [b64(_key(alix).id)]
    proof = _key(alix).get(options)
    answer = await finish_sign_in(browser, asked["challenge"], passkey=proof)
    assert answer.status_code == 201


async def test_removing_the_last_one_gives_the_password_back(
    api: ApiFactory, database: Database
) -> None:
    """D1."""
    alix = await with_passkey(api, database)
    await alix.client.delete(f"/me/passkeys/{alix.passkey_id}", headers=BROWSER)
    answer = await api().post("/sessions", json={"login": "alix", "password": PASSWORD})
    assert answer.status_code == 201


async def test_step_up_by_passkey(api: ApiFactory, database: Database) -> None:
    """D1: the passkey in place of the password."""
    alix = await with_passkey(api, database)
    with clock.travel(clock.now() + timedelta(minutes=11)):
        refused = await alix.client.post("/me/recovery-codes", headers=BROWSER)
        assert refused.json()["methods"] == ["passkey", "recovery_code"]
        options = await passkey_options(alix.client, "/me/proof/passkey-options")
        body = {"passkey": _key(alix).get(options)}
        assert (await alix.client.post("/me/proof", json=body, headers=BROWSER)).status_code == 200
        made = await alix.client.post("/me/recovery-codes", headers=BROWSER)
        assert made.status_code == 200


async def test_replayed_assertion_is_refused_logged_and_told(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """Section 8: what was overheard once opens nothing."""
    alix = await with_passkey(api, database)
    options = await passkey_options(api(), "/passkey-options")
    body = {"passkey": _key(alix).get(options)}
    assert (await api().post("/sessions/passkey", json=body)).status_code == 201
    replayed = await api().post("/sessions/passkey", json=body)
    assert (replayed.status_code, replayed.json()["code"]) == (403, "passkey_replayed")
    assert (await log_of(database, alix.id))[-1] == "passkey_replayed"
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert subjects[-1] == "Une réponse de clé d’accès rejouée a été refusée"


async def test_two_requests_at_once_with_one_assertion(api: ApiFactory, database: Database) -> None:
    """Section 8: exactly one gets in."""
    alix = await with_passkey(api, database)
    options = await passkey_options(api(), "/passkey-options")
    body = {"passkey": _key(alix).get(options)}
    answers = await asyncio.gather(*(api().post("/sessions/passkey", json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 403, 403, 403]


async def test_challenge_is_good_for_minutes(api: ApiFactory, database: Database) -> None:
    """D1."""
    alix = await with_passkey(api, database)
    options = await passkey_options(api(), "/passkey-options")
    with clock.travel(clock.now() + timedelta(minutes=6)):
        late = await api().post("/sessions/passkey", json={"passkey": _key(alix).get(options)})
    assert late.json()["code"] == "passkey_replayed"


async def test_challenge_of_one_purpose_is_not_good_for_another(
    api: ApiFactory, database: Database
) -> None:
    """D1: a page that asks for a step-up cannot be made to sign somebody in, nor the reverse."""
    alix = await with_passkey(api, database)
    proof = await passkey_options(alix.client, "/me/proof/passkey-options")
    signed = await api().post("/sessions/passkey", json={"passkey": _key(alix).get(proof)})
    assert signed.json()["code"] == "passkey_replayed"
    guest = await passkey_options(api(), "/passkey-options")
    body = {"passkey": _key(alix).get(guest)}
    proved = await alix.client.post("/me/proof", json=body, headers=BROWSER)
    assert proved.json()["code"] == "passkey_replayed"


async def test_challenge_made_by_a_stranger(api: ApiFactory, database: Database) -> None:
    """D1: rightly signed, never asked."""
    alix = await with_passkey(api, database)
    made_up = {"challenge": b64(b"x" * 32), "rpId": "localhost"}
    answer = await api().post("/sessions/passkey", json={"passkey": _key(alix).get(made_up)})
    assert answer.json()["code"] == "passkey_replayed"


BENT: dict[str, Callable[[Authenticator], None]] = {
    "wrong origin": lambda key: setattr(key, "origin", "http://localhost:9999"),
    "origin of another site": lambda key: setattr(key, "origin", "https://rampe.example"),
    "wrong relying party": lambda key: setattr(key, "rp_id", "rampe.example"),
    "nobody present": lambda key: setattr(key, "flags", 0),
    "owner not verified": lambda key: setattr(key, "flags", PRESENT),
    "another key": lambda key: setattr(key, "key", Authenticator().key),
    "another owner": lambda key: setattr(key, "user", b"x" * 32),
}


@pytest.mark.parametrize("bend", BENT.values(), ids=BENT)
async def test_bent_assertion_is_refused(
    api: ApiFactory, database: Database, bend: Callable[[Authenticator], None]
) -> None:
    """D1."""
    alix = await with_passkey(api, database)
    bend(_key(alix))
    answer = await sign_in_by_passkey(api(), _key(alix))
    assert (answer.status_code, answer.json()["code"]) == (403, "passkey_refused")
    assert (await log_of(database, alix.id))[-1] == "second_factor_refused"


@pytest.mark.parametrize(
    "bend", [bend for name, bend in BENT.items() if not name.startswith("another")]
)
async def test_bent_registration_is_refused(
    api: ApiFactory, bend: Callable[[Authenticator], None]
) -> None:
    """D1."""
    client, _me = await sign_up(api)
    key = Authenticator()
    bend(key)
    answer = await add_passkey(client, key)
    assert (answer.status_code, answer.json()["code"]) == (403, "passkey_refused")
    assert (await client.get("/me/security")).json()["passkeys"] == []


@pytest.mark.parametrize("back", [0, 1, 5])
async def test_counter_going_back_is_a_copy(
    api: ApiFactory, database: Database, settle: Settle, back: int
) -> None:
    """WebAuthn 6.1.1: refused, logged, told; the counter that was kept stays."""
    alix = await with_passkey(api, database)
    for _ in range(6):
        assert (await sign_in_by_passkey(api(), _key(alix))).status_code == 201
    _key(alix).count -= back + 1
    answer = await sign_in_by_passkey(api(), _key(alix))
    assert answer.json()["code"] == "passkey_refused"
    assert (await log_of(database, alix.id))[-1] == "passkey_counter"
    async with database.session() as session:
        assert await session.scalar(select(Passkey.sign_count)) == 6
    await settle()
    subjects = [told(mail.subject) for mail in await mails_to(database, "alix@example.org")]
    assert subjects[-1] == "Une clé d’accès peut-être copiée a été refusée"


async def test_passkey_without_a_counter(api: ApiFactory, database: Database) -> None:
    """WebAuthn 6.1.1: those that are synchronised always say 0."""
    alix = await with_passkey(api, database, key=Authenticator(counts=False))
    for _ in range(3):
        assert (await sign_in_by_passkey(api(), _key(alix))).status_code == 201


async def test_unknown_passkey_and_wrong_signature_look_alike(
    api: ApiFactory, database: Database
) -> None:
    """D1: no enumeration: the answers are the same, and so is the work behind them."""
    alix = await with_passkey(api, database)
    options = await passkey_options(api(), "/passkey-options")
    stranger = Authenticator(user=b"x" * 32)
    _key(alix).key = Authenticator().key
    unknown = await api().post("/sessions/passkey", json={"passkey": stranger.get(options)})
    wrong = await api().post("/sessions/passkey", json={"passkey": _key(alix).get(options)})
    assert unknown.status_code == wrong.status_code
    assert {**unknown.json(), "request_id": ""} == {**wrong.json(), "request_id": ""}


@pytest.mark.parametrize("known", [True, False])
def test_signature_is_checked_whether_or_not_the_passkey_is_known(
    monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    """D1: time does not tell: one signature is verified either way."""
    verified: list[bytes] = []
    module = "webauthn.authentication.verify_authentication_response.verify_signature"

    def note(**given: Any) -> None:
        verified.append(given["signature"])

    monkeypatch.setattr(module, note)
    key = Authenticator(user=b"x" * 32)
    options = {"challenge": b64(b"c" * 32), "rpId": "localhost"}
    given = PasskeyAssertion.model_validate(key.get(options))
    party = RelyingParty("localhost", "Rampe", "http://localhost:8080")
    if known:
        judge_assertion(party, given, b"c" * 32, key.cose())
    else:
        with pytest.raises(PasskeyRefused):
            judge_assertion(party, given, b"c" * 32, None)
    assert len(verified) == 1


async def test_another_member_s_passkey_is_not_found(api: ApiFactory, database: Database) -> None:
    """D1: neither renamed nor removed, and the refusal is that of one that never was."""
    alix = await with_passkey(api, database)
    zoe = await make_person(database, api, "zoe")
    path = f"/me/passkeys/{alix.passkey_id}"
    for answer in (
        await zoe.client.patch(path, json={"name": "Mine"}),
        await zoe.client.delete(path),
        await zoe.client.delete("/me/passkeys/1"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "passkey_not_found")
    assert (await sign_in_by_passkey(api(), _key(alix))).status_code == 201


async def test_another_member_s_passkey_completes_nothing(
    api: ApiFactory, database: Database
) -> None:
    """D1: one's own passkey does not open the account whose password one knows."""
    await with_passkey(api, database)
    zoe = await with_passkey(api, database, "zoe")
    asked = await begin_sign_in(api())
    options = await passkey_options(api(), "/sessions/second/options", challenge=asked["challenge"])
    answer = await finish_sign_in(api(), asked["challenge"], passkey=_key(zoe).get(options))
    assert answer.json()["code"] == "passkey_refused"


async def test_same_credential_twice(api: ApiFactory, database: Database) -> None:
    """D1: not for two accounts, and not twice for one."""
    alix = await with_passkey(api, database)
    zoe, _me = await sign_up(api, "zoe")
    for client in (zoe, alix.client):
        answer = await add_passkey(client, _key(alix))
        assert (answer.status_code, answer.json()["code"]) == (403, "passkey_refused")


async def test_twenty_are_enough(api: ApiFactory, database: Database) -> None:
    """D1."""
    alix = await with_passkey(api, database)
    for _ in range(19):
        assert (await add_passkey(alix.client, Authenticator())).status_code == 201
    answer = await alix.client.post("/me/passkeys/options", headers=BROWSER)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_passkeys")


async def test_suspended_member_s_passkey_opens_nothing(
    api: ApiFactory, database: Database
) -> None:
    """D2."""
    alix = await with_passkey(api, database)
    async with database.session() as session:
        await session.execute(
            update(Account).where(Account.id == alix.id).values(status=Status.SUSPENDED)
        )
    answer = await sign_in_by_passkey(api(), _key(alix))
    assert (answer.status_code, answer.json()["code"]) == (403, "suspended")


async def test_passkey_of_the_demo_ends_with_the_demo(
    api: ApiFactory, database: Database, services: Services
) -> None:
    """DEMO: a visitor's passkey does not outlive the door that is open to everybody."""
    garance = await make_person(database, api, "garance", demo=True, demo_part="demo_role_garance")
    key = Authenticator()
    assert (await add_passkey(garance.client, key)).status_code == 201
    assert (await sign_in_by_passkey(api(), key)).status_code == 201
    services.put(AccountsSettings, AccountsSettings(demo_sign_in=False))
    assert (await sign_in_by_passkey(api(), key)).status_code == 403


@pytest.mark.parametrize("url", ["http://192.0.2.7:8080", "https://192.0.2.7", "https://[::1]"])
async def test_no_passkeys_without_a_name(api: ApiFactory, services: Services, url: str) -> None:
    """WebAuthn 5.1.2: a relying party is a host name; the member sees why there is no button."""
    client, _me = await sign_up(api)
    services.put(Site, Site(url))
    refused = await api().post("/passkey-options")
    assert (refused.status_code, refused.json()["code"]) == (409, "passkeys_off")
    assert (await client.get("/me/security")).json()["passkeys_possible"] is False


async def test_challenges_are_forgotten(api: ApiFactory, database: Database) -> None:
    """D1: an answered one is gone at once."""
    alix = await with_passkey(api, database)
    await sign_in_by_passkey(api(), _key(alix))
    async with database.session() as session:
        assert list(await session.scalars(select(PasskeyChallenge))) == []


async def test_app_beside_a_passkey(api: ApiFactory, database: Database) -> None:
    """D1: either completes a sign-in, the handiest first."""
    alix = await with_app(api, database)
    await add_passkey(alix.client, Authenticator())
    asked = await begin_sign_in(api())
    assert asked["methods"] == ["passkey", "totp", "recovery_code"]


def test_foreign_bytes_are_refused_and_nothing_else() -> None:
    """Section 8: whatever is bent in an answer, it is refused, and nothing falls over."""
    rng = random.Random(4)
    party = RelyingParty("localhost", "Rampe", "http://localhost:8080")
    key = Authenticator()
    challenge = b"c" * 32
    creation = {
        "user": {"id": b64(b"u" * 32)},
        "challenge": b64(challenge),
        "rp": {"id": "localhost"},
    }
    made = key.create(creation)
    got = key.get({"challenge": b64(challenge), "rpId": "localhost"})
    key_of = judge_registration(party, PasskeyRegistration.model_validate(made), challenge)
    for _ in range(600):
        with suppress(PasskeyRefused):
            # No attestation is signed, so bits that say nothing may be bent without harm.
            bent = PasskeyRegistration.model_validate(_bend(made, rng))
            judge_registration(party, bent, challenge)
        answer = PasskeyAssertion.model_validate(_bend(got, rng))
        with pytest.raises(PasskeyRefused):
            judge_assertion(party, answer, challenge, key_of.public_key)


def _bend(credential: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Flip, cut or lengthen the bytes of one part."""
    bent = json.loads(json.dumps(credential))
    response = bent["response"]
    part = rng.choice([name for name in response if name not in ("transports", "userHandle")])
    data = bytearray(unb64(response[part]))
    match rng.randrange(4):
        case 0:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        case 1:
            del data[rng.randrange(1, len(data)) :]
        case 2:
            data += rng.randbytes(rng.randrange(1, 20))
        case _:
            data = bytearray(rng.randbytes(rng.randrange(1, 200)))
    response[part] = b64(bytes(data))
    return bent


def _key(member: Any) -> Authenticator:
    assert member.passkey is not None
    return member.passkey
