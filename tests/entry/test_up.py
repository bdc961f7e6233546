"""`rampe up` as its operator meets it: it starts, explains, comes back, leaves nothing behind."""

import io
import os
import signal
from contextlib import redirect_stderr
from pathlib import Path

import httpx
import pytest

from rampe.engines.network import free_port
from rampe.entry.cli import main
from rampe.entry.roles import ROLES
from rampe.entry.secrets import ensure_secrets, read_secrets
from tests.entry.running import RunningRampe, eventually, rampe, rampe_here

PASSWORD = "correct horse battery staple"
ROLE_NAMES = [role.name for role in ROLES]
pytestmark = pytest.mark.xdist_group("up")


def test_says_what_it_does_and_where_to_open_it(running: RunningRampe) -> None:
    lines = running.output.splitlines()
    for step in ("database", "bus", "migrations", *ROLE_NAMES, "front door"):
        assert any(line.split("ready")[0].strip() == step for line in lines), running.output
    assert lines[-1] == f"Rampe is ready: http://localhost:{running.port}"
    assert running.healthy()


def test_listens_on_loopback_only(running: RunningRampe) -> None:
    listening = set[tuple[str, int]]()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        address, state = line.split()[1], line.split()[3]
        if state == "0A":
            listening.add((address[:8], int(address[9:], 16)))
    assert ("0100007F", running.port) in listening


def test_no_secret_is_in_any_command_line(running: RunningRampe) -> None:
    secrets = read_secrets(running.data / "secrets.toml").model_dump().values()
    lines = [
        (process / "cmdline").read_text()
        for process in Path("/proc").iterdir()
        if process.name.isdigit() and (process / "cmdline").exists()
    ]
    assert not [line for line in lines if any(secret in line for secret in secrets)]


def refusal(*arguments: str) -> str:
    """Run a command that must fail, in this process, and return what it says."""
    told = io.StringIO()
    with pytest.raises(SystemExit) as ended, redirect_stderr(told):
        main(arguments)
    assert ended.value.code == 1
    return told.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to start Rampe in, with no setting in the environment."""
    for name in [name for name in os.environ if name.startswith("RAMPE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_second_start_on_one_data_folder_is_refused(
    running: RunningRampe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(running.folder)
    told = refusal("up")
    assert f"already runs on {running.data} (process {running.process.pid})" in told


def test_port_taken_names_port_owner_and_remedy(running: RunningRampe, folder: Path) -> None:
    told = refusal("up", "--port", str(running.port))
    assert f"port {running.port} on 127.0.0.1 is taken by caddy (process " in told
    assert "rampe up --port N" in told
    assert not (folder / "data" / "postgres").exists()


def test_operators_commands_use_the_running_engines(running: RunningRampe) -> None:
    create = ("admin", "create", "operator", "operator@example.org")
    made = rampe(running.folder, *create, stdin=f"{PASSWORD}\n")
    assert (made.returncode, made.stdout) == (0, "@operator is an administrator\n"), made.stderr
    login = {"login": "operator@example.org", "password": PASSWORD}
    origin = {"Origin": f"http://localhost:{running.port}"}
    signed_in = httpx.post(f"{running.url}/api/v1/sessions", json=login, headers=origin, timeout=30)
    assert (signed_in.status_code, signed_in.json()["role"]) == (201, "admin")
    assert rampe_here(running.folder, "admin", "suspend", "@operator").returncode == 0
    refused = httpx.post(f"{running.url}/api/v1/sessions", json=login, headers=origin, timeout=30)
    assert refused.status_code == 403
    assert rampe_here(running.folder, "admin", "restore", "operator").returncode == 0
    unknown = rampe_here(running.folder, "admin", "suspend", "nobody.here")
    assert (unknown.returncode, "no @nobody.here" in unknown.stderr) == (1, True)


@pytest.mark.parametrize("unit", ["postgres", "nats", "caddy", *ROLE_NAMES])
def test_what_is_killed_comes_back(running: RunningRampe, unit: str) -> None:
    # What had died before may have taken others along.
    assert eventually(lambda: unit in running.pids()), running.output
    before = running.pids()[unit]
    os.kill(before, signal.SIGKILL)
    assert eventually(lambda: running.pids().get(unit, before) != before), running.output
    assert eventually(running.healthy), running.output
    assert "ended with signal 9; starting it again" in running.output


def test_killed_supervisor_leaves_no_orphan_and_the_next_start_serves(
    running: RunningRampe,
) -> None:
    """The last that is done with the platform of all these tests."""
    assert len(running.left()) > len(running.pids())
    running.stop(signal.SIGKILL)
    assert eventually(lambda: not running.left(), 20), running.left()
    second = RunningRampe(running.folder, running.port, "--lan")
    second.wait_ready()
    assert second.healthy()
    check_phones_are_let_in(second)
    assert second.stop(signal.SIGINT) == 0
    assert second.output.endswith("Rampe stops\n")
    assert not second.left()
    assert not list((second.data / "run").glob("*.pid"))


def check_phones_are_let_in(lan: RunningRampe) -> None:
    """HTTPS by the own authority, and the page that explains how to trust it."""
    line = next(line for line in lan.output.splitlines() if line.startswith("Phones: "))
    address, fingerprint = line.removeprefix("Phones: ").split("  certificate SHA-256 ")
    assert address == f"{lan.url}/lan"
    page = lan.get("/lan").text
    assert fingerprint in page
    assert f'href="{lan.url}/"' in page
    assert lan.get("/lan/rampe.crt").text.startswith("-----BEGIN CERTIFICATE-----")


def test_stop_in_the_middle_of_a_start_is_in_order_too(tmp_path: Path) -> None:
    starting = RunningRampe(tmp_path)
    assert eventually(lambda: bool(list(tmp_path.glob("data/run/*.pid"))))
    assert starting.stop() == 0
    assert not starting.left()


def test_data_folder_that_cannot_be_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    monkeypatch.setenv("RAMPE_DATA_DIR", str(folder / "file" / "data"))
    told = refusal("up")
    assert f"the data folder cannot be used: {folder / 'file'}" in told
    assert "RAMPE_DATA_DIR" in told


@pytest.mark.usefixtures("folder")
def test_role_alone_needs_engines() -> None:
    assert "database.url is not set" in refusal("run", "api")


def test_unknown_setting_ends_the_start(folder: Path) -> None:
    (folder / "rampe.toml").write_text("[web]\nprt = 1\n")
    assert "there is no setting web.prt; did you mean web.port?" in refusal("up")


def test_secrets_that_others_may_read_end_the_start(folder: Path) -> None:
    ensure_secrets(folder / "secrets.toml")
    (folder / "secrets.toml").chmod(0o644)
    (folder / "rampe.toml").write_text('secrets_file = "secrets.toml"\n')
    assert "can be read by others" in refusal("up", "--port", str(free_port()))


def test_operators_commands_start_engines_for_themselves(tmp_path: Path) -> None:
    migrated = rampe_here(tmp_path, "migrate")
    assert (migrated.returncode, migrated.stdout) == (0, "the database is at this version\n")
    assert not list(tmp_path.glob("data/run/*.pid"))
