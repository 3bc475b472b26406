"""Typed classes: made from declarations, frozen, with roles as attributes."""

import ast
import copy
import pickle
import subprocess
import sys

import attrs
import pytest

import arabdiplo
from arabdiplo.errors import InputError
from arabdiplo.events import Arg, Event, Loser, Span
from arabdiplo.events.json import from_record
from arabdiplo.events.stubs import stubs
from arabdiplo.events.types import attribute_name, check_types, class_name, event_classes, traits
from arabdiplo.lang import expr, tree
from arabdiplo.lang.program import Program

PROTEST = tree.Event(
    name="street_protest",
    roles=(
        tree.RoleDecl("protester", ("person", "group"), many=True, traits=("constant",)),
        tree.RoleDecl("target", ("actor",)),
        tree.RoleDecl("rule", ("actor",)),
    ),
    acts=(("march",), ("strike",)),
    requires=(tree.Require("and", (tree.Need("protester"),)),),
    codes=(
        tree.Code("cameo", "141"),
        tree.Code("cameo", "143", ("strike", "planned")),
        tree.Code("cameo", "", ("possible",)),
    ),
    doc="People in the street against somebody.",
    where=expr.Where(5, 1),
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
EVENT = CLASSES["street_protest"](
    "m1", "E1", "street_protest", "strike", "actual", Span(2, 3, "ت"), (CROWD, CROWD), rule="protest.march"
)


def test_a_many_role_is_a_tuple_and_a_single_role_one_or_none() -> None:
    assert EVENT.protester == (CROWD, CROWD)
    assert EVENT.target is None
    target = Arg("target", None, ("وزارة الطاقة",), implicit=True)
    assert attrs.evolve(EVENT, args=(CROWD, target)).target == target


def test_the_class_is_named_documented_and_a_frozen_event() -> None:
    cls = CLASSES["street_protest"]
    assert cls.__name__ == "StreetProtest"
    assert issubclass(cls, Event)
    assert "People in the street" in (cls.__doc__ or "") and "(protest.dpl:5)" in (cls.__doc__ or "")
    assert "protester: a tuple, never empty; person, group" in (cls.__doc__ or "")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        EVENT.status = "denied"  # type: ignore[misc]
    assert not hasattr(EVENT, "__dict__")


def test_the_engine_makes_events_of_their_class() -> None:
    extractor = arabdiplo.Extractor()
    (event,) = extractor.engine.run("زار الوزير الكيني أكرا").events
    assert type(event) is extractor.classes["visit"]


def declared(**roles: str) -> dict[str, tuple[str, ...]]:
    """The traits of an event whose roles are declared so."""
    decls = tuple(tree.RoleDecl(name, ("actor",), traits=tuple(said.split())) for name, said in roles.items())
    return traits(tree.Event("e", decls))


def test_traits_are_those_of_public_roles() -> None:
    assert EVENT.roles_as("constant") == ("protester",) and EVENT.roles_as("side") == ()
    assert declared(one="side", two="side distinct", _hidden="side")["side"] == ("one", "two")


def test_a_theme_that_is_always_a_clause_is_told_in_words() -> None:
    kinds = {"wish": ("clause",), "matter": ("passage", "clause"), "_hidden": ("clause",)}
    themes = tuple(tree.RoleDecl(name, types, traits=("theme",)) for name, types in kinds.items())
    assert traits(tree.Event("e", (*themes, tree.RoleDecl("reason", ("clause",)))))["wording"] == ("wish",)
    assert arabdiplo.Statement.roles_as("wording") == ("content",) and arabdiplo.Meeting.roles_as("wording") == ()


def test_who_acts_is_the_first_role_and_who_is_acted_upon_the_second_if_nothing_is_said() -> None:
    assert (EVENT.roles_as("agent"), EVENT.roles_as("patient")) == (("protester",), ("target",))
    assert "patient" not in declared(one="", two="theme", three="")
    assert declared(one="", two="agent", three="patient")["agent"] == ("two",)
    assert "patient" not in declared(one="agent", two="agent")


def test_who_is_acted_upon_comes_before_where() -> None:
    assert declared(one="", two="location patient", three="patient")["patient"] == ("three", "two")


def test_codes_of_a_mode_come_before_those_of_the_type() -> None:
    assert (EVENT.code("cameo"), attrs.evolve(EVENT, mode=None).code("cameo"), EVENT.code("plover")) == (
        "143",
        "141",
        None,
    )
    assert EVENT.modes == ("march", "strike")
    assert EVENT.codes == {"cameo": "143"} and attrs.evolve(EVENT, status="denied").codes == {}


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
    assert attrs.evolve(EVENT, mode=mode, status=status).code("cameo") == code


def test_a_role_with_a_name_that_events_have_gets_a_line_behind_it() -> None:
    assert attribute_name("rule") == "rule_"
    assert EVENT.rule == "protest.march"
    assert EVENT.rule_ is None


def test_private_events_lose_module_and_line() -> None:
    assert class_name("protest._inner_kind") == "InnerKind"


def test_json_is_read_into_typed_events() -> None:
    record = {"text": "مات", "events": [{"type": "street_protest", "trigger": {"start": 2, "end": 3}}]}
    assert type(from_record(record, CLASSES).events[0]) is CLASSES["street_protest"]


def test_why_names_rule_sources_and_losers() -> None:
    event = attrs.evolve(
        EVENT,
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
    event = attrs.evolve(EVENT, beaten=(Loser("a.b", Span(2, 3, "ت"), "fewer roles"),), cue="قد")
    other = again(event)
    assert other == event
    assert type(other) is type(event)
    assert (other.protester, other.beaten, other.cue) == (EVENT.protester, event.beaten, event.cue)


def test_one_declaration_is_one_class() -> None:
    assert event_classes(PROGRAM)["street_protest"] is CLASSES["street_protest"]
    moved = attrs.evolve(PROGRAM, events=(("protest", attrs.evolve(PROTEST, acts=())),))
    assert event_classes(moved)["street_protest"] is not CLASSES["street_protest"]


def test_a_process_without_the_rules_reads_a_pickled_event() -> None:
    show = "import pickle, sys; e = pickle.load(sys.stdin.buffer); print(type(e), e.roles, len(e.protester))"
    done = subprocess.run([sys.executable, "-c", show], input=pickle.dumps(EVENT), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "<class 'arabdiplo.StreetProtest'> ('protester', 'target', 'rule') 2"
