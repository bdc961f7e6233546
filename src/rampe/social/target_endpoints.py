"""HTTP of what members do with targets: likes, bookmarks, shares and comments."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import AccountId
from rampe.accounts.http import Member
from rampe.kit.errors import NotFound, TooMany, responses
from rampe.kit.http import Provided, Session
from rampe.kit.ids import PublicId
from rampe.kit.pagination import Page
from rampe.kit.ratelimit import Rate
from rampe.safety import Restricted
from rampe.social import threads
from rampe.social.bookmark import do_bookmark, do_unbookmark
from rampe.social.comment import (
    Draft,
    do_comment,
    do_delete_comment,
    find_comment,
    find_comment_target,
)
from rampe.social.counters import Counts, read_counts
from rampe.social.endpoints import Limits, PageDep, ReaderDep, Settings
from rampe.social.errors import (
    ClientIdTaken,
    CommentNotFound,
    CommentsClosed,
    CommentTooLong,
    NotTargetOwner,
    TargetNotFound,
)
from rampe.social.like import do_like, do_unlike
from rampe.social.models import Comment, CommentId
from rampe.social.pin import do_pin, do_unpin
from rampe.social.queries import Reader
from rampe.social.schemas import (
    BookmarkOut,
    CommentFilter,
    CommentIn,
    CommentOut,
    CommentPage,
    LikeOut,
    ShareIn,
    ShareOut,
)
from rampe.social.settings import SocialSettings
from rampe.social.share import do_share
from rampe.social.targets import Target, TargetPolicies, unseen

TargetId = Annotated[PublicId, Path()]
CommentPath = Annotated[PublicId, Path()]
Policies = Annotated[TargetPolicies, Provided(TargetPolicies)]


def _like_rate(settings: SocialSettings) -> Rate:
    return Rate("like", settings.likes_per_minute, 60)


def target_router(kind: str, path: str) -> APIRouter:
    """Return the routes of one kind of target below `path`, such as `video` and `/videos`."""
    router = APIRouter(tags=["social"], responses=responses(TargetNotFound))

    @router.put(f"{path}/{{target_id}}/like", responses=responses(TooMany))
    async def put_like(
        target_id: TargetId,
        member: Member,
        session: Session,
        policies: Policies,
        settings: Settings,
        limits: Limits,
    ) -> LikeOut:
        """Like a target."""
        await limits.hit(_like_rate(settings), member.account_id)
        target = await policies.find(session, kind, target_id, member.account_id)
        await do_like(session, member.account_id, target)
        return LikeOut(liked=True, likes=(await read_counts(session, kind, target_id)).likes)

    @router.delete(f"{path}/{{target_id}}/like", responses=responses(TooMany))
    async def delete_like(
        target_id: TargetId,
        member: Member,
        session: Session,
        policies: Policies,
        settings: Settings,
        limits: Limits,
    ) -> LikeOut:
        """Take a like back."""
        await limits.hit(_like_rate(settings), member.account_id)
        target = await policies.seen(session, kind, target_id, member.account_id)
        taken = await do_unlike(session, member.account_id, target or unseen(kind, target_id))
        return LikeOut(liked=False, likes=(await _counts(session, target, taken)).likes)

    @router.put(f"{path}/{{target_id}}/bookmark")
    async def put_bookmark(
        target_id: TargetId, member: Member, session: Session, policies: Policies
    ) -> BookmarkOut:
        """Keep a target for later."""
        target = await policies.find(session, kind, target_id, member.account_id)
        await do_bookmark(session, member.account_id, target)
        counts = await read_counts(session, kind, target_id)
        return BookmarkOut(bookmarked=True, bookmarks=counts.bookmarks)

    @router.delete(f"{path}/{{target_id}}/bookmark")
    async def delete_bookmark(
        target_id: TargetId, member: Member, session: Session, policies: Policies
    ) -> BookmarkOut:
        """No longer keep a target."""
        target = await policies.seen(session, kind, target_id, member.account_id)
        taken = await do_unbookmark(session, member.account_id, target or unseen(kind, target_id))
        counts = await _counts(session, target, taken)
        return BookmarkOut(bookmarked=False, bookmarks=counts.bookmarks)

    @router.post(f"{path}/{{target_id}}/shares")
    async def post_share(
        target_id: TargetId, body: ShareIn, member: Member, session: Session, policies: Policies
    ) -> ShareOut:
        """Record a share; it counts once a member and target."""
        target = await policies.find(session, kind, target_id, member.account_id)
        await do_share(session, member.account_id, target, body.channel)
        return ShareOut(shares=(await read_counts(session, kind, target_id)).shares)

    @router.get(f"{path}/{{target_id}}/comments", responses=responses(NotTargetOwner))
    async def get_comments(
        target_id: TargetId,
        reader: ReaderDep,
        policies: Policies,
        page: PageDep,
        wanted: Annotated[CommentFilter, Query(alias="filter")] = CommentFilter.ALL,
    ) -> CommentPage:
        """List the threads of a target."""
        target = await policies.find(reader.session, kind, target_id, reader.viewer)
        unanswered = wanted is CommentFilter.UNANSWERED
        if unanswered and reader.viewer != target.owner_id:
            raise NotTargetOwner
        return await threads.list_threads(reader, target, page, unanswered=unanswered)

    @router.post(
        f"{path}/{{target_id}}/comments",
        status_code=201,
        responses=responses(
            CommentTooLong, CommentsClosed, Restricted, CommentNotFound, ClientIdTaken, TooMany
        ),
    )
    async def post_comment(
        target_id: TargetId,
        body: CommentIn,
        member: Member,
        reader: ReaderDep,
        policies: Policies,
        settings: Settings,
        limits: Limits,
    ) -> CommentOut:
        """Comment a target, or answer one of its comments."""
        await limits.hit(Rate("comment", settings.comments_per_minute, 60), member.account_id)
        target = await policies.find(reader.session, kind, target_id, member.account_id)
        draft = Draft(body.text, body.client_id, _comment_id(body.reply_to))
        comment_id = await do_comment(reader.session, member.account_id, target, draft, settings)
        return await _show_one(reader, target, comment_id)

    return router


comment_router = APIRouter(tags=["social"], responses=responses(CommentNotFound, TargetNotFound))


@comment_router.get("/comments/{comment_id}")
async def get_comment(comment_id: CommentPath, reader: ReaderDep, policies: Policies) -> CommentOut:
    """Return one comment, for who was led to it."""
    comment, target = await _find(reader, policies, comment_id)
    return await _show_one(reader, target, comment.id)


@comment_router.get("/comments/{comment_id}/replies")
async def get_replies(
    comment_id: CommentPath, reader: ReaderDep, policies: Policies, page: PageDep
) -> Page[CommentOut]:
    """List the replies of a thread, oldest first."""
    comment, target = await _find(reader, policies, comment_id)
    return await threads.list_replies(reader, target, comment.id, page)


@comment_router.delete(
    "/comments/{comment_id}", status_code=204, responses=responses(NotTargetOwner)
)
async def delete_comment(
    comment_id: CommentPath, member: Member, reader: ReaderDep, policies: Policies
) -> None:
    """Delete a comment and the thread it opens."""
    session, me = reader.session, member.account_id
    comment = await find_comment(session, CommentId(comment_id), me, own=True)
    target = await policies.seen(session, comment.kind, comment.target_id, me)
    if target is None and comment.author_id != me:
        raise TargetNotFound
    target = target or unseen(comment.kind, comment.target_id)
    await do_delete_comment(session, me, comment, target)


@comment_router.put("/comments/{comment_id}/like", responses=responses(TooMany))
async def put_comment_like(
    comment_id: CommentPath,
    member: Member,
    reader: ReaderDep,
    policies: Policies,
    settings: Settings,
    limits: Limits,
) -> LikeOut:
    """Like a comment."""
    await limits.hit(_like_rate(settings), member.account_id)
    comment, _ = await _find(reader, policies, comment_id)
    await do_like(reader.session, member.account_id, _as_target(comment))
    counts = await read_counts(reader.session, threads.COMMENT, comment.id)
    return LikeOut(liked=True, likes=counts.likes)


@comment_router.delete("/comments/{comment_id}/like", responses=responses(TooMany))
async def delete_comment_like(
    comment_id: CommentPath,
    member: Member,
    reader: ReaderDep,
    policies: Policies,
    settings: Settings,
    limits: Limits,
) -> LikeOut:
    """Take the like of a comment back."""
    await limits.hit(_like_rate(settings), member.account_id)
    about = unseen(threads.COMMENT, comment_id)
    taken = await do_unlike(reader.session, member.account_id, about)
    try:
        await _find(reader, policies, comment_id)
    except NotFound:
        counts = await _counts(reader.session, None, taken)
    else:
        counts = await _counts(reader.session, about, taken)
    return LikeOut(liked=False, likes=counts.likes)


@comment_router.put(
    "/comments/{comment_id}/pin", status_code=204, responses=responses(NotTargetOwner)
)
async def put_pin(
    comment_id: CommentPath, member: Member, reader: ReaderDep, policies: Policies
) -> None:
    """Pin a comment on top of the target's comments."""
    comment, target = await _find(reader, policies, comment_id)
    await do_pin(reader.session, member.account_id, comment, target)


