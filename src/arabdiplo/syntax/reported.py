"""Whose أن it is: what the trigger reports, or what a phrase after the trigger is about (أعرب عن أمله في أن …)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from arabdiplo.morph.model import UNSURE, Feature

from .agreement import actorlike
from .hanging import on_masdar, root_of
from .items import CONJ, EN, NEG, NP, OTHER, PRON, TIME, Item, V, spelt
from .kinds import ACTORS, OUTLETS, PAPER, PEOPLE
from .nodes import open_noun, typed
from .phrases import Filler, names_doing, phrase_last
from .saying import says

if TYPE_CHECKING:
    from .clauses import Sentence

#: what «قائلا» resumes
SPEECH = "speech"


def own_that(sentence: Sentence, k: int) -> Item | None:
    """The أن whose clause hangs on the trigger at item *k* itself, if there is one."""
    comp = sentence.right(k).that
    if comp is None or comp.node.has("verbatim"):
        return comp
    return None if _goes_on_phrase(sentence, k, comp) else comp


def _goes_on_phrase(sentence: Sentence, k: int, comp: Item) -> bool:
    """Does the clause after *comp* go on a phrase that is the object of the trigger, or what it takes?"""
    items = sentence.items
    before = items[comp.index - 1]
    joined = before.kind == CONJ
    prep = preposition(comp, before)
    takes, objects = wants(sentence.items[k])
    if prep and prep in takes:
        return False
    beyond = sentence.right(k).stop < comp.index
    verbal = items[k].kind == V
    subjects = {head.index for head in sentence.subject(k)[0]} if verbal else set()
    if not prep and not joined and before.kind in (NP, EN) and before.index > k and before.node.value_of("awaits"):
        return True  # رفض ذلك بحجة أن
    for phrase in sentence.right(k).phrases:
        if phrase.index >= comp.index:
            break
        if phrase.kind not in (NP, EN) or phrase.coordinated >= 0 or phrase.genitive >= 0:
            continue
        if typed(phrase.node) and not (joined or beyond):
            continue
        if phrase.index in subjects or not (verbal or phrase.index > k + 1):
            continue
        near = phrase_last(items, phrase).index == comp.index - (2 if prep and before.kind == OTHER else 1)
        if phrase.prep:
            circumstance = phrase.prep_node is not None and phrase.prep_node.has("during")
            onto = near and phrase.prep not in sentence.transitive
            if phrase.prep in takes and not circumstance and (joined or prep or beyond or onto):
                return True
        elif not phrase.prep and objects and joined and typed(phrase.node):
            return True
        elif (
            not phrase.prep
            and objects
            and _noun(phrase)
            and (joined or prep or near and _awaits(phrase) or names_doing(phrase))
        ):
            return True
    return False


def preposition(comp: Item, before: Item) -> str:
    """The preposition that أن stands after (في أن، بأن), or ""."""
    stands = before.kind == OTHER and before.node.has("prep")
    return comp.node.value_of("holds") or (spelt(before.node) if stands else "")


def wants(item: Item) -> tuple[frozenset[str], bool]:
    """The prepositions that the trigger takes by its row, and whether a thing may be its object."""
    readings = [item.reading] if item.reading is not None else item.node.morph.readings
    for reading in readings:
        row = reading.row
        if row is not None and (row.get("takes") or says(row)):
            return frozenset(row.get("takes").split(" or ")), "object" in says(row)
    return frozenset(), False


def _noun(phrase: Item) -> bool:
    """Is it a noun of the dictionary, no name that looks like one, and no adverb?"""
    reading = phrase.node.morph.nominal
    if reading is None or reading.pos not in ("noun", "masdar") or reading.features & UNSURE:
        return False
    if says(reading.row):
        return False  # جدد القول إن
    return not phrase.node.features & Feature.ACCUSATIVE


def _awaits(phrase: Item) -> bool:
    """Is it a noun after which a clause says of what (ضرورة أن، أمله أن)?"""
    return bool(phrase.node.value_of("awaits")) or any(r.pos == "masdar" for r in phrase.node.morph.readings)


def clause_named(sentence: Sentence, k: int) -> int:
    """The item of ما with which the object of the trigger begins (نفى الوزير ما تردد); -1 without one."""
    items = sentence.items
    subjects = sentence.subject(k)[0] if items[k].kind == V else []
    i, parted = k + 1, False
    while i < len(items):
        item = items[i]
        parted = parted or item.is_comma
        beside = item.kind in (NP, EN) and (item.prep or parted or item.genitive >= 0) and not item.node.has("rel")
        if not (item.is_comma or item.kind == TIME or item in subjects or beside and subjects):
            break
        i += 1
    return i if i < len(items) and items[i].kind == NEG and items[i].node.has("rel") else -1


def takes_up_what(items: list[Item], k: int, item: Item) -> bool:
    """Does the pronoun of an item stand for ما before the verb at item *k* (ما أدانته مصر، ما رحبت به مصر)?"""
    before = items[k - 1] if k else None
    if before is None or items[k].kind != V or before.kind != NEG or not before.node.has("rel"):
        return False
    return item is items[k] or not items[k].node.suffix


def as_thing(found: Filler) -> Filler:
    """The clause after ما, marked as what it stands for: a thing, as a definite noun does."""
    return msgspec.structs.replace(found, definite=True)


def of_object(item: Item) -> bool:
    """Does the verb say something of its object (وصف المحادثات بالمفيدة)?"""
    return item.node.morph.says == {"of"}


def on_noun(items: list[Item], phrase: Item, k: int) -> bool:
    """Does a phrase after ل hang on a plain noun or a paper before it, not on the verb of saying, or name a paper?

    «قال المدير الفني للشركة», «كشف تقرير لصحيفة», «أكد أهمية الحوار لتحقيق الهدنة», «قال في إشارة لمالي».
    Press is told what somebody says of whom no more is known (قال ممرض لرويترز).
    """
    before = items[phrase.index - 1]
    if phrase.prep_node is None or not phrase.prep_node.has("purpose") or before.index <= k:
        return False
    if is_paper(phrase):
        return True
    if before.kind not in (NP, EN) or before.last < phrase.first - 1:
        return False
    press = _press(phrase)
    if not press and _part_of(items, before, phrase):
        return True
    plain = not typed(before.node) and not (press and open_noun(before.node)) or is_paper(before)
    return plain and (not before.prep or not PEOPLE.intersection(phrase.node.types))


def _press(phrase: Item) -> bool:
    """Does the phrase name who prints what is said?"""
    return "source" in phrase.node.types or phrase.node.value_of("kind") in OUTLETS


def _part_of(items: list[Item], before: Item, phrase: Item) -> bool:
    """Does the name of who speaks, or an apposition on it, go on with a body or state after ل?

    «وسائل إعلام تابعة للحكومة», «الموقع الرسمي للجيش», «سارة حداد، محققة المنظمة لمالي، …».
    """
    if PEOPLE.intersection(phrase.node.types) or ACTORS.isdisjoint(phrase.node.types):
        return False
    ahead = items[before.index - 1] if before.index else before
    if not before.prep and ahead.is_comma:
        return True
    words = before.node.words()
    last = words[-1].morph.readings[:1]
    told = len(words) > 1 and bool(last) and last[0].pos in ("adj", "participle") and "demonym" not in words[-1].types
    return (told or words[0].value_of("form") == "adj") and "person" not in before.node.types and typed(before.node)


def is_paper(phrase: Item) -> bool:
    """Is it a paper, which says something, but to which nothing is said?"""
    return "source" in phrase.node.types and phrase.node.value_of("kind") == PAPER


def on_thing(sentence: Sentence, k: int, phrase: Item) -> bool:
    """Does the phrase hang on a masdar that is the object of the verb of saying at item *k* (أكد العزم على …)?"""
    if not wants(sentence.items[k])[1] or not on_masdar(sentence.items, sentence.items[phrase.index - 1], k):
        return False
    root = root_of(sentence.items, phrase.index - 1, k)
    verbal = sentence.items[k].kind == V
    return not root.prep and root.coordinated < 0 and not (verbal and root in sentence.subject(k)[0])


def gone_on(sentence: Sentence, k: int) -> int:
    """The verb at *k*, or the participle after a comma that only goes on its speech (تحدث أمس، قائلا …)."""
    stop = sentence.right(k).stop
    after = sentence.items[stop + 1] if stop + 1 < len(sentence.items) else None
    speaks = sentence.items[k].kind == V and after is not None and after.node.value_of("resumes") == SPEECH
    if after is None or not speaks or _says_of_itself(sentence, k):
        return k
    return after.index


def _says_of_itself(sentence: Sentence, k: int) -> bool:
    """Has the verb at *k* what it says on it, before «قائلا» goes on (أكد الوزير على متانة الصلات، قائلا …)?"""
    node = sentence.items[k].node
    takes, kind = node.value_of("takes").split(" or "), node.morph.says
    heads = sentence.subject(k)[0]
    for phrase in sentence.right(k).phrases:
        if phrase.prep_node is not None and phrase.prep_node.morph.norm in takes:
            return True
        bare = not phrase.prep and phrase.genitive < 0 and phrase.coordinated < 0 and phrase.kind != PRON
        if bare and "object" in kind and phrase not in heads and not actorlike(phrase):
            return True
    return False
