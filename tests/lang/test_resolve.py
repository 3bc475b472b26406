"""Names, lets, types, order: what a `Program` holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo.lang import Program, RuleError, check_rules, load_rules
from arabdiplo.lang import expr as e
from arabdiplo.lang.order import refs

Write = Callable[..., Path]

CORE = """dpl 1
type person is actor with state
type country is place, actor
lexicon lands -> country { proper "كندا" or "بيرو" }
lexicon titles { noun "وزير" or "سفير" rank 1 }
"""

TEST = ' example "سفير" chunk "سفير" '


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writer(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.dpl").write_text(
                text if text.startswith("dpl") else "dpl 1\n" + text, encoding="utf-8"
            )
        return tmp_path

    return writer


def load(folder: Path) -> Program:
    return load_rules([folder], bundled=False)


def codes(folder: Path) -> list[str]:
    return [each.code for each in check_rules([folder], bundled=False)]


def first_line(program: Program, name: str = "p") -> e.Seq:
    return next(pattern.matches[0] for _, pattern in program.patterns if pattern.name == name)


def captures(seq: e.Seq) -> list[str]:
    found: list[str] = []
    for step in seq.steps:
        assert isinstance(step, e.Count)
        for unit in step.body.units:
            inner = captures(unit.body) if isinstance(unit.body, e.Seq) else []
            found += [unit.capture] * bool(unit.capture) + inner
    return found


# -- lets ----------------------------------------------------------------------------


def test_captures_of_a_let_belong_to_the_pattern(write: Write) -> None:
    folder = write(
        core=CORE,
        a="use core let state = country as c then maybe (country as d) "
        f"pattern p -> person {{ match titles as t then state set state = c.entity or d.entity {TEST} }}",
    )
    assert captures(first_line(load(folder))) == ["t", "c", "d"]


def test_two_uses_of_a_let_do_not_mix(write: Write) -> None:
    """Each user of a let has its own copy: nothing that one pattern does is seen in another."""
    folder = write(
        core=CORE,
        a="use core let state = country as c "
        f"pattern p -> person {{ match titles then state {TEST} }} "
        f"pattern q -> person {{ match titles then word as c set state = c.entity {TEST} }}",
    )
    program = load(folder)
    assert captures(first_line(program, "p")) == ["c"] == captures(first_line(program, "q"))
    assert refs(first_line(program, "p")) == {"titles", "country"}
    assert refs(first_line(program, "q")) == {"titles"}


def test_a_choice_pours_into_the_choice_around_it(write: Write) -> None:
    folder = write(
        core=CORE, a=f'use core let l = "أ" or "ب" pattern p -> person {{ match titles or l or noun "ج" {TEST} }}'
    )
    step = first_line(load(folder)).steps[0]
    assert isinstance(step, e.Count)
    assert [type(unit.body) for unit in step.body.units] == [e.Test] * 3


def test_not_of_a_let_keeps_every_word_out(write: Write) -> None:
    folder = write(
        core=CORE, a=f'use core let l = "أ" or titles pattern p -> person {{ match not l then country {TEST} }}'
    )
    step = first_line(load(folder)).steps[0]
    assert isinstance(step, e.Count) and isinstance(test := step.body.units[0].body, e.Test)
    assert [part.negated for part in test.parts] == [True, True]


def test_features_reach_into_a_let(write: Write) -> None:
    folder = write(core=CORE, a=f'use core let l = noun "أ" or titles pattern p -> person {{ match l[dual] {TEST} }}')
    step = first_line(load(folder)).steps[0]
    assert isinstance(step, e.Count)
    for unit in step.body.units:
        assert isinstance(unit.body, e.Test)
        assert [feat.name for feat in unit.body.parts[0].feats] == ["dual"]


def test_words_of_a_let_stand_in_a_slot_and_in_a_condition(write: Write) -> None:
    folder = write(
        core=CORE,
        a='use core let toward = "إلى" or closer let closer = "نحو" event e { a : actor b : country } '
        'frame f -> e { verb "سافر" subject a prep "في" or toward b when prep toward is country '
        'example "سافر" reject "نام" }',
    )
    ((_, frame),) = load(folder).frames
    assert frame.arms[0].slots[1].given.words == ("في", "إلى", "نحو")
    when = frame.arms[0].when
    assert isinstance(when, e.Fact) and when.given == ("إلى", "نحو") and when.names == ()


# -- names ---------------------------------------------------------------------------


def test_private_names_bear_their_module(write: Write) -> None:
    folder = write(
        a=f'type _x lexicon _l -> _x {{ noun "كتاب" }} type own pattern p -> own {{ match _l then _x {TEST} }}',
        b='lexicon _l { noun "قلم" } let _x = _l',
    )
    program = load(folder)
    assert [table.name for table in program.lexicons] == ["a._l", "b._l"]
    assert refs(first_line(program)) == {"a._l", "a._x"}
    assert program.lexicons[0].type == "a._x"


def test_private_names_are_not_seen_elsewhere(write: Write) -> None:
    folder = write(a='lexicon _l { noun "كتاب" }', b="use a let x = _l")
    assert codes(folder) == ["D201"]


def _found(*paths: Path, bundled: bool = False) -> list[tuple[str, str, int]]:
    found = check_rules(paths, bundled=bundled)
    return [(each.code, Path(each.path).name, each.line) for each in found if each.severity == "error"]


@pytest.mark.parametrize("name", ["aaa", "zzz"])
def test_a_clash_with_a_bundled_name_is_one_error_in_the_file_of_ones_own(write: Write, name: str) -> None:
    # «court» is a lexicon of a bundled module that others use; here it is a type with an attribute
    text = f"""dpl 1
