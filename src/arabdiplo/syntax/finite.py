"""Whether a form stands as a finite verb in its sentence, decided by what stands around it."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA, QUOTES

from .kinds import TOPICS
from .nodes import Node, is_definite_node, open_noun
from .noun_only import in_genitive
from .particles import heads_clause, says_that, with_own_preposition
from .saying import says
from .starts import OPENERS, begins, opening
from .telling import resumes, takes_up_noun, tells_of_event, tells_of_it
from .verbs_before import (
    has_verb,
    joined_to_genitive,
    joined_to_name,
    owned_by,
    past_pronoun,
    surely_verb,
    verb_leads,
    verb_past_aside,
    what_is_said,
)

#: how many nodes the topic of a clause may have
_TOPIC = 6


def is_finite(nodes: list[Node], i: int) -> bool:
    """Does node *i* stand as a finite verb here?

    A form that may be verb or noun is decided by what stands around it: no
    verb after a preposition, with an article or in a genitive; a verb at the
    head of a clause and after particles of the verb.
    """
    node = nodes[i]
    morph = node.morph
    verb = morph.finite
    if verb is None or node.chunk is not None:
        return False
    if morph.functions:
        lead = nodes[i - 1] if i > 0 else None  # قد عبر، الاثنين، عن, but ما بين
        particle = lead is not None and lead.chunk is None and lead.has("verbal") and not lead.has("rel")
        if particle or with_own_preposition(nodes, i) or says_that(nodes, i):
            return True
        if not heads_clause(nodes, i):
            return False
    if morph.types and morph.readings[0].pos != "verb" and not (i > 0 and nodes[i - 1].has("verbal")):
        return False  # سرت is a town, but not in قد سرت
    if morph.nominal is not None and node.value_of("wraps") and _before_plain_noun(nodes, i):
        return False  # وأطيب التمنيات
    before = nodes[i - 1] if i > 0 else None
    if before is not None and before.chunk is None:
        if before.has("verbal") or before.has("rel") and not before.has("prep") and not morph.definite:
            return True
        if morph.nominal is not None and in_genitive(nodes, i):
            return False
        if morph.nominal is not None and surely_verb(nodes, i - 1):
            return before.morph.auxiliary and morph.readings[0].pos == "verb" and _before_actor(nodes, i)
        if before.has("prep") and not before.has("sub") and not before.suffix:
            return _in_order_to(nodes, i)
        if before.has("dem") and morph.nominal is not None:
            if _before_actor(nodes, i) and i > 1 and nodes[i - 2].has("prep") and not morph.definite:
                return True  # بالرغم من ذلك وصل الوزير
            if not _opens(nodes, i):
                return False
        if before.has("comp") and before.suffix:
            return True
        marked = before.morph.kind == "punct" and before.morph.norm in QUOTES and i > 1
        if marked and morph.nominal is not None and nodes[i - 2].has("prep") and not nodes[i - 2].suffix:
            return False  # عن "تقدم جيد"
    if morph.readings[0].pos == "verb" and morph.nominal is None or tells_of_event(nodes, i):
        return True
    if joined_to_genitive(nodes, i):
        return False
    if morph.definite:
        return False
    if resumes(nodes, i):
        return True
    if morph.nominal is None:
        return morph.readings[0].pos in ("verb", "word", "particle") or verb.row is not None or morph.trigger
    if _of_a_nation(nodes, i):
        return False
    if morph.suffix:
        if tells_of_it(nodes, i):
            return True
        governed = before is not None and (
            before.morph.takes_object or before.morph.describes and before.value_of("wraps")
        )
        owned = governed or verb_past_aside(nodes, i) is not None or past_pronoun(nodes, i)
        owned = owned or owned_by(nodes, i) and (has_verb(nodes, i) or verb_leads(nodes, i))
        return morph.readings[0].pos == "verb" and not owned
    told = verb_past_aside(nodes, i)
    if told is not None and "object" in told.morph.says:
        return False  # أعلنت اللجنة، الجمعة، منح …
    if what_is_said(nodes, i):
        return False
    if verb.features & Feature.PRESENT and not (verb.features & Feature.FIRST and _after_word(before)):
        return True
    if joined_to_name(nodes, i):
        return verb.row is not None or morph.trigger
    if takes_up_noun(nodes, i):
        return True
    if has_verb(nodes, i):
        return False
    if _after_topic(nodes, i) or _somebody_first(nodes, i):
        return verb.row is not None or morph.trigger
    head = before is None or (
        before.chunk is None and (before.morph.kind in ("punct", "newline") or bool(before.morph.functions & OPENERS))
    )
    if not head and before is not None and before.chunk is not None and before.chunk.type == "time":
        head = True
    if morph.readings[0].pos == "verb":
        return head or before is None or before.chunk is not None or not open_noun(before) or _opens(nodes, i)
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if not head or after is None:
        return False
    if verb.features & Feature.DUAL and after.morph.nominal is not None and not after.has("prep"):
        return True
    return (
        after.chunk is not None
        and after.chunk.type not in ("time", "number")
        or (after.has("beside") or after.has("during"))
        and (verb.row is not None or morph.trigger)
        or is_definite_node(after)
        or bool(after.chunk is None and after.morph.types)
        or after.morph.kind == "punct"
        and after.morph.norm == ":"
        and verb.row is not None  # وزاد: «…»
        or _goes_on(nodes, i)
        or _takes_place(nodes, i)
    )


def _in_order_to(nodes: list[Node], i: int) -> bool:
    """Is it a verb behind «ل» that nothing else is written like (جاء الوزير ليلتقي نظيره)?

    One of saying stands there with what is said (عاد الوزير ليؤكد أن).
    """
    before, node = nodes[i - 1], nodes[i]
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    verb = node.morph.finite
    if verb is None or node.morph.nominal is not None or not verb.features & Feature.PRESENT:
        return False
    if not before.has("purpose") or before.end != node.start or after is None:
        return False
    if not says(verb.row):
        return node.morph.trigger and verb is node.morph.readings[0]
    if after.chunk is not None:
        return False
    told = after.has("comp") or after.morph.kind == "punct" and (after.morph.norm == ":" or after.morph.norm in QUOTES)
    return told


def _opens(nodes: list[Node], i: int) -> bool:
    """Does it stand before an actor, after a phrase that opens the sentence (في مؤتمر صحفي شدد الوزير)?"""
    return _before_actor(nodes, i) and opening(nodes, i) < i


def _before_actor(nodes: list[Node], i: int) -> bool:
    return i + 1 < len(nodes) and bool(TOPICS.intersection(nodes[i + 1].types))


def _of_a_nation(nodes: list[Node], i: int) -> bool:
    """Does an indefinite adjective of a state follow, which describes a noun (رفض كوري للمقترح)?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is not None and after.chunk is None and after.types == ("demonym",) and not after.morph.definite


