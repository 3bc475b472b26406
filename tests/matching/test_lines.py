"""What a line of a pattern takes: sequence, choice, counts, captures, gaps, looking around."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules

Spot = Callable[..., list[str]]
Build = Callable[[str], Any]

LETTERS = """
lexicon alif { proper "ألف" }
lexicon ba { proper "باء" }
lexicon jim { proper "جيم" }
lexicon dal { proper "دال" }
"""


@pytest.mark.parametrize(
    ("expression", "text", "wanted"),
    [
        ("alif then ba", "ألف باء ألف جيم باء", ["ألف باء"]),
        ("alif then ba or jim", "ألف باء ألف جيم ألف دال", ["ألف باء", "ألف جيم"]),
        ("(alif then ba) or jim", "ألف باء جيم ألف جيم", ["ألف باء", "جيم", "جيم"]),
        ("alif then maybe ba then jim", "ألف باء جيم ألف جيم ألف باء", ["ألف باء جيم", "ألف جيم"]),
        ("alif then up to 2 ba", "ألف باء باء باء", ["ألف باء باء"]),
        ("2 to 3 alif", "ألف باء ألف ألف باء ألف ألف ألف ألف", ["ألف ألف", "ألف ألف ألف"]),
        ("2 to 2 (alif then ba)", "ألف باء ألف باء ألف باء", ["ألف باء ألف باء"]),
        # greedy, but it gives back what the rest needs
        ("up to 3 alif then alif", "ألف ألف ألف", ["ألف ألف ألف"]),
        # looking does not take
        ("alif then followed by ba", "ألف باء ألف جيم", ["ألف"]),
        ("alif then not followed by ba", "ألف باء ألف جيم ألف", ["ألف", "ألف"]),
        ("preceded by alif then ba", "ألف باء جيم باء", ["باء"]),
        ("not preceded by alif then ba", "ألف باء جيم باء", ["باء"]),
        ("not preceded by alif or jim then ba", "ألف باء جيم باء دال باء", ["باء"]),
        # gaps: as few words as will do, none of them what `until` says, never over a full stop
        ("alif then skip up to 3 then jim", "ألف باء باء جيم جيم", ["ألف باء باء جيم"]),
        ("alif then skip up to 1 then jim", "ألف باء باء جيم", []),
        ("alif then skip up to 5 until dal then jim", "ألف دال جيم ألف باء جيم", ["ألف باء جيم"]),
        ("alif then skip up to 5 then jim", "ألف باء. باء جيم", []),
        ("alif then skip up to 5 then jim", "ألف باء\nباء جيم", []),
        ("alif then ba", "ألف. باء", []),
    ],
)
def test_lines(spot: Spot, expression: str, text: str, wanted: list[str]) -> None:
    assert spot(expression, text, LETTERS) == wanted


def test_a_gap_ends_before_a_finite_verb(spot: Spot) -> None:
    assert spot("alif then skip up to 5 then jim", "ألف في البيت جيم", LETTERS) == ["ألف في البيت جيم"]
    assert spot("alif then skip up to 5 then jim", "ألف يكتبون البيت جيم", LETTERS) == []


def test_a_clitic_is_a_word_of_its_own(spot: Spot) -> None:
    assert spot('alif then "و" then ba', "ألف وباء", LETTERS) == ["ألف وباء"]
    assert spot('"ب" then alif', "بألف ألف", LETTERS) == ["بألف"]
    assert spot("alif then ba", "ألف وباء", LETTERS) == []


def test_words_of_a_string_stand_side_by_side_with_no_other_clitic(spot: Spot) -> None:
    assert spot('"كتاب جديد"', "كتاب وجديد كتاب بجديد كتاب، جديد كتاب جديد") == ["كتاب جديد"]
    assert spot('"كتاب وقلم"', "كتاب وقلم كتاب قلم") == ["كتاب وقلم"]


@pytest.mark.parametrize(
    ("line", "text", "wanted"),
    [
        ("alif as x then ba as y", "ألف باء", {"x": "ألف", "y": "باء"}),
        ("(alif then up to 3 ba) as x then jim as y", "ألف باء باء جيم", {"x": "ألف باء باء", "y": "جيم"}),
        ("maybe alif as x then jim as y", "جيم", {"y": "جيم"}),
        ("(alif as x) or (ba as y) then dal", "باء دال", {"y": "باء"}),
        ("alif then followed by (ba as x)", "ألف باء", {}),
    ],
)
def test_a_capture_names_what_its_unit_took(world: Build, line: str, text: str, wanted: dict[str, str]) -> None:
    names = [name for name in "xy" if f"as {name}" in line and "followed" not in line]
    sets = "set " + ", ".join(f"{name} = {name}" for name in names) if names else ""
    whole = text.split()[0] if "followed" in line else text
    pattern = f'pattern it -> hit {{ match {line} {sets} example "{text}" chunk "{whole}" }}'
    own = world(f"{LETTERS}\ntype hit with x, y\n{pattern}")
    (chunk,) = own.chunks(text, "hit")
    assert dict(chunk.attributes) == wanted


MEMBERS = (
    LETTERS
    + """
