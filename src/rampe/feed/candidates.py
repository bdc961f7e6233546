"""Candidates: why a video may be shown to a member, decided from data alone.

`sources.py` reads a few hundred videos that the member may see and has not seen; here each gets the
reasons for which it may take a place, and `rank.py` gives the places away.
"""

import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

# What one reaction says about a video, against one impression (RECOMMENDATION §5.3).
COMPLETION, LIKE, COMMENT, SHARE, HIDE = 0.4, 0.3, 0.5, 0.8, -3.0
# Empirical Bayes: a video starts with the platform's usual rate, as if seen this many times.
USUAL_RATE, PRIOR_IMPRESSIONS = 0.15, 30.0
LOWEST_RATE = 0.01
# A video that is three days older needs e times the engagement rate.
AGE_SCALE = timedelta(days=3)

FRESH_FOR = timedelta(days=2)
POPULAR_FOR = timedelta(days=14)
POPULAR_REACTIONS = 3
EXPLORE_BELOW_IMPRESSIONS = 200
EXPLORE_FOR = timedelta(days=30)


class Reason(StrEnum):
    """Why a card is there: the code that the web client puts into words."""

    INTEREST = "interest"
    FOLLOWING = "following"
    POPULAR = "popular"
    FRESH = "fresh"
    EXPLORE = "explore"
    UNSEEN = "unseen"
    SEEN_AGAIN = "seen_again"


class Stats(msgspec.Struct, frozen=True):
    """What happened to a video so far. `impressions` are times that a card of it was shown."""

    impressions: int = 0
    completions: int = 0
    likes: int = 0
    comments: int = 0
    shares: int = 0
    hides: int = 0

    @property
    def reactions(self) -> int:
        """How often somebody did more than watch."""
        return self.likes + self.comments + self.shares


class Candidate(msgspec.Struct, frozen=True):
    """A video that may be shown, as ranking knows it."""

    video_id: int
    author_id: int
    published_at: datetime
    language: str | None = None
    topics: tuple[str, ...] = ()
    stats: Stats = Stats()
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Taste:
    """What is known of who asks: the chosen interests. A learner will know more."""

    interests: frozenset[str] = frozenset()


def engagement_rate(stats: Stats) -> float:
    """Return weighted reactions an impression, shrunk to the platform's usual rate."""
    # Reactions may come from where no impression is counted, such as a link.
    shown = max(stats.impressions, stats.completions, stats.reactions)
    weighed = (
        COMPLETION * stats.completions
        + LIKE * stats.likes
        + COMMENT * stats.comments
        + SHARE * stats.shares
        + HIDE * stats.hides
    )
    rate = (weighed + PRIOR_IMPRESSIONS * USUAL_RATE) / (shown + PRIOR_IMPRESSIONS)
    return max(rate, LOWEST_RATE)


def heat(stats: Stats, published_at: datetime) -> float:
    """Return the order of popularity: engagement discounted by age, yet constant in time.

    The logarithm of `rate · exp(-age / AGE_SCALE)` up to a term that is the same for all videos at
    any moment, so that an index on it never grows stale.
    """
    return math.log(engagement_rate(stats) / USUAL_RATE) + published_at.timestamp() / (
        AGE_SCALE.total_seconds()
    )


class Judged(msgspec.Struct, frozen=True, eq=False):
    """A candidate with what is true of it for everybody at a moment; made once, ranked often.

    Attributes:
        merit: logarithm of its engagement rate over the usual one, discounted by age.
        popularity: the same with a longer memory.
        novelty: the higher, the less it was shown; of its quality nothing is known.
        popular: whether it engages more than usual, by more than a few (`is_popular`).
        unexplored: whether it was shown too little to be judged (`is_unexplored`).
        reasons: those that hold for everybody, the most telling first.
    """

    candidate: Candidate
    merit: float
    popularity: float
    novelty: float
    popular: bool
    unexplored: bool
    reasons: tuple[Reason, ...]


def judge(candidate: Candidate, now: datetime) -> Judged:
    """Return a candidate with what ranking needs of it, whoever asks."""
    since = now - candidate.published_at
    quality, age = math.log(engagement_rate(candidate.stats) / USUAL_RATE), since / AGE_SCALE
    age = max(age, 0.0)
    popular, unexplored = is_popular(candidate, now), is_unexplored(candidate, now)
    true_of = (
        (Reason.POPULAR, popular),
        (Reason.FRESH, since <= FRESH_FOR),
        (Reason.EXPLORE, unexplored),
        (Reason.UNSEEN, True),
    )
    return Judged(
        candidate,
        merit=quality - age,
        popularity=quality - age / 4,
        novelty=-age / 4 - 0.3 * math.log1p(candidate.stats.impressions),
        popular=popular,
        unexplored=unexplored,
        reasons=tuple(reason for reason, true in true_of if true),
    )


def matched_interest(candidate: Candidate, taste: Taste) -> str | None:
    """Return the chosen interest that a video is about; its surest topic first."""
    for topic in candidate.topics:
        if topic in taste.interests:
            return topic
    return None


def is_understood(candidate: Candidate, languages: AbstractSet[str] | None) -> bool:
    """Return whether a video is in one of the languages, or in none that is known."""
    return languages is None or candidate.language is None or candidate.language in languages


def is_popular(candidate: Candidate, now: datetime) -> bool:
    """Return whether a video of the last days engages more than usual, by more than a few."""
    return (
        now - candidate.published_at <= POPULAR_FOR
        and candidate.stats.reactions >= POPULAR_REACTIONS
        and engagement_rate(candidate.stats) > USUAL_RATE
    )


def is_unexplored(candidate: Candidate, now: datetime) -> bool:
    """Return whether a new video has been shown too little to be judged."""
    return (
        now - candidate.published_at <= EXPLORE_FOR
        and candidate.stats.impressions < EXPLORE_BELOW_IMPRESSIONS
    )


def reasons_of(judged: Judged, interest: str | None) -> tuple[Reason, ...]:
    """Return every reason that is true of a candidate, the most telling first."""
    reasons = judged.reasons
    if interest is not None:
        reasons = (Reason.INTEREST, *reasons)
    return (Reason.FOLLOWING, *reasons) if judged.candidate.followed else reasons
