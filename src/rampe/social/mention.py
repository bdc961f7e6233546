"""Mentions: `@handle` in a text names an account that may know of it."""

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, AccountId, is_active
from rampe.social.visibility import not_blocked

MAX_MENTIONS = 20

# The grammar of handles (decision 8); not inside a word or an address, no dot at the end.
_MENTION = re.compile(r"(?<![\w@./])@([A-Za-z0-9._]{1,23}[A-Za-z0-9_])(?![\w@])")


@dataclass(frozen=True)
class Mention:
    """An account that a text names, and the handle as it was written, in lower case."""

    account_id: AccountId
    handle: str


def parse_mentions(text: str) -> list[str]:
    """Return the handles that a text names, in lower case, each once, at most `MAX_MENTIONS`."""
    handles = dict.fromkeys(match[1].lower() for match in _MENTION.finditer(text))
    return list(handles)[:MAX_MENTIONS]


async def resolve_mentions(session: AsyncSession, author_id: AccountId, text: str) -> list[Mention]:
    """Return the accounts that a text names; those that block its author are left as plain text."""
    handles = parse_mentions(text)
    if not handles:
        return []
    rows = await session.execute(
        select(Account.id, Account.handle).where(
            Account.handle.in_(handles), is_active(), not_blocked(Account.id, author_id)
        )
    )
    return [Mention(account_id, handle) for account_id, handle in rows]
