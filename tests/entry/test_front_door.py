"""Where the front door is: decision 17, `public_url` decides the scheme and the certificates."""

import pytest

from rampe.engines.caddy import Tls
from rampe.entry.front_door import FrontDoor, front_door, local_names
from rampe.entry.settings import Settings, WebSettings


def door(public_url: str = "", **web: object) -> FrontDoor:
    return front_door(Settings(public_url=public_url, web=WebSettings.model_validate(web)))


def test_first_look_is_http_on_loopback_only() -> None:
    assert door() == FrontDoor(Tls.OFF, ("localhost",), "127.0.0.1", 8080)


def test_address_of_the_local_network_gets_our_own_authority_on_every_interface() -> None:
    found = door("https://192.168.1.7:8080")
    assert (found.tls, found.bind, found.port) == (Tls.INTERNAL, "", 8080)
    assert found.hosts[0] == "192.168.1.7"
    assert set(local_names()) <= set(found.hosts)


@pytest.mark.parametrize("host", ["localhost", "rampe.local", "studio", "10.0.0.1"])
def test_names_no_public_authority_signs(host: str) -> None:
    assert door(f"https://{host}").tls is Tls.INTERNAL


def test_public_domain_gets_a_public_certificate_on_443() -> None:
    assert door("https://video.example.org") == FrontDoor(
        Tls.PUBLIC, ("video.example.org",), "", 443
    )


def test_proxy_in_front_ends_https_and_we_stay_on_loopback() -> None:
    found = door("https://video.example.org", tls="off", port=9000)
    assert found == FrontDoor(Tls.OFF, ("video.example.org",), "127.0.0.1", 9000)


def test_operator_may_bind_elsewhere() -> None:
    assert door(bind="0.0.0.0").bind == "0.0.0.0"
