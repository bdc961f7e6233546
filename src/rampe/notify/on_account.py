"""What concerns an account itself, as news: decisions of staff, its safety, its team, its data."""

import msgspec
from sqlalchemy import true
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, Restored, Suspended
from rampe.kit.outbox import Envelope
from rampe.notify import facts
from rampe.notify.kinds import Kind
from rampe.notify.refresh import do_refresh, lines_of_actor, lines_of_thing
from rampe.notify.tell import About, Deed, News, Teller, do_settle, do_tell


async def on_decided(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell whom a decision of staff concerns, at first or on appeal."""
    event = msgspec.json.decode(envelope.data, type=facts.Decided)
    appeal = envelope.subject == "safety.appeal_decided.v1"
    said = {
        "kind": event.kind,
        "outcome": event.outcome,
        "sanction": event.sanction,
        "rule": event.rule,
    }
    news = News(
        Kind.APPEAL_DECIDED if appeal else Kind.DECISION,
        AccountId(event.recipient_id),
        envelope.at,
        About("decision", event.decision_id),
        _facts(**said),
        # What is done to the account itself `safety` mails at once: it may be unable to sign in.
        mailed=event.sanction in (None, "none"),
    )
    await do_tell(session, teller, news)
    await _refresh_thing(session, teller, event.kind, event.target_id)


async def on_report_answered(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell who reported something what came of it."""
    event = msgspec.json.decode(envelope.data, type=facts.ReportAnswered)
    news = News(
        Kind.REPORT_ANSWERED,
        AccountId(event.recipient_id),
        envelope.at,
        About("report", event.report_id),
        _facts(kind=event.kind, outcome=event.outcome),
    )
    await do_tell(session, teller, news)


async def on_signed_in_anew(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell a member of a sign-in on a device that they did not have."""
    event = msgspec.json.decode(envelope.data, type=facts.SignedInAnew)
    # Each sign-in is a line of its own: which one was not oneself is what matters.
    news = News(
        Kind.SIGNED_IN_ANEW,
        AccountId(event.account_id),
        envelope.at,
        About("session", envelope.id),
        _facts(device=event.device),
    )
    await do_tell(session, teller, news)


async def on_security_changed(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell a member that something about how they sign in has changed."""
    event = msgspec.json.decode(envelope.data, type=facts.SecurityChanged)
    news = News(
        Kind.SECURITY_CHANGED,
        AccountId(event.account_id),
        envelope.at,
        About("security", envelope.id),
        _facts(what=event.what),
    )
    await do_tell(session, teller, news)


async def on_team_invited(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell a member which brand wants them in its team."""
    event = msgspec.json.decode(envelope.data, type=facts.TeamInvited)
    news = News(
        Kind.TEAM_INVITED,
        AccountId(event.account_id),
        envelope.at,
        About("team", envelope.id),
        _facts(role=event.role),
    )
    await do_settle(session, teller, news, Deed(AccountId(event.brand_id), true()))


async def on_export_ready(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell a member that the archive of their data can be fetched."""
    event = msgspec.json.decode(envelope.data, type=facts.ExportReady)
    about = About("export", event.export_id)
    news = News(Kind.EXPORT_READY, AccountId(event.account_id), envelope.at, about)
    await do_tell(session, teller, news)


async def on_status(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Let those read again who were told of an account that is suspended, or back."""
    event = msgspec.json.decode(envelope.data, type=facts.AccountEvent)
    lines = await lines_of_actor(session, event.account_id)
    await do_refresh(session, teller.announcer, lines)


async def on_hidden(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Let those read again who were told of a thing that staff hid, or brought back."""
    event = msgspec.json.decode(envelope.data, type=facts.ThingEvent)
    await _refresh_thing(session, teller, event.kind, event.target_id)


async def _refresh_thing(session: AsyncSession, teller: Teller, kind: str, target_id: int) -> None:
    await do_refresh(session, teller.announcer, await lines_of_thing(session, kind, target_id))


def _facts(**said: str | None) -> dict[str, str]:
    return {name: value for name, value in said.items() if value}


HANDLERS = {
    "safety.decided.v1": on_decided,
    "safety.appeal_decided.v1": on_decided,
    "safety.report_answered.v1": on_report_answered,
    "safety.hidden.v1": on_hidden,
    "safety.restored.v1": on_hidden,
    "accounts.signed_in_anew.v1": on_signed_in_anew,
    "accounts.security_changed.v1": on_security_changed,
    "accounts.team_invited.v1": on_team_invited,
    "accounts.export_ready.v1": on_export_ready,
    Suspended.subject: on_status,
    Restored.subject: on_status,
}
