"""The wheel alone is the platform: catalogues, web client and migrations are in it, and it runs.

Dependencies are those of this environment: the new one sees them by a path file, so that nothing is
downloaded. `rampe` itself comes from the wheel.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

from rampe.engines.network import free_port
from rampe.entry.web import WEB_BUILD
from tests.entry.running import environment, eventually

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("up")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert (WEB_BUILD / "200.html").exists(), f"no web build in {WEB_BUILD}: run `make web`"
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", target],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (made,) = target.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program `rampe` of a new environment."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    # --ignore-installed: otherwise pip takes the rampe that runs these tests away.
    install = ["install", "--quiet", "--no-deps", "--no-index", "--ignore-installed"]
    install += ["--prefix", str(folder), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    script = folder / "bin" / "rampe"
    text = script.read_text().splitlines()
    script.write_text("\n".join([f"#!{folder / 'bin' / 'python'}", *text[1:]]) + "\n")
    return script


def test_everything_it_needs_is_in_it(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "rampe/messages/fr.json", "rampe/messages/en.json", "rampe/web_build/200.html",
        "rampe/migrations/env.py", "rampe/migrations/versions/0016_operators.py",
    ):  # fmt: skip
        assert needed in names
    assert any(name.startswith("rampe/web_build/_app/immutable/") for name in names)
    assert not [name for name in names if "test" in name.split("/")[0]]


def test_it_runs_from_a_new_environment(installed: Path, tmp_path: Path) -> None:
    port, programs = free_port(), Path(sys.executable).parent
    clean = {**environment(), "PATH": f"{programs}{os.pathsep}{os.defpath}"}
    clean.pop("PYTHONPATH", None)
    where = subprocess.run(
        [installed.parent / "python", "-c", "import rampe; print(rampe.__file__)"],
        cwd=tmp_path, env=clean, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert where.startswith(str(installed.parents[1]))
    with (tmp_path / "up.log").open("wb") as output:
        process = subprocess.Popen(
            [installed, "up", "--port", str(port)],
            cwd=tmp_path, env=clean, stdout=output, stderr=output,
        )  # fmt: skip
    try:
        said = tmp_path / "up.log"
        ready = eventually(
            lambda: "Rampe is ready" in said.read_text() or process.poll() is not None
        )
        assert ready, said.read_text()
        page = httpx.get(f"http://127.0.0.1:{port}/", timeout=30)
        assert (page.status_code, "<html" in page.text) == (200, True), said.read_text()
        ready = httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=30)
        assert ready.status_code == 200
    finally:
        process.terminate()
        assert process.wait(60) == 0
