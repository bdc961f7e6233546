"""Decides everything about the demo: who follows, likes and says what, and when. Pure.

The same start gives the same plan, so seeding may be stopped anywhere and taken up again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random

from rampe.entry.demo.cast import CROWD_SIZE, PEOPLE, Person, crowd
from rampe.entry.demo.catalogue import ALT_TEXTS, ENTRIES, FIRST, Entry
from rampe.entry.demo.talk import (
    ANYWHERE_ENGLISH,
    ANYWHERE_FRENCH,
    ENGLISH,
    FRENCH,
    PROMISES_ENGLISH,
    PROMISES_FRENCH,
    THANKS_ENGLISH,
    THANKS_FRENCH,
    THREADS,
    Thread,
)

SEED = "rampe demo 1"
MAX_LIKES = 470
NARROW, WIDE = "\u202f", "\u00a0"


@dataclass(frozen=True)
class Remark:
    """A comment or reply under a video; `reply_to` is the place of another in the same list."""

    author: str
    text: str
    at: datetime
    likers: tuple[str, ...] = ()
    reply_to: int | None = None


@dataclass(frozen=True)
class Video:
    """A video with everything that happened to it before the first start."""

    entry: Entry
    caption: str
    alt_text: str
    published_at: datetime
    likers: tuple[str, ...]
    sharers: tuple[str, ...]
    keepers: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Plan:
    """The whole demo, relative to the moment of its first start."""

    start: datetime
    people: tuple[Person, ...]
    crowd: tuple[tuple[str, str], ...]
    follows: dict[str, tuple[str, ...]]
    """Who follows each handle."""
    videos: tuple[Video, ...]

    @cached_property
    def first_videos(self) -> tuple[Video, ...]:
        """Those that are made first."""
        return self.videos[:FIRST]


def make_plan(
    start: datetime,
    people: Sequence[Person] = PEOPLE,
    entries: Sequence[Entry] = ENTRIES,
    crowd_size: int = CROWD_SIZE,
) -> Plan:
    """Return the plan of a demo that was first started at `start`; smaller ones are for tests."""
    room = crowd()[:crowd_size]
    handles = [handle for handle, _ in room]
    follows = _plan_follows(people, handles)
    videos = tuple(_plan_video(entry, start, people, handles) for entry in entries)
    return Plan(start, tuple(people), tuple(room), follows, videos)


def _some(random: Random, handles: Sequence[str], count: int) -> list[str]:
    return random.sample(handles, min(count, len(handles)))


def _shuffled(random: Random, handles: Sequence[str]) -> list[str]:
    return random.sample(handles, len(handles))


def birth_date_of(person: Person, start: datetime) -> date:
    """Return a birth date that makes the person's age true at the first start and for a while."""
    random = Random(f"{SEED}/birth/{person.handle}")
    days = random.randint(30, 200)
    today = start.date()
    # The first of a month: exists in every year.
    return (date(today.year - person.age, today.month, 1) - timedelta(days=days)).replace(day=1)


def joined_at(person: Person, start: datetime) -> datetime:
    """Return when a person's account was made; the cast comes in the order of the list."""
    return start - timedelta(days=90) + timedelta(hours=PEOPLE.index(person))


def french(text: str) -> str:
    """Put the spaces of French typography before double punctuation."""
    text = re.sub(r" (?=[?!;»])", NARROW, text)
    return re.sub(r" (?=:)", WIDE, text).replace("« ", f"«{NARROW}")


def _plan_follows(people: Sequence[Person], room: list[str]) -> dict[str, tuple[str, ...]]:
    creators = [person for person in people if person.age >= 18]
    follows: dict[str, list[str]] = {person.handle: [] for person in creators}
    for person in creators:
        for other in people:
            random = Random(f"{SEED}/follow/{other.handle}/{person.handle}")
            # Théo's thousandth follower is for the newcomer to be.
            wants = random.random() < other.likes_to_follow and person.followers != 999
            if other is not person and wants:
                follows[person.handle].append(other.handle)
    for person in creators:
        random = Random(f"{SEED}/room/{person.handle}")
        known = follows[person.handle]
        count = person.followers or random.randint(15, 120) + len(known)
        # From one shuffled room: the crowd follows everybody a little, not the same always.
        strangers = _shuffled(random, room)
        known.extend(strangers[: count - len(known)])
    return {handle: tuple(known) for handle, known in follows.items()}


