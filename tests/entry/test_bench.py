"""A bench that misses a bar prints its figures all the same, and its exit code says so."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

FIGURES = {"cost": 0.5, "kept": 0.94, "p99_ms": 80}
BENCH = """
from bench._bars import Bar
BARS = {"cost": Bar(at_most=0.5), "kept": Bar(at_least=%s)}
async def measure(): return %s
"""


@pytest.mark.parametrize(("least", "missed"), [(0.94, []), (0.95, ["kept"])])
def test_a_figure_is_held_to_its_bar(
    least: float,
    missed: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2]), *sys.path])
    name = f"measured{len(missed)}"
    (tmp_path / f"{name}.py").write_text(BENCH % (least, FIGURES))
    package = import_module("bench")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    program = import_module("bench.__main__")
    monkeypatch.setattr(program, "names", lambda: [name])
    monkeypatch.setattr(sys, "argv", ["bench", name, "--json"])
    if missed:
        with pytest.raises(SystemExit) as ended:
            program.main()
        assert ended.value.code == 1
    else:
        program.main()
    told = json.loads(capsys.readouterr().out)
    assert {key: told[key] for key in FIGURES} == FIGURES
    assert (told["missed"], told["met"]) == (missed, not missed)
    assert told["bars"] == {"cost": "≤ 0.5", "kept": f"≥ {least:g}"}
