"""Where the installation is reached, and what follows from it."""

import pytest

from rampe.kit.site import Site, is_loopback


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("LocalHost", True),
        ("rampe.localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("[::1]", True),
        ("", False),
        ("192.168.1.20", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("0.0.0.0", False),
    ],
)
def test_loopback(host: str, loopback: bool) -> None:
    """Decision 17."""
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    ("url", "origin", "secure", "local"),
    [
        ("http://localhost:8080", "http://localhost:8080", False, True),
        ("https://Rampe.example/", "https://rampe.example", True, False),
        ("https://192.168.1.20:8443", "https://192.168.1.20:8443", True, False),
        ("", "://", False, False),
    ],
)
def test_site(url: str, origin: str, secure: bool, local: bool) -> None:
    """Decision 17: `public_url` decides."""
    site = Site(url)
    assert (site.origin, site.is_secure, site.is_local) == (origin, secure, local)


def test_urls() -> None:
    """One slash, whatever the operator wrote."""
    assert Site("https://rampe.example/").url("/sign-in") == "https://rampe.example/sign-in"