def _plan_video(entry: Entry, start: datetime, people: Sequence[Person], room: list[str]) -> Video:
    random = Random(f"{SEED}/video/{entry.slug}")
    published_at = start - timedelta(days=entry.days)
    others = [person.handle for person in people if person.handle != entry.author]
    likes = max(3, round(MAX_LIKES * entry.fame**2.7 * random.uniform(0.8, 1.15)))
    fans = _some(random, others, round(len(others) * entry.fame * 0.8))
    likers = [*fans, *_some(random, room, max(0, likes - len(fans)))]
    shape = [shot.scene for shot in entry.clip.shots]
    alts = (ALT_TEXTS[scene][0 if entry.is_french else 1] for scene in shape)
    return Video(
        entry=entry,
        caption=french(entry.caption) if entry.is_french else entry.caption,
        alt_text=". ".join(dict.fromkeys(alts)),
        published_at=published_at,
        likers=tuple(likers),
        sharers=tuple(random.sample(likers, round(len(likers) * random.uniform(0.01, 0.06)))),
        keepers=tuple(random.sample(likers, round(len(likers) * random.uniform(0.02, 0.09)))),
        remarks=tuple(_plan_remarks(random, entry, start, published_at, people, room)),
    )


def _plan_remarks(
    random: Random,
    entry: Entry,
    start: datetime,
    published_at: datetime,
    people: Sequence[Person],
    room: list[str],
) -> list[Remark]:
    threads = [*THREADS.get(entry.slug, ()), *_pick_threads(random, entry)]
    speakers = _Speakers(random, entry, people, room)
    lived = (start - published_at).total_seconds()
    remarks: list[Remark] = []
    for number, (text, replies) in enumerate(threads):
        # Most comments come soon, all of them well before the first start.
        part = ((number + random.random()) / len(threads)) ** 1.7
        at = published_at + timedelta(seconds=90 + part * lived * 0.8)
        place = len(remarks)
        for turn, line in enumerate((text, *replies)):
            by_author = turn > 0 and line.startswith("@")
            words = line.removeprefix("@") if by_author else line
            likes = round((18 if turn == 0 else 5) * entry.fame * random.random() ** 2)
            remarks.append(
                Remark(
                    author=entry.author if by_author else speakers.next_for(words),
                    text=french(words),
                    at=at + timedelta(minutes=9 * turn),
                    likers=tuple(_some(random, room, likes)),
                    reply_to=place if turn else None,
                )
            )
    return remarks


class _Speakers:
    """Who writes next: nobody twice under a video, and everybody in a language of theirs."""

    def __init__(
        self, random: Random, entry: Entry, people: Sequence[Person], room: list[str]
    ) -> None:
        others = [person for person in people if person.handle != entry.author]
        english = [person.handle for person in others if person.locale == "en"]
        francophone = [person.handle for person in others if person.locale == "fr"]
        strangers = _some(random, room, 120)
        self._english = _shuffled(random, [*english, *strangers[:20]])
        self._french = _shuffled(random, [*francophone, *strangers[20:]])

    def next_for(self, text: str) -> str:
        """Return who writes a text."""
        first, second = self._english, self._french
        if not is_english(text):
            first, second = second, first
        return (first or second).pop()


_ENGLISH_WORDS = re.compile(r"\b(the|i|is|this|my|it|you|on|in|of|to|her|she|me|so|more)\b", re.I)


def is_english(text: str) -> bool:
    """Return whether a short text is in English, as far as one can tell."""
    return (text.isascii() and bool(_ENGLISH_WORDS.search(text))) or text in ANYWHERE_ENGLISH


def _pick_threads(random: Random, entry: Entry) -> list[Thread]:
    """Pick comments of the video's topic, mostly in its language, and answers to some of them."""
    found: dict[str, tuple[str, ...]] = {}
    for _ in range(round(1 + 6 * entry.fame * random.uniform(0.6, 1.2))):
        in_french = entry.is_french if random.random() < 0.8 else not entry.is_french
        pool = (FRENCH if in_french else ENGLISH)[entry.topic]
        if random.random() < 0.25:
            pool = ANYWHERE_FRENCH if in_french else ANYWHERE_ENGLISH
        left = [text for text in pool if text not in found]
        if left:
            text = random.choice(left)
            found[text] = _pick_answer(random, text, in_french) if random.random() < 0.3 else ()
    return list(found.items())


def _pick_answer(random: Random, text: str, in_french: bool) -> tuple[str, ...]:
    if text.endswith("?"):
        pool = PROMISES_FRENCH if in_french else PROMISES_ENGLISH
    else:
        pool = THANKS_FRENCH if in_french else THANKS_ENGLISH
    return (f"@{random.choice(pool)}",)
