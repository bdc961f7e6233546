"""Turns every failure of an application into problem+json: errors of ours, and all others."""

import logging
from http import HTTPStatus

import sqlalchemy.exc
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from psycopg import DataError, OperationalError
from psycopg_pool import PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse

from rampe.kit.errors import Invalid, RampeError, Unavailable, problem, render
from rampe.kit.observe import method_of, route_of
from rampe.kit.request_id import begin_request, current_request

log = logging.getLogger(__name__)


def install(app: FastAPI) -> None:
    """Register the handlers of every kind of failure."""
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
