"""What members do to each other, as news: follows, requests, likes, comments, blocks."""

import msgspec
from sqlalchemy import exists
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.kit.outbox import Envelope
from rampe.notify import facts
from rampe.notify.kinds import Kind
from rampe.notify.refresh import do_refresh, lines_between, lines_of_thing
from rampe.notify.targets import COMMENT
from rampe.notify.tell import About, Deed, News, Teller, do_settle
from rampe.social import (
    Blocked,
    Comment,
    CommentDeleted,
    Commented,
    Follow,
    Followed,
    FollowRequest,
    FollowRequested,
    FollowRequestEnded,
    Liked,
    TargetLike,
    Unblocked,
    Unfollowed,
    Unliked,
)


async def on_like(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell the owner who likes something."""
    event = msgspec.json.decode(envelope.data, type=facts.ThingEvent)
    holds = exists().where(
        TargetLike.kind == event.kind,
        TargetLike.target_id == event.target_id,
        TargetLike.account_id == event.account_id,
    )
    news = News(
        kind=Kind.COMMENT_LIKE if event.kind == COMMENT else Kind.LIKE,
        recipient_id=AccountId(event.owner_id),
        at=envelope.at,
        about=About(event.kind, event.target_id),
    )
    await do_settle(session, teller, news, Deed(AccountId(event.account_id), holds))


async def on_follow(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell who is followed; or, where a request was accepted, who asked."""
    event = msgspec.json.decode(envelope.data, type=facts.FollowEvent)
    follower, followed = AccountId(event.follower_id), AccountId(event.followed_id)
    holds = exists().where(Follow.follower_id == follower, Follow.followed_id == followed)
    to_followed = News(Kind.FOLLOW, followed, envelope.at), Deed(follower, holds)
    to_follower = News(Kind.REQUEST_ACCEPTED, follower, envelope.at), Deed(followed, holds)
    if envelope.subject == Unfollowed.subject:
        told = [to_followed, to_follower]
    else:
        # Who has accepted a request knows who follows them.
        told = [to_follower if event.accepted else to_followed]
    for news, deed in sorted(told, key=lambda one: one[0].recipient_id):
        await do_settle(session, teller, news, deed)


async def on_request(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell whom somebody asks to follow."""
    event = msgspec.json.decode(envelope.data, type=facts.FollowEvent)
    holds = exists().where(
        FollowRequest.follower_id == event.follower_id,
        FollowRequest.followed_id == event.followed_id,
    )
    news = News(Kind.FOLLOW_REQUEST, AccountId(event.followed_id), envelope.at)
    await do_settle(session, teller, news, Deed(AccountId(event.follower_id), holds))


async def on_comment(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Tell everybody whom a comment concerns."""
    event = msgspec.json.decode(envelope.data, type=facts.Commented)
    comment = await session.get(Comment, event.comment_id)
    if comment is None:
        return
    holds = exists().where(Comment.id == comment.id, Comment.deleted_at.is_(None))
    deed = Deed(AccountId(event.account_id), holds, ref_id=comment.id)
    told = who_hears_of(event, comment)
    # In one order everywhere, so that two comments never wait for each other's inboxes.
    for recipient_id in sorted(told):
        kind, about = told[recipient_id]
        await do_settle(session, teller, News(kind, recipient_id, envelope.at, about), deed)


def who_hears_of(event: facts.Commented, comment: Comment) -> dict[AccountId, tuple[Kind, About]]:
    """Return whom a comment concerns, each once, by what concerns them most."""
    told = {AccountId(event.owner_id): (Kind.COMMENT, About(event.kind, event.target_id))}
    for mentioned_id in event.mentioned_ids:
        told[AccountId(mentioned_id)] = (Kind.MENTION, About(COMMENT, comment.id))
    if event.thread_author_id is not None and comment.thread_id is not None:
        told[AccountId(event.thread_author_id)] = (Kind.REPLY, About(COMMENT, comment.thread_id))
    if event.reply_to_author_id is not None and comment.reply_to is not None:
        told[AccountId(event.reply_to_author_id)] = (Kind.REPLY, About(COMMENT, comment.reply_to))
    return told


async def on_comment_deleted(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Let those read again who were told of a comment or of its thread."""
    event = msgspec.json.decode(envelope.data, type=facts.CommentDeleted)
    lines = await lines_of_thing(session, COMMENT, event.comment_id)
    await do_refresh(session, teller.announcer, lines)


async def on_block(session: AsyncSession, envelope: Envelope, teller: Teller) -> None:
    """Let two members read again what they were told of each other."""
    event = msgspec.json.decode(envelope.data, type=facts.BlockEvent)
    lines = await lines_between(session, event.blocker_id, event.blocked_id)
    await do_refresh(session, teller.announcer, lines)


HANDLERS = {
    Liked.subject: on_like,
    Unliked.subject: on_like,
    Followed.subject: on_follow,
    Unfollowed.subject: on_follow,
    FollowRequested.subject: on_request,
    FollowRequestEnded.subject: on_request,
    Commented.subject: on_comment,
    CommentDeleted.subject: on_comment_deleted,
    Blocked.subject: on_block,
    Unblocked.subject: on_block,
}
