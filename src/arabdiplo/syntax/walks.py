"""The walks from a predicate to the right and to the left, over the items of one sentence.

Each stops where a clause stops (a hard sign, أن, a relative, a subordinator, a conjoined verb) and steps
over what only interrupts (times, relative clauses between commas, brackets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import ASIDE, CLOSE_BRACKETS, DASHES, OPEN

from .agreement import actorlike, adverbial
from .beyond import (
    outside,
    past_circumstance,
    past_description,
    past_source,
    past_unclosed,
    past_what_he_is,
    set_for,
    told_to,
)
from .datelines import dateline
from .items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from .links import same_again
from .nodes import typed
from .phrases import noun_quoted
from .said_beyond import describes_subject, said_beyond
from .scan import NOTHING, Left, Reported, Scan

if TYPE_CHECKING:
    from .clauses import Sentence


def scan_right(sentence: Sentence, k: int) -> Scan:
    """Phrases, times and clauses that may hang on the predicate at item *k*."""
    items = sentence.items
    phrases: list[Item] = []
    times: list[Item] = []
    relative: Item | None = None
    renamed: Item | None = None
    quote: tuple[int, int] | None = None
    said, colon, comma = NOTHING, -1, False
    i = k + 1
    while i < len(items):
        item = items[i]
        kind = item.kind
        if kind == SIGN:
            mark = _past_sign(sentence, k, i, comma)
            quote, comma = quote or mark.quote, mark.comma
            phrases += mark.phrases
            if mark.past < 0:
                colon = mark.colon
                break
            i = mark.past
        elif kind == COMP:
            said = Reported(item)
            break
        elif kind == SUB:
            said = said_beyond(sentence, k, i, phrases)
            break
        elif kind in (V, REL, PRON) and (j := _past_what_it_was(sentence, k, i, phrases)) > 0:
            i = j
        elif kind in (V, REL):
            relative = item if kind == REL and relative is None else relative
            describes = kind == REL or sentence.describes(i)
            j = sentence.after_relative(i) if describes else -1
            if j < 0:
                if describes or sentence.antecedent(i) is not None or describes_subject(items, i, phrases):
                    said = said_beyond(sentence, k, i, phrases)
                break
            i, comma = j, True
        elif kind == CONJ and _joins_clause(sentence, k, i):
            break
        elif kind in (NP, EN, PRON) and _of_its_own(items, k, i, comma, quote is not None):
            break
        else:
            if kind == TIME:
                times.append(item)
            elif kind in (NP, EN, PRON):
                last = phrases[-1] if phrases else None
                if comma and kind == NP and last not in (None, renamed) and same_again(items, phrases[-1], item):
                    renamed = last  # once only (وزير الخارجية، لارس هوفمان، ليزا بيرغ)
                else:
                    phrases.append(item)
            i += 1
    phrases += said.phrases
    return Scan(phrases, times, said.that, said.quote or quote, max(said.colon, colon), i, relative)


def _past_what_it_was(sentence: Sentence, k: int, i: int, phrases: list[Item]) -> int:
    """Where the walk from item *k* goes on behind a clause at item *i* that no comma closes; -1 if it does not."""
    past = max(set_for(sentence, k, i), told_to(sentence, k, i))
    return past if past > 0 or sentence.items[i].kind == PRON else past_unclosed(sentence, k, i, phrases)


def _joins_clause(sentence: Sentence, k: int, i: int) -> bool:
    """Does the conjunction at item *i* join a clause of its own to that of item *k* (اتفاق أبرم مع كينيا وهو طويل)?"""
    if sentence.clause_after(i + 1):
        return True
    after = sentence.items[i + 1]
    return sentence.items[k].kind == V and k not in sentence.said and after.kind == PRON and not after.prep


def _of_its_own(items: list[Item], k: int, i: int, comma: bool, quoted: bool) -> bool:
    """Does item *i* tell how or why it is done, behind a *comma* or what is *quoted* of the predicate at item *k*?

    عن تعازيه لذوي الضحايا، متمنيا للجرحى الشفاء
    """
    item = items[i]
    own = adverbial_participle(item) and item.genitive < 0
    return own and (comma and item.kind == NP or quoted and not item.prep) or item.kind == NP and _how(items, k, i)


class _Mark(msgspec.Struct, frozen=True, eq=False):
    """What a walk to the right does at a mark."""

    past: int
    """the item where it goes on, -1 if it ends"""
    comma: bool
    """has it met one?"""
    quote: tuple[int, int] | None = None
    colon: int = -1
    phrases: tuple[Item, ...] = ()
    """what stands in a quotation that it steps over"""


def _past_sign(sentence: Sentence, k: int, i: int, comma: bool) -> _Mark:
    """What the walk from item *k*, which has met a *comma* or none, does at the mark at item *i*."""
    items, item, sign = sentence.items, sentence.items[i], sentence.items[i].sign
    if item.is_hard:
        return _Mark(-1, comma)
    other = sentence.pairs.get(i, i)
    if other > i:
        if i in sentence.speech:
            return _past_quotation(sentence, i, comma)
        if sign in ASIDE and not (i + 1 < len(items) and items[i + 1].prep_before(items[i])):
            return _Mark(other + 1, comma)
    elif other < i:
        return _Mark(-1 if other < k and other in sentence.speech else i + 1, comma)
    elif sign in OPEN or sign == '"':
        return _Mark(-1, comma, (i, len(items)))
    if sign == ":" or item.is_comma and i == k + 1 and _speech_goes_on(sentence, i):
        return _Mark(-1, comma, colon=i)
    if item.is_comma or sign in DASHES:
        if (j := max(sentence.past_tag(i), past_source(sentence, k, i))) > 0:
            return _Mark(j, True)
        if (
            j := max(
                past_circumstance(items, i + 1), past_what_he_is(sentence, i + 1), past_description(sentence, k, i + 1)
            )
        ) > 0:
            return _Mark(j, False)
        return _Mark(-1 if sentence.clause_after(i + 1) else i + 1, True)
    return _Mark(i + 1, comma)


def _past_quotation(sentence: Sentence, i: int, comma: bool) -> _Mark:
    """Behind what is said from item *i* on; what is only a noun, or goes on a phrase, is a phrase of the clause too."""
    items, close = sentence.items, sentence.pairs[i]
    if sentence.in_phrase(i):
        return _Mark(close + 1, comma, None, -1, (items[i + 1],) if items[i + 1].kind in (NP, EN) else ())
    noun = noun_quoted(items[i + 1 : close])
    return _Mark(close + 1, comma, (i, close), -1, (items[i + 1],) if noun else ())


def _speech_goes_on(sentence: Sentence, i: int) -> bool:
    """Does speech go on after the comma at item *i*, written for a colon (وأضاف، سيتم إدخال …)?"""
    after = sentence.items[i + 1] if i + 1 < len(sentence.items) else None
    heads = i < 2 or sentence.items[i - 2].kind == CONJ
    told = heads and i - 1 in sentence.said and sentence.items[i - 1].kind == V
    return told and after is not None and after.kind in (V, NEG)


#: items that end the clause before them, and what they are
_BOUNDARIES = {COMP: "comp", SUB: "sub", REL: "rel"}


def scan_left(sentence: Sentence, k: int) -> Left:
    """What stands before the predicate at item *k* in its clause."""
    items = sentence.items
    bare: list[Item] = []
    phrases: list[Item] = []
    times: list[Item] = []
    i, what = _before_particles(sentence, k)
    if what:  # ما قاله الرئيس
        return Left(bare, phrases, times, i, "rel", False)
    conjoined = i >= 0 and items[i].kind == CONJ
    why = ""
    while i >= 0:
        item = items[i]
        kind = item.kind
        if kind == SIGN:
            before, why = _before_sign(sentence, k, i)
            if why:
                break
            named = [] if (one := _named_alone(sentence, i)) is None else [one]
            phrases += named
            bare += named
            i = before
            continue
        why = "hard" if item.opens else _BOUNDARIES.get(kind, "")
        if why:
            break
        if kind == V:
            if not sentence.is_aux(item):
                inside = sentence.relative_before(i, k)
                if inside < 0:
                    why = "verb"
                    break
                bare, phrases, times = [outside(items, found, inside, i, k) for found in (bare, phrases, times)]
                i = inside
            elif i > 0 and items[i - 1].kind == CONJ:
                i, why = i - 1, "joint"
                break
        elif kind == TIME:
            times.append(item)
        elif kind in (NP, EN):
            phrases.append(item)
            if _loose(items, i):
                bare.append(item)
        i -= 1
    return Left(bare[::-1], phrases[::-1], times, i, why or "start", conjoined)


def _before_particles(sentence: Sentence, k: int) -> tuple[int, bool]:
    """The item before the particles and auxiliaries of item *k*, or «ما» among them; is it that?"""
    items, i = sentence.items, k - 1
    while i >= 0 and (items[i].kind in (NEG, OTHER) or sentence.is_aux(items[i])):
        if i > 0 and items[i].node.has("rel") and items[i - 1].kind in (NP, EN, V):
            return i, True
        i -= 1
    return i, False


def _before_sign(sentence: Sentence, k: int, i: int) -> tuple[int, str]:
    """Where the walk from item *k* goes on before the mark at item *i*; why it ends there, or ""."""
    items, item = sentence.items, sentence.items[i]
    other = sentence.pairs.get(i, i)
    if other < i:
        if other == 1 and dateline(sentence, items[0]):
            return i, "colon"
        before = other - 1
        colon = before > 0 and items[before].sign == ":" and items[k].kind == SUB
        return before - colon, ""  # قال لارس: «…»، قبل أن يغادر
    if other > i:
        return i - 1, "quote" if i in sentence.speech else ""
    if item.is_hard or item.sign in ":/|" + DASHES:
        return i, "hard" if item.is_hard else "colon"
    return i - 1, "quote" if item.sign in OPEN or item.sign == '"' else ""


def _loose(items: list[Item], i: int) -> bool:
    """Does nothing govern the phrase at item *i*?"""
    item = items[i]
    if item.prep or item.genitive >= 0 or item.coordinated >= 0:
        return False
    if i > 0 and 0 <= items[i - 1].genitive < i and items[i - 1].last == item.first:
        deed = items[items[i - 1].genitive]  # بعد اتهام لارس السفير، نددت مالطا
        return not (deed.kind == EN and deed.prep)
    return not (i > 0 and _has_object(items[i - 1], item))


def _has_object(before: Item, item: Item) -> bool:
    """May the phrase be the object of the event noun or owned masdar before it (بعد تسلمه السلطة، زار لارس)?"""
    if not before.prep:
        return False
    if before.kind == EN:
        return True
    masdar = any(reading.pos == "masdar" for reading in before.node.morph.readings)
    return bool(before.node.suffix) and masdar and before.last == item.first


def _named_alone(sentence: Sentence, close: int) -> Item | None:
    """Who is named alone between the quotation marks that item *close* closes (أن «المرصد» أشار)."""
    start = sentence.pairs.get(close, close)
    inside = sentence.items[start + 1 : close]
    if (
        len(inside) != 1
        or sentence.items[close].sign in DASHES + CLOSE_BRACKETS
        or not actorlike(inside[0])
        or inside[0].prep
    ):
        return None
    return None if start > 0 and sentence.items[start - 1].kind in (NP, EN) else inside[0]


def _how(items: list[Item], k: int, i: int) -> bool:
    """Does item *i* only tell how or why it is done: an accusative right behind the first comma after item *k*?

    Behind a second one the object may stand (منح لارس، أمس، السفير وساما).
    """
    node = items[i].node
    if not items[i - 1].is_comma or items[i].prep or typed(node) or node.suffix:
        return False
    if items[k].node.suffix and items[k].node.value_of("object") == "content":
        return False  # القرار الذي اعتبره خبراء، خطأ
    if any(item.is_comma for item in items[k + 1 : i - 1]):
        return False
    forms = [reading.features for reading in node.morph.readings]
    return any(f & Feature.ACCUSATIVE for f in forms) and all(f & (Feature.ACCUSATIVE | Feature.DUAL) for f in forms)


def adverbial_participle(item: Item) -> bool:
    """Is the item an indefinite participle that may open a clause of its own (مؤكدا)?"""
    node = item.node
    if node.chunk is not None or node.suffix or node.morph.types:
        return False
    return node.morph.trigger and adverbial(item)
