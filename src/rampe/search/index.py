"""Writing the index: videos and accounts as they are now, so that doing it again changes nothing.

Rows are locked for the reader before they are read: a change of a video or an account comes wholly
before or wholly after, and its own event leads here again. What is written is for finding only;
whether it may be seen is asked at each reading.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import Account, Status
from rampe.kit import clock
from rampe.search.models import (
    SearchAccount,
    SearchHashtag,
    SearchName,
    SearchVideo,
    SearchWord,
)
from rampe.search.terms import bits_of, document_words, grams_of, join, name_words
from rampe.social import Follow
from rampe.video import Video, VideoCaptions, VideoHashtag, is_out

# Shared by who adds words, exclusive to who forgets them.
LEARNING = 0x7365_6172_6368  # "search"


async def do_index_videos(session: AsyncSession, video_ids: Collection[int]) -> None:
    """Write what videos are found by; those that are not out any more are found no longer."""
    rows = await session.execute(
        select(Video.id, Video.caption, Video.alt_text)
        .where(Video.id.in_(video_ids), is_out())
        .order_by(Video.id)
        .with_for_update(read=True)
    )
    videos = rows.all()
    shown = [video.id for video in videos]
    hashtags, tracks = await _hashtags(session, shown), await _tracks(session, shown)
    documents = [
        _video_row(video.id, video.caption, video.alt_text, hashtags, tracks) for video in videos
    ]
    before = await session.execute(
        select(SearchVideo.video_id, SearchVideo.hashtags).where(
            SearchVideo.video_id.in_(video_ids)
        )
    )
    changed = {folded for _, tags in before for folded in tags}
    changed.update(folded for tags in hashtags.values() for folded in tags)
    gone = set(video_ids).difference(shown)
    await session.execute(delete(SearchVideo).where(SearchVideo.video_id.in_(gone)))
    await _learn(session, SearchWord, (word for row in documents for word in row["words"]))
    if documents:
        statement = insert(SearchVideo)
        written = {name: statement.excluded[name] for name in ("hashtags", "strong", "words")}
        await session.execute(
            statement.on_conflict_do_update(index_elements=["video_id"], set_=written), documents
        )
    await do_mark_hashtags(session, changed)


class _VideoRow(TypedDict):
    video_id: int
    hashtags: list[str]
    strong: list[str]
    words: list[str]


def _video_row(
    video_id: int,
    caption: str,
    alt_text: str,
    hashtags: Mapping[int, Sequence[str]],
    tracks: Mapping[int, Sequence[str]],
) -> _VideoRow:
    tags = list(hashtags.get(video_id, ()))
    strong = document_words(" ".join(join(tag) for tag in tags), " ".join(tags), caption)
    return {
        "video_id": video_id,
        "hashtags": tags,
        "strong": strong,
        "words": document_words(" ".join(strong), alt_text, *tracks.get(video_id, ())),
    }


async def _hashtags(session: AsyncSession, video_ids: Collection[int]) -> dict[int, list[str]]:
    rows = await session.execute(
        select(VideoHashtag.video_id, VideoHashtag.folded)
        .where(VideoHashtag.video_id.in_(video_ids))
        .order_by(VideoHashtag.video_id, VideoHashtag.position)
    )
    return _grouped((video_id, text) for video_id, text in rows)


async def _tracks(session: AsyncSession, video_ids: Collection[int]) -> dict[int, list[str]]:
    rows = await session.execute(
        select(VideoCaptions.video_id, VideoCaptions.folded)
        .where(VideoCaptions.video_id.in_(video_ids))
        .order_by(VideoCaptions.video_id, VideoCaptions.language)
    )
    return _grouped((video_id, text) for video_id, text in rows)


def _grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    grouped: dict[int, list[str]] = {}
    for key, value in rows:
        grouped.setdefault(key, []).append(value)
    return grouped


class _AccountRow(TypedDict):
    account_id: int
    words: list[str]
    stale_since: datetime


async def do_index_accounts(session: AsyncSession, account_ids: Collection[int]) -> None:
    """Write what accounts are found by; deleted ones are found no longer."""
    rows = await session.execute(
        select(Account.id, Account.handle, Account.name)
        .where(Account.id.in_(account_ids), Account.status != Status.DELETED)
        .order_by(Account.id)
        .with_for_update(read=True)
    )
    documents = [
        _AccountRow(
            account_id=account.id,
            words=name_words(account.handle, account.name),
            stale_since=clock.now(),
        )
        for account in rows
    ]
    gone = set(account_ids).difference(row["account_id"] for row in documents)
    await session.execute(delete(SearchAccount).where(SearchAccount.account_id.in_(gone)))
    await _learn(session, SearchName, (word for row in documents for word in row["words"]))
    if documents:
        statement = insert(SearchAccount)
        written = {name: statement.excluded[name] for name in ("words", "stale_since")}
        await session.execute(
            statement.on_conflict_do_update(index_elements=["account_id"], set_=written), documents
        )


async def _learn(
    session: AsyncSession, vocabulary: type[SearchWord | SearchName], words: Iterable[str]
) -> None:
    """Add words to a vocabulary, in one order everywhere, so that no two writers wait in a ring."""
    wanted = set(words)
    await session.execute(select(func.pg_advisory_xact_lock_shared(LEARNING)))
    known = await session.scalars(select(vocabulary.word).where(vocabulary.word.in_(wanted)))
    if new := sorted(wanted.difference(known)):
        await session.execute(
            insert(vocabulary).on_conflict_do_nothing(),
            [{"word": word, **shape_of(word)} for word in new],
        )


def shape_of(word: str) -> dict[str, object]:
    """Return what a word of a vocabulary is compared by."""
    grams = grams_of(word)
    return {"grams": grams, "bits": bits_of(grams)}


async def do_mark_hashtags(session: AsyncSession, folded: Collection[str]) -> None:
    """Have hashtags counted again, and known if they were not."""
    # Locked, so that a count that is just being made is not taken for one to come.
    marked = await session.scalars(
        select(SearchHashtag.folded)
        .where(SearchHashtag.folded.in_(folded), SearchHashtag.stale_since.is_not(None))
        .order_by(SearchHashtag.folded)
        .with_for_update(read=True)
    )
    rows = [
        {"folded": tag, "word": word, **shape_of(word), "stale_since": clock.now()}
        for tag in sorted(set(folded).difference(marked))
        if (word := join(tag))
    ]
    if not rows:
        return
    statement = insert(SearchHashtag)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["folded"],
            set_={"stale_since": statement.excluded.stale_since},
            where=SearchHashtag.stale_since.is_(None),
        ),
        rows,
    )


async def do_mark_hashtags_of(session: AsyncSession, author_id: int) -> None:
    """Have the hashtags of an author's videos counted again."""
    tags = await session.scalars(
        select(func.unnest(SearchVideo.hashtags))
        .join(Video, Video.id == SearchVideo.video_id)
        .where(Video.author_id == author_id)
        .distinct()
    )
    await do_mark_hashtags(session, tags.all())


async def do_mark_followed_by(session: AsyncSession, follower_id: int) -> None:
    """Have the followers of those counted again whom an account follows."""
    followed = await session.scalars(
        select(Follow.followed_id).where(Follow.follower_id == follower_id)
    )
    await do_mark_accounts(session, followed.all())


async def do_mark_accounts(session: AsyncSession, account_ids: Collection[int]) -> None:
    """Have the followers of accounts counted again."""
    await session.execute(
        update(SearchAccount)
        .where(SearchAccount.account_id.in_(account_ids), SearchAccount.stale_since.is_(None))
        .values(stale_since=clock.now())
    )
