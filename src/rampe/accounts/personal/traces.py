"""The traces of an account outside every domain's tables: kept mails, events, jobs that failed.

The stream of events forgets by itself after seven days, long before the grace is over.
"""

from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import Account
from rampe.accounts.security.models import EmailChange
from rampe.ports.mail import KeptMail

# A number anywhere in a JSON document; `**` descends into every part of it.
_EVENTS = text("""
DELETE FROM outbox WHERE published_at IS NOT NULL AND (
    actor = :id OR jsonb_path_exists(data, '$.** ? (@ == $id)', jsonb_build_object('id', :id))
)
""")
_DEAD = text("""
DELETE FROM dead_letter
WHERE jsonb_path_exists(body, '$.** ? (@ == $id)', jsonb_build_object('id', :id))
""")
_JOBS = text("""
DELETE FROM procrastinate_jobs WHERE status NOT IN ('todo', 'doing')
AND jsonb_path_exists(args, '$.** ? (@ == $id)', jsonb_build_object('id', :id))
""")


async def delete_traces(session: AsyncSession, account: Account) -> None:
    """Delete copies that were only on their way. Idempotent."""
    for statement in (_EVENTS, _DEAD, _JOBS):
        await session.execute(statement, {"id": account.id})
    changes = await session.execute(
        select(EmailChange.former, EmailChange.email).where(EmailChange.account_id == account.id)
    )
    addresses = {account.email, *(address for change in changes for address in change)}
    await session.execute(delete(KeptMail).where(KeptMail.recipient.in_(addresses - {None})))
