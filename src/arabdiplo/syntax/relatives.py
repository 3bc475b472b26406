"""Relative clauses without a mark of their own: on which noun before it the verb is, and how far they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import GENDER, NO_FEATURES, Feature
from arabdiplo.morph.pronouns import PRONOUNS

from .agreement import actorlike, agrees, describable, verb_disagreement
from .items import COMP, CONJ, EN, NEG, NP, PRON, REL, SUB, TIME, Item, V, is_definite, is_owner
from .kinds import PAPER, PLACES
from .nodes import gender_of, shown_gender
from .phrases import surely_passive

if TYPE_CHECKING:
    from .clauses import Sentence

#: so far before a pronoun that takes it up a journey may stand
_JOURNEY = 16
#: so far before such a pronoun the words may be named that it takes up
_WORDS = 8
#: within so many items a sentence has its auxiliary that begins with one
_OPENING = 3


def event_before(items: list[Item], i: int) -> Item | None:
    """The indefinite event noun on which the phrases up to item *i* hang (زيارة لأوسلو يبدأها …)."""
    for item in reversed(items[max(0, i - 3) : i + 1]):
        if item.kind == EN and describable(item):
            reading = item.node.morph.nominal
            return None if reading is None or reading.features & Feature.DEFINITE else item
        if item.kind not in (NP, TIME) or item.kind == NP and not item.prep:
            return None
    return None


def before_plan(sentence: Sentence, i: int) -> int:
    """The item before words that say what was to be done (زيارة كان مقررا أن يقوم بها), up to item *i*; else *i*."""
    items = sentence.items
    if i < 3 or items[i].kind != COMP or not sentence.is_aux(items[i - 2]):
        return i
    state = items[i - 1]
    plain = state.kind == NP and not state.node.types and state.node.morph.describes
    return i - 3 if plain and bool(state.prep) == state.node.morph.definite else i


def parted_subject(sentence: Sentence, i: int) -> int:
    """The first item of a subject up to item *i* after an auxiliary (زيارة كان الوزير سيقوم بها); else -1."""
    items, first = sentence.items, i + 1
    while first > 0 and (_bare(items, first - 1) or _joins(items, first - 1)):
        first -= 1
    subject = first <= i and first > 0 and sentence.is_aux(items[first - 1]) and actorlike(items[first])
    return first if subject else -1


def _bare(items: list[Item], i: int) -> bool:
    """Is it a phrase without a preposition, or the event that some are for (وكالات إغاثة)?"""
    item = items[i]
    return not item.prep and (item.kind == NP or item.kind == EN and i > 0 and items[i - 1].kind == NP)


def _joins(items: list[Item], i: int) -> bool:
    """Does a و at item *i* join two phrases (كانت كينيا ووكالات إغاثة قالت)?"""
    return items[i].kind == CONJ and items[i].node.has("list") and i > 0 and _bare(items, i - 1)


def goes_on_relative(sentence: Sentence, v: int, k: int) -> bool:
    """Is the verb at *k* joined to that of a relative clause on who acts (السفير الذي أشاد بالتعاون وأكد أن)?"""
    items = sentence.items
    verb, joined = items[v].reading, items[k].reading
    if v < 1 or items[k - 1].kind != CONJ or items[v - 1].kind != REL or verb is None or joined is None:
        return False
    actor = sentence.antecedent(v)
    if actor is None or not actorlike(actor) or PLACES.intersection(actor.node.types):
        return False
    return bool(verb.features & joined.features & (Feature.PAST | Feature.PRESENT)) and agrees(items[k], actor, False)


def paper_before(sentence: Sentence, i: int, k: int) -> Item | None:
    """The paper that the verb at *k* is on, with the phrases up to item *i* between (مشروع قرار لكندا يدعو إلى الحوار).

    What is written in it («يطلب فيه») somebody else does.
    """
    items, verb = sentence.items, sentence.items[k].reading
    within = any(item.kind == PRON and item.prep for item in items[k + 1 : k + 3])
    if verb is None or not verb.features & Feature.PRESENT or not items[i].prep or within:
        return None
    for item in reversed(items[max(0, i - 3) : i]):
        if item.node.value_of("kind") == PAPER and not item.node.morph.definite:
            return item if agrees(sentence.items[k], item, False) else None
        if item.kind not in (NP, EN):
            return None
    return None


def journey_before(sentence: Sentence, k: int) -> Item | None:
    """The journey that a pronoun right behind the verb at *k* takes up (زيارة لارس إلى مالي، التي بحث خلالها الوضع)."""
    items = sentence.items
    held = items[k + 1] if k + 1 < len(items) else None
    if held is None or held.kind != PRON or not held.node.has("amid") or surely_passive(items[k]):
        return None
    gender = PRONOUNS.get(held.node.suffix, NO_FEATURES) & GENDER
    for event in reversed(items[max(0, k - _JOURNEY) : k]):
        told = event.kind == EN and (event.node.value_of("reaches") or event.node.value_of("told"))
        if told and gender & (gender_of(event.node) or gender):
            return event if event.node.value_of("reaches") else None  # قمة في سنغافورة، التقى خلالها
    return None


def whose_words(sentence: Sentence, k: int) -> Item | None:
    """Whose the words are that a pronoun behind the verb of saying at *k* takes up (كلمة لوزير الصحة، أكد فيها أن)."""
    items = sentence.items
    held = items[k + 1] if k in sentence.said and k + 1 < len(items) else None
    if held is None or held.kind != PRON or not held.node.has("amid") or items[k].node.suffix:
        return None
    gender = PRONOUNS.get(held.node.suffix, NO_FEATURES) & GENDER
    for words in reversed(items[max(0, k - _WORDS) : k]):
        if words.kind == V or words.is_hard:
            return None
        if not words.node.words()[0].value_of("adjunct") or not gender & shown_gender(words.node):
            continue
        whose = items[words.index + 1]
        verb = next((one for one in reversed(items[: words.index]) if one.kind == V and not sentence.is_aux(one)), None)
        if verb is not None and any(map(actorlike, sentence.subject(verb.index)[0])):
            return None  # ألقى لارس كلمة للضيوف قال فيها
        return whose if is_owner(whose, words) and actorlike(whose) and agrees(items[k], whose, False) else None
    return None


def described_before(sentence: Sentence, k: int) -> Item | None:
    """Who is first told of in a clause of its own, behind an auxiliary (كان تقرير أعده خبراء خلص إلى أن)."""
    items = sentence.items
    first = next((i for i in range(_OPENING) if items[i].kind == V), -1) if k >= 4 else -1
    if first < 0 or k < first + 4 or not sentence.is_aux(items[first]) or items[k - 1].kind in (CONJ, COMP, REL, NEG):
        return None
    who = items[first + 1]
    if who.kind != NP or who.prep or not actorlike(who) or is_definite(who):
        return None
    if not agrees(items[k], who, False) or verb_disagreement(items[k].node, who.node):
        return None
    told = first + 2 + items[first + 2].is_comma
    between = items[told + 1 : k]
    if items[told].kind != V or any(one.kind in (V, COMP, REL, SUB) or one.is_hard for one in between):
        return None
    return who
