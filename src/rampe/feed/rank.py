"""Ranking: which candidates make the page, in which order and for which reason. Pure functions.

Each place of a page asks for one reason (`PLAN`), so that a page always has room for what a member
chose, for what is popular beside it, for followed authors and for new videos. Within a reason the
score decides, with a little noise, so that near-equals share the places.
"""

import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from random import Random

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


# What a candidate is worth for a place, in what order it came (no two are alike, so that nothing
# else is compared), and the chosen interest that it is about. Plain, for hundreds are made a page.
Entry = tuple[float, int, Judged, str | None]


@dataclass(slots=True)
class _Page:
    """A page while it is filled.

    `fitting` has those of each reason, and all under none; a list is put in order when it is asked
    for first.
    """

    fitting: dict[Reason | None, list[Entry]]
    authors: deque[int]
    ordered: set[Reason | None] = field(default_factory=set[Reason | None])
    taken: set[int] = field(default_factory=set[int])
    interests: dict[str, int] = field(default_factory=dict[str, int])
    picks: list[Pick] = field(default_factory=list[Pick])

    def best_first(self, reason: Reason | None) -> list[Entry]:
        """Return those of a reason, the best first."""
        entries = self.fitting[reason]
        if reason not in self.ordered:
            entries.sort(reverse=True)
            self.ordered.add(reason)
        return entries


def rank(request: Request, candidates: Iterable[Judged]) -> list[Pick]:
    """Return the page: at most `request.limit` videos, fewer only when there are no more."""
    fitting = score(request, candidates)
    recent = request.recent_authors[-(WINDOW - 1) :]
    page = _Page(fitting, deque(recent, maxlen=WINDOW - 1))
    for _ in range(min(request.limit, len(fitting[None]))):
        wanted = PLAN[(request.served + len(page.picks)) % len(PLAN)]
        _place(page, *_choose(page, wanted))
    return page.picks


def score(request: Request, candidates: Iterable[Judged]) -> dict[Reason | None, list[Entry]]:
    """Return candidates with their scores, those of each reason and all under none.

    Scores are logarithms of engagement, discounted by age.
    """
    uniform, taste = Random(request.seed).random, request.taste
    everything, of_interest, of_followed = list[Entry](), list[Entry](), list[Entry]()
    popular, unexplored = list[Entry](), list[Entry]()
    for number, judged in enumerate(candidates):
        candidate, noise = judged.candidate, gumbel(uniform())
        interest = matched_interest(candidate, taste)
        bonus = malus = touring = 0.0
        if interest is not None:
            bonus = INTEREST_BONUS
            malus = SECOND_TOPIC_MALUS if interest != candidate.topics[0] else 0.0
        if candidate.followed:
            bonus += FOLLOWING_BONUS
        if judged.popular and request.newcomer and is_touring(candidate.video_id, request.now):
            malus += TOURING_MALUS
            touring = TOURING_BONUS
        entry = (judged.merit + bonus - malus + NOISE * noise, number, judged, interest)
        everything.append(entry)
        if candidate.followed:
            of_followed.append(entry)
        if interest is not None:
            of_interest.append(entry)
        elif judged.popular:
            # One counts as popular from outside the interests: inside, that is the reason. Noise at
            # full strength: all of them get their turn, and not everybody sees the same.
            popular.append((judged.popularity + noise + touring, number, judged, None))
        if judged.unexplored:
            value = judged.novelty + EXPLORE_BONUS * bonus - malus + noise
            unexplored.append((value, number, judged, interest))
    return {
        None: everything,
        Reason.INTEREST: of_interest,
        Reason.FOLLOWING: of_followed,
        Reason.POPULAR: popular,
        Reason.EXPLORE: unexplored,
    }


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


def _choose(page: _Page, wanted: Reason) -> tuple[Entry, Reason]:
    """Find the best for a place; rules of variety give way before the place stays empty."""
    for allowed in (_is_varied, _is_not_adjacent, _is_any):
        for reason in (wanted, Reason.INTEREST, None):
            best = _best(page, reason, allowed)
            if best is not None:
                return best, reason or reasons_of(best[2], best[3])[0]
    raise AssertionError("a page is chosen for while there is something left")


def _best(
    page: _Page, reason: Reason | None, allowed: Callable[[_Page, Candidate], bool]
) -> Entry | None:
    best: Entry | None = None
    highest = -math.inf
    for each in page.best_first(reason):
        value, _, judged, interest = each
        if value <= highest:
            break  # nor will any that follows be higher
        candidate = judged.candidate
        if candidate.video_id in page.taken:
            continue
        # An interest that the page has is marked down, where interests are what the places go by.
        if reason not in (Reason.EXPLORE, Reason.POPULAR):
            value -= SAME_INTEREST_MALUS * page.interests.get(interest or "", 0)
        if value > highest and allowed(page, candidate):
            best, highest = each, value
    return best


def _is_varied(page: _Page, candidate: Candidate) -> bool:
    seldom = page.authors.count(candidate.author_id) < MAX_OF_AUTHOR
    return seldom and _is_not_adjacent(page, candidate)


def _is_not_adjacent(page: _Page, candidate: Candidate) -> bool:
    return not page.authors or page.authors[-1] != candidate.author_id


def _is_any(_page: _Page, _candidate: Candidate) -> bool:
    return True


def _place(page: _Page, entry: Entry, reason: Reason) -> None:
    _, _, judged, interest = entry
    candidate = judged.candidate
    page.taken.add(candidate.video_id)
    page.authors.append(candidate.author_id)
    if interest is not None:
        page.interests[interest] = page.interests.get(interest, 0) + 1
    named = interest if reason is Reason.INTEREST else None
    page.picks.append(Pick(candidate.video_id, reason, named))


def oldest_first(video_ids: Sequence[int], limit: int) -> list[Pick]:
    """Return a page of what was seen already, in the given order: only on explicit request."""
    return [Pick(video_id, Reason.SEEN_AGAIN) for video_id in video_ids[:limit]]
