"""The scorer: small cases by hand, and the same figures as the reference scorer where that is present."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from arabdiplo.events import Arg, Document, Event, Span, Time
from arabdiplo.events.json import from_record
from arabdiplo.events.types import CORE
from arabdiplo.tools.score import score, table

TEXT = "زار الوزير تونس ثم باريس وصرّح هناك بأن الأمر انتهى"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"


def arg(role: str, words: str | None, *entity: str) -> Arg:
    if words is None:
        return Arg(role, None, entity, True)
    start = TEXT.index(words)
    return Arg(role, Span(start, start + len(words), words), entity)


def event(kind: str, trigger: str, *args: Arg, **more: Any) -> Event:
    start = TEXT.index(trigger)
    facts = {"event": "E1", "mode": None, "status": "actual", **more}
    return Event(id="m", type=kind, trigger=Span(start, start + len(trigger), trigger), args=args, **facts)


def run(gold: list[Event], pred: list[Event], types: tuple[str, ...] | None = None) -> dict[str, Any]:
    return score(
        [Document("d", TEXT, None, tuple(gold))], {"d": Document("d", TEXT, None, tuple(pred))}, types
    ).as_dict()


def test_equal_events_score_one() -> None:
    visit = event("visit", "زار", arg("visitor", "الوزير"), arg("destination", "تونس", "تونس"))
    figures = run([visit], [visit])
    assert figures["trigger"]["f1"] == figures["argument"]["f1"] == figures["argument_strict"]["f1"] == 1.0
    assert figures["status"] == {"accuracy": 1.0, "n": 1}
    assert "mode" not in figures and "time" not in figures


def test_type_and_trigger_must_agree() -> None:
    assert run([event("visit", "زار")], [event("meeting", "زار")])["trigger"]["right"] == 0
    assert run([event("visit", "زار")], [event("visit", "تونس")])["trigger"]["right"] == 0


def test_each_mention_is_paired_once() -> None:
    figures = run([event("visit", "زار")], [event("visit", "زار"), event("visit", "زار")])
    assert figures["trigger"] == {"p": 0.5, "r": 1.0, "f1": 0.6667, "gold": 1, "pred": 2, "right": 1}


def test_arguments_of_unpaired_mentions_count_against() -> None:
    visit = event("visit", "زار", arg("visitor", "الوزير"))
    assert run([visit], [])["argument"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0, "right": 0}
    assert run([], [visit])["argument"]["pred"] == 1


def test_an_entity_is_enough_but_not_strictly() -> None:
    gold = event("visit", "زار", arg("destination", "تونس", "تونس"))
    pred = event("visit", "زار", arg("destination", None, "تونس"))
    figures = run([gold], [pred])
    assert (figures["argument"]["right"], figures["argument_strict"]["right"]) == (1, 0)
    assert run([pred], [gold])["argument_strict"]["right"] == 1


def test_place_counts_as_an_argument_and_content_does_not() -> None:
    gold = event("statement", "صرّح", arg("content", "الأمر انتهى"), place=arg("x", "باريس"))
    figures = run([gold], [event("statement", "صرّح", arg("content", "الأمر"), place=arg("y", "باريس"))])
    assert figures["argument"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "pred": 1, "right": 1}
    assert figures["content_iou"] == round(5 / 11, 4)


def test_a_second_member_of_a_plural_argument_is_no_error() -> None:
    gold = event("visit", "زار", arg("visitor", None, "سامر الخالدي", "نادر الحلبي"))
    pred = event("visit", "زار", arg("visitor", None, "سامر الخالدي"), arg("visitor", None, "نادر الحلبي"))
    assert run([gold], [pred])["argument"]["pred"] == 1


def test_times_are_compared_by_value() -> None:
    gold = event("visit", "زار", time=Time(Span(0, 3, "زار"), "2024-03-05"))
    assert run([gold], [event("visit", "زار")])["time"] == {"accuracy": 0.0, "n": 1}


def test_links_are_pairs_of_mentions_of_one_event() -> None:
    gold = [event("visit", "زار"), event("statement", "صرّح")]
    pred = [event("visit", "زار"), event("statement", "صرّح", event="E2")]
    assert run(gold, gold)["linking"]["right"] == 1
    assert run(gold, pred)["linking"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0, "right": 0}


def test_only_the_types_asked_for_count() -> None:
    assert run([event("visit", "زار"), event("statement", "صرّح")], [], ("visit",))["trigger"]["gold"] == 1


def test_the_table_names_errors() -> None:
    gold = Document("d", TEXT, None, (event("visit", "زار", arg("visitor", "الوزير")),))
    text = "\n".join(table(score([gold], {}), by_type=True, errors=5))
    assert "trigger                      P 0.000" in text
    assert "missed | d | visit | زار | زار الوزير" in text


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no reference scorer here")
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("types", [None, CORE])
def test_the_figures_are_those_of_the_reference(seed: int, types: tuple[str, ...] | None) -> None:
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    gold = [json.loads(line) for line in (SHARED / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    pred = [spoilt(json.loads(json.dumps(record)), random.Random(f"{seed}-{record['id']}")) for record in gold]
    wanted, errors = reference.score(by_id(gold), by_id(pred), set(types) if types else None)
    report = score(map(from_record, gold), {key: from_record(record) for key, record in by_id(pred).items()}, types)
    assert report.as_dict() == wanted
    assert len(report.errors) == len(errors)
    assert 0.5 < wanted["trigger"]["f1"] < 0.95


def by_id(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in records}


def spoilt(record: dict[str, Any], rnd: random.Random) -> dict[str, Any]:
    """A record as a poor extractor would give it."""
    record["events"] = [found for found in record["events"] if rnd.random() > 0.2]
    for found in record["events"]:
        if rnd.random() < 0.2:
            found["type"] = rnd.choice(CORE)
        if rnd.random() < 0.2:
            found["status"] = "planned"
        if rnd.random() < 0.3:
            found["event"] = "E1"
        if rnd.random() < 0.2:
            found["time"] = None
        found["args"] = [a for a in found["args"] if rnd.random() > 0.2] * rnd.choice([1, 1, 1, 2])
        for a in found["args"]:
            if a["start"] is not None and rnd.random() < 0.5:
                a["start"] = max(0, a["start"] - rnd.randrange(20))
                a["text"] = record["text"][a["start"] : a["end"]]
            if a["entity"] and rnd.random() < 0.3:
                a["entity"] = [a["entity"][0].split()[-1]]
            if rnd.random() < 0.1:
                a["role"] = "participant"
    return record


def test_the_table_says_what_statuses_were_taken_for_and_how_many_speakers_have_no_name() -> None:
    gold = [event("visit", "زار", status="planned"), event("statement", "صرّح", arg("speaker", "الوزير", "س"))]
    pred = [event("visit", "زار"), event("statement", "صرّح", arg("speaker", "الوزير"))]
    lines = list(table(score([Document("d", TEXT, None, tuple(gold))], {"d": Document("d", TEXT, None, tuple(pred))})))
    assert [line.split() for line in lines[-3:]] == [
        ["status,", "found", "as", "actual", "planned"],
        ["actual", "1", "0"],
        ["planned", "1", "0"],
    ]
    assert "speakers without a name      rate 1.000 of 1" in lines


def test_the_table_has_no_matrix_where_all_statuses_are_right() -> None:
    same = Document("d", TEXT, None, (event("visit", "زار"),))
    assert not [line for line in table(score([same], {"d": same})) if "found as" in line]
