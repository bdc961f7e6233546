"""The log: whose request a line belongs to, and nothing about persons in any line."""

import json
import logging

import pytest

from rampe.kit.log import JsonFormatter, TextFormatter, clean
from rampe.kit.request_id import on_behalf_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("no mail to lea.martin+rampe@example.org today", "no mail to <e-mail> today"),
        ("from 203.0.113.9:4711", "from <address>:4711"),
        ("from 2001:db8::7334", "from <address>"),
        ("bus at nats://s3cret@10.0.0.7:4222", "bus at nats://********@<address>:4222"),
        ("GET /@lea.m/video/1 failed", "GET /<handle>/video/1 failed"),
        ("GET /api/v1/search?q=secret%20word failed", "GET /api/v1/search?… failed"),
        ("token " + "a1B-" * 11, "token <token>"),
        (
            "duplicate key\nDETAIL:  Key (email)=(lea@x.org) already exists.\nend",
            "duplicate key\nend",
        ),
        ("[SQL: SELECT 1]\n[parameters: ('Léa', 'x')]\nend", "[SQL: SELECT 1]\nend"),
        (
            "bad [type=string_type, input_value='mon secret', input_type=str]",
            "bad [type=string_type, input_value=…, input_type=str]",
        ),
    ],
)
def test_what_looks_like_a_person_or_a_secret_is_taken_out(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-22 06:14:38,120 INFO rampe.entry.worker: relay lost its database",
        "cannot connect to 127.0.0.1:5432",
        "job 117874669087887360 of a lost worker is started again: media:encode",
        'File "/opt/rampe/src/rampe/kit/log.py", line 12, in format',
    ],
)
def test_what_an_operator_needs_stays(line: str) -> None:
    assert clean(line) == line


def record(error: Exception | None = None) -> logging.LogRecord:
    trace = (type(error), error, None) if error else None
    return logging.LogRecord("rampe.x", logging.WARNING, "", 0, "met %s", ("it",), trace)


def test_json_has_one_object_a_line_with_the_request() -> None:
    with on_behalf_of("17ab"):
        line = JsonFormatter("api").format(record(ValueError("a\nb lea@example.org")))
    assert "\n" not in line
    found = json.loads(line)
    assert found.pop("at").endswith("+00:00")
    assert found == {
        "level": "warning",
        "role": "api",
        "logger": "rampe.x",
        "message": "met it",
        "request_id": "17ab",
        "error": "ValueError: a\nb <e-mail>",
    }


def test_text_names_the_request_too() -> None:
    assert TextFormatter().format(record()).endswith("WARNING rampe.x: met it")
    with on_behalf_of("17ab"):
        assert TextFormatter().format(record()).endswith("met it [request 17ab]")
