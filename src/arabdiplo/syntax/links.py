"""Genitives and lists: which phrases of a sentence belong to the one before them.

A genitive directly follows an open noun; members of a list (`X وY`) are of one kind.  Two phrases
in apposition are one person.
"""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.morph.shapes import absolute
from arabdiplo.text.marks import QUOTES

from .items import CONJ, EN, NP, SIGN, TIME, Item, V
from .kinds import LISTED, MANNED, OWNERS, PEOPLE, WHERE
from .nodes import Chunk, Node, is_definite_node, open_noun, typed

#: kind of the titles that one has by birth, whatever office he holds
ROYAL = "royal"


def _case_fits(head: Item, item: Item) -> bool:
    """May a phrase be joined to the head of a list, by its preposition and case (not فتح المعبر، ومشيدا)?"""
    if item.prep:
        return item.prep == head.prep
    participles = [r.features for r in item.node.morph.readings if r.pos == "participle"]
    accusative = any(features & Feature.ACCUSATIVE for features in participles)
    return not accusative or not head.prep and head.genitive < 0


def link(items: list[Item]) -> None:
    """Genitives and lists: a phrase that directly follows an open noun; `X وY` of one kind."""
    for item in items[1:]:
        if item.kind != NP and item.kind != EN:
            continue
        k = item.index
        before = items[k - 1]
        quotes = before.kind == SIGN and k > 1 and before.sign in QUOTES  # what is quoted may be the genitive
        outer = items[k - 2] if quotes else before
        gap = item.first - outer.last
        if (
            outer.kind in (NP, EN)
            and not item.prep
            and gap == int(item.demonstrative) + int(outer is not before)
            and (_takes_genitive(outer) or outer is before and _continues(item, outer))
            and not tells_how_she(items, outer.index)
        ):
            item.genitive = outer.index
        elif (beside := _set_beside(items, k)) is not None:
            item.coordinated = beside.index
        elif before.is_comma and k >= 2 and _one_of_states(items, k):
            state = items[k - 2]
            item.coordinated, item.prep, item.prep_node = state.index, state.prep, state.prep_node
        elif before.kind == CONJ and before.node.has("list") and k >= 2 and not before.opens:
            other = _list_head(items, k - 2)
            if other is not None and _case_fits(other, item) and kin(other, item):
                item.coordinated = other.index
                if not item.prep:
                    item.prep, item.prep_node = other.prep, other.prep_node
                item.genitive = other.genitive


def _set_beside(items: list[Item], k: int) -> Item | None:
    """The phrase that the item joins, each with the side that it stands for (وقعه عن كينيا لارس، وعن مالطا مروان).

    The sides stand before both, or behind both (لارس عن كينيا ومروان عن مالطا).
    """
    item, before = items[k], items[k - 1]
    if item.prep or k < 4:
        return None
    if before.kind == CONJ:
        side, i = items[k + 1] if k + 1 < len(items) else before, k - 2
    else:
        side, i = before, k - 3
        if items[k - 2].kind != CONJ:
            return None
    while i > 1 and items[i].is_comma:
        i -= 1
    first, other = (items[i], items[i - 1]) if before.kind == CONJ else (items[i - 1], items[i])
    told = first.kind == side.kind == other.kind == NP and first.prep and first.prep == side.prep and not other.prep
    typed_alike = told and LISTED.intersection(first.node.types) and LISTED.intersection(other.node.types)
    return other if typed_alike and kin(first, side) and kin(other, item) else None


