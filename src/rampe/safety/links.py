"""Mailed ways to a decision, for who cannot sign in: to read it, and to appeal. Nothing else."""

import secrets

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.kit import clock
from rampe.kit.tokens import hash_token
from rampe.safety.errors import DecisionNotFound
from rampe.safety.models import Decision, DecisionLink


async def do_mint_link(session: AsyncSession, decision: Decision) -> str:
    """Return a new token for a decision, good until it can no longer be appealed."""
    token = secrets.token_urlsafe(32)
    session.add(
        DecisionLink(
            token_hash=hash_token(token), decision_id=decision.id, expires_at=decision.appeal_until
        )
    )
    await session.flush()
    return token


async def find_by_link(session: AsyncSession, token: str) -> Decision:
    """Return the decision of a mailed link.

    Raises:
        DecisionNotFound: the link is unknown or over.
    """
    decision = await session.scalar(
        select(Decision)
        .join(DecisionLink, DecisionLink.decision_id == Decision.id)
        .where(DecisionLink.token_hash == hash_token(token), DecisionLink.expires_at > clock.now())
    )
    if decision is None:
        raise DecisionNotFound
    return decision


async def delete_old_links(session: AsyncSession) -> None:
    """Forget links that are over."""
    await session.execute(delete(DecisionLink).where(DecisionLink.expires_at <= clock.now()))
