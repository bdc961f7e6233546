"""Sets the stage: people, crowd, videos and what was done with them, by the domains' use cases.

Clips are drawn while others are encoded. Everything that is written goes through one gate, some
hundred rows a transaction, because a moved clock is the whole process's.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from rampe.accounts import (
    AccountId,
    HandleTaken,
    LightAccount,
    do_create_demo_account,
    do_create_light_accounts,
    do_set_avatar_bytes,
    list_demo_accounts,
    lock_account,
)
from rampe.entry.demo.cast import ON_AIR, Person
from rampe.entry.demo.clips.render import Workshop
from rampe.entry.demo.marks import add_mark, read_marks
from rampe.entry.demo.plan import Plan, Video, birth_date_of, joined_at
from rampe.entry.demo.portraits import SIDE, draw_avatar
from rampe.kit import clock
from rampe.kit.database import Database
from rampe.kit.services import Services
from rampe.media import (
    Announcer,
    AssetState,
    DiskUploads,
    MediaSettings,
    Receiver,
    do_ingest_file,
    get_assets,
)
from rampe.ports.storage import Storage
from rampe.social import (
    Channel,
    CommentId,
    Draft,
    SocialSettings,
    Target,
    TargetPolicies,
    do_bookmark,
    do_comment,
    do_follow_all,
    do_like,
    do_share,
)
from rampe.video import KIND as VIDEO
from rampe.video import Details, VideoId, do_add_views, do_create_draft, do_publish

log = logging.getLogger(__name__)
T = TypeVar("T")

COMMENT = "comment"
CHUNK = 100
FIRST_PRIORITY = 0
LATER_PRIORITY = -10
"""Encodes of members overtake the demo's."""
MOST_WAITING = 3
"""Clips that may wait for their encode while the next one is drawn."""
LOOK_SECONDS = 0.5
VIEWS_A_LIKE = 14


@dataclass
class Stage:
    """One run of the seeding."""

    services: Services
    plan: Plan
    workshop: Workshop
    ids: dict[str, AccountId] = field(default_factory=dict[str, AccountId])
    marks: dict[str, int | None] = field(default_factory=dict[str, int | None])
    first_drawn: asyncio.Event = field(default_factory=asyncio.Event)
    """The first dozen is handed over: until then nothing else takes the processor from them."""
    something_shown: asyncio.Event = field(default_factory=asyncio.Event)
    may_go_on_air: asyncio.Event = field(default_factory=asyncio.Event)
    """Who is to be on air has the followers that it takes."""
    _gate: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def writing(self, at: datetime | None = None) -> AsyncGenerator[AsyncSession]:
        """Run one transaction, alone; with `at`, at that moment of the past."""
        async with self._gate, self.services.get(Database).session() as session:
            if at is None:
                yield session
            else:
                with clock.travel(at):
                    yield session

    def is_done(self, name: str) -> bool:
        """Whether a step has its mark."""
        return name in self.marks

    def mark(self, session: AsyncSession, name: str, ref: int | None = None) -> None:
        """Mark a step as done with this transaction."""
        add_mark(session, name, ref)
        self.marks[name] = ref

    async def load(self) -> None:
        """Read what earlier runs have done."""
        async with self.writing() as session:
            self.marks = await read_marks(session)
            self.ids = {one.handle: one.id for one in await list_demo_accounts(session)}

    def known(self, handles: Sequence[str]) -> list[AccountId]:
        """Return the ids of those handles that the demo has: a real member may hold one."""
        return [self.ids[handle] for handle in handles if handle in self.ids]


async def set_stage(stage: Stage) -> None:
    """Do everything that is not done yet: what a newcomer sees first comes first."""
    await stage.load()
    await _create_people(stage)
    await _create_crowd(stage)
    # Before anything is drawn: beside that, each of a thousand small writes waits for its turn.
    await _follow(stage, ON_AIR)
    stage.may_go_on_air.set()
    async with asyncio.TaskGroup() as tasks:
        drawing = tasks.create_task(_make_videos(stage))
        showing = tasks.create_task(_show_videos(stage, drawing))
        tasks.create_task(_react_to_all(stage, showing))
        tasks.create_task(_fill_room(stage))


# -- people ---------------------------------------------------------------------------------------


async def _create_people(stage: Stage) -> None:
    missing = [one for one in stage.plan.people if not stage.is_done(f"person:{one.handle}")]
    if not missing:
        return
    faces = await _draw_faces(stage, [person.handle for person in missing], full=True)
    for person, face in zip(missing, faces, strict=True):
        try:
            async with stage.writing() as session:
                stage.ids[person.handle] = await _create_person(session, stage, person, face)
        except HandleTaken:
            log.warning("the demo goes on without @%s: a member has the name", person.handle)
    log.info("demo: %s members", len(missing))