lexicon shops { proper "دكان" plural "دكاكين" }
type stall is person with letter
type row is actor
let letter = alif or ba or jim or dal
pattern stall -> stall {
  match shops then letter as x then names as n
  set letter = x
  entity n
  example "حضر دكان ألف مروان" chunk "دكان ألف مروان" letter "ألف"
}
pattern row -> row {
  match "قائمة" then up to 4 (letter as x then maybe "،") then "و" then letter as x
  refer stall each x with letter = x
  example "حضر دكان ألف مروان ودكان باء ليلى وقائمة ألف وباء" chunk "قائمة ألف وباء" is "مروان" is "ليلى"
}
"""
)


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("قائمة ألف وباء", ("مروان", "ليلى")),
        ("قائمة باء، ألف وجيم", ("ليلى", "مروان", "ياسين")),
        ("قائمة جيم، ألف، باء وجيم", ("ياسين", "مروان", "ليلى")),
        ("قائمة وباء", ("ليلى",)),
        ("قائمة دال وباء", ("ليلى",)),
    ],
)
def test_a_name_met_twice_or_under_a_count_is_a_list_in_text_order(
    world: Build, row: str, wanted: tuple[str, ...]
) -> None:
    text = f"حضر دكان ألف مروان ثم دكان باء ليلى ثم دكان جيم ياسين ثم {row}"
    (chunk,) = world(MEMBERS).chunks(text, "row")
    assert (chunk.span.text, chunk.entity) == (row, wanted)


@pytest.mark.xfail(strict=True, reason="refer finds only what is a person")
def test_refer_to_a_type_that_is_no_person(world: Build) -> None:
    own = world(MEMBERS.replace("stall is person", "stall is actor"))
    (chunk,) = own.chunks("حضر دكان ألف مروان ثم دكان باء ليلى ثم قائمة ألف وباء", "row")
    assert chunk.entity == ("مروان", "ليلى")


def test_the_first_line_that_holds_wins_at_its_place(spot: Spot) -> None:
    assert spot("alif match alif then ba", "ألف باء", LETTERS) == ["ألف"]
    assert spot("alif then ba match alif", "ألف باء ألف", LETTERS) == ["ألف باء", "ألف"]


@pytest.mark.parametrize(
    ("before", "found"),
    [("وصل", True), ("عاد أمس", True), ("عاد ثم أمس", True), ("عاد", False), ("أمس", False), ("ثم أمس", False)],
)
def test_what_stands_before_may_have_several_lengths(before: str, found: bool, tmp_path: Path) -> None:
    rules = tmp_path / "p.dpl"
    rules.write_text(
        "dpl 1\ntype thing\npattern p -> thing {\n"
        '  match preceded by ("وصل" or ("عاد" then maybe "ثم" then "أمس")) then "الوفد"\n'
        '  example "وصل الوفد" chunk "الوفد"\n}\n',
        encoding="utf-8",
    )
    trace = Engine(load_rules([rules], bundled=False)).explain(f"{before} الوفد")
    assert bool(trace.chunks) is found
