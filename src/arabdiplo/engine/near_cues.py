"""The cues beside a trigger: particles, adjectives, a phrase before its clause, the verb of a clause on it."""

from __future__ import annotations

from collections.abc import Iterator

from arabdiplo.events.records import AHEAD
from arabdiplo.morph.model import Feature
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import NEG, PRON, TIME, Item, V
from arabdiplo.syntax.phrases import bearer

from .cues import CompiledCue, Cues
from .lights import Lights
from .outer_cues import OuterCues

MILD = AHEAD | {"actual", "held"}
"""statuses that deny nothing"""
#: so far before a verb stands the particle that opens its clause (أن لا تكون)
_PARTICLE = 3
#: words of the longest phrase that may be a cue before an event
_PHRASE = 4
#: so soon behind a verb a pronoun takes up what its clause describes (يعتزم القيام بها)
_TAKEN_UP = 3
#: within so many items behind an event noun the verb of the clause on it stands
_CLAUSE = 6


class NearCues:
    """Finds the cues that stand beside an item."""

    def __init__(self, cues: Cues, lights: Lights, outer: OuterCues) -> None:
        self._cues = cues
        self._lights = lights
        self._outer = outer

    def at(self, sentence: Sentence, item: Item) -> Iterator[CompiledCue]:
        """Particles before, adjectives after, and phrases before the item."""
        i = item.index - 1
        was = False
        while i >= 0 and (sentence.items[i].kind == NEG or sentence.is_aux(sentence.items[i])):
            other = sentence.items[i]
            was = was or other.kind == V
            if other.kind == NEG:
                found = self._cues.particles.get(other.node.morph.norm, ())
                known = was and _known(sentence, item)  # لم تكن الزيارة ناجحة
                yield from (cue for cue in found if not known or cue.status in MILD)
            i -= 1
        after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
        beside = (
            [after.node] if after is not None and not after.prep and after.node.chunk is None and item.kind != V else []
        )
        if after is not None and after.genitive == item.index and after.node.chunk is not None:
            beside = [*after.node.words(), *after.modifiers][-1:]  # لقاء الوزير المرتقب
        if (
            item.modifiers
            and after is not None
            and after.node.suffix
            and not after.prep
            and not self._lights.is_masdar(after)
        ):
            beside = []  # what is expected is not the event: الزيارة المتوقع استمرارها
        else:
            beside = [*item.modifiers, *beside]
        for node in beside:
            for reading in node.morph.readings:
                yield from self._cues.adjectives.get(reading.lemma, ())
        first = item.first
        if item.prep_node is not None:
            first = next((n for n in range(item.first, -1, -1) if sentence.nodes[n] is item.prep_node), item.first)
        if item.kind == V:
            left = sentence.left(item.index)
            if left.why == "comp" and left.boundary >= item.index - _PARTICLE:
                first = sentence.items[left.boundary].first
            elif i >= 0:
                first = sentence.items[i].last
        if item.prep_node is None or not item.prep_node.has("during"):  # من المقرر خلال المحادثات أن …
            yield from self._phrase_before(sentence, self._past_circumstances(sentence, item, first))
        if item.prep_node is not None:
            yield from self._phrase_before(sentence, first + 1)
        if item.kind != V:
            yield from self._told(sentence, item)

    @staticmethod
    def _past_circumstances(sentence: Sentence, item: Item, first: int) -> int:
        """The node where times and phrases of when or where before the event begin (من المقرر خلال الزيارة لقاء …)."""
        i = item.index - 1
        if item.kind == V:
            left = sentence.left(item.index)
            i = left.boundary - 1 if left.why == "comp" and left.boundary >= item.index - _PARTICLE else -1
        elif item.prep or item.genitive >= 0:
            return first
        while i > 0:
            root = bearer(sentence.items, sentence.items[i])
            node = root.prep_node
            if root.kind != TIME and (node is None or not (node.has("during") or node.has("temporal"))):
                break
            first = root.first if node is None or sentence.nodes[root.first] is node else root.first - 1
            i = root.index - 1
        return first

    def _phrase_before(self, sentence: Sentence, first: int) -> Iterator[CompiledCue]:
        before = [word.morph.norm for node in sentence.nodes[max(0, first - _PHRASE) : first] for word in node.words()]
        for words, cue in self._cues.phrases_by_end.get(before[-1], ()) if before else ():
            if tuple(before[-len(words) :]) == words:
                yield cue
                return

    def _told(self, sentence: Sentence, item: Item) -> Iterator[CompiledCue]:
        """Cues in the relative clause of an event noun (القمة التي ستعقد، زيارة يعتزم القيام بها)."""
        verb = self._teller(sentence, item)
        if verb is None:
            return
        lemmas = [reading.lemma for reading in verb.node.morph.readings if reading.pos == "verb"]
        found = [
            cue
            for lemma in lemmas
            for cue in self._cues.verbs.get(lemma, ())
            if (cue.control == "none" and not sentence.resumed(verb.index)) or self._taken_up(sentence, verb, cue.prep)
        ]
        yield from found
        if found or any(self._lights.is_light(lemma, "") for lemma in lemmas):
            for i in range(verb.index - 1, item.index, -1):
                other = sentence.items[i]
                if other.kind == NEG:
                    yield from self._cues.particles.get(other.node.morph.norm, ())
                elif not sentence.is_aux(other):
                    break

    def _taken_up(self, sentence: Sentence, verb: Item, prep: str) -> bool:
        """Does a pronoun in the clause of the verb stand for what the clause describes (ألغاها، القيام بها)?"""
        if verb.node.suffix and not prep:
            return True
        return any(
            item.kind == PRON
            and (item.prep == prep if prep else item.prep in sentence.transitive)
            or not prep
            and not item.prep
            and item.node.suffix
            and (self._lights.is_masdar(item) or self._outer.governs(item))
            for item in sentence.items[verb.index + 1 : verb.index + 1 + _TAKEN_UP]
        )

    def took_place(self, sentence: Sentence, item: Item) -> bool:
        """Is an event noun told of in the past (التحضير للزيارة التي قام بها)?"""
        verb = self._teller(sentence, item) if item.kind != V else None
        if verb is None or NEG in (sentence.items[verb.index - 1].kind, sentence.items[max(0, item.index - 1)].kind):
            return False  # زيارة لم يقم بها، لا زيارة قام بها
        return any(
            r.pos == "verb" and r.features & Feature.PAST and self._lights.is_light(r.lemma, "")
            for r in verb.node.morph.readings
        ) and not any(r.features & Feature.PRESENT for r in verb.node.morph.readings)

    @staticmethod
    def _teller(sentence: Sentence, item: Item) -> Item | None:
        """The verb of the relative clause on a noun."""
        verb = next((v for v in sentence.items[item.index + 1 : item.index + 1 + _CLAUSE] if v.kind == V), None)
        if verb is None or sentence.is_aux(verb):
            return None
        if verb.index in sentence.said and sentence.items[verb.index - 1].kind == NEG:
            return None  # زيارة لم يعلن عنها
        told = sentence.antecedent(verb.index, resumed=True)
        while told is not None and told is not item and told.genitive >= item.index:
            told = sentence.items[told.genitive]
        return verb if told is item else None


def _known(sentence: Sentence, item: Item) -> bool:
    """Is it a noun that says which event it is: with an article, a suffix, a genitive?"""
    if item.kind == V:
        return False
    after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
    reading = item.node.morph.nominal
    definite = reading is not None and bool(reading.features & Feature.DEFINITE)
    whose = (
        after is not None
        and after.genitive == item.index
        and (after.node.chunk is not None or after.node.morph.definite)
    )
    return definite or bool(item.node.suffix) or whose
