"""Whether it happened: the status of a trigger from the cues around it.

Cues stand in `status` blocks of rules, never in a frame.  From a trigger the
walk goes outwards (particle, adjective, genitive, governing verb, phrase
before its clause), at most three deep; the highest rank wins.  A trigger
without a cue takes after what it is joined to or happens within.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from arabdiplo.events.records import AHEAD
from arabdiplo.lang.program import Program
from arabdiplo.matching.conditions import Conditions, Scene
from arabdiplo.morph.model import GENDER, NO_FEATURES, Feature
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.roles.frames import LemmaOf, MadeOf, Split
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import CONJ, EN, NEG, NP, OTHER, PRON, SIGN, SUB, TIME, Item, V
from arabdiplo.syntax.phrases import bearer, noun_described
from arabdiplo.syntax.walks import adverbial_participle
from arabdiplo.syntax.within import doing, governing, host_of, peer_of

from .cues import CompiledCue, Cues

DEPTH = 3
_MILD = AHEAD | {"actual", "held"}


@attrs.frozen(slots=True)
class Judgement:
    """A status; ``said``: a cue of the trigger's own says it; ``firm``: a time to come cannot change it."""

    status: str
    said: bool
    firm: bool = False
    cue: CompiledCue | None = None
    """the sign that decided; None if there is none, or another event decided"""
    why: str = ""
    """what decided, if no sign of its own did"""