async def _create_person(
    session: AsyncSession, stage: Stage, person: Person, face: bytes
) -> AccountId:
    account = await do_create_demo_account(
        session,
        handle=person.handle,
        name=person.name,
        locale=person.locale,
        country=person.country,
        zone=person.zone,
        birth_date=birth_date_of(person, stage.plan.start),
        bio=person.bio,
        interests=person.interests,
        role=person.role,
        created_at=joined_at(person, stage.plan.start),
        email=f"{person.handle}@demo.invalid",
        demo_part=person.part,
    )
    await do_set_avatar_bytes(session, stage.services.get(Storage), account, face)
    stage.mark(session, f"person:{person.handle}")
    return account.id


async def _create_crowd(stage: Stage) -> None:
    for number, chunk in enumerate(_chunks(stage.plan.crowd)):
        if stage.is_done(f"crowd:{number}"):
            continue
        light = [LightAccount(handle, name) for handle, name in chunk]
        async with stage.writing() as session:
            stage.ids |= await do_create_light_accounts(session, light)
            stage.mark(session, f"crowd:{number}")


async def _give_faces(stage: Stage) -> None:
    """Give the crowd its avatars; they matter less than the videos, so they come later."""
    storage = stage.services.get(Storage)
    for number, chunk in enumerate(_chunks(stage.plan.crowd)):
        name = f"faces:{number}"
        if stage.is_done(name):
            continue
        handles = [handle for handle, _ in chunk if handle in stage.ids]
        faces = dict(zip(handles, await _draw_faces(stage, handles, full=False), strict=True))
        async with stage.writing() as session:
            for handle, face in faces.items():
                account = await lock_account(session, stage.ids[handle])
                await do_set_avatar_bytes(session, storage, account, face)
            stage.mark(session, name)


async def _draw_faces(stage: Stage, handles: Sequence[str], *, full: bool) -> list[bytes]:
    pictures = [draw_avatar(handle, full=full) for handle in handles]
    return await stage.workshop.make_stills(pictures, SIDE, urgent=full)


async def _follow_all(stage: Stage) -> None:
    """Make everybody follow whom they follow, the exact counts first."""
    exact = {person.handle for person in stage.plan.people if person.followers}
    for handle in sorted(stage.plan.follows, key=lambda one: (one not in exact, one)):
        await _follow(stage, handle)


async def _follow(stage: Stage, handle: str) -> None:
    """Give one account its followers."""
    name = f"follows:{handle}"
    if stage.is_done(name) or handle not in stage.ids or handle not in stage.plan.follows:
        return
    settings = stage.services.get(SocialSettings)
    followers = stage.known(stage.plan.follows[handle])
    for number, chunk in enumerate(_chunks(followers)):
        moment = stage.plan.start - timedelta(days=60) + timedelta(days=3 * number)
        async with stage.writing(moment) as session:
            await do_follow_all(session, chunk, stage.ids[handle], settings)
    async with stage.writing() as session:
        stage.mark(session, name)


# -- videos ---------------------------------------------------------------------------------------


async def _make_videos(stage: Stage) -> None:
    """Draw clip after clip and hand each over; the first dozen as fast as they come."""
    for number, video in enumerate(stage.plan.videos):
        slug, author = video.entry.slug, video.entry.author
        is_first = number < len(stage.plan.first_videos)
        if not is_first:
            stage.first_drawn.set()
        if stage.is_done(f"video:{slug}") or author not in stage.ids:
            continue
        while not is_first and len(_waiting(stage)) >= MOST_WAITING:
            await stage.something_shown.wait()
            stage.something_shown.clear()
        path = await stage.workshop.make(video.entry.clip, slug, urgent=is_first)
        receiver = Receiver(
            stage.services.get(Database),
            stage.services.get(DiskUploads),
            stage.services.get(Announcer),
        )
        details = Details(
            caption=video.caption,
            alt_text=video.alt_text,
            language="fr" if video.entry.is_french else "en",
        )
        async with stage.writing() as session:
            asset = await do_ingest_file(
                session,
                receiver,
                stage.ids[author],
                path,
                stage.services.get(MediaSettings),
                priority=FIRST_PRIORITY if is_first else LATER_PRIORITY,
            )
            draft = await do_create_draft(
                session, stage.ids[author], asset.id, details, at=video.published_at
            )
            stage.mark(session, f"asset:{slug}", asset.id)
            stage.mark(session, f"video:{slug}", draft.id)
        await asyncio.to_thread(path.unlink)
    stage.first_drawn.set()


