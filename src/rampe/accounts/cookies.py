"""The cookies of accounts: who is signed in, on which device, and who cannot make an account."""

from datetime import timedelta

from starlette.responses import Response

from rampe.accounts.authentication import COOKIE
from rampe.accounts.settings import AccountsSettings
from rampe.kit.site import Site

REFUSED_COOKIE = "rampe_notice"
REFUSED_FOR = timedelta(hours=24)
DEVICE_COOKIE = "rampe_device"
# The longest that browsers keep one.
DEVICE_KNOWN_FOR = timedelta(days=400)


def set_session_cookie(
    response: Response, token: str, site: Site, settings: AccountsSettings
) -> None:
    """Give a browser its session: scripts cannot read it, other sites cannot post with it."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=settings.session_days * 86_400,
        path="/",
        secure=site.is_secure,
        httponly=True,
        samesite="lax",
    )


def set_device_cookie(response: Response, token: str, site: Site) -> None:
    """Let a browser be known again, so that its next sign-in is no news; it opens nothing."""
    response.set_cookie(
        DEVICE_COOKIE,
        token,
        max_age=int(DEVICE_KNOWN_FOR.total_seconds()),
        path="/api/",
        secure=site.is_secure,
        httponly=True,
        samesite="lax",
    )


def clear_session_cookie(response: Response, site: Site) -> None:
    """Take a browser's session away."""
    response.delete_cookie(COOKIE, path="/", secure=site.is_secure, httponly=True, samesite="lax")


def refused_cookie(site: Site) -> str:
    """Return the header that marks a device for a day; that it is there is all it says."""
    carrier = Response()
    carrier.set_cookie(
        REFUSED_COOKIE,
        "1",
        max_age=int(REFUSED_FOR.total_seconds()),
        path="/",
        secure=site.is_secure,
        httponly=True,
        samesite="lax",
    )
    return carrier.headers["set-cookie"]
