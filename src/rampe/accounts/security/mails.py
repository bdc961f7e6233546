"""The mails of account security, from the web client's catalogues.

As in all mails of accounts, nothing in them was chosen by a stranger but handles.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from rampe.accounts.mails import link
from rampe.accounts.models import Account, Purpose
from rampe.accounts.security.models import EmailChange, SecurityEvent
from rampe.accounts.security.where import device_name
from rampe.kit.catalogue import message
from rampe.kit.site import Site
from rampe.ports.mail import Message


def security_notice(message_id: int, account: Account, line: SecurityEvent, site: Site) -> Message:
    """What happened to an account, when and from where, and what to do if that was not them."""
    locale = account.locale
    parameters = {
        "handle": account.handle,
        "site": site.name,
        "what": message(locale, f"security_what_{line.what}"),
        "when": moment(line.at, account),
        "device": device_name(line.device) or message(locale, "security_device_unknown"),
        "address": line.address or "–",
        "url": site.url("/settings/security"),
    }
    return Message(
        id=message_id,
        recipient=account.email or "",
        subject=message(locale, "mail_security_subject", **parameters),
        body=message(locale, "mail_security_body", **parameters),
    )


def new_email(
    message_id: int, account: Account, change: EmailChange, token: str, site: Site
) -> Message:
    """To the new address: the link that takes it."""
    url = link(site, Purpose.EMAIL_CHANGE, token)
    return _write(message_id, account, "mail_new_email", site, url=url, to=change.email)


def new_email_known(message_id: int, owner: Account, site: Site) -> Message:
    """To the owner of an address that somebody wants for another account."""
    return _write(message_id, owner, "mail_new_email_known", site, url=site.url("/sign-in"))


def email_changed(
    message_id: int, account: Account, change: EmailChange, token: str, site: Site
) -> Message:
    """To the former address: that it is not the account's any more, and how to undo that."""
    url = link(site, Purpose.EMAIL_UNDO, token)
    return _write(message_id, account, "mail_email_changed", site, url=url, to=change.former)


def recovery_codes_expire(message_id: int, account: Account, site: Site) -> Message:
    """That the recovery codes are good for another month only."""
    url = site.url("/settings/security")
    return _write(message_id, account, "mail_recovery_codes_expire", site, url=url)


def _write(
    message_id: int, account: Account, key: str, site: Site, *, url: str, to: str | None = None
) -> Message:
    parameters = {"handle": account.handle, "site": site.name, "url": url}
    return Message(
        id=message_id,
        recipient=to or account.email or "",
        subject=message(account.locale, f"{key}_subject", **parameters),
        body=message(account.locale, f"{key}_body", **parameters),
    )


def moment(at: datetime, account: Account) -> str:
    """Return a moment as the member's clock shows it."""
    local = at.astimezone(ZoneInfo(account.zone))
    day = f"{local:%d/%m/%Y}" if account.locale == "fr" else f"{local:%d %b %Y}"
    return f"{day}, {local:%H:%M} ({account.zone})"
