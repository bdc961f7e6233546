"""The first look at a request: its size and the characters of its address, before any route."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rampe.kit.errors import problem

MAX_BODY = 1 << 20


class TooLarge(Exception):
    """More bytes arrived than the request may have."""


class RequestGuard:
    """Refuses bodies over 1 MiB and addresses with NUL bytes.

    Except on paths below `own_limit`, and those that end as `own_limit_ends` says: what answers
    there counts for itself.
    """

    def __init__(
        self, app: ASGIApp, own_limit: Sequence[str] = (), own_limit_ends: Sequence[str] = ()
    ) -> None:
        self._app = app
        self._own_limit = tuple(own_limit)
        self._own_limit_ends = tuple(own_limit_ends)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _has_nul(scope):
            refusal = problem(HTTPStatus.BAD_REQUEST, "bad_request", "The address is not valid")
            await refusal(scope, receive, send)
        elif self._counts_itself(scope["path"]):
            await self._app(scope, receive, send)
        else:
            await self._guard_body(scope, receive, send)

    def _counts_itself(self, path: str) -> bool:
        return path.startswith(self._own_limit) or path.endswith(self._own_limit_ends)

    async def _guard_body(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = problem(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", "The request is too large"
        )
        if _declared_length(scope) > MAX_BODY:
            await refusal(scope, receive, send)
            return
        started, received = False, 0

        async def counted_receive() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY:
                raise TooLarge
            return message

        async def watched_send(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counted_receive, watched_send)
        except TooLarge:
            if not started:
                await refusal(scope, receive, send)


def _has_nul(scope: Scope) -> bool:
    query = scope.get("query_string", b"")
    return "\0" in scope["path"] or b"\0" in query or b"%00" in query


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else MAX_BODY + 1
    return 0
