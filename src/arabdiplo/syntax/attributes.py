"""How far the phrase of an actor without a name extends: its genitive, its participle, what the actor belongs to.

Rules name the nouns of those who act; what hangs on such a noun is any phrase (رئيس الجانب السعودي، سكان في بيدوة،
مسؤول مطلع على القضية), so its end is found among the items of the clause.
"""

from __future__ import annotations

from collections.abc import Callable

from arabdiplo.morph.model import MANY, UNSURE, Feature
from arabdiplo.morph.shapes import absolute
from arabdiplo.text.marks import QUOTES, UNQUOTES

from .items import COMP, CONJ, EN, NP, PRON, SIGN, TIME, Item
from .kinds import NAMED, PEOPLE, PLACES, PROPER
from .nodes import Node, open_noun, typed
from .phrases import Filler, by_name, filler_of, phrase_last

#: prepositions of what is no part of an actor, however he is described
_CIRCUMSTANTIAL = ("purpose", "locative", "during", "temporal", "between")


def actor_end(items: list[Item], filler: Filler, nodes: list[Node], taken: Callable[[Item], bool], told: bool) -> int:
    """Where an actor ends with what hangs on him; *told*: what he says follows, so he does no more.

    Who has no name goes on with any phrase of his; behind a name stands what somebody is, if what he says comes next.
    """
    item = filler.item
    if item is None or filler.implicit or filler.clause or not typed(item.node):
        return filler.end
    if told and by_name(item):
        return max(filler.end, _called_end(items, item, nodes, taken))
    if not _open(item.node):
        return max(filler.end, _member_end(items, item, nodes, taken)) if told else filler.end
    last, whole = phrase_last(items, item), False
    described = False
    while (after := _next(items, last, nodes)) is not None and not taken(after):
        if not after.prep and not whole and not described and _bound(last) and _genitive(items, after, nodes):
            whole = True
        elif not after.prep and not whole and not described and _describes(items, after):
            described = True
        elif after.prep and (described or last is item and _tied(item, after)):
            whole, described = True, False
        elif after.prep and told and _belongs(items, item, after, whole):
            whole, described = True, False
        else:
            break
        last = phrase_last(items, after)
        while told and whole and (more := _listed(items, last.index + 1)) is not None:
            last = phrase_last(items, more)
    if last is item or described:
        return filler.end
    return max(filler.end, nodes[last.last - 1].end, last.node.end, _mark_end(items, last))


def _called_end(items: list[Item], item: Item, nodes: list[Node], taken: Callable[[Item], bool]) -> int:
    """Where what somebody is ends, behind his name (لارس هوفمان الباحث في معهد السلام إن), else 0."""
    chunk, last, end = item.node.chunk, phrase_last(items, item), 0
    called = bool(item.modifiers) or chunk is None or NAMED.isdisjoint(chunk.nodes[-1].types)
    while (after := _next(items, last, nodes)) is not None and not taken(after):
        calling = not (after.prep or called or by_name(after)) and not PEOPLE.isdisjoint(after.node.types)
        if calling and after.node.features & MANY:
            break  # أبلغ لارس الصحفيين أن
        genitive = not after.prep and called and _bound(last) and _genitive(items, after, nodes)
        if not (calling or genitive or called and after.prep and _belongs(items, item, after, False)):
            break
        last, called = phrase_last(items, after), True
        end = max(nodes[last.last - 1].end, last.node.end, _mark_end(items, last))
    return end if _said_behind(items, last.index + 1) else 0


def _member_end(items: list[Item], item: Item, nodes: list[Node], taken: Callable[[Item], bool]) -> int:
    """Where the body ends that somebody belongs to by his calling (القيادي في الحركة إن), else 0.

    Who holds an office rather speaks there.
    """
    after = _next(items, phrase_last(items, item), nodes)
    if after is None or taken(after) or "group" not in item.node.types or "body" not in after.node.types:
        return 0
    if not after.prep or not _belongs(items, item, after, False):
        return 0
    last = phrase_last(items, after)
    return max(nodes[last.last - 1].end, last.node.end, _mark_end(items, last))


def _mark_end(items: list[Item], last: Item) -> int:
    """Where the mark of quotation is closed that stands around the last phrase (قيادات في «البديل»), else 0."""
    after = items[last.index + 1] if last.index + 1 < len(items) else None
    opens = UNQUOTES.get(after.sign) if after is not None and after.sign else None
    return after.node.end if after is not None and opens and items[last.index - 1].sign == opens else 0


def _open(node: Node) -> bool:
    """Is no word of the phrase definite or a name, so that more may hang on it (رئيس، مسؤول أمني)?"""
    if node.chunk is not None and node.chunk.named:
        return False
    return not any(
        word.morph.definite
        or word.suffix
        or not PROPER.isdisjoint(word.types)
        or any(r.features & Feature.UNKNOWN for r in word.morph.readings[:1])
        for word in node.words()
    )