use actor
type court is body with kind
lexicon tribunals {{ noun "محكمة" kind high }}
pattern court -> court {{
  match tribunals as h
  set kind = h.kind
  {TEST}
}}
"""
    folder = write(**{name: text})
    assert _found(folder / f"{name}.dpl", bundled=True) == [("D203", f"{name}.dpl", 3)]


def test_of_two_files_of_ones_own_the_later_one_is_to_blame(write: Write) -> None:
    event = "event tour { guest : ship  require guest }"
    frame = 'frame tour -> tour { verb "طاف" subject guest example "طافت سفينة" reject "يوم" }'
    pattern = "match ships as s set {} = s.{}"
    folder = write(
        **{
            name: f"dpl 1\ntype ship is actor with {name}\n"
            f'lexicon ships {{ noun "سفينة" {name} x }}\n'
            f"pattern p -> ship {{ {pattern.format(name, name)} {TEST} }}\n{event}\n{frame}"
            for name in ("one", "two")
        }
    )
    for first, last in (("one", "two"), ("two", "one")):
        found = _found(folder / f"{first}.dpl", folder / f"{last}.dpl")
        assert found == [("D203", f"{last}.dpl", line) for line in (2, 3, 5)]


def test_of_a_file_and_one_that_it_uses_the_file_that_was_given_is_to_blame(write: Write) -> None:
    folder = write(a='use z\nlet y = titles\nlexicon titles { noun "وزير" }', z='lexicon titles { noun "سفير" }')
    assert _found(folder / "a.dpl") == [("D203", "a.dpl", 4)]


def test_who_uses_a_module_means_its_name_though_another_one_has_it(write: Write) -> None:
    own = 'lexicon titles { noun "سفير" mark x }'
    folder = write(core=CORE, own=own, x=f"use own, core pattern p -> person {{ match titles as t {TEST} }}")
    assert _found(folder) == [("D203", "own.dpl", 2)]


def test_frames_and_patterns_may_bear_one_name_in_two_modules(write: Write) -> None:
    body = f"pattern p -> person {{ match titles {TEST} }}"
    assert codes(write(core=CORE, a="use core " + body, b="use core " + body)) == []


def test_use_reaches_one_module_far(write: Write) -> None:
    assert codes(write(core=CORE, a="use core", b="use a let x = titles")) == ["D202"]


def test_modules_may_use_each_other(write: Write) -> None:
    folder = write(a='use b let x = "أ" let z = y', b="use a let y = x")
    assert codes(folder) == []


# -- types and order -----------------------------------------------------------------


def test_ancestors(write: Write) -> None:
    folder = write(a='type c is b type b is a, place type a lexicon l -> c { noun "كتاب" }')
    info = {each.name: each for each in load(folder).types}
    assert info["c"].ancestors == ("c", "b", "a", "place")


def test_attributes_come_down(write: Write) -> None:
    folder = write(a='type a with x type b is a with y lexicon l -> b { noun "كتاب" }')
    info = {each.name: each for each in load(folder).types}
    assert info["b"].attributes == ("y", "x")


def order(folder: Path) -> list[str]:
    return [f"{module}.{pattern.name}" for module, pattern in load(folder).patterns]


def test_order_follows_the_data_not_the_names(write: Write) -> None:
    folder = write(
        a=f"use z type final pattern a -> final {{ match person then mid {TEST} }}",
        z="type person is actor type mid "
        f"pattern b -> mid {{ match person then word {TEST} }} pattern c -> person {{ match word[named] {TEST} }} "
        f"pattern d -> person {{ match word[unknown] {TEST} }}",
    )
    assert order(folder) == ["z.c", "z.d", "z.b", "a.a"]
    assert load(folder).levels == (0, 0, 1, 2)


def test_a_need_of_a_type_waits_for_its_subtypes(write: Write) -> None:
    folder = write(
        a="type top type sub is top "
        f"pattern a -> actor {{ match top {TEST} }} pattern z -> sub {{ match word {TEST} }}",
    )
    assert order(folder) == ["a.z", "a.a"]


def test_conditions_need_types_too(write: Write) -> None:
    folder = write(
        a="type top type low "
        f"pattern a -> low {{ match word unless followed by top {TEST} }} pattern z -> top {{ match word {TEST} }}",
    )
    assert order(folder) == ["a.z", "a.a"]


def test_without_order_by_module_and_name(write: Write) -> None:
    body = f"use core pattern %s -> person {{ match titles {TEST} }}"
    assert order(write(core=CORE, b=body % "a", a=body % "z")) == ["a.z", "b.a"]


def test_the_order_of_paths_changes_nothing(write: Write) -> None:
    body = f"use core pattern %s -> person {{ match titles {TEST} }}"
    folder = write(core=CORE, b=body % "a", a=body % "z")
    paths = [folder / "b.dpl", folder / "a.dpl"]
    assert load_rules(paths, bundled=False) == load_rules(paths[::-1], bundled=False)


def test_refer_needs_nothing(write: Write) -> None:
    folder = write(core=CORE, a=f"use core pattern p -> person {{ match titles refer person {TEST} }}")
    assert codes(folder) == []


def test_a_circle_is_named_from_end_to_end(write: Write) -> None:
    folder = write(
        a="type office type body "
        f"pattern post -> office {{ match word then body {TEST} }} pattern ministry -> body {{ match office {TEST} }}",
    )
    (found,) = check_rules([folder], bundled=False)
    assert found.message == "types go in a circle: body ← ministry ← office ← post ← body"


def test_types_far_above_one_another_are_refused(write: Write) -> None:
    text = " ".join(f"type t{i:02} is t{i + 1:02}" for i in range(60)) + " type t60"
    assert "D006" in codes(write(a=text))


def test_lets_far_within_one_another_are_refused(write: Write) -> None:
    text = " ".join(f"let l{i:03} = l{i + 1:03}" for i in range(300)) + ' let l300 = "أ"'
    assert set(codes(write(a=text))) == {"D006"}


# -- errors as a whole ----------------------------------------------------------------


def test_load_raises_with_every_diagnostic(write: Write) -> None:
    folder = write(a="let x = nobody let y = nothing", b="fram")
    with pytest.raises(RuleError) as caught:
        load(folder)
    assert [each.code for each in caught.value.diagnostics] == ["D201", "D201", "D101"]
    assert str(caught.value).count("\n") == 2


def test_warnings_do_not_stop_loading(write: Write) -> None:
    folder = write(core=CORE, a=f"use core pattern p -> person {{ match titles match titles then country {TEST} }}")
    assert codes(folder) == ["D305"]
    assert len(load(folder).patterns) == 1


def test_nothing_follows_from_a_syntax_error(write: Write) -> None:
    """One error a mistake: neither unknown names nor missing tests are said of what could not be read."""
    folder = write(
        core=CORE, a="use core let x = maybe maybe titles let y = x frame f -> e { verb } event e { a person }"
    )
    assert codes(folder) == ["D106", "D106", "D106"]


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("a : person as side, side", "«side» cannot stand twice at a role"),
        ("a : person as theme, side", "«side» cannot stand beside «theme»"),
        ("a : person as agent, patient", "«patient» cannot stand beside «agent»"),
        ("a : person as patient, theme", "«theme» cannot stand beside «patient»"),
        ("_a : person as side", "«as side» cannot stand at a private role"),
        ("a : person as thema", "did you mean «theme»?"),
        ("a : person as b : person", "cannot stand after «as»; expected «agent»"),
        ("a : person mode : open or closed or open", "«open» cannot stand twice in an act"),
    ],
)
def test_what_an_event_says_of_a_role_fits_together(write: Write, role: str, found: str) -> None:
    folder = write(core=CORE, a=f"use core event e {{ {role} }}")
    with pytest.raises(RuleError, match=re.escape(found)):
        load(folder)


def test_a_mode_may_be_a_name_of_several_acts(write: Write) -> None:
    program = load(write(core=CORE, a="use core event e { a : place mode : open or shut, held or shut }"))
    event = next(tree for _, tree in program.events)
    assert event.acts == (("open", "shut"), ("held", "shut"))
    assert event.modes == ("open", "shut", "held")