class Statuses:
    """Reads the cues of a program."""

    def __init__(self, program: Program, lemma: LemmaOf, cut: Split, made_of: MadeOf, conditions: Conditions) -> None:
        self._conditions = conditions
        self._cues = Cues(program, lemma, cut, made_of, conditions)
        self.lights: frozenset[tuple[str, str]] = frozenset()
        """light verbs with their prepositions: what is said of them is said of their event noun"""
        self._light_lemmas: frozenset[str] = frozenset()
        self.light_masdars: dict[str, set[str]] = {}

    def know_lights(self, verbs: Iterable[tuple[str, str]], masdars: Iterable[tuple[str, str]]) -> None:
        """(lemma, preposition or "") of the light verbs of frames, and of their masdars."""
        self.lights = frozenset(verbs)
        self._light_lemmas = frozenset(lemma for lemma, _ in self.lights)
        for masdar, prep in masdars:
            self.light_masdars.setdefault(masdar, set()).add(prep)

    def status(self, sentence: Sentence, k: int, scene: Scene) -> str:
        """The status of the trigger at item *k*."""
        return self.judge(sentence, k, scene).status

    def judge(self, sentence: Sentence, k: int, scene: Scene) -> Judgement:
        """The status of the trigger at item *k*, and whether a cue says it."""
        item = sentence.items[k]
        if self._took_place(sentence, item) or noun_described(sentence.items, item) is not None:
            return Judgement("actual", True)
        found = [
            cue
            for test, cue in self._cues.forms
            if self._conditions.passes(test, item.node)
            and (cue.when is None or self._conditions.holds(cue.when, scene))
        ]
        for cue, at in self.cues(sentence, k):
            if cue not in found and self._holds(cue, scene, item, at):
                found.append(cue)
        if all(cue.status == "actual" for cue in found) and (not found or doing(sentence, item) is not None):
            peer = peer_of(sentence, item)
            near = self.status(sentence, peer.index, self._at_item(scene, item, peer)) if peer is not None else ""
            if near in AHEAD:
                return Judgement(near, True, why="joined to another one that is")
            within = self._within(sentence, item, scene)
            return Judgement(within, False, why="" if within == "actual" else "it happens within another one that is")
        best = max(found, key=lambda cue: cue.rank)
        for i, outer in enumerate(found):
            for inner in found[:i]:
                becomes = self._cues.under.get((inner.status, outer.status)) if best in (inner, outer) else None
                if becomes:
                    return Judgement(becomes, True, not inner.rank, inner if inner is not best else outer)
        late = self._called_off(sentence, item) if best.status == "planned" else None
        if late is not None:
            return Judgement(late.status, True, True, late)
        return Judgement(best.status if best.rank else "actual", True, not best.rank, best)

    def _called_off(self, sentence: Sentence, item: Item) -> CompiledCue | None:
        """The sign that calls off or puts off what was planned, in the clause after its own (قمة لكنها ألغيت)."""
        items = sentence.items
        sub = next(
            (other for other in items[item.index + 1 :] if other.kind == SUB and other.node.has("contrary")), None
        )
        verb = next((other for other in items[sub.index + 1 :] if other.kind == V), None) if sub is not None else None
        if sub is None or verb is None or verb.index > sub.index + 2 or sentence.bare_right(verb.index):
            return None
        held = verb.node.suffix or sub.node.suffix
        want = PRONOUNS.get(held, NO_FEATURES) & GENDER
        reading = item.node.morph.nominal
        if not held or item.kind == V or reading is None or not reading.features & want:
            return None
        found = (cue for r in verb.node.morph.readings if r.pos == "verb" for cue in self._cues.verbs.get(r.lemma, ()))
        return next((cue for cue in found if cue.status not in _MILD and not cue.prep), None)

    def _holds(self, cue: CompiledCue, scene: Scene, item: Item, at: Item) -> bool:
        """Its condition, asked of the word that a particle stands at (قد يقوم بزيارة)."""
        if cue.when is None:
            return True
        return self._conditions.holds(cue.when, scene if at is item else self._at_item(scene, item, at))

    @staticmethod
    def _at_item(scene: Scene, item: Item, at: Item) -> Scene:
        """The scene as seen from another item of the sentence."""
        shift = scene.first - item.first
        other = Scene(scene.nodes, scene.string, at.first + shift, at.last + shift)
        other.sentence, other.clause = scene.sentence, scene.clause
        return other

    def _within(self, sentence: Sentence, item: Item, scene: Scene) -> str:
        """The status of an event that happens within or before another, or is what it is for."""
        host = host_of(sentence, item)
        if host is None:
            return "actual"
        outer = self.status(sentence, host.index, self._at_item(scene, item, host))
        return outer if outer in AHEAD else "actual"

    def control(self, sentence: Sentence, k: int) -> str:
        """How the nearest governing verb cue passes on who does it; "" without a cue."""
        verb = governing(sentence, k)
        if verb is None:
            return ""
        cues = list(self._verb_cues(sentence, verb, sentence.items[k]))
        return next((cue.control for cue in cues if cue.prep), cues[0].control if cues else "")

    def ahead(self, sentence: Sentence, k: int) -> bool:
        """Does a cue that asks for nothing else say that the item at *k* is planned (القمة المرتقبة)?"""
        return any(cue.status == "planned" and cue.when is None for cue, _ in self.cues(sentence, k))

    def undoes(self, verb: Item) -> bool:
        """Is it a past verb that calls off, puts off or plans something else?"""
        return any(
            cue.status not in _MILD and cue.prep == ""
            for r in verb.node.morph.readings
            if r.pos == "verb" and r.features & Feature.PAST
            for cue in self._cues.verbs.get(r.lemma, ())
        )

    # -- the walk ------------------------------------------------------------------

    def cues(self, sentence: Sentence, k: int) -> Iterator[tuple[CompiledCue, Item]]:
        """All cues over the item at *k*, from the inside out, each with the item that its condition is about."""
        item = current = sentence.items[k]
        for _ in range(DEPTH + 1):
            yield from ((cue, current) for cue in self._at(sentence, current))
            outer = self._outer(sentence, current)
            if outer is None:
                return
            cued = False
            if outer.kind == V:
                for cue in self._verb_cues(sentence, outer, current):
                    cued = True
                    yield cue, item
                within = outer.index < current.index and self._new(sentence, current)
                if not cued and not self._carries(outer, current) and not within:
                    return
            else:
                yield from ((cue, item) for cue in self._noun_cues(outer))
            if sentence.is_aux(outer) and not self._new(sentence, current) and not cued:
                return  # «لم تكن الزيارة ناجحة»: what is denied is not the visit
            current = outer

    def _carries(self, verb: Item, under: Item) -> bool:
        """Does what is said of the verb hold of the event under it (light verbs and cues)?"""
        readings = [reading for reading in verb.node.morph.readings if reading.pos == "verb"]
        if under.index < verb.index and under.kind != V:  # of what stands before it only a passive says that it is held
            readings = [r for r in readings if self._bare_cue(r.lemma) or r.features & Feature.PASSIVE]
        after = under.index > verb.index and under.kind != V  # لم تسفر المحادثات عن اتفاق: there were talks
        return any(
            self._bare_cue(r.lemma)
            or ((r.lemma, under.prep) in self.lights if after else self._is_light(r.lemma, under.prep))
            for r in readings
        )

    def _bare_cue(self, lemma: str) -> bool:
        """Is the verb a sign of what stands without a preposition?"""
        return any(not cue.prep for cue in self._cues.verbs.get(lemma, ()))

    def is_masdar(self, item: Item, prep: str | None = None) -> bool:
        """The masdar of a light verb (عقدها، التوصل إلى)?"""
        lights = self.light_masdars
        for reading in item.node.morph.readings:
            if reading.lemma in lights and (prep is None or prep in lights[reading.lemma]):
                return True
        return False

    def _is_light(self, lemma: str, prep: str) -> bool:
        return (lemma, prep) in self.lights or not prep and lemma in self._light_lemmas

    @staticmethod
    def _new(sentence: Sentence, item: Item) -> bool:
        """An indefinite noun without a preposition is there only if its verb is (لم يصدر أي رد، ستشهد لقاء)."""
        if item.kind not in (NP, EN) or item.prep or item.node.chunk is not None or item.node.suffix:
            return False
        readings = item.node.morph.readings
        if any(r.features & Feature.DEFINITE for r in readings):
            return False
        after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
        if after is None or after.genitive != item.index:
            return True
        return after.kind == EN and Statuses._new(sentence, after)

    def _at(self, sentence: Sentence, item: Item) -> Iterator[CompiledCue]:
        """Particles before, adjectives after, and phrases before the item."""
        i = item.index - 1
        was = False
        while i >= 0 and (sentence.items[i].kind == NEG or sentence.is_aux(sentence.items[i])):
            other = sentence.items[i]
            was = was or other.kind == V
            if other.kind == NEG:
                found = self._cues.particles.get(other.node.morph.norm, ())
                known = was and _known(sentence, item)  # لم تكن الزيارة ناجحة
                yield from (cue for cue in found if not known or cue.status in _MILD)
            i -= 1
        after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
        beside = (
            [after.node] if after is not None and not after.prep and after.node.chunk is None and item.kind != V else []
        )
        if after is not None and after.genitive == item.index and after.node.chunk is not None:
            beside = [*after.node.words()][-1:]  # زيارة الوزير المرتقبة
        if item.modifiers and after is not None and after.node.suffix and not after.prep and not self.is_masdar(after):
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
            if left.why == "comp" and left.boundary >= item.index - 3:
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
            i = left.boundary - 1 if left.why == "comp" and left.boundary >= item.index - 3 else -1
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

    @staticmethod
    def _teller(sentence: Sentence, item: Item) -> Item | None:
        """The verb of the relative clause on a noun."""
        verb = next((v for v in sentence.items[item.index + 1 : item.index + 7] if v.kind == V), None)
        if verb is None or sentence.is_aux(verb):
            return None
        if verb.index in sentence.said and sentence.items[verb.index - 1].kind == NEG:
            return None  # زيارة لم يعلن عنها
        told = sentence.antecedent(verb.index, resumed=True)
        while told is not None and told is not item and told.genitive >= item.index:
            told = sentence.items[told.genitive]
        return verb if told is item else None

    def _took_place(self, sentence: Sentence, item: Item) -> bool:
        """Is an event noun told of in the past (التحضير للزيارة التي قام بها)?"""
        verb = self._teller(sentence, item) if item.kind != V else None
        if verb is None or NEG in (sentence.items[verb.index - 1].kind, sentence.items[max(0, item.index - 1)].kind):
            return False  # زيارة لم يقم بها، لا زيارة قام بها
        return any(
            r.pos == "verb" and r.features & Feature.PAST and self._is_light(r.lemma, "")
            for r in verb.node.morph.readings
        ) and not any(r.features & Feature.PRESENT for r in verb.node.morph.readings)

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
        if found or any(self._is_light(lemma, "") for lemma in lemmas):
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
            and item.prep == (prep or "ب")
            or not prep
            and not item.prep
            and item.node.suffix
            and (self.is_masdar(item) or self._governs(item))
            for item in sentence.items[verb.index + 1 : verb.index + 4]
        )

    def _phrase_before(self, sentence: Sentence, first: int) -> Iterator[CompiledCue]:
        before = [word.morph.norm for node in sentence.nodes[max(0, first - 4) : first] for word in node.words()]
        for words, cue in self._cues.phrases_by_end.get(before[-1], ()) if before else ():
            if tuple(before[-len(words) :]) == words:
                yield cue
                return

    def _outer(self, sentence: Sentence, item: Item) -> Item | None:
        """What governs the item: the noun it is a genitive of, or the verb of its clause."""
        if item.kind == V:
            return self._over_clause(sentence, item)
        if item.prep and not self._own_phrase(item):
            return None
        if item.index in sentence.said and not item.prep and item.genitive < 0 and self._participle(item):
            return None
        before = sentence.items[item.index - 1] if item.index > 0 else None
        if before is not None and before.kind == SIGN and item.genitive < 0 and adverbial_participle(item):
            return None  # أكد أن الوفد سيصل، مشيدا بالقرار: whoever speaks does it now
        if item.genitive < 0 and (masdar := self._light_masdar(sentence, item)) is not None:
            return masdar
        if item.prep:
            for other in reversed(sentence.items[max(0, item.index - 8) : item.index]):
                if other.kind == V or other.kind == SIGN and other.sign not in '"«»“”':
                    break
                opening = sentence.pairs.get(other.index, other.index)
                if any(quoted.kind == V for quoted in sentence.items[opening : other.index]):
                    break  # what is said in a quotation before it governs nothing outside
                beside = other.index == item.coordinated and other.node.suffix and item.node.suffix  # رفضها وإدانتها
                if self._governs(other) and not beside:
                    return other
        elif before is not None and item.genitive < 0:
            other = before
            if self._governs(other) and (other.node.suffix or item.node.suffix or self._participle(other)):
                return other
            if other.genitive >= 0 and not other.prep and self._governs(sentence.items[other.genitive]):
                return sentence.items[other.genitive]
        if item.genitive >= 0:
            return sentence.items[item.genitive]
        verb = governing(sentence, item.index)
        return verb if verb is not None and verb.index != item.index else None

    def _light_masdar(self, sentence: Sentence, item: Item) -> Item | None:
        """The masdar of a light verb just before the item or before who does it (عدم إجراء كينيا ومالطا محادثات)."""
        for other in reversed(sentence.items[: item.index]):
            if other.kind in (NP, EN) and self.is_masdar(other, item.prep):
                return other if item.prep or other.index < item.index - 1 else None
            if other.genitive < 0 and other.coordinated < 0 and other.kind != CONJ:
                return None
        return None

    def _over_clause(self, sentence: Sentence, item: Item) -> Item | None:
        """The verb or noun whose أن-clause the verb is in."""
        left = sentence.left(item.index)
        if left.why != "comp" or left.boundary > 0 and sentence.items[left.boundary - 1].kind == CONJ:
            return None
        before = sentence.items[left.boundary - 1] if left.boundary > 0 else None
        while before is not None and before.kind in (TIME, SIGN, PRON, OTHER) and before.index > 0:
            before = sentence.items[before.index - 1]
        if before is not None and self._governs(before):
            return before
        verb = governing(sentence, item.index)
        return verb if verb is not None and verb.index != item.index else None

    @staticmethod
    def _participle(item: Item) -> bool:
        return not item.prep and any(r.pos == "participle" for r in item.node.morph.readings)

    def _governs(self, item: Item) -> bool:
        return item.kind in (NP, EN) and next(self._noun_cues(item), None) is not None

    def _verb_cues(self, sentence: Sentence, verb: Item, under: Item) -> Iterator[CompiledCue]:
        for reading in verb.node.morph.readings:
            if reading.pos != "verb":
                continue
            for cue in self._cues.verbs.get(reading.lemma, ()):
                if (
                    cue.prep
                    and under.prep != cue.prep
                    and (under.prep or not self._prep_between(sentence, verb, under, cue.prep))
                ):
                    continue
                plain = not cue.prep and under.kind != V and bool(under.prep)
                if plain and (self._aside(under) or not self._own_phrase(under)):
                    continue
                yield cue

    @staticmethod
    def _own_phrase(under: Item) -> bool:
        """A phrase with one of the short prepositions belongs to the verb (اتفق على عقد), not one of time (بعد)."""
        return len(under.prep) <= 3 and not (under.prep_node is not None and under.prep_node.has("temporal"))

    @staticmethod
    def _aside(under: Item) -> bool:
        """Does a phrase only say where or in what it was done (طالب في رسالة)?"""
        node = under.prep_node
        return node is not None and node.has("locative") and not node.has("attach")

    def _prep_between(self, sentence: Sentence, verb: Item, under: Item, prep: str) -> bool:
        return any(item.prep == prep for item in sentence.items[verb.index + 1 : under.index]) or any(
            node.has("prep") and node.morph.norm == prep for node in sentence.nodes[verb.last : under.first]
        )

    def _noun_cues(self, item: Item) -> Iterator[CompiledCue]:
        """Cues of a noun, or of the participle of a verb that stands for it (نافيا، معتزما)."""
        if item.node.chunk is not None:
            return
        for reading in item.node.morph.readings:
            found = self._cues.nouns.get(reading.lemma, ())
            if not found and reading.pos == "participle" and not reading.features & Feature.DEFINITE:
                found = self._cues.participles.get(reading.lemma, ())
            if found:
                yield from found
                return


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
