"""The mails of account security, from the web client's catalogues.

As in all mails of accounts, nothing in them was chosen by a stranger but handles.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from rampe.accounts.models import Account
from rampe.accounts.security.models import SecurityEvent
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


def moment(at: datetime, account: Account) -> str:
    """Return a moment as the member's clock shows it."""
    local = at.astimezone(ZoneInfo(account.zone))
    day = f"{local:%d/%m/%Y}" if account.locale == "fr" else f"{local:%d %b %Y}"
    return f"{day}, {local:%H:%M} ({account.zone})"
