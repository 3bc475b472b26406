"""Times since which something lasts or after which an event came (منذ 2007): they are not the time of the event."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.syntax.items import EN, NP, TIME, Item


def begun(time: Item) -> bool:
    """Does a time say since when something goes on (منذ الأحد)?"""
    return time.kind == TIME and time.prep_node is not None and time.prep_node.has("since")


def first_since(items: Sequence[Item], time: Item) -> bool:
    """Is a time that since which something is the first of its kind (هو الأول منذ 2007)?"""
    if not begun(time):
        return False
    for other in reversed(items[: time.index]):
        if other.is_hard:
            return False
        if other.node.value_of("ranks"):
            return True
    return False


def of_start(noun: Item, time: Item) -> bool:
    """Is a date that after which an event noun is told (محادثات منذ 2007), or what it hangs on?"""
    node = time.prep_node
    if time.kind != TIME or noun.kind != EN or node is None:
        return False
    chunk = time.node.chunk
    dated = chunk is not None and chunk.pattern.tree.value is not None and chunk.pattern.tree.value.kind == "date"
    return dated and node.has("temporal") and not node.has("before")


def other_doing(other: Item, time: Item) -> bool:
    """Is a time that of what is told after «منذ» (أول لقاء منذ الحرب عام 1953), or of what somebody did before?

    It stands right behind, or with a preposition; what he did has a pronoun for him (بعد تسلمه مهامه في فبراير).
    """
    node = other.prep_node
    if time.kind != TIME or other.kind not in (NP, EN) or node is None or not node.has("temporal"):
        return False
    if node.has("since"):
        return bool(time.prep) or time.index == other.index + 1
    masdar = any(reading.pos == "masdar" for reading in other.node.morph.readings)
    return bool(time.prep) and masdar and bool(other.node.suffix)