def _waiting(stage: Stage) -> dict[str, int]:
    """Return the assets of the videos that are handed over and not shown yet."""
    found: dict[str, int] = {}
    for video in stage.plan.videos:
        slug = video.entry.slug
        asset_id = stage.marks.get(f"asset:{slug}")
        if asset_id is not None and not stage.is_done(f"out:{slug}"):
            found[slug] = asset_id
    return found


async def _show_videos(stage: Stage, drawing: "asyncio.Task[None]") -> None:
    """Publish each video as soon as it is ready."""
    by_slug = {video.entry.slug: video for video in stage.plan.videos}
    while _waiting(stage) or not drawing.done():
        await _publish_ready(stage, by_slug)
        await asyncio.sleep(LOOK_SECONDS)


async def _fill_room(stage: Stage) -> None:
    """Do what nobody waits for."""
    await stage.first_drawn.wait()
    await _follow_all(stage)
    await _give_faces(stage)


async def _publish_ready(stage: Stage, by_slug: dict[str, Video]) -> None:
    waiting = _waiting(stage)
    async with stage.writing() as session:
        assets = await get_assets(session, list(waiting.values()))
    for slug, asset_id in waiting.items():
        asset = assets.get(asset_id)
        if asset is None or asset.state is AssetState.FAILED:
            log.warning("demo: the video %s could not be made", slug)
            async with stage.writing() as session:
                stage.mark(session, f"out:{slug}")
        elif asset.state is AssetState.READY:
            await _publish(stage, by_slug[slug])
        if stage.is_done(f"out:{slug}"):
            stage.something_shown.set()


async def _publish(stage: Stage, video: Video) -> None:
    slug = video.entry.slug
    video_id = VideoId(stage.marks[f"video:{slug}"] or 0)
    async with stage.writing() as session:
        author = stage.ids[video.entry.author]
        await do_publish(session, author, video_id, at=video.published_at)
        stage.mark(session, f"out:{slug}", video_id)
    done = sum(name.startswith("out:") for name in stage.marks)
    log.info("demo: %s of %s videos", done, len(stage.plan.videos))


# -- what people did ------------------------------------------------------------------------------


async def _react_to_all(stage: Stage, showing: "asyncio.Task[None]") -> None:
    """Let people do what they did with each video, once it is out."""
    await stage.first_drawn.wait()
    while True:
        was_last = showing.done()
        for video in stage.plan.videos:
            await _react(stage, video)
        if was_last:
            return
        await asyncio.sleep(LOOK_SECONDS)


async def _react(stage: Stage, video: Video) -> None:
    """Comment, like, share and keep a video as planned."""
    slug = video.entry.slug
    video_id = stage.marks.get(f"out:{slug}")
    if video_id is None or stage.is_done(f"react:{slug}"):
        return
    policies = stage.services.get(TargetPolicies)
    async with stage.writing() as session:
        target = await policies.find(session, VIDEO, video_id, None)
    await _comment(stage, video, target)
    random = Random(slug)
    lived = stage.plan.start - video.published_at
    for chunk in _chunks(stage.known(video.likers)):
        async with stage.writing(video.published_at + lived * random.random()) as session:
            for liker in chunk:
                await do_like(session, liker, target)
    async with stage.writing(video.published_at + lived * 0.7) as session:
        for keeper in stage.known(video.keepers):
            await do_bookmark(session, keeper, target)
        for sharer in stage.known(video.sharers):
            await do_share(session, sharer, target, Channel.LINK)
        views = len(video.likers) * VIEWS_A_LIKE + random.randint(40, 400)
        await do_add_views(session, {video_id: views})
        stage.mark(session, f"react:{slug}")


async def _comment(stage: Stage, video: Video, target: Target) -> None:
    written: dict[int, CommentId] = {}
    for place, remark in enumerate(video.remarks):
        author = stage.ids.get(remark.author)
        answered = None if remark.reply_to is None else written.get(remark.reply_to)
        if author is None or (remark.reply_to is not None and answered is None):
            continue
        draft = Draft(remark.text, f"demo-{video.entry.slug}-{place}", answered)
        async with stage.writing(remark.at) as session:
            settings = stage.services.get(SocialSettings)
            written[place] = await do_comment(session, author, target, draft, settings)
            comment = Target(COMMENT, written[place], author)
            for liker in stage.known(remark.likers):
                await do_like(session, liker, comment)


def _chunks(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
