"""What is said: the clause, the quotation, and what stands for them beside a trigger of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.hanging import root_of
from arabdiplo.syntax.items import NEG, PRON
from arabdiplo.syntax.phrases import Filler, filler_of, names_doing
from arabdiplo.syntax.reported import gone_on, of_object, on_thing, own_that

from .after_prep import past_unparted_of

if TYPE_CHECKING:
    from .preps import Preps
    from .slots import Slots


def clause_said(slots: Slots) -> list[Filler]:
    """The clause after أن or إن."""
    if _names_saying(slots):
        return []
    comp = own_that(slots.sentence, gone_on(slots.sentence, slots.k))
    if comp is None:
        return []
    found = slots.speech.from_item(comp.index + 1)
    return [found] if found is not None else []


def quotation(slots: Slots) -> list[Filler]:
    """What stands between quotation marks, or behind a colon."""
    if _names_saying(slots):
        return []
    scan = slots.sentence.right(gone_on(slots.sentence, slots.k))
    found = None
    if scan.quote is not None:
        first, last = scan.quote
        mark = slots.items[first].node
        if mark.start in slots.sentence.closing:
            found = slots.speech.stretch(mark.end, slots.sentence.closing[mark.start])
        else:
            found = slots.speech.quoted(first, last)
    elif scan.colon >= 0:
        found = slots.speech.from_item(scan.colon + 1)
    elif slots.verbal:
        marks = slots.speech.quote_before(slots.k) or slots.speech.quote_after(slots.k)
        if marks is not None:
            found = slots.speech.quoted(*marks)
    return [found] if found is not None else []


def preceding(slots: Slots) -> list[Filler]:
    """What stands before the trigger and is said by it (…، كما لفت الوزير)."""
    found = slots.speech.before(slots.k)
    return [found] if found is not None else []


def complement(slots: Slots, preps: Preps) -> list[Filler]:
    """What follows one of *preps* as reported speech (`أشار إلى أن …`, `شدد على ضرورة …`)."""
    if said := slots.held("that"):
        return said
    out = []
    subjects = slots.sentence.subject(slots.k)[0] if slots.verbal else []
    for phrase in slots.sentence.right(slots.k).phrases:
        if (
            not of_object(slots.item)
            and names_doing(phrase)
            and root_of(slots.items, phrase.index, slots.k) not in subjects
            or on_thing(slots.sentence, slots.k, phrase)
        ):
            break  # أعلن الوزير تقديم قرض بقيمة …، أكد العزم على …
        if phrase.coordinated < 0 and phrase.kind != PRON and slots.after(phrase, preps):
            found = passage_of(slots, filler_of(slots.items, phrase, slots.sentence.nodes), relative=True, told=True)
            if found is not None:
                out.append(found)
            break
    far = None if out else past_unparted_of(slots, preps)
    found = passage_of(slots, filler_of(slots.items, far, slots.sentence.nodes), True, told=True) if far else None
    return out if found is None else [found]


def passage_of(slots: Slots, filler: Filler, relative: bool, told: bool = False) -> Filler | None:
    """A phrase with all that hangs on it; relative: with its relative clause, too?  told: is it what is said?"""
    if filler.item is None:
        return clause_of(slots, filler)
    first, end = filler.item.index, slots.speech.stop(filler.item.index, relative, told)
    return clause_of(slots, filler, slots.k if first < slots.k < end else end)


def on_what(slots: Slots, filler: Filler) -> bool:
    """Is the clause after the phrase its genitive (كل ما قدمته)?"""
    after = slots.items[filler.item.index + 1 :][:1] if filler.item is not None else []
    return any(item.kind == NEG and item.node.has("rel") for item in after)


def clause_of(slots: Slots, filler: Filler, end: int = -1) -> Filler | None:
    """A phrase as reported speech: from its first word to the end of the clause, or to the item *end*."""
    if filler.clause or filler.item is None:
        return filler if filler.clause else None
    item = filler.item
    found = slots.speech.between(item.index, slots.speech.end(item.index) if end < 0 else end)
    if found is None:
        return None
    shown = slots.sentence.nodes[item.first - 1] if item.demonstrative else item.node
    start = shown.start if shown.has("dem") else item.node.start
    stretched = slots.speech.stretch(start, max(found.end, filler.end))
    return stretched.about(item) if stretched is not None else None


def _names_saying(slots: Slots) -> bool:
    """Does a clause only tell of the speech it describes whose it is (في تصريحات أوردتها الوكالة، إن …)?"""
    if not slots.verbal or not slots.item.node.suffix or of_object(slots.item):
        return False
    told = slots.sentence.antecedent(slots.k, resumed=True)
    return told is not None and not actorlike(told)
