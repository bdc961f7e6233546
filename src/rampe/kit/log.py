"""The log of a process: for people, or one JSON object a line, and neither with personal data.

Whoever writes a line leaves addresses, names, texts and tokens out of it. What libraries put into
their errors is cleaned here all the same: a database's error quotes the row it refuses.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Literal

from rampe.kit.request_id import current_request

Format = Literal["text", "json"]

_CLEANED = (
    # What PostgreSQL and SQLAlchemy quote: values of rows and parameters.
    (re.compile(r"(?m)^\s*(DETAIL|CONTEXT|STATEMENT|LINE \d+): .*\n?"), ""),
    (re.compile(r"(?s)\[parameters: .*?\]\n"), ""),
    # What pydantic quotes: the input.
    (re.compile(r"input_value=.*?(?=, input_type=|\]|$)"), "input_value=…"),
    (re.compile(r"(?<=://)[^/\s@]+@"), "********@"),
    (re.compile(r"[\w.+%-]+@[\w-]+(\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"(?<![\w.*])@[A-Za-z0-9._]{2,24}"), "<handle>"),
    (re.compile(r"\b(?!127\.|0\.0\.0\.0)\d{1,3}(\.\d{1,3}){3}\b"), "<address>"),
    (
        re.compile(r"(?i)\b(?=[0-9a-f:]*[0-9a-f])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b"),
        "<address>",
    ),
    (re.compile(r"\?[\w%.~-]+=[^\s\"'<>]*"), "?…"),
    (re.compile(r"(?<![\w/.-])[A-Za-z0-9_-]{36,}(?![\w/.-])"), "<token>"),
    (re.compile(r"(?<=/m/)[A-Za-z0-9_-]{20,}"), "<token>"),
)


def clean(text: str) -> str:
    """Take out of a text what looks like a person, a secret, or a row of the database."""
    for pattern, instead in _CLEANED:
        text = pattern.sub(instead, text)
    return text


class TextFormatter(logging.Formatter):
    """Lines for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        request = current_request()
        return clean(super().format(record)) + (f" [request {request}]" if request else "")


class JsonFormatter(logging.Formatter):
    """One JSON object a line: at, level, role, logger, message; request and error where known."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "role": self._role,
            "logger": record.name,
            "message": clean(record.getMessage()),
        }
        if request := current_request():
            line["request_id"] = request
        if record.exc_info:
            line["error"] = clean(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def configure(role: str, level: str, form: Format) -> None:
    """Make this process log to stderr in one of the two forms."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter(role) if form == "json" else TextFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # Its lines of each job carry the arguments; ours says what failed.
    logging.getLogger("procrastinate").setLevel(max(logging.WARNING, logging.getLogger().level))


_spoken: list[Format] = ["text"]


def speak(form: Format) -> None:
    """Choose how `told` words what a command says on its own output."""
    _spoken[:] = [form]


def told(role: str, text: str) -> str:
    """Return a line of a command's output: as it is, or as an object like those of the log."""
    if _spoken == ["text"]:
        return text
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps(
        {"at": at, "level": "info", "role": role, "message": text.strip()}, ensure_ascii=False
    )
