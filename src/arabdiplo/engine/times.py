"""Times and places of an event: which of its clause belong to it."""

from __future__ import annotations

from arabdiplo.document.dating import is_vague
from arabdiplo.morph.model import Feature
from arabdiplo.syntax.agreement import adverbial, tells
from arabdiplo.syntax.beyond import fronted_clause, how
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.hanging import loose
from arabdiplo.syntax.items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from arabdiplo.syntax.kinds import PLACES
from arabdiplo.syntax.nodes import gender_of
from arabdiplo.syntax.phrases import determined
from arabdiplo.text.marks import DASHES, HARD

from .sameday import lender
from .scenes import amid, arrived, reached
from .since import first_since, of_start, other_doing
from .status import Statuses

#: prepositions before a place that is the place of an event come from the grammar lexicon (`locative`)
LOCATIVE = "locative"
#: how far back an event noun may stand on which a relative clause is
_PHRASE = 9
#: kind of bodies that are buildings as well (بقصر باكنغهام)
SEAT = "seat"


def tense_of(sentence: Sentence, item: Item, status: str) -> str:
    """Tense of the clause of a trigger (or of its light verb), for times that leave it open."""
    if status in ("planned", "possible", "postponed"):
        return "future"
    verb = item if item.kind == V else sentence.governor(item.index)
    if verb is None or verb.reading is None:
        return ""
    before = sentence.items[verb.index - 1] if verb.index else verb
    if (
        verb.reading.features & Feature.PAST
        or _past_of_him(sentence, verb)
        or before.kind == NEG
        and before.node.has("past")
    ):  # لم يرد
        return "past"
    within = item.prep_node is not None and item.prep_node.has(LOCATIVE)  # سيلتقي نظيره في قمة الثلاثاء
    present = verb.reading.features & Feature.PRESENT
    return "future" if present and (verb is item or within and before.node.has("future")) else ""


def _past_of_him(sentence: Sentence, verb: Item) -> bool:
    """Is it a past written like the present of a woman (تسلم), of somebody who is none?"""
    readings = [reading.features for reading in verb.node.morph.readings if reading.pos == "verb"]
    if not any(f & Feature.PAST for f in readings) or verb.index and sentence.items[verb.index - 1].node.has("future"):
        return False
    subject = sentence.subject(verb.index)[0]
    return bool(subject) and bool(gender_of(subject[0].node) & Feature.MASCULINE)


