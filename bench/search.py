"""`search`: what a search costs among 100,000 videos, and what it finds of misspelt words.

10,000 members with names and handles, 100,000 videos with captions of a few words and hashtags of
uneven popularity are copied into a fresh stack, and the product's own command makes the index.
Requests go through the front door, one after the other:

- `p50_ms`, `p99_ms` of `GET /search` for all kinds, and of suggestions while one types.
- `hostile_vs_plain`: what is no honest query (a word of 200 letters, a pattern, text from right to
  left, emoji, six words of which thousands are a typo away), in turn with two plain words: the
  slowest kind ÷ the plain ones, by their medians. 3,000 characters must be refused.
- `handle_recall`, `hashtag_recall`: of words with one random typo each, how many find on their
  first page what the word without it finds first.
"""

import asyncio
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
import psycopg

from bench._bars import Bar
from bench._seed import BASE, Size, database_url, seed, token_of
from bench._stack import Stack, start_stack
from bench._work import NotDone
from rampe.kit.database import Database
from rampe.kit.fold import fold
from rampe.search import do_rebuild

MEMBERS, VIDEOS = 10_000, 100_000
HASHTAGS, WORDS = 5_000, 12_000
REQUESTS, MISSPELT = 400, 300
HOSTILE_ROUNDS = 30
TOO_LONG = 3_000
BARS = {
    "hostile_vs_plain": Bar(at_most=3),
    "handle_recall": Bar(at_least=0.9),
    "hashtag_recall": Bar(at_least=0.9),
}
# One member asks faster here than any may.
UNLIMITED = {
    "RAMPE_SEARCH__SEARCHES_PER_MINUTE": "1000000",
    "RAMPE_SEARCH__SUGGESTIONS_PER_MINUTE": "1000000",
}
PAGE = 20

ONSETS = ("b", "bl", "c", "ch", "d", "f", "g", "gr", "l", "m", "n", "p", "pr", "r", "s", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou", "é", "è", "an", "on", "in")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Texts:
    """What the seeded platform talks about."""

    handles: list[str]
    names: list[str]
    hashtags: list[str]
    words: list[str]


async def measure() -> dict[str, Any]:
    """Seed, index, ask, and return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        async with start_stack(Path(folder), **UNLIMITED) as stack:
            await seed(stack, Size(MEMBERS, VIDEOS))
            rng = random.Random(42)
            texts = make_texts(rng)
            url = database_url(stack)
            await asyncio.to_thread(write_texts, url, texts, rng)
            index_seconds = await index(url)
            return {
                **await ask(stack, texts, rng),
                "index_seconds": round(index_seconds, 1),
                "videos": VIDEOS,
                "members": MEMBERS,
                "hashtags": HASHTAGS,
            }


def make_texts(rng: random.Random) -> Texts:
    """Invent words that read like French, all different."""
    words = distinct(WORDS + HASHTAGS, lambda: make_word(rng, 2, 4))
    hashtags, words = words[:HASHTAGS], words[HASHTAGS:]
    first = distinct(600, lambda: make_word(rng, 2, 3))
    last = distinct(4_000, lambda: make_word(rng, 2, 4))
    names = [f"{rng.choice(first).title()} {rng.choice(last).title()}" for _ in range(MEMBERS)]
    number = iter(range(10**9))
    handles = distinct(MEMBERS, lambda: make_handle(rng, names[next(number) % MEMBERS]))
    return Texts(handles, names, hashtags, words)


def distinct(count: int, make: Callable[[], str]) -> list[str]:
    """Return so many different words, in the order in which they are made."""
    found: dict[str, None] = {}
    while len(found) < count:
        found.setdefault(make())
    return list(found)


def make_word(rng: random.Random, least: int, most: int) -> str:
    """Make a word of some syllables."""
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(least, most)))


def make_handle(rng: random.Random, name: str) -> str:
    """Make a handle of a name, as people do: joined, with a dot, or with a number."""
    first, last = fold(name).split()
    shape = rng.choice(("{0}{1}", "{0}.{1}", "{0}_{1}", "{1}{2}", "{0}{2}", "{0}{1}{2}"))
    return shape.format(first, last, rng.randint(1, 99))[:24]


def write_texts(url: str, texts: Texts, rng: random.Random) -> None:
    """Write names, captions and hashtags over the seeded rows: COPY, then one UPDATE each."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE who (id bigint, handle text, name text)")
        with connection.cursor().copy("COPY who FROM STDIN") as copy:
            for number in range(MEMBERS):
                row = (BASE + 1 + number, texts.handles[number], texts.names[number])
                copy.write_row(row)
        connection.execute(
            "UPDATE account SET handle = who.handle, name = who.name FROM who"
            " WHERE account.id = who.id"
        )
        connection.execute(
            "CREATE TEMPORARY TABLE said (id bigint, caption text, tags text[], folded text[])"
        )
        with connection.cursor().copy("COPY said FROM STDIN") as copy:
            for number in range(VIDEOS):
                copy.write_row((BASE + 1 + number, *make_caption(rng, texts)))
        for statement in (
            "UPDATE video SET caption = said.caption FROM said WHERE video.id = said.id",
            "DELETE FROM video_hashtag WHERE video_id >= %(base)s",
            "INSERT INTO video_hashtag (video_id, tag, folded, position)"
            " SELECT said.id, each.tag, each.folded, each.n"
            " FROM said, unnest(tags, folded) WITH ORDINALITY AS each (tag, folded, n)",
            "INSERT INTO hashtag (folded, tag) SELECT folded, min(tag) FROM video_hashtag"
            " GROUP BY folded ON CONFLICT DO NOTHING",
            "VACUUM ANALYZE",
        ):
            connection.execute(statement, {"base": BASE} if "%(base)s" in statement else None)


