"""Named conditions: opened where they stand, and what goes wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo.lang import Diagnostic, Program, check_rules, load_rules
from arabdiplo.lang import expr as e

Write = Callable[..., Path]

CORE = """dpl 1
type person is actor
lexicon sports { noun "مباراة" or "دوري" }
lexicon posts -> person { noun "وزير" }
condition on_the_pitch = text has sports and not sentence has "وزير"
condition _hidden = has that
"""
FRAME = """dpl 1
use core
event hello {{ speaker : actor }}
frame greet -> hello {{
  verb "رحّب" subject speaker
  unless {unless}
  example "رحب الوزير" speaker "الوزير"
  reject "نام الوزير"
}}
{more}
"""
SPORTS, MINISTER = e.Test((e.Ref("sports"),)), e.Test((e.Word(words=("وزير",)),))
PITCH = (e.Fact("text", "contains", (SPORTS,)), e.Fact("sentence", "contains", (MINISTER,), negated=True))
QUOTED = e.Fact("quote", "has")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writer(unless: str, more: str = "") -> Path:
        (tmp_path / "core.dpl").write_text(CORE, encoding="utf-8")
        (tmp_path / "own.dpl").write_text(FRAME.format(unless=unless, more=more), encoding="utf-8")
        return tmp_path

    return writer


def opened(folder: Path) -> e.Fact | e.Cond:
    program: Program = load_rules([folder], bundled=False)
    ((_, frame),) = program.frames
    (unless,) = frame.unless
    return unless


def test_an_event_bars_with_the_names_of_its_own_module(tmp_path: Path) -> None:
    (tmp_path / "core.dpl").write_text(
        CORE + "event hello { speaker : actor  unless on_the_pitch or _hidden }", encoding="utf-8"
    )
    own = FRAME.format(unless="has of", more="").replace("event hello { speaker : actor }", "")
    (tmp_path / "own.dpl").write_text(own, encoding="utf-8")
    program = load_rules([tmp_path], bundled=False)
    ((_, event),), ((_, frame),) = program.events, program.frames
    assert bare(event.unless) == bare((e.Cond("or", (e.Cond("and", PITCH), e.Fact("that", "has"))),))
    assert bare(frame.unless) == bare((e.Fact("of", "has"),))


@pytest.mark.parametrize(
    ("unless", "code"),
    [("nobody_knows_it", "D201"), ("trigger is يوم", "D008"), ("text has on_the_pitch", "D209"), ("", "D106")],
)
def test_what_is_wrong_in_an_event_is_said_at_its_line(tmp_path: Path, unless: str, code: str) -> None:
    event = f'event hello {{\n  speaker : actor\n  unless {unless}\n  code plover "CONSULT"\n}}'
    (tmp_path / "core.dpl").write_text(CORE + event, encoding="utf-8")
    assert [(each.code, each.line - CORE.count("\n")) for each in errors(tmp_path)] == [(code, 3)]


def errors(folder: Path) -> list[Diagnostic]:
    found = check_rules([folder], bundled=False)
    return [each for each in found if each.severity == "error"]


@pytest.mark.parametrize(
    ("unless", "tree"),
    [
        ("on_the_pitch", e.Cond("and", PITCH)),
        ("not on_the_pitch", e.Cond("and", PITCH, negated=True)),
        ("not (not on_the_pitch)", e.Cond("and", PITCH)),
        ("on_the_pitch and has quote", e.Cond("and", (e.Cond("and", PITCH), QUOTED))),
        ("has that and (has quote and has of)", e.Cond("and", (e.Fact("that", "has"), QUOTED, e.Fact("of", "has")))),
        ("has quote and not on_the_pitch", e.Cond("and", (QUOTED, e.Cond("and", PITCH, negated=True)))),
        ("on_the_pitch or has quote", e.Cond("or", (e.Cond("and", PITCH), QUOTED))),
    ],
)
def test_a_name_is_what_it_stands_for(write: Write, unless: str, tree: e.Cond) -> None:
    assert bare(opened(write(unless))) == bare(tree)


def bare(node: object) -> object:
    """A tree without its places and the names of conditions."""
    if isinstance(node, e.Node):
        names = [name for name in type(node).__match_args__ if name not in ("where", "called")]
        return (type(node).__name__, *(bare(getattr(node, name)) for name in names))
    return tuple(map(bare, node)) if isinstance(node, tuple) else node


def test_conditions_within_conditions(write: Write) -> None:
    folder = write("dull", "condition dull = on_the_pitch or said\ncondition said = has quote")
    assert bare(opened(folder)) == bare(e.Cond("or", (e.Cond("and", PITCH), QUOTED)))


def test_it_has_the_place_and_the_name_that_the_rule_gives_it(write: Write) -> None:
    """What is said of an opened condition names the file and line of the rule."""
    tree = opened(write("has quote or not on_the_pitch"))
    assert isinstance(tree, e.Cond)
    pitch = tree.parts[1]
    assert isinstance(pitch, e.Cond)
    assert (pitch.where, pitch.called) == (e.Where(6, 23), "not on_the_pitch")
    assert [part.called for part in pitch.parts] == ["", ""]


def test_the_outermost_name_is_kept(write: Write) -> None:
    tree = opened(write("not dull", "condition dull = not dim\ncondition dim = has quote"))
    assert (tree.called, bare(tree)) == ("not dull", bare(QUOTED))


def test_who_names_one_shares_its_facts(write: Write) -> None:
    """However often a name is opened, its facts are kept once."""
    tree = opened(write("(on_the_pitch and has quote) or not on_the_pitch"))
    assert isinstance(tree, e.Cond)
    joined, pitch = tree.parts
    assert isinstance(joined, e.Cond) and isinstance(pitch, e.Cond) and isinstance(joined.parts[0], e.Cond)
    assert joined.parts[0].parts is pitch.parts


@pytest.mark.parametrize(
    ("unless", "more", "code", "said"),
    [
        ("on_the_pich", "", "D201", "did you mean «on_the_pitch»"),
        (
            "sports",
            "",
            "D209",
            "«sports» is a lexicon, a condition is wanted here; ask for it, as in «text has sports»",
        ),
        ("text has on_the_pitch", "", "D209", "«on_the_pitch» is a condition, a word or a type is wanted here"),
        ("text has sports or on_the_pitch", "", "D209", "stands by itself behind «unless», «when» or «condition … =»"),
        ("has prep on_the_pitch", "", "D209", "a lexicon or a let of words is wanted here"),
        ("_hidden", "", "D201", "«_hidden»"),
        ("a", "condition a = b\ncondition b = not a", "D205", "conditions go in a circle: a ← b ← a"),
        ("sports2", 'condition sports2 = has quote\nlet sports2 = "دوري"', "D203", "sports2"),
        ("has quote", "condition even has quote", "D106", "expected «=»"),
        ("has quote", "condition even = has quote and has that or has of", "D103", "parentheses"),
    ],
)
def test_what_is_wrong_is_said(write: Write, unless: str, more: str, code: str, said: str) -> None:
    found = errors(write(unless, more))
    assert [each.code for each in found][:1] == [code]
    assert said in "\n".join(map(str, found))


def test_a_circle_is_said_once(write: Write) -> None:
    found = errors(write("a or b", "condition a = b\ncondition b = a"))
    assert [each.code for each in found] == ["D205"]


def test_far_within_one_another_is_refused(write: Write) -> None:
    """Once: whatever stands around the first one that is too deep suffers from that."""
    more = "\n".join(f"condition c{i:03} = not c{i + 1:03}" for i in range(300)) + "\ncondition c300 = has that"
    (found,) = errors(write("c000", more))
    assert (found.code, found.line) == ("D006", 10 + 300 - 16)
    assert found.message == "«17 levels» are too many for conditions within conditions (16)"


def test_what_doubles_is_refused(write: Write) -> None:
    more = "\n".join(f"condition c{i:02} = c{i + 1:02} or not c{i + 1:02}" for i in range(15))
    found = errors(write("c00", more + "\ncondition c15 = has that or has quote"))
    assert {each.code for each in found} == {"D006"}
    assert "a condition, opened" in str(found[0])


def test_a_pattern_has_no_slots(write: Write) -> None:
    """The fault is said at the pattern, with the condition that asks for a slot."""
    pattern = 'pattern post -> person {\n  match "سفير"\n  unless said\n  example "سفير" chunk "سفير"\n}'
    more = f"condition said = has that\n{pattern}"
    (found,) = errors(write("has quote", more))
    assert (found.code, found.line) == ("D106", 13)
    assert [each.message for each in found.related] == ["condition «said» is declared here"]


def test_a_fault_within_names_the_rules_that_use_it(write: Write) -> None:
    found = errors(write("dull", "condition dull = dim\ncondition dim = text has nobody"))
    assert [each.code for each in found] == ["D201"]
    assert [each.message for each in found[0].related] == ["used in frame «greet», by condition «dull»"]


def test_places_that_use_it_stand_in_their_order(write: Write) -> None:
    """By line and column, whichever statements they are of, and each fault by the item it stands in."""
    more = """condition dull = text has nobody condition dim = has quote or text has someone
