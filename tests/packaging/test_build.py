"""Wheel and sdist: the same bytes wherever they are built; metadata, extras and entry points."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
KEPT = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "src", "rules")
BUILD = """
import os, sys
from hatchling.build import build_sdist, build_wheel
os.umask(int(sys.argv[2], 8))
print(build_wheel(sys.argv[1]))
print(build_sdist(sys.argv[1]))
"""


def built(folder: Path, umask: str, stamp: str | None, touched: float) -> dict[str, str]:
    """Files built from a copy in a folder of its own, with other dates and rights, and their sums."""
    source, out = folder / "source", folder / "out"
    source.mkdir(parents=True)
    out.mkdir()
    for name in KEPT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(ROOT / name, source / name)
    for path in source.rglob("*"):
        os.utime(path, (touched, touched))
        if path.is_file():
            path.chmod(0o666 & ~int(umask, 8))
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    if stamp is not None:
        environment["SOURCE_DATE_EPOCH"] = stamp
    subprocess.run([sys.executable, "-c", BUILD, str(out), umask], cwd=source, env=environment, check=True)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("hatchling.build")
    one = built(tmp_path / "one", "022", "1700000000", 1_000_000_000)
    other = built(tmp_path / "a longer name", "077", "1700000000", 1_600_000_000)
    assert len(one) == 2 and one == other


@pytest.fixture(scope="module")
def metadata(tmp_path_factory: pytest.TempPathFactory) -> importlib.metadata.PackageMetadata:
    pytest.importorskip("hatchling.build")
    folder = tmp_path_factory.mktemp("built")
    built(folder, "022", None, 1_000_000_000)
    (wheel,) = (folder / "out").glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (name,) = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
    return message_from_bytes(archive.read(name))  # type: ignore[return-value]


@pytest.mark.slow
def test_every_extra_is_in_the_metadata(metadata: importlib.metadata.PackageMetadata) -> None:
    extras = PROJECT["optional-dependencies"]
    assert sorted(metadata.get_all("Provides-Extra")) == sorted(extras)
    needed = metadata.get_all("Requires-Dist")
    for extra, wanted in extras.items():
        found = [each for each in needed if re.search(rf"extra == ['\"]{extra}['\"]", each)]
        assert len(found) == len(wanted)
    plain = [each for each in needed if "extra ==" not in each]
    assert len(plain) == len(PROJECT["dependencies"])


def test_extras_do_not_contradict_one_another() -> None:
    """One package has one lower bound in all of them, so that they can be installed together."""
    bounds: dict[str, set[str]] = {}
    for wanted in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        for each in wanted:
            name = re.split(r"[<>=!~\[]", each)[0]
            bounds.setdefault(name, set()).add(re.sub(r"^[\w.-]+(\[[^]]*\])?", "", each))
    assert {name: found for name, found in bounds.items() if len(found) > 1} == {}


def test_every_extra_is_tried_by_the_script() -> None:
    source = (ROOT / "scripts" / "extras.py").read_text(encoding="utf-8")
    tried = set(re.findall(r'^    "(\w+)": ', source, re.MULTILINE))
    assert tried == set(PROJECT["optional-dependencies"])


def test_the_library_needs_no_extra() -> None:
    """Everything that an extra brings is imported only where it is used."""
    names = ["pyarrow", "pygls", "lsprotocol", "pyspark", "spacy", "pandas", "polars", "duckdb", "sphinx"]
    code = (
        "import sys, arabdiplo, arabdiplo.cli.root, arabdiplo.report;"
        "arabdiplo.extract('زار وزير الخارجية الأردني الدوحة أمس');"
        f"sys.exit(', '.join(name for name in {names!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_python_m_arabdiplo_is_arabdiplo(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "arabdiplo"]
    done = subprocess.run([*command, "--version"], env=environment(), cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("arabdiplo, version ")
    wrong = subprocess.run([*command, "extrct"], env=environment(), cwd=tmp_path, capture_output=True, text=True)
    assert wrong.returncode == 2 and "extract" in wrong.stderr and "Traceback" not in wrong.stderr


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
