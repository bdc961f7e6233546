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

from typing import Any, ClassVar

from pydantic import BaseModel
from starlette.responses import JSONResponse

from rampe.kit.request_id import HEADER, current_request

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