frame part -> hello {
  unless has that or dim or dull unless has that and dull
  verb "ودّع" subject speaker when not dull
  example "ودع الوزير" speaker "الوزير"
  reject "نام الوزير"
}"""
    first, second = errors(write("dull and not dim", more))
    places = [(each.line, each.column) for each in first.related]
    assert places == [(6, 10), (12, 29), (12, 54)]
    assert [(each.line, each.column) for each in second.related] == [(6, 19), (12, 22)]


def test_an_unused_one_is_a_warning(write: Write) -> None:
    found = check_rules([write("has quote", "condition idle = has that")], bundled=False)
    assert "nothing uses condition «idle»" in [each.message for each in found if each.code == "D309"]


def test_the_next_item_begins_behind_it(write: Write) -> None:
    """Also on its line, as with all items."""
    folder = write(
        "one or two", 'condition one = has that condition two = has of let x = "دوري" condition three = text has x'
    )
    assert errors(folder) == []


@pytest.mark.parametrize("inner_first", [True, False])
@pytest.mark.parametrize(
    ("item", "innermost", "what"),
    [
        ("condition {} = has of or {}", "condition {} = has that", "conditions within conditions"),
        ("condition {} = has of and not {}", "condition {} = sentence has deep", "conditions within conditions"),
        ('let {} = {} or "دوري"', 'let {} = "دوري"', "lets within lets"),
        ('let {} = {} then "دوري"', 'let {} = "دوري"', "lets within lets"),
    ],
)
def test_depth_does_not_hang_on_which_comes_first(
    write: Write, item: str, innermost: str, what: str, inner_first: bool
) -> None:
    """Neither on the order of lines nor on that of names; lets do not count among conditions."""
    names = [f"c{i:02}" for i in range(17)]
    names = names if inner_first else names[::-1]
    lines = [innermost.format(names[0]), *(item.format(b, a) for a, b in zip(names, names[1:], strict=False))]
    if "deep" in innermost:
        lines += ["let deep = deeper", "let deeper = sports"]
    unless = f"text has {names[-1]}" if item.startswith("let") else names[-1]
    found = errors(write(unless, "\n".join(lines)))
    assert [each.message for each in found] == [f"«17 levels» are too many for {what} (16)"]
    shorter = errors(write(unless.replace(names[-1], names[-2]), "\n".join(lines[:16] + lines[17:])))
    assert shorter == []


def test_what_is_wrong_within_a_circle_is_said_too(write: Write) -> None:
    found = errors(write("a", "condition a = b and text has nobody\ncondition b = a\nlet k = l or none\nlet l = k"))
    assert sorted(each.code for each in found) == ["D201", "D201", "D205", "D205"]


def test_a_long_circle_is_shortened(write: Write) -> None:
    more = "\n".join(f"condition c{i:03} = not c{(i + 1) % 900:03}" for i in range(900))
    (found,) = errors(write("c000", more))
    assert found.code == "D205" and len(found.message) < 200
    assert "c000 ← c001" in found.message and found.message.endswith("c899 ← c000")


def test_what_doubles_is_said_once(write: Write) -> None:
    more = "\n".join(f"condition c{i:02} = c{i + 1:02} or not c{i + 1:02}" for i in range(15))
    assert [each.code for each in errors(write("c00", more + "\ncondition c15 = has that or has quote"))] == ["D006"]


def test_what_all_uses_of_a_file_come_to_has_a_limit(write: Write) -> None:
    many = " or ".join(["has that"] * 900)
    more = f"condition wide = {many}\n" + "\n".join(f"condition w{i:03} = not wide" for i in range(60))
    found = errors(write("has quote", more))
    assert [each.code for each in found] == ["D006"]
    assert "a file, its conditions opened" in str(found[0])


def test_private_names_of_others_are_said_to_be_private(write: Write) -> None:
    (found,) = errors(write("_hidden"))
    assert str(found).endswith(
        "D201 nothing is called «_hidden»; it is private to core.dpl:6; give it a name without «_»"
    )


def test_several_when_of_one_arm_all_hold(tmp_path: Path) -> None:
    (tmp_path / "core.dpl").write_text(CORE, encoding="utf-8")
    rule = FRAME.format(unless="has quote", more="").replace(
        "subject speaker", "subject speaker when has that when on_the_pitch"
    )
    (tmp_path / "own.dpl").write_text(rule, encoding="utf-8")
    ((_, frame),) = load_rules([tmp_path], bundled=False).frames
    assert bare(frame.arms[0].when) == bare(e.Cond("and", (e.Fact("that", "has"), e.Cond("and", PITCH))))
