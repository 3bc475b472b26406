"""A type of event nobody has: one rule file, any verb, and the engine knows its clause, status, time and place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import arabdiplo

Build = Callable[[str], Any]

RULES = """
# Somebody plants trees.
event planting {
  planter : person or body many
  tree : nominal
  helper : actor
  mode : public, private
  require planter
  code cameo "07" for public
}
frame plant -> planting {
  verb "غرس", masdar "غرس" subject planter object tree
  light "نظّم" noun "حملة تشجير" subject planter
  also prep "بالتعاون مع" helper
  set mode = public when described by adj "عام" or clause has "حديقة عامة"
  example "غرس مروان نخلة القرية" planter "مروان" tree "نخلة القرية"
  reject "غرس الطفل أظافره"
  near "غرس الوتد" wrong planter
}
status meant rank 2 {
  particle "س"
  verb "اعتزم"
  example "سيغرس مروان نخلة القرية" trigger "يغرس" status meant
}
"""


@pytest.mark.parametrize(
    ("text", "trigger", "planter", "status"),
    [
        ("غرس مروان نخلة القرية", "غرس", "مروان", "actual"),
        ("مروان يغرس نخلة القرية", "يغرس", "مروان", "actual"),
        ("غرست ليلى نخلة القرية", "غرست", "ليلى", "actual"),
        ("غُرست نخلة القرية من قبل مروان", "غُرست", "مروان", "actual"),
        ("يعتزم مروان غرس نخلة القرية", "غرس", "مروان", "meant"),
        pytest.param(
            "وسيغرس البنك الدولي نخلة القرية",
            "يغرس",
            "البنك الدولي",
            "meant",
        ),
        pytest.param(
            "مروان الذي غرس نخلة القرية تكلم",
            "غرس",
            "مروان",
            "actual",
        ),
        ("تكلم مروان وغرس نخلة القرية", "غرس", "مروان", "actual"),
    ],
)
def test_it_is_found_in_every_order(world: Build, text: str, trigger: str, planter: str, status: str) -> None:
    event = world(RULES).event(text)
    assert (event.type, event.trigger.text, event.status) == ("planting", trigger, status)
    assert [arg.span.text for arg in event.fillers("planter")] == [planter]
    assert [arg.span.text for arg in event.fillers("tree")] == ["نخلة القرية"]


def test_time_place_and_mode_come_without_a_line(world: Build) -> None:
    event = world(RULES).event("في نيروبي غرس مروان أمس نخلة القرية بالتعاون مع كينيا")
    assert (event.time.value, event.place.entity) == ("2024-03-05", ("نيروبي",))
    assert event.fillers("helper")[0].entity == ("كينيا",)


def test_two_words_may_be_a_light_noun(world: Build) -> None:
    event = world(RULES).event("نظم مروان حملة تشجير في نيروبي")
    assert (event.trigger.text, [arg.span.text for arg in event.fillers("planter")]) == ("حملة تشجير", ["مروان"])


def test_beside_the_bundled_rules_it_is_a_class_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "planting.dpl"
    path.write_text(
        "dpl 1\nuse actor, time\n" + RULES[: RULES.index("status meant")].replace("مروان", "الوزير الكيني"),
        encoding="utf-8",
    )
    extractor = arabdiplo.Extractor(rules=path)
    document = extractor.extract("زار وزير الزراعة الكيني تونس وغرس نخلة القرية", date="2024-03-06")
    visit, planting = document.events
    assert (type(visit).__name__, type(planting).__name__) == ("Visit", "Planting")
    assert planting.planter[0].span.text == "وزير الزراعة الكيني"
    assert planting.tree.span.text == "نخلة القرية"
    assert (planting.mode, planting.code("cameo")) == (None, None)
    assert "Somebody plants trees" in type(planting).__doc__
