"""Why a trigger is no event: blocked, wrong, missing; and which of two frames wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[[str], Any]

RULES = """
event tour {
  guest : person many
  stop : place many
  mate : person
  mode : short, long
  require guest and stop
  unless text has (noun "رواية" or participle "حالم")
}
lexicon toys { noun "لعبة" or "دمية" }
frame tour -> tour {
  verb "جاب يجوب" subject guest object stop prep "مع" mate
  noun "جولة" mode short of guest prep "في" stop when not described by adj "خيالي"
  set mode = long when clause has "طويلا"
  unless sentence has toys
  unless preceded by "كأنما"
  example "جاب مروان بيرو" guest "مروان" stop "بيرو"
  reject "جاب الطائر"
}
frame roam -> tour {
  verb "طاف يطوف" subject guest object stop
  example "طاف مروان بيرو" guest "مروان" stop "بيرو"
  reject "طاف الطائر"
}
"""


@pytest.fixture(scope="module")
def tours(world: Build) -> Any:
    return world(RULES)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("جابت بيرو", ("wrong", "guest")),
        ("جاب مروان", ("missing", "stop")),
        ("جاب مروان ليلى", ("wrong", "stop")),
        ("جابت السفينة بيرو", ("wrong", "guest")),
        ("جولة في بيرو", ("missing", "guest")),
        ("جاب مروان بيرو مع لعبة", ("blocked", "")),
        ("كأنما جاب مروان بيرو", ("blocked", "")),
        ("جولة خيالية في بيرو", ("blocked", "")),
    ],
)
def test_refusals(tours: Any, text: str, refusal: tuple[str, str]) -> None:
    assert ("own.tour", *refusal) in tours.refusals(text)


@pytest.mark.parametrize(("frame", "verb"), [("tour", "جاب"), ("roam", "طاف")])
def test_what_bars_an_event_bars_all_its_frames(tours: Any, frame: str, verb: str) -> None:
    assert [event.rule for event in tours.engine.run(f"{verb} مروان بيرو").events] == [f"own.{frame}"]
    assert tours.refusals(f"{verb} مروان بيرو في الرواية") == {(f"own.{frame}", "blocked", "")}


def test_words_that_an_event_asks_for_are_known_as_those_of_frames(tours: Any) -> None:
    assert ("own.roam", "blocked", "") in tours.refusals("طاف مروان بيرو حالما")


def test_blocked_comes_before_wrong_and_missing(tours: Any) -> None:
    assert tours.refusals("جاب لعبة") == {("own.tour", "blocked", "")}


def test_a_refusal_names_its_trigger_and_says_why(tours: Any) -> None:
    text = "أمس جاب مروان ليلى"
    (refusal,) = tours.engine.explain(text).refusals
    assert text[refusal.trigger.start : refusal.trigger.end] == refusal.trigger.text == "جاب"
    assert refusal.detail


def test_what_is_not_required_may_be_missing_or_wrong(tours: Any) -> None:
    assert tours.roles("جاب مروان بيرو مع القلم") == {"guest": ["مروان"], "stop": ["بيرو"]}


def test_modes(tours: Any) -> None:
    """The arm's own mode; else the first `set mode` that holds; else none."""
    assert tours.event("جاب مروان بيرو").mode is None
    assert tours.event("جاب مروان بيرو طويلا").mode == "long"
    assert tours.event("بدأت جولة مروان في بيرو طويلا").mode == "short"


REQUIRE = """
event pact {{ side : actor many  witness : actor  require {require} }}
frame pact -> pact {{
  verb "تعاقد" subject side prep "مع" side prep "أمام" witness
  example "تعاقد مروان مع بيرو أمام ليلى" side "مروان" side "بيرو" witness "ليلى"
  reject "تعاقد الناس"
}}
"""


