"""Who acts in the clause that a verb is joined or subordinate to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import GENDER, MANY, Feature

from .agreement import actorlike, agrees, charged, counted, verb_disagreement
from .items import COMP, CONJ, EN, NP, SIGN, SUB, Item, V
from .kinds import PLACES, SINGLE, SPEAKERS
from .nodes import gender_of

if TYPE_CHECKING:
    from .clauses import Sentence

#: so many clauses outwards somebody is looked for
DEPTH = 12


def first_person(sentence: Sentence, k: int) -> bool:
    """Does who speaks say it of himself (زرنا القاهرة)?  What may be the third person too: in his own words."""
    readings = [r.features for r in sentence.items[k].node.morph.readings if r.pos == "verb"]
    own = [features for features in readings if features & Feature.FIRST]
    if len(own) in (0, len(readings)):
        return bool(own)
    active = next((features for features in readings if not features & Feature.PASSIVE), Feature(0))
    if in_speech(sentence, k) and (active & Feature.FIRST or _goes_on(sentence, k)):
        return True
    others = [features for features in readings if not features & Feature.FIRST]
    if active & Feature.FIRST and all(f & Feature.PASSIVE for f in others) and _acts_on_him(sentence, k):
        return True  # التقيت نظيري
    named = heading(sentence, k)
    said = named is not None and (sentence.left(k).why == "quote" or bool(SPEAKERS.intersection(named.node.types)))
    return said and not _agreeing(sentence, k)


def _acts_on_him(sentence: Sentence, k: int) -> bool:
    """Does somebody follow right behind who cannot be the subject of the third person?"""
    after = next(iter(sentence.bare_right(k)), None)
    near = after is not None and actorlike(after) and after.first == sentence.items[k].last
    return near and not _agreeing(sentence, k)


def _goes_on(sentence: Sentence, k: int) -> bool:
    """Is the verb joined with و to one of the first person, with nobody behind it who acts (زرت غانا ورحبت بالقرار)?"""
    left = sentence.left(k)
    if left.why != "verb" or not left.conjoined or sentence.items[left.boundary].kind != V:
        return False
    return not _agreeing(sentence, k) and first_person(sentence, left.boundary)


def in_speech(sentence: Sentence, k: int) -> bool:
    """Does the item at *k* stand between marks in which somebody is quoted?"""
    return sentence.quoted or any(a < k < b for a, b in sentence.pairs.items() if a in sentence.speech)


def in_own_words(sentence: Sentence, k: int) -> bool:
    """The same, or does the item stand behind the mark or the colon that opens what is said?"""
    return in_speech(sentence, k) or sentence.left(k).why in ("colon", "quote")


def heading(sentence: Sentence, k: int) -> Item | None:
    """The phrase or verb before the colon after which the verb at *k* opens what is said (لارس: زرت القاهرة)."""
    left = sentence.left(k)
    i = left.boundary
    if left.why not in ("colon", "quote") or left.bare or left.conjoined:
        return None
    if left.why == "quote":
        i -= 1
    items = sentence.items
    return items[i - 1] if i > 0 and items[i].kind == SIGN and items[i].sign == ":" else None


def _agreeing(sentence: Sentence, k: int) -> bool:
    """May a phrase after the verb be the subject of its third person (قالت الوزيرة)?"""
    after = next(filter(actorlike, sentence.bare_right(k)), None)
    if after is None or after.node.features & MANY:
        return after is not None
    have = gender_of(after.node) or GENDER
    readings = (r.features for r in sentence.items[k].node.morph.readings if r.pos == "verb")
    return any(have & features for features in readings if not features & Feature.FIRST)


def outer_subject(sentence: Sentence, k: int) -> list[Item] | None:
    """Who acts in the clause that the verb at *k* is joined or subordinate to; None if it is neither."""
    left = sentence.left(k)
    told = reported(sentence, k) if left.conjoined or left.why in ("comp", "sub") else None
    if told is not None:
        return sentence.subject(told)[0]
    if left.conjoined and left.why == "verb":
        return _joined(sentence, k, left.boundary)
    lead = sentence.nodes[sentence.items[k].first - 1] if sentence.items[k].first > 0 else None
    if left.why == "verb" and lead is not None and lead.has("purpose") and not lead.suffix:
        return sentence.subject(left.boundary)[0]  # جاء لارس ليلتقي نظيره
    if left.conjoined and left.bare:
        return [left.bare[0]]
    peer = _peer(sentence, left.boundary) if left.why == "comp" and not left.bare else None
    if peer is not None:
        return sentence.subject(peer)[0]
    asked = _asked(sentence, k, left.boundary) if left.why == "comp" and not left.bare else None
    if asked is not None:
        return [asked]
    if left.why in ("comp", "sub") and not left.bare:
        quoted = quoted_of(sentence, left.boundary)
        return [quoted] if quoted is not None else _around(sentence, k, left.boundary)
    if left.why == "verb" and sentence.resumed(k):
        giver = _giver(sentence, k, left.boundary)
        return [giver] if giver is not None else _host(sentence, left.boundary)
    if left.why == "rel" and sentence.resumed(k):
        return _of_event(sentence, left.boundary)
    return None


def _peer(sentence: Sentence, comp: int) -> int | None:
    """The verb of the clause to which that after «وأن» is joined (أن يلتقي لارس نظيره وأن يزور …)."""
    items = sentence.items
    if comp < 1 or items[comp - 1].kind != CONJ:
        return None
    for i in range(comp - 2, -1, -1):
        if items[i].is_hard:
            return None
        if items[i].kind == COMP:
            return next((v.index for v in items[i:comp] if v.kind == V and not sentence.is_aux(v)), None)
    return None


def _asked(sentence: Sentence, k: int, comp: int) -> Item | None:
    """Who stands with a preposition before «أن», whose doing it is (طلب من لارس أن يزور …، يمكن للارس أن يزور …).

    After «بأن» it is rather what somebody promises (تعهد للارس بأن يزور …).
    """
    if comp < 1:
        return None
    person, sign = sentence.items[comp - 1], sentence.items[comp]
    if person.kind != NP or not charged(person):
        return None
    if sign.node.suffix or not agrees(sentence.items[k], person, False):
        return None  # أكد لارس لنظيره أنه يزور
    outer = sentence.governor(comp) if sign.node.has("pledge") else None
    return person if outer is None or not sentence.subject(outer.index)[0] else None


def quoted_of(sentence: Sentence, end: int) -> Item | None:
    """Whose words are passed on before item *end* (نقلت الوكالة عن لارس قوله إنه …, قوله بعد لقاء …)."""
    governor = sentence.governor(end)
    if governor is None or governor.index > end:
        return None
    between = sentence.items[governor.index + 1 : end]
    for said in between:
        if said.kind == EN and said.index in sentence.said and said.node.suffix and not said.prep:
            before = reversed(between[: said.index - governor.index - 1])
            return next((one for one in before if one.prep and _speaks(one, said)), None)
    return None


def _speaks(item: Item, said: Item) -> bool:
    """May the phrase be whose words they are: a place only right before them (عن موسكو قولها)?"""
    return actorlike(item) and (item.index == said.index - 1 or PLACES.isdisjoint(item.node.types))


def leading(sentence: Sentence, k: int) -> bool:
    """Does the verb at *k* begin its sentence, with a phrase after it of a gender known to be the same?"""
    heads = sentence.subject(k)[0]
    reading = sentence.items[k].reading
    if not heads or reading is None or sentence.left(k).why not in ("start", "hard"):
        return False
    have = gender_of(heads[0].node)
    return bool(have & reading.features & GENDER)


def _joined(sentence: Sentence, k: int, boundary: int) -> list[Item]:
    """The subject of the verb joined to, or farther out if its number is not this verb's (… يضيف البيان، … وشددا)."""
    verb = sentence.items[k]
    for _ in range(DEPTH if counted(verb) else 0):
        heads = sentence.subject(boundary)[0]
        if not heads or any(_several(sentence, head) for head in heads):
            return heads
        left = sentence.left(boundary)
        if left.why != "verb":
            return []
        boundary = left.boundary
    return sentence.subject(boundary)[0]


def _several(sentence: Sentence, head: Item) -> bool:
    """May the phrase be more than one: no person or paper in the singular without others beside it?"""
    if not SINGLE.intersection(head.node.types) or head.node.features & MANY:
        return True
    return len(sentence.members(head)) > 1


def _around(sentence: Sentence, k: int, boundary: int) -> list[Item] | None:
    """The subject of the clause around, or farther out if its gender is not the verb's (روسيا … ولكنه تساءل)."""
    reading = sentence.items[k].reading
    want = reading.features & GENDER if reading is not None else 0
    first: list[Item] | None = None
    for _ in range(DEPTH):
        outer = _past_relative(sentence, boundary, sentence.governor(boundary))
        if outer is None or outer.index == k:
            left = sentence.left(boundary)
            before = sentence.items[boundary - 1] if boundary > 0 else None
            parted = before is not None and (before.is_comma or before.kind == CONJ)
            inert = parted and bool(left.bare) and not any(map(actorlike, left.bare))
            turned = bool(sentence.items[boundary].node.suffix) and (k in sentence.said or inert)
            planned = left.why == "sub" and sentence.items[boundary].kind == COMP
            if not (turned or planned) or left.why not in ("comp", "sub"):
                return first
            boundary = left.boundary  # … أنه بريء، غير أنه جدد; حيث من المقرر أن يلتقي
            continue
        heads = sentence.subject(outer.index)[0]
        if not heads and k in sentence.said and (talker := _talker(sentence, outer.index, boundary)) is not None:
            return [talker]
        first = first or heads
        left = sentence.left(outer.index)
        if heads and (not (want and (have := gender_of(heads[0].node))) or have & want):
            return heads
        if not heads and (left.why != "sub" or k not in sentence.said):
            return heads  # but أنهى لارس الجدل عندما أعلن أنه باق، غير أنه قال
        if left.why not in ("comp", "sub") or outer.index > boundary:
            return first
        boundary = left.boundary
    return first


def _talker(sentence: Sentence, verb: int, turn: int) -> Item | None:
    """Whose talk it is in which something came, before the turn (جاء ذلك في كلمة ألقاها لارس، حيث أكد …)."""
    items = sentence.items
    if verb + 1 >= turn or not any(
        node.has("dem") for node in sentence.nodes[items[verb].last : items[verb + 1].first]
    ):
        return None
    for item in items[verb + 1 : turn]:
        if item.kind == V:
            heads = sentence.subject(item.index)[0] if items[item.index - 1].kind in (NP, EN) else []
            return heads[0] if heads and "person" in heads[0].node.types else None
        if item.genitive >= 0 and "person" in item.node.types:
            return item
    return None


def _past_relative(sentence: Sentence, turn: int, outer: Item | None) -> Item | None:
    """The verb around that before a turn with a pronoun, if that describes something and has a subject of its own.

    رحب لارس بالخطوات التي اتخذتها مالطا لكنه أكد أن …
    """
    if sentence.items[turn].kind != SUB or not sentence.items[turn].node.suffix:
        return outer
    for _ in range(DEPTH):
        if outer is None or outer.index > turn or sentence.left(outer.index).why != "rel":
            break
        described = sentence.antecedent(outer.index)
        heads = sentence.subject(outer.index)[0]
        if described is None or not heads or described in heads:
            break
        outer = sentence.governor(described.index)
    return outer


def reported(sentence: Sentence, k: int) -> int | None:
    """The verb of saying to which one at *k* goes back from within what was said (قال X إن Y زار تونس، وأضاف أن …)."""
    items = sentence.items
    if k < 2 or k not in sentence.said and not (_unlike_told(sentence, k) or _done_by_now(sentence, k)):
        return None
    i = _turned(sentence, k) if k in sentence.said else -1
    if i < 0:
        if items[k - 1].kind != CONJ or not items[k - 2].is_comma:
            return None
        i = k
    for _ in range(DEPTH):
        if i != k and i in sentence.said and sentence.left(i).why == "sub":
            return None
        left = sentence.left(i)
        if left.why == "verb":
            i = left.boundary
            continue
        if left.why not in ("comp", "sub"):
            return None
        before = items[left.boundary - 1] if left.boundary > 0 else None
        if before is not None and before.kind == EN and before.index in sentence.said:
            i = before.index  # …، مضيفا أنه حزين، وتابع
            continue
        outer = sentence.governor(left.boundary)
        if outer is None or outer.index >= i:
            return None
        if outer.index in sentence.said:
            return outer.index
        if left.why == "sub":
            return None
        i = outer.index  # قال إنه يبدو أن الحرب انتهت، وتابع
    return None


