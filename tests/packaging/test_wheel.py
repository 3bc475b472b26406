"""The wheel holds all that is needed: installed in an empty environment, it extracts from any folder."""

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_INDEX = re.compile(r"No matching distribution|connection|Temporary failure|Network is unreachable|timed out", re.I)

pytestmark = pytest.mark.slow


def pip(*arguments: str) -> None:
    """Run pip; skip the test where no package index can be reached."""
    done = subprocess.run([*arguments], capture_output=True, text=True)
    if done.returncode and NO_INDEX.search(done.stderr):
        pytest.skip("no package index can be reached from here")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (path,) = folder.glob("arabdiplo-*.whl")
    return path


def test_rules_lexicons_types_and_licence_are_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.dpl")}
    assert rules and {f"arabdiplo/{rule}" for rule in rules} <= set(names)
    assert "arabdiplo/rules/lexicons/countries.tsv" in names
    assert {"arabdiplo/py.typed", "arabdiplo/_bundled.pyi"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "seeds/", "src/"))]


def test_it_extracts_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    pip(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "news.txt").write_text("زار وزير الخارجية الأردني الدوحة أمس", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    for _ in range(2):  # without and with compiled rules in the cache
        done = subprocess.run(
            [str(home / "bin" / "arabdiplo"), "extract", "news.txt", "--date", "2024-03-06"],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert (done.returncode, done.stderr) == (0, "")
        record = json.loads(done.stdout)
        assert [(event["type"], event["rule"]) for event in record["events"]] == [("visit", "visit.travel")]
        assert record["events"][0]["time"]["value"] == "2024-03-05"
