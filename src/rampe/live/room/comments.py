"""Reads comments of a live by their index: for who missed some, for the past, for the replay."""

from collections.abc import Iterable, Set

from pydantic import BaseModel
from sqlalchemy import Row, select

from rampe.accounts import Account, AccountRef, account_ref, is_active
from rampe.kit.ids import PublicId
from rampe.live.models import LiveId
from rampe.live.room.models import RoomComment
from rampe.live.room.take_back import is_shown
from rampe.safety import not_reported
from rampe.social import Reader, not_blocked, not_muted


class RoomMentionOut(BaseModel):
    """An account that a text names, as `@handle`."""

    id: PublicId
    handle: str


class RoomCommentOut(BaseModel):
    """A comment of a live: what the frame `comments` has of it, its account as everywhere else."""

    i: int
    id: PublicId
    at: int
    text: str
    account: AccountRef
    reply_to: PublicId | None
    mentions: list[RoomMentionOut]
    own: bool


class RoomCommentPage(BaseModel):
    """Comments, oldest first; `more` says that there are others in the direction asked for."""

    items: list[RoomCommentOut]
    more: bool


async def list_room_comments(
    reader: Reader,
    live_id: LiveId,
    *,
    before: int | None = None,
    after: int | None = None,
    limit: int = 50,
) -> RoomCommentPage:
    """List the comments that the reader sees, of a live that they may watch.

    Args:
        before: only those with a lower index; the newest of them.
        after: only those with a higher index; the oldest of them.
    """
    rows = (
        select(RoomComment, Account)
        .join(Account, Account.id == RoomComment.account_id)
        .where(
            RoomComment.live_id == live_id,
            is_shown(),
            is_active(),
            not_blocked(RoomComment.account_id, reader.viewer),
            not_muted(RoomComment.account_id, reader.viewer),
            not_reported("account", RoomComment.account_id, reader.viewer),
            not_reported("live_comment", RoomComment.id, reader.viewer),
        )
    )
    if before is not None:
        rows = rows.where(RoomComment.i < before)
    if after is not None:
        rows = rows.where(RoomComment.i > after)
    forward = after is not None
    order = RoomComment.i.asc() if forward else RoomComment.i.desc()
    found = list(await reader.session.execute(rows.order_by(order).limit(limit + 1)))
    kept = found[:limit] if forward else found[:limit][::-1]
    named = await _find_named(reader, (comment for comment, _ in kept))
    items = [_shown(row, reader, named) for row in kept]
    return RoomCommentPage(items=items, more=len(found) > limit)


async def _find_named(reader: Reader, comments: Iterable[RoomComment]) -> Set[int]:
    """Return whom these comments name; who is gone, or blocked either way, stays plain text."""
    ids = {int(one) for comment in comments for one, _ in comment.mentions}
    if not ids:
        return set()
    named = select(Account.id).where(
        Account.id.in_(ids), is_active(), not_blocked(Account.id, reader.viewer)
    )
    return set(await reader.session.scalars(named))


def _shown(row: Row[RoomComment, Account], reader: Reader, named: Set[int]) -> RoomCommentOut:
    comment, account = row
    return RoomCommentOut(
        i=comment.i,
        id=comment.id,
        at=round(comment.created_at.timestamp() * 1000),
        text=comment.text,
        account=account_ref(account, reader.storage),
        reply_to=comment.reply_to,
        mentions=[
            RoomMentionOut(id=int(one), handle=handle)
            for one, handle in comment.mentions
            if int(one) in named
        ],
        own=comment.account_id == reader.viewer,
    )