def make_caption(rng: random.Random, texts: Texts) -> tuple[str, list[str], list[str]]:
    """Make a caption; few words and hashtags are in many of them, most in few."""
    words = [uneven(rng, texts.words) for _ in range(rng.randint(3, 14))]
    chosen = (uneven(rng, texts.hashtags) for _ in range(rng.randint(1, 5)))
    tags = {fold(tag): tag for tag in chosen}
    caption = " ".join([*words, *(f"#{tag}" for tag in tags.values())])
    return caption, list(tags.values()), list(tags)


def uneven(rng: random.Random, items: Sequence[str]) -> str:
    """Choose, the first much more often than the last."""
    return items[int(len(items) * rng.random() ** 3)]


async def index(url: str) -> float:
    """Make the index as `rampe search rebuild` does; seconds."""
    started = time.monotonic()
    async with Database(url) as database:
        async for _ in do_rebuild(database):
            pass
        async with database.hot.connection() as connection:
            await connection.execute("VACUUM ANALYZE")
    return time.monotonic() - started


async def ask(stack: Stack, texts: Texts, rng: random.Random) -> dict[str, Any]:
    """Measure times and recall as a signed-in member."""
    headers = {"Authorization": f"Bearer {token_of(1)}"}
    async with httpx.AsyncClient(
        base_url=f"{stack.url}/api/v1", headers=headers, timeout=60
    ) as client:
        searches = await time_of([search_text(rng, texts) for _ in range(REQUESTS)], find(client))
        typed = [rng.choice(texts.hashtags)[: rng.randint(1, 6)] for _ in range(REQUESTS)]
        suggested = await time_of(typed, suggest(client))
        hostile = await hostile_of(client, texts, rng)
        handles = rng.sample(texts.handles, MISSPELT)
        hashtags = [uneven(rng, texts.hashtags) for _ in range(MISSPELT)]
        recall = {
            "handle_recall": await recall_of(rng, handles, first_accounts(client)),
            "hashtag_recall": await recall_of(rng, hashtags, first_hashtags(client)),
        }
    return {**named("search", searches), **named("suggest", suggested), **hostile, **recall}


def search_text(rng: random.Random, texts: Texts) -> str:
    """Something that people look for: words, a name, a hashtag, a beginning."""
    word, tag = uneven(rng, texts.words), uneven(rng, texts.hashtags)
    return rng.choice(
        (word, f"{word} {uneven(rng, texts.words)}", rng.choice(texts.names), tag, word[:4])
    )


