"""brat, Web Annotation and BIO say exactly what the events say; the schema takes what goes out."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabdiplo
from arabdiplo import InputError
from arabdiplo.events import Arg, Document, Event, Span, Time
from arabdiplo.events.json import from_json, to_record
from arabdiplo.export import bio, brat, brat_config, coded, from_brat, plover, record_schema, web_annotation

SEEDS = Path(__file__).parents[2] / "seeds" / "gold.jsonl"


@cache
def documents() -> tuple[Document, ...]:
    return tuple(map(from_json, SEEDS.read_text("utf-8").splitlines()))


# -- brat ------------------------------------------------------------------------


def test_brat_lines_point_at_what_they_quote() -> None:
    for document in documents():
        for line in brat(document).splitlines():
            if not line.startswith("T"):
                continue
            _, places, words = line.split("\t")
            pieces = [tuple(map(int, place.split())) for place in places.partition(" ")[2].split(";")]
            assert " ".join(document.text[start:end] for start, end in pieces) == words
            assert not any("\n" in document.text[start:end] for start, end in pieces)


def test_brat_has_all_events_with_all_fillers() -> None:
    for document in documents():
        lines = [line.split("\t")[1].split() for line in brat(document).splitlines() if line.startswith("E")]
        assert len(lines) == len(document.events)
        for event, parts in zip(document.events, lines, strict=True):
            assert len(parts) == 1 + len(list(event.spans()))


def test_brat_cuts_a_span_at_line_ends_and_joins_mentions() -> None:
    text = "قال\nالأول\nوالثاني"
    said = Event("m1", "E1", "statement", None, "actual", Span(0, 3, "قال"), (Arg("content", Span(4, 17, text[4:17])),))
    lines = brat(Document("d", text, events=(said, said))).splitlines()
    assert lines[1] == "T2\tContent 4 9;10 17\tالأول والثاني"
    assert lines[-1] == "R1\tSame Arg1:E1 Arg2:E2"


def test_brat_config_has_every_type_and_role() -> None:
    config = brat_config(arabdiplo.Extractor().classes, ["actual", "denied"])
    assert "Visit\tVisitor*:<ENTITY>, Destination*:<ENTITY>, Host*:<ENTITY>, Place?:<ENTITY>, Time?:<ENTITY>" in config
    assert "Status\tArg:<EVENT>, Value:actual|denied" in config
    assert [line for line in config.splitlines() if line.startswith("[")] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]


# -- Web Annotation ----------------------------------------------------------------


def test_annotations_point_at_what_they_quote_and_at_their_event() -> None:
    for document in documents():
        page = web_annotation(document)
        ids = [item["id"] for item in page["items"]]
        assert len(ids) == len(set(ids))
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for item in page["items"]:
            for body in item["body"]:
                assert body["type"] != "SpecificResource" or body["source"] in ids
            if isinstance(item["target"], str):
                continue
            place, quoted = item["target"]["selector"]
            assert document.text[place["start"] : place["end"]] == quoted["exact"]
            around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
            assert document.text[place["start"] - len(quoted["prefix"]) :].startswith(around)


def test_an_id_is_part_of_an_iri_and_a_source_may_be_given() -> None:
    document = Document("أ b/c#d", "نص")
    assert web_annotation(document)["id"] == "urn:arabdiplo:%D8%A3%20b%2Fc%23d#events"
    assert web_annotation(document, "https://example.org/1")["id"] == "https://example.org/1#events"


# -- BIO ---------------------------------------------------------------------------


def read_column(rows: list[list[str]], column: int) -> list[tuple[str, int, int]]:
    """The spans that the tags of a column say."""
    out: list[tuple[str, int, int]] = []
    for row in rows:
        mark, _, label = row[column].partition("-")
        if mark == "B":
            out.append((label, int(row[1]), int(row[2])))
        elif mark == "I":
            assert out[-1][0] == label
            out[-1] = (label, out[-1][1], int(row[2]))
    return out


def test_columns_say_the_triggers_and_fillers() -> None:
    for document in documents():
        rows = [line.split("\t") for line in bio(document).splitlines()[1:] if line]
        assert {len(row) for row in rows} == {4 + len(document.events)}
        assert all(document.text[int(row[1]) : int(row[2])] == row[0] for row in rows)
        triggers = [(event.type, event.trigger.start, event.trigger.end) for event in document.events]
        assert set(read_column(rows, 3)) <= set(triggers)
        for number, event in enumerate(document.events):
            wanted = list(event.spans())
            covered = [(one, other) for _, one in wanted for _, other in wanted if one is not other]
            if any(one.start < other.end and other.start < one.end for one, other in covered):
                continue  # nested: BIO has one tag a token
            assert set(read_column(rows, 4 + number)) >= {
                (label, span.start, span.end) for label, span in wanted if "\n" not in span.text
            } - {one for one in ((label, s.start, s.end) for label, s in wanted) if one[0] == "content"}


def test_a_word_is_cut_where_a_span_begins_in_it() -> None:
    text = "اجتمعا وبالقاهرة"
    meeting = Event(
        "m1", "E1", "meeting", None, "actual", Span(0, 6, text[:6]), (), Arg("place", Span(9, 16, text[9:]))
    )
    assert bio(Document("d", text, events=(meeting,))).splitlines()[1:4] == [
        "اجتمعا\t0\t6\tB-meeting\t_",
        "وب\t7\t9\t_\t_",
        "القاهرة\t9\t16\t_\tB-place",
    ]


@settings(max_examples=40, deadline=None)
@given(st.text("زار الوزير\nتونس.«» \u200f\t", max_size=40), st.data())
def test_any_document_can_be_written(text: str, data: st.DataObject) -> None:
    def span() -> Span:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        return Span(start, end, text[start:end])

    event = Event(
        *("m1", "E1", "visit", None, "actual", span()),
        args=(Arg("visitor", span()), Arg("host", None, ("س",), True)),
        time=Time(span(), "2024"),
    )
    document = Document("a\nb", text, events=(event,))
    assert bio(document).startswith("# id = a b\n")
    assert brat(document).count("\nE1\t") == 1
    assert json.dumps(web_annotation(document))


# -- the schema ----------------------------------------------------------------------


def test_the_schema_takes_gold_and_output() -> None:
    schema = record_schema(arabdiplo.Extractor().classes)
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for line in SEEDS.read_text("utf-8").splitlines():
        check.validate(json.loads(line))
    for document in documents()[:8]:
        found = arabdiplo.extract(document.text, document.date, document.id)
        check.validate(to_record(found))
        check.validate(to_record(found, mentions=True))


@pytest.mark.parametrize(
    "change",
    [
        lambda record: record.pop("text"),
        lambda record: record["events"][0].update(status="perhaps"),
        lambda record: record["events"][0].update(type="picnic"),
        lambda record: record["events"][0].update(mode="by bicycle"),
        lambda record: record["events"][0]["args"][0].update(role="chef"),
        lambda record: record["events"][0]["args"][0].update(start=None),
        lambda record: record["events"][0]["trigger"].update(start=-1),
        lambda record: record["events"][0].pop("trigger"),
    ],
)
def test_the_schema_refuses(change) -> None:
    check = jsonschema.Draft202012Validator(record_schema(arabdiplo.Extractor().classes))
    record = json.loads(SEEDS.read_text("utf-8").splitlines()[0])
    check.validate(record)
    broken = copy.deepcopy(record)
    change(broken)
    assert not check.is_valid(broken)


def test_an_id_of_half_a_surrogate_has_an_iri() -> None:
    page = web_annotation(arabdiplo.extract("زار وزير الخارجية الأردني الدوحة", id="a\ud800"))
    assert page["id"] == "urn:arabdiplo:a%ED%A0%80#events"


def test_brat_comes_back() -> None:
    """With all that brat can hold: types, roles, spans, names, times, places, links, fillers without words."""
    for document in documents():
        back = from_brat(document.text, brat(document), document.id, document.date)
        assert len(back.events) == len(document.events)
        for mine, its in zip(back.events, document.events, strict=True):
            assert (mine.type, mine.mode, mine.status, mine.trigger, mine.time) == (
                *(its.type, its.mode, its.status, its.trigger, its.time),
            )
            assert sorted(map(_told, mine.args), key=str) == sorted(map(_told, its.args), key=str)
            assert (mine.place and mine.place.span) == (its.place and its.place.span)
        links = [
            [one.event == other.event for other in some.events] for some in (back, document) for one in some.events
        ]
        assert links[: len(back.events)] == links[len(back.events) :]


def _told(arg: Arg) -> tuple[object, ...]:
    return arg.role, arg.span, arg.entity, arg.implicit


def test_types_that_no_rule_has_are_called_as_in_brat() -> None:
    ann = "T1\tOpenLetter 0 2\tنص\nT2\tBigSide 0 2\tنص\nE1\tOpenLetter:T1 BigSide2:T2\n"
    (event,) = from_brat("نص", ann).events
    assert (event.type, event.status, event.args[0].role) == ("open_letter", "actual", "big_side")


def test_there_is_no_other_code_book() -> None:
    with pytest.raises(InputError, match="no code book «icews»; there are: plover, cameo, ace, ere"):
        coded(Document("d", "نص"), "icews")


def test_what_is_no_document_is_refused() -> None:
    for make in (bio, brat, web_annotation, plover):
        with pytest.raises(TypeError, match="what is exported is a Document, this is str"):
            make("نص")  # type: ignore[arg-type, operator]
    with pytest.raises(TypeError, match="classes are a dict"):
        brat_config(5, ())  # type: ignore[arg-type]


def test_half_of_a_surrogate_pair_is_one_sign_in_columns() -> None:
    columns = bio(Document("a\ud800", "\ud800 نص"))
    assert columns.splitlines()[:2] == ["# id = a\ufffd", "\ufffd\t0\t1\t_"]
