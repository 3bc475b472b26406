"""What a caller gives by mistake: one error, when it is given, that says what should be there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest

import arabdiplo
from arabdiplo import Extractor, InputError
from arabdiplo.cli.root import run
from arabdiplo.events.dates import iso_date
from arabdiplo.export import bio, plover, record_schema, web_annotation
from arabdiplo.io import Columns
from arabdiplo.report import PageSize, report

TEXT = "زار وزير الخارجية الأردني الدوحة أمس"


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"rules": None}, TypeError, "rules are a path or several, this is NoneType; for the bundled rules alone"),
        ({"rules": 5}, TypeError, "rules are a path or several, this is int"),
        ({"rules": [5]}, TypeError, "rules are a path or several, this is list with int in it"),
        ({"rules": ""}, InputError, "an empty path; the folder that you are in is «.»"),
        ({"budget": "x"}, TypeError, "a budget is a whole number of steps, this is str"),
        ({"budget": 0}, InputError, "a budget of 0 steps is none"),
        ({"types": []}, InputError, "no event type is named; to keep all, leave types out"),
        ({"types": ""}, InputError, "no event type is named; to keep all, leave types out"),
        ({"types": ["visit", 5]}, TypeError, "event types are names"),
        ({"types": 5}, TypeError, "event types are names"),
        ({"types": "visit,vizit"}, InputError, "no rule makes events of type «vizit»; did you mean «visit»"),
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
        "report": [str(file), "--output", str(tmp_path / "x")],
        "export": ["plover", str(file)],
        "score": [str(file)],
        "diff": ["bundled", "bundled", str(file)],
        "run": [str(file), "--output", str(tmp_path / "out"), "-w", "0", "-f", "jsonl"],
    }
    assert run([command, *more[command], "--types", types]) == 2
    assert capsys.readouterr().err == "no event type is named; to keep all, leave types out\n"


def test_an_empty_path_is_not_the_folder_that_one_is_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["extract", ""], ["run", "", "--output", str(tmp_path / "out"), "-w", "0", "-f", "jsonl"]):
        assert run(command) in (2, 3)
        assert capsys.readouterr().err == "an empty path; the folder that you are in is «.»\n"


def test_types_are_named_as_on_the_command_line() -> None:
    reader = Extractor(types="core")
    assert [event.type for event in reader.extract(TEXT).events] == ["visit"]
    assert not Extractor.of(reader.program, "call, meeting").extract(TEXT).events


class Marked(str):
    """A string as parsers of pages give it."""

    def __str__(self) -> str:
        return "other"


def test_objects_of_subclasses_of_str_are_strings() -> None:
    found = arabdiplo.extract(Marked(TEXT), Marked("2024-03-06"), Marked("a"))
    assert found == arabdiplo.extract(TEXT, "2024-03-06", "a")
    assert {type(found.text), type(found.id), type(found.date), type(found.events[0].trigger.text)} == {str}
    assert arabdiplo.from_json(Marked(arabdiplo.to_json(found))).events == found.events
    assert type(Extractor().explain(Marked(TEXT)).document.text) is str


@pytest.mark.parametrize(
    "missing",
    [None, "", float("nan"), numpy.float64("nan"), numpy.datetime64("NaT"), pandas.NaT, pandas.NA],
    ids=repr,
)
def test_a_date_that_is_missing_in_a_data_frame_is_none(missing: Any) -> None:
    assert iso_date(missing) is None


@pytest.mark.parametrize(
    "date",
    [
        numpy.datetime64("2024-03-06"),
        numpy.datetime64("2024-03-06T10:00:00.123456789"),
        numpy.str_("2024-03-06"),
        pandas.Timestamp("2024-03-06 10:00"),
        pandas.DataFrame({"date": pandas.to_datetime(["2024-03-06"])})["date"].values[0],
    ],
    ids=repr,
)
def test_a_date_of_a_data_frame_is_taken(date: Any) -> None:
    assert iso_date(date) == "2024-03-06"


@pytest.mark.parametrize("date", [5, 1.5, True, [], b"2024-03-06"])
def test_what_is_of_another_type_is_no_date(date: Any) -> None:
    with pytest.raises(TypeError, match="a date is a str, a datetime.date or None, this is "):
        arabdiplo.extract(TEXT, date=date)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda d: report([d], size=5), "a size is PageSize.*, this is int"),
        (lambda d: report([5]), "what is in documents is a Document, this is int"),
        (lambda d: report(None), "documents are several Documents, this is NoneType"),
        (lambda d: report(d), r"documents are several; of one, write \[document\]"),
        (lambda d: report([d], met=5), "met are event types, this is int"),
        (lambda d: report([d], met=[5]), "each of met is the name of an event type, this is int"),
        (lambda d: report([d], title=5), "a title is a str, this is int"),
        (lambda d: Columns(5), "the column of the text is called by its name, a str, this is int"),
        (lambda d: Columns(join_lines="no"), "join_lines is True or False, this is str"),
        (lambda d: Extractor(bundled="no"), "bundled is True or False, this is str"),
        (lambda d: Extractor().extract(TEXT, mentions="no"), "mentions is True or False, this is str"),
        (lambda d: arabdiplo.to_json(d, mentions="no"), "mentions is True or False, this is str"),
        (lambda d: arabdiplo.join_lines(None), "a text is a str, this is NoneType"),
        (lambda d: arabdiplo.join_lines(b"a"), "a text is a str, this is bytes"),
        (lambda d: PageSize(texts=None), "a limit of texts is a whole number, this is NoneType"),
        (lambda d: record_schema(Extractor()), "classes are a dict of types and their classes"),
        (lambda d: plover(5), "what is exported is a Document, this is int"),
        (lambda d: bio([d]), "what is exported is a Document, this is list"),
        (lambda d: web_annotation(None), "what is exported is a Document, this is NoneType"),
    ],
)
def test_what_is_no_document_and_no_limit(call: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(arabdiplo.Document("a", TEXT))


def test_an_extractor_is_immutable_and_says_what_it_is() -> None:
    reader = Extractor(types="visit", budget=500)
    for name in ("budget", "types", "limits", "digest", "bundled"):
        with pytest.raises(AttributeError):
            setattr(reader, name, 1)
    assert (reader.budget, reader.types) == (500, {"visit"})
    assert repr(reader) == f"<Extractor: rules {reader.digest[:12]}, types=['visit']>"


def test_a_record_tells_by_which_rules_it_was_made() -> None:
    reader = Extractor()
    found = reader.extract(TEXT)
    assert found.rules == reader.digest == Extractor(types="visit").digest != Extractor("conflict").digest
    line = arabdiplo.to_json(found, rules=True)
    assert arabdiplo.from_json(line).rules == reader.digest
    assert "rules" not in json.loads(arabdiplo.to_json(found)) and not arabdiplo.from_json('{"text": "a"}').rules


def test_the_graph_has_types_that_there_are() -> None:
    found = arabdiplo.extract(TEXT)
    with pytest.raises(InputError, match="no rule makes events of type «visits»; did you mean «visit»"):
        report([found], met=["visits"])
    assert report([found], met=["protest"], classes=Extractor("conflict").classes)


def test_documents_are_numbered_from_0() -> None:
    with pytest.raises(InputError, match="first is -1; documents are numbered from 0 on"):
        arabdiplo.to_pandas([arabdiplo.extract(TEXT)], first=-1)


def test_a_page_has_no_fewer_texts_than_none() -> None:
    with pytest.raises(InputError, match="a limit of -1 texts is none"):
        PageSize(texts=-1)


@pytest.mark.parametrize("option", ["--max-ms", "--max-share", "--max-steps-per-token"])
@pytest.mark.parametrize("number", ["nan", "-1"])
def test_a_ceiling_is_a_number(option: str, number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(["bench", str(tmp_path / "a.txt"), option, number]) == 2
    assert option in capsys.readouterr().err


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
