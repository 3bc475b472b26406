"""What one mention of an event leaves out and another one tells."""

from __future__ import annotations

import attrs

import arabdiplo
from arabdiplo.document.sharing import once, share
from arabdiplo.events.records import Arg, Event, Span

SPAN = Span(0, 1, "x")
CLASSES = arabdiplo.Extractor().classes


def event(type: str = "visit", **roles: str) -> Event:
    """An event with names for each role, told in words."""
    args = tuple(Arg(role, SPAN, (name,)) for role, names in roles.items() for name in names.split())
    return CLASSES[type]("", "", type, None, "actual", SPAN, args, None, None)


def told(one: Event) -> list[tuple[str, str, bool]]:
    return [(arg.role, arg.entity[0], arg.implicit) for arg in one.args]


def test_a_role_is_lent_without_words() -> None:
    first, second = share([event(visitor="أ", destination="ب"), event(visitor="أ")], ["E1", "E1"])
    assert told(second) == [("visitor", "أ", False), ("destination", "ب", True)]
    assert second.args[1].source == "inherited" and first == event(visitor="أ", destination="ب")


def test_roles_keep_their_order_and_another_event_lends_nothing() -> None:
    events = [event(visitor="أ", destination="ب"), event(destination="ب"), event(destination="ب")]
    _, second, third = share(events, ["E1", "E1", "E2"])
    assert told(second) == [("visitor", "أ", True), ("destination", "ب", False)]
    assert third == events[2]


def test_where_somebody_went_within_a_visit_is_not_where_the_visit_went() -> None:
    first, second = share([event(visitor="أ"), event(visitor="أ", destination="ب")], ["E1", "E1"])
    assert told(first) == [("visitor", "أ", False)] and len(second.args) == 2


def test_of_two_who_sign_the_other_comes_from_who_names_both() -> None:
    both, one, stranger = (
        event("signing", signatory="أ ب"),
        event("signing", signatory="أ"),
        event("signing", signatory="ج"),
    )
    _, first, second = share([both, one, stranger], ["E1"] * 3)
    assert told(first) == [("signatory", "أ", False), ("signatory", "ب", True)] and second == stranger


def test_nobody_gets_two_roles() -> None:
    host = attrs.evolve(event(), args=(Arg("host", SPAN, ("أ",)),))
    assert share([event(visitor="أ"), host], ["E1", "E1"])[1] == host


def test_in_a_text() -> None:
    text = "وصل الوزير الكيني هارون مندوثا إلى أكرا في زيارة تستمر يومين.\nوتعد الزيارة الأولى من نوعها"
    last = arabdiplo.extract(text).events[-1]
    assert [(arg.role, arg.entity[0]) for arg in last.args] == [("visitor", "هارون مندوثا"), ("destination", "أكرا")]


def test_nobody_goes_to_what_he_leaves() -> None:
    left = attrs.evolve(event(visitor="أ"), place=Arg("place", SPAN, ("ب",)))
    _, second = share([event(visitor="أ", destination="ب"), left], ["E1", "E1"])
    assert told(second) == [("visitor", "أ", False)]
    _, elsewhere = share([event(visitor="أ", destination="ج"), left], ["E1", "E1"])
    assert told(elsewhere) == [("visitor", "أ", False)]


def test_who_is_in_a_role_stands_there_once() -> None:
    meant, named, other = Arg("party", None, ("أ",), True), Arg("party", SPAN, ("أ",)), Arg("host", None, ("أ",), True)
    nobody = Arg("party", SPAN, ())
    assert once([meant, nobody, named, other, meant, nobody]) == (nobody, named, other, nobody)
    assert once([named, meant]) == once([named, named]) == (named,)
    some = attrs.evolve(named, kind="group")
    assert once([some, some, meant]) == (some, some)
