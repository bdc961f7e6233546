"""Addresses of private media (decision 9)."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.kit import clock
from rampe.media.tokens import MediaSigner, parse_private_path

SIGNER = MediaSigner("a key of the installation", "https://cdn.example.org/media/")
NOON = datetime(2026, 7, 1, 12, 7, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    id: int = 77
    link_epoch: int = 3
    public_key: str | None = None


def good(path: str, link_epoch: int = 3) -> bool:
    ticket = parse_private_path(path)
    return ticket is not None and SIGNER.check(ticket, link_epoch)


def test_an_address_tells_viewer_and_asset() -> None:
    ticket = parse_private_path(SIGNER.url(Row(), 42, "e1_master.m3u8"))
    assert ticket is not None
    assert (ticket.viewer, ticket.asset_id) == (42, 77)


def test_every_file_of_the_asset_is_under_one_token() -> None:
    folder = SIGNER.url(Row(), 42, "e1_master.m3u8").rpartition("/")[0]
    assert good(f"{folder}/e1_720_00000.m4s")


def test_public_files_have_a_plain_address() -> None:
    url = SIGNER.url(Row(public_key="k3y"), 42, "e1_master.m3u8")
    assert url == "https://cdn.example.org/media/k3y/e1_master.m3u8"


def test_it_lives_an_hour_and_not_much_longer() -> None:
    with clock.travel(NOON):
        path = SIGNER.url(Row(), 42, "a.m4s")
        assert good(path)
    with clock.travel(NOON + timedelta(minutes=60)):
        assert good(path)
    with clock.travel(NOON + timedelta(minutes=90)):
        assert not good(path)


def test_it_stays_the_same_for_a_while_so_that_browsers_cache() -> None:
    with clock.travel(NOON):
        path = SIGNER.url(Row(), 42, "a.m4s")
    with clock.travel(NOON + timedelta(minutes=20)):
        assert SIGNER.url(Row(), 42, "a.m4s") == path


@pytest.mark.parametrize("changed", [{"id": 78}, {"link_epoch": 4}])
def test_it_holds_for_one_asset_and_epoch(changed: dict[str, int]) -> None:
    other = replace(Row(), **changed)
    token = SIGNER.token(Row(), 42)
    assert not good(f"/m/{token}/{other.id}/a.m4s", other.link_epoch)


def test_another_installation_has_another_key() -> None:
    other = MediaSigner("another key")
    assert not good(other.url(Row(), 42, "a.m4s"))


@pytest.mark.parametrize("position", range(38))
def test_no_character_of_a_token_may_change(position: int) -> None:
    """The two spare bits of base64's last character are the one exception, and harmless."""
    token = SIGNER.token(Row(), 42)
    replacement = "A" if token[position] != "A" else "Q"
    changed = token[:position] + replacement + token[position + 1 :]
    assert not good(f"/m/{changed}/77/a.m4s")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/m/",
        "/m/x/77/a.m4s",
        "/m/{token}/77/",
        "/m/{token}/77/../78/a.m4s",
        "/m/{token}/77/..",
        "/m/{token}/77/.hidden",
        "/m/{token}/77/a/b.m4s",
        "/m/{token}/77/%2e%2e/a.m4s",
        "/m/{token}/77/a.m4s\n",
        "/m/{token}/077/a.m4s\0",
        "/m/{token}//a.m4s",
        "/m/{token}/9999999999999999999/a.m4s",
        "//m/{token}/77/a.m4s",
        "/m/{token}/77/a.m4s/",
        "/media/{token}/77/a.m4s",
        "/m/{token}/٧٧/a.m4s",
    ],
)
def test_only_one_form_of_path_is_read(path: str) -> None:
    assert not good(path.format(token=SIGNER.token(Row(), 42)))


@given(st.text(max_size=80))
def test_any_text_is_no_address(text: str) -> None:
    assert parse_private_path(text) is None
    assert not good(f"/m/{text}/77/a.m4s")


@given(st.from_regex(r"[A-Za-z0-9_-]{38}", fullmatch=True))
def test_any_token_of_the_right_shape_is_forged(token: str) -> None:
    assert not good(f"/m/{token}/77/a.m4s")
