"""What members choose before any feed, and from which list (ACC-03)."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts.events import InterestsChosen
from rampe.accounts.models import Account
from rampe.kit import outbox

INTERESTS: tuple[str, ...] = (
    "dance",
    "sketches",
    "humour",
    "music",
    "self_development",
    "cooking",
    "sport",
    "fashion",
    "beauty",
    "travel",
    "animals",
    "gaming",
    "science",
    "art",
    "diy",
    "nature",
)
MIN_INTERESTS = 3


def check_interests(codes: Sequence[str]) -> list[str]:
    """Return the chosen codes once each, in our order.

    Raises:
        ValueError: an unknown code, or fewer than three different ones.
    """
    chosen = set(codes)
    if unknown := chosen.difference(INTERESTS):
        raise ValueError(f"unknown interest: {sorted(unknown)[0][:40]}")
    if len(chosen) < MIN_INTERESTS:
        raise ValueError(f"choose at least {MIN_INTERESTS} interests")
    return [code for code in INTERESTS if code in chosen]


async def do_choose_interests(session: AsyncSession, account: Account, codes: list[str]) -> None:
    """Replace the interests of an account by `codes`, as `check_interests` returned them."""
    account.interests = codes
    event = InterestsChosen(account_id=account.id, interests=codes)
    await outbox.emit(session, event, actor=account.id)
