"""`new` writes a commented file that `check` and `test` pass at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.errors import InputError
from arabdiplo.tools.starter import starter


@pytest.mark.parametrize("verb", [None, "دشّن", "كرّم", "شجب يشجب"])
def test_the_starter_passes_check_and_test(
    verb: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "opening", *(["--verb", verb] if verb else [])]) == 0
    assert "opening.dpl is there" in capsys.readouterr().out
    assert run(["check", "opening.dpl", "--strict", "--no-bundled"]) == 0
    assert run(["fmt", "opening.dpl", "--check"]) == 0, capsys.readouterr()
    assert run(["test", "opening.dpl", "--no-bundled"]) == 0
    assert "3 passed, 0 failed" in capsys.readouterr().out


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "opening.dpl"
    target.write_text("mine", encoding="utf-8")
    assert run(["new", "opening", "-o", str(target)]) == 3
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(["new", "opening", "-o", str(target), "--force"]) == 0
    assert target.read_text(encoding="utf-8").startswith("dpl 1 # opening.dpl")
    assert run(["new", "opening", "-o", str(tmp_path / "other.dpl")]) == 2
    assert "called opening.dpl" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["Opening", "frame", "1st", "فتح", "visit"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(InputError):
        starter(name, taken=frozenset(["visit"]))


@pytest.mark.parametrize(
    ("verb", "said"),
    [("بطيخة", "no past form"), ("زلبط", "give its present"), ('دشّن"', "not in the list"), (" ", "no verb")],
)
def test_what_is_no_verb_makes_no_file(
    verb: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "opening", "--verb", verb]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
