"""The headers of tus, well and badly formed."""

import base64
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.media.tus import (
    ALGORITHMS,
    BadHeader,
    parse_checksum,
    parse_metadata,
    parse_number,
)

anything = st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1"))


def encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


@pytest.mark.parametrize("value", ["0", "1", "123456789012345678"])
def test_numbers(value: str) -> None:
    assert parse_number("Upload-Length", value) == int(value)


@pytest.mark.parametrize(
    "value", [None, "", "-1", "+1", "1.0", " 1", "1e3", "٣", "1234567890123456789", "0x10", "²"]
)
def test_no_numbers(value: str | None) -> None:
    with pytest.raises(BadHeader):
        parse_number("Upload-Length", value)


def test_metadata() -> None:
    value = f"filename {encoded('été.mp4'.encode())}, filetype {encoded(b'video/mp4')},flag"
    assert parse_metadata(value) == {"filename": "été.mp4", "filetype": "video/mp4", "flag": ""}
    assert parse_metadata(None) == parse_metadata("") == {}


@pytest.mark.parametrize(
    "value", ["a ???", "a YQ==,a YQ==", ",", "é YQ==", "a YQ= =", "a" * 5000, "a YQ==,,b YQ=="]
)
def test_no_metadata(value: str) -> None:
    with pytest.raises(BadHeader):
        parse_metadata(value)


@pytest.mark.parametrize("name", ALGORITHMS)
def test_checksums(name: str) -> None:
    direct = ALGORITHMS[name]()
    direct.update(b"bonjour")
    parsed = parse_checksum(f"{name} {encoded(direct.digest())}")
    assert parsed is not None
    running, expected = parsed
    running.update(b"bon")
    running.update(b"jour")
    assert running.digest() == expected


def test_crc32_is_the_usual_one_in_network_order() -> None:
    crc = ALGORITHMS["crc32"]()
    crc.update(b"123456789")
    assert crc.digest() == zlib.crc32(b"123456789").to_bytes(4) == bytes.fromhex("cbf43926")


@pytest.mark.parametrize(
    "value", ["", "md5 AAAA", "sha1", "sha1 ?", f"sha1 {encoded(b'short')}", "SHA1 x", "sha1  YQ=="]
)
def test_no_checksums(value: str) -> None:
    with pytest.raises(BadHeader):
        parse_checksum(value)


@given(anything)
def test_any_text_is_read_or_refused(value: str) -> None:
    """Fuzz: nothing but `BadHeader` ever comes out."""
    parsers: list[Callable[[str], object]] = [
        lambda text: parse_number("x", text),
        parse_metadata,
        parse_checksum,
    ]
    for parse in parsers:
        with suppress(BadHeader):
            parse(value)


@given(st.dictionaries(st.from_regex(r"[!-+\--~]{1,20}", fullmatch=True), st.binary(max_size=50)))
def test_metadata_survives_the_way(metadata: dict[str, bytes]) -> None:
    value = ",".join(f"{key} {encoded(raw)}" for key, raw in metadata.items())
    if len(value) <= 4096:
        decoded = {key: raw.decode(errors="replace") for key, raw in metadata.items()}
        assert parse_metadata(value) == decoded
