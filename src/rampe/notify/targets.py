"""What notifications are about: each kind of thing says who may see it, and how it looks."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from rampe.accounts import Account, AccountId
from rampe.notify.lead import comment_path
from rampe.social import Comment, Viewer, can_see_comment

IdColumn = ColumnElement[int] | InstrumentedAttribute[int]
KindColumn = ColumnElement[str] | InstrumentedAttribute[str]

COMMENT, ASSET, DRAFT = "comment", "asset", "draft"


@dataclass(frozen=True)
class Glance:
    """How a thing looks in a line of the inbox; `path` is its page on the site, if it has one.

    `over`: what was told of it is past, as with a live that has ended; no alert calls to it.
    """

    path: str | None = None
    text: str = ""
    image_url: str | None = None
    over: bool = False


class NotifiedTarget(ABC):
    """One kind of thing that notifications are about."""

    kind: ClassVar[str]

    @abstractmethod
    def is_visible(self, target_id: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
        """True where the viewer may see the thing of this id."""

    @abstractmethod
    async def glance(
        self, session: AsyncSession, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return how those of the things look that the viewer may see."""

    def names(self, target_id: int, account_id: AccountId) -> ColumnElement[bool]:
        """True while the thing's own text names an account; a kind without text names nobody."""
        return false()


class NotifiedTargets:
    """Every kind that notifications are about: a service, filled in `entry`."""

    def __init__(self, upper: Iterable[NotifiedTarget] = ()) -> None:
        things = {target.kind: target for target in upper}
        self._by_kind = things | {COMMENT: NotifiedComments(things)}

    def is_visible(
        self, kind: KindColumn, target_id: IdColumn, viewer: Viewer
    ) -> ColumnElement[bool]:
        """True where the viewer may see the thing, whatever its kind."""
        return _any_of(self._by_kind, kind, target_id, viewer)

    def names(self, kind: str, target_id: int, account_id: AccountId) -> ColumnElement[bool]:
        """True while the text of a thing names an account."""
        thing = self._by_kind.get(kind)
        return thing.names(target_id, account_id) if thing else false()

    async def glance(
        self, session: AsyncSession, kind: str, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return how things of a kind look; nothing for a kind that nobody answers for."""
        target = self._by_kind.get(kind)
        return await target.glance(session, ids, viewer) if target and ids else {}


class NotifiedComments(NotifiedTarget):
    """Comments: seen where both they and what they are on may be seen."""

    kind = COMMENT

    def __init__(self, things: Mapping[str, NotifiedTarget]) -> None:
        self._things = things

    def is_visible(self, target_id: IdColumn, viewer: Viewer) -> ColumnElement[bool]:
        """True where the viewer may read the comment where it stands."""
        found = (
            select(1)
            .select_from(Comment)
            .join(Account, Account.id == Comment.author_id)
            .where(
                Comment.id == target_id,
                can_see_comment(viewer),
                _any_of(self._things, Comment.kind, Comment.target_id, viewer),
            )
        )
        return found.correlate_except(Comment, Account).exists()

    async def glance(
        self, session: AsyncSession, ids: Collection[int], viewer: AccountId
    ) -> Mapping[int, Glance]:
        """Return what comments say; their path is that of what they are on, opened at them."""
        seen = select(Comment).where(Comment.id.in_(ids), self.is_visible(Comment.id, viewer))
        comments = list(await session.scalars(seen))
        on = await self._glance_things(session, comments, viewer)
        return {
            comment.id: _at(on[comment.kind, comment.target_id], comment)
            for comment in comments
            if (comment.kind, comment.target_id) in on
        }

    async def _glance_things(
        self, session: AsyncSession, comments: Iterable[Comment], viewer: AccountId
    ) -> dict[tuple[str, int], Glance]:
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        for comment in comments:
            wanted[comment.kind].add(comment.target_id)
        return {
            (kind, target_id): glance
            for kind, ids in wanted.items()
            if kind in self._things
            for target_id, glance in (await self._things[kind].glance(session, ids, viewer)).items()
        }


def _at(on: Glance, comment: Comment) -> Glance:
    path = comment_path(on.path, comment.id, comment.thread_id)
    return replace(on, path=path, text=comment.text)


def _any_of(
    things: Mapping[str, NotifiedTarget], kind: KindColumn, target_id: IdColumn, viewer: Viewer
) -> ColumnElement[bool]:
    cases = (
        and_(kind == name, thing.is_visible(target_id, viewer)) for name, thing in things.items()
    )
    return or_(False, *cases)
