"""How a trace is shown."""

from arabdiplo.events import ChunkView, Document, Event, Loser, Refusal, Span, Trace
from arabdiplo.tools.explain import lines, to_dict

SPAN = Span(0, 3, "زار")
TRACE = Trace(
    Document("d", "زار", None, (Event("m1", "E1", "visit", None, "actual", SPAN, (), rule="visit.travel"),)),
    refusals=(Refusal("call.phone", SPAN, "missing", "caller", "nobody stands there"),),
    chunks=(ChunkView("country", SPAN, "place.country", ("بيرو",), (("kind", "x"),), "v"),),
    losers=(Loser("visit.tour", SPAN, "fewer roles"),),
    steps=(("visit.travel", "trigger", "زار"),),
)


def test_all_parts_of_a_trace_are_shown() -> None:
    assert list(lines(TRACE, steps=True)) == [
        "chunks",
        "  0-3       country    place.country            «زار» = بيرو kind=x value=v",
        "events",
        "  m1 visit actual: visit.travel on «زار» (0-3)",
        "refused",
        "  call.phone on «زار»: missing «caller»; nobody stands there",
        "lost",
        "  visit.tour on «زار»: fewer roles",
        "steps",
        "  visit.travel             trigger          زار",
    ]


def test_one_rule_or_module_can_be_asked_for() -> None:
    assert list(lines(TRACE, frozenset(["call"]))) == [
        "no event",
        "refused",
        "  call.phone on «زار»: missing «caller»; nobody stands there",
    ]
    assert to_dict(TRACE, frozenset(["visit.tour"]))["losers"] == [
        {"rule": "visit.tour", "trigger": {"start": 0, "end": 3, "text": "زار"}, "reason": "fewer roles"}
    ]
