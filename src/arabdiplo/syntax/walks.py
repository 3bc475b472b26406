"""The walks from a predicate to the right and to the left, over the items of one sentence.

Each stops where a clause stops (a hard sign, أن, a relative, a subordinator, a conjoined verb) and steps
over what only interrupts (times, relative clauses between commas, brackets).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import ASIDE, CLOSE_BRACKETS, DASHES, OPEN

from .agreement import actorlike, adverbial
from .beyond import leave_out, past_circumstance, past_source, past_unclosed, past_what_he_is, set_for, told_to
from .datelines import dateline
from .items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from .links import same_again
from .nodes import typed
from .phrases import noun_quoted
from .said_beyond import describes_subject, say_beyond
from .scan import Left, Scan

if TYPE_CHECKING:
    from .clauses import Sentence


def scan_right(sentence: Sentence, k: int) -> Scan:
    """Phrases, times and clauses that may hang on the predicate at item *k*."""
    items, scan = sentence.items, Scan()
    i = k + 1
    comma = False
    renamed: Item | None = None
    while i < len(items):
        item = items[i]
        kind = item.kind
        if kind == SIGN:
            j, comma = _past_sign(sentence, k, i, scan, comma)
            if j < 0:
                break
            i = j
            continue
        if kind == COMP:
            scan.that = item
            break
        if kind in (V, REL, PRON) and (j := max(set_for(sentence, k, i), told_to(sentence, k, i))) > 0:
            i = j
            continue
        if kind in (V, REL) and (j := past_unclosed(sentence, k, i, scan)) > 0:
            i = j
            continue
        if kind == SUB:
            say_beyond(sentence, k, i, scan)
            break
        if kind in (V, REL):
            if kind == REL and scan.relative is None:
                scan.relative = item
            describes = kind == REL or sentence.describes(i)
            j = sentence.after_relative(i) if describes else -1
            if j < 0:
                if describes or sentence.antecedent(i) is not None or describes_subject(items, i, scan):
                    say_beyond(sentence, k, i, scan)
                break
            i = j
            comma = True
            continue
        if kind == CONJ:
            if sentence.clause_after(i + 1):
                break
            if items[k].kind == V and k not in sentence.said and items[i + 1].kind == PRON and not items[i + 1].prep:
                break  # اتفاق أبرم مع كينيا وهو طويل
            i += 1
            continue
        if kind == TIME:
            scan.times.append(item)
        elif kind in (NP, EN, PRON):
            tells_how = adverbial_participle(item) and item.genitive < 0
            if tells_how and (comma and kind == NP or scan.quote is not None and not item.prep):
                break
            if kind == NP and _how(items, k, i):
                break  # عن تعازيه لذوي الضحايا، متمنيا للجرحى الشفاء
            last = scan.phrases[-1] if scan.phrases else None
            if comma and kind == NP and last not in (None, renamed) and same_again(items, scan.phrases[-1], item):
                renamed = last  # once only (وزير الخارجية، لارس هوفمان، ليزا بيرغ)
            else:
                scan.phrases.append(item)
        i += 1
    scan.stop = i
    return scan


def _past_sign(sentence: Sentence, k: int, i: int, scan: Scan, comma: bool) -> tuple[int, bool]:
    """Where the walk from item *k* goes on behind the mark at item *i*, or -1; and has a comma been met?"""
    items, item, sign = sentence.items, sentence.items[i], sentence.items[i].sign
    if item.is_hard:
        return -1, comma
    if i in sentence.pairs and sentence.pairs[i] > i:
        if i in sentence.speech and not sentence.in_phrase(i):
            if scan.quote is None:
                scan.quote = (i, sentence.pairs[i])
            if noun_quoted(items[i + 1 : sentence.pairs[i]]):
                scan.phrases.append(items[i + 1])
            return sentence.pairs[i] + 1, comma
        if i in sentence.speech:
            if items[i + 1].kind in (NP, EN):
                scan.phrases.append(items[i + 1])
            return sentence.pairs[i] + 1, comma
        if sign in ASIDE and not (i + 1 < len(items) and items[i + 1].prep_before(items[i])):
            return sentence.pairs[i] + 1, comma
    elif i in sentence.pairs:
        if sentence.pairs[i] < k and sentence.pairs[i] in sentence.speech:
            return -1, comma
        return i + 1, comma
    elif sign in OPEN or sign == '"':
        if scan.quote is None:
            scan.quote = (i, len(items))
        return -1, comma
    if sign == ":" or item.is_comma and i == k + 1 and _speech_goes_on(sentence, i):
        scan.colon = i
        return -1, comma
    if item.is_comma or sign in DASHES:
        comma = True
        if (j := max(sentence.past_tag(i), past_source(sentence, k, i))) > 0:
            return j, True
        if (j := max(past_circumstance(items, i + 1), past_what_he_is(sentence, i + 1))) > 0:
            return j, False
        if sentence.clause_after(i + 1):
            return -1, comma
    return i + 1, comma


def _speech_goes_on(sentence: Sentence, i: int) -> bool:
    """Does speech go on after the comma at item *i*, written for a colon (وأضاف، سيتم إدخال …)?"""
    after = sentence.items[i + 1] if i + 1 < len(sentence.items) else None
    heads = i < 2 or sentence.items[i - 2].kind == CONJ
    told = heads and i - 1 in sentence.said and sentence.items[i - 1].kind == V
    return told and after is not None and after.kind in (V, NEG)


def scan_left(sentence: Sentence, k: int) -> Left:
    """What stands before the predicate at item *k* in its clause."""
    items, out = sentence.items, Left()
    i = k - 1
    while i >= 0 and (items[i].kind in (NEG, OTHER) or sentence.is_aux(items[i])):
        if i > 0 and items[i].node.has("rel") and items[i - 1].kind in (NP, EN, V):
            out.why, out.boundary = "rel", i  # ما قاله الرئيس
            return out
        i -= 1
    if i >= 0 and items[i].kind == CONJ:
        out.conjoined = True
    while i >= 0:
        item = items[i]
        kind = item.kind
        if kind == SIGN:
            if i in sentence.pairs:
                if sentence.pairs[i] < i:
                    if sentence.pairs[i] == 1 and dateline(sentence, items[0]):
                        out.why = "colon"
                        break
                    if (named := _named_alone(sentence, i)) is not None:
                        out.phrases.append(named)
                        out.bare.append(named)
                    i = sentence.pairs[i] - 1
                    if i > 0 and items[i].sign == ":" and items[k].kind == SUB:
                        i -= 1  # قال لارس: «…»، قبل أن يغادر
                    continue
                if i in sentence.speech:
                    out.why = "quote"
                    break
                i -= 1
                continue
            if item.is_hard or item.sign in ":/|" + DASHES:
                out.why = "hard" if item.is_hard else "colon"
                break
            if item.sign in OPEN or item.sign == '"':
                out.why = "quote"
                break
        elif kind == COMP:
            out.why = "comp"
            break
        elif kind == SUB:
            out.why = "sub"
            break
        elif item.opens:
            out.why = "hard"
            break
        elif kind == REL:
            out.why = "rel"
            break
        elif kind == V:
            if sentence.is_aux(item) and i > 0 and items[i - 1].kind == CONJ:
                i -= 1
                out.why = "joint"
                break
            if not sentence.is_aux(item):
                inside = sentence.relative_before(i, k)
                if inside >= 0:
                    leave_out(items, out, inside, i, k)
                    i = inside - 1
                    continue
                out.why = "verb"
                break
        elif kind == TIME:
            out.times.append(item)
        elif kind in (NP, EN):
            out.phrases.append(item)
            fronted = i > 0 and _has_object(items[i - 1], item)
            if not item.prep and item.genitive < 0 and item.coordinated < 0 and not fronted:
                out.bare.append(item)
        i -= 1
    out.boundary = i
    out.bare.reverse()
    out.phrases.reverse()
    return out


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
    start = sentence.pairs[close]
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
