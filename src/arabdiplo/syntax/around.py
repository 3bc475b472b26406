"""What stands around a form that may be verb or noun: who acts, what is told, where a clause goes on."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA, QUOTES

from .kinds import TOPICS
from .nodes import Node, is_definite_node
from .saying import says
from .starts import OPENERS, begins, first_word, opening

#: how many nodes the topic of a clause may have
_TOPIC = 6
#: letters behind which the ending of an object is not written (جلسة، مباحثات، لقاء)
_NO_ENDING = "ةتء"
#: within so many nodes behind a verb of saying stands «that», if only whom it is told stands between
_TOLD = 4
#: so far before a verb «إذ» may stand that it goes on from
_AS = 30


def in_order_to(nodes: list[Node], i: int) -> bool:
    """Is it a verb behind «ل» that nothing else is written like (جاء الوزير ليلتقي نظيره)?

    One of saying stands there with what is said (عاد الوزير ليؤكد أن), or goes on from «إذ» (إذ تعلن ذلك لتؤكد).
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
    return _what_is_told(nodes, i + 1) or any(one.has("as") for one in nodes[max(0, i - _AS) : i])


def _what_is_told(nodes: list[Node], i: int) -> bool:
    """Does what is said stand at node *i*, or behind whom it is told (ليؤكد للجميع أن)?"""
    for node in nodes[i : i + _TOLD]:
        if node.has("comp") or node.morph.kind == "punct" and (node.morph.norm == ":" or node.morph.norm in QUOTES):
            return True
        if node.morph.kind in ("punct", "newline") or node.chunk is None and node.morph.finite is not None:
            return False
    return False


def opens(nodes: list[Node], i: int) -> bool:
    """Does it stand before an actor, after a phrase that opens the sentence (في مؤتمر صحفي شدد الوزير)?"""
    return before_actor(nodes, i) and opening(nodes, i) < i


def before_actor(nodes: list[Node], i: int) -> bool:
    return i + 1 < len(nodes) and bool(TOPICS.intersection(nodes[i + 1].types))


def of_a_nation(nodes: list[Node], i: int) -> bool:
    """Does an indefinite adjective of a state follow, which describes a noun (رفض كوري للمقترح)?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is not None and after.chunk is None and after.types == ("demonym",) and not after.morph.definite


def after_word(before: Node | None) -> bool:
    """Does a plain word stand before, where nobody says I or we (بحثا أوجه التعاون)?"""
    return before is not None and before.morph.kind == "core"


def after_topic(nodes: list[Node], i: int) -> bool:
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


def somebody_first(nodes: list[Node], i: int) -> bool:
    """Does somebody stand before who opens the sentence, so that no noun can follow (الوزير الكيني رفض العرض)?"""
    before, after = nodes[i - 1] if i else None, nodes[i + 1] if i + 1 < len(nodes) else None
    verb = nodes[i].morph.finite
    if before is None or after is None or verb is None or not verb.features & Feature.PAST:
        return False
    if before.chunk is None or before.chunk.type != "person" or verb.features & Feature.DUAL or nodes[i].suffix:
        return False
    return begins(nodes, i - 1) and (is_definite_node(after) or after.has("prep"))


def goes_on(nodes: list[Node], i: int) -> bool:
    """Does a clause begin with it behind و, before the preposition that the verb takes (وتعهد بتخفيف الرسوم)?

    Or before whom it charges (وطلب من كينيا), or what is said (وزاد «…»، وتعهد في بيان أن). What stands before the و
    is a mark, or definite, so that no bare noun is joined to it (زار الوزير المخيم وتعهد ب).
    """
    verb, after = nodes[i].morph.finite, nodes[i + 1] if i + 1 < len(nodes) else None
    if verb is None or after is None or not (i and nodes[i - 1].has("conj")):
        return False
    before = nodes[i - 2] if i > 1 else None
    marked = before is None or before.morph.kind in ("punct", "newline")
    if marked and verb.features & Feature.PAST and not verb.features & Feature.DUAL and says(verb.row):
        told = after.has("comp") or after.has("locative") or after.morph.norm in QUOTES
        if told and after.chunk is None:
            return True
    if not after.has("prep"):
        return False
    if before is not None and not marked and not is_definite_node(before):
        return False
    if verb.features & Feature.DUAL and not (marked and nodes[i - 1].has("list")):
        return False  # فشكرا لكينيا
    if verb.row is not None and after.morph.norm in verb.row.get("takes").split(" or "):
        return True
    if verb.features & Feature.DUAL or not after.has("charged"):  # وردا على سؤال
        return False
    return nodes[i].morph.trigger and (marked or before_actor(nodes, i + 1))


def takes_place(nodes: list[Node], i: int) -> bool:
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


def has_object(nodes: list[Node], i: int) -> bool:
    """Does it begin a sentence that leaves out who acts, before its object (وعقد اجتماعا، خلال الزيارة عقد اجتماعا)?

    A noun has a genitive behind it, which is never written as an object. Where the ending of the object does not show,
    it is a known event, and something goes on telling (كما عقد جلسة، وعقد لقاءات).
    """
    node, after = nodes[i], nodes[i + 1]
    nominal = after.morph.nominal
    if after.chunk is not None or nominal is None or after.morph.definite or after.suffix:
        return False
    before = nodes[i - 1] if i else None
    further = before is not None and (before.has("list") or before.has("besides")) and first_word(nodes, i - 1)
    if not node.value_of("occurs") or node.suffix:
        return False
    if nominal.features & Feature.ACCUSATIVE:
        return further or opening(nodes, i) < i
    return further and bool(after.value_of("told")) and after.norm[-1] in _NO_ENDING


def before_plain_noun(nodes: list[Node], i: int) -> bool:
    """Does a definite noun follow that names nobody?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is not None and after.chunk is None and after.morph.definite and not after.morph.types
