"""Watches each request of the api: gives it an id, counts it, and times it by its route."""

import logging
import time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rampe.kit import metrics
from rampe.kit.request_id import HEADER, begin_request

log = logging.getLogger(__name__)

SLOW_SECONDS = 5.0
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
UNKNOWN = "none"


class ObserveRequests:
    """The outermost middleware. Routes are named by their pattern: paths may name people."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500
        request_id = begin_request()

        async def watched_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).setdefault(HEADER, request_id)
            await send(message)

        try:
            await self._app(scope, receive, watched_send)
        finally:
            seconds = time.perf_counter() - started
            method, route = method_of(scope), route_of(scope)
            metrics.http_requests.labels(method, route, status).inc()
            metrics.http_seconds.labels(method, route).observe(seconds)
            if seconds > SLOW_SECONDS:
                log.info("%s %s took %.1f s and answered %s", method, route, seconds, status)


def method_of(scope: Scope) -> str:
    """Return the method, where it is one of HTTP's: anybody may send any word."""
    method = scope["method"]
    return method if method in METHODS else "OTHER"


def route_of(scope: Scope) -> str:
    """Return the pattern of the route that a request has met."""
    return str(getattr(scope.get("route"), "path", UNKNOWN))
