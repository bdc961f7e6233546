"""What is in `deploy/`: units that systemd reads, a compose file and an image of real things.

No image is built here: there is no daemon to build it.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rampe.entry.cli import parser
from rampe.entry.settings import Settings
from rampe.kit.settings import load_settings

DEPLOY = Path(__file__).parents[2] / "deploy"
UNITS = ("rampe.service", "rampe-backup.service", "rampe-backup.timer")


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_reads_the_unit(unit: str, tmp_path: Path) -> None:
    """With a program that is there: the real one is installed by the operator."""
    for name in UNITS:
        text = (DEPLOY / name).read_text().replace("/opt/rampe/bin/rampe", "/bin/true")
        (tmp_path / name).write_text(re.sub(r"(?m)^(User|Group)=rampe$", r"\1=root", text))
    analyze = shutil.which("systemd-analyze")
    assert analyze, "systemd-analyze is needed (package systemd)"
    done = subprocess.run(
        [analyze, "verify", "--man=no", "--recursive-errors=no", unit],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    complaints = [line for line in done.stderr.splitlines() if "rampe" in line]
    assert complaints == []


@pytest.mark.parametrize("unit", ["rampe.service", "rampe-backup.service"])
def test_the_command_of_a_unit_exists(unit: str) -> None:
    line = next(
        line for line in (DEPLOY / unit).read_text().splitlines() if line.startswith("ExecStart=")
    )
    arguments = parser().parse_args(line.split()[1:])
    assert callable(arguments.run)


def test_the_guide_installs_what_exists() -> None:
    """Each command of ours is one, and each file of the checkout is there."""
    guide = (DEPLOY.parent / "docs/guide/operators.md").read_text()
    section = guide.partition("## Install as a service\n")[2].partition("\n## ")[0]
    commands = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    ours = [line.partition("/opt/rampe/bin/rampe ")[2] for line in commands]
    ours = [line for line in ours if line]
    assert len(ours) == 2
    for line in ours:
        assert callable(parser().parse_args(line.split()).run)
    copying = [line for line in commands if not line.startswith("systemctl")]
    words = {word for line in copying for word in line.split()}
    files = {
        word
        for word in words
        if re.fullmatch(r"(deploy/)?[a-z.-]+\.(lock|toml|service|timer)", word)
    }
    assert files == {"requirements.lock", "rampe.example.toml", *(f"deploy/{one}" for one in UNITS)}
    for name in files:
        assert (DEPLOY.parent / name).is_file(), name
    assert "pip install rampe" not in guide + "".join(
        (DEPLOY / name).read_text() for name in (*UNITS, "Dockerfile", "compose.yaml")
    )


def test_compose_names_settings_and_volumes_that_exist() -> None:
    """Read line by line, as there is no YAML in our dependencies: two spaces a level."""
    lines = (DEPLOY / "compose.yaml").read_text().splitlines()
    assert not [line for line in lines if "\t" in line or (len(line) - len(line.lstrip())) % 2]
    given = dict(re.findall(r"(?m)^ {6}(RAMPE_\w+): (.*)$", "\n".join(lines)))
    plain = {name: value.strip("\"'") for name, value in given.items()}
    plain["RAMPE_PUBLIC_URL"] = "https://video.example.org"
    settings = load_settings(Settings, None, plain).settings
    assert (settings.web.tls, len(settings.web.trusted_proxies)) == ("off", 1)
    text = "\n".join(lines)
    image = (DEPLOY / "Dockerfile").read_text()
    volumes = dict(re.findall(r"(?m)^ {6}- (\w+):(/\w+)$", text))
    assert volumes == {"data": "/data", "backups": "/backups"}
    assert re.findall(r"(?m)^ {2}(\w+):$", text.partition("\nvolumes:\n")[2]) == [*volumes]
    # A named volume belongs to whom the folder of the image belongs to.
    assert f"install -d -o rampe -g rampe -m 700 {' '.join(volumes.values())}\n" in image
    published = [int(port) for port in re.findall(r'(?m)^ {6}- "[\d.:]+:(\d+)"$', text)]
    ingest = settings.ingest
    assert published == [settings.web.port, ingest.rtmp_port, ingest.rtmps_port]
    assert f"EXPOSE {' '.join(map(str, published))}\n" in image
    assert ingest.rtmp_host_of(settings.public_url) == "0.0.0.0"
    # The proxy has the certificate: until there is one here, nobody is sent to RTMPS.
    assert ingest.rtmps_of(settings.public_url, settings.web.tls) is None
    assert ingest.rtmps_of(settings.public_url, "auto") == ingest.rtmps_port


def test_the_image_copies_what_exists_and_sets_what_is_known() -> None:
    text = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")
    for line in text.splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            for source in line.split()[1:-1]:
                assert (DEPLOY.parent / source).exists(), source
        if line.startswith("ENV "):
            pairs = (pair.partition("=") for pair in line.split()[1:])
            given = {name: value for name, _, value in pairs if name.startswith("RAMPE_")}
            assert load_settings(Settings, None, given).settings.data_dir == Path("/data")
