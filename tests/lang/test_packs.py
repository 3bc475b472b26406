"""Packs that other packages offer by name, and rules that are no path."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from arabdiplo import Extractor, InputError
from arabdiplo.cli.root import run

RULE = """dpl 1
use actor
event boarding { sailor : actor  require sailor }
frame board -> boarding {
  verb "صعد" subject sailor
  example "صعد الوزير" sailor "الوزير"
  reject "صعد السعر"
}
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package `shiprules` as an installer lays it out."""
    rules = tmp_path / "shiprules" / "rules"
    rules.mkdir(parents=True)
    (tmp_path / "shiprules" / "__init__.py").touch()
    (rules / "boarding.dpl").write_text(RULE, encoding="utf-8")
    offers = "[arabdiplo.packs]\nships = shiprules.rules\nlost = no_such_package.rules\n"
    info = tmp_path / "shiprules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shiprules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(offers)
    monkeypatch.syspath_prepend(tmp_path)
    return rules


def test_a_package_offers_its_rules_by_a_name(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_name = Extractor("ships", bundled=False)
    assert by_name.extract("صعد الوزير").events[0].fillers("sailor")[0].span is not None
    assert by_name.digest == Extractor(installed, bundled=False).digest
    assert run(["test", "ships", "--no-bundled"]) == 0
    assert "2 passed" in capsys.readouterr().out


@pytest.mark.usefixtures("installed")
def test_a_name_that_nobody_offers() -> None:
    with pytest.raises(InputError, match="shops: no such rule file"):
        Extractor("shops")
    with pytest.raises(InputError, match="the pack «lost» is offered as «no_such_package.rules», but there is no such"):
        Extractor("lost")


def test_rules_in_a_zip_have_to_be_taken_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("boarding.dpl", RULE)
    with pytest.raises(TypeError, match=r"this is zipfile\S*Path.*; where a package is zipped, with importlib"):
        Extractor(zipfile.Path(tmp_path / "a.zip"))  # type: ignore[arg-type]
