"""The journal: who of the staff did what, to what, when and why. Nobody can change a line (D2)."""

from dataclasses import dataclass

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, Principal, Role
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.safety.errors import AdminOnly, NotYourself
from rampe.safety.models import Act, Change, ModerationAction
from rampe.safety.rules import Rule

OPERATOR = AccountId(0)
"""Who has the machine itself: acts of the command line are in nobody's name."""


@dataclass(frozen=True)
class Judge:
    """Who of the staff acts, and why."""

    staff: Principal
    reason: str

    @property
    def id(self) -> AccountId:
        """Who acts."""
        return self.staff.account_id

    def check_may_judge(self, owner: Account | None) -> None:
        """Refuse acts on oneself, and acts on staff by who does not stand above it.

        Raises:
            NotYourself, AdminOnly: see `check_may_judge`.
        """
        check_may_judge(self.id, self.staff.role, owner, demo=self.staff.demo)


def check_may_judge(
    staff_id: AccountId, role: Role, owner: Account | None, *, demo: bool = False
) -> None:
    """Refuse what somebody of the staff may not judge: their own, or what is of staff above them.

    Anybody plays the demo's staff, so that has no say over the installation's own.

    Raises:
        NotYourself: the thing is the actor's own.
        AdminOnly: it is another moderator's or an administrator's.
    """
    if owner is None:
        return
    if owner.id == staff_id:
        raise NotYourself
    is_above = role is Role.ADMIN and (owner.demo or not demo)
    if owner.role is not Role.MEMBER and not is_above:
        raise AdminOnly


@dataclass(frozen=True)
class Line:
    """What a line says beside who and why."""

    act: Act
    kind: str
    target_id: int
    owner_id: AccountId
    change: Change | None = None
    case_id: int | None = None
    rule: Rule | None = None


async def record(session: AsyncSession, judge: Judge, line: Line) -> int:
    """Write a line and return its id. Lines of parallel transactions wait for each other."""
    return await _write(session, judge.id, judge.reason, line)


async def record_operator(
    session: AsyncSession, act: Act, account_id: AccountId, reason: str
) -> int:
    """Write what the operator did to an account by the command line."""
    return await _write(session, OPERATOR, reason, Line(act, "account", account_id, account_id))


async def _write(session: AsyncSession, actor_id: AccountId, reason: str, line: Line) -> int:
    action_id = new_id()
    await session.execute(
        insert(ModerationAction).values(
            id=action_id,
            actor_id=actor_id,
            act=line.act,
            kind=line.kind,
            target_id=line.target_id,
            owner_id=line.owner_id,
            reason=reason,
            change=line.change,
            case_id=line.case_id,
            rule=line.rule,
            at=clock.now(),
        )
    )
    return action_id


_FIRST_BROKEN = text("""
SELECT count(*) AS lines, min(line) FILTER (
    WHERE hash <> moderation_action_hash(previous, action) OR line <> number
) AS broken
FROM (
    SELECT action, action.line, action.hash,
           coalesce(lag(action.hash) OVER (ORDER BY action.line), ''::bytea) AS previous,
           row_number() OVER (ORDER BY action.line) AS number
    FROM moderation_action AS action
) AS chained
""")


@dataclass(frozen=True)
class JournalCheck:
    """How many lines there are, and the first that is not as it was written, if any."""

    lines: int
    broken: int | None


async def check_journal(session: AsyncSession) -> JournalCheck:
    """Compute every hash again: a line changed, lost or slipped in breaks the chain there."""
    row = (await session.execute(_FIRST_BROKEN)).one()
    return JournalCheck(row.lines, row.broken)
