"""What a caller gives by mistake: one error, when it is given, that says what should be there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import arabdiplo
from arabdiplo import Extractor, InputError
from arabdiplo.cli.root import run

TEXT = "زار وزير الخارجية الأردني الدوحة أمس"


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"rules": None}, TypeError, "rules are a path or several, this is NoneType; for the bundled rules alone"),
        ({"rules": 5}, TypeError, "rules are a path or several, this is int"),
        ({"rules": [5]}, TypeError, "rules are a path or several, this is list of something else"),
        ({"rules": ""}, InputError, "an empty path; the folder that you are in is «.»"),
        ({"budget": "x"}, TypeError, "a budget is a whole number of steps, this is str"),
        ({"budget": 0}, InputError, "a budget of 0 steps is none"),
        ({"types": []}, InputError, "no event type is named; to keep all, leave types out"),
        ({"types": ""}, InputError, "no event type is named; to keep all, leave types out"),
        ({"types": ["visit", 5]}, TypeError, "event types are names"),
        ({"types": 5}, TypeError, "event types are names"),
    ],
)
def test_what_is_no_argument_of_an_extractor(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Extractor(**given)


@pytest.mark.parametrize("command", ["extract", "report", "export", "score", "diff", "run"])
@pytest.mark.parametrize("types", ["", " , "])
def test_no_types_are_refused_by_every_command(
    command: str, types: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "", "events": []}', encoding="utf-8")
    more = {
        "extract": [str(file)],
        "report": [str(file), "--html", str(tmp_path / "x")],
        "export": ["plover", str(file)],
        "score": [str(file)],
        "diff": ["bundled", "bundled", str(file)],
        "run": [str(file), "--out", str(tmp_path / "out"), "-w", "0", "-f", "jsonl"],
    }
    assert run([command, *more[command], "--types", types]) == 2
    assert capsys.readouterr().err == "no event type is named; to keep all, leave types out\n"


def test_an_empty_path_is_not_the_folder_that_one_is_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["extract", ""], ["run", "", "--out", str(tmp_path / "out"), "-w", "0", "-f", "jsonl"]):
        assert run(command) in (2, 3)
        assert capsys.readouterr().err == "an empty path; the folder that you are in is «.»\n"


@pytest.mark.parametrize("id", [5, None, b"x"])
def test_an_id_is_a_string(id: Any) -> None:
    with pytest.raises(TypeError, match="an id is a str, this is "):
        arabdiplo.extract(TEXT, id=id)


@pytest.mark.parametrize("name", [(1, 2), (1, 2, 3), "abc", None])
def test_a_name_is_where_it_stands_and_its_type(name: Any) -> None:
    with pytest.raises(InputError, match=r"a name is \(start, end, type\), like"):
        Extractor().extract(TEXT, names=[name])


@pytest.mark.parametrize("date", ["2024", "2024-03"])
def test_a_month_is_kept_though_no_day_is_counted_from_it(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = arabdiplo.extract(TEXT, date=date)
    assert document.date == date
    assert document.events[0].time is not None and document.events[0].time.value is None
    assert arabdiplo.from_json(arabdiplo.to_json(document)).date == date
    assert arabdiplo.extract("عمان، 5 مارس 2024\n" + TEXT, date=date).date == "2024-03-05"
    assert run(["extract", "-", "--date", date]) == 2
    assert f"«{date}» is no day, so no time can be counted from it; write it as 2024-03-06" in capsys.readouterr().err