def _after_word(before: Node | None) -> bool:
    """Does a plain word stand before, where nobody says I or we (بحثا أوجه التعاون)?"""
    return before is not None and before.morph.kind == "core"


def _after_topic(nodes: list[Node], i: int) -> bool:
    """Does an actor stand just before, after أن, لكن or an auxiliary (كان الوزير بحث، إن الوزيرين بحثا)?"""
    actor = False
    for j in range(i - 1, max(-1, i - 1 - _TOPIC), -1):
        node = nodes[j]
        if node.has("comp") or node.has("contrary") or node.morph.auxiliary:
            return actor
        if TOPICS.intersection(node.types):
            actor = True
        elif not ("demonym" in node.types or node.has("list") or node.morph.norm in COMMA or _describes_pair(node)):
            return False
    return False


def _describes_pair(node: Node) -> bool:
    """A definite dual that its adjectives make an actor (الجانبين المصري والروسي)."""
    reading = node.morph.nominal if node.chunk is None else None
    return reading is not None and node.morph.definite and bool(reading.features & Feature.DUAL)


def _somebody_first(nodes: list[Node], i: int) -> bool:
    """Does somebody stand before who opens the sentence, so that no noun can follow (الوزير الكيني رفض العرض)?"""
    before, after = nodes[i - 1] if i else None, nodes[i + 1] if i + 1 < len(nodes) else None
    verb = nodes[i].morph.finite
    if before is None or after is None or verb is None or not verb.features & Feature.PAST:
        return False
    if before.chunk is None or before.chunk.type != "person" or verb.features & Feature.DUAL or nodes[i].suffix:
        return False
    return begins(nodes, i - 1) and (is_definite_node(after) or after.has("prep"))


def _goes_on(nodes: list[Node], i: int) -> bool:
    """Does it begin a clause after a comma and و, with the preposition that the verb takes (…، وتعهد بتخفيف الرسوم)?"""
    verb = nodes[i].morph.finite
    if i < 3 or i + 1 >= len(nodes) or verb is None or verb.row is None:
        return False
    comma, takes = nodes[i - 2].morph, verb.row.get("takes").split(" or ")
    joined = nodes[i - 1].has("list") and comma.kind == "punct" and comma.norm in COMMA
    return joined and nodes[i + 1].has("prep") and nodes[i + 1].morph.norm in takes


def _takes_place(nodes: list[Node], i: int) -> bool:
    """Does where or when stand between it and the event that it says takes place (عقد في أوسلو اجتماع)?"""
    after = nodes[i + 1]
    if not nodes[i].value_of("occurs") or not (after.has("locative") or after.has("during") or "time" in after.types):
        return False
    for j in range(i + 2, min(i + 2 + _TOPIC, len(nodes))):
        node = nodes[j]
        if node.chunk is None and node.value_of("told"):
            return not node.morph.definite and not nodes[j - 1].has("prep")
        if node.chunk is None and (node.morph.kind in ("punct", "newline") or node.morph.functions & OPENERS):
            return False
    return False


def _before_plain_noun(nodes: list[Node], i: int) -> bool:
    """Does a definite noun follow that names nobody?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is not None and after.chunk is None and after.morph.definite and not after.morph.types
