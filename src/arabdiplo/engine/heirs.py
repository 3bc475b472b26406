"""Who has the time and place of a verb that is no event: the noun that it serves or tells of (شرع أمس في زيارة)."""

from __future__ import annotations

from arabdiplo.syntax.agreement import tells
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V

from .status import Statuses

#: how far back an event noun may stand on which a relative clause is
_PHRASE = 9
#: so far behind what hangs on a verb may the event noun stand that the verb serves (شرع أمس برفقة وفد في زيارة)
_SERVED = 7
#: so many clauses deep may a verb stand that tells of an event (القمة التي قال إنه يتوقع أن تعقد)
_CLAUSES = 3


class Heirs:
    """Finds for the verbs of one sentence that are no events the event nouns to which they pass on what they have."""

    def __init__(self, sentence: Sentence, triggers: frozenset[int], statuses: Statuses) -> None:
        self.sentence = sentence
        self.triggers = triggers
        self.statuses = statuses
        self.of_time: dict[int, int] = {}
        """by a verb that is no event, the event noun that has its time"""
        self.verbs: dict[int, Item] = {}
        """by the time of an heir, the verb that says that its event takes place (زيارة يبدأها الاثنين)"""

    def heir(self, verb: int, item: Item) -> int:
        """Who has what hangs on a verb that is no event: the event noun that it serves or tells of, else the verb."""
        heir = self._noun_of(verb, item)
        if item.kind == TIME and heir != verb:
            self.of_time[verb] = heir
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
        for i in range(verb + 1, min(len(items), item.index + _SERVED)):
            other = items[i]
            if i > item.index and (other.kind in (V, COMP, REL, SUB) or other.is_hard):
                break
            if i > item.index and other.prep and not other.node.types and not self._leads(other):
                break
            if i in self.triggers and other.kind == EN and not (other.prep_node and other.prep_node.has("temporal")):
                if sentence.governor(i) is items[verb]:
                    return i
        return verb

    def _leads(self, item: Item) -> bool:
        """Is it an event, or the masdar of a light verb that one follows (في التوصل إلى اتفاق)?"""
        return item.index in self.triggers or self.statuses.lights.is_masdar(item)

    def _told_of(self, verb: int) -> int:
        """The event noun that the verb of a relative clause tells of, also from within it; or -1.

        الاجتماع الرابع للجنة الذي عقد أمس، زيارة كان يفترض أن يجريها أمس، القمة التي قال إنها ستعقد غدا
        """
        sentence, items = self.sentence, self.sentence.items
        happens = bool(items[verb].node.value_of("occurs"))
        for _ in range(_CLAUSES):
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
