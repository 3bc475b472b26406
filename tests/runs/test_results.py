"""A finished run is read back as documents with their events."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from arabdiplo import Extractor, to_arrow
from arabdiplo.cli import main
from arabdiplo.errors import InputError
from arabdiplo.events.json import to_record
from arabdiplo.runs import is_run, results, run
from arabdiplo.tables import DOCUMENTS


def cli(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    return int(stop.value.code or 0)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_what_was_read_comes_back(form: str, archive: Path, rules: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert not is_run(out)
    made = run([archive], out, workers=0, shard=9, format=form, **rules)
    assert is_run(out)
    extractor = Extractor(**rules)
    found = list(results(out, extractor.classes))
    assert len(found) == made.documents and sum(len(one.events) for one in found) == made.events > 0
    lost = {json.loads(line)["doc"] for line in (out / "errors.jsonl").read_text().splitlines()}
    assert lost and [one.origin.doc for one in found] == [n for n in range(len(found) + len(lost)) if n not in lost]
    assert to_arrow(found, "documents").column("doc").to_pylist() == [one.origin.doc for one in found]
    if form == "parquet":
        assert to_arrow(found, "documents").equals(pq.read_table(out / "documents", schema=DOCUMENTS))
    for one in found:
        again = extractor.extract(one.text, one.date, one.id)
        assert to_record(one) == to_record(again) and one.events == again.events
        assert [type(event) for event in one.events] == [type(event) for event in again.events]


def test_no_run_and_broken_parts_are_said(archive: Path, rules: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no manifest.json of a finished run"):
        list(results(tmp_path))
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(InputError, match="no manifest.json of a finished run"):
        list(results(tmp_path))
    run([archive], tmp_path / "out", workers=0, **rules)
    part = next((tmp_path / "out" / "events").iterdir())
    part.write_bytes(part.read_bytes()[:100])
    with pytest.raises(InputError, match=rf"{part}: is no table of a run"):
        list(results(tmp_path / "out"))
    part.unlink()
    with pytest.raises(InputError, match=rf"{part}: cannot be read: no such file or directory"):
        list(results(tmp_path / "out"))


@pytest.mark.parametrize(
    ("folder", "error", "message"),
    [
        (None, TypeError, "a path is a str or a Path, this is NoneType"),
        ("", InputError, "an empty path"),
        ("a\0b", InputError, "a path holds no NUL"),
    ],
)
def test_a_folder_is_a_path(folder: Any, error: type[Exception], message: str, tmp_path: Path) -> None:
    for called in (lambda: list(results(folder)), lambda: run([tmp_path], folder)):
        with pytest.raises(error, match=message):
            called()


def test_events_have_the_classes_of_the_bundled_rules(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("زار وزير الخارجية الأردني الدوحة أمس", encoding="utf-8")
    for form in ("parquet", "jsonl"):
        run(tmp_path / "a.txt", tmp_path / form, workers=0, format=form)
        (document,) = results(tmp_path / form)
        assert document.events[0].codes["plover"] == "CONSULT/visit"
        (document,) = results(tmp_path / form, {})
        assert document.events[0].codes == {}


def test_report_and_export_take_the_folder_of_a_run(
    archive: Path, rules: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    run([archive], out, workers=0, **rules)
    assert cli(["report", str(out), "--records", "--output", "-"]) == 0
    assert capsys.readouterr().out.count("<article") > 10
    assert cli(["export", "bio", str(out), "--records"]) == 0
    assert "B-" in capsys.readouterr().out
    next((out / "documents").iterdir()).unlink()
    assert cli(["report", str(out), "--records", "--output", "-"]) == 3
    assert "cannot be read" in capsys.readouterr().err
