"""What a phrase can be to a verb, by its type and form: an actor, a subject, described by a clause."""

from __future__ import annotations

from arabdiplo.morph.model import GENDER, GROUPS, MANY, NO_FEATURES, UNSURE, Feature
from arabdiplo.morph.shapes import nominative, oblique

from .items import CONJ, Item
from .kinds import ACTORS, NAMES, OUTLETS, PLACES
from .manner import tells_how
from .nodes import Node, gender_of, shown_gender, typed


def describable(item: Item) -> bool:
    """Can a bare clause describe the phrase: no chunk, no name, no suffix?"""
    node = item.node
    listed = bool(node.types) and any(reading.pos == "proper" for reading in node.morph.readings[:1])
    named = listed or not NAMES.isdisjoint(node.types)
    return node.chunk is None and not node.suffix and not named


def accusative(item: Item) -> bool:
    """Is the phrase written as an object (مسؤولا), so that it is no subject?  Names only look like it (كينيا)."""
    node = item.node
    if not typed(node) or item.share is not None:
        return bool((item.share or node).features & Feature.ACCUSATIVE)
    if "person" in node.types and node.chunk is not None and len(node.words()) == 1:
        shown = any(r.features & Feature.ACCUSATIVE for r in node.head.morph.readings)
        return bool(node.value_of("office")) and shown  # انتخب رئيسا
    return "group" in node.types and (_object_form(node.head) or _oblique(node.words()[0]) or _objects(node.words()))


def subject_form(item: Item) -> bool:
    """Is the phrase written as a subject (المرشحون، الوزيران), so that it is no object?"""
    word = item.share or item.node.words()[0]
    return nominative(word.morph.norm, word.morph.readings)


def _oblique(word: Node) -> bool:
    return oblique(word.morph.norm, word.morph.readings)


def _object_form(word: Node) -> bool:
    nominal = [r.features for r in word.morph.readings if r.pos != "verb"]
    return bool(nominal) and all(features & Feature.ACCUSATIVE for features in nominal)


def _objects(words: list[Node]) -> bool:
    """Is the first word an object (وفدا زائرا، عددا من), no dual before its genitive (وفدا البلدين، وفدا كينيا)?"""
    first = [r.features for r in words[0].morph.readings if r.pos != "verb"]
    if not any(features & Feature.ACCUSATIVE for features in first):
        return False
    after = words[1] if len(words) > 1 else None
    return (
        after is None
        or after.morph.kind == "prep"
        or after.has("prep")
        or not NAMES.intersection(after.types)
        and any(r.features & Feature.ACCUSATIVE for r in after.morph.readings)
    )


def reporter(node: Node) -> bool:
    """Does somebody only tell what others do (وكالة، صحيفة، متحدث باسم)?"""
    return "source" in node.types or bool(node.head.value_of("reports")) or node.value_of("kind") in OUTLETS


def charged(item: Item) -> bool:
    """May it be who is to do what follows (طلب من لارس أن …، يمكن للارس زيارة …)?"""
    return item.prep_node is not None and item.prep_node.has("charged") and actorlike(item)


def adverbial(item: Item) -> bool:
    """May the word be a participle that tells how (مؤكدا، مؤكدة)?"""
    return any(map(tells_how, item.node.morph.readings))


def one_more(items: list[Item], i: int) -> bool:
    """Is item *i* an accusative behind «و», which goes on telling how (مشددا على أن مالطا لا تقاتل ومنددا بالقصف)?"""
    joined = i > 0 and items[i - 1].kind == CONJ
    return joined and any(r.features & Feature.ACCUSATIVE for r in items[i].node.morph.readings)


def actorlike(item: Item) -> bool:
    """Can the phrase act (by its type)?"""
    return not ACTORS.isdisjoint(item.node.types)


def counted(verb: Item) -> bool:
    """Does the verb show the number of its subject, which therefore stands before it or is dropped (ناقشا، اجتمعوا)?"""
    readings = [r for r in verb.node.morph.readings if r.pos == "verb"]
    return bool(readings) and all(r.features & MANY for r in readings)


def odd_gender(verb: Item, phrase: Item) -> bool:
    """Is the phrase a country or city of another gender than the verb (يزور الكويت)?"""
    have = gender_of(phrase.node) if PLACES.intersection(phrase.node.types) else Feature(0)
    wanted = [reading.features & GENDER for reading in verb.node.morph.readings if reading.pos == "verb"]
    return bool(have) and bool(wanted) and all(want and not want & have for want in wanted)


