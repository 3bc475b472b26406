"""The JSON record: exact shape, both directions, and what is refused."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo import extract
from arabdiplo._api import shared_extractor
from arabdiplo.errors import InputError
from arabdiplo.events import Arg, Document, Event, Mention, Span, Time
from arabdiplo.events.json import from_json, from_record, to_json, to_record

TEXT = "زار الوزير نادر الحلبي عُمان الثلاثاء"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


VISIT = Event(
    id="m1",
    event="E1",
    type="visit",
    mode="working",
    status="actual",
    trigger=span("زار"),
    args=(
        Arg("visitor", span("الوزير نادر الحلبي"), ("نادر الحلبي",), kind="person"),
        Arg("host", None, ("سعيد المعمري",), True, "person", "suffix", ("عُمان",), ("OM",)),
    ),
    place=Arg("place", span("عُمان"), ("عُمان",)),
    time=Time(span("الثلاثاء"), "2024-03-05"),
    rule="visit.travel",
)
DOCUMENT = Document("d1", TEXT, "2024-03-06", (VISIT,), times=(Time(span("الثلاثاء"), "2024-03-05"),))


def test_the_record_has_the_keys_and_the_order_of_the_guide() -> None:
    record = to_record(DOCUMENT)
    assert list(record) == ["id", "date", "text", "events"]
    assert record["events"] == [
        {
            "id": "m1",
            "event": "E1",
            "type": "visit",
            "mode": "working",
            "status": "actual",
            "trigger": {"start": 0, "end": 3, "text": "زار"},
            "args": [
                {
                    "role": "visitor",
                    "start": 4,
                    "end": 22,
                    "text": "الوزير نادر الحلبي",
                    "entity": ["نادر الحلبي"],
                    "implicit": False,
                    "kind": "person",
                    "source": "explicit",
                    "states": [],
                    "country": [],
                },
                {
                    "role": "host",
                    "start": None,
                    "end": None,
                    "text": None,
                    "entity": ["سعيد المعمري"],
                    "implicit": True,
                    "kind": "person",
                    "source": "suffix",
                    "states": ["عُمان"],
                    "country": ["OM"],
                },
            ],
            "place": {
                **{"start": 23, "end": 28, "text": "عُمان", "entity": ["عُمان"], "implicit": False},
                **{"kind": "", "source": "explicit", "states": [], "country": []},
            },
            "time": {"start": 29, "end": 37, "text": "الثلاثاء", "type": "DATE", "value": "2024-03-05"},
            "rule": "visit.travel",
        }
    ]


def test_mentions_are_lists_of_their_own_only_when_asked_for() -> None:
    actor = Mention(span("الوزير نادر الحلبي"), ("نادر الحلبي",), "person", span("نادر الحلبي"))
    document = attrs.evolve(DOCUMENT, actors=(actor,))
    record = to_record(document, mentions=True)
    assert record["actors"] == [
        {
            **{"start": 4, "end": 22, "text": "الوزير نادر الحلبي", "entity": ["نادر الحلبي"]},
            **{"kind": "person", "name": {"start": 11, "end": 22, "text": "نادر الحلبي"}},
        }
    ]
    assert record["places"] == []
    assert record["times"] == [{"start": 29, "end": 37, "text": "الثلاثاء", "type": "DATE", "value": "2024-03-05"}]
    assert to_record(document) == {key: record[key] for key in ("id", "date", "text", "events")}


def test_a_document_survives_the_round_trip() -> None:
    assert from_json(to_json(DOCUMENT, mentions=True), {}) == DOCUMENT
    read = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس، ومدتها يومان", "2024-03-06", "a")
    assert read.actors and from_json(to_json(read, mentions=True), shared_extractor().classes) == read
    bare = attrs.evolve(read, actors=(), places=(), times=())
    assert from_json(to_json(read), shared_extractor().classes) == bare


def test_ids_may_be_numbers_and_dates_are_dates() -> None:
    assert from_record({"id": 0, "text": "", "date": "2024-03-06T10:00"}) == Document("0", "", "2024-03-06")
    assert from_record({"text": "", "date": "2024"}).date == "2024"
    with pytest.raises(InputError, match="«foo» is no date"):
        from_record({"text": "", "date": "foo"})


def test_what_is_no_string_and_no_document_is_refused() -> None:
    with pytest.raises(TypeError, match="a record is a line of JSON, str or bytes, this is NoneType"):
        from_json(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a record is made of a Document, this is NoneType"):
        to_json(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"classes are a dict of .*, as Extractor\(\).classes, this is"):
        from_json('{"text": "نص"}', classes=object())  # type: ignore[arg-type]


def test_json_is_one_line_of_readable_arabic() -> None:
    line = to_json(Document("x", "سطر\nآخر"))
    assert "\n" not in line
    assert "آخر" in line


@pytest.mark.parametrize("halves", ["\ud800", "\udfff", "\ud83d\ude00"])
def test_halves_of_surrogate_pairs_are_read_back_and_move_no_offset(halves: str) -> None:
    words = f"{halves} لقاء"
    event = Event("m1", "E1", "meeting", None, "actual", Span(0, len(words), words), ())
    document = from_json(to_json(Document(halves, f"{words} أمس", events=(event,))))
    bad = "\ufffd" * len(halves)
    assert (document.id, document.text) == (bad, f"{bad} لقاء أمس")
    assert document.events[0].trigger == Span(0, len(words), f"{bad} لقاء")


@given(st.text(), st.data())
def test_any_text_and_span_survive(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    event = Event("m1", "E1", "call", None, "planned", Span(start, end, text[start:end]), ())
    document = Document("d", text, None, (event,))
    assert from_json(to_json(document), {}) == document


def test_classes_are_those_of_the_bundled_rules_if_none_are_given() -> None:
    read = extract("زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس", "2024-03-06", "a")
    back = from_json(to_json(read, mentions=True))
    assert back == read and back.events[0].code("plover") == read.events[0].code("plover") == "CONSULT/visit"
    of_others = to_json(Document("b", "ab", events=(Event("m1", "E1", "picnic", None, "actual", Span(0, 1, "a"), ()),)))
    assert type(from_json(of_others).events[0]) is Event and from_json(of_others).events[0].codes == {}
    assert type(from_json(to_json(read), {}).events[0]) is Event
    with pytest.raises(TypeError, match="the class of «visit» is a subclass of Event, this is <class 'int'>"):
        from_json(to_json(read), {"visit": int})  # type: ignore[dict-item]


@pytest.mark.parametrize("half", ["\\ud800", "\\ud800 a", "a\\uDFFF" + "x" * 20, "\\ud800\\ud800"])
def test_halves_that_others_escape_are_read(half: str) -> None:
    text = from_json(f'{{"text": "{half}"}}').text
    assert text == json.loads(f'"{half}"')
    with pytest.raises(InputError, match="broken JSON: "):
        from_json(f'{{"text": "{half}')


def test_gold_without_optional_keys_is_read() -> None:
    record = {"id": "g", "text": TEXT, "events": [{"type": "visit", "trigger": {"start": 0, "end": 3}}]}
    event = from_record(record).events[0]
    assert (event.trigger.text, event.status, event.args, event.time) == ("زار", "actual", (), None)


def test_mentions_have_ids_of_their_own_or_none() -> None:
    events = [{"id": "m1", "type": "visit", "trigger": {"start": 0, "end": 3}}] * 2
    with pytest.raises(InputError, match="two mentions have the id «m1»"):
        from_record({"text": TEXT, "events": events})
    assert len(from_record({"text": TEXT, "events": [{**event, "id": ""} for event in events]}).events) == 2


def test_an_entity_may_be_one_string() -> None:
    record = {
        "text": "ab",
        "events": [{"type": "x", "trigger": {"start": 0, "end": 1}, "args": [{"role": "r", "entity": "n"}]}],
    }
    assert from_record(record).events[0].args == (Arg("r", None, ("n",), implicit=True),)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "broken JSON"),
        ("[" * 100_000, "broken JSON: maximum recursion depth exceeded"),
        ("[]", "a document must be a JSON object, this is list"),
        ("{}", "a document needs «text», a string"),
        ('{"text": "ab", "events": {}}', "«events» must be a list"),
        ('{"text": "ab", "events": [{"type": "visit"}]}', "a trigger must be a JSON object"),
        ('{"text": "ab", "events": [{"trigger": {}}]}', "an event needs «type»"),
        ('{"text": "ab", "events": [{"type": "v", "trigger": {"start": 0, "end": 9}}]}', "span 0-9 is outside"),
        (
            '{"text": "ab", "events": [{"type": "v", "trigger": {"start": 0, "end": 1, "text": "b"}}]}',
            "span 0-1 is «a», not «b»",
        ),
        (
            '{"text": "ab", "events": [{"type": "v", "trigger": {"start": null, "end": null}}]}',
            "a trigger needs «start»",
        ),
        (
            '{"text": "ab", "events": [{"type": "v", "trigger": {"start": 0, "end": 1}, "args": [{}]}]}',
            "an argument needs «role»",
        ),
    ],
)
def test_what_is_no_record_is_refused_with_its_cause(line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_json(line)


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "ab", "date": 5}',
        '{"text": "ab", "actors": 5}',
        '{"text": "ab", "events": [{"type": "v", "mode": 5, "trigger": {"start": 0, "end": 1}}]}',
        '{"text": "ab", "events": [{"type": "v", "args": "x", "trigger": {"start": 0, "end": 1}}]}',
        '{"text": "ab", "times": [{"start": 0, "end": 1, "value": []}]}',
        '{"text": "ab", "events": [{"type": "v", "status": 5, "trigger": {"start": 0, "end": 1}}]}',
        '{"text": "ab", "actors": [{"start": 0, "end": 1, "entity": 5}]}',
        '{"text": "ab", "actors": [{"start": 0, "end": 1, "kind": 5}]}',
    ],
)
def test_what_has_the_wrong_type_is_refused(line: str) -> None:
    with pytest.raises(InputError, match="must be a (string|list)"):
        from_json(line)


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ({"status": None}, "«status» of an event must be a string"),
        ({"rule": 5}, "«rule» of an event must be a string"),
        ({"id": True}, "«id» must be a string or a number"),
        ({"event": []}, "«event» must be a string or a number"),
        ({"place": {}}, "a place needs «start» and «end», or «entity»"),
        ({"place": 5}, "a place must be a JSON object"),
        ({"args": [{"role": "r", "implicit": "false"}]}, "«implicit» must be true or false"),
        ({"args": [{"role": "r", "implicit": None}]}, "«implicit» must be true or false"),
        ({"args": [{"role": "r", "start": None, "implicit": False}]}, "what is not implicit needs «start» and «end»"),
        ({"args": [{"role": "r", "start": 0}]}, "the offsets of a span are whole numbers, not 0 and None"),
        ({"args": [{"role": "r", "start": 0.0, "end": 1}]}, "the offsets of a span are whole numbers, not 0.0 and 1"),
        ({"args": [{"role": "r", "source": None}]}, "«source» of an argument must be a string"),
        ({"args": [{"role": "r", "country": [5]}]}, "«country» must be a list of strings"),
        ({"time": {"start": 0, "end": 1, "type": 5}}, "«type» of a time must be a string"),
    ],
)
def test_nothing_is_read_as_what_it_is_not(event: dict[str, Any], message: str) -> None:
    record = {"text": "ab", "events": [{"type": "v", "trigger": {"start": 0, "end": 1}, **event}]}
    with pytest.raises(InputError, match=message):
        from_record(record)


def test_a_mark_of_byte_order_before_a_record_is_passed_over() -> None:
    for line in ('\ufeff{"text": "نص"}', '\ufeff{"text": "نص"}'.encode()):
        assert from_json(line).text == "نص"
