"""Where the front door is: decision 17, `public_url` decides the scheme and the certificates."""

import json
import subprocess
from pathlib import Path

import pytest

from rampe.engines.caddy import Tls, caddyfile
from rampe.engines.programs import find_program
from rampe.entry.front_door import FrontDoor, front_door, local_names
from rampe.entry.installation import Installation
from rampe.entry.settings import Settings, WebSettings
from rampe.entry.up import caddy_options


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


def test_caddy_takes_what_is_written_for_a_public_domain(tmp_path: Path) -> None:
    """The real one reads and provisions it: on 443, for this domain, by an authority that signs."""
    settings = Settings(
        data_dir=tmp_path,
        public_url="https://video.example.org",
        web=WebSettings(acme_email="me@example.org"),
    )
    options = caddy_options(settings, None, Installation(tmp_path), front_door(settings))
    config = tmp_path / "Caddyfile"
    config.write_text(caddyfile(options))
    done = subprocess.run(
        [
            str(find_program("caddy", None, "web.caddy")),
            *("adapt", "--validate", "--adapter", "caddyfile", "--config", str(config)),
        ],
        env={"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    apps = json.loads(done.stdout)["apps"]
    (server,) = apps["http"]["servers"].values()
    assert server["listen"] == [":443"]
    assert server["routes"][0]["match"] == [{"host": ["video.example.org"]}]
    assert "automatic_https" not in server
    (policy,) = apps["tls"]["automation"]["policies"]
    assert policy["subjects"] == ["video.example.org"]
    issuers = {issuer["module"]: issuer for issuer in policy["issuers"]}
    assert issuers["acme"]["email"] == "me@example.org"
    assert "internal" not in issuers
