"""AMF0 values survive writing and reading; hostile ones are bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampe.live.media import amf0
from rampe.live.media.bits import BadMedia
from tests.live.properties import patient

values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@patient()
@given(st.lists(values, max_size=4))
def test_values_survive(written: list[amf0.Value]) -> None:
    """Whatever JSON can say, except integers, which are numbers like any other."""
    assert amf0.decode(amf0.encode(written)) == written


def test_bytes_are_those_of_the_specification() -> None:
    """`connect` with transaction 1, as librtmp sends it."""
    assert amf0.encode(["connect", 1.0, {"app": "live"}]).hex() == (
        "020007636f6e6e656374" "003ff0000000000000" "03" "0003617070" "0200046c697665" "000009"
    )  # fmt: skip
    assert amf0.decode(
        bytes.fromhex("08 00000000 0001 61 0101 000009 06 0b 40590000000000000000")
    ) == [
        {"a": True},
        None,
        100.0,
    ]
    long = "x" * 70_000
    assert amf0.decode(amf0.encode([long])) == [long]


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x00",
        b"\x02\xff\xffab",
        b"\x03\x00\x01a",
        b"\x0a\xff\xff\xff\xff",
        b"\x07\x00\x00",
        b"\x03\x00\x01a" * 20,
        b"\x05" * 3_000,
    ],
)
def test_hostile_values_are_refused(data: bytes) -> None:
    """Too short, too many, too deep, unknown: nobody waits for four thousand million values."""
    with pytest.raises(BadMedia):
        amf0.decode(data)


@patient()
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Fuzz: no other exception."""
    try:
        amf0.decode(data)
    except BadMedia:
        return
