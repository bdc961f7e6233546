"""Making an account, and refusing one to who is too young without saying how to get round it.

Two things stay untold: whether an address already has an account (the mail to it says so), and
that it was the age (ACC-02). After a refusal, another birth date from the same device, address or
mailbox is refused too for a while; else the form would be a game that every child wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.age import Band, age_at, age_band
from rampe.accounts.errors import HandleTaken
from rampe.accounts.events import InterestsChosen, SignedUp
from rampe.accounts.handle import check_not_held, flush_handle, is_reserved
from rampe.accounts.models import Account, AccountId, Gender, Role, SignUpMark, Status
from rampe.accounts.schemas import fold_email
from rampe.accounts.settings import AccountsKeys
from rampe.kit import clock
from rampe.kit.ids import new_id
from rampe.kit.outbox import emit

MAILBOX_REFUSED_FOR = timedelta(hours=24)
# Others may share an address and a kind of browser (a school), so this one is short.
DEVICE_REFUSED_FOR = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """What a new account starts with; `birth_date` none is the strictest band."""

    handle: str
    country: str
    locale: str
    zone: str
    name: str = ""
    email: str | None = None
    password_hash: str | None = field(default=None, repr=False)
    birth_date: date | None = None
    gender: Gender | None = None
    interests: Sequence[str] = ()
    role: Role = Role.MEMBER


@dataclass(frozen=True)
class Applicant:
    """What tells that two dates of birth are by the same person, as keyed hashes.

    `person` is a mailbox, and the account of who already has one.
    """

    person: tuple[bytes, ...]
    device: bytes | None

    @classmethod
    def of(
        cls,
        keys: AccountsKeys,
        email: str | None,
        address: str,
        user_agent: str,
        account_id: AccountId | None = None,
    ) -> "Applicant":
        """Hash what is known; `address` is empty when it tells nobody apart (this machine)."""
        mailbox = keys.mark("mailbox", fold_email(email)) if email else None
        account = keys.mark("account", str(account_id)) if account_id else None
        return cls(
            person=tuple(mark for mark in (mailbox, account) if mark),
            device=keys.mark("device", f"{address}\0{user_agent}") if address else None,
        )

    @property
    def marks(self) -> list[bytes]:
        """The hashes, as far as they exist."""
        return [*self.person, *([self.device] if self.device else [])]


def is_old_enough(birth_date: date, zone: str, min_age: int) -> bool:
    """Whether somebody may have an account now."""
    return age_at(birth_date, zone, clock.now()) >= min_age


async def was_refused(session: AsyncSession, applicant: Applicant) -> bool:
    """Whether this person was refused a short while ago."""
    found = exists().where(SignUpMark.mark.in_(applicant.marks), SignUpMark.until > clock.now())
    return bool(await session.scalar(select(found)))


async def do_mark_refused(session: AsyncSession, applicant: Applicant) -> None:
    """Remember for a while that this person was refused."""
    now = clock.now()
    rows = [{"mark": mark, "until": now + MAILBOX_REFUSED_FOR} for mark in applicant.person]
    if applicant.device:
        rows.append({"mark": applicant.device, "until": now + DEVICE_REFUSED_FOR})
    statement = insert(SignUpMark).values(rows)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[SignUpMark.mark], set_={"until": statement.excluded.until}
        )
    )


async def delete_old_marks(session: AsyncSession) -> None:
    """Forget refusals whose time is over."""
    await session.execute(delete(SignUpMark).where(SignUpMark.until <= clock.now()))


async def do_sign_up(session: AsyncSession, new: NewAccount) -> Account:
    """Make an account. Minors start private; the age must have been checked.

    Raises:
        HandleTaken: somebody has the handle, had it lately, or it is reserved.
    """
    if is_reserved(new.handle) and new.role is Role.MEMBER:
        raise HandleTaken
    account = build_account(new)
    session.add(account)
    await flush_handle(session)
    await check_not_held(session, account.handle, account.id)
    await emit(session, SignedUp(account_id=account.id), actor=account.id)
    if new.interests:
        chosen = InterestsChosen(account_id=account.id, interests=list(new.interests))
        await emit(session, chosen, actor=account.id)
    return account


def build_account(new: NewAccount) -> Account:
    """Return the row of a new account."""
    now = clock.now()
    return Account(
        id=AccountId(new_id()),
        handle=new.handle,
        name=new.name or new.handle,
        email=new.email,
        email_folded=fold_email(new.email) if new.email else None,
        password_hash=new.password_hash,
        birth_date=new.birth_date,
        zone=new.zone,
        country=new.country,
        locale=new.locale,
        gender=new.gender,
        role=new.role,
        status=Status.ACTIVE,
        private=age_band(new.birth_date, new.zone, now) is not Band.ADULT,
        bio="",
        links=[],
        interests=list(new.interests),
        demo=False,
        created_at=now,
    )