@pytest.mark.parametrize(
    ("require", "kept"),
    [
        ("side", {"one", "two", "one, seen", "two, seen", "unnamed"}),
        ("2 side", {"two", "two, seen"}),
        ("side and witness", {"one, seen", "two, seen"}),
        ("2 side or witness", {"two", "one, seen", "two, seen"}),
        ("side named", {"one", "two", "one, seen", "two, seen"}),
    ],
)
def test_require(world: Build, require: str, kept: set[str]) -> None:
    texts = {
        "one": "تعاقد مروان",
        "two": "تعاقد مروان مع ليلى",
        "one, seen": "تعاقد مروان أمام ليلى",
        "two, seen": "تعاقد مروان وياسين أمام ليلى",
        "unnamed": "تعاقد وفد",
    }
    own = world(REQUIRE.format(require=require))
    assert {name for name, text in texts.items() if own.events(text)} == kept


# -- conflicts -------------------------------------------------------------------------------

TWO = """
event walk {{ guest : person many  stop : place  mate : person  require guest }}
frame first -> walk {{
  verb "مشى" subject guest {first}
  example "مشى مروان" guest "مروان"
  reject "مشى النمل"
}}
frame second -> walk {{
  verb "مشى" subject guest {second}
  example "مشى مروان" guest "مروان"
  reject "مشى النمل"
}}
"""


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        ("", "", "own.first"),  # the name
        ("", "priority 1", "own.second"),
        ("priority 2", "priority 1", "own.first"),
        ("", 'prep "إلى" stop', "own.second"),  # more roles with words of their own
        ("priority 5", 'prep "إلى" stop', "own.second"),  # roles before priority
        ('prep "مع" mate', 'prep "إلى" stop prep "مع" mate', "own.second"),
    ],
)
def test_one_trigger_one_event(world: Build, first: str, second: str, winner: str) -> None:
    own = world("# unchecked\n" + TWO.format(first=first, second=second))
    text = "مشى مروان إلى بيرو مع ليلى"
    (event,) = own.events(text)
    assert event.rule == winner
    (loser,) = own.engine.explain(text).losers
    assert {loser.rule, winner} == {"own.first", "own.second"}
    assert loser.trigger == event.trigger


def test_the_light_verb_is_no_event_of_its_own(affairs: Any) -> None:
    assert [event.trigger.text for event in affairs.events("أجرى مروان محادثات مع ليلى")] == ["محادثات"]
    assert [event.trigger.text for event in affairs.events("بدأ مروان زيارة إلى بيرو")] == ["زيارة"]


def test_light_and_noun_win_over_the_noun_alone(affairs: Any) -> None:
    trace = affairs.engine.explain("أجرى مروان محادثات مع ليلى")
    (event,) = trace.document.events
    assert [arg.span.text for arg in event.args] == ["مروان", "ليلى"]


def test_what_one_text_did_not_have_refuses_in_the_next(tours: Any) -> None:
    """What a condition looked for in vain is remembered, and it is asked again where that is there."""
    for _ in range(2):
        assert tours.events("جاب مروان بيرو")
        assert not tours.events("جاب مروان بيرو مع لعبة") and not tours.events("كأنما جاب مروان بيرو")


TWINS = """
frame a_first -> tour { verb "جاب يجوب" subject guest object stop example "جاب" reject "يوم" }
frame b_second -> tour { verb "جاب يجوب" subject guest object stop example "جاب" reject "يوم" PRIORITY }
"""


@pytest.mark.parametrize(
    ("priority", "loser", "reason"),
    [
        ("", "b_second", "all else equal, the name decides; give one a «priority»"),
        ("priority 1", "a_first", "priority 1 against 0"),
    ],
)
def test_of_two_frames_that_are_alike_the_name_decides_and_a_priority_would(
    world: Build, priority: str, loser: str, reason: str
) -> None:
    event = "event tour { guest : person many  stop : place many  require guest and stop }"
    trace = world("# unchecked\n" + event + TWINS.replace("PRIORITY", priority)).engine.explain("جاب مروان بيرو", None)
    (lost,) = trace.losers
    winner = {"a_first": "b_second", "b_second": "a_first"}[loser]
    module = lost.rule.rpartition(".")[0]
    assert (lost.rule, lost.reason) == (f"{module}.{loser}", f"{module}.{winner} won: {reason}")
