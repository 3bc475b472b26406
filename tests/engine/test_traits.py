"""What an event says of its roles holds whatever they are called: linking, reference, who acts upon whom."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabdiplo
from arabdiplo import Document, Extractor
from arabdiplo.export import plover

DUEL = """dpl 1
use actor, time

# Two fence for a prize.
event duel {
  watcher : person
  rival : person many as %s
  prize : nominal%s
  mode : open%s hidden
  require rival
  code plover "ASSAULT"
}

lexicon fencing { noun "نزال" mode open noun "مبارزة" mode hidden }

frame fence -> duel {
  verb "نازل" mode open subject rival object rival prep "على" prize
  noun fencing prep "بين" rival prep "على" prize
  example "نازل ليون ديكر كوفي مندوثا على كأس الفضة" rival "ليون ديكر" rival "كوفي مندوثا" prize "كأس الفضة"
  reject "نازل القدر الرجل"
}
"""


def extractor(folder: Path, rival: str = "side", prize: str = "", modes: str = ",") -> Extractor:
    path = folder / "duel.dpl"
    path.write_text(DUEL % (rival, prize, modes), encoding="utf-8")
    return Extractor(rules=path)


def groups(document: Document) -> list[str]:
    return [event.event for event in document.events if event.type == "duel"]


FENCED = "نازل الوزير ليون ديكر الوزير كوفي مندوثا على كأس الفضة. "


def test_they_are_the_two_that_a_dual_means(tmp_path: Path) -> None:
    text = FENCED + "وبعد ذلك زارا تونس."
    shared, apart = (extractor(tmp_path, traits).extract(text).events[-1] for traits in ("side", "constant"))
    assert [sorted(arg.entity) for arg in shared.visitor] == [["كوفي مندوثا", "ليون ديكر"]]
    assert shared.type == "visit" and (apart.type != "visit" or apart.visitor != shared.visitor)


@pytest.mark.parametrize(("said", "found"), [("", ["E1", "E1"]), (" as theme, distinct", ["E1", "E2"])])
def test_another_thing_is_another_event_if_the_rules_say_so(tmp_path: Path, said: str, found: list[str]) -> None:
    text = FENCED + "ونازل ليون ديكر كوفي مندوثا على سيف الجزيرة."
    assert groups(extractor(tmp_path, prize=said).extract(text)) == found


@pytest.mark.parametrize(("between", "found"), [(",", ["E1", "E2"]), (" or", ["E1", "E1"])])
def test_modes_joined_by_or_are_names_of_one_act(tmp_path: Path, between: str, found: list[str]) -> None:
    text = FENCED + "وجرت المبارزة بين ليون ديكر وكوفي مندوثا على كأس الفضة."
    assert groups(extractor(tmp_path, modes=between).extract(text)) == found


def test_who_acts_is_what_the_rules_say(tmp_path: Path) -> None:
    [record] = plover(extractor(tmp_path, "side, agent").extract(FENCED))
    assert sorted(actor["identifier_text"] for actor in record["source"]) == ["كوفي مندوثا", "ليون ديكر"]
    assert record["recipient"] == []


def test_bundled_types_say_it_of_their_roles() -> None:
    assert arabdiplo.Meeting.roles_as("side") == ("participant",)
    assert arabdiplo.Visit.roles_as("constant") == ("visitor", "destination")
    assert ("reception", "encounter", "talks", "consultations", "summit") in arabdiplo.Meeting.acts


HIKE = """dpl 1
use actor

# Somebody walks there.
event hike {
  walker : person many
  goal : %s
  require walker
}

frame walk -> hike {
  verb "تنزّه" subject walker prep "في" goal
  example "تنزه ليون ديكر في داكار" walker "ليون ديكر" goal "داكار"
  reject "تنزه القلم في البيت"
}
"""


@pytest.mark.parametrize(
    ("goal", "found", "locations"),
    [
        ("place", "داكار", ("goal",)),
        ("city", "داكار", ("goal",)),
        ("country or city", "السنغال", ()),
        ("actor or place", "السنغال", ()),
        ("actor or place as location", "داكار", ("goal",)),
    ],
)
def test_a_city_is_itself_where_only_places_fill_a_role_and_its_state_where_who_acts_does(
    tmp_path: Path, goal: str, found: str, locations: tuple[str, ...]
) -> None:
    path = tmp_path / "hike.dpl"
    path.write_text(HIKE % goal, encoding="utf-8")
    [event] = Extractor(rules=path).extract("تنزه الوزير ليون ديكر في داكار.").events
    [arg] = event.fillers("goal")
    assert (arg.entity, event.roles_as("location")) == ((found,), locations)
