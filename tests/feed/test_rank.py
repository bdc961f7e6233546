"""Candidates and ranking as data: no database, no clock but the one that is given."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rampe.accounts import INTERESTS
from rampe.feed.candidates import (
    EXPLORE_BELOW_IMPRESSIONS,
    USUAL_RATE,
    Candidate,
    Reason,
    Stats,
    Taste,
    engagement_rate,
    heat,
    is_popular,
    is_unexplored,
    judge,
    matched_interest,
    reasons_of,
)
from rampe.feed.rank import MAX_OF_AUTHOR, WINDOW, Pick, Request, oldest_first, rank

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIKED = Stats(impressions=100, completions=40, likes=40)


def candidate(number: int, author: int | None = None, **fields: object) -> Candidate:
    """Return a video of an hour ago by an author of its own."""
    author = number if author is None else author
    hours = fields.pop("hours", 1)
    assert isinstance(hours, (int, float))
    return Candidate(number, author, NOW - timedelta(hours=hours), **fields)  # type: ignore[arg-type]


def request(interests: str = "", **fields: object) -> Request:
    """Return a request of ten videos."""
    values = {"limit": 10, "now": NOW, "seed": 1, **fields}
    return Request(taste=Taste(frozenset(interests.split())), **values)  # type: ignore[arg-type]


def page_of(wanted: Request, candidates: Iterable[Candidate]) -> list[Pick]:
    """Return the page that candidates make."""
    return rank(wanted, [judge(each, wanted.now) for each in candidates])


def reasons(video: Candidate, taste: Taste) -> tuple[Reason, ...]:
    """Return what is true of a video for a taste."""
    return reasons_of(judge(video, NOW), matched_interest(video, taste))


def make_catalogue(seed: int, count: int = 60, authors: int = 25) -> list[Candidate]:
    """Return videos of all interests as a small installation has them."""
    random = Random(seed)
    return [
        candidate(
            number,
            author=random.randrange(authors),
            hours=random.uniform(1, 240),
            topics=(INTERESTS[number % len(INTERESTS)],),
            stats=Stats(
                impressions=random.choice([0, 10, 300]),
                completions=random.choice([0, 10]),
                likes=random.choice([0, 1, 8, 40]),
                comments=random.choice([0, 3]),
            ),
        )
        for number in range(1, count + 1)
    ]


def test_reactions_of_few_count_less_than_the_same_share_of_many() -> None:
    """REC-01: an engagement rate is shrunk to the usual one while little is known."""
    few = engagement_rate(Stats(impressions=2, likes=2))
    many = engagement_rate(Stats(impressions=200, likes=200))
    assert USUAL_RATE < few < many
    assert engagement_rate(Stats()) == pytest.approx(USUAL_RATE)


@pytest.mark.parametrize("reaction", ["completions", "likes", "comments", "shares"])
def test_each_reaction_raises_a_video(reaction: str) -> None:
    """REC-01: watching to the end, likes, comments and shares all count; hiding counts against."""
    plain = Stats(impressions=100, completions=20, likes=5)
    better = Stats(**{**_fields(plain), reaction: _fields(plain)[reaction] + 20})
    worse = Stats(**{**_fields(plain), "hides": 5})
    assert engagement_rate(worse) < engagement_rate(plain) < engagement_rate(better)


def _fields(stats: Stats) -> dict[str, int]:
    return {name: getattr(stats, name) for name in Stats.__struct_fields__}


def test_heat_orders_as_the_discounted_rate_at_any_moment() -> None:
    """REC-01: an index on heat never grows stale; three days cost a factor of e."""
    recent, old = NOW - timedelta(days=1), NOW - timedelta(days=10)
    assert heat(Stats(), recent) > heat(Stats(), old)
    assert heat(LIKED, recent) > heat(Stats(), recent)
    assert heat(Stats(), recent) > heat(LIKED, old)


def test_popular_takes_more_than_a_few_reactions_of_the_last_days() -> None:
    """REC-02: popular videos of the last days."""
    assert is_popular(candidate(1, stats=LIKED), NOW)
    assert not is_popular(candidate(1, stats=LIKED, hours=24 * 15), NOW)
    assert not is_popular(candidate(1, stats=Stats(likes=2)), NOW)
    assert not is_popular(candidate(1, stats=Stats(impressions=10_000, likes=10)), NOW)


def test_reasons_are_true_and_the_most_telling_comes_first() -> None:
    """REC-01: every card can say why it is there."""
    taste = Taste(frozenset({"dance"}))
    video = candidate(1, topics=("humour", "dance"), stats=LIKED, followed=True)
    assert reasons(video, taste) == (
        Reason.FOLLOWING, Reason.INTEREST, Reason.POPULAR, Reason.FRESH, Reason.EXPLORE,
        Reason.UNSEEN,
    )  # fmt: skip
    known = Stats(impressions=EXPLORE_BELOW_IMPRESSIONS)
    assert reasons(candidate(1, hours=24 * 40, stats=known), taste) == (Reason.UNSEEN,)


@pytest.mark.parametrize("seed", range(40))
def test_the_first_page_of_a_new_member(seed: int) -> None:
    """REC-02: five of ten from interests, two popular from outside, at most three in common."""
    catalogue = make_catalogue(seed)
    chosen = Random(seed).sample(INTERESTS, 6)
    tastes = [" ".join(chosen[:3]), " ".join(chosen[3:])]
    pages = [
        page_of(request(interests, seed=2 * seed + n, newcomer=True), catalogue)
        for n, interests in enumerate(tastes)
    ]
    by_id = {each.video_id: each for each in catalogue}
    for page, interests in zip(pages, tastes, strict=True):
        videos = [by_id[pick.video_id] for pick in page]
        inside = [video for video in videos if set(video.topics) & set(interests.split())]
        assert len(page) == 10
        assert len(inside) >= 5
        outside = [video for video in videos if video not in inside and is_popular(video, NOW)]
        assert len(outside) >= 2
    first, second = ({pick.video_id for pick in page} for page in pages)
    assert len(first & second) <= 3


def test_one_place_in_ten_is_for_videos_that_were_shown_little() -> None:
    """REC-01: room for new videos, also when all others are liked more."""
    known = [
        candidate(n, topics=("dance",), stats=Stats(impressions=5_000, likes=2_000))
        for n in range(1, 100)
    ]
    new = [candidate(n, hours=24 * 20, stats=Stats(impressions=3)) for n in range(200, 210)]
    for served in (0, 10, 20):
        picks = page_of(request("dance", served=served), [*known, *new])
        assert sum(pick.video_id >= 200 for pick in picks) >= 1
        assert any(pick.reason is Reason.EXPLORE for pick in picks)


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_short_pages_make_the_same_mix_as_long_ones(limit: int) -> None:
    """REC-01: a client that asks for three at a time gets its explored tenth as well."""
    left, reasons = make_catalogue(5), list[Reason]()
    while len(reasons) < 20:
        picks = page_of(request("dance humour music", limit=limit, served=len(reasons)), left)
        reasons += [pick.reason for pick in picks]
        shown = {pick.video_id for pick in picks}
        left = [each for each in left if each.video_id not in shown]
    assert reasons[:20].count(Reason.EXPLORE) >= 2
    assert is_unexplored(make_catalogue(5)[0], NOW)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), limit=st.integers(1, 20), authors=st.integers(6, 40))
def test_a_page_is_varied_and_repeats_nothing(seed: int, limit: int, authors: int) -> None:
    """REC-01: at most two of ten by one author, never next to each other, across pages too."""
    catalogue = make_catalogue(seed, count=80, authors=authors)
    recent = tuple(each.author_id for each in catalogue[:9])
    picks = page_of(request("dance humour music", limit=limit, recent_authors=recent), catalogue)
    assert len({pick.video_id for pick in picks}) == len(picks) == limit
    author_of = {each.video_id: each.author_id for each in catalogue}
    authors_in_order = [*recent[-1:], *(author_of[pick.video_id] for pick in picks)]
    assert all(a != b for a, b in pairwise(authors_in_order))
    if authors >= 20:
        for start in range(max(1, len(picks) - WINDOW + 1)):
            window = [author_of[pick.video_id] for pick in picks[start : start + WINDOW]]
            assert all(window.count(each) <= MAX_OF_AUTHOR for each in window)


def test_a_single_authors_videos_are_all_shown() -> None:
    """REC-01: variety gives way before somebody is told that everything was seen."""
    picks = page_of(request(limit=20), [candidate(n, author=1) for n in range(1, 16)])
    assert len(picks) == 15


def test_nothing_gives_an_empty_page() -> None:
    """REC-01: a new installation has no videos."""
    assert page_of(request("dance"), []) == []


def test_a_followed_author_comes_with_that_reason() -> None:
    """REC-01: the followed have their places."""
    catalogue = [*make_catalogue(3), candidate(500, author=500, followed=True)]
    picks = page_of(request("dance"), catalogue)
    assert Pick(500, Reason.FOLLOWING) in picks


def test_the_same_request_gives_the_same_page() -> None:
    """Decision 5: ranking is a function of its data."""
    catalogue = make_catalogue(1)
    assert page_of(request("dance"), catalogue) == page_of(request("dance"), catalogue)
    pages = {tuple(page_of(request("dance", seed=seed), catalogue)) for seed in range(20)}
    assert len(pages) > 10


def test_what_was_seen_comes_again_in_the_given_order() -> None:
    """REC-01: only on request, the longest ago first."""
    assert oldest_first([3, 1, 2], 2) == [Pick(3, Reason.SEEN_AGAIN), Pick(1, Reason.SEEN_AGAIN)]