def tells_how_she(items: list[Item], k: int) -> bool:
    """A feminine participle after a comma that tells how she did it (رحبت كينيا بالاتفاق، متهمة أوغندا بخرقه)?

    Nothing in its form shows that it is no noun; a masdar may be written alike (مطالبة), then an actor has to follow.
    """
    item = items[k]
    if item.kind not in (NP, EN) or item.prep or item.node.suffix or not item.node.morph.trigger:
        return False
    i = k - 2 if k > 1 and items[k - 1].kind == CONJ else k - 1
    if i < 1 or not items[i].is_comma:
        return False
    readings = item.node.morph.readings
    if not any(r.pos == "participle" and r.features & Feature.FEMININE for r in readings):
        return False
    if any(r.features & Feature.DEFINITE for r in readings):
        return False
    if any(r.pos == "masdar" for r in readings):
        after = items[k + 1].node.types if k + 1 < len(items) and not items[k + 1].prep else ()
        if not LISTED.intersection(after):
            return False
    return any(
        r.pos == "verb" and r.features & Feature.FEMININE
        for verb in items[:i]
        if verb.kind == V
        for r in verb.node.morph.readings
    )


def _continues(item: Item, before: Item) -> bool:
    """Does the phrase go on what is a typed phrase by itself?"""
    return _narrows(item, before) or _owned_by(item, before) or _bare_head(item, before)


def _bare_head(item: Item, before: Item) -> bool:
    """Is it the genitive of people or a body told of by a noun alone (مسؤولو الوكالة، سكان الحي، نقابة المعلمين)?"""
    words = before.node.words()
    word, types = words[-1], before.node.types
    if before.modifiers or not open_noun(word) or absolute(word.morph.norm, word.morph.readings):
        return False
    parts = {reading.pos for reading in item.node.morph.readings}
    common = not typed(item.node) and item.node.morph.definite and "noun" in parts and "masdar" not in parts
    if "body" in types:
        return len(words) == 1 and (common or not MANNED.isdisjoint(item.node.types))
    bound = all(r.features & Feature.CONSTRUCT for r in word.morph.readings if r.pos != "verb")  # مسؤولي، مسؤولو
    owner = not OWNERS.isdisjoint(item.node.types) or bound and not typed(item.node)
    return "group" in types and bool(word.features & Feature.PLURAL) and (owner or common)


def _one_of_states(items: list[Item], k: int) -> bool:
    """Is the item a state in a list of three or more without و (مصر، الأردن، العراق)?"""
    item, before = items[k], items[k - 2]
    if item.prep or "country" not in item.node.types or "country" not in before.node.types or before.genitive >= 0:
        return False
    if before.coordinated >= 0:
        return True
    after = items[k + 1 : k + 3]
    return len(after) > 1 and "country" in after[1].node.types and (after[0].is_comma or after[0].kind == CONJ)


def _list_head(items: list[Item], k: int) -> Item | None:
    """The item that a conjunct at *k*+2 may join: the phrase that ends there, or its outer noun."""
    while k >= 0 and items[k].is_comma:
        k -= 1
    if k > 0 and "number" in items[k].node.types and items[k].last - items[k].first == 1 and not items[k].prep:
        if items[k - 1].kind == NP and items[k - 1].node.types and items[k - 1].last == items[k].first:
            k -= 1  # القوى الكبرى الست وإيران
    if k < 0 or items[k].kind not in (NP, EN):
        return None
    if k > 1 and items[k - 1].is_comma and appositive(items[k - 2], items[k]):
        return items[k - 2]
    i = k
    while i > 0 and items[i].kind == NP and items[i - 1].kind == NP and items[i - 1].last == items[i].first:
        i -= 1  # الأمير فهد وزير الداخلية، ولارس
        if appositive(items[i], items[k]):
            return items[i]
    return items[k]


def appositive(a: Item, b: Item) -> bool:
    """`رئيس الوزراء، ريشي سوناك` and `سوناك، رئيس الوزراء`: one person in two phrases."""
    if b.prep or a.node.chunk is None or b.node.chunk is None or b.node.words()[0].suffix:
        return False  # وزير الخارجية، نظيره لارس
    first, second = a.node.chunk, b.node.chunk
    if first.type != "person" or second.type != "person":
        return False
    named = [chunk.named for chunk in (first, second)]
    office = [bool(chunk.attributes.get("office")) for chunk in (first, second)]
    if office[0] and not named[0]:
        return named[1] and (not office[1] or _titled_so(first, b.node))
    same = second.attributes.get("office", "").split()[:1] == [first.attributes.get("office")]  # الأمير فهد، أمير عسير
    born = a.node.words()[0].value_of("kind") == ROYAL  # الأمير فهد، وزير الداخلية
    return named[0] and (same or born or not office[0]) and office[1] and not named[1]