@comment_router.delete(
    "/comments/{comment_id}/pin", status_code=204, responses=responses(NotTargetOwner)
)
async def delete_pin(
    comment_id: CommentPath, member: Member, reader: ReaderDep, policies: Policies
) -> None:
    """Take a comment from the top."""
    comment, target = await _find(reader, policies, comment_id)
    await do_unpin(reader.session, member.account_id, comment, target)


async def _find(
    reader: Reader, policies: TargetPolicies, comment_id: int
) -> tuple[Comment, Target]:
    comment = await find_comment(reader.session, CommentId(comment_id), reader.viewer)
    return comment, await find_comment_target(reader.session, policies, comment, reader.viewer)


async def _counts(session: AsyncSession, target: Target | None, taken: bool) -> Counts:
    """Return the counts after something was taken back; of what one may not see it tells none.

    Raises:
        TargetNotFound: it is not to be seen, and there was nothing to take back.
    """
    if target is not None:
        return await read_counts(session, target.kind, target.id)
    if not taken:
        raise TargetNotFound
    return Counts()


async def _show_one(reader: Reader, target: Target, comment_id: CommentId) -> CommentOut:
    comment = await reader.session.get_one(Comment, comment_id)
    return (await threads.show_comments(reader, target, [comment]))[0]


def _as_target(comment: Comment) -> Target:
    return Target(threads.COMMENT, comment.id, AccountId(comment.author_id))


def _comment_id(value: int | None) -> CommentId | None:
    return None if value is None else CommentId(value)
