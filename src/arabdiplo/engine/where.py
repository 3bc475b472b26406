"""Where an event was: of the places around it the one of its record, not where those who take part are at home."""

from __future__ import annotations

from arabdiplo.roles.found import Found
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.phrases import Filler

from .times import Circumstances
from .venues import SEAT
from .when import told_in


def place_of(found: Found, around: Circumstances, said: bool) -> Filler | None:
    """What its frame gives as the place of an event, else the first place around it that is its own.

    said: the event is an act of speech
    """
    for filler in found.args.get("place", ()):
        return filler
    taken = {node.start for fillers in found.args.values() for filler in fillers for node in filler.nodes}
    elsewhere = found.frame.event.of_trait("elsewhere")
    light = found.slots.light
    told_by = light.index if light is not None and light.index not in found.slots.sentence.said else -1
    for item in around.places(found.item.index, told_by):
        before = found.slots.items[item.index - 1] if item.index else None
        if (said or elsewhere) and (_at_home(before, item) or _of_people(item)):
            continue  # where somebody is at home is not where he said it (متحدث في الوزارة)
        if _of_matter(found, elsewhere, item):
            continue
        if item.node.start not in taken and not (said and told_in(found, item)) and not _within(found, item):
            return Filler(item.node.start, item.node.end, [item.node], "explicit", item)
    return None


def _of_matter(found: Found, elsewhere: tuple[str, ...], item: Item) -> bool:
    """Does a place stand behind whom or what the event is about, and is theirs (أدانت مالي الهجوم في غانا)?"""
    matters = (filler for role in elsewhere for filler in found.args.get(role, ()))
    return any(found.item.node.start < one.start < item.node.start for one in matters)


def _within(found: Found, item: Item) -> bool:
    """Does a place belong to the phrase of somebody who takes part (أستاذ المياه في جامعة بمالي)?"""
    fillers = (one for given in found.args.values() for one in given)
    return any(
        one.item is not None and actorlike(one.item) and not one.item.prep and one.start < item.node.start < one.end
        for one in fillers
    )


def _at_home(before: Item | None, item: Item) -> bool:
    """Does a place only say where those before it belong (مسؤول في تونس), not where a man or minister was?"""
    if before is None or not actorlike(before) or before.prep:
        return False
    chunk = before.node.chunk
    if {"city", "site"}.isdisjoint(item.node.types) or _of_people(item) or chunk is None:
        return True
    if item.prep_node is not None and item.prep_node.has("part"):
        return "city" not in item.node.types  # أعلن الوزير من أوسلو
    words = before.node.words()
    own = words[0].morph.definite or bool(before.node.value_of("portfolio"))  # no قائد القوات المالية
    of_state = "person" in before.node.types and own and not {"demonym", "country"}.isdisjoint(words[-1].types)
    return not (chunk.named and "city" in item.node.types or of_state)


def _of_people(item: Item) -> bool:
    """Is a place but a body in which somebody is, no seat (وزارة الداخلية في حكومة الوحدة)?"""
    return "body" in item.node.types and item.node.value_of("kind") != SEAT
