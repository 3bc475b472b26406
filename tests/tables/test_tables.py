"""Arrow tables: what stands in them is what the documents hold, and what docs/tables.md says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pytest

from arabdiplo import Document, InputError, extract, to_arrow
from arabdiplo._api import shared_extractor
from arabdiplo.document.occurrences import occurrences
from arabdiplo.events.json import from_json, to_json, to_record
from arabdiplo.events.records import Origin
from arabdiplo.tables import RESULT, TABLES, VERSION, Read, result_batch, split, tables
from arabdiplo.tables import documents as back

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [json.loads(line) for line in (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    read = [shared_extractor().extract(seed["text"], seed.get("date"), seed["id"]) for seed in SEEDS[:25]]
    assert sum(len(document.events) for document in read) > 50
    return read


def test_every_event_and_argument_has_its_row(documents: list[Document]) -> None:
    made = {name: table.to_pylist() for name, table in tables(documents).items()}
    events = {(row["doc"], row["mention"]): row for row in made["events"]}
    arguments = {(row["doc"], row["mention"], row["number"]): row for row in made["arguments"]}
    assert len(events) == len(made["events"]) == sum(len(document.events) for document in documents)
    assert len(arguments) == sum(len(event.args) for document in documents for event in document.events)
    for doc, document in enumerate(documents):
        assert made["documents"][doc]["text"] == document.text
        assert str(made["documents"][doc]["date"]) == str(document.date)
        assert made["documents"][doc]["date_value"] == document.date
        assert made["documents"][doc]["events"] == len(document.events)
        for event in document.events:
            row = events[doc, event.id]
            assert (row["type"], row["mode"], row["status"], row["event"], row["rule"], row["id"]) == (
                *(event.type, event.mode, event.status, event.event, event.rule, document.id),
            )
            assert row["time_value"] == (event.time.value if event.time else None)
            assert row["place_entity"] == (list(event.place.entity) if event.place else None)
            for number, arg in enumerate(event.args, 1):
                found = arguments[doc, event.id, number]
                assert (found["role"], tuple(found["entity"]), found["implicit"]) == (
                    arg.role,
                    arg.entity,
                    arg.implicit,
                )
                assert found["span_text"] == (arg.span.text if arg.span else None)


def test_documents_come_back_from_the_tables(documents: list[Document]) -> None:
    found = list(back(tables(documents), shared_extractor().classes))
    assert [to_record(one) for one in found] == [to_record(one) for one in documents]
    for one, other in zip(found, documents, strict=True):
        assert [event.args for event in one.events] == [event.args for event in other.events]
        assert [type(event) for event in one.events] == [type(event) for event in other.events]
    assert tables(found) == tables(documents)


def test_json_gives_the_same_tables(documents: list[Document]) -> None:
    again = [from_json(to_json(one)) for one in documents]
    assert tables(again) == tables(documents)
    assert any(country for country in tables(again)["arguments"].column("country").to_pylist())


def test_what_is_no_documents_is_refused() -> None:
    with pytest.raises(TypeError, match=r"documents are several; of one, write \[document\]"):
        tables(Document("a", "نص"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a Document, this is NoneType"):
        tables([None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="documents are several Documents, this is NoneType"):
        tables(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="classes are a dict of types and their classes"):
        next(back(tables([]), shared_extractor()))  # type: ignore[arg-type]


def test_mentions_of_one_id_are_refused(documents: list[Document]) -> None:
    document = next(one for one in documents if len(one.events) > 1)
    for id in ("m1", ""):
        events = tuple(attrs.evolve(event, id=id) for event in document.events)
        with pytest.raises(InputError, match=f"document «{document.id}» has two mentions of the id «{id}»"):
            tables([attrs.evolve(document, events=events)])


def test_tables_are_put_together_where_each_goes_on(documents: list[Document]) -> None:
    def together(*parts: dict[str, pa.Table]) -> dict[str, pa.Table]:
        return {name: pa.concat_tables([part[name] for part in parts]) for name in TABLES}

    one, other = documents[:10], documents[10:]
    made = together(tables(one), tables(other, first=10))
    assert made == tables(documents) and list(back(made)) == documents_without_mentions(documents)
    mixed = {name: table.sort_by("id") for name, table in made.items()}
    assert list(back(mixed)) == documents_without_mentions(documents)
    assert to_arrow(other, first=10) == tables(other, 10)["events"]
    told = f"two documents have the number 0: «{one[0].id}» and «{other[0].id}»"
    with pytest.raises(InputError, match=told):
        list(back(together(tables(one), tables(other))))


def documents_without_mentions(documents: list[Document]) -> list[Document]:
    return [attrs.evolve(one, actors=(), places=(), times=()) for one in documents]


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        (None, TypeError, "tables are a dict of Arrow tables, .* this is NoneType"),
        (pa.table({"doc": [1]}), TypeError, "tables are a dict of Arrow tables"),
        ({"events": pa.table({"doc": [1]})}, InputError, "there is no table «documents», only events"),
        ({"documents": 5}, TypeError, "«documents» is an Arrow table, this is int"),
    ],
)
def test_what_is_no_tables_is_refused(given: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        next(back(given))


def test_a_document_of_other_types_is_refused() -> None:
    with pytest.raises(TypeError, match="the id of a document is a str, this is int"):
        to_arrow([Document(5, "نص")])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a table is called by its name, a str, this is list"):
        to_arrow([Document("a", "نص")], [])  # type: ignore[arg-type]


@pytest.mark.parametrize("date", [None, "2024", "2024-03", "2024-W10", "2024-03-06"])
def test_a_date_comes_back_as_it_was(date: str | None) -> None:
    document = extract("زار وزير الخارجية الأردني الدوحة أمس", date)
    (found,) = back(tables([document]))
    assert found.date == document.date == date


def test_every_span_is_a_stretch_of_the_text(documents: list[Document]) -> None:
    made = {name: table.to_pylist() for name, table in tables(documents).items()}
    spans = 0
    for row in made["events"] + made["arguments"]:
        text = made["documents"][row["doc"]]["text"]
        for kind in ("trigger", "place", "time", "span"):
            if row.get(f"{kind}_text") is not None:
                spans += 1
                assert text[row[f"{kind}_start"] : row[f"{kind}_end"]] == row[f"{kind}_text"]
    assert spans > 200


def test_states_of_persons_bodies_and_places() -> None:
    document = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس")
    rows = tables([document])["arguments"].to_pylist()
    assert {row["role"]: row["states"] for row in rows} == {"visitor": ["الأردن"], "destination": ["قطر"]}


def test_real_events_have_a_row_whatever_the_number_of_their_mentions(documents: list[Document]) -> None:
    made = {name: table.to_pylist() for name, table in tables(documents).items()}
    rows = {(row["doc"], row["event"]): row for row in made["occurrences"]}
    fillers = {(row["doc"], row["event"], row["number"]): row for row in made["occurrence_arguments"]}
    assert len(rows) == len(made["occurrences"]) < len(made["events"]) and len(fillers) == len(
        made["occurrence_arguments"]
    )
    mentioned = {(row["doc"], mention) for row in made["occurrences"] for mention in row["mentions"]}
    assert mentioned == {(row["doc"], row["mention"]) for row in made["events"]}
    for doc, document in enumerate(documents):
        for one in occurrences(document):
            row = rows[doc, one.id]
            assert (row["type"], row["mode"], row["status"]) == (one.type, one.mode, one.status)
            assert row["time_value"] == (one.time.value if one.time else None)
            assert (row["first_day"], row["last_day"]) == (one.days or (None, None))
            for number, arg in enumerate(one.args, 1):
                found = fillers[doc, one.id, number]
                assert (found["role"], tuple(found["entity"]), found["status"]) == (arg.role, arg.entity, one.status)


def test_documents_that_are_read_back_keep_their_numbers() -> None:
    one = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", id="a")
    (again,) = back(tables([one], 7))
    assert again.origin == Origin(7)
    assert tables([again])["events"].column("doc").to_pylist() == [7]
    assert tables([again, one])["documents"].column("doc").to_pylist() == [0, 1]
    assert tables([again], 3)["documents"].column("doc").to_pylist() == [3]
    with pytest.raises(InputError, match="two documents have the number 7 of their runs, one of them «a»"):
        tables([again, again])


def test_a_document_with_an_error_has_no_row_in_the_tables() -> None:
    good = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", id="good")
    batch = result_batch([Read(Document("bad", "نص"), "too long", 0), Read(good, None, 1), Read(Document("", ""), "x")])
    batch.validate(full=True)
    assert batch.column("error").to_pylist() == ["too long", None, "x"]
    assert batch.column("text").to_pylist() == [None, good.text, None]
    made = split(batch)
    rows = {"documents": 1, "events": 1, "arguments": 2, "occurrences": 1, "occurrence_arguments": 2}
    assert {name: part.num_rows for name, part in made.items()} == rows
    assert made["arguments"].column("doc").to_pylist() == [1, 1]


def test_no_documents_give_empty_tables_of_the_schemas() -> None:
    for name, table in tables([]).items():
        assert table.num_rows == 0
        assert table.schema.equals(TABLES[name], check_metadata=True)


def test_half_a_surrogate_pair_moves_no_offset() -> None:
    document = extract("\ud800 زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس \udfff", id="\udc00")
    made = tables([document])
    (row,) = made["documents"].to_pylist()
    assert row["id"] == "\ufffd" and len(row["text"]) == len(document.text)
    (event,) = made["events"].to_pylist()
    assert row["text"][event["trigger_start"] : event["trigger_end"]] == event["trigger_text"] == "زار"


@pytest.mark.parametrize("date", ["2019", "2019-03", "2019-W10"])
def test_a_date_that_is_no_day_has_none(date: str) -> None:
    (row,) = tables([Document("a", "نص", date)])["documents"].to_pylist()
    assert (row["date"], row["date_value"]) == (None, date)


# -- the page ----------------------------------------------------------------------

PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_the_page_names_every_column_and_no_other(name: str) -> None:
    (section,) = re.findall(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(TABLES[name].names)
    for line in section.splitlines():
        if line.startswith("| `") and "as in" not in line:
            _, columns, kinds, null, *_ = (part.strip() for part in line.split("|"))
            for column, kind in zip(re.findall(r"`(\w+)`", columns), kinds.split(", ") * 3, strict=False):
                field = TABLES[name].field(column)
                assert field.nullable == (null == "yes"), column
                assert _said(field.type) == kind, column


def _said(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return "list of string"
    return "date32" if pa.types.is_date32(kind) else str(kind)


def test_the_page_names_the_version() -> None:
    assert f"this page: {VERSION}." in PAGE
    assert RESULT.metadata == {b"arabdiplo.tables": VERSION.encode()}
