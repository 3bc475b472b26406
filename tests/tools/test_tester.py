"""The tester on hand-made traces: what passes, and what a failure says."""

from typing import Any

import attrs
import pytest

from arabdiplo.events import Arg, ChunkView, Document, Event, Loser, Refusal, Span, Time, Trace
from arabdiplo.lang.expr import Seq, Where
from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Check, Frame, Label, Pattern, Status
from arabdiplo.lang.tree import Event as EventDecl
from arabdiplo.tools.tester import Outcome, run_checks

TEXT = "زار الوزير سامر الخالدي بيرو الثلاثاء"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


VISITOR = Arg("visitor", span("الوزير سامر الخالدي"), ("سامر الخالدي",))
VISIT = Event(
    id="m1",
    event="E1",
    type="visit",
    mode=None,
    status="actual",
    trigger=span("زار"),
    args=(VISITOR, Arg("destination", span("بيرو"), ("بيرو",))),
    time=Time(span("الثلاثاء"), "2024-03-05"),
    rule="visit.travel",
)
FULL = (
    Label("visitor", "الوزير سامر الخالدي"),
    Label("destination", "بيرو"),
    Label("time", "الثلاثاء", entities=("2024-03-05",)),
)


def frame(check: Check, trace: Trace) -> Outcome:
    return one(("frames", Frame("travel", "visit", checks=(check,), where=Where(3, 1))), trace)


def pattern(check: Check, trace: Trace) -> Outcome:
    return one(("patterns", Pattern("name", "person", (Seq(()),), checks=(check,))), trace)


def status(check: Check, trace: Trace) -> Outcome:
    return one(("statuses", Status("planned", 2, checks=(check,))), trace)


def one(rule: tuple[str, Any], trace: Trace) -> Outcome:
    empty: dict[str, Any] = dict.fromkeys(("types", "lexicons", "patterns", "frames", "statuses"), ())
    empty |= {
        "modules": ("visit",),
        "events": (("visit", EventDecl("visit")),),
        "paths": (("visit", "rules/visit.dpl"),),
    }
    program = Program(**{**empty, rule[0]: (("visit", rule[1]),)})
    asked: list[str | None] = []

    def explain(text: str, date: str | None) -> Trace:
        asked.append(date)
        return trace

    (outcome,) = run_checks(program, explain)
    assert len(asked) == 1
    return outcome


def trace(*events: Event, **more: Any) -> Trace:
    return Trace(Document("", TEXT, None, events), **more)


def example(*labels: Label, text: str = TEXT) -> Check:
    return Check("example", text, labels, where=Where(9, 3))


def test_an_example_passes_with_exactly_its_fillers() -> None:
    assert frame(example(*FULL), trace(VISIT)).passed


@pytest.mark.parametrize(
    ("labels", "event", "difference"),
    [
        (FULL[1:], VISIT, "visitor: wanted nothing more, got «الوزير سامر الخالدي» is «سامر الخالدي»"),
        (FULL[:2], VISIT, "time: wanted none, got «الثلاثاء»"),
        ((*FULL, Label("host", "بيرو")), VISIT, "host: wanted «بيرو», got nothing"),
        ((*FULL, Label("mode", "official")), VISIT, "mode: wanted official, got none"),
        (FULL, attrs.evolve(VISIT, status="denied"), "status: wanted actual, got denied"),
        (FULL, attrs.evolve(VISIT, mode="state"), "mode: wanted none, got state"),
        (
            FULL,
            attrs.evolve(VISIT, place=Arg("place", span("بيرو"))),
            "place: wanted nothing more, got «بيرو» is nobody",
        ),
        (
            (*FULL[:2], Label("time", "الثلاثاء", entities=("2024-03-12",))),
            VISIT,
            "time: wanted the value 2024-03-12, got 2024-03-05",
        ),
        (
            (Label("visitor", "الوزير سامر الخالدي", entities=("نادر",)), *FULL[1:]),
            VISIT,
            "visitor: wanted «الوزير سامر الخالدي» is «نادر», got «الوزير سامر الخالدي» is «سامر الخالدي»",
        ),
        (
            (Label("visitor", "سامر الخالدي", implicit=True), *FULL[1:]),
            VISIT,
            "visitor: wanted implicit «سامر الخالدي», got «الوزير سامر الخالدي» is «سامر الخالدي»",
        ),
    ],
)
def test_a_difference_is_said_role_by_role(labels: tuple[Label, ...], event: Event, difference: str) -> None:
    assert frame(example(*labels), trace(event)).differences == (difference,)


def test_an_implicit_filler_is_known_by_its_names() -> None:
    pair = Arg("visitor", None, ("بيرو", "تشيلي"), True, source="dropped")
    event = attrs.evolve(VISIT, args=(pair, VISIT.args[1]))
    label = Label("visitor", "تشيلي", implicit=True, entities=("بيرو",))
    assert frame(example(label, *FULL[1:]), trace(event)).passed


