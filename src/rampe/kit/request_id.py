"""Which request something is done for: told in its answer, in the log, to its jobs and events."""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-Id"
_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request() -> str:
    """Return the id of the request that this is done for; empty for nobody's."""
    return _current.get()


def begin_request() -> str:
    """Give what this task does from now on an id of its own, and return it."""
    request_id = secrets.token_hex(8)
    _current.set(request_id)
    return request_id


@contextmanager
def on_behalf_of(request_id: str) -> Generator[None]:
    """Do what a request has asked for, later and elsewhere."""
    token = _current.set(request_id)
    try:
        yield
    finally:
        _current.reset(token)
