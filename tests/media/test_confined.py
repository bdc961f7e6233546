"""What a child that reads strangers' bytes can still do: nearly nothing."""

import asyncio
import os
import shutil
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rampe.engines.confined import confine
from rampe.engines.confined.run import (
    Ended,
    Limits,
    UntrustedOutput,
    open_scratch,
    read_output,
    run_program,
)
from rampe.engines.ffmpeg import find_ffmpeg
from tests.media import clips

LIMITS = Limits(wall_seconds=20, memory=1 << 30, output=64 << 20)
AS_ROOT = os.geteuid() == 0


@pytest.fixture
async def scratch(tmp_path: Path) -> AsyncIterator[Path]:
    async with open_scratch(tmp_path) as folder:
        yield folder


async def run_shell(script: str, scratch: Path, limits: Limits = LIMITS) -> Ended:
    """Run a shell confined: it stands for an ffmpeg that an attacker has taken over."""
    return await run_program(
        Path("/bin/sh"), ["-c", script], inputs=[], scratch=scratch, limits=limits
    )


async def test_it_works_in_its_folder_only(scratch: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    ended = await run_shell(f"echo yes > here; echo no > {outside}; echo no > ../outside", scratch)
    assert read_output(scratch, "here") == b"yes\n"
    assert not outside.exists()
    assert "denied" in ended.log.lower()


async def test_it_reads_none_of_our_files(scratch: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the media key")
    ended = await run_shell(f"read line < {secret}; echo $line", scratch)
    assert b"key" not in ended.out


@pytest.mark.parametrize(
    "trap", ["ln -s {secret} out", "ln {secret} out", "mkfifo out", "mkdir out"]
)
async def test_what_it_leaves_cannot_lead_us_elsewhere(
    scratch: Path, tmp_path: Path, trap: str
) -> None:
    """Links, pipes and folders are refused by the fence, and again when the output is read."""
    secret = tmp_path / "secret"
    secret.write_text("the media key")
    await run_shell(trap.format(secret=secret), scratch)
    with pytest.raises((UntrustedOutput, FileNotFoundError)):
        read_output(scratch, "out")


def test_traps_are_refused_even_where_the_kernel_has_no_fence(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the media key")
    folder = tmp_path / "scratch"
    folder.mkdir()
    (folder / "link").symlink_to(secret)
    (folder / "hard").hardlink_to(secret)
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "big").write_bytes(b"12345")
    for name in ("link", "hard", "folder", "pipe", "../secret"):
        with pytest.raises(UntrustedOutput):
            read_output(folder, name)
    with pytest.raises(UntrustedOutput):
        read_output(folder, "big", most=4)


async def test_it_is_nobody(scratch: Path) -> None:
    ended = await run_shell("while read line; do echo $line; done < /proc/self/status", scratch)
    if ended.out:  # where /proc may be read at all
        status = dict(line.split(":", 1) for line in ended.out.decode().splitlines())
        assert status["NoNewPrivs"].strip() == "1"
        assert int(status["CapEff"], 16) == 0
    if AS_ROOT:
        await run_shell("echo x > mine", scratch)
        assert (scratch / "mine").stat().st_uid == confine.NOBODY


async def test_it_has_no_network(scratch: Path) -> None:
    """ffmpeg itself is asked to fetch from a server of ours that would answer."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.read(100))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        ended = await run_program(
            find_ffmpeg(),
            ["-v", "error", "-i", f"http://127.0.0.1:{port}/x.mp4", "-f", "null", "-"],
            inputs=[],
            scratch=scratch,
            limits=LIMITS,
        )
    assert not ended.ok
    assert asked == []


async def test_ffmpeg_reads_nothing_but_its_input(scratch: Path, tmp_path: Path) -> None:
    """Even without any whitelist of protocols, as if ours were forgotten."""
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(clips.portrait().read_bytes())
    ended = await run_program(
        find_ffmpeg(),
        ["-v", "error", "-i", str(secret), "-c", "copy", "out.mp4"],
        inputs=[],
        scratch=scratch,
        limits=LIMITS,
    )
    assert not ended.ok
    assert not (scratch / "out.mp4").exists()


async def test_time_is_over(scratch: Path) -> None:
    started = time.monotonic()
    ended = await run_shell("while :; do :; done", scratch, Limits(0.5, 1 << 30, 1 << 20))
    assert ended.stopped == "timeout"
    assert time.monotonic() - started < 10


async def test_a_disk_is_not_filled(scratch: Path) -> None:
    script = "i=0; while :; do printf '%0100000d' 0 > f$i; i=$((i+1)); done"
    ended = await run_shell(script, scratch, Limits(20, 1 << 30, 8 << 20))
    assert ended.stopped == "output"


async def test_one_file_has_a_limit_too(scratch: Path) -> None:
    script = "set -e; while :; do printf '%0100000d' 0; done > big"
    ended = await run_shell(script, scratch, Limits(20, 1 << 30, 4 << 20))
    assert not ended.ok
    assert (scratch / "big").stat().st_size <= 4 << 20


async def test_a_cancelled_run_leaves_no_process(scratch: Path) -> None:
    running = asyncio.create_task(run_shell("echo $$ > pid; while :; do :; done", scratch))
    async with asyncio.timeout(20):
        while not (scratch / "pid").exists() or not (scratch / "pid").read_text():
            await asyncio.sleep(0.01)
    pid = int((scratch / "pid").read_text())
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert not Path(f"/proc/{pid}").exists()


async def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    """kill -9 of the worker leaves no ffmpeg behind."""
    code = (
        "import asyncio\n"
        "from pathlib import Path\n"
        "from rampe.engines.confined.run import *\n"
        "async def main():\n"
        f"    async with open_scratch(Path({str(tmp_path)!r})) as s:\n"
        "        print(s, flush=True)\n"
        "        await run_program(Path('/bin/sh'), ['-c', 'echo $$ > pid; while :; do :; done'],\n"
        "            inputs=[], scratch=s, limits=Limits(60, 1 << 30, 1 << 20))\n"
        "asyncio.run(main())\n"
    )
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    assert worker.stdout is not None
    pid_file = Path((await worker.stdout.readline()).decode().strip()) / "pid"
    async with asyncio.timeout(20):
        while not pid_file.exists() or not pid_file.read_text():
            await asyncio.sleep(0.02)
        child = int(pid_file.read_text())
        worker.kill()
        await worker.wait()
        while Path(f"/proc/{child}").exists() and is_alive(child):
            await asyncio.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether a process is more than a zombie that nobody has collected."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


async def test_a_program_that_only_root_may_execute(scratch: Path, tmp_path: Path) -> None:
    """An installation under umask 077, in a folder that nobody may enter."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    program = closed / "sh"
    shutil.copy("/bin/sh", program)
    program.chmod(0o700)
    ended = await run_program(
        program, ["-c", "echo hello"], inputs=[], scratch=scratch, limits=LIMITS
    )
    assert ended.out == b"hello\n", ended.log
