"""What was reported and decided before there were cases is brought into them (migration 0014)."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from alembic import command
from alembic.config import Config

from tests.conftest import Engines

BEFORE = """
INSERT INTO account (id, handle, name, zone, country, locale, role, status, private, bio, links,
                     interests, demo, created_at)
SELECT id, 'member' || id, 'Member', 'Europe/Paris', 'FR', 'fr', 'member', 'active', false, '',
       '[]', '{}', false, now()
FROM generate_series(1, 4) AS id;
INSERT INTO report (id, reporter_id, kind, target_id, owner_id, reason, details, minor, state,
                    created_at, decided_at)
VALUES (11, 1, 'video', 100, 4, 'spam', '', false, 'open', now(), NULL),
       (12, 2, 'video', 100, 4, 'hate', '', true, 'open', now(), NULL),
       (13, 1, 'video', 200, 4, 'violence', '', false, 'decided', now(), now()),
       (14, 3, 'account', 4, 4, 'spam', '', false, 'decided', now(), now());
INSERT INTO moderation_action (id, actor_id, act, kind, target_id, owner_id, reason, change, at)
VALUES (21, 2, 'restore', 'video', 200, 4, 'fine', NULL, now()),
       (22, 2, 'hide', 'video', 200, 4, 'not fine', NULL, now()),
       (23, 3, 'suspend', 'account', 4, 4, 'enough', NULL, now()),
       (24, 3, 'set_role', 'account', 1, 1, 'welcome', '{"before": "a", "after": "b"}', now()),
       (25, 3, 'correct_birth_date', 'account', 1, 1, 'doubt', '{"before": "a", "after": null}',
        '2026-02-01 12:00Z'),
       (26, 3, 'correct_birth_date', 'account', 2, 2, 'doubt', '{"before": "a", "after": null}',
        now() - interval '1 day'),
       (27, 3, 'correct_birth_date', 'account', 2, 2, 'seen', '{"before": null, "after": "b"}',
        now());
"""


@pytest.fixture
def migrated(engines: Engines) -> Iterator[str]:
    """A database of the former version, with reports and acts, brought to this one."""
    name = f"desk_{uuid4().hex[:12]}"
    with psycopg.connect(engines.database_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        url = engines.database_url.replace("/rampe?", f"/{name}?", 1)
        config = Config()
        config.set_main_option("script_location", "rampe:migrations")
        config.attributes["url"] = url
        command.upgrade(config, "0003")
        with psycopg.connect(url, autocommit=True) as former:
            former.execute(BEFORE.encode())
        command.upgrade(config, "head")
        yield url
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def test_reports_become_cases_with_their_decisions(migrated: str) -> None:
    """One case a thing and state, in the order of the queue; the last act is the decision."""
    with psycopg.connect(migrated) as connection:
        cases = connection.execute(
            "SELECT id, kind, target_id, state, minor, severity, reports, priority, decision_id"
            " FROM moderation_case ORDER BY id"
        ).fetchall()
        assert cases == [
            (11, "video", 100, "open", True, 2, 2, 12_000_002, None),
            (13, "video", 200, "decided", False, 3, 1, 3_000_001, 22),
            (14, "account", 4, "decided", False, 0, 1, 1, 23),
        ]
        reports = connection.execute("SELECT id, case_id, answered FROM report ORDER BY id")
        assert reports.fetchall() == [
            (11, 11, None),
            (12, 11, None),
            (13, 13, "action_taken"),
            (14, 14, "action_taken"),
        ]
        decisions = connection.execute(
            "SELECT outcome, sanction, decider_id, reason, appeal_until = at AS closed"
            " FROM moderation_decision ORDER BY id"
        )
        assert decisions.fetchall() == [
            ("hide", "none", 2, "not fine", True),
            ("warn", "suspend", 3, "enough", True),
        ]


def test_old_lines_are_chained_and_new_ones_follow(migrated: str) -> None:
    """The journal's hashes hold over what was written before there were any."""
    with psycopg.connect(migrated, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO moderation_action (id, actor_id, act, kind, target_id, owner_id, reason,"
            " at) VALUES (28, 2, 'decide', 'video', 1, 4, 'new', now())"
        )
        lines = connection.execute(
            "SELECT line, hash = moderation_action_hash("
            " coalesce(lag(hash) OVER (ORDER BY line), ''::bytea), moderation_action)"
            " FROM moderation_action ORDER BY line"
        ).fetchall()
        assert lines == [(number, True) for number in range(1, 9)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM moderation_action")


def test_a_birth_date_that_staff_took_away_stays_disputed(migrated: str) -> None:
    """The last word of staff counts (migration 0022)."""
    with psycopg.connect(migrated) as connection:
        disputed = connection.execute(
            "SELECT id, age_disputed_at = '2026-02-01 12:00Z' FROM account"
            " WHERE age_disputed_at IS NOT NULL"
        ).fetchall()
    assert disputed == [(1, True)]