def test_the_place_and_number_of_a_failure_are_in_its_text() -> None:
    outcome = frame(example(*FULL), trace())
    assert str(outcome).startswith("rules/visit.dpl:9:3: error D603 example of visit.travel fails: «زار")


def test_of_two_events_the_trigger_says_which() -> None:
    other = attrs.evolve(VISIT, id="m2", trigger=span("الثلاثاء"))
    assert "wanted one event, got 2" in frame(example(*FULL), trace(VISIT, other)).differences[0]
    assert frame(example(Label("trigger", "زار"), *FULL), trace(VISIT, other)).passed


@pytest.mark.parametrize(
    ("more", "difference"),
    [
        (
            {"refusals": (Refusal("visit.travel", span("زار"), "missing", "destination"),)},
            "no event: on «زار» missing «destination»",
        ),
        ({"losers": (Loser("visit.travel", span("زار"), "fewer roles"),)}, "no event: on «زار» lost: fewer roles"),
        ({}, "no event, and no word that this rule begins with"),
    ],
)
def test_no_event_says_why(more: dict[str, Any], difference: str) -> None:
    assert frame(example(*FULL), trace(**more)).differences == (difference,)


def test_reject_wants_nothing_of_this_rule_but_other_rules_may_match() -> None:
    reject = Check("reject", TEXT)
    assert frame(reject, trace(attrs.evolve(VISIT, rule="tour.x"))).passed
    assert frame(reject, trace(VISIT)).differences == ("wanted nothing by this rule, got «زار»",)


def test_near_wants_the_refusal_with_its_reason() -> None:
    near = Check("near", TEXT, reason="missing", role="destination")
    refused = Refusal("visit.travel", span("زار"), "missing", "destination")
    assert frame(near, trace(refusals=(refused,))).passed
    assert frame(near, trace(refusals=(attrs.evolve(refused, role="visitor or destination"),))).passed
    wrong = attrs.evolve(refused, reason="wrong", role="visitor", detail="«الوزير» is no person")
    assert frame(near, trace(refusals=(wrong,))).differences == (
        "wanted missing «destination», but it was refused for wrong «visitor» «الوزير» is no person",
    )
    assert "but an event was found on «زار»" in frame(near, trace(VISIT)).differences[0]
    assert "no word of the text begins this rule" in frame(near, trace()).differences[0]
    assert "D604" in str(frame(near, trace()))


CHUNK = ChunkView("person", span("الوزير سامر الخالدي"), "visit.name", ("سامر الخالدي",), (("office", "وزير"),))


def test_a_pattern_wants_its_chunk_with_attributes_and_entity() -> None:
    chunk = Label("chunk", "الوزير سامر الخالدي", entities=("سامر الخالدي",))
    assert pattern(example(chunk, Label("office", "وزير")), trace(chunks=(CHUNK,))).passed
    assert pattern(example(chunk, Label("office", "ملك")), trace(chunks=(CHUNK,))).differences == (
        "office of «الوزير سامر الخالدي»: wanted «ملك», got «وزير»",
    )
    assert pattern(example(Label("chunk", "بيرو")), trace(chunks=(CHUNK,))).differences == (
        "chunk: wanted «بيرو», got «الوزير سامر الخالدي»",
    )
    other_rule = attrs.evolve(CHUNK, rule="visit.other")
    assert not pattern(example(chunk), trace(chunks=(other_rule,))).passed
    assert pattern(Check("reject", TEXT), trace(chunks=(other_rule,))).passed


def test_a_pattern_that_says_no_chunk_wants_any() -> None:
    assert pattern(example(), trace(chunks=(CHUNK,))).passed
    other_rule = attrs.evolve(CHUNK, rule="visit.other")
    assert pattern(example(), trace(chunks=(other_rule,))).differences == ("chunk: wanted any, got nothing",)


def test_the_value_of_a_time_is_what_is_says() -> None:
    day = ChunkView("time", span("الثلاثاء"), "visit.name", value="2024-03-05")
    label = Label("chunk", "الثلاثاء", entities=("2024-03-06",))
    assert pattern(example(label, Label("date", "2024-03-06")), trace(chunks=(day,))).differences == (
        "chunk «الثلاثاء»: wanted «2024-03-06», got «2024-03-05»",
    )


def test_a_status_wants_the_status_on_the_trigger() -> None:
    check = example(Label("trigger", "زار"), Label("status", "planned"))
    assert status(check, trace(attrs.evolve(VISIT, status="planned"))).passed
    assert status(check, trace(VISIT)).differences == ("status: wanted planned, got actual",)
    assert status(check, trace()).differences == ("no event on «زار»; events found: none",)