def agrees(verb: Item, phrase: Item, after: bool) -> bool:
    """No known disagreement of gender between verb and phrase (number only before the verb)."""
    if after and not typed(phrase.node) and phrase.node.chunk is None:
        nominal = phrase.node.morph.nominal
        return nominal is None or bool(nominal.features & UNSURE) or tells(verb, phrase)
    head = phrase.node.head
    if (
        head.chunk is not None
        or not head.morph.readings
        or phrase.node.chunk is None
        or "person" not in phrase.node.types
    ):
        return True
    if head.value_of("gender") == "any":
        return True
    have = shown_gender(phrase.node) & head.morph.readings[0].features
    wanted = [reading.features & GENDER for reading in verb.node.morph.readings if reading.pos == "verb"]
    return not have or not wanted or any(not want or want == have for want in wanted)


def odd_body(verb: Item, phrase: Item) -> bool:
    """Is the body right after the verb of another gender than that shows (أبلغت المجلس), so that it is the object?"""
    head = phrase.node.head
    if phrase.first != verb.last or "body" not in phrase.node.types or head.chunk is not None:
        return False
    shown = {r.features & GENDER for r in verb.node.morph.readings if r.pos == "verb" and r.features & Feature.THIRD}
    nouns = [r for r in head.morph.readings if r.pos != "verb"]
    listed = gender_of(head) if head.value_of("gender") else NO_FEATURES  # وطالب الأمم المتحدة ب
    own = {listed} if listed else {r.features & GENDER for r in nouns}
    broken = any(r.features & MANY and r.features & Feature.MASCULINE for r in nouns)  # قوات
    if (
        not shown
        or not own
        or broken
        or NO_FEATURES in shown | own
        or not listed
        and any(r.pos == "proper" for r in nouns)
    ):
        return False
    return shown.isdisjoint(own)


def tells(verb: Item, phrase: Item) -> bool:
    """May the phrase before the verb be its subject by its form, and is it no name that no list has?"""
    reading = phrase.node.morph.nominal
    if phrase.node.chunk is None and (reading is None or reading.features & UNSURE or reading.pos == "proper"):
        return False
    if phrase.node.features & Feature.PLURAL and any(
        r.features & Feature.FEMININE and not r.features & MANY for r in verb.node.morph.readings if r.pos == "verb"
    ):
        return True  # كتابات تشير
    return not verb_disagreement(verb.node, phrase.node)


_SHORT = {"masculine": "m", "feminine": "f"}
_NUMBER = GROUPS[3]


def disagreement(a: Feature, b: Feature, strict: bool = False) -> str:
    """In what two words of these features are known not to agree (`gender f≠m`); "" if they may.

    strict: what is not known of one of them is a clash, too.
    """
    for name, group in (("gender", GENDER), ("number", _NUMBER)):
        if clash := _clash(name, a & group, b & group, strict):
            return clash
    return "definite≠indefinite" if (a ^ b) & Feature.DEFINITE else ""


def verb_disagreement(verb: Node, phrase: Node, strict: bool = False, third: bool = False) -> str:
    """The same of a verb and its subject, which it shows in number only if it stands before it.

    third: the verb is asked for its third person only.
    """
    readings = [r.features for r in verb.morph.readings if r.pos == "verb"] or [verb.features]
    if third:
        readings = [features for features in readings if not features & Feature.FIRST]
    clashes = []
    for features in readings:
        clash = _clash("gender", features & GENDER, gender_of(phrase) or shown_gender(phrase), strict)
        if not clash and phrase.start < verb.start:
            clash = _clash("number", features & _NUMBER, phrase.features & _NUMBER, strict)
        clashes.append(clash)
    return "" if "" in clashes else clashes[0]


def _clash(name: str, a: Feature, b: Feature, strict: bool) -> str:
    if a and b:
        return "" if a & b else f"{name} {_named(a)}≠{_named(b)}"
    return f"{name} {_named(a)}≠{_named(b)}" if strict else ""


def _named(features: Feature) -> str:
    names = [str(feature.name).lower() for feature in Feature(features)]
    return " or ".join(_SHORT.get(name, name) for name in names) or "unknown"


def of_things(node: Node) -> bool:
    """Does a plural name states, bodies or papers, with which the feminine singular agrees (دول أعلنت رفضها)?"""
    return "lands" in node.types or "person" not in node.types and "group" not in node.types
