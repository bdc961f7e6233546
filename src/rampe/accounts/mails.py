"""The mails of accounts, written from the web client's catalogues.

No text that a stranger chose but the handle is in them: whoever signs up with somebody else's
address could otherwise have us send their advertisement.
"""

from urllib.parse import quote

from rampe.accounts.models import Account, Purpose
from rampe.kit.catalogue import message
from rampe.kit.site import Site
from rampe.ports.mail import Message

PATHS = {
    Purpose.EMAIL_CHECK: "/confirm-email",
    Purpose.PASSWORD_RESET: "/reset-password",
    Purpose.EMAIL_CHANGE: "/confirm-new-email",
    Purpose.EMAIL_UNDO: "/undo-email",
}


def email_check(message_id: int, account: Account, token: str, site: Site) -> Message:
    """The link that proves an address."""
    url = link(site, Purpose.EMAIL_CHECK, token)
    return _write(message_id, account, "mail_check", site, url=url)


def address_known(message_id: int, account: Account, owner: Account, site: Site) -> Message:
    """To the owner of an address with which somebody signed up again."""
    return _write(
        message_id, owner, "mail_known", site, url=site.url("/sign-in"), other=account.handle
    )


def password_reset(message_id: int, account: Account, token: str, site: Site) -> Message:
    """The link for a new password."""
    url = link(site, Purpose.PASSWORD_RESET, token)
    return _write(message_id, account, "mail_reset", site, url=url)


def password_changed(message_id: int, account: Account, site: Site) -> Message:
    """The notice of a new password."""
    return _write(
        message_id, account, "mail_password_changed", site, url=site.url("/forgot-password")
    )


def link(site: Site, purpose: Purpose, token: str) -> str:
    """Return the page that a mailed token is for."""
    return site.url(f"{PATHS[purpose]}?token={quote(token)}")


def _write(
    message_id: int, account: Account, key: str, site: Site, *, url: str, other: str = ""
) -> Message:
    parameters = {"handle": account.handle, "other": other, "site": site.name, "url": url}
    return Message(
        id=message_id,
        recipient=account.email or "",
        subject=message(account.locale, f"{key}_subject", **parameters),
        body=message(account.locale, f"{key}_body", **parameters),
    )
