"""The slot of what it is done to: the object of the trigger, of its light verb, or behind the masdar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.bare import how
from arabdiplo.syntax.beyond import verb_between
from arabdiplo.syntax.hanging import his_office, loose_from, of_later, past_circumstances, predicate
from arabdiplo.syntax.items import CONJ, TIME
from arabdiplo.syntax.phrases import Filler, roots, tells_which
from arabdiplo.syntax.reported import as_thing, clause_named
from arabdiplo.text.marks import QUOTES

from .genitive import genitive_of, genitives
from .subject import agents, companion_of, described, subject_of, suffers

if TYPE_CHECKING:
    from .slots import Slots


def objects(slots: Slots) -> list[Filler]:
    """What it is done to."""
    return _pronoun(slots) or _phrase(slots)


def second_objects(slots: Slots) -> list[Filler]:
    """What stands behind the first object (منح السفير وساما)."""
    return objects(slots)[1:]


def _pronoun(slots: Slots) -> list[Filler]:
    """Whom a pronoun on a word of its own stands for, just behind the trigger (داعيا إياه إلى الحوار)."""
    after = slots.items[slots.k + 1] if slots.k + 1 < len(slots.items) else None
    there = after is not None and after.prep_node is not None and after.prep_node.has("object")
    return slots.meant(after) if there and after is not None else []


def _phrase(slots: Slots) -> list[Filler]:
    """The phrases that are its object, by what kind of word the trigger is and how it is read."""
    if slots.light is not None and slots.light.index != slots.k:
        return _object_of_noun(slots) + _object_of(slots, slots.light.index)
    if not slots.verbal:
        return described(slots) or (genitives(slots) if agents(slots, slots.k) else _object_of_noun(slots))
    if agents(slots, slots.k):
        return subject_of(slots, slots.k)
    if suffers(slots):
        near = [one for one in subject_of(slots, slots.k) if not (slots.passive and one.source == "control")]
        return near + _unsaid(slots)
    if slots.flipped:
        return slots.fillers(slots.sentence.bare_right(slots.k)[0])
    taken = {head.index for head in slots.sentence.subject(slots.k)[0]} if not slots.swapped else set()
    if (beside := companion_of(slots, slots.k)) is not None:
        taken.add(beside.index)
    out: list[Filler] = []
    if slots.item.node.suffix:
        out += slots.meant(slots.item)
    bare, subjects = slots.sentence.bare_right(slots.k), slots.sentence.subject(slots.k)[0]
    for i, phrase in enumerate(bare):
        if (
            phrase.index not in taken
            and not his_office(subjects, bare, i)
            and not of_later(slots.items, out, phrase)
            and not tells_which(slots.items, phrase)
            and not verb_between(slots.sentence, slots.k, phrase.index)
        ):
            out += slots.fillers(phrase)
    return out or _told_of(slots)


def _unsaid(slots: Slots) -> list[Filler]:
    """What else stands behind a passive: its second object (مُنح السفير وساما)."""
    taken = {head.index for head in slots.sentence.subject(slots.k)[0]}
    rest = [phrase for phrase in slots.sentence.bare_right(slots.k) if phrase.index not in taken]
    return [filler for phrase in rest for filler in slots.fillers(phrase)]


def _object_of(slots: Slots, v: int) -> list[Filler]:
    """The bare phrases after a light verb, without its subject and the event noun."""
    heads = slots.sentence.subject(v)[0]
    told_of = slots.sentence.antecedent(v)
    on_it = told_of is not None and slots.item in roots(slots.items, told_of) and not slots.sentence.resumed(v)
    first = v < slots.k and not slots.item.prep and bool(heads) and heads[0].index > slots.k
    taken = {slots.k, slots.item.genitive} | (set() if on_it or first else {head.index for head in heads})
    verb = slots.items[v]
    told = on_it and verb.node.value_of("tells") == "sides" or told_of in heads
    to_him = v < slots.k and told_of is None  # استدعت السفير وسلمته رسالة
    return (slots.meant(verb) if (told or to_him) and verb.node.suffix else []) + [
        filler
        for phrase in slots.sentence.bare_right(v)
        if phrase.index not in taken and slots.items[phrase.index - 1].kind != CONJ
        for filler in slots.fillers(phrase)
    ]


def _object_of_noun(slots: Slots) -> list[Filler]:
    """The genitive of a noun, and what stands behind that or behind its pronoun (استقبال لارس وزير الدفاع)."""
    out: list[Filler] = []
    genitive = genitive_of(slots)
    if genitive is not None:
        out += slots.fillers(genitive)
    last = slots.sentence.members(genitive)[-1] if genitive is not None else None
    if last is None and (slots.item.node.suffix or any(r.pos == "participle" for r in slots.item.node.morph.readings)):
        last = slots.item
    after = slots.items[last.index + 1] if last is not None and last.index + 1 < len(slots.items) else None
    quoted = after is not None and bool(after.sign) and after.sign in QUOTES and bool(slots.item.node.suffix)
    if last is slots.item and (slots.item.node.morph.takes_object or quoted):
        after = past_circumstances(slots.items, slots.k)  # رفضه «استمرار القصف»
    # استقباله، استقبال لارس في أوسلو وزير الدفاع
    elif after is not None and (after.prep or after.kind == TIME or after.is_comma):
        done = last is slots.item and slots.item.node.suffix or genitive is not None and actorlike(genitive)
        far = past_circumstances(slots.items, after.index - 1) if done else None
        after = far if far is not None and actorlike(far) else after
    if after is not None and (how(after) or last is not slots.item and predicate(slots.items, after)):
        after = None
    for phrase in loose_from(slots.items, after) if after is not None else ():
        out += slots.fillers(phrase)
    if not out and slots.item.node.suffix:
        out += genitives(slots)
    return out or (_told_of(slots) if last is slots.item else out)


def _told_of(slots: Slots) -> list[Filler]:
    """An object that is a clause after ما (نفى الوزير ما تردد)."""
    first = clause_named(slots.sentence, slots.k)
    found = slots.speech.between(first, slots.speech.end(first)) if first > 0 else None
    return [as_thing(found)] if found is not None else []
