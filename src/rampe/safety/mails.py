"""The mails of decisions about accounts: their members may be unable to sign in and read them."""

from urllib.parse import quote

from rampe.accounts import Account
from rampe.kit.catalogue import message
from rampe.kit.ids import new_id
from rampe.kit.site import Site
from rampe.ports.mail import Message
from rampe.safety.models import Decision
from rampe.safety.rules import title_key


def decided(account: Account, decision: Decision, token: str, site: Site) -> Message:
    """A sanction: what, until when, by which rule, why, and the way to read and appeal it."""
    until = decision.until
    return _write(
        account,
        f"mail_{decision.sanction.value}{'_until' if until else ''}",
        site,
        rule=rule_line(account.locale, decision),
        text=decision.message,
        until=f"{until:%d/%m/%Y %H:%M} UTC" if until else "",
        appeal_until=f"{decision.appeal_until:%d/%m/%Y}",
        url=site.url(f"/appeal#{quote(token)}"),
    )


def concluded(account: Account, decision: Decision, answer: str, site: Site) -> Message:
    """What became of a sanction: `upheld` or `reversed`, and what the answer to an appeal says."""
    return _write(
        account,
        f"mail_sanction_{'reversed' if decision.reversed_at else 'upheld'}",
        site,
        rule=rule_line(account.locale, decision),
        text=answer,
        url=site.url("/sign-in"),
    )


def rule_line(locale: str, decision: Decision) -> str:
    """Return a rule as it is cited: its number and its title."""
    if decision.rule is None:
        return ""
    return f"{decision.rule.value} {message(locale, title_key(decision.rule))}"


def _write(account: Account, key: str, site: Site, **parameters: str) -> Message:
    words = {"handle": account.handle, "site": site.name, **parameters}
    return Message(
        id=new_id(),
        recipient=account.email or "",
        subject=message(account.locale, f"{key}_subject", **words),
        body=message(account.locale, f"{key}_body", **words),
    )