class Circumstances:
    """Times and places of one sentence, each with the item it belongs to."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: frozenset[int],
        journeys: dict[int, list[Item]],
        lights: dict[int, int],
        ancestors: dict[str, tuple[str, ...]],
        statuses: Statuses,
    ) -> None:
        """journeys: by trigger or light verb of an event with a place among its roles (a visit), the phrases there

        lights: by event noun, its light verb
        """
        self.sentence = sentence
        self.statuses = statuses
        self.triggers = triggers
        self.ancestors = ancestors
        self._times: dict[int, list[Item]] = {}
        self._heirs: dict[int, int] = {}
        """by a verb that is no event, the event noun that has its time"""
        self.verbs: dict[int, Item] = {}
        """by such a time, the verb that says in its clause that the event takes place (زيارة يبدأها الاثنين)"""
        self._places: dict[int, list[Item]] = {}
        for item in sentence.items:
            if item.kind == TIME:
                self._times.setdefault(self._owner(item), []).append(item)
            elif item.kind == NP and self._locative(item):
                self._places.setdefault(self._owner(item), []).append(item)
        for index in sorted(triggers.difference(self._places)):
            verb = lights.get(index, index)
            stays = None if index in journeys else reached(sentence, verb, self._is_place)
            place = self._where(index) or stays
            if place is None and index not in journeys and index not in sentence.said:
                place = arrived(sentence, index, journeys)
            if place is not None:
                self._places[index] = [place]
        ends = {i: [end for end in places if not PLACES.isdisjoint(end.node.types)] for i, places in journeys.items()}
        for index in sorted(triggers.difference(self._places, journeys)):
            having = self._places if index in sentence.said else {**ends, **self._places}
            if places := amid(sentence, lights.get(index, index), having):
                self._places[index] = places
        for index in sorted(triggers.difference(self._times)):
            time = self._lent(index)
            if time is not None:
                self._times[index] = [time]
        self.lenders: dict[int, int] = {}
        """by a trigger without a time of its own, whose time is its, too"""
        mine = dict(self._times)
        known = {verb: mine[heir] for verb, heir in self._heirs.items() if heir in mine} | mine
        for index in sorted(triggers.difference(mine)):
            serves = sentence.governor(index) if sentence.items[index].kind == EN else None
            if serves is not None and serves.index in mine and serves.index not in triggers:
                continue  # سيجري غدا محادثات
            if (whose := lender(sentence, index, self._opens(index), known, journeys, triggers)) >= 0:
                self._times[index] = known[index] = known[whose]
                self.lenders[index] = self.lenders.get(whose, whose)

    def _locative(self, item: Item) -> bool:
        if item.prep_node is None or not (item.prep_node.has(LOCATIVE) or self._spoken_from(item)):
            return False
        seat = item.node.value_of("kind") == SEAT
        if "body" in item.node.types and item.prep_node.morph.kind == "prep" and not seat and not self._held_at(item):
            return False
        if not self._is_place(item):
            return False
        return not self._of_phrase(self.sentence.items[item.coordinated] if item.coordinated >= 0 else item)

    def _held_at(self, item: Item) -> bool:
        """Does it stand right behind an event's noun (جلسة عمل بوزارة الخارجية)?"""
        items, i = self.sentence.items, item.index - 1
        while i > 0 and items[i].kind == NP and not items[i].prep:
            i -= 1
        return i >= 0 and items[i].kind == EN and i in self.triggers

    def _spoken_from(self, item: Item) -> bool:
        """Is it where a verb of saying was said (أعلن من تونس أن …, قال الوزير أمس من تونس إن …)?"""
        node = item.prep_node
        if node is None or not node.has("part") or PLACES.isdisjoint(item.node.types):
            return False
        items, i = self.sentence.items, item.index - 1
        after = items[item.index + 2] if item.index + 2 < len(items) and items[item.index + 1].is_comma else item
        if after.kind == V and after.index in self.sentence.said and (i < 0 or items[i].kind == CONJ):
            return True  # ومن تونس، أعلن
        while i > 0 and (
            items[i].kind in (TIME, PRON)
            or items[i].is_comma
            or items[i + 1].kind == PRON  # في كلمة له من تونس
            or items[i].node.value_of("told")
            or determined(items[i].node)
            and loose(items[i])
        ):
            i -= 1
        return i >= 0 and items[i].kind == V and i in self.sentence.said

    def _of_phrase(self, item: Item) -> bool:
        """Does a place belong to the phrase before it (الأوضاع في اليمن), so that it is none of an event?"""
        i = item.index - 1
        while i >= 0 and self.sentence.pairs.get(i, i) < i:
            i = self.sentence.pairs[i] - 1  # (الوضع "المقلق" في …)
        before = self.sentence.items[i] if i >= 0 else None
        while before is not None and before.genitive >= 0 and not before.node.types:
            if before.kind != NP and (before.index in self.triggers or not before.node.value_of("told")):
                break
            before = self.sentence.items[before.genitive]  # جلسة عمل في …، جلسة محادثات في …
        if before is None or before.kind not in (NP, EN):
            return False
        node = before.prep_node
        if before.node.value_of("told") and node is not None and (node.has(LOCATIVE) or node.has("during")):
            return False  # قال خلال مؤتمر صحفي في تونس
        if before.kind == EN:
            return before.index not in self.triggers
        types = before.node.types
        if "source" in types:
            return True  # بحسب مصدر في مكتبه
        if how(before):
            return False  # استقبل رسميا في القصر
        if before.node.suffix and self.statuses.lights.is_masdar(before):
            return False  # الاجتماع المرتقب عقده بتونس
        if not types or "amount" in types:
            return before.node.chunk is None or bool(types)
        root = before if before.coordinated < 0 else self.sentence.items[before.coordinated]
        sides = root.prep_node is not None and (root.prep_node.has("between") or root.prep_node.has("beside"))
        if PLACES.intersection(types) and not sides and (before.prep or before.genitive >= 0):
            return True  # من فارنا في بلغاريا
        chunk = before.node.chunk
        if before.coordinated < 0 or "person" not in types or chunk is None:
            return False
        near = not {"city", "site"}.isdisjoint(item.node.types) or item.node.value_of("kind") == SEAT
        there = near and before.node.value_of("state")  # التقى لارس ونظيره المالي في أوسلو
        return not chunk.named and not there

    def _owner(self, item: Item) -> int:
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
                heir = self._heir(i, item)
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
                return self._heir(i, item)
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
                return i if i in self.triggers else self._heir(i, item)
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

    def _leads(self, item: Item) -> bool:
        """Is it an event, or the masdar of a light verb that one follows (في التوصل إلى اتفاق)?"""
        return item.index in self.triggers or self.statuses.lights.is_masdar(item)

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
        return told.index if node.has(LOCATIVE) or node.has("during") else k

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
        """Is it the date of a dateline (القاهرة 4 مايو - …), and no heading of what happened (1970 - …)?"""
        items = self.sentence.items
        after = items[item.index + 1] if item.index + 1 < len(items) else None
        if item.kind != TIME or after is None or after.kind != SIGN or after.sign not in DASHES + "/:":
            return False
        before = items[: item.index]
        place = any(other.kind != SIGN for other in before)
        return place and not any(other.kind in (V, COMP) or other.index in self.triggers for other in before)

    def _heir(self, verb: int, item: Item) -> int:
        """Who has what hangs on a verb that is no event: the event noun that it serves or tells of, else the verb."""
        heir = self._noun_of(verb, item)
        if item.kind == TIME and heir != verb:
            self._heirs[verb] = heir
            if self.sentence.items[verb].node.value_of("occurs"):
                self.verbs[item.index] = self.sentence.items[verb]
        return heir

    def _noun_of(self, verb: int, item: Item) -> int:
        """The event noun that a verb which is no event serves or tells of, else the verb.

        «بدأ أمس زيارة», «شرع أمس في زيارة», «محادثات جرت أمس»: the time is that of the visit, of the talks.
        """
        sentence, items = self.sentence, self.sentence.items
        if verb > 0 and verb - 1 in self.triggers and items[verb - 1].kind == EN:
            return verb - 1
        if (told := self._told_of(verb)) >= 0:
            return told
        if self.statuses.undoes(items[verb]) and not (item.prep_node is not None and item.prep_node.has("toward")):
            return verb
        for i in range(verb + 1, min(len(items), item.index + 7)):
            other = items[i]
            if i > item.index and (other.kind in (V, COMP, REL, SUB) or other.is_hard):
                break
            if i > item.index and other.prep and not other.node.types and not self._leads(other):
                break
            if i in self.triggers and other.kind == EN and not (other.prep_node and other.prep_node.has("temporal")):
                if sentence.governor(i) is items[verb]:
                    return i
        return verb

    def _told_of(self, verb: int) -> int:
        """The event noun that the verb of a relative clause tells of, also from within it; or -1.

        الاجتماع الرابع للجنة الذي عقد أمس، زيارة كان يفترض أن يجريها أمس، القمة التي قال إنها ستعقد غدا
        """
        sentence, items = self.sentence, self.sentence.items
        happens = bool(items[verb].node.value_of("occurs"))
        for _ in range(3):
            told = sentence.antecedent(verb, resumed=True)
            if told is not None and told.index in self.triggers:
                return told.index
            if happens and (gathering := self._gathering(verb)) >= 0:
                return gathering
            left = sentence.left(verb)
            inner = bool(items[verb].node.suffix) or sentence.resumed(verb) or happens
            if not inner or left.why != "comp" and not (left.why == "verb" and left.conjoined):
                return -1
            verb = left.boundary
            while verb > 0 and items[verb].kind in (COMP, NP, EN, NEG, OTHER):
                verb -= 1
            if items[verb].kind != V:
                return -1
        return -1

    def _gathering(self, verb: int) -> int:
        """The event noun that a relative clause of what takes place is on, behind what hangs on the noun; or -1."""
        items = self.sentence.items
        i = verb - 1
        while i > 0 and (items[i].kind == NEG or self.sentence.is_aux(items[i])):
            i -= 1
        if i < 0 or items[i].kind != REL:
            return -1
        held = "body" in items[i - 1].node.types  # اجتماع اللجنة التي ستنعقد
        for other in reversed(items[max(0, i - _PHRASE) : i]):
            if other.index in self.triggers and other.kind == EN and (held or tells(items[verb], other)):
                return other.index
            if other.kind not in (NP, EN, SIGN, CONJ, PRON) or other.is_hard or other.sign == ":":
                return -1
        return -1

    def _lent(self, trigger: int) -> Item | None:
        """The time before «، حيث» or «عندما», for a verb after it that has none of its own."""
        items = self.sentence.items
        if items[trigger].kind != V:
            return None
        i = trigger - 1
        while i >= 0 and items[i].kind == NEG:
            i -= 1
        if i < 1 or items[i].kind != SUB or items[i].node.has("since") or items[i].node.has("before"):
            return None
        if items[i].node.has("when"):
            while i > 0 and items[i - 1].kind == NP and items[i - 1].prep:
                i -= 1  # في عام 2007 في مالي عندما
        elif items[i - 1].kind != SIGN:
            return None
        while i > 0 and items[i - 1].kind == SIGN and not items[i - 1].is_hard:
            i -= 1
        return items[i - 1] if i > 0 and items[i - 1].kind == TIME else None

    def _where(self, trigger: int) -> Item | None:
        """The place right before «حيث», for the verb of the clause after it and the noun that this verb serves."""
        items = self.sentence.items
        i = self._opens(trigger) - 1
        if i < 1 or not items[i].node.has("where"):
            return None
        i -= 1
        while i > 0 and (items[i].kind == TIME or items[i].kind == SIGN and items[i].sign not in HARD + ")]}"):
            i -= 1
        place = items[i]
        named = bool(PLACES.intersection(place.node.types)) and place.genitive < 0  # زار تونس، حيث …
        toward = place.prep_node is not None and place.prep_node.has("toward")  # في طريقه إلى مالي حيث …
        node = place.prep_node
        beside = node is not None and (node.has("between") or node.has("beside"))
        if place.prep and not toward and place.kind == NP and (beside or self._of_phrase(place)):
            return None  # النزاع في مالي حيث …، الأزمة بين مالي وغانا حيث …
        return place if place.kind == NP and self._is_place(place) and (place.prep or named) else None

    def _is_place(self, item: Item) -> bool:
        """Does a rule say that the phrase is a place?"""
        return any("place" in self.ancestors.get(name, ()) for name in item.node.types)

    def _opens(self, trigger: int) -> int:
        """Where the clause begins whose verb the trigger is, or is the object of (سيجري محادثات)."""
        items = self.sentence.items
        i = trigger
        if items[i].kind == EN and not items[i].prep and (verb := self.sentence.governor(i)) is not None:
            i = verb.index
        if items[i].kind != V or i > trigger:
            return 0
        while i > 0 and (items[i - 1].kind == NEG or self.sentence.is_aux(items[i - 1])):
            i -= 1
        if i > 1 and items[i - 1].kind == COMP and items[i - 2].kind == NP and items[i - 2].prep:
            i -= 2
        return i

    def times(self, *owners: int) -> list[Item]:
        """Times that hang on these items; those that name a day or a year before vague ones."""
        found = [item for owner in owners if owner >= 0 for item in self._times.get(owner, ())]
        return sorted(found, key=lambda one: (is_vague(one), one.prep_node is not None and one.prep_node.has("toward")))

    def places(self, *owners: int) -> list[Item]:
        return [item for owner in owners if owner >= 0 for item in self._places.get(owner, ())]
