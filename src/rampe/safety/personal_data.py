"""What safety has of a member: what they reported, what was decided about them, their appeals."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId, AnySelect, Item, Rows, Tables
from rampe.safety.forget import do_delete_of_accounts
from rampe.safety.models import Appeal, Decision, Outcome, Report

_STAFF = "names who of the staff decided about somebody else's things"

TABLES = Tables(
    exported={
        "report": "safety/reports.json",
        "moderation_decision": "safety/decisions.json",
        "appeal": "safety/appeals.json",
    },
    withheld={
        "moderation_case": "holds what others reported; what was decided of it is exported",
        "decision_link": "ways to the decisions that are exported, by their hashes",
        "moderation_action": "the journal of staff; decisions say all that concerns the member",
    },
    kept={
        "moderation_decision": _STAFF,
        "appeal": _STAFF,
        "moderation_action": "nobody may change the journal, so that staff can be held to account",
    },
)


@dataclass(frozen=True)
class SafetyData:
    """Never who reported the member, nor who decided."""

    name: str = "safety"
    tables: Tables = TABLES

    async def export(self, _session: AsyncSession, account_id: AccountId) -> AsyncIterator[Item]:
        """Give reports made, decisions received and appeals."""
        yield Rows("safety/reports.json", _reports(account_id))
        yield Rows("safety/decisions.json", _decisions(account_id))
        yield Rows("safety/appeals.json", _appeals(account_id))

    async def erase(self, session: AsyncSession, account_ids: Sequence[int]) -> None:
        """Delete what they reported and the cases about them. Idempotent."""
        await do_delete_of_accounts(session, account_ids)


def _reports(account_id: AccountId) -> AnySelect:
    return (
        select(
            Report.id,
            Report.kind,
            Report.target_id,
            Report.reason,
            Report.details,
            Report.seen,
            Report.answered,
            Report.created_at,
        )
        .where(Report.reporter_id == account_id)
        .order_by(Report.id.desc())
    )


def _decisions(account_id: AccountId) -> AnySelect:
    return (
        select(
            Decision.id,
            Decision.kind,
            Decision.target_id,
            Decision.outcome,
            Decision.sanction,
            Decision.until,
            Decision.rule,
            Decision.message,
            Decision.at,
            Decision.reversed_at,
            Decision.final_at,
        )
        .where(Decision.owner_id == account_id, Decision.outcome != Outcome.NO_VIOLATION)
        .order_by(Decision.id.desc())
    )


def _appeals(account_id: AccountId) -> AnySelect:
    return (
        select(
            Appeal.id,
            Appeal.decision_id,
            Appeal.text,
            Appeal.state,
            Appeal.message,
            Appeal.created_at,
            Appeal.decided_at,
        )
        .where(Appeal.account_id == account_id)
        .order_by(Appeal.id.desc())
    )
