"""Which trigger a time or place hangs on: the nearest before it in its clause, else the first after it."""

from __future__ import annotations

from arabdiplo.syntax.agreement import adverbial
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.datelines import past_agency
from arabdiplo.syntax.items import COMP, CONJ, EN, NP, REL, SIGN, TIME, Item, V
from arabdiplo.syntax.opening import fronted_clause
from arabdiplo.text.marks import DASHES

from .heirs import Heirs
from .since import first_since, of_start, other_doing


class Owners:
    """Finds what the times and places of one sentence hang on."""

    def __init__(self, sentence: Sentence, triggers: frozenset[int], heirs: Heirs) -> None:
        self.sentence = sentence
        self.triggers = triggers
        self.heirs = heirs

    def owner(self, item: Item) -> int:
        """The trigger (else the verb) that a time or place hangs on: the nearest before it, else the first after."""
        sentence, items = self.sentence, self.sentence.items
        if self._heads_text(item) or first_since(sentence.items, item):
            return -1
        saying = self._saying(item)
        if saying is not None:
            return saying.index
        if item.kind == TIME and (served := self._served(item)) >= 0:
            return served
        closed = item.index
        ahead = fronted_clause(sentence, item.index)  # وفي بيروت التقى
        for i in () if ahead else range(item.index - 1, -1, -1):
            other = items[i]
            if closed <= i < item.index:
                continue  # within what only interrupts
            if other.kind == SIGN:
                closed = min(closed, self._dash_before(i))
            elif other.kind == V and i not in self.triggers and not sentence.is_aux(other):
                heir = self.heirs.heir(i, item)
                if heir != i:
                    return heir
                closed = min(closed, self._interrupting(i, item.index))
            elif other.kind == V and self._closed(i, item.index):
                closed = sentence.relative_before(i, item.index)
            if closed <= i < item.index:
                continue
            if i in self.triggers and self._only_described(other, item):
                continue
            if i in self.triggers:
                return -1 if of_start(other, item) else self._speaker_of(i)
            if other_doing(other, item):
                return -1
            if other.kind == V and not sentence.is_aux(other):
                return self.heirs.heir(i, item)
            if other.is_hard or other.sign == ":":
                break
            if i in sentence.speech and sentence.pairs[i] > item.index:
                break  # what is said within a quotation is no time of the saying
            if other.kind == COMP:
                break
        if item.kind == NP and item.index > 0 and items[item.index - 1].kind in (NP, EN):
            return -1  # where somebody is at home (سفراء الدول في جنيف يجتمعون)
        for i in range(item.index + 1, len(items)):
            other = items[i]
            if other.kind == V and items[i - 1].kind == CONJ:
                break  # another clause
            if other.kind == V and not sentence.is_aux(other) and not (i > 0 and items[i - 1].kind == REL):
                return i if i in self.triggers else self.heirs.heir(i, item)
            if i in self.triggers and other.kind == EN and i in sentence.said and adverbial(other):
                return -1  # إن الوضع صعب في تونس، مضيفا أن …
            if i in self.triggers and other.kind == EN:
                return -1 if other.prep_node is not None and other.prep_node.has("temporal") else i
            if other.is_hard:
                break
        return -1

    def _saying(self, item: Item) -> Item | None:
        """The verb of a saying whose أن follows a time set off by commas (قال في كلمته، الأربعاء، إن).

        Perhaps with a verb that tells of the speaker (قال تقرير، نشر الأربعاء، إن).
        """
        items, i = self.sentence.items, item.index
        after = i + 2 if i + 1 < len(items) and items[i + 1].is_comma else i + 1
        if item.kind != TIME or not 0 < i < after < len(items) or items[after].kind != COMP:
            return None
        if items[i - 1].kind == V and i - 1 not in self.triggers:
            i -= 1  # قال تقرير، نشر الأربعاء، إن
        if not items[i - 1].is_comma:
            return None
        verb = self.sentence.governor(i - 1)
        return verb if verb is not None and verb.index in self.triggers else None

    def _served(self, item: Item) -> int:
        """The event noun behind a time and the masdar of a light verb before it (للمشاركة اليوم في اجتماع); or -1."""
        items, i = self.sentence.items, item.index
        if not 0 < i < len(items) - 1 or i + 1 not in self.triggers or not items[i + 1].prep or i - 1 in self.triggers:
            return -1
        before, node = items[i - 1], items[i + 1].prep_node
        if node is not None and node.has("temporal"):
            return -1
        masdar = any(reading.pos == "masdar" for reading in before.node.morph.readings) and before.node.chunk is None
        return i + 1 if masdar and before.kind in (NP, EN) and before.prep and items[i + 1].kind == EN else -1

    def _speaker_of(self, i: int) -> int:
        """The verb of a saying whose subject is an event noun right behind it (أعلنت القمة أمس); else the noun."""
        verb = self.sentence.items[i - 1] if i else None
        noun = self.sentence.items[i]
        says = verb is not None and verb.kind == V and i - 1 in self.triggers and i - 1 in self.sentence.said
        return i - 1 if says and noun.kind == EN and not noun.prep and self.sentence.subject(i - 1)[0] == [noun] else i

    def _only_described(self, other: Item, item: Item) -> bool:
        """Is a trigger only a participle on a noun within a clause that the time set off by a comma tells of?"""
        items = self.sentence.items
        after = items[item.index + 1] if item.index + 1 < len(items) else None
        apart = items[item.index - 1].is_comma and (after is None or after.is_hard or after.is_comma)
        if item.kind != TIME or not apart or other.kind != EN or other.prep:
            return False
        reading = other.node.morph.nominal
        described = other.index > 0 and items[other.index - 1].kind in (NP, EN)
        return described and other.node.morph.definite and reading is not None and reading.pos == "participle"

    def _closed(self, verb: int, k: int) -> bool:
        """Is the verb that of a relative clause which a comma before item *k* has closed?"""
        start = self.sentence.relative_before(verb, k)
        return start >= 0 and any(other.is_comma for other in self.sentence.items[verb:k])

    def _interrupting(self, verb: int, k: int) -> int:
        """Where the clause of a verb that is no event begins, if it only says where (في حفل أقيم أمس); else *k*."""
        if self._closed(verb, k):
            return self.sentence.relative_before(verb, k)
        told = self.sentence.antecedent(verb, resumed=True)
        if told is None or told.index in self.triggers:
            return k
        node = told.prep_node
        if node is None:
            return told.index if "document" in told.node.types and self._speaks(told) else k  # أفاد بيان صدر أمس
        return told.index if node.has("locative") or node.has("during") else k

    def _speaks(self, item: Item) -> bool:
        """Is it the subject of a verb of saying?"""
        verb = self.sentence.governor(item.index)
        return verb is not None and verb.index in self.sentence.said and item in self.sentence.subject(verb.index)[0]

    def _dash_before(self, i: int) -> int:
        """The dash that opens what the dash at item *i* closes (يغادر - إن شاء الله - اليوم); a high number if none."""
        items = self.sentence.items
        if items[i].sign not in DASHES:
            return len(items)
        return next((j for j in range(i - 2, max(-1, i - 8), -1) if items[j].sign == items[i].sign), len(items))

    def _heads_text(self, item: Item) -> bool:
        """Is it the date of a dateline (القاهرة 4 مايو (وات) - …), and no heading of what happened (1970 - …)?"""
        items = self.sentence.items
        after = past_agency(self.sentence, item.index + 1) if item.kind == TIME else None
        if after is None or after.kind != SIGN or after.sign not in DASHES + "/:":
            return False
        before = items[: item.index]
        place = any(other.kind != SIGN for other in before)
        return place and not any(other.kind in (V, COMP) or other.index in self.triggers for other in before)