def hostile_texts(texts: Texts, rng: random.Random) -> dict[str, str]:
    """One of each kind, of the words that most captions have and of those that most are near to."""
    common = texts.words[:6]
    syllables = [onset + vowel for onset in "bdfglmnprstv" for vowel in "aeiou"]
    return {
        "long": "a" * 200,
        "alphabet": (LETTERS * 8)[:200],
        "pattern": f"({common[0]}.*)+$ [a-z]* ^.{{1,200}}$ {common[1]}%_ ?{common[2]}\\d+",
        "rtl": f"\u202e{common[0][::-1]}\u202d \u2067{common[1]}\u2069 שלום مرحبا",
        "emoji": f"🎸 {common[0]} 🔥👩‍👩‍👧‍👦 {common[1]} 🇫🇷",
        "common": " ".join(common),
        "near": " ".join("".join(rng.choices(syllables, k=2)) for _ in range(6)),
        "beginnings": " ".join(rng.sample(ONSETS, 6)),
    }


async def hostile_of(client: httpx.AsyncClient, texts: Texts, rng: random.Random) -> dict[str, Any]:
    """Ask hostile queries in turn with plain ones; fail when the longest is not refused."""
    refused = await client.get("/search", params={"q": "a" * TOO_LONG})
    if refused.status_code != 422:
        raise NotDone(f"{TOO_LONG} characters are answered with {refused.status_code}")
    run = find(client)
    times: dict[str, list[float]] = defaultdict(list)
    for turn in range(HOSTILE_ROUNDS + 2):
        asked = hostile_texts(texts, rng)
        asked["plain"] = f"{uneven(rng, texts.words)} {uneven(rng, texts.words)}"
        for kind, text in asked.items():
            (took,) = await time_each([text], run)
            if turn >= 2:
                times[kind].append(took)
    medians = {kind: median(some) for kind, some in times.items()}
    plain = medians.pop("plain")
    ratios = {kind: round(each / plain, 2) for kind, each in medians.items()}
    return {
        "hostile_vs_plain": max(ratios.values()),
        "hostile": ratios,
        "plain_p50_ms": round(plain, 1),
    }


Ask = Callable[[str], Awaitable[Any]]
Find = Callable[[str], Awaitable[list[str]]]


def find(client: httpx.AsyncClient) -> Ask:
    """Search all kinds."""
    return lambda text: get(client, "/search", q=text)


def suggest(client: httpx.AsyncClient) -> Ask:
    """Ask for what is offered as one types: a few of each kind."""
    return lambda text: get(client, "/suggest/search", q=text)


def first_accounts(client: httpx.AsyncClient) -> Find:
    """The handles on the first page of accounts."""

    async def run(text: str) -> list[str]:
        found = await get(client, "/search", q=text, kind="accounts", limit=str(PAGE))
        return [item["account"]["handle"] for item in found["accounts"]["items"]]

    return run


def first_hashtags(client: httpx.AsyncClient) -> Find:
    """The hashtags on the first page of hashtags."""

    async def run(text: str) -> list[str]:
        found = await get(client, "/search", q=text, kind="hashtags", limit=str(PAGE))
        return [item["folded"] for item in found["hashtags"]["items"]]

    return run


async def get(client: httpx.AsyncClient, path: str, **query: str) -> Any:
    """GET, or fail."""
    answer = await client.get(path, params=query)
    answer.raise_for_status()
    return answer.json()


async def time_of(texts: Sequence[str], run: Ask) -> list[float]:
    """Milliseconds of each request, after a few that warm up."""
    for text in texts[:20]:
        await run(text)
    return await time_each(texts, run)


async def time_each(texts: Sequence[str], run: Ask) -> list[float]:
    """Milliseconds of each request."""
    times: list[float] = []
    for text in texts:
        started = time.perf_counter()
        await run(text)
        times.append(1000 * (time.perf_counter() - started))
    return times


def named(name: str, times: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    cuts = quantiles(times, n=100)
    return {f"{name}_p50_ms": round(cuts[49], 1), f"{name}_p99_ms": round(cuts[98], 1)}


async def recall_of(rng: random.Random, words: Sequence[str], run: Find) -> float:
    """Of words with a typo, how many find what the word without it finds first."""
    found = 0
    for word in words:
        exact = await run(word)
        if not exact:
            raise NotDone(f"{word} does not find itself")
        found += exact[0] in await run(misspell(rng, word))
    return round(found / len(words), 3)


def misspell(rng: random.Random, word: str) -> str:
    """Make one typo: a letter missing, twice, another, one too many, or two swapped."""
    at = rng.randrange(1, len(word))
    letter = rng.choice(LETTERS)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at - 1] + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )
