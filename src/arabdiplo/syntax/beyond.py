"""Clauses that only describe who speaks, where or when: a walk skips what is in them and goes on behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature

from .agreement import actorlike
from .items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from .kinds import PEOPLE, PLACES
from .phrases import takes_up
from .within import present

if TYPE_CHECKING:
    from .clauses import Sentence


#: so many items may a clause have that no comma closes
_CLAUSE = 16
#: within so many items a clause that says what an event was like is over (استمر ساعتين مع نظيره)
_LIKENESS = 7
#: the relative, an auxiliary and the verb of a clause stand so close together (الذي كان يزور)
_OPENING = 3
#: so many items may stand in a short clause: on the subject, behind its verb; on who tells what is said
_SHORT = 12


def set_for(sentence: Sentence, k: int, i: int) -> int:
    """Where an event goes on behind a clause that says it was to be (زيارة كانت مقررة إلى …); -1 if none is at *i*."""
    items = sentence.items
    if items[i].kind == REL:
        i += 1
    if items[k].kind != EN or i + 1 >= len(items) or not sentence.is_aux(items[i]):
        return -1
    state = items[i + 1]
    plain = state.kind == NP and not state.prep and not state.node.types and state.node.morph.describes
    return i + 2 if plain and not state.node.morph.definite else -1


def told_to(sentence: Sentence, k: int, i: int) -> int:
    """Where an event goes on behind a bare clause from item *i* that only says what it was like; -1 if none is there.

    اجتماعا استمر ساعتين مع نظيره، زيارة هي الأولى من نوعها إلى أوسلو.
    """
    items = sentence.items
    if not (items[i].kind == V or items[i].kind == PRON and not items[i].prep):
        return -1
    if items[k].kind != EN or takes_up(items[k], items):
        return -1  # زيارة لارس تهدف إلى …
    for j in range(i + 1, min(i + _LIKENESS, len(items))):
        item, prep = items[j], items[j].prep_node
        if j > i + 1 and item.kind == NP and prep is not None:
            sides = prep.has("beside") or prep.has("between")
            if sides and actorlike(item) or prep.has("toward") and not PLACES.isdisjoint(item.node.types):
                return j
        loose = item.kind in (TIME, OTHER) or item.kind == PRON and item.prep
        if not loose and (item.kind != NP or actorlike(item) or not PLACES.isdisjoint(item.node.types)):
            return -1
    return -1


def _led(items: list[Item], v: int) -> bool:
    """Does the verb at *v* say of somebody just before it who leads or receives him (وفد يرأسه لارس)?"""
    after = items[v + 1] if v + 1 < len(items) else None
    who = after is not None and after.kind == NP and not after.prep and "person" in after.node.types
    return who and bool(items[v].node.suffix) and items[v - 1].kind == NP


def past_unclosed(sentence: Sentence, k: int, i: int, phrases: Sequence[Item]) -> int:
    """Where the clause of a verb goes on behind a clause at item *i* on its subject that no comma closes; -1 if not.

    *phrases* stand before that clause.

    التقى لارس الذي يزور أوسلو حاليا وزير المالية، زار وفد يرأسه لارس مدينة أوسلو.
    """
    items = sentence.items
    bare = [phrase for phrase in phrases if not phrase.prep and phrase.genitive < 0]
    if items[k].kind != V or len(bare) != 1 or not actorlike(bare[0]):
        return -1
    verb = next(
        (j for j in range(i, min(i + _OPENING, len(items))) if items[j].kind == V and not sentence.is_aux(items[j])), -1
    )
    led = verb == i and _led(items, i) and "group" in bare[0].node.types
    gone = False  # has the clause its place or its subject?
    for item in items[verb + 1 : verb + _SHORT] if verb == i + 1 or led else ():
        prep, place = item.prep_node, not PLACES.isdisjoint(item.node.types)
        toward = prep is not None and prep.has("toward") and place
        if item.kind not in (NP, EN, TIME, OTHER, PRON):
            return -1
        if led and gone and place and (toward or not item.prep):
            return item.index
        if item.kind in (TIME, OTHER) or item.genitive >= 0 or item.prep:
            gone = gone or toward and not led
        elif gone and not led and not PEOPLE.isdisjoint(item.node.types):
            return item.index
        elif gone or not (place or led):
            return -1
        else:
            gone = True
    return -1


def in_telling(sentence: Sentence, k: int, i: int) -> bool:
    """Does item *i* only tell of the event at *k*, so that what comes after may still be of it?"""
    first = next((item.index for item in sentence.items[k + 1 : i + 1] if item.kind in (V, PRON)), -1)
    said = i > 0 and sentence.is_aux(sentence.items[i - 1])  # القمة التي كانت مقررة بين
    return said or first > 0 and told_to(sentence, k, first) > i


def verb_between(sentence: Sentence, k: int, i: int) -> bool:
    """Is there a verb between items *k* and *i* that does not just describe something (في اجتماع عقداه)?"""
    verbs = (item.index for item in sentence.items[k + 1 : i] if item.kind == V)
    return any(
        sentence.left(v).why != "rel"
        and not sentence.describes(v)
        and not 0 < past_circumstance(sentence.items, v) <= i
        and not _led(sentence.items, v)
        for v in verbs
    )


def parted(items: list[Item], verb: int, last: int) -> bool:
    """Does a comma end the clause of a verb that only describes something, before item *last*?"""
    return any(item.is_comma for item in items[verb:last])


def past_circumstance(items: list[Item], i: int) -> int:
    """The item after a bare clause between commas on who acts, its verb at *i* (الوزير، يرافقه وفد، …); else -1."""
    if not 1 < i < len(items) - 2 or items[i].kind != V or not items[i].node.suffix or not actorlike(items[i - 2]):
        return -1
    if not items[i - 1].is_comma:
        return -1
    verb = items[i].reading
    if verb is None or not verb.features & Feature.PRESENT:
        return -1
    for item in items[i + 1 :]:
        if item.kind == SIGN:
            return item.index + 1 if item.is_comma else -1
        if item.kind not in (NP, EN, TIME, CONJ, OTHER):
            return -1
    return -1


def past_what_he_is(sentence: Sentence, i: int) -> int:
    """The item behind a clause without a verb on what came before, from item *i* (، وهو عضو الحزب، إن …); or -1."""
    items = sentence.items
    if i + 1 >= len(items) or items[i].kind != CONJ or items[i + 1].kind != PRON or items[i + 1].prep:
        return -1
    for j in range(i + 2, len(items)):
        if items[j].kind in (V, SUB):
            return -1
        if items[j].is_comma:
            return j if sentence.clause_after(j + 1) else j + 1
        if items[j].kind == COMP or items[j].is_hard or items[j].sign == ":" or j in sentence.speech:
            return j
    return len(items)


def past_unparted(sentence: Sentence, k: int) -> list[Item]:
    """Phrases with a preposition behind a clause on the subject that no comma closes, the last first.

    رحب لارس الذي يترأس وفدا بالاتفاق.
    """
    items, scan = sentence.items, sentence.right(k)
    if scan.relative is None or scan.relative.index != scan.stop or scan.relative.prep:
        return []
    heads = [phrase for phrase in scan.phrases if phrase.genitive < 0 and phrase.coordinated < 0]
    if heads != sentence.subject(k)[0] or items[scan.stop - 1].kind not in (NP, EN):
        return []
    found: list[Item] = []
    verb = False
    for item in items[scan.stop + 1 : scan.stop + _CLAUSE]:
        if item.kind in (COMP, SUB, REL) or item.kind == SIGN and item.index not in sentence.pairs:
            break
        if item.kind == V and not sentence.is_aux(item):
            if verb:
                break
            verb = True
        elif verb and item.kind in (NP, EN) and item.prep and item.coordinated < 0 and item.genitive < 0:
            found.insert(0, item)
    return found


def past_source(sentence: Sentence, k: int, i: int) -> int:
    """The item after words between commas, the first at item *i*, on who tells what *k* reports; or -1.

    قال الوزير، حسبما نقلت عنه الصحيفة، إن …
    """
    items = sentence.items
    if k not in sentence.said or i + 3 >= len(items):
        return -1
    verb = i + 2
    if items[i + 1].node.has("tag") and items[i + 2].kind in (NEG, SUB):
        verb = i + 3  # وفقا لما نقلته الصحيفة
    elif items[i + 1].kind != SUB:
        return -1
    return _told_behind(sentence, verb + 1) if items[verb].kind == V else -1


def past_description(sentence: Sentence, k: int, i: int) -> int:
    """The item after a bare clause from item *i* between commas on who says it at *k*, before what he says; or -1.

    أكد مسؤول مالي، يقود المفاوضات مع غانا، أن …
    """
    items = sentence.items
    if k not in sentence.said or not 1 < i < len(items) - 2 or not actorlike(items[i - 2]) or items[i - 2].prep:
        return -1
    verb = items[i + 1] if items[i].kind == CONJ else items[i]
    if verb.kind != V or verb.index in sentence.said or not present(verb):
        return -1
    return _told_behind(sentence, verb.index + 1)


def _told_behind(sentence: Sentence, i: int) -> int:
    """The item behind the next comma from item *i* on, if what somebody says begins there, no clause before; or -1."""
    items = sentence.items
    for item in items[i : i + _SHORT]:
        if item.is_comma:
            j = item.index + 1
            told = j < len(items) and (items[j].kind == COMP or j in sentence.speech or items[j].sign == ":")
            return j if told else -1
        if item.kind not in (NP, EN, TIME, OTHER, PRON, CONJ):
            return -1
    return -1


def outside(items: list[Item], found: list[Item], first: int, verb: int, k: int) -> list[Item]:
    """Those found that are not of the relative clause from item *first* with its *verb*, up to the comma closing it."""
    end = next((i for i in range(verb, k) if items[i].is_comma), k)
    return [item for item in found if not first <= item.index < end]
