"""Whose a phrase is: does it hang on the trigger, on a noun near it, or does another trigger claim it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import MANY
from arabdiplo.syntax.agreement import accusative, actorlike, adverbial
from arabdiplo.syntax.beyond import in_telling, parted
from arabdiplo.syntax.hanging import after_comma, loose, of_matter, of_shared_matter, root_of
from arabdiplo.syntax.items import EN, NP, Item, V
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.nodes import typed
from arabdiplo.syntax.phrases import bearer, measure_of, takes_up
from arabdiplo.syntax.reported import of_object, on_noun

from .frames import CompiledArm
from .preps import Preps, after_several

if TYPE_CHECKING:
    from .slots import Slots


#: at most so many items behind the second of two coordinated nouns, a phrase hangs on both
_SHARED_REACH = 3


def near(slots: Slots, phrase: Item) -> bool:
    """Does the phrase hang on the trigger, not on a topic after it (محادثات حول الاتفاق مع الدول)?"""
    how = adverbial(slots.item) and not (slots.item.prep or slots.item.node.suffix)
    if slots.verbal or how or phrase.index <= slots.k + 1:
        if slots.k in slots.sentence.said:
            return not on_noun(slots.items, phrase, slots.k)
        # بحث مع نظيره الأزمة والعلاقات مع كينيا
        return not (slots.verbal and _of_shared(slots, phrase))
    if _of_shared(slots, phrase) or _of_post(slots, phrase):
        return False
    root = measure_of(slots.items, root_of(slots.items, phrase.index - 1, slots.k))
    if in_telling(slots.sentence, slots.k, root.index) and of_shared_matter(slots.items, phrase, root):
        return False
    # في اتصال هاتفي القضايا المتعلقة بمالطا
    done_to = _done_to(slots, root)
    bare = slots.light is None and loose(root) and bool(root.modifiers) and not done_to
    object_of = done_to and root.prep_node is not None and root.prep_node.has("purpose")  # قطع كينيا للعلاقات مع مالطا
    apart = root.index > slots.k and (root.prep and not object_of or bare)
    return not (apart and is_topic(slots, root)) or of_matter(slots.items, phrase, root, slots.k)


def _done_to(slots: Slots, root: Item) -> bool:
    """Does the phrase stand right behind who does what a masdar says (قطع كينيا العلاقات الدبلوماسية مع مالطا)?"""
    before = slots.items[root.index - 1]
    if before is slots.item:
        return bool(before.node.suffix)
    return before.genitive == slots.k and actorlike(before)


def _of_shared(slots: Slots, phrase: Item) -> bool:
    """Does it stand on what two share, after a phrase with the same word (بحث مع نظيره العلاقات مع كينيا)?"""
    before = slots.items[phrase.index - 1]
    between = phrase.prep_node is not None and phrase.prep_node.has("between")
    if between and before.index > slots.k and before.kind in (NP, EN):  # وقع مع نظيره اتفاقا للتعاون بين البلدين
        nodes = (item.prep_node for item in slots.items[slots.k + 1 : phrase.index])
        return _both_act(slots) or any(node is not None and node.has("beside") for node in nodes)
    shared = before.node.value_of("sided") or before.prep and "document" in before.node.types
    if before.index <= slots.k or before.kind != NP or not shared:
        return False
    return any(item.prep == phrase.prep for item in slots.items[slots.k + 1 : before.index] if item.kind == NP)


def _of_post(slots: Slots, phrase: Item) -> bool:
    """Does it hang on what somebody is or becomes (زيارة لارس بعد انتخابه رئيسا لبلاده، كرئيس للبلاد)?"""
    before, prep = slots.items[phrase.index - 1], phrase.prep_node
    is_it = accusative(before) or before.prep_node is not None and before.prep_node.has("quality")
    person = before.index > slots.k and "person" in before.node.types and is_it
    return person and prep is not None and prep.has("purpose")


def _both_act(slots: Slots) -> bool:
    """Are both sides who does it already (وقع الوزيران اتفاقا بين البلدين)?"""
    heads = slots.sentence.subject(slots.k)[0] if slots.verbal else []
    several = any(head.node.features & MANY or len(slots.sentence.members(head)) > 1 for head in heads)
    return several and all(map(actorlike, heads))


def is_topic(slots: Slots, item: Item) -> bool:
    """A plain noun phrase that is no actor, place, time or means, and not what the trigger is of."""
    if item.prep_node is not None and item.prep_node.has("means") or in_telling(slots.sentence, slots.k, item.index):
        return False
    whole = slots.items[item.genitive] if item.genitive >= 0 else item
    part = whole.kind == EN and whole.prep_node is not None and whole.prep_node.has("part")
    mine = whole.index == slots.k or part and whole.index == slots.k + 1  # جولة من محادثات السلام بين
    return item.kind == NP and item.index > slots.k and not mine and not typed(item.node)


def fronted(slots: Slots, phrase: Item, verb: int = -1) -> bool:
    """Does the phrase stand by itself before the verb (or after a light one and its subject), on no noun?"""
    first = bearer(slots.items, phrase)  # شارك وفد كيني برئاسة لارس في القمة
    before = slots.items[first.index - 1] if first.index > 0 else None
    if before is None or before.kind not in (NP, EN):
        return True
    return verb >= 0 and actorlike(before) and (not before.prep or fronted(slots, before, verb))


def fixed(slots: Slots, phrase: Item, preps: Preps) -> bool:
    """Does the phrase stand after fixed words of several, which are their own sign (بدعوة من)?"""
    return after_several(slots.sentence.nodes, slots.items, phrase, preps)


def owned(slots: Slots, phrase: Item, preps: Preps) -> bool:
    """Does another trigger between have a slot for the phrase?  Fixed words of several are their own sign."""
    if fixed(slots, phrase, preps) or preps == slots.takes and of_object(slots.item):
        return False
    mine = {arm.event for arm in slots.arms.get(slots.k, ())}
    between = phrase.prep_node is not None and phrase.prep_node.has("between")
    speakers = slots.sentence.subject(slots.k)[0] if slots.verbal and slots.k in slots.sentence.said else []
    for item in slots.items[slots.k + 1 : phrase.index]:
        if (
            item.kind not in (V, EN)
            or item.index == slots.k
            or item.genitive >= 0
            and root_of(slots.items, item.index, slots.k) in speakers  # هدد موظفو التعليم ب
            or measure_of(slots.items, item) is not item
            or (slots.light is not None and item.index == slots.light.index)
            or parted(slots.items, item.index, phrase.index)
            and (item.kind == V or after_comma(slots.items, item.index, slots.k))
        ):
            continue
        if item.genitive == slots.k or item.coordinated == slots.k and phrase.index <= item.index + _SHARED_REACH:
            continue  # شكره وامتنانه للسفير على دعمه: it hangs on both
        same = mine.intersection(arm.event for arm in slots.arms.get(item.index, ()))
        during = item.prep_node is not None and item.prep_node.has("during") and slots.verbal
        here = not actorlike(phrase) or same and PLACES.isdisjoint(phrase.node.types)
        part = item.prep_node is not None and item.prep_node.has("part")
        wanted = during and preps == slots.takes and takes_up(item) and not item.node.suffix
        if during and here or wanted and not _another(slots, phrase, preps) or same and (part or not item.prep):
            continue  # أشاد خلال اللقاء بمواقف كينيا، رحب خلاله بنظيره، اجتمع على هامش القمة به، حزمة عقوبات على
        for arm in slots.arms.get(item.index, ()):
            if any(
                slot.name == "prep" and slots.after(phrase, slot.preps) or slot.name == "between" and between
                for slot in arm.slots
            ) and (not arm.light or _lit(slots, arm)):
                return True
    return False


def _another(slots: Slots, phrase: Item, preps: Preps) -> bool:
    """Does a phrase after the same words follow, which is the verb's (أشاد خلال اللقاء بالسفير بجهود كينيا)?"""
    later = (one for one in slots.sentence.right(slots.k).phrases if one.index > phrase.index)
    return any(one.coordinated < 0 and slots.after(one, preps) for one in later)


def _lit(slots: Slots, arm: CompiledArm) -> bool:
    """Does a light verb of the arm stand in the sentence, so that its noun may have what hangs on the two?"""
    lemmas = {lemma for lemma, _ in arm.light} | {lemma for lemma, _ in arm.light_masdars}
    readings = (reading for item in slots.items for reading in item.node.morph.readings)
    return any(reading.lemma in lemmas for reading in readings)


def claimed(slots: Slots, phrase: Item, before: int) -> bool:
    """Does a trigger that stands between item *before* and a phrase take it?"""
    for item in slots.items[before + 1 : phrase.index]:
        for arm in slots.arms.get(item.index, ()):
            if any(slot.name == "prep" and slots.after(phrase, slot.preps) for slot in arm.slots):
                return True
    return False
