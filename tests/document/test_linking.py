"""Which mentions speak of one event: type, a name in common, nothing that contradicts."""

from __future__ import annotations

import attrs

from arabdiplo.document.linking import clash, link, opposed, same, settle
from arabdiplo.events.records import Arg, Event, Span, Time

SPAN = Span(0, 1, "x")


def event(type: str = "visit", status: str = "actual", time: str | None = None, **roles: str) -> Event:
    """An event with a name for each role."""
    args = tuple(Arg(role, None, (name,), True) for role, name in roles.items())
    return Event("", "", type, None, status, SPAN, args, None, Time(SPAN, time) if time else None)


def test_the_same_names_are_one_event() -> None:
    events = [event(visitor="أ", destination="ب"), event(visitor="أ"), event(destination="ب")]
    assert link(events, frozenset()) == ["E1", "E1", "E1"]


def test_names_of_groups_follow_the_text() -> None:
    events = [event(visitor="أ"), event(visitor="ب"), event(visitor="أ"), event("call", caller="أ")]
    assert link(events, frozenset()) == ["E1", "E2", "E1", "E3"]


def test_another_name_in_a_role_is_another_event() -> None:
    first, second = event(visitor="أ", destination="ب"), event(visitor="أ", destination="ج")
    assert same(first, second) and clash(first, second)
    assert link([first, second], frozenset()) == ["E1", "E2"]


def test_nothing_in_common_is_no_link() -> None:
    assert not same(event(visitor="أ"), event(destination="ب"))
    assert link([event(visitor="أ"), event(destination="ب")], frozenset()) == ["E1", "E2"]


def test_times_contradict_if_neither_holds_the_other() -> None:
    march, day, other = (
        event(time="2024-03", visitor="أ"),
        event(time="2024-03-05", visitor="أ"),
        event(time="2024-03-06", visitor="أ"),
    )
    assert not clash(march, day)
    assert clash(day, other)
    assert link([day, other], frozenset()) == ["E1", "E2"]


def test_what_was_cancelled_is_not_what_took_place() -> None:
    cancelled, denied, planned, actual = (
        event(status=status, visitor="أ") for status in ("cancelled", "denied", "planned", "actual")
    )
    assert opposed(cancelled, actual) and opposed(actual, denied) and opposed(planned, actual)
    assert link([cancelled, actual], frozenset()) == ["E1", "E2"]
    assert link([planned, actual], frozenset()) == ["E1", "E2"]
    assert link([planned, actual], frozenset(), {1}) == link([planned, planned], frozenset()) == ["E1", "E1"]


def test_a_status_that_is_not_said_contradicts_nothing_and_follows_the_mention_before() -> None:
    events = [event(status="cancelled", visitor="أ"), event(visitor="أ")]
    names = link(events, frozenset(), {1})
    assert names == ["E1", "E1"]
    assert settle(events, names, {1}) == ["cancelled", "cancelled"]
    assert settle(events, ["E1", "E2"], {1}) == ["cancelled", "actual"]


def test_a_name_agrees_with_its_state() -> None:
    minister, country = event(visitor="أ", destination="ب"), event(visitor="ج", destination="د")
    assert link([minister, country], frozenset(), (), {"أ": "ج", "ب": "د"}) == ["E1", "E1"]
    assert link([minister, country], frozenset(), (), {"أ": "ج", "ب": "ه"}) == ["E1", "E2"]


def test_each_side_with_somebody_of_its_own_is_another_meeting() -> None:
    def met(*names: str) -> Event:
        args = tuple(Arg("participant", None, (name,), True) for name in names)
        return attrs.evolve(event("meeting"), args=args)

    assert link([met("أ", "ب"), met("أ", "ب", "ج"), met("أ", "ج")], frozenset()) == ["E1", "E1", "E2"]
    assert link([met("أ", "ب"), met("أ")], frozenset()) == ["E1", "E1"]


def test_statements_stay_apart() -> None:
    events = [event("statement", speaker="أ"), event("statement", speaker="أ")]
    assert link(events, frozenset({"statement"})) == ["E1", "E2"]
    assert link(events, frozenset()) == ["E1", "E1"]


def test_a_group_holds_together_only_what_agrees_with_all_of_it() -> None:
    """The third agrees with the second but not with the first of the group."""
    events = [event(visitor="أ", destination="ب"), event(visitor="أ"), event(visitor="أ", destination="ج")]
    assert link(events, frozenset()) == ["E1", "E1", "E2"]


def test_without_names_there_is_no_link() -> None:
    assert link([event(), event()], frozenset()) == ["E1", "E2"]
    one, other = (attrs.evolve(event(), args=(Arg("visitor", Span(0, 1, word), kind="group"),)) for word in "xy")
    assert link([one, other, one], frozenset()) == ["E1", "E2", "E1"]


def test_one_thing_signed_is_one_signing_whoever_is_thought_to_sign() -> None:
    def signed(words: str, who: str, source: str) -> Event:
        args = (Arg("signatory", None, (who,), True, source=source), Arg("document", Span(0, 1, words)))
        return attrs.evolve(event("signing"), args=args)

    first = signed("اتفاق الغابات", "أ", "explicit")
    assert link([first, signed("الاتفاق الغابات", "ب", "control")], frozenset()) == ["E1", "E1"]
    assert link([first, signed("اتفاق الغابات", "ب", "explicit")], frozenset()) == ["E1", "E2"]
    assert link([first, signed("اتفاق", "ب", "control")], frozenset()) == ["E1", "E2"]
