"""The plan of the demo is data: as many as promised, exact where a rule depends on it, the same
each time (DEMO.md, first act)."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from rampe.accounts import INTERESTS, age_at
from rampe.entry.demo import LOGINS
from rampe.entry.demo.cast import CROWD_SIZE, PEOPLE
from rampe.entry.demo.catalogue import ALT_TEXTS, ENTRIES, FIRST
from rampe.entry.demo.clips.clip import LANDSCAPE, PORTRAIT
from rampe.entry.demo.clips.generators import LOOKS
from rampe.entry.demo.clips.palettes import PALETTES
from rampe.entry.demo.clips.scenes import SCENES
from rampe.entry.demo.plan import Plan, birth_date_of, joined_at, make_plan
from rampe.feed import topics_of
from rampe.kit.catalogue import load
from rampe.video import VideoSettings, parse_hashtags

START = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(START)


def test_same_start_gives_the_same_plan(plan: Plan) -> None:
    assert make_plan(START) == plan


def test_cast_is_that_of_the_script() -> None:
    cast = [person.handle for person in PEOPLE if person.part]
    assert cast == ["alix", "sami", "lou", "tess", "theo", "noor", "garance"]
    assert ", ".join(cast) == LOGINS
    ages = {person.handle: person.age for person in PEOPLE}
    assert (ages["alix"], ages["sami"], ages["lou"]) == (24, 17, 15)


def test_ages_hold_at_the_first_start_and_for_a_while() -> None:
    for person in PEOPLE:
        born = birth_date_of(person, START)
        for days in (0, 30):
            assert age_at(born, person.zone, START + timedelta(days=days)) == person.age


def test_full_members_and_crowd_are_as_many_as_promised(plan: Plan) -> None:
    assert 30 <= len(plan.people) <= 40
    assert len(plan.crowd) == CROWD_SIZE == 1_300
    handles = [person.handle for person in plan.people] + [handle for handle, _ in plan.crowd]
    assert len(set(handles)) == len(handles)


def test_follower_counts_are_exact(plan: Plan) -> None:
    """999 and 1,000 stand on both sides of the gate of lives."""
    counts = {handle: len(followers) for handle, followers in plan.follows.items()}
    assert (counts["tess"], counts["maud.serval"], counts["theo"]) == (1_240, 1_000, 999)
    for handle, followers in plan.follows.items():
        assert len(set(followers)) == len(followers)
        assert handle not in followers


def test_theo_waits_for_his_thousandth(plan: Plan) -> None:
    cast = {person.handle for person in plan.people if person.part}
    assert not cast.intersection(plan.follows["theo"])


def test_places_of_the_visit_are_on_the_stage(plan: Plan) -> None:
    """`web/src/lib/features/visite/steps.ts` leads to Théo, to a challenge and to a hashtag."""
    used = {tag.folded for video in plan.videos for tag in parse_hashtags(video.caption)}
    assert {"sixsoirs", "poselesac"} <= used
    assert "theo" in {person.handle for person in plan.people if person.part}


def test_videos_are_sixty_of_three_to_sixty_seconds(plan: Plan) -> None:
    assert len(plan.videos) >= 60
    assert len({video.entry.slug for video in plan.videos}) == len(plan.videos)
    lengths = [video.entry.clip.seconds for video in plan.videos]
    assert min(lengths) >= 3
    assert max(lengths) <= 60
    assert sum(length >= 20 for length in lengths) >= 10


def test_first_dozen_is_short_and_of_many_kinds(plan: Plan) -> None:
    assert len(plan.first_videos) == FIRST == 12
    assert all(video.entry.clip.seconds <= 6 for video in plan.first_videos)
    scenes = {video.entry.clip.shots[0].scene for video in plan.first_videos}
    assert len(scenes) == FIRST
    assert {video.entry.is_french for video in plan.first_videos} == {True, False}


def test_looks_differ() -> None:
    sizes = Counter(entry.clip.size for entry in ENTRIES)
    assert sizes[PORTRAIT] > sizes[LANDSCAPE] >= 2
    used = {shot.scene for entry in ENTRIES for shot in entry.clip.shots}
    assert used == {*SCENES, *LOOKS}
    covers = [entry.clip.shots[0] for entry in ENTRIES]
    looks = [(cover.scene, cover.palette, cover.variant) for cover in covers]
    assert len(set(looks)) == len(looks)


def test_every_shot_can_be_drawn() -> None:
    for entry in ENTRIES:
        for shot in entry.clip.shots:
            assert shot.scene in SCENES or shot.scene in LOOKS
            assert shot.palette in PALETTES
            assert shot.scene in ALT_TEXTS


def test_captions_lead_to_their_interest() -> None:
    """The feed must find what a newcomer has chosen."""
    for entry in ENTRIES:
        hashtags = [hashtag.folded for hashtag in parse_hashtags(entry.caption)]
        assert entry.topic in topics_of(entry.caption, hashtags), entry.slug
    topics = Counter(entry.topic for entry in ENTRIES)
    assert set(topics) == set(INTERESTS)
    assert min(topics.values()) >= 2


def test_texts_fit_and_have_french_typography(plan: Plan) -> None:
    settings = VideoSettings()
    for video in plan.videos:
        assert len(video.caption) <= settings.caption_max_length
        assert "'" not in video.caption
        if video.entry.is_french:
            assert not any(f" {mark}" in video.caption for mark in "?!:;»")


def test_roles_have_a_text_in_both_languages() -> None:
    codes = [person.part for person in PEOPLE if person.part]
    for locale in ("fr", "en"):
        assert set(codes) <= set(load(locale))


def test_all_happened_before_the_first_start(plan: Plan) -> None:
    known = {person.handle for person in plan.people} | {handle for handle, _ in plan.crowd}
    for video in plan.videos:
        assert video.published_at < START
        moments = [remark.at for remark in video.remarks]
        assert all(video.published_at < moment < START for moment in moments)
        assert known.issuperset(remark.author for remark in video.remarks)
    assert all(joined_at(person, START) < START - timedelta(days=60) for person in plan.people)


def test_comments_read_as_written_by_people(plan: Plan) -> None:
    for video in plan.videos:
        texts = [remark.text for remark in video.remarks if remark.reply_to is None]
        assert texts
        assert len(set(texts)) == len(texts)
        for remark in video.remarks:
            if remark.reply_to is not None:
                answered = video.remarks[remark.reply_to]
                assert answered.reply_to is None
                assert answered.at < remark.at
    answers = [
        remark
        for video in plan.videos
        for remark in video.remarks
        if remark.reply_to is not None and remark.author == video.entry.author
    ]
    assert len(answers) > 40


def test_fame_is_uneven(plan: Plan) -> None:
    """A few are loved, most are liked, some are hardly seen."""
    likes = sorted(len(video.likers) for video in plan.videos)
    assert likes[-1] > 5 * likes[len(likes) // 2]
    assert likes[0] < 25
    for video in plan.videos:
        assert len(set(video.likers)) == len(video.likers)
        assert set(video.sharers) <= set(video.likers)
