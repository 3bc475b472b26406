"""A verb that tells of the noun before it, in a clause without a relative pronoun (لقاء جمعه بنظيره)."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA

from .kinds import INDEFINITE, TOPICS
from .nodes import Node, open_noun
from .verbs_before import owned_by

#: how far before a paper the verb may stand of who says something in it
_SAID = 8


def tells_of_event(nodes: list[Node], i: int) -> bool:
    """Does it tell of the event noun before it (لقاء جمعه بنظيره، رسالة بعث بها السفير، دعوة وجهها إليه)?"""
    verb = nodes[i].morph.finite
    told = _noun_before(nodes, i)
    row = next((r.row for r in nodes[i].morph.readings if r.row is not None and r.row.get("tells")), None)
    if verb is None or row is None or told is None or not told.value_of("told") or told.suffix or told.morph.definite:
        return False
    j = i + 1
    if j + 2 < len(nodes) and nodes[j].morph.norm in COMMA and "time" in nodes[j + 1].types:
        j += 3 if nodes[j + 2].morph.norm in COMMA else 0  # لقاء جمع، مساء أمس، الوزير بنظيره
    after = nodes[j] if j < len(nodes) else None
    if nodes[i].suffix:
        return True
    if after is None or row.get("tells") == "event":
        return after is not None and after.has("prep") and bool(after.suffix)
    return bool(TOPICS.intersection(after.types)) or after.has("each")


def _noun_before(nodes: list[Node], i: int) -> Node | None:
    """The noun before node *i* and before the adjectives that may stand between (رسالة خطية بعث بها)."""
    j = i - 1
    while j > 0 and nodes[j].morph.describes and not nodes[j].value_of("told"):
        j -= 1
    return nodes[j] if j >= 0 and nodes[j].chunk is None else None


def takes_up_noun(nodes: list[Node], i: int) -> bool:
    """Does it tell, behind who sent or gave something, what was in that (برقية من لارس أعرب فيها عن)?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    resumed = after is not None and (after.has("prep") or after.has("during")) and bool(after.suffix)
    morph = nodes[i].morph
    verb = morph.finite
    both = verb is not None and bool(verb.features & Feature.DUAL)  # بحثا خلاله
    return resumed and morph.trigger and (both or morph.readings[0].pos == "verb") and owned_by(nodes, i)


def resumes(nodes: list[Node], i: int) -> bool:
    """Does «فيه» behind it take up the indefinite noun before it (في وقت كشف فيه مصدر عن …)?"""
    before, after = nodes[i - 1] if i else None, nodes[i + 1] if i + 1 < len(nodes) else None
    if before is None or after is None or not after.suffix or not after.has("prep"):
        return False
    past = nodes[i].morph.finite
    return past is not None and bool(past.features & Feature.PAST) and open_noun(before)


def issued(nodes: list[Node], i: int) -> bool:
    """Does it tell where or when the paper came out in which somebody says it (قال لارس في بيان صدر أمس إن)?"""
    verb, after = nodes[i].morph.finite, nodes[i + 1] if i + 1 < len(nodes) else None
    if i < 3 or after is None or verb is None or not verb.features & Feature.PAST:
        return False
    paper = nodes[i - 1]
    if not nodes[i].value_of("issues") or nodes[i].suffix or "source" not in paper.types:
        return False
    if not nodes[i - 2].has("prep") or any(r.features & Feature.DEFINITE for r in paper.head.morph.readings[:1]):
        return False
    said = any(node.chunk is None and node.morph.says for node in nodes[max(0, i - _SAID) : i - 2])
    return said and ("time" in after.types or after.has("prep"))


def tells_of_it(nodes: list[Node], i: int) -> bool:
    """Does its pronoun take up an indefinite phrase just before it, with who acts behind (تقرير عرضه التلفزيون)?"""
    before, verb = nodes[i - 1] if i else None, nodes[i].morph.finite
    if before is None or before.chunk is None or before.chunk.type not in INDEFINITE or verb is None:
        return False
    definite = any(reading.features & Feature.DEFINITE for reading in before.head.morph.readings[:1])
    acts = i + 1 < len(nodes) and bool(TOPICS.intersection(nodes[i + 1].types))
    return not definite and bool(verb.features & Feature.PAST) and acts