def same_again(items: list[Item], a: Item, b: Item) -> bool:
    """The same; what stands behind a time of its own is another one (هاجم سوناك، أمس، الرئيس)."""
    timed = b.index > 1 and items[b.index - 1].is_comma and items[b.index - 2].kind == TIME
    return appositive(a, b) and not (timed and a.node.chunk is not None and a.node.chunk.named)


def without_posts(phrases: list[Item]) -> list[Item]:
    """Bare phrases behind a verb, without an office right behind the name of who has it.

    التقى لارس هوفمان وزير الخارجية، أمس، ليزا بيرغ; استقبل الرئيس لارس هوفمان وزير الخارجية.
    After one name alone it may be the object (التقى لارس هوفمان وزير الخارجية).
    """
    people = [one for one in phrases if not PEOPLE.isdisjoint(one.node.types)]
    if len(people) < 2:
        return phrases
    out: list[Item] = []
    for one in phrases:
        before = out[-1] if out else None
        post = before is not None and before.last == one.first and _has_post(before.node, one.node)
        if not (post and (before is not people[0] or people[-1] is not one)):
            out.append(one)
    return out


def _has_post(first: Node, second: Node) -> bool:
    """Is the first a name without an office, the second an office without a name?"""
    one, other = first.chunk, second.chunk
    if one is None or other is None or one.type != "person" or other.type != "person":
        return False
    named = one.named and not one.attributes.get("office")
    return named and bool(other.attributes.get("office")) and not other.named and not second.words()[0].suffix


def _titled_so(first: Chunk, second: Node) -> bool:
    """May the title before a name be the office named just before it (العاهل السعودي، الملك سلمان), or one of birth?"""
    one, other = first.attributes, second.chunk.attributes if second.chunk is not None else {}
    if any(other.get(name) and other[name] != one.get(name) for name in ("portfolio", "state")):
        return False
    same = one.get("office", "").split()[:1] == other.get("office", "").split()[:1]
    return same or second.words()[0].value_of("kind") == ROYAL


def kin(a: Item, b: Item) -> bool:
    """May the two be members of one list?"""
    ta, tb = _listed_as(a.node), _listed_as(b.node)
    if ta and tb:
        return any(ta & kinds and tb & kinds for kinds in (LISTED, WHERE)) or bool(ta & tb)
    return not ta and not tb and a.kind == b.kind


def _listed_as(node: Node) -> set[str]:
    """The types of a member of a list; people who are counted are a group (ثلاثة أشخاص وكيانان)."""
    people = node.chunk is not None and node.chunk.attributes.get("kind") == "person"
    return {*node.types, "group"} if people and "amount" in node.types else set(node.types)


def _narrows(item: Item, before: Item) -> bool:
    """Does a definite noun narrow the adjective that ends the phrase before it (وفد رفيع المستوى)?"""
    if item.node.chunk is not None or item.node.morph.types or not item.node.morph.definite:
        return False
    last = before.modifiers[-1] if before.modifiers else before.node.words()[-1]
    return bool(last.value_of("annexes"))


def _owned_by(item: Item, before: Item) -> bool:
    """Is a body named by one word the part of something with an owner (مجمع سفارتها)?"""
    words = before.node.words()
    return bool(item.node.suffix) and "body" in before.node.types and len(words) == 1 and open_noun(words[0])


def _takes_genitive(item: Item) -> bool:
    node = item.node
    if node.chunk is not None or node.morph.types:
        return False
    if node.suffix or item.modifiers or absolute(node.morph.norm, node.morph.readings):
        return False
    return open_noun(node) or (
        node.morph.wordlike
        and node.morph.nominal is not None
        and not is_definite_node(node)
        and not node.morph.nominal.features & Feature.ACCUSATIVE
    )
