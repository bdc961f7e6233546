"""A sign-in from a device that the account does not know is told to its member."""

from rampe.accounts.security.devices import network_of
from rampe.accounts.security.where import device_name
from rampe.kit.database import Database
from tests.accounts.factories import PASSWORD, mails_to, sign_up
from tests.accounts.factors import check_email, log_of, told
from tests.conftest import ApiFactory, Settle

LOGIN = {"login": "alix", "password": PASSWORD}
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
HOME, CAFE = ("203.0.113.7", 1), ("198.51.100.9", 1)
NEWS = "Connexion depuis un nouvel appareil"


async def test_new_device_in_a_new_place(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: by mail, with when, what and from where; nothing that a stranger wrote is in it."""
    _client, me = await sign_up(api)
    await check_email(database, "alix")
    tricky = {"User-Agent": FIREFOX["User-Agent"] + " buy-this.example"}
    answer = await api(address=CAFE).post("/sessions", json=LOGIN, headers=tricky)
    assert answer.status_code == 201
    await settle()
    mail = (await mails_to(database, "alix@example.org"))[-1]
    assert told(mail.subject) == NEWS
    assert "Firefox, Linux" in mail.body
    assert "198.51.100.9" in mail.body
    assert "buy-this" not in mail.body
    assert (await log_of(database, int(me["id"]))) == ["signed_in", "signed_in_anew"]


async def test_known_device_is_no_news_wherever_it_is(
    api: ApiFactory, database: Database, settle: Settle
) -> None:
    """D1: a phone travels; its cookie says that it is the same one."""
    client, me = await sign_up(api)
    await check_email(database, "alix")
    await client.delete("/sessions/current", headers={"Origin": "http://localhost:8080"})
    away = api(address=CAFE)
    away.cookies = client.cookies
    assert (await away.post("/sessions", json=LOGIN, headers=FIREFOX)).status_code == 201
    assert (await log_of(database, int(me["id"]))) == ["signed_in", "signed_in"]


async def test_same_browser_at_home_without_its_cookies_is_no_news(
    api: ApiFactory, database: Database
) -> None:
    """D1: who clears their cookies each evening is not told each morning."""
    _client, me = await sign_up(api)
    await api(address=HOME).post("/sessions", json=LOGIN, headers=FIREFOX)
    await api(address=("203.0.113.200", 1)).post("/sessions", json=LOGIN, headers=FIREFOX)
    assert (await log_of(database, int(me["id"])))[1:] == ["signed_in_anew", "signed_in"]


async def test_cookie_of_a_device_is_worth_nothing_for_another_account(
    api: ApiFactory, database: Database
) -> None:
    """D1: a shared computer is new to each of its members."""
    client, _me = await sign_up(api)
    _other, zoe = await sign_up(api, "zoe")
    shared = api(address=CAFE)
    shared.cookies = client.cookies
    login = {"login": "zoe", "password": PASSWORD}
    origin = {"Origin": "http://localhost:8080", **FIREFOX}
    assert (await shared.post("/sessions", json=login, headers=origin)).status_code == 201
    assert (await log_of(database, int(zoe["id"])))[-1] == "signed_in_anew"


async def test_device_cookie_is_not_for_scripts_nor_for_programs(api: ApiFactory) -> None:
    """D1: and a client that keeps its token itself gets none."""
    _client, _me = await sign_up(api)
    browser = await api().post("/sessions", json=LOGIN)
    cookie = next(c for c in browser.headers.get_list("set-cookie") if "rampe_device" in c)
    assert "HttpOnly" in cookie
    assert "Path=/api/" in cookie
    program = await api().post("/sessions", json=LOGIN, headers={"Accept-Session": "bearer"})
    assert program.headers.get_list("set-cookie") == []


def test_devices_are_named_from_a_list() -> None:
    """Section 7: an unknown one has no name rather than its own words."""
    assert device_name(FIREFOX["User-Agent"]) == "Firefox, Linux"
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1"
    assert device_name(iphone) == "Safari, iPhone"
    assert device_name("buy-this.example") == ""


def test_networks_are_of_one_place() -> None:
    """One household or office, roughly."""
    assert network_of("203.0.113.7") == network_of("203.0.113.200")
    assert network_of("203.0.113.7") != network_of("203.0.114.7")
    assert network_of("2001:db8:1:2::/64") == network_of("2001:db8:1:9::/64")
    assert network_of("") == ""
