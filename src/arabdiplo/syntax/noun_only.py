"""Whether a word stands where only a noun can: behind one that has it as its genitive."""

from __future__ import annotations

from arabdiplo.morph.model import MANY

from .nodes import Node, open_noun


def governed(nodes: list[Node], i: int) -> bool:
    """Does a word stand before it that only a noun follows (عدم توصل كينيا، دون تسلم الرسالة)?

    A clause may tell of it where a pronoun takes it up (قضية طرح فيها الوفد).
    """
    before, after = nodes[i - 1] if i else None, nodes[i + 1] if i + 1 < len(nodes) else None
    if before is None or not before.value_of("governs") or before.suffix or before.morph.definite:
        return False
    return after is None or not (after.has("prep") and after.suffix)


def in_genitive(nodes: list[Node], i: int) -> bool:
    """Does a word stand before it that only a noun follows (رفض أي تدخل، عدم توصل كينيا، دون تسلم الرسالة)?

    So does a masdar that tells of no event, if no pronoun behind takes it up (استمرار تدخل كينيا, but رد تقدم به لارس).
    """
    before = nodes[i - 1]
    if governed(nodes, i):
        return True
    if not open_noun(before):
        return False
    if before.value_of("wraps"):
        return True
    first = before.morph.readings[0]
    if first.pos != "masdar" or first.features & MANY or before.value_of("told") or before.morph.finite is not None:
        return False
    resumed = bool(nodes[i].suffix) or any(node.suffix for node in nodes[i + 1 : i + 3] if node.chunk is None)
    return not resumed and any(reading.pos == "masdar" for reading in nodes[i].morph.readings)