def _next(items: list[Item], last: Item, nodes: list[Node]) -> Item | None:
    """The phrase just behind, with nothing but its preposition between."""
    i = last.index + 1
    if i < len(items) and items[i].sign and items[i].sign in QUOTES:
        i += 1
    after = items[i] if i < len(items) else None
    if after is None or after.kind not in (NP, EN, PRON) or i > last.index + 1 and after.prep_node is None:
        return None
    if after.prep_node is None:
        return after if after.first == last.last and after.kind != PRON else None
    return after if nodes[last.last] is after.prep_node else None


def _bound(last: Item) -> bool:
    """May a genitive follow: does the phrase end in a noun that nothing describes?"""
    word = last.node.words()[-1]
    return not last.modifiers and open_noun(word) and not absolute(word.morph.norm, word.morph.readings)


def _genitive(items: list[Item], after: Item, nodes: list[Node]) -> bool:
    """Is it definite, or a name that no list has (شيخ قبيلة شمر)?"""
    if after.node.suffix:
        return False  # قطعت دول عدة علاقاتها
    rare = any(r.features & UNSURE for r in after.node.morph.readings)
    return rare or filler_of(items, after, nodes).definite


def _describes(items: list[Item], after: Item) -> bool:
    """Is it an indefinite word with a phrase of its own, which says more of the noun before it (مطلع على القضية)?"""
    if typed(after.node) or after.genitive >= 0 or after.kind != NP or after.node.suffix:
        return False
    topic = items[after.index + 1] if after.index + 1 < len(items) else None
    if topic is None or not topic.prep:
        return False
    return not any(r.features & (Feature.DEFINITE | Feature.ACCUSATIVE) for r in after.node.morph.readings)


def _tied(item: Item, after: Item) -> bool:
    """Does an indefinite participle take the phrase behind it (مصدر مقرب من الرئاسة، مسؤولين عن الأمن)?"""
    prep = after.prep_node
    if prep is None or after.kind == PRON or any(map(prep.has, _CIRCUMSTANTIAL)) or _apart(item, after):
        return False
    if not prep.has("governed"):
        return False  # متظاهرين أمام السفارة
    told = (item.modifiers or item.node.words())[-1]
    readings = told.morph.readings
    # an entry of several words ends in what describes it
    describes = " " in told.norm or any(r.pos == "participle" for r in readings)
    return describes and not any(r.features & Feature.DEFINITE for r in readings)


def _belongs(items: list[Item], item: Item, after: Item, whole: bool) -> bool:
    """Does a phrase say where somebody belongs, with what he says just behind it (سكان في بيدوة إن)?"""
    prep, node = after.prep_node, after.node
    if prep is None or prep.has("purpose"):
        return False
    if not (prep.has("attach") or prep.has("locative") or prep.has("arrival") and "body" in node.types):
        return False
    if after.kind == EN or _apart(item, after) or prep.has("behalf") and _taken_up(items, after):
        return False
    if _paper(node) or "source" in node.types and not prep.has("locative"):
        return False
    if whole and not PLACES.isdisjoint(node.types) and "body" not in node.types:
        return False
    return _said_behind(items, phrase_last(items, after).index + 1)


def _taken_up(items: list[Item], after: Item) -> bool:
    """Does what is said begin with a pronoun of whom it is said about (قال الهمامي عن النازحين إنهم)?

    For a body somebody rather speaks.
    """
    if "body" in after.node.types:
        return False
    i = phrase_last(items, after).index + 1
    return i < len(items) and items[i].kind == COMP and bool(items[i].node.suffix)


def _apart(item: Item, after: Item) -> bool:
    """Does a phrase say about what, where, how or on what occasion one speaks (قال مسؤول من جهته، في كلمة له)?

    What a paper is about is its own (تقرير حول الأزمة).
    """
    prep, node = after.prep_node, after.node
    if node.suffix or node.words()[0].value_of("adjunct"):
        return True
    said_so = prep is not None and (prep.has("about") or prep.has("means"))
    return said_so and "source" not in item.node.types


def _paper(node: Node) -> bool:
    """Is it what one says something in (في مذكرة), rather than somebody?"""
    return "document" in node.types or node.words()[0].value_of("kind") == "document"


def _said_behind(items: list[Item], i: int) -> bool:
    """Does what is said follow item *i*, or the phrases and times there (في نيروبي أمس، إن)?"""
    while i < len(items) and (
        items[i].kind == TIME or items[i].prep or items[i].genitive >= 0 or _listed(items, i) is not None
    ):
        i += 1 if _listed(items, i) is None else 2
    if i + 1 < len(items) and items[i].is_comma and items[i + 1].kind == COMP:
        return True
    end = items[i] if i < len(items) else None
    return end is not None and (end.kind == COMP or end.kind == SIGN and not end.is_comma)


def _listed(items: list[Item], i: int) -> Item | None:
    """The phrase that a conjunction at item *i* lists with the one before (شؤون الإغاثة والمياه)."""
    after = items[i + 1] if i + 1 < len(items) and items[i].kind == CONJ else None
    if after is None or after.coordinated < 0 or after.kind != NP or typed(after.node):
        return None
    return after
