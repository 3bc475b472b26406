"""`arabdiplo export`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo import Visit
from arabdiplo.cli.export import BOOKS as EXPORTED
from arabdiplo.cli.export import _Names
from arabdiplo.cli.root import run
from arabdiplo.events.json import from_json
from arabdiplo.lang.books import BOOKS

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
        *("_n2.ann", "_n2.txt", "annotation.conf", "documents.jsonl", "n1.ann", "n1.txt"),
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


def record(id: str, text: str = "زار", **more: object) -> str:
    event = {"id": "m1", "event": "E1", "type": "visit", "trigger": {"start": 0, "end": 3, "text": "زار"}, **more}
    return json.dumps({"id": id, "date": "2024-03-06", "text": text, "events": [event]}, ensure_ascii=False) + "\n"


def test_every_code_book_is_a_format() -> None:
    assert set(BOOKS) == {"plover", *EXPORTED}


@pytest.mark.parametrize("book", EXPORTED)
def test_events_by_their_codes(book: str, news: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["export", book, news])
    made = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in made] == ["n1-E1", "../n2-E1"]
    assert {one["code"] for one in made} == {Visit.code_tables[""][book]}
    assert [actor["code"] for actor in made[0]["source"] + made[0]["target"]] == ["KEN", "TUN"]
    assert (made[0]["date"], made[0]["status"]) == ("2024-03-05", "actual")


def test_ids_that_differ_in_case_only_are_two_files(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(record(id) for id in ("A1", "a1", "A1", "a1-2")), "utf-8")
    assert run(["export", "brat", "--records", str(path), "-o", str(tmp_path / "brat")]) == 0
    found = sorted(file.stem for file in (tmp_path / "brat").glob("*.ann"))
    assert len(found) == len({name.casefold() for name in found}) == 4


def test_many_documents_of_one_id_are_named_in_time(patiently: Callable[[Callable[[], None]], None]) -> None:
    def seconds(count: int) -> float:
        names, start = _Names(), time.process_time()
        assert len({names.new("n") for _ in range(count)}) == count
        return time.process_time() - start

    def check() -> None:
        few, many = seconds(500), seconds(4000)
        assert many <= 16 * few + 0.05, (few, many)

    patiently(check)


def test_a_document_of_brat_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.jsonl").write_text(record("n1"), "utf-8")
    command = ["export", "brat", "--records", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "brat"), "--force"]
    assert run(command) == 0
    before = (tmp_path / "brat" / "n1.ann").read_text("utf-8")

    def stopped(document: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("arabdiplo.export.brat", stopped)
    assert run(command) == 130
    assert (tmp_path / "brat" / "n1.ann").read_text("utf-8") == before


def test_brat_goes_there_and_back(news: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "brat")
    run(["export", "brat", news, "-o", folder])
    assert run(["export", "jsonl", "--records", folder]) == 0
    back = [from_json(line) for line in capsys.readouterr().out.splitlines()]
    run(["extract", news])
    found = [from_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one.id, one.date, one.text) for one in back] == [(one.id, one.date, one.text) for one in found]
    for one, other in zip(back, found, strict=True):
        for mine, its in zip(one.events, other.events, strict=True):
            assert (mine.type, mine.status, mine.trigger, mine.time) == (its.type, its.status, its.trigger, its.time)
            assert [(a.role, a.span, a.entity) for a in mine.args] == [(a.role, a.span, a.entity) for a in its.args]


def test_what_is_no_brat_is_said_with_its_line(news: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "brat"
    run(["export", "brat", news, "-o", str(folder)])
    ann = (folder / "n1.ann").read_text("utf-8")
    (folder / "n1.ann").write_text(ann.replace("T1\tVisit 0 3", "T1\tVisit 1 4"), "utf-8")
    (folder / "_n2.ann").write_text(ann + "Z\n", "utf-8")
    (folder / "n3.ann").write_text("E1\tVisit:T9\n", "utf-8")
    (folder / "n3.txt").write_text("زار", "utf-8")
    (folder / "n4.ann").write_text("", "utf-8")
    capsys.readouterr()
    assert run(["export", "jsonl", "--records", str(folder)]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    for said in (
        "n1.ann:1: «",
        f"_n2.ann:{len(ann.splitlines()) + 1}: this is no line of brat",
        "n3.ann: there is no span T9",
        "n4.txt: ",
    ):
        assert said in told.err.replace("\u2068", ""), told.err
