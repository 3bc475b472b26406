"""Which mentions speak of one event: type, a name in common, nothing that contradicts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import attrs

import arabdiplo
from arabdiplo.document import linking
from arabdiplo.document.alike import clash, in_common, opposed, other_act, other_time, same_thing, strangers
from arabdiplo.document.linking import Signs, headline, settle
from arabdiplo.events.records import Arg, Event, Span, Time
from arabdiplo.events.types import event_class
from arabdiplo.lang import tree

SPAN = Span(0, 1, "x")
CLASSES = arabdiplo.Extractor().classes


def link(
    events: list[Event],
    apart: frozenset[str],
    open: Collection[int] = (),
    states: Mapping[str, str] | None = None,
    **signs: Any,
) -> list[str]:
    return linking.link(events, apart, Signs(open, states or {}, **signs))


def event(type: str = "visit", status: str = "actual", time: str | None = None, **roles: str) -> Event:
    """An event with a name for each role."""
    args = tuple(Arg(role, None, (name,), True) for role, name in roles.items())
    return CLASSES[type]("", "", type, None, status, SPAN, args, None, Time(SPAN, time) if time else None)


def test_the_same_names_are_one_event() -> None:
    events = [event(visitor="أ", destination="ب"), event(visitor="أ"), event(destination="ب")]
    assert link(events, frozenset()) == ["E1", "E1", "E1"]


def test_names_of_groups_follow_the_text() -> None:
    events = [event(visitor="أ"), event(visitor="ب"), event(visitor="أ"), event("call", caller="أ")]
    assert link(events, frozenset()) == ["E1", "E2", "E1", "E3"]


def test_another_name_in_a_role_is_another_event() -> None:
    first, second = event(visitor="أ", destination="ب"), event(visitor="أ", destination="ج")
    assert in_common(first, second) == 1 and clash(first, second)
    assert link([first, second], frozenset()) == ["E1", "E2"]


def test_nothing_in_common_is_no_link() -> None:
    assert not in_common(event(visitor="أ"), event(destination="ب"))
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


def test_groups_that_mostly_agree_are_one_event() -> None:
    planned, held, other = (
        event(status=status, visitor="أ", destination=place)
        for status, place in (("planned", "ب"), ("actual", "ب"), ("actual", "ج"))
    )
    told = [event(time=time, visitor="أ", destination="ب") for time in ("2024", "2024-03", "2024-03-05")]
    # no word says of those in between whether they have been; what has been is not what is planned, but is them
    assert link([planned, *told, held], frozenset(), {1, 2, 3}) == ["E1"] * 5
    assert link([planned, told[0], held], frozenset(), {1}) == ["E1"] * 3
    assert link([planned, held], frozenset()) == ["E1", "E2"]
    assert link([planned, *told, other], frozenset(), {1, 2, 3}) == ["E1"] * 4 + ["E2"]
    # and where they are told after both
    assert link([planned, held, *told], frozenset(), {2, 3, 4}) == ["E1"] * 5
    assert link([planned, held, told[0]], frozenset(), {2}) == ["E1", "E2", "E2"]
    assert link([planned, *told, held], frozenset(), {1, 2, 3}, anew={4}) == ["E1"] * 4 + ["E2"]


def test_numbers_of_groups_leave_none_out() -> None:
    planned, held = (event(status=status, visitor="أ", destination="ب") for status in ("planned", "actual"))
    told = [event(time=time, visitor="أ", destination="ب") for time in ("2024", "2024-03", "2024-03-05")]
    events = [planned, *told, held, event(visitor="ج")]
    assert link(events, frozenset(), {1, 2, 3}) == ["E1"] * 5 + ["E2"]


def test_a_status_that_is_not_said_contradicts_nothing_and_follows_the_mention_before() -> None:
    events = [event(status="cancelled", visitor="أ"), event(visitor="أ")]
    names = link(events, frozenset(), {1})
    assert names == ["E1", "E1"]
    assert settle(events, names, {1}, {1}) == ["cancelled", "cancelled"]
    assert settle(events, ["E1", "E2"], {1}, {1}) == ["cancelled", "actual"]


def test_a_name_agrees_with_its_state() -> None:
    minister, country = event(visitor="أ", destination="ب"), event(visitor="ج", destination="د")
    assert link([minister, country], frozenset(), (), {"أ": "ج", "ب": "د"}) == ["E1", "E1"]
    assert link([minister, country], frozenset(), (), {"أ": "ج", "ب": "ه"}) == ["E1", "E2"]
    assert link([minister, country], frozenset(), (), {"أ": "ج"}, homes={"ب": {"و", "د"}}) == ["E1", "E1"]
    assert link([minister, country], frozenset(), homes={"أ": {"ج"}, "ب": {"د"}}) == ["E1", "E2"]


def test_a_group_without_a_name_may_be_anybody_but_no_other_group() -> None:
    def met(*groups: str, name: str = "أ") -> Event:
        args = [Arg("participant", Span(0, 1, words), (), False, "group") for words in groups]
        return attrs.evolve(event("meeting"), args=(Arg("participant", None, (name,), True), *args))

    ministers, more, farmers = met("وزراء الدول"), met("وزراء الدول الخمس"), met("المزارعين")
    named = attrs.evolve(event("meeting"), args=(*met().args, Arg("participant", None, ("ب",), True)))
    assert link([ministers, more], frozenset()) == ["E1", "E1"]
    assert link([ministers, farmers], frozenset()) == ["E1", "E2"]
    assert link([ministers, named], frozenset()) == ["E1", "E1"]
    others = attrs.evolve(named, args=(Arg("participant", None, ("ج",), True), *ministers.args[1:]))
    assert link([named, others], frozenset()) == ["E1", "E2"]
    thanked, vague = event("courtesy", sender="أ", recipient="ب"), Arg("recipient", SPAN, (), False, "group")
    again = attrs.evolve(thanked, args=(thanked.args[0], vague))
    assert link([thanked, again], frozenset()) == ["E1", "E2"]


def test_times_of_unlike_length_contradict_if_they_share_no_day() -> None:
    assert other_time("2023", "2024-03-05") and not other_time("2024", "2024-03-05")
    assert other_time("2024-W10", "2024-03-11") and not other_time("2024-W10", "2024-03-05")
    assert other_time("2024-03", "2024-W20") and not other_time("2024-02", "2024-W09")
    assert not other_time("2024-Q1", "2024-03") and other_time("2024-Q1", "2024-04")
    assert not other_time("2024-H1", "2024-Q1") and not other_time("2024-SP", "2024-04")
    assert not other_time("201", "2015") and other_time("201", "2024-03-05")
    assert not other_time("2024", "P10D") and other_time("P10D", "P12D")
    assert other_time("2024-SP", "2024-SU") and not other_time("PRESENT_REF", "2024-03-05")


def test_the_last_week_of_the_calendar_ends_with_it() -> None:
    assert not other_time("9999-W52", "9999-12-31")
    assert other_time("9999-W52", "9999-12-26")
    text = "التقى الوزير سامر الخالدي نظيره ليون ديكر هذا الأسبوع. والتقى سامر الخالدي ليون ديكر هذا الأسبوع."
    found = arabdiplo.extract(text, date="9999-12-31").events
    assert [one.time.value for one in found if one.time is not None] == ["9999-W52", "9999-W52"]


def test_what_is_agreed_or_asked_is_evidence_what_is_said_is_none() -> None:
    def of(type: str, role: str, who: str, words: str) -> Event:
        return attrs.evolve(event(type), args=(Arg(role, None, (who,), True), Arg("content", Span(0, 1, words))))

    speech = frozenset({"statement", "request", "agreement"})
    ports, again, other = "إعادة فتح الموانئ أمام السفن", "إعادة الموانئ", "خفض الأسعار هذا العام"
    asked = [of("request", "requester", "أ", words) for words in (ports, again, other)]
    assert link(asked, speech) == ["E1", "E1", "E2"]
    agreed = [of("agreement", "party", "أ", words) for words in (ports, again, other)]
    assert link(agreed, speech) == ["E1", "E1", "E2"]
    said = [of("statement", "speaker", "أ", words) for words in (ports, again, other)]
    assert link(said, speech) == ["E1", "E2", "E3"]


def test_what_a_clause_tells_is_told_in_other_words_whatever_its_role_is_called() -> None:
    def of(types: tuple[str, ...], words: str) -> Event:
        declared = tree.Event("plea", (tree.RoleDecl("wish", types, traits=("theme",)),))
        made = event_class(declared, "plea.dpl:1")
        return made("", "", "plea", None, "actual", SPAN, (Arg("wish", Span(0, 1, words)),))

    words = "إعادة فتح الموانئ أمام السفن", "إعادة الموانئ قبل الصيف"
    assert same_thing(*(of(("clause",), one) for one in words))
    assert not same_thing(*(of(("passage", "clause"), one) for one in words))


def test_another_one_is_none_that_was_told_before() -> None:
    events = [event(visitor="أ"), event(visitor="أ"), event(visitor="أ")]
    assert link(events, frozenset(), anew={1}) == ["E1", "E2", "E2"]
    text = "زار الوزير الكيني هارون مندوثا أكرا. وستكون للوزير زيارة أخرى إلى أكرا في الخريف"
    first, second = arabdiplo.extract(text, date="2024-03-06").events
    assert first.event != second.event
    text = "عقدت كينيا وغانا اجتماعا في أكرا. وكانت محادثات سابقة بين كينيا وغانا قد فشلت"
    first, second = arabdiplo.extract(text).events
    assert first.event != second.event


def test_what_takes_place_on_the_margins_of_a_gathering_is_not_that_gathering() -> None:
    events = [event("meeting", participant="أ"), event("meeting", participant="أ"), event("meeting", participant="أ")]
    assert link(events, frozenset(), beside={1: 0}) == ["E1", "E2", "E2"]
    text = "لم يلتق الرئيس الكيني هارون مندوثا نظيره المالطي كارلو بورغ على هامش القمة"
    met, summit = arabdiplo.extract(text).events
    assert met.event != summit.event and (met.status, summit.status) == ("denied", "actual")


def test_somebody_without_a_name_is_another_one_of_another_state() -> None:
    def came(*states: str) -> Event:
        who = tuple(Arg("visitor", Span(0, 1, "x"), (), False, "person", states=(state,)) for state in states)
        return attrs.evolve(event(), args=(*who, Arg("destination", None, ("ب",), True)))

    assert link([came("كينيا"), came("أوغندا"), came("كينيا")], frozenset()) == ["E1", "E2", "E1"]
    assert link([came("كينيا"), event(visitor="أ", destination="ب")], frozenset()) == ["E1", "E1"]
    assert link([came("كينيا", "غانا"), came("كينيا")], frozenset()) == ["E1", "E1"]
    text = "زار الوزير الكيني تونس. وزار الوزير الأوغندي تونس."
    assert [one.event for one in arabdiplo.extract(text).events] == ["E1", "E2"]


def test_two_gifts_are_two_events() -> None:
    def gave(words: str) -> Event:
        return attrs.evolve(event("aid"), args=(Arg("donor", None, ("أ",), True), Arg("aid", Span(0, 1, words))))

    assert link([gave("مساعدات غذائية"), gave("المساعدات"), gave("سيارات إسعاف")], frozenset()) == ["E1", "E1", "E2"]


def test_a_mode_called_as_its_event_names_no_other_act() -> None:
    vote, veto, adopt = (attrs.evolve(event("vote", body="أ"), mode=mode) for mode in ("vote", "veto", "adopt"))
    assert not other_act(vote, veto) and other_act(veto, adopt)


def test_each_side_with_somebody_of_its_own_is_another_meeting() -> None:
    def met(*names: str) -> Event:
        args = tuple(Arg("participant", None, (name,), True) for name in names)
        return attrs.evolve(event("meeting"), args=args)

    assert link([met("أ", "ب"), met("أ", "ج")], frozenset()) == ["E1", "E2"]
    # who has two in common takes part in the same, whoever else does
    assert link([met("أ", "ب", "ج"), met("أ", "ب", "د")], frozenset()) == ["E1", "E1"]
    assert link([met("أ", "ب"), met("أ", "ب", "ج"), met("أ", "ج")], frozenset()) == ["E1", "E1", "E1"]
    assert link([met("أ", "ب"), met("أ")], frozenset()) == ["E1", "E1"]


def test_statements_stay_apart() -> None:
    events = [event("statement", speaker="أ"), event("statement", speaker="أ")]
    assert link(events, frozenset({"statement"})) == ["E1", "E2"]
    assert link(events, frozenset()) == ["E1", "E1"]


def test_groups_of_a_state_that_are_called_otherwise_are_told_apart_wherever_they_stand() -> None:
    """Their words count though each has the state for its name: what is known of one pair holds of no other."""

    def met(words: str) -> Event:
        group = Arg("participant", Span(0, len(words), words), ("ب",), kind="group", states=("ب",))
        return attrs.evolve(event("meeting"), args=(group,))

    told = [met(words) for words in ("مسؤولون غانيون", "مهندسون زائرون", "مسؤولون غانيون")]
    assert link(told, frozenset()) == ["E1", "E2", "E1"]


def test_a_group_holds_together_only_what_agrees_with_all_of_it() -> None:
    """The third agrees with the second but not with the first of the group."""
    events = [event(visitor="أ", destination="ب"), event(visitor="أ"), event(visitor="أ", destination="ج")]
    assert link(events, frozenset()) == ["E1", "E1", "E2"]


def test_who_names_nobody_is_the_mention_right_before() -> None:
    assert link([event(), event()], frozenset()) == ["E1", "E1"]
    assert link([event(), below_at(90)], frozenset()) == link([event(visitor="أ"), below_at(90)], frozenset())
    assert link([event(), event(visitor="أ"), below_at(300)], frozenset()) == ["E1", "E2", "E3"]
    assert link([event(), event()], frozenset(), several={1}) == ["E1", "E2"]
    assert link([event(status="denied"), event()], frozenset()) == ["E1", "E2"]


def test_a_text_that_names_nobody_speaks_of_one_event_of_a_type() -> None:
    far = below_at(900)
    assert link([event(), far], frozenset()) == ["E1", "E1"]
    assert link([event(visitor="أ"), far], frozenset()) == ["E1", "E2"]
    assert link([event(), below_at(40, visitor="أ"), far], frozenset()) == ["E1", "E2", "E3"]


def test_who_leaves_a_place_was_there() -> None:
    def left(place: str) -> Event:
        return attrs.evolve(event(visitor="أ"), place=Arg("place", SPAN, (place,)))

    there, home = event(visitor="أ", destination="ب"), {"ج": "ب"}
    assert link([there, left("ب")], frozenset()) == link([there, left("ج")], frozenset(), (), home) == ["E1", "E1"]
    assert link([there, left("د")], frozenset()) == ["E1", "E2"]


def test_one_thing_signed_is_one_signing_whoever_is_thought_to_sign() -> None:
    def signed(words: str, who: str, source: str) -> Event:
        args = (Arg("signatory", None, (who,), True, source=source), Arg("document", Span(0, 1, words)))
        return attrs.evolve(event("signing"), args=args)

    first = signed("اتفاق الغابات", "أ", "explicit")
    assert link([first, signed("الاتفاق الغابات", "ب", "control")], frozenset()) == ["E1", "E1"]
    assert link([first, signed("اتفاق الغابات", "ب", "explicit")], frozenset()) == ["E1", "E2"]
    assert link([first, signed("اتفاق", "ب", "control")], frozenset()) == ["E1", "E2"]


def test_what_takes_up_a_mention_is_its_event_unless_words_contradict() -> None:
    first, second = event(visitor="أ", destination="ب"), event(visitor="ج", destination="ب")
    vague = attrs.evolve(event(destination="ب"), args=(Arg("visitor", None, ("ه",), True, source="control"),))
    vague = attrs.evolve(vague, args=(*vague.args, *event(destination="ب").args))
    assert link([first, second, vague], frozenset()) == ["E1", "E2", "E3"]
    assert link([first, second, vague], frozenset(), takes={2: 0}) == ["E1", "E2", "E1"]
    assert link([first, second], frozenset(), takes={1: 0}) == ["E1", "E2"]


def test_most_evidence_wins() -> None:
    """Two in common say more than one; the last of equals is meant; what contradicts more than it agrees is another."""

    def went(visitor: str, place: str, time: str | None = None) -> Event:
        return event(visitor=visitor, destination=place, time=time)

    both, one = went("أ", "ب"), event(visitor="أ", host="ج")
    assert link([both, one, went("أ", "ب")], frozenset()) == ["E1", "E1", "E1"]
    there, elsewhere = went("أ", "ب", "2024-03-05"), went("أ", "د", "2024-03-06")
    assert link([there, elsewhere, went("أ", "ب")], frozenset()) == ["E1", "E2", "E1"]
    assert link([there, elsewhere, event(visitor="أ")], frozenset()) == ["E1", "E2", "E2"]
    assert link([there, went("أ", "ب", "2024-03-06")], frozenset()) == ["E1", "E2"]


def test_another_act_is_another_event_however_much_is_in_common() -> None:
    vague, impose, lift = (
        attrs.evolve(event("sanction", imposer="أ", target="ب"), mode=mode) for mode in (None, "impose", "lift")
    )
    assert link([vague, vague, impose, lift], frozenset()) == ["E1", "E1", "E1", "E2"]


def test_who_is_quoted_again_in_the_same_words_said_it_once() -> None:
    def said(start: int, who: str, words: str) -> Event:
        content = Arg("content", Span(start, start + len(words), words))
        return attrs.evolve(event("statement"), args=(Arg("speaker", None, (who,), True), content))

    words = "الحكومة ستعيد فتح الموانئ القديمة أمام السفن الأجنبية"
    again = "«الحكومة ستعيد فتح الموانئ القديمة أمام جميع السفن الأجنبية»"
    speech = frozenset({"statement"})
    assert link([said(0, "أ", words), said(200, "أ", again)], speech) == ["E1", "E1"]
    assert link([said(0, "أ", words), said(200, "ب", again)], speech) == ["E1", "E2"]
    # what stands in what is said is another saying of it
    assert link([said(0, "أ", words), said(10, "أ", again)], speech) == ["E1", "E2"]
    assert link([said(0, "أ", words), said(200, "أ", "الحكومة ستعيد فتح الموانئ")], speech) == ["E1", "E2"]
    longer = words + " في الصيف المقبل إذا وافق البرلمان على الميزانية الجديدة وعادت الشركات الكبرى إلى البلاد"
    assert link([said(0, "أ", words), said(200, "أ", longer)], speech) == ["E1", "E2"]


def test_what_is_concluded_need_not_agree_with_the_whole_group() -> None:
    """The second was given a wrong destination; the third agrees with the first."""
    concluded = (Arg("visitor", Span(0, 1, "أ"), ("أ",)), Arg("destination", None, ("ج",), True, source="inherited"))
    events = [event(visitor="أ", destination="ب"), attrs.evolve(event(), args=concluded)]
    assert link([*events, event(visitor="أ")], frozenset()) == ["E1", "E2", "E2"]
    assert link([*events, event(visitor="أ", destination="ب")], frozenset()) == ["E1", "E2", "E1"]


def test_the_event_of_the_headline_is_the_first_of_its_type_below() -> None:
    above, below, later = event(visitor="أ"), below_at(9, visitor="ب"), below_at(12, visitor="ج")
    assert link([above, below, later], frozenset()) == ["E1", "E2", "E3"]
    assert link([above, below, later], frozenset(), headline=5) == ["E1", "E1", "E2"]
    denied = attrs.evolve(below, status="denied")
    assert link([above, denied], frozenset(), headline=5) == ["E1", "E2"]


def test_statements_follow_the_headline_if_the_speaker_does() -> None:
    above = event("statement", speaker="أ")
    apart = frozenset({"statement"})
    assert link([above, below_at(9, "statement", speaker="أ")], apart, headline=5) == ["E1", "E1"]
    assert link([above, below_at(9, "statement", speaker="ب")], apart, headline=5) == ["E1", "E2"]
    assert link([above, below_at(9, "statement", speaker="ب")], apart, (), {"ب": "أ"}, headline=5) == ["E1", "E1"]


def test_a_headline_says_what_the_statement_below_says() -> None:
    def said(start: int, who: str, words: str) -> Event:
        args = (Arg("speaker", None, (who,), True), Arg("content", Span(0, 1, words)))
        return attrs.evolve(below_at(start, "statement"), args=args)

    above, other, again = (
        said(0, "أ", "إغلاق الميناء القديم"),
        said(9, "أ", "خفض الأسعار"),
        said(12, "أ", "الميناء سيُغلق"),
    )
    assert link([above, other, again], frozenset({"statement"}), headline=5) == ["E1", "E2", "E1"]
    vague = attrs.evolve(again, args=(Arg("content", Span(0, 1, "إغلاق الميناء القديم في الصيف")),))
    assert link([above, vague], frozenset({"statement"}), headline=5) == ["E1", "E1"]


def test_thanks_are_no_congratulations_but_talks_may_be_a_reception() -> None:
    def courtesy(mode: str | None) -> Event:
        return attrs.evolve(event("courtesy", sender="أ", recipient="ب"), mode=mode)

    assert link([courtesy("thank"), courtesy("congratulate")], frozenset()) == ["E1", "E2"]
    assert link([courtesy("thank"), courtesy(None)], frozenset()) == ["E1", "E1"]
    talks, reception = (attrs.evolve(event("meeting", participant="أ"), mode=mode) for mode in ("talks", "reception"))
    assert link([talks, reception], frozenset()) == ["E1", "E1"]
    assert link([attrs.evolve(talks, mode="session"), reception], frozenset()) == ["E1", "E2"]


def test_a_session_may_be_the_talks_that_are_held_in_it() -> None:
    text = (
        "رئيس كينيا يبحث مع نظيره المالي ملف الحدود\n"
        "عقد الرئيس الكيني هارون مندوثا جلسة مباحثات مع نظيره المالي سامر كيتا. وجرى خلال الجلسة بحث ملف الحدود"
    )
    assert {each.event for each in arabdiplo.extract(text).events if each.type == "meeting"} == {"E1"}


def test_a_headline_is_a_short_first_line() -> None:
    assert headline("لقاء في نيروبي\nالتقى") == 14
    assert headline("\nلقاء\nالتقى") == 5
    assert headline("لقاء في نيروبي.\nالتقى") == headline("لقاء في نيروبي") == headline("") == 0
    assert headline("لقاء " * 60 + "\nالتقى") == 0


def below_at(start: int, type: str = "visit", **roles: str) -> Event:
    """An event at a place in the text."""
    return attrs.evolve(event(type, **roles), trigger=Span(start, start + 1, "x"))


def test_this_visit_is_the_last_one_if_nothing_says_which() -> None:
    events = [event(destination="ب"), below_at(300), below_at(310, visitor="أ")]
    assert link(events, frozenset()) == ["E1", "E2", "E3"]
    assert link(events, frozenset(), pointing={1, 2}) == ["E1", "E1", "E1"]


def test_the_headline_of_a_saying_waits_for_who_says_it() -> None:
    text = "نيروبي تبلغ أكرا بموقفها\nقال مسؤول أوغندي إن كينيا أبلغت غانا بموقفها"
    events = {one.trigger.text: one.event for one in arabdiplo.extract(text).events}
    assert events["تبلغ"] == events["أبلغت"] != events["قال"]


def test_what_the_past_tells_of_is_not_what_was_to_come() -> None:
    text = "التقى الوزير ماجد هارون كوفي مندوثا. ومن المقرر أن يلتقي هارون مندوثا غدا. وتناول اللقاء الملف المالي"
    first, second, third = arabdiplo.extract(text, date="2024-03-06").events
    assert (first.event, third.status) == (third.event, "actual") and second.event != first.event


def groups(text: str) -> list[str]:
    """The events of a text of 6 March 2024, but for what is said."""
    events = arabdiplo.extract(text, date="2024-03-06").events
    return [one.event for one in events if one.type != "statement"]


def test_what_was_done_before_long_ago_is_not_what_is_new() -> None:
    new = "قطعت كينيا علاقاتها مع مالطا. "
    assert groups(new + "وكانت كينيا قد قطعت علاقاتها مع مالطا عام 1990") == ["E1", "E2"]
    assert groups(new + "وكانت كينيا قد قطعت علاقاتها مع مالطا أمس") == ["E1", "E1"]
    assert groups(new + "وقطعت كينيا علاقاتها مع مالطا عام 1990") == ["E1", "E1"]
    undated = arabdiplo.extract(new + "وكانت كينيا قد قطعت علاقاتها مع مالطا عام 1990").events
    assert undated[0].event == undated[1].event


def test_what_was_over_long_ago_is_not_what_is_planned() -> None:
    planned = "سيلتقي وزير النقل الكيني نظيره المالطي. "
    text = planned + "وقال: تفاوضنا مع مالطا العام الماضي"
    first, _, second = arabdiplo.extract(text, date="2024-03-06").events
    assert first.event != second.event and (first.status, second.status) == ("planned", "actual")


def test_two_meetings_are_in_places_of_two_states() -> None:
    met = "التقى الوزير الكيني نظيره المالطي في"
    assert groups(f"{met} الدوحة. ثم {met} مسقط") == ["E1", "E2"]
    assert groups(f"{met} الدوحة. ثم {met} قطر") == ["E1", "E1"]
    named = "التقى الوزير سامر الخالدي السفير ديتر هوفمان في"
    assert groups(f"{named} الدوحة. و{named} مسقط") == ["E1", "E2"]


def test_what_somebody_held_is_not_what_he_is_to_hold() -> None:
    text = "أجرى وزير النقل الكيني ونظيره المالطي مباحثات، على أن يلتقي الوزير الكيني الرئيس المالطي غدا"
    assert groups(text) == ["E1", "E2"]


def test_both_sides_are_those_of_the_meeting_before() -> None:
    text = (
        "استقبل الرئيس الكيني السفير المالطي، وبحث الجانبان التعاون. "
        "واستقبل الرئيس الكيني السفير الغاني، وبحث الجانبان التجارة"
    )
    assert groups(text) == ["E1", "E1", "E2", "E2"]


def test_what_takes_up_a_mention_has_somebody_in_common_with_it() -> None:
    def visit(**roles: str) -> Event:
        made = event(**roles)
        return attrs.evolve(made, args=tuple(attrs.evolve(arg, kind="person", source="control") for arg in made.args))

    first, other = visit(visitor="أ"), visit(visitor="ه")
    assert strangers(first, other) and not strangers(first, event()) and not strangers(first, visit(host="أ"))
    assert not strangers(first, event(visitor="ه"))  # a body may be part of another, and have men
    assert link([first, other], frozenset(), takes={1: 0}) == ["E1", "E2"]
    assert link([first, event()], frozenset(), takes={1: 0}) == ["E1", "E1"]


def test_who_was_there_besides_was_at_the_meeting_before() -> None:
    """Whatever the noun calls it, and whoever came."""
    text = (
        "استقبل الرئيس الكيني وليام سامبو نظيره الأوغندي يوري كاموتو أمس. {}"
        " السفير الهندي سامر الخالدي ووزير المالية ماجد هارون."
    )
    for told in ("وحضر الجلسة", "وحضر جلسة المباحثات", "وجرى هذا اللقاء بحضور"):
        met, there = (e for e in arabdiplo.extract(text.format(told)).events if e.type == "meeting")
        assert met.event == there.event, told
    met, led = (e for e in arabdiplo.extract(text.format("ثم عقد جلسة عمل مع")).events if e.type == "meeting")
    assert met.event != led.event


def test_a_short_quotation_is_said_again_too() -> None:
    text = (
        "أكد الوزير الكيني سامر الخالدي أمس أن النظام الجديد «يعيش أيامه الأخيرة». {}. وقال {}"
        " للصحفيين إن «النظام يعيش أيامه الأخيرة»."
    )
    for who, same in (("الخالدي", True), ("السفير الهندي ماجد هارون", False)):
        said = [
            e.event
            for e in arabdiplo.extract(text.format("واستقبل السفير الغاني", who)).events
            if e.type == "statement"
        ]
        assert (said[0] == said[-1]) is same
