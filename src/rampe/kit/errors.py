"""Errors with a stable code, rendered in one place as problem+json (RFC 9457).

RampeError
├── Invalid           422
├── Unauthenticated   401
├── Forbidden         403
├── NotFound          404
├── Conflict          409
├── TooMany           429
└── Unavailable       503
"""

import logging
from http import HTTPStatus
from typing import Any, ClassVar

import sqlalchemy.exc
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg import DataError, OperationalError
from psycopg_pool import PoolTimeout
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from rampe.kit.observe import method_of, route_of
from rampe.kit.request_id import HEADER, begin_request, current_request

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


class RampeError(Exception):
    """Something a caller is told about; subclasses fix `code`, `status` and `title`."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str = "", **extra: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.extra = extra

    @property
    def headers(self) -> dict[str, str]:
        """Response headers that belong to the error."""
        return {}


class Invalid(RampeError):
    """What was sent cannot be accepted."""

    code, status, title = "invalid", 422, "The request is not valid"


class Unauthenticated(RampeError):
    """The caller must sign in first."""

    code, status, title = "sign_in_required", 401, "Sign in first"


class Forbidden(RampeError):
    """The caller may not do this."""

    code, status, title = "forbidden", 403, "Not allowed"


class NotFound(RampeError):
    """There is no such thing, or the caller may not know of it: the two look alike on purpose."""

    code, status, title = "not_found", 404, "Not found"


class Conflict(RampeError):
    """The request does not fit the state of things."""

    code, status, title = "conflict", 409, "Conflict"


class TooMany(RampeError):
    """A limit of requests in time was reached."""

    code, status, title = "too_many_requests", 429, "Too many requests"

    def __init__(self, detail: str = "", *, retry_after: int = 1, **extra: Any) -> None:
        super().__init__(detail, retry_after=retry_after, **extra)
        self.retry_after = retry_after

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)}


class Unavailable(RampeError):
    """A part this needs does not answer at the moment."""

    code, status, title = "unavailable", 503, "Try again in a moment"


class Problem(BaseModel):
    """The body of every error answer."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
    request_id: str = ""
    """What to tell the operator: the log has it too."""


def responses(*errors: type[RampeError]) -> dict[int | str, dict[str, Any]]:
    """Describe errors for an endpoint's `responses=`; codes of one status are listed together."""
    documented: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        entry = documented.setdefault(error.status, {"model": Problem, "description": ""})
        entry["description"] = f"{entry['description']} `{error.code}`: {error.title}.".strip()
    return documented


def problem(
    status: int,
    code: str,
    title: str,
    detail: str = "",
    headers: dict[str, str] | None = None,
    **extra: Any,
) -> JSONResponse:
    """Render one problem+json answer."""
    body = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail}
    if request_id := current_request():
        body["request_id"] = request_id
        headers = {**(headers or {}), HEADER: request_id}
    return JSONResponse(
        {**extra, **body}, status_code=status, headers=headers, media_type=MEDIA_TYPE
    )


def render(error: RampeError) -> JSONResponse:
    """Render an error of ours."""
    return problem(
        error.status, error.code, error.title, error.detail, headers=error.headers, **error.extra
    )


def install(app: FastAPI) -> None:
    """Register the handlers that turn every failure of `app` into problem+json."""
    app.add_exception_handler(RampeError, _on_rampe_error)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(DataError, _on_data_error)
    app.add_exception_handler(sqlalchemy.exc.DataError, _on_data_error)
    for outage in (OperationalError, sqlalchemy.exc.OperationalError, PoolTimeout):
        app.add_exception_handler(outage, _on_outage)
    app.add_exception_handler(ConnectionError, _on_outage)
    app.add_exception_handler(ClientDisconnect, _on_gone)
    app.add_exception_handler(Exception, _on_crash)


async def _on_rampe_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RampeError)
    return render(error)


async def _on_validation_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    # Only the first error's place and message: the input itself is never echoed.
    fields = [
        {"field": ".".join(str(part) for part in item["loc"][1:]), "message": str(item["msg"])}
        for item in error.errors()[:20]
    ]
    return problem(422, "invalid", Invalid.title, fields=fields)


async def _on_http_exception(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    code = phrase.lower().replace(" ", "_").replace("-", "_")
    return problem(error.status_code, code, phrase, headers=dict(error.headers or {}))


async def _on_data_error(_request: Request, _error: Exception) -> JSONResponse:
    # A value that PostgreSQL cannot hold, such as a NUL or a number past 64 bits.
    return render(Invalid())


async def _on_outage(request: Request, error: Exception) -> JSONResponse:
    log.warning("%s %s while an engine was away: %s", *met(request), error)
    return render(Unavailable())


async def _on_gone(_request: Request, _error: Exception) -> JSONResponse:
    # A closed tab: nobody reads the answer, and nothing is wrong here.
    return problem(400, "client_gone", "The request ended early")


async def _on_crash(request: Request, error: Exception) -> JSONResponse:
    reference = current_request() or begin_request()
    log.error("unhandled error in %s %s", *met(request), exc_info=error)
    return problem(500, "internal", "Something went wrong on our side", reference=reference)


def met(request: Request) -> tuple[str, str]:
    """Return method and route of a request, for the log; its path may name people."""
    return method_of(request.scope), route_of(request.scope)
