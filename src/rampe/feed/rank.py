"""Ranking: which candidates make the page, in which order and for which reason. Pure functions.

Each place of a page asks for one reason (`PLAN`), so that a page always has room for what a member
chose, for what is popular beside it, for followed authors and for new videos. Within a reason the
score decides, with a little noise, so that near-equals share the places.
"""

import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from operator import attrgetter
from random import Random

import msgspec

from rampe.feed.candidates import (
    Candidate,
    Judged,
    Reason,
    Taste,
    matched_interest,
    reasons_of,
)

# REC-02 asks for at least five of ten from interests and two popular ones from outside them; new
# videos get one place in ten. A place whose reason nobody has goes to an interest, then to the
# best that is left.
PLAN = (
    Reason.INTEREST,
    Reason.POPULAR,
    Reason.INTEREST,
    Reason.FOLLOWING,
    Reason.INTEREST,
    Reason.EXPLORE,
    Reason.INTEREST,
    Reason.POPULAR,
    Reason.INTEREST,
    Reason.FOLLOWING,
)
WINDOW = len(PLAN)
MAX_OF_AUTHOR = 2  # in each window

INTEREST_BONUS, FOLLOWING_BONUS = 1.0, 0.8
EXPLORE_BONUS = 8.0  # new videos are tried first on those who may like them
SAME_INTEREST_MALUS = 0.8
# An interest that is a video's second topic: two members who chose different things share less.
SECOND_TOPIC_MALUS = 2.0
# On a newcomer's first page, for the same end, half of the popular videos stand for what is popular
# outside the interests and the other half for the interests themselves; which half changes daily.
TOURING_BONUS, TOURING_MALUS = 6.0, 4.0
NOISE = 0.35
SMALLEST = 2.0**-53  # the logarithm of a draw of zero is none


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for a page, in what circumstances.

    Attributes:
        limit: how many videos at most.
        served: how many the session has been served before: the plan goes on from there.
        newcomer: has seen next to nothing so far.
        recent_authors: authors of the last videos served, the latest last.
        seed: the same seed and candidates give the same page.
    """

    taste: Taste
    limit: int
    now: datetime
    seed: int
    served: int = 0
    newcomer: bool = False
    recent_authors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """A video that made the page, and the true reason to give for it."""

    video_id: int
    reason: Reason
    interest: str | None = None


class Scored(msgspec.Struct, frozen=True, eq=False):
    """A candidate with what the places are given away by."""

    candidate: Candidate
    score: float
    popular_score: float
    explore_score: float
    reasons: tuple[Reason, ...]
    interest: str | None


@dataclass(slots=True)
class _Page:
    """A page while it is filled.

    `fitting` has those of each reason, and all under none; each list in the order of `_order`.
    """

    fitting: dict[Reason | None, list[Scored]]
    authors: deque[int]
    interests: Counter[str | None] = field(default_factory=Counter[str | None])
    picks: list[Pick] = field(default_factory=list[Pick])


def rank(request: Request, candidates: Iterable[Judged]) -> list[Pick]:
    """Return the page: at most `request.limit` videos, fewer only when there are no more."""
    random = Random(request.seed)
    fitting: dict[Reason | None, list[Scored]] = {reason: [] for reason in (None, *PLAN)}
    for judged in candidates:
        scored = score(request, judged, gumbel(random.random()))
        fitting[None].append(scored)
        for reason in scored.reasons:
            # A popular one counts as such from outside the interests: inside, that is the reason.
            if reason in fitting and (reason is not Reason.POPULAR or scored.interest is None):
                fitting[reason].append(scored)
    for reason, some in fitting.items():
        some.sort(key=_order(reason), reverse=True)
    recent = request.recent_authors[-(WINDOW - 1) :]
    page = _Page(fitting, deque(recent, maxlen=WINDOW - 1))
    while fitting[None] and len(page.picks) < request.limit:
        wanted = PLAN[(request.served + len(page.picks)) % len(PLAN)]
        _place(page, *_choose(page, wanted))
    return page.picks


def score(request: Request, judged: Judged, noise: float) -> Scored:
    """Return a candidate with its scores: logarithms of engagement, discounted by age."""
    candidate = judged.candidate
    interest = matched_interest(candidate, request.taste)
    bonus = INTEREST_BONUS * (interest is not None) + FOLLOWING_BONUS * candidate.followed
    touring = (
        request.newcomer
        and Reason.POPULAR in judged.reasons
        and is_touring(candidate.video_id, request.now)
    )
    malus = TOURING_MALUS * touring
    if interest is not None and interest != candidate.topics[0]:
        malus += SECOND_TOPIC_MALUS
    return Scored(
        candidate,
        score=judged.merit + bonus - malus + NOISE * noise,
        # Noise at full strength: all popular ones get their turn, and not everybody sees the same.
        popular_score=judged.popularity + noise + TOURING_BONUS * touring,
        explore_score=judged.novelty + EXPLORE_BONUS * bonus - malus + noise,
        reasons=reasons_of(judged, interest),
        interest=interest,
    )


def gumbel(uniform: float) -> float:
    """Return noise that makes a maximum over scores a draw by their softmax (Gumbel-max trick)."""
    return -math.log(-math.log(max(uniform, SMALLEST)))


def draw(seed: int, video_id: int) -> float:
    """Return a number above 0 and below 1 that looks random and is always the same."""
    key = f"{seed}:{video_id}".encode()
    return (int.from_bytes(blake2b(key, digest_size=6).digest()) + 0.5) / 2**48


def is_touring(video_id: int, now: datetime) -> bool:
    """Return whether this is a day on which a popular video goes to newcomers beyond its topic."""
    return draw(now.toordinal(), video_id) < 0.5


def _choose(page: _Page, wanted: Reason) -> tuple[Scored, Reason]:
    """Find the best for a place; rules of variety give way before the place stays empty."""
    for allowed in (_is_varied, _is_not_adjacent, _is_any):
        for reason in (wanted, Reason.INTEREST, None):
            best = _best(page, reason, allowed)
            if best is not None:
                return best, reason or best.reasons[0]
    raise AssertionError("a page is chosen for while there is something left")


def _best(
    page: _Page, reason: Reason | None, allowed: Callable[[_Page, Scored], bool]
) -> Scored | None:
    best: Scored | None = None
    highest, order = -math.inf, _order(reason)
    for each in page.fitting[reason]:
        value = order(each)
        if value <= highest:
            break  # nor will any that follows be higher
        if reason not in (Reason.EXPLORE, Reason.POPULAR):
            value -= SAME_INTEREST_MALUS * page.interests[each.interest]
        if value > highest and allowed(page, each):
            best, highest = each, value
    return best


def _is_varied(page: _Page, scored: Scored) -> bool:
    seldom = page.authors.count(scored.candidate.author_id) < MAX_OF_AUTHOR
    return seldom and _is_not_adjacent(page, scored)


def _is_not_adjacent(page: _Page, scored: Scored) -> bool:
    return not page.authors or page.authors[-1] != scored.candidate.author_id


def _is_any(_page: _Page, _scored: Scored) -> bool:
    return True


def _order(reason: Reason | None) -> Callable[[Scored], float]:
    """What the places of a reason go by, before an interest that the page has is marked down."""
    if reason is Reason.EXPLORE:
        return attrgetter("explore_score")
    return attrgetter("popular_score" if reason is Reason.POPULAR else "score")


def _place(page: _Page, scored: Scored, reason: Reason) -> None:
    for some in page.fitting.values():
        if scored in some:
            some.remove(scored)
    page.authors.append(scored.candidate.author_id)
    if scored.interest is not None:
        page.interests[scored.interest] += 1
    interest = scored.interest if reason is Reason.INTEREST else None
    page.picks.append(Pick(scored.candidate.video_id, reason, interest))


def oldest_first(video_ids: Sequence[int], limit: int) -> list[Pick]:
    """Return a page of what was seen already, in the given order: only on explicit request."""
    return [Pick(video_id, Reason.SEEN_AGAIN) for video_id in video_ids[:limit]]
