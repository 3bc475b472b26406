"""The verb that a clause has before a form, and whether the form is a noun that belongs to it or to who acts."""

from __future__ import annotations

from arabdiplo.text.marks import COMMA

from .kinds import ACTORS, TOPICS
from .nodes import Node, open_noun
from .starts import OPENERS, first_in_clause

#: types of a name that acts without being a chunk
_STATES = frozenset({"country", "city"})
#: what a clause before a joined verb may end in
_ENDS = TOPICS | {"site", "time"}
#: how far before words between commas the verb of saying may stand
ASIDE_WIDTH = 14


def has_verb(nodes: list[Node], i: int) -> bool:
    """Has the clause a clear finite verb before node *i*, so that an ambiguous form is a noun (أعلن الوزير سحب …)?"""
    for j in range(i - 1, max(-1, i - 9), -1):
        node = nodes[j]
        if node.chunk is not None or _joins_actors(nodes, j):
            continue
        morph = node.morph
        if morph.kind in ("punct", "newline") or morph.functions & OPENERS:
            return False
        if node.morph.auxiliary:
            continue
        if morph.finite is not None and morph.readings[0].pos == "verb" and not morph.functions:
            return morph.nominal is None or node.morph.trigger
    return False


def _joins_actors(nodes: list[Node], j: int) -> bool:
    """Does «و» join two actors, so that the clause goes on (أدانت كينيا ومالطا قتل …)?"""
    if not nodes[j].has("list") or not 0 < j < len(nodes) - 1:
        return False
    return bool(TOPICS.intersection(nodes[j - 1].types) and TOPICS.intersection(nodes[j + 1].types))


def surely_verb(nodes: list[Node], i: int) -> bool:
    """Is it a verb first of all, or where a clause begins and behind a word that only verbs follow (الذي قدم شكره)?"""
    node, lead = nodes[i], nodes[i - 1] if i > 0 else None
    if node.chunk is not None or node.morph.finite is None or node.morph.readings[0].pos == "verb":
        return node.chunk is None and node.morph.finite is not None
    only = lead is not None and lead.chunk is None and lead.has("rel") and not lead.has("prep")
    plain = not (node.morph.definite or node.morph.functions or node.morph.types)  # قطر is a state first
    return plain and (only or first_in_clause(nodes, i))


def verb_leads(nodes: list[Node], i: int) -> bool:
    """Does the clause begin with what is a verb before an actor, though it may be a noun (قدم لارس شكره)?"""
    before = nodes[i - 2] if i > 1 else None
    verb = before is not None and before.chunk is None and before.morph.finite is not None and not before.morph.types
    return verb and first_in_clause(nodes, i - 2)


def verb_past_aside(nodes: list[Node], i: int) -> Node | None:
    """The verb before words between commas on who does it or when, behind which its object stands; None if none is.

    وقدّم السفير، سالم الخالدي، شكره
    """
    if i < 4 or nodes[i - 1].morph.norm not in COMMA or nodes[i - 1].morph.kind != "punct":
        return None
    opened = False
    for j in range(i - 2, max(-1, i - 1 - ASIDE_WIDTH), -1):
        node, morph = nodes[j], nodes[j].morph
        if node.chunk is not None:
            continue
        if morph.kind == "punct" and morph.norm in COMMA and not opened:
            opened = True
        elif morph.kind in ("punct", "newline") or morph.functions & OPENERS:
            return None
        elif (
            morph.finite is not None
            and not morph.functions
            and (morph.readings[0].pos == "verb" or first_in_clause(nodes, j))
        ):
            return node if opened else None
    return None


def past_pronoun(nodes: list[Node], i: int) -> bool:
    """Does a verb stand before it, with only a pronoun between (كلمة قدم فيها شكره)?"""
    between = nodes[i - 1] if i > 1 else None
    held = between is not None and between.chunk is None and between.has("prep") and bool(between.suffix)
    return held and surely_verb(nodes, i - 2)


def what_is_said(nodes: list[Node], i: int) -> bool:
    """Is it a masdar, told by who stands before it, behind a verb of saying (أكد الوزير تلقي الرسالة)?"""
    nominal = nodes[i].morph.nominal
    if nominal is None or nominal.pos != "masdar" or i < 2 or not ACTORS.intersection(nodes[i - 1].types):
        return False
    return nodes[i - 2].chunk is None and "object" in nodes[i - 2].morph.says


def owned_by(nodes: list[Node], i: int) -> bool:
    """Does an actor stand before, so that a noun with a pronoun may be his (قدم المدير شكره، تنوي كينيا فرضها)?"""
    before = nodes[i - 1] if i > 0 else None
    if before is None or before.chunk is not None:
        one = before is not None and before.chunk is not None and before.chunk.type in ("person", "body", "country")
        return one or _their_saying(nodes, i)
    return i > 1 and not nodes[i - 2].has("prep") and not _STATES.isdisjoint(before.types)


def _their_saying(nodes: list[Node], i: int) -> bool:
    """Is it a masdar of those before it with what they say (نقلت الصحيفة عن مسؤولين توقعهم بأن)?"""
    before, nominal = nodes[i - 1] if i else None, nodes[i].morph.nominal
    if before is None or "group" not in before.types or nominal is None or nominal.pos != "masdar":
        return False
    after = [node for node in nodes[i + 1 : i + 3] if not node.has("prep")]
    return bool(after) and after[0].has("comp")


def joined_to_name(nodes: list[Node], i: int) -> bool:
    """Is it joined to a clause that ends in a name, with no masdar to be joined to (زار الوزير الدوحة وبحث …)?"""
    if i < 3 or not nodes[i - 1].has("list") or not _ENDS.intersection(nodes[i - 2].types):
        return False
    for node in reversed(nodes[max(0, i - 10) : i - 2]):
        if node.chunk is not None:
            continue
        morph = node.morph
        if morph.kind in ("punct", "newline") or morph.functions & OPENERS:
            return False
        if morph.finite is not None and morph.readings[0].pos == "verb" and not morph.functions:
            return morph.nominal is None or morph.trigger
        if any(reading.pos == "masdar" for reading in morph.readings):
            return False
    return False


def joined_to_genitive(nodes: list[Node], i: int) -> bool:
    """Is it joined to a bare genitive that says what kind of event it is (زيارة عمل وتفقد إلى …)?"""
    if i < 3 or not nodes[i - 1].has("list") or nodes[i].morph.nominal is None:
        return False
    event, kind = nodes[i - 3], nodes[i - 2]
    return open_noun(event) and event.morph.trigger and open_noun(kind) and not event.has("prep")