def _unlike_told(sentence: Sentence, k: int) -> bool:
    """Is the verb of another gender than the one it is joined to (قال لارس إن مصر دفعت الثمن، وأدان الهجوم)?"""
    left, reading = sentence.left(k), sentence.items[k].reading
    if not left.conjoined or reading is None or reading.features & (Feature.PRESENT | MANY):
        return False
    if left.why == "comp" and left.bare:  # its verb may be read as a noun (إن الرئيس دفع الثمن، وأدانت)
        that, have = left.boundary, gender_of(left.bare[0].node)
    elif left.why == "verb" and sentence.left(left.boundary).why == "comp" and sentence.subject(left.boundary)[0]:
        told = sentence.items[left.boundary].reading
        that, have = sentence.left(left.boundary).boundary, told.features if told is not None else Feature(0)
    else:
        return False
    have, want = have & GENDER, reading.features & GENDER
    if not (have and want) or have & want:
        return False
    said = sentence.governor(that)
    heads = sentence.subject(said.index)[0] if said is not None else []
    return bool(heads) and "person" in heads[0].node.types and agrees(sentence.items[k], heads[0], False)


def _done_by_now(sentence: Sentence, k: int) -> bool:
    """Is it a past verb, joined to what was said is to come (وعد لارس بأن السد سيبنى، وزار تونس)?"""
    left, verb = sentence.left(k), sentence.items[k]
    readings = (r.features for r in verb.node.morph.readings if r.pos == "verb")
    if not left.conjoined or any(f & Feature.PRESENT and not f & Feature.FIRST for f in readings):
        return False
    comp = left.boundary if left.why == "comp" else sentence.left(left.boundary).boundary
    told = left.boundary if left.why == "verb" else next((v.index for v in sentence.items[comp:k] if v.kind == V), k)
    if left.why not in ("comp", "verb") or told == k or sentence.items[comp].kind != COMP:
        return False
    before, after = sentence.items[told - 1], sentence.items[told + 1]
    may_be = any(r.features & Feature.PRESENT for r in sentence.items[told].node.morph.readings)
    wished = before.index == comp and not before.node.suffix and after.kind != V and may_be
    said = sentence.governor(comp) if wished or before.node.has("future") else None
    heads = sentence.subject(said.index)[0] if said is not None else []
    return bool(heads) and "person" in heads[0].node.types and agrees(verb, heads[0], False)


def _turned(sentence: Sentence, k: int) -> int:
    """The verb before a turn that no person does, who could turn (قال X إن الجيش انسحب، لكنه أكد أن …); or -1."""
    left = sentence.left(k)
    i = left.boundary
    if i < 1 or left.why not in ("comp", "sub") or left.bare or not sentence.items[i].node.suffix:
        return -1
    reading = sentence.items[k].reading
    speaks = "that" in sentence.items[k].node.morph.says
    if not speaks or reading is None or reading.features & Feature.PRESENT:
        return -1
    while i > 0 and sentence.items[i].kind in (COMP, CONJ, SUB):
        i -= 1
    if not sentence.items[i].is_comma:
        return -1
    told = sentence.governor(left.boundary)
    if told is None or told.index > i or sentence.left(told.index).why not in ("comp", "sub"):
        return -1
    heads = sentence.subject(told.index)[0]
    return told.index if heads and not any("person" in head.node.types for head in heads) else -1


def _of_event(sentence: Sentence, i: int) -> list[Item] | None:
    """Whose the event is that a relative clause from item *i* tells of (بعد زيارة لارس لأوسلو، التي التقى خلالها …)."""
    described = sentence.antecedent(i + 1)
    if described is None or actorlike(described) and not PLACES.intersection(described.node.types):
        return None
    for item in reversed(sentence.items[max(0, i - 8) : i]):
        owner = sentence.items[item.index + 1]
        if item.kind == EN and owner.genitive == item.index and actorlike(owner):
            return [owner]
        if item.kind == V:
            return sentence.subject(item.index)[0] or None
    return None


def _giver(sentence: Sentence, k: int, verb: int) -> Item | None:
    """From whom the thing came that the clause at *k* tells of (تلقى لارس رسالة من هوفمان أكد فيها …)."""
    between = sentence.items[verb + 1 : k]
    thing = next((item for item in between if item.kind == EN and not (item.prep or item.genitive >= 0)), None)
    if thing is None:
        return None
    for item in between:
        given = actorlike(item) and item.prep_node is not None and item.prep_node.has("origin")
        if given and item.index >= thing.index - 1 and not verb_disagreement(sentence.items[k].node, item.node):
            return item
    return None


def _host(sentence: Sentence, v: int) -> list[Item] | None:
    """Who acts at the verb *v*, or farther out if it only describes a thing (زيارة استمرت يومين التقى خلالها …)."""
    while True:
        heads = sentence.subject(v)[0]
        if not heads or any(actorlike(head) for head in heads) or sentence.left(v).why != "verb":
            return heads
        v = sentence.left(v).boundary
