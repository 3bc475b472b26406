"""A form that is written like a preposition or a conjunction and stands as a verb (عبر الوزير عن، بين السفير أن)."""

from __future__ import annotations

from arabdiplo.text.marks import COMMA, DASHES, QUOTES

from .kinds import ACTORS, TOPICS
from .nodes import Node
from .saying import says
from .starts import first_in_clause, opening
from .verbs_before import ASIDE_WIDTH, has_verb

#: functions of a word that is a preposition and no other particle
_PREPS = (frozenset({"prep"}), frozenset({"prep", "means"}))


def with_own_preposition(nodes: list[Node], i: int) -> bool:
    """A verb written like a preposition, before the preposition it takes (الوزير عبر عن، خلال اللقاء عبر السفير عن)."""
    verb = nodes[i].morph.finite
    takes = verb.row.get("takes") if verb is not None and verb.row is not None else ""
    if not takes or nodes[i].morph.functions not in _PREPS:
        return False
    if i > 0 and nodes[i - 1].has("prep") and not nodes[i - 1].suffix:  # من جانبه عبر الوزير عن
        return False
    j = i + 1
    # an entry of a lexicon is a phrase, too (عبر مجلس الأمن عن)
    if j < len(nodes) and (TOPICS if nodes[j].chunk is not None else ACTORS).intersection(nodes[j].types):
        j += 1
    after = nodes[j] if j < len(nodes) else None
    if after is None or not after.has("prep") or after.suffix or after.morph.norm not in takes.split(" or "):
        return False
    return j == i + 1 or not has_verb(nodes, i)


def says_that(nodes: list[Node], i: int) -> bool:
    """A verb of saying written like a preposition: first in its clause, then who says it, then أن (وبين الوزير أن).

    Or first behind what opens the clause (كما بين، من جانبه بين الوزير أن).
    """
    verb = nodes[i].morph.finite
    if verb is None or "that" not in says(verb.row):
        return False
    if not first_in_clause(nodes, i) and not _led_in(nodes[i - 1]) and opening(nodes, i) == i:
        return False
    if nodes[i].has("sub") or nodes[i].suffix and nodes[i].has("prep"):  # دون أن، بينهم
        return False
    if _awaited(nodes, i):
        return False
    aside = False
    for node in nodes[i + 1 : i + 1 + ASIDE_WIDTH]:
        morph = node.morph
        if node.has("comp") and node.chunk is None:
            return True
        if node.chunk is not None or morph.kind == "punct" and (morph.norm in COMMA or morph.norm in QUOTES):
            continue
        if morph.kind == "punct" and morph.norm in DASHES:
            aside = not aside  # - فضل عدم ذكر اسمه -
            continue
        if aside and morph.kind != "newline":
            continue
        if morph.kind in ("punct", "newline") or node.has("list") or node.has("rel") or node.has("sub") or _tells(node):
            return False
    return False


def _led_in(before: Node) -> bool:
    """Does the word before open a clause or want a verb (كما، في حين، قد)?"""
    return before.has("sub") or before.has("verbal") and not before.has("rel")


def _awaited(nodes: list[Node], i: int) -> bool:
    """Does a verb of saying before the comma still wait for what is said (قال لارس، عبر صفحته، إن …)?"""
    if i < 2 or nodes[i - 1].morph.kind != "punct" or nodes[i - 1].morph.norm not in COMMA:
        return False
    for node in reversed(nodes[max(0, i - ASIDE_WIDTH) : i - 1]):
        morph = node.morph
        if node.chunk is None and (node.has("comp") or morph.kind == "newline" or morph.norm in (".", ":")):
            return False
        if node.chunk is None and "that" in node.morph.says and not morph.functions:
            return morph.readings[0].pos == "verb"
    return False


def _tells(node: Node) -> bool:
    """Is it a verb or participle that has an event of its own (مشيرا إلى أن)?"""
    return node.morph.trigger and any(reading.pos in ("verb", "participle") for reading in node.morph.readings)


def heads_clause(nodes: list[Node], i: int) -> bool:
    """A verb written like a preposition (عبر): first in its clause, an actor after it."""
    verb = nodes[i].morph.finite
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if verb is None or verb.row is None or verb.row.get("function") or nodes[i].morph.functions not in _PREPS:
        return False
    head = first_in_clause(nodes, i)
    if after is not None and after.has("prep") and verb.row.get("takes"):
        return head
    return head and after is not None and after.chunk is not None and after.chunk.type != "time"
