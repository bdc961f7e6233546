"""`rampe doctor`: a line for each thing, and what to do about it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rampe.engines.network import free_port
from rampe.entry import doctor
from rampe.entry.backup.manifest import LAST
from rampe.entry.doctor import Finding, Level
from rampe.entry.settings import Settings
from tests.conftest import Engines
from tests.entry.running import RunningRampe, rampe, rampe_here

pytestmark = pytest.mark.xdist_group("up")


def test_a_new_platform_is_well_and_says_what_is_left_to_do(running: RunningRampe) -> None:
    ran = rampe(running.folder, "doctor", RAMPE_WEB__PORT=str(running.port))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    lines = {line[6:18].strip(): line for line in ran.stdout.splitlines()}
    for what in ("database", "migrations", "clock", "bus", "storage", "jobs", "events", "roles",
                 "secrets", "disk", "port", "ffmpeg", "web client"):  # fmt: skip
        assert lines[what].startswith("ok "), lines[what]
    for what in ("mail", "backup", "public_url"):
        assert lines[what].startswith("warn"), lines[what]
        assert " → " in lines[what]


def test_programs_get_json(running: RunningRampe) -> None:
    ran = rampe_here(running.folder, "doctor", "--json", RAMPE_WEB__PORT=str(running.port))
    findings = json.loads(ran.stdout)
    assert {finding["level"] for finding in findings} <= {"ok", "warn"}
    assert {"what", "level", "found", "todo"} == findings[0].keys()


def test_without_a_running_platform_engines_are_started_for_the_look(tmp_path: Path) -> None:
    ran = rampe_here(tmp_path, "doctor", "--json", RAMPE_WEB__PORT=str(free_port()))
    found = {finding["what"]: finding for finding in json.loads(ran.stdout)}
    assert found["database"]["level"] == "ok"
    assert found["migrations"]["level"] == "warn"
    assert found["roles"]["found"] == "Rampe does not run"
    assert not list(tmp_path.glob("data/run/*.pid"))


def of(what: str, findings: list[Finding]) -> Finding:
    return next(finding for finding in findings if finding.what == what)


async def test_engines_out_of_reach_are_a_finding(tmp_path: Path) -> None:
    settings = Settings.model_validate(
        {"data_dir": tmp_path, "database": {"url": f"postgresql://x@127.0.0.1:{free_port()}/x"},
         "bus": {"url": "nats://127.0.0.1:1"}}
    )  # fmt: skip
    findings = await doctor.examine(settings)
    assert not doctor.is_well(findings)
    assert findings[-1].level is Level.BAD


Break = Callable[[psycopg.Connection[Any]], object]
BROKEN: dict[str, tuple[Break, Level]] = {
    "migrations": (
        lambda admin: admin.execute("UPDATE alembic_version SET version_num = '0001'"),
        Level.BAD,
    ),
    "events": (
        lambda admin: admin.execute(
            "INSERT INTO dead_letter (consumer, event_id, subject, body, error, at)"
            " VALUES ('x', 1, 'x', '{}', 'x', now())"
        ),
        Level.WARN,
    ),
    "jobs": (
        lambda admin: admin.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('default', 'x', 'failed', '{}')"
        ),
        Level.WARN,
    ),
}


@pytest.mark.parametrize("what", BROKEN)
async def test_what_is_wrong_in_the_engines(
    settings: Settings, engines: Engines, clean_database: None, what: str
) -> None:
    damage, level = BROKEN[what]
    with psycopg.connect(engines.admin_url, autocommit=True) as admin:
        row = admin.execute("SELECT version_num FROM alembic_version").fetchone()
        assert row is not None
        try:
            damage(admin)
            findings = await doctor.examine(settings)
        finally:
            admin.execute("UPDATE alembic_version SET version_num = %s", (row[0],))
    finding = of(what, findings)
    assert (finding.level, bool(finding.todo)) == (level, True)


def changed(tmp_path: Path, **values: Any) -> Settings:
    return Settings.model_validate({"data_dir": tmp_path, **values})


def test_of_this_machine(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert doctor.check_data_folder(changed(tmp_path)).level is Level.WARN
    full = changed(tmp_path, media={"free_disk_bytes": 1 << 60})
    assert doctor.check_disk(full).level is Level.BAD
    (tmp_path / "secrets.toml").write_text("")
    os.chmod(tmp_path / "secrets.toml", 0o644)
    assert doctor.check_secrets(changed(tmp_path)).level is Level.BAD
    plain = changed(tmp_path, public_url="http://video.example.org")
    assert doctor.check_address(plain).level is Level.BAD
    proxied = changed(tmp_path, public_url="https://video.example.org", web={"tls": "off"})
    assert doctor.check_address(proxied).level is Level.WARN
    direct = changed(tmp_path, public_url="https://video.example.org")
    assert doctor.check_address(direct).level is Level.OK
    silent = changed(tmp_path, mail={"adapter": "smtp", "host": "127.0.0.1", "port": 1})
    assert doctor.check_mail(silent).level is Level.BAD


def test_an_old_backup_is_said(tmp_path: Path) -> None:
    last = {"made_at": "2026-01-05T04:00:00+00:00", "folder": "/backups/rampe"}
    (tmp_path / LAST).write_text(json.dumps(last))
    finding = doctor.check_backup(changed(tmp_path))
    assert (finding.level, finding.found.startswith("/backups/rampe")) == (Level.WARN, True)


def test_ffmpeg_without_an_encoder_is_said(tmp_path: Path) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\necho ' V..... libx264 x'\n")
    program.chmod(0o755)
    finding = doctor.check_ffmpeg(changed(tmp_path, media={"ffmpeg": str(program)}))
    assert finding.level is Level.BAD
    assert "aac" in finding.found
