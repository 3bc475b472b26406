"""Where a verb or an event noun stands in its sentence, as far as that decides who acts in it."""

from __future__ import annotations

from arabdiplo.document.memory import NESTED
from arabdiplo.syntax.agreement import actorlike, subject_form
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NEG, NP, SUB, Item, V
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.nodes import typed
from arabdiplo.syntax.phrases import Filler, common, filler_of


def accompanied(found: dict[str, list[Filler]]) -> bool:
    """Is it said with whom somebody does it (محادثات مع X)?"""
    nodes = [filler.item.prep_node for held in found.values() for filler in held if filler.item is not None]
    return any(node is not None and node.has("beside") for node in nodes)


def session(sentence: Sentence, item: Item) -> bool:
    """Does something happen beside what a body holds (خلال اجتماع لمجلس الأمن): who did it need not be of the body."""
    node = item.prep_node
    if node is None or not (node.has("during") or node.has("temporal")):
        return False
    for after in sentence.items[item.index + 1 :]:
        owned = after.genitive >= item.index or after.prep_node is not None and after.prep_node.has("purpose")
        if after.kind not in (NP, EN) or not owned:
            return False
        if "body" in after.node.types:
            return True
    return False


def nested(sentence: Sentence, v: int) -> bool:
    """Is the verb part of what somebody says, or of a clause that describes a phrase?"""
    return sentence.left(v).why in NESTED or sentence.antecedent(v) is not None


def tells_more(sentence: Sentence, v: int) -> bool:
    """Does the verb stand in a clause on a phrase or after ما (ضباطا قال إنهم، ما يرى أنها عيوب)?"""
    before = sentence.items[v - 1] if v else None
    what = before is not None and before.kind == NEG and before.node.has("rel")
    return what or sentence.left(v).why == "rel" or sentence.antecedent(v) is not None


def owes(sentence: Sentence, v: int) -> bool:
    """Has a pronoun before the verb who acts in the clause around it (زار لارس مالطا، غير أنه قال …)?"""
    left = sentence.left(v)
    if left.boundary < 0 or left.why not in ("sub", "comp"):
        return False
    one = sentence.items[left.boundary]
    return bool(one.node.suffix) and (left.why == "sub" or sentence.items[left.boundary - 1].kind == SUB)


def known(item: Item) -> bool:
    """Is the phrase by its type one that acts, or a place?"""
    return actorlike(item) or bool(PLACES.intersection(item.node.types))


def owner_before(sentence: Sentence, item: Item) -> Item | None:
    """The actor of the noun that governs an event noun (قرار البلدية فرض الرسم، قرار البلدية بفرض الرسم)."""
    if item.index < 2 or item.genitive >= 0 or item.coordinated >= 0:
        return None
    if item.prep_node is not None and (item.prep_node.has("during") or item.prep_node.has("temporal")):
        return None
    last = sentence.items[item.index - 1]
    first = sentence.items[last.coordinated] if last.coordinated >= 0 else last
    if last.kind != NP or first.genitive < 0 or first.prep or not actorlike(first):
        return None
    noun = sentence.items[first.genitive]
    purpose = item.prep_node is not None and item.prep_node.has("purpose")
    if purpose and noun.kind == EN and PLACES.intersection(first.node.types):
        return None  # زيارة مالطا للقاء نظيره
    return first if noun.kind in (NP, EN) and noun.index == first.index - 1 and not typed(noun.node) else None


def willed_before(sentence: Sentence, item: Item) -> Filler | None:
    """The state whose decision, in an adjective on it, an event noun tells (القرار المالطي بقطع العلاقات)."""
    last = sentence.items[item.index - 1] if item.index and item.genitive < 0 and item.coordinated < 0 else None
    if last is None or last.kind not in (NP, EN) or not last.node.value_of("wills"):
        return None
    found = next((node for node in last.modifiers if "demonym" in node.types and not common(node)), None)
    return Filler(found.start, found.end, [found], "control") if found is not None else None


def light_before(sentence: Sentence, item: Item) -> Item:
    """The masdar of a light verb that an event noun stands behind (عقد قمة، القيام بزيارة)."""
    if item.genitive >= 0:
        return sentence.items[item.genitive]
    before = sentence.items[item.index - 1] if item.prep and item.index else item
    if before.kind not in (NP, EN) or before.last != item.first - 1 or actorlike(before):
        return item
    return before if before.prep or before.node.morph.definite else item  # «استجابة لدعوة» says why


def adverbial_speech(sentence: Sentence, item: Item) -> bool:
    """A participle of saying that stands adverbially (مؤكدا، مشيرة إلى)."""
    return (
        item.index in sentence.said
        and not item.prep
        and item.genitive < 0
        and any(r.pos == "participle" for r in item.node.morph.readings)
    )


def leads(sentence: Sentence, head: Item, v: int) -> bool:
    """Does a definite phrase stand right before a verb of saying, so that it is its subject (الأول يفيد أن)?"""
    between = sentence.items[head.index + 1 : v]
    plain = all(one.kind == NEG or one.kind == NP and one.genitive >= head.index for one in between)
    if v not in sentence.said or not plain or head.prep or sentence.resumed(v) or sentence.antecedent(v) is not None:
        return False
    return filler_of(sentence.items, head, sentence.nodes).definite


def placed(sentence: Sentence, v: int, head: Item) -> list[Filler]:
    """An unknown subject speaks if what it says follows (أن, a quotation), or its form shows it (أعرب معجبون)."""
    scan = sentence.right(v)
    told = scan.that is not None or scan.quote is not None or scan.colon >= 0
    if v not in sentence.said or not told and not subject_form(head):
        return []
    return [filler_of(sentence.items, head, sentence.nodes, placed=True)]


def members_of(sentence: Sentence, heads: list[Item], without: int = -1) -> list[Filler]:
    """All whom the phrases and the lists that they begin name, but the phrase *without*."""
    return [
        filler_of(sentence.items, member, sentence.nodes, "control")
        for head in heads
        if head.index != without
        for member in sentence.members(head)
    ]


def acting_around(sentence: Sentence, v: int) -> list[Filler]:
    """Who acts in the clauses around a relative clause, nearest first."""
    return [
        filler_of(sentence.items, heads[0], sentence.nodes)
        for i in range(v - 1, -1, -1)
        if sentence.items[i].kind == V and not sentence.is_aux(sentence.items[i])
        if (heads := sentence.subject(i)[0]) and actorlike(heads[0])
    ]
