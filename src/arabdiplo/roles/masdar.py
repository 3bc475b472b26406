"""Whose the genitive of a masdar is: who does it, or whom it is done to (زيارة الوزير، إقالة الوزير)."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.morph.model import Feature
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.items import V
from arabdiplo.syntax.phrases import phrase_last

from .frames import CompiledArm, Slot
from .slots import Slots


def in_order(slots: Slots, arm: CompiledArm, done_to: bool) -> Sequence[Slot]:
    """The slots of an arm in the order in which they are filled: as they are written, but for a masdar's.

    If an actor stands behind the genitive, this is who does it (إقالة الرئيس الوزير).  done_to: it is who suffers it.
    """
    names = [slot.name for slot in arm.slots]
    if slots.verbal or "object" not in names or "subject" not in names:
        return arm.slots
    first = "object" if done_to else "subject" if _has_both(slots, names) else ""
    return sorted(arm.slots, key=lambda slot: slot.name != first) if first else arm.slots


def _has_both(slots: Slots, names: Sequence[str]) -> bool:
    """Do two actors stand behind the masdar, genitive and accusative, the second no post (تعيين لارس سفيرا)?"""
    held = slots.held("object") if "object2" not in names and names.index("object") < names.index("subject") else []
    behind = [one for one in held if one.group != held[0].group]
    if not behind or held[0].item is None or behind[0].item is None:
        return False
    if behind[0].item.index != phrase_last(slots.items, held[0].item).index + 1:
        return False  # أغضب طرد كندا للدبلوماسيين موسكو
    post = behind[0].item.node.head.features & Feature.ACCUSATIVE
    return actorlike(held[0].item) and actorlike(behind[0].item) and not post


def only_genitive(slots: Slots, arm: CompiledArm, role: str) -> bool:
    """Has a masdar nothing for the slot of its object, which gives *role*, but what it has for its subject?"""
    if slots.item.kind == V or slots.light is not None or arm.light:
        return False
    objects = any(slot.name == "object" and role in slot.roles for slot in arm.slots)
    if not objects or all(slot.name != "subject" for slot in arm.slots):
        return False
    doing, done = slots.held("subject"), slots.held("object")
    return bool(done) and {one.key() for one in done} <= {one.key() for one in doing}
