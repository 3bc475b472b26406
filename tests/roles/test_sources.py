"""How a role is filled where no phrase stands in its slot: every source of the language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[[str], Any]


def sources(event: Any, role: str) -> list[tuple[str, tuple[str, ...], str]]:
    """(words or "", names, source) of the fillers of a role."""
    return [(arg.span.text if arg.span else "", arg.entity, arg.source) for arg in event.fillers(role)]


@pytest.mark.parametrize(
    ("text", "role", "wanted"),
    [
        # explicit
        ("زار مروان بيرو", "guest", [("مروان", ("مروان",), "explicit")]),
        # suffix: on the noun, on the verb, on a preposition
        ("قال مروان بعد زيارته إلى بيرو إن الباب كبير", "guest", [("مروان", ("مروان",), "suffix")]),
        ("بيرو التي زارها مروان جميلة", "spot", [("بيرو", ("بيرو",), "suffix")]),
        # relative: the antecedent, as subject
        ("مروان الذي زار بيرو تكلم", "guest", [("مروان", ("مروان",), "relative")]),
        # control: of a cue, of a verb with an event noun, of the verb that is joined
        ("يعتزم مروان زيارة بيرو", "guest", [("مروان", ("مروان",), "control")]),
        ("دعا مروان ليلى إلى زيارة بيرو", "guest", [("ليلى", ("ليلى",), "control")]),
        ("أنهى مروان زيارة إلى بيرو", "guest", [("مروان", ("مروان",), "control")]),
        ("التقى مروان ليلى خلال زيارة إلى بيرو", "guest", [("مروان", ("مروان",), "control")]),
        # beside: the inviter is the host of the visit that he invites to
        ("دعا مروان ليلى إلى زيارة بيرو", "host", [("مروان", ("مروان",), "control")]),
    ],
)
def test_sources_within_a_sentence(affairs: Any, text: str, role: str, wanted: list[Any]) -> None:
    (event,) = [event for event in affairs.events(text) if event.type == "visit"]
    assert sources(event, role) == wanted


def test_dropped_the_one_who_spoke_goes_on_speaking(affairs: Any) -> None:
    text = "زار مروان بيرو. وقالت ليلى إن البيت كبير. وأضافت أن الباب كبير"
    assert sources(affairs.events(text)[-1], "speaker") == [("", ("ليلى",), "dropped")]


def test_dropped_the_one_who_acted_acts_again(affairs: Any) -> None:
    event = affairs.events("زار مروان بيرو. والتقى ليلى")[-1]
    assert sorted(sources(event, "side")) == [("", ("مروان",), "dropped"), ("ليلى", ("ليلى",), "explicit")]


def test_dropped_needs_the_right_gender(affairs: Any) -> None:
    event = affairs.events("زار مروان بيرو ثم تكلمت ليلى. وأكد أن البيت كبير")[-1]
    assert sources(event, "speaker") == [("", ("مروان",), "dropped")]


def test_nobody_is_dropped_from_far_away(affairs: Any) -> None:
    """A subject reaches a few sentences, not the whole document."""
    far = "زار مروان بيرو. " + "الباب كبير. " * 6 + "والتقى ليلى"
    assert [event.type for event in affairs.events(far)] == ["visit"]


def test_first_person_in_a_quotation_is_the_speaker(affairs: Any) -> None:
    event = affairs.events("قال مروان: «سنزور بيرو»")[-1]
    assert (event.type, sources(event, "guest")) == ("visit", [("مروان", ("مروان",), "dropped")])
    event = affairs.events("قال مروان أمس «سنزور بيرو»")[-1]
    assert (event.type, sources(event, "guest")) == ("visit", [("مروان", ("مروان",), "dropped")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("زار مروان بيرو. وبعد ذلك زار ليما", ""),
        ("زار مروان بيرو. وبعد ذلك زار ليما، وقال مروان ذلك", "مروان"),
    ],
)
def test_who_is_meant_has_the_words_that_name_him_in_the_sentence(affairs: Any, text: str, said: str) -> None:
    event = [one for one in affairs.events(text) if one.type == "visit"][-1]
    assert sources(event, "guest") == [(said, ("مروان",), "dropped")]


@pytest.mark.parametrize("text", ["زار مروان بيرو. وانتهت الزيارة أمس", "زار مروان بيرو. هذه الزيارة قصيرة"])
def test_a_definite_event_noun_inherits(affairs: Any, text: str) -> None:
    first, second = affairs.events(text)
    assert sources(second, "guest") == [("", ("مروان",), "inherited")]
    assert sources(second, "spot") == [("", ("بيرو",), "inherited")]
    assert first.event == second.event


def test_an_indefinite_event_noun_inherits_nothing(affairs: Any) -> None:
    assert len(affairs.events("زار مروان بيرو. وبدأت زيارة أخرى")) == 1


def test_a_mention_that_contradicts_is_not_inherited_from(affairs: Any) -> None:
    [_, his] = affairs.events("زار مروان بيرو. وانتهت زيارة مروان أمس")
    assert sources(his, "spot") == [("", ("بيرو",), "inherited")]
    # without a spot hers is no visit
    assert len(affairs.events("زار مروان بيرو. وانتهت زيارة ليلى أمس")) == 1


def test_inside_finds_an_actor_within_the_words_of_a_role(affairs: Any) -> None:
    event = affairs.event("أشاد مروان بجهود ليلى في البيت")
    assert sources(event, "target") == [("ليلى", ("ليلى",), "inside")]
    assert sources(event, "deed") == [("جهود ليلى", (), "explicit")]


def test_resumed_by_a_preposition(affairs: Any) -> None:
    event = affairs.event("بيرو التي وصل إليها مروان جميلة")
    assert sources(event, "guest") == [("مروان", ("مروان",), "explicit")]
    assert sources(event, "spot")[0][:2] == ("بيرو", ("بيرو",))


def test_of_a_bare_relative_clause(affairs: Any) -> None:
    """After an indefinite noun no الذي stands: `اتفاقية وُقعت`, `محادثات أجراها X`."""
    assert sources(affairs.event("هذه اتفاقية وُقعت أمس"), "paper") == [("اتفاقية", (), "relative")]
    talks = affairs.event("محادثات أجراها مروان مع ليلى")
    assert talks.trigger.text == "محادثات"
    assert [words for words, _, _ in sources(talks, "side")] == ["مروان", "ليلى"]


# -- fill ----------------------------------------------------------------------------------

RULES = """
event nod {{ who : actor many  require who }}
frame nod -> nod {{
  verb "أومأ", masdar "إيماء" subject who
  {fill}
  example "أومأ مروان" who "مروان"
  reject "أومأ الغصن"
}}
status meant rank 2 {{ verb "قرّر" example "قرر مروان الإيماء" trigger "الإيماء" status meant }}
"""

TEXTS = {
    "explicit": "أومأ مروان",
    "relative": "تكلم مروان الذي أومأ",
    "dropped": "تكلم مروان. ثم أومأ",
    "control": "قرر مروان الإيماء",
    "suffix": "انتهى مروان من إيمائه",
}


@pytest.mark.parametrize("source", TEXTS)
def test_each_source_is_used_where_nothing_bars_it(world: Build, source: str) -> None:
    assert world(RULES.format(fill="")).sources(TEXTS[source], "who") == [source]


@pytest.mark.parametrize(
    ("fill", "left"),
    [
        ("fill who not from dropped", {"explicit", "relative", "control", "suffix"}),
        ("fill who not from dropped, relative", {"explicit", "control", "suffix"}),
        ("fill who from explicit, control", {"explicit", "control"}),
    ],
)
def test_fill_lists_or_bars_sources(world: Build, fill: str, left: set[str]) -> None:
    own = world(RULES.format(fill=fill))
    assert {arg.source for text in TEXTS.values() for event in own.events(text) for arg in event.args} == left


# -- whom a pronoun stands for -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تكلم مروان مع ليلى بعد زيارته إلى بيرو", "مروان"),
        ("تكلم مروان مع ليلى بعد زيارتها إلى بيرو", "ليلى"),
        ("تكلمت ليلى مع مروان بعد زيارتها إلى بيرو", "ليلى"),
        ("تكلمت ليلى. وانتهت زيارتها إلى بيرو", "ليلى"),
    ],
)
def test_a_pronoun_takes_the_nearest_actor_of_its_gender(affairs: Any, text: str, name: str) -> None:
    (event,) = [event for event in affairs.events(text) if event.type == "visit"]
    assert event.fillers("guest")[0].entity == (name,)


def test_between_them_are_the_two(affairs: Any) -> None:
    event = affairs.events("وصل مروان وليلى إلى بيرو وبدأت محادثات بينهما")[-1]
    assert event.type == "meeting"
    assert {name for arg in event.fillers("side") for name in arg.entity} == {"مروان", "ليلى"}


def test_a_surname_an_office_and_a_full_name_are_one_person(world: Build) -> None:
    own = world("")
    names = {}
    document = own.engine.run("تكلم السفير الكيني مروان. ثم تكلم مروان. ثم سكت السفير الكيني.")
    for mention in document.actors:
        names[mention.span.text] = mention.entity
    assert set(names.values()) == {("مروان",)} and len(names) == 3


GIFTS = """
event gift { giver : person  _box : nominal  what : nominal many  require giver or what }
lexicon boxes { noun "علبة" or "وثيقة" }
frame give -> gift {
  verb "وقّع" subject giver object _box
  fill what from inside _box
  example "وقع مروان وثيقة" giver "مروان"
  reject "وقع الحجر"
}
frame present -> gift {
  noun "زيارة" of giver
  fill what from trigger
  example "جميلة زيارة مروان" giver "مروان" what "زيارة مروان"
  reject "جميلة ليلى"
}
"""


def test_trigger_its_own_phrase_fills_a_role(world: Build) -> None:
    (event,) = world(GIFTS).events("جميلة زيارة مروان")
    assert sources(event, "what") == [("زيارة مروان", (), "explicit")]


def test_a_private_role_takes_its_phrase_and_is_not_shown(world: Build) -> None:
    (event,) = world(GIFTS).events("وقع مروان وثيقة")
    assert {arg.role for arg in event.args} == {"giver"}
    assert event.fillers("_box") == ()


def test_the_actor_of_the_noun_before_does_it(affairs: Any) -> None:
    """قرار مروان زيارة بيرو: who decided goes, not who speaks of it."""
    (event,) = [event for event in affairs.events("تذكر ليلى قرار مروان زيارة بيرو") if event.type == "visit"]
    assert sources(event, "guest") == [("مروان", ("مروان",), "control")]


def test_what_is_dealt_with_is_not_its_own_thing(world: Build) -> None:
    """The noun takes up the event whose object it is: it gets the doer from there, and not itself."""
    broken = """
event breach { party : actor many  truce : nominal  require party or truce }
frame broken -> breach {
  verb "خرق" subject party object truce
  noun "هدنة" between party
  example "خرق مروان الهدنة" trigger "خرق" party "مروان" truce "الهدنة"
  reject "جميلة ليلى"
}
"""
    _, taken_up = world(broken).events("خرق مروان الهدنة")
    assert taken_up.trigger.text == "الهدنة"
    assert [(arg.role, arg.source) for arg in taken_up.args] == [("party", "inherited")]


def test_control_fills_no_theme(world: Build) -> None:
    own = world("""
event loan { lender : actor  sum : nominal as theme  require lender or sum }
frame loan -> loan {
  noun "قرض" of sum prep "من" lender
  example "تكلمت عن قرض من مروان" lender "مروان"
  reject "نام مروان"
}
""")
    (event,) = own.events("طلبت ليلى قرضا من مروان")
    assert [(arg.role, arg.span.text) for arg in event.args] == [("lender", "مروان")]
    assert not own.events("طلبت ليلى قرضا")
