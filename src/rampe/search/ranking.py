"""The order of what was found: pure functions of how well words match and how known a thing is."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from rampe.search.expand import Match

# Whom one follows comes before a stranger with ten thousand times the followers, but not before
# whom was asked for by the exact handle.
FOLLOWED, PER_TENFOLD, KNOWN_MOST = 0.2, 0.05, 0.25
ASKED_FOR = 0.6
# Where a word of a video stands.
HASHTAG, CAPTION, AUTHOR, ELSEWHERE = 1.0, 0.9, 0.8, 0.6
TOPIC = 0.15
# Of a live; one word of six that is somewhere is no match.
HOST, ENOUGH = 0.8, 0.2


@dataclass(frozen=True)
class Asked:
    """What each word of a query, and the query as one word, may stand for."""

    words: Sequence[Sequence[Match]]
    joined: Sequence[Match] = ()
    all_keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        keys = {match.key for matches in (*self.words, self.joined) for match in matches}
        object.__setattr__(self, "all_keys", frozenset(keys))

    def weigh(self, found: Collection[str], standing: float = 1.0) -> float:
        """Return how well words of a thing match, 0 to 1: each word of the query counts alike."""
        each = [_best(matches, found) for matches in self.words]
        parts = sum(each) / len(each) if each else 0.0
        return standing * max(parts, _best(self.joined, found))


def _best(matches: Sequence[Match], found: Collection[str]) -> float:
    return max((match.weight for match in matches if match.key in found), default=0.0)


def score_account(asked: Asked, words: Sequence[str], followers: int, *, followed: bool) -> float:
    """Return an account's place: what matches, then whom one follows, then who is known."""
    fit = asked.weigh(words)
    # The first word of an account is its handle.
    exact = fit == 1.0 and bool(words) and asked.weigh(words[:1]) == 1.0
    known = min(KNOWN_MOST, PER_TENFOLD * math.log10(1 + followers))
    return fit + known + FOLLOWED * followed + ASKED_FOR * exact


def score_hashtag(weight: float, videos: int) -> float:
    """Return a hashtag's place: what matches, then how much it is used."""
    exact = ASKED_FOR if weight == 1.0 else 0.0
    return weight + exact + min(KNOWN_MOST, PER_TENFOLD * math.log10(1 + videos))


@dataclass(frozen=True)
class VideoHits:
    """Which of the words that were asked for a video has, and where."""

    hashtags: Collection[str]
    strong: Collection[str]
    words: Collection[str]
    author: float = 0.0
    topic: bool = False


def score_video(asked: Asked, hits: VideoHits) -> float:
    """Return how well a video matches: the best place of each word of the query counts."""
    each = [
        max(
            HASHTAG * _best(matches, hits.hashtags),
            CAPTION * _best(matches, hits.strong),
            ELSEWHERE * _best(matches, hits.words),
        )
        for matches in asked.words
    ]
    parts = sum(each) / len(each) if each else 0.0
    joined = HASHTAG * _best(asked.joined, hits.hashtags)
    return max(parts, joined, AUTHOR * hits.author, TOPIC * hits.topic)


def score_live(
    asked: Asked, title: Collection[str], host: Collection[str], *, followed: bool
) -> float:
    """Return how well a live matches, by its title or host, then whom one follows; 0 for not."""
    each = [
        max(_best(matches, title), HOST * _best(matches, host))
        for matches in (*asked.words, asked.joined)
    ]
    parts, joined = each[:-1], each[-1]
    fit = max(sum(parts) / len(parts) if parts else 0.0, joined)
    return fit + FOLLOWED * followed if fit >= ENOUGH else 0.0
