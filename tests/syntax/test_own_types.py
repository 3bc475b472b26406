"""Types of one's own: what `is actor` acts wherever it stands, and a thing after a verb is no subject of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo import Event, Extractor
from arabdiplo.lang import check_rules

RESCUE = """dpl 1
use actor, time
type ship%s
lexicon ship_nouns%s { noun "سفينة" gender feminine noun "باخرة" gender feminine }
%s
event rescue { vessel : ship  rescued : person or group or body many  require vessel or rescued }
frame rescue -> rescue {
  verb "أنقذ" subject vessel object rescued
  example "أنقذت سفينة الوزير الكيني" vessel "سفينة" rescued "الوزير الكيني"
  reject "أنقذت الأمطار الموسم"
}
"""
PATTERN = """pattern vessel -> ship {
  match ship_nouns as h then maybe demonym
  head h
  example "غرقت سفينة نرويجية" chunk "سفينة نرويجية"
}"""


def file(folder: Path, is_: str, by_pattern: bool) -> Path:
    path = folder / "rescue.dpl"
    path.write_text(RESCUE % (is_, "" if by_pattern else " -> ship", PATTERN if by_pattern else ""), encoding="utf-8")
    return path


@pytest.mark.parametrize("by_pattern", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "أنقذت {} الوزير الكيني",
        "{} أنقذت الوزير الكيني",
        "أعلنت الوزارة أن {} أنقذت الوزير الكيني",
        "عاد الوزير الكيني الذي أنقذته {}",
        "{} كانت قد أنقذت الوزير الكيني",
    ],
)
def test_an_actor_of_the_rules_is_one_to_the_clause(tmp_path: Path, text: str, by_pattern: bool) -> None:
    ship = "سفينة نرويجية" if by_pattern else "الباخرة"
    found = Extractor(rules=file(tmp_path, " is actor", by_pattern)).extract(text.format(ship))
    [event] = [one for one in found.events if one.type == "rescue"]
    assert [arg.span.text for arg in (*event.fillers("vessel"), *event.fillers("rescued")) if arg.span] == [
        ship,
        "الوزير الكيني",
    ]


def test_who_acts_and_is_no_actor_is_warned_of(tmp_path: Path) -> None:
    assert [one.code for one in check_rules([file(tmp_path, "", True)])] == ["D510"]
    assert not check_rules([file(tmp_path, " is actor", True)])


OPENING = """dpl 1
use actor, time
event opening { opener : person or body or group many  thing : nominal  require opener and thing }
frame open -> opening {
  verb "افتتح" subject opener object thing
  example "افتتح وزير النقل الأردني الجسر" opener "وزير النقل الأردني" thing "الجسر"
  reject "افتتحت البورصة على ارتفاع"
}
"""


def opened(folder: Path, text: str) -> list[Event]:
    path = folder / "opening.dpl"
    path.write_text(OPENING, encoding="utf-8")
    return [event for event in Extractor(rules=path).extract(text).events if event.type == "opening"]


def test_a_thing_after_a_verb_is_what_the_last_actor_did_it_to(tmp_path: Path) -> None:
    [event] = opened(tmp_path, "زار الوزير سامر الخالدي عمان. وافتتح الجسر أمس.")
    assert [(arg.role, arg.entity, arg.source) for arg in event.args][0] == ("opener", ("سامر الخالدي",), "dropped")
    assert [arg.span.text for arg in event.fillers("thing") if arg.span] == ["الجسر"]


@pytest.mark.parametrize(
    "text",
    [
        "زار الوزير سامر الخالدي عمان. وافتتح المهندس الجسر أمس.",  # he did it, whoever he is
        "وافتتح الجسر أمس.",  # nobody was named
        "زار وزير النقل عمان. وافتتح الجسر أمس.",  # nor anybody with a name or a state
    ],
)
def test_but_not_where_somebody_else_or_nobody_is_meant(tmp_path: Path, text: str) -> None:
    assert not [one for one in opened(tmp_path, text) if any(arg.source == "dropped" for arg in one.args)]


def test_what_is_missing_because_nobody_has_a_name_is_said(tmp_path: Path) -> None:
    opened(tmp_path, "")
    text = "زار وزير النقل عمان. وافتتح الجسر."
    refused = [one for one in Extractor(rules=tmp_path / "opening.dpl").explain(text).refusals if "opening" in one.rule]
    assert refused and all(one.reason in ("missing", "wrong") for one in refused)


WAGONS = """dpl 1
use actor
type wagon%s
lexicon wagons -> wagon { noun "عربة" }
event watch { who : country or body  what : wagon  require who and what }
frame watch -> watch {
  verb "راقب" subject who object what
  example "راقبت كينيا عربة" who "كينيا" what "عربة"
  reject "نام الوزير"
}
event notice { who : country or body  what : nominal  require who and what }
frame notice -> notice {
  verb "لاحظ" subject who object what
  example "لاحظت كينيا كتابا" who "كينيا" what "كتابا"
  reject "نام الوزير"
}
"""


@pytest.mark.parametrize("is_", ["", " is place"])
def test_an_entry_of_a_typed_lexicon_has_its_genitive_with_it(tmp_path: Path, is_: str) -> None:
    (path := tmp_path / "wagons.dpl").write_text(WAGONS % is_, encoding="utf-8")
    reader = Extractor(rules=path, types=["watch", "notice"])
    for what in ("عربة الوزير", "عربة الوزير الجديدة", "عربة نقل الركاب", "عربة كبيرة", "العربة الكبيرة"):
        for verb in ("راقبت", "لاحظت"):
            [event] = reader.extract(f"{verb} كينيا {what}").events
            assert [arg.span.text for arg in event.fillers("what") if arg.span] == [what]
