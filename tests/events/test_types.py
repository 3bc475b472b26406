"""Typed classes: made from declarations, frozen, with roles as attributes."""

import ast
import copy
import pickle
import subprocess
import sys

import attrs
import pytest

from arabdiplo.errors import InputError
from arabdiplo.events import Arg, Event, Loser, Span
from arabdiplo.events.json import from_record
from arabdiplo.events.stubs import stubs
from arabdiplo.events.types import attribute_name, check_types, class_name, event_classes, upgrade
from arabdiplo.lang import tree
from arabdiplo.lang.program import Program

PROTEST = tree.Event(
    name="street_protest",
    roles=(
        tree.RoleDecl("protester", ("person", "group"), many=True),
        tree.RoleDecl("target", ("actor",)),
        tree.RoleDecl("rule", ("actor",)),
    ),
    modes=("march", "strike"),
    requires=(tree.Require("and", (tree.Need("protester"),)),),
    codes=(
        tree.Code("cameo", "141"),
        tree.Code("cameo", "143", ("strike", "planned")),
        tree.Code("cameo", "", ("possible",)),
    ),
    doc="People in the street against somebody.",
    where=tree.Where(5, 1),
)
PROGRAM = Program(
    modules=("protest",),
    types=(),
    lexicons=(),
    patterns=(),
    events=(("protest", PROTEST),),
    frames=(),
    statuses=(),
    paths=(("protest", "my/protest.dpl"),),
)
CLASSES = event_classes(PROGRAM)
CROWD = Arg("protester", Span(0, 1, "م"), ("م",))
PLAIN = Event("m1", "E1", "street_protest", "strike", "actual", Span(2, 3, "ت"), (CROWD, CROWD), rule="protest.march")


def test_a_many_role_is_a_tuple_and_a_single_role_one_or_none() -> None:
    event = upgrade(PLAIN, CLASSES)
    assert event.protester == (CROWD, CROWD)
    assert event.target is None
    target = Arg("target", None, ("وزارة الطاقة",), implicit=True)
    assert attrs.evolve(event, args=(CROWD, target)).target == target


def test_the_class_is_named_documented_and_a_frozen_event() -> None:
    cls = CLASSES["street_protest"]
    assert cls.__name__ == "StreetProtest"
    assert issubclass(cls, Event)
    assert "People in the street" in (cls.__doc__ or "") and "my/protest.dpl:5" in (cls.__doc__ or "")
    assert "protester: a tuple; person, group, never empty" in (cls.__doc__ or "")
    event = upgrade(PLAIN, CLASSES)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        event.status = "denied"  # type: ignore[misc]
    assert not hasattr(event, "__dict__")


def test_upgrade_changes_the_class_and_nothing_else() -> None:
    event = upgrade(PLAIN, CLASSES)
    assert attrs.asdict(event) == attrs.asdict(PLAIN)
    assert upgrade(event, CLASSES) is event
    assert upgrade(PLAIN, {}) is PLAIN


def test_codes_of_a_mode_come_before_those_of_the_type() -> None:
    event = upgrade(PLAIN, CLASSES)
    assert (event.code("cameo"), attrs.evolve(event, mode=None).code("cameo"), event.code("plover")) == (
        "143",
        "141",
        None,
    )
    assert event.modes == ("march", "strike")
    assert event.codes == {"cameo": "143"} and attrs.evolve(event, status="denied").codes == {}


@pytest.mark.parametrize(
    ("mode", "status", "code"),
    [
        ("march", "actual", "141"),
        ("march", "planned", "143"),
        ("march", "possible", None),
        ("strike", "denied", None),
        (None, "cancelled", None),
    ],
)
def test_a_status_has_a_code_before_a_mode_and_what_did_not_happen_has_that_alone(mode, status, code) -> None:
    event = attrs.evolve(upgrade(PLAIN, CLASSES), mode=mode, status=status)
    assert event.code("cameo") == code


def test_a_role_with_a_name_that_events_have_gets_a_line_behind_it() -> None:
    assert attribute_name("rule") == "rule_"
    assert upgrade(PLAIN, CLASSES).rule == "protest.march"
    assert upgrade(PLAIN, CLASSES).rule_ is None


def test_private_events_lose_module_and_line() -> None:
    assert class_name("protest._inner_kind") == "InnerKind"


def test_json_is_read_into_typed_events() -> None:
    record = {"text": "مات", "events": [{"type": "street_protest", "trigger": {"start": 2, "end": 3}}]}
    assert type(from_record(record, CLASSES).events[0]) is CLASSES["street_protest"]


def test_why_names_rule_sources_and_losers() -> None:
    event = attrs.evolve(
        PLAIN,
        args=(CROWD, Arg("target", None, ("بيرو",), True, source="control")),
        beaten=(Loser("a.b", Span(2, 3, "ت"), "fewer roles"),),
    )
    assert event.why().splitlines() == [
        "protest.march on «ت» (2-3)",
        "  protester: «م», explicit",
        "  target: «بيرو», control",
        "  won over a.b on «ت»: fewer roles",
    ]


def test_an_unknown_type_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(InputError, match="«vist»; did you mean «visit»"):
        check_types(["vist"], ["visit", "call"])
    with pytest.raises(InputError, match="there are: call, visit"):
        check_types(["zzzz"], ["visit", "call"])


def test_the_stub_is_python_and_says_what_the_class_has() -> None:
    text = stubs(PROGRAM)
    made = next(node for node in ast.parse(text).body if isinstance(node, ast.ClassDef))
    assert made.name == "StreetProtest"
    assert [node.name for node in made.body if isinstance(node, ast.FunctionDef)] == ["protester", "target", "rule_"]
    assert 'mode: Literal["march", "strike"] | None' in text
    assert "-> tuple[Arg, ...]: ...  # person, group; never empty" in text
    assert "class " not in stubs(PROGRAM, frozenset())


@pytest.mark.parametrize("again", [lambda it: pickle.loads(pickle.dumps(it)), copy.deepcopy, copy.copy])
def test_events_can_be_pickled_and_copied(again) -> None:
    event = attrs.evolve(upgrade(PLAIN, CLASSES), beaten=(Loser("a.b", Span(2, 3, "ت"), "fewer roles"),), cue="قد")
    other = again(event)
    assert other == event
    assert type(other) is type(event)
    assert (other.protester, other.beaten, other.cue) == (event.protester, event.beaten, event.cue)


def test_one_declaration_is_one_class() -> None:
    assert event_classes(PROGRAM)["street_protest"] is CLASSES["street_protest"]
    moved = attrs.evolve(PROGRAM, events=(("protest", attrs.evolve(PROTEST, modes=())),))
    assert event_classes(moved)["street_protest"] is not CLASSES["street_protest"]


def test_a_process_without_the_rules_reads_a_pickled_event() -> None:
    show = "import pickle, sys; e = pickle.load(sys.stdin.buffer); print(type(e), e.roles, len(e.protester))"
    done = subprocess.run(
        [sys.executable, "-c", show], input=pickle.dumps(upgrade(PLAIN, CLASSES)), capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "<class 'arabdiplo.StreetProtest'> ('protester', 'target', 'rule') 2"
