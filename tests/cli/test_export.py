"""`arabdiplo export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arabdiplo.cli.root import run

NEWS = '{"id":"n1","date":"2024-03-06","text":"زار وزير الصحة الكيني تونس أمس"}\n'


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "news.jsonl"
    path.write_text(NEWS + "no json\n" + NEWS.replace("n1", "../n2"), "utf-8")
    return str(path)


def test_lines_and_what_cannot_be_read(news: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "plover", news]) == 3
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["n1-E1", "../n2-E1"]
    assert "news.jsonl:2: broken JSON" in err


def test_pages_and_columns(news: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["export", "web-annotation", news])
    assert [json.loads(line)["type"] for line in capsys.readouterr().out.splitlines()] == ["AnnotationPage"] * 2
    run(["export", "bio", news])
    assert "تونس\t22\t26\t_\tB-destination\n" in capsys.readouterr().out


def test_brat_writes_a_folder_and_no_id_leads_out_of_it(news: str, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "brat"
    assert run(["export", "brat", news, "--output", str(folder)]) == 3
    assert sorted(path.name for path in folder.iterdir()) == [
        *("_n2.ann", "_n2.txt", "annotation.conf", "n1.ann", "n1.txt"),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "news.jsonl"]
    assert (folder / "n1.ann").read_text("utf-8").startswith("T1\tVisit 0 3\tزار\n")


def test_records_are_taken_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = {
        "id": "m1",
        "event": "E1",
        "type": "vote",
        "mode": "veto",
        "status": "actual",
        "trigger": {"start": 0, "end": 2, "text": "نص"},
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "g", "text": "نص", "events": [event]}) + "\n[]\n", "utf-8")
    assert run(["export", "plover", str(path), "--records"]) == 3
    out, err = capsys.readouterr()
    assert json.loads(out)["event"] == ["REJECT"]
    assert "gold.jsonl:2: this line is no JSON object" in err
    run(["export", "plover", str(path), "--records", "--types", "visit"])
    assert capsys.readouterr().out == ""


def test_lines_without_events_are_no_records(news: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "plover", news, "--records"]) == 3
    out, err = capsys.readouterr()
    assert out == "" and "news.jsonl:1: holds no «events»; leave --records out" in err


def test_the_schema_needs_no_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == "urn:arabdiplo:record:1"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "plover"], "nothing to export"),
        (["export", "brat", "-"], "say into which folder"),
        (["export", "xml", "-"], "'xml' is not one of"),
    ],
)
def test_wrong_use(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert told in capsys.readouterr().err
