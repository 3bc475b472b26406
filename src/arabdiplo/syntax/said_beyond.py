"""What a verb of saying reports, behind a clause that only describes who speaks, where or when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA, DASHES

from .agreement import actorlike
from .items import COMP, CONJ, NP, OTHER, PRON, SIGN, SUB, Item, V
from .kinds import INDEFINITE
from .reported import preposition, wants
from .scan import NOTHING, Reported

if TYPE_CHECKING:
    from .clauses import Sentence

#: who may have no name, and be described by a bare clause (جماعات تؤيدها مالطا)
_DESCRIBED = INDEFINITE | {"body"}


def said_beyond(sentence: Sentence, k: int, i: int, phrases: Sequence[Item]) -> Reported:
    """What the verb of saying at *k* reports, beyond a clause from item *i* that only describes.

    قال المسؤول الذي حضر اللقاء إن …، قال، من أوسلو حيث يزور معرضا: «…».  *phrases* stand before the clause.
    """
    items = sentence.items
    if k not in sentence.said or items[k].kind != V or any(_thing(phrase, k) for phrase in phrases):
        return NOTHING
    # verbs on the way; those of them that say something; is there more than one clause?
    verbs, joined = 0, False
    others: list[Item] = []
    found: list[Item] = []
    # those that only tell of the speech or its speaker (في تصريحات نقلتها الصحيفة إن, سياسات وصفها بأنها)
    passing: list[Item] = []
    alone = _says_it(items[k])
    source = items[i].node.has("tag") or items[i].node.has("rel")  # حسبما أفاد، وفق ما نقل عنه
    beside = items[i].kind == SUB and not source
    talk = items[i].kind == V and bool(items[i - 1].node.value_of("told"))  # في كلمة ألقاها أمام البرلمان إن
    j = i
    while j < len(items):
        item = items[j]
        if item.kind == SIGN:
            quoted = j in sentence.speech and not sentence.in_phrase(j)
            if item.is_hard or (quoted or item.sign == ":") and others and beside:
                break
            if quoted:
                return Reported(quote=(j, sentence.pairs[j]), phrases=tuple(found))
            if item.sign == ":":
                return Reported(colon=j, phrases=tuple(found))
            if sentence.pairs.get(j, -1) > j:
                j = sentence.pairs[j]
            elif item.is_comma:
                joined = True
        elif item.kind == COMP:
            before = items[j - 1] if items[j - 1].kind != OTHER else items[j - 2]
            parted = before.kind == SIGN and before.sign in COMMA + DASHES
            plain = not beside and verbs < 3 and not _tells_itself(items[j - 1]) and not joined
            its_own = item.node.has("verbatim")
            mine = alone and its_own and not beside  # قال الوزير الذي تحدث إلى الصحيفة إن
            prep = preposition(item, items[j - 1])
            tells = any(_may_tell(sentence, other, prep) for other in others)
            taken = tells or any(prep and prep in wants(one)[0] for one in passing)
            if parted or mine or not taken:
                told = parted or mine or plain or its_own or prep and prep in wants(items[k])[0]
                return Reported(item if told else None, phrases=tuple(found))
        elif item.kind == V and not sentence.is_aux(item):
            if j in sentence.said and item.node.suffix and j <= i + 1:
                passing.append(item)
            elif j in sentence.said:
                if items[j - 1].kind == CONJ:
                    break
                others.append(item)
                alone = alone and _lemma(item) != _lemma(items[k])
            verbs += 1
        elif item.kind in (SUB, CONJ) and j > i:
            joined = True
        elif talk and item.kind == NP and item.prep and verbs == 1:
            found.append(item)
        j += 1
    return Reported(phrases=tuple(found))


def _tells_itself(item: Item) -> bool:
    """Is it a verb that has the clause right behind it for its own (not لم تسمه أن)?"""
    return item.kind == V and ("that" in item.node.morph.says or not item.node.suffix)


def _says_it(verb: Item) -> bool:
    """Is it a verb that has the very words for its object (قال)?"""
    return verb.node.value_of("object") == "content"


def _may_tell(sentence: Sentence, verb: Item, prep: str) -> bool:
    """May what a verb of saying tells begin with «أن» behind *prep* ("" for none: no تحدث أن)?"""
    takes, things = wants(verb)
    if prep and prep in takes:
        return True
    kinds = verb.node.morph.says
    plain = things or "addressee" in kinds or takes <= {""} or not sentence.transitive.isdisjoint(takes)
    return "that" in kinds and plain and (not prep or prep in sentence.transitive)


def _lemma(verb: Item) -> str:
    return verb.reading.lemma if verb.reading is not None else ""


def _thing(phrase: Item, k: int) -> bool:
    """Is the phrase a plain object, so that a verb of saying has its complement already?"""
    free = not phrase.prep and phrase.kind != PRON and phrase.genitive < 0 and phrase.coordinated < 0
    return free and not actorlike(phrase) and phrase.index > k + 1


def describes_subject(items: list[Item], i: int, phrases: Sequence[Item]) -> bool:
    """Does the verb at item *i* take up who speaks (ذكر تقرير حول الزراعة أصدره الوزير أن)?"""
    held = items[i + 1] if i + 1 < len(items) else items[i]
    taken_up = items[i].node.suffix or held.kind == PRON and held.prep
    return bool(taken_up) and any(map(_nameless, (*phrases[:1], *phrases[-1:])))


def _nameless(phrase: Item) -> bool:
    """Is it who speaks, without a name and not definite?"""
    if phrase.prep or _DESCRIBED.isdisjoint(phrase.node.types):
        return False
    return not any(r.features & Feature.DEFINITE for r in phrase.node.head.morph.readings)
