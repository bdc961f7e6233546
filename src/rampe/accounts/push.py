"""What open tabs and gateways are told at once, after the commit; the database says it too."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.models import AccountId, SessionId
from rampe.kit.database import after_commit
from rampe.ports.bus import Bus


def tell_me_changed(session: AsyncSession, bus: Bus, account_id: AccountId) -> None:
    """Let a member's open tabs read `/me` again."""
    after_commit(session, partial(bus.to_user, account_id, {"t": "me"}))


def tell_hidden_changed(session: AsyncSession, bus: Bus, account_id: AccountId) -> None:
    """Let the gateways read again whom a member wants to see nothing of; nobody else learns it."""
    after_commit(session, partial(bus.to_user_ctl, account_id, {"t": "hidden"}))


def tell_suspended(session: AsyncSession, bus: Bus, account_id: AccountId) -> None:
    """Let the gateways cut a suspended account's connections."""
    after_commit(session, partial(bus.to_user_ctl, account_id, {"t": "suspended"}))


def tell_session_ended(
    session: AsyncSession, bus: Bus, account_id: AccountId, session_ids: Sequence[SessionId]
) -> None:
    """Let the gateways cut the connections of sessions that an account had."""
    frame = {"t": "session_ended", "session_ids": [str(one) for one in session_ids]}
    after_commit(session, partial(bus.to_user_ctl, account_id, frame))
