"""Whether it happened: the status of a trigger from the cues around it.

Cues stand in `status` blocks of rules, never in a frame.  From a trigger the
walk goes outwards (particle, adjective, genitive, governing verb, phrase
before its clause), at most three deep; the highest rank wins.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Cond, Cue, Fact, Given, Status, Test

from .clauses import Sentence
from .conditions import Conditions, Scene
from .frames import LemmaOf, Split
from .items import EN, NEG, NP, PRON, SIGN, TIME, Item, V

DEPTH = 3


@attrs.frozen(slots=True, eq=False)
class CompiledCue:
    """One sign of a status."""

    status: str
    rank: int
    control: str
    when: Fact | Cond | None
    prep: str = ""


class Statuses:
    """All cues of a program, by kind and word."""

    def __init__(self, program: Program, lemma: LemmaOf, split: Split, conditions: Conditions) -> None:
        self._lemma = lemma
        self._split = split
        self._conditions = conditions
        self._lexicons = {table.name: table for table in program.lexicons}
        self.particles: dict[str, list[CompiledCue]] = {}
        self.verbs: dict[str, list[CompiledCue]] = {}
        self.nouns: dict[str, list[CompiledCue]] = {}
        self.adjectives: dict[str, list[CompiledCue]] = {}
        self.phrases: list[tuple[tuple[str, ...], CompiledCue]] = []
        self.forms: list[tuple[Test, CompiledCue]] = []
        self.lights: frozenset[str] = frozenset()
        """lemmas of light verbs: what is said of them is said of their event noun"""
        self.under: dict[tuple[str, str], str] = {}
        for _, status in program.statuses:
            self._add(status)
        self.phrases.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def _add(self, status: Status) -> None:
        for above, becomes in status.under:
            self.under[status.name, above] = becomes
        for cue in status.cues:
            compiled = CompiledCue(status.name, status.rank, cue.control, cue.when)
            self._conditions.prepare(cue.when)
            if cue.form is not None:
                test = Test((cue.form,))
                self._conditions.line(test)
                self.forms.append((test, compiled))
            for kind, given in cue.kinds:
                for word in self._words(given):
                    self._sign(kind, word, compiled, cue)

    def _sign(self, kind: str, word: str, compiled: CompiledCue, cue: Cue) -> None:
        if kind == "phrase":
            self.phrases.append((tuple(self._split(word)), compiled))
        elif kind == "particle":
            self.particles.setdefault(self._split(word)[-1], []).append(compiled)
        elif kind == "verb":
            verb, _, prep = word.partition(" ")
            for lemma in self._lemma("verb", verb):
                self.verbs.setdefault(lemma, []).append(attrs.evolve(compiled, prep=prep.strip()))
        elif kind == "adj":
            for lemma in self._lemma("adj", word):
                self.adjectives.setdefault(lemma, []).append(compiled)
        else:
            for lemma in self._lemma("noun" if kind == "noun" else "masdar", word):
                self.nouns.setdefault(lemma, []).append(compiled)

    def _words(self, given: Given) -> Iterator[str]:
        yield from given.words
        for name in given.names:
            table = self._lexicons.get(name)
            for entry in table.entries if table is not None else ():
                yield from entry.words

    # -- reading ------------------------------------------------------------------

    def status(self, sentence: Sentence, k: int, scene: Scene) -> str:
        """The status of the trigger at item *k*."""
        found = [cue for cue in self.cues(sentence, k) if cue.when is None or self._conditions.holds(cue.when, scene)]
        found += [
            cue
            for test, cue in self.forms
            if self._conditions.line(test).at(sentence.items[k].node.symbol, 0) is not None
            and (cue.when is None or self._conditions.holds(cue.when, scene))
        ]
        if not found:
            return self._within(sentence, sentence.items[k], scene)
        best = max(found, key=lambda cue: cue.rank)
        below = [cue for cue in found if cue is not best]
        for cue in below:
            becomes = self.under.get((cue.status, best.status))
            if becomes:
                return becomes
        return best.status

    def _within(self, sentence: Sentence, item: Item, scene: Scene) -> str:
        """The status of an event that happens within another, or is what it is for."""
        node = item.prep_node
        if item.kind == V or node is None or not (node.has("during") or node.has("purpose")):
            return "actual"
        verb = self._governor(sentence, item.index)
        if verb is None or verb.kind != V:
            return "actual"
        outer = self.status(sentence, verb.index, scene)
        return outer if outer in ("planned", "possible") else "actual"

    def control(self, sentence: Sentence, k: int) -> str:
        """How the nearest governing verb cue passes on who does it; "" without a cue."""
        verb = self._governor(sentence, k)
        if verb is None:
            return ""
        for cue in self._verb_cues(sentence, verb, sentence.items[k]):
            return cue.control
        return ""

    def cues(self, sentence: Sentence, k: int) -> Iterator[CompiledCue]:
        """All cues over the item at *k*, from the inside out."""
        current = sentence.items[k]
        for _ in range(DEPTH + 1):
            yield from self._at(sentence, current)
            outer = self._outer(sentence, current)
            if outer is None:
                return
            if outer.kind == V:
                yield from self._verb_cues(sentence, outer, current)
                if not self._carries(outer):
                    return
            else:
                yield from self._noun_cues(outer)
            current = outer

    def _carries(self, verb: Item) -> bool:
        """Does what is said of the verb hold of the event under it (light verbs and cues)?"""
        return any(
            r.pos == "verb" and (r.lemma in self.lights or r.lemma in self.verbs) for r in verb.node.morph.readings
        )

    def _at(self, sentence: Sentence, item: Item) -> Iterator[CompiledCue]:
        """Particles before, adjectives after, and phrases before the item."""
        i = item.index - 1
        while i >= 0 and (sentence.items[i].kind == NEG or sentence.is_aux(sentence.items[i])):
            other = sentence.items[i]
            if other.kind == NEG:
                yield from self.particles.get(other.node.morph.norm, ())
            i -= 1
        after = sentence.items[item.index + 1] if item.index + 1 < len(sentence.items) else None
        beside = (
            [after.node] if after is not None and not after.prep and after.node.chunk is None and item.kind != V else []
        )
        for node in [*item.modifiers, *beside]:
            for reading in node.morph.readings:
                yield from self.adjectives.get(reading.lemma, ())
        first = item.first
        if item.prep_node is not None:
            first = next((n for n in range(item.first, -1, -1) if sentence.nodes[n] is item.prep_node), item.first)
        if item.kind == V:
            left = sentence.left(item.index)
            if left.why == "comp" and left.boundary >= item.index - 3:
                first = sentence.items[left.boundary].first
            elif i >= 0:
                first = sentence.items[i].last
        yield from self._phrase_before(sentence, first)
        if item.prep_node is not None:
            yield from self._phrase_before(sentence, first + 1)

    def _phrase_before(self, sentence: Sentence, first: int) -> Iterator[CompiledCue]:
        before = [word.morph.norm for node in sentence.nodes[max(0, first - 4) : first] for word in node.words()]
        for words, cue in self.phrases:
            if tuple(before[-len(words) :]) == words:
                yield cue
                return

    def _outer(self, sentence: Sentence, item: Item) -> Item | None:
        """What governs the item: the noun it is a genitive of, or the verb of its clause."""
        if item.kind != V and item.prep and not self._own_phrase(item):
            return None
        if item.kind != V and item.index in sentence.said and not item.prep:
            return None
        if item.kind != V and item.prep:
            for other in reversed(sentence.items[max(0, item.index - 8) : item.index]):
                if other.kind == V or other.kind == SIGN and other.sign not in '"«»“”':
                    break
                if other.kind in (NP, EN) and other.node.chunk is None and self._is_noun_cue(other):
                    return other
        if item.genitive >= 0:
            return sentence.items[item.genitive]
        if item.kind == V:
            left = sentence.left(item.index)
            if left.why != "comp":
                return None
            before = sentence.items[left.boundary - 1] if left.boundary > 0 else None
            while before is not None and before.kind in (TIME, SIGN, PRON) and before.index > 0:
                before = sentence.items[before.index - 1]
            if (
                before is not None
                and before.kind in (NP, EN)
                and before.node.chunk is None
                and self._is_noun_cue(before)
            ):
                return before
        verb = self._governor(sentence, item.index)
        return verb if verb is not None and verb.index != item.index else None

    def _is_noun_cue(self, item: Item) -> bool:
        return any(reading.lemma in self.nouns for reading in item.node.morph.readings)

    def _governor(self, sentence: Sentence, k: int) -> Item | None:
        item = sentence.items[k]
        if item.kind == V:
            left = sentence.left(k)
            return sentence.governor(left.boundary) if left.why == "comp" else None
        return sentence.governor(k)

    def _verb_cues(self, sentence: Sentence, verb: Item, under: Item) -> Iterator[CompiledCue]:
        for reading in verb.node.morph.readings:
            if reading.pos != "verb":
                continue
            for cue in self.verbs.get(reading.lemma, ()):
                if cue.prep and under.prep != cue.prep and not self._prep_between(sentence, verb, under, cue.prep):
                    continue
                if not cue.prep and under.kind != V and under.prep and not self._own_phrase(under):
                    continue
                yield cue

    @staticmethod
    def _own_phrase(under: Item) -> bool:
        """A phrase with one of the short prepositions belongs to the verb (اتفق على عقد), not one of time (بعد)."""
        return len(under.prep) <= 3 and not (under.prep_node is not None and under.prep_node.has("temporal"))

    def _prep_between(self, sentence: Sentence, verb: Item, under: Item, prep: str) -> bool:
        return any(item.prep == prep for item in sentence.items[verb.index + 1 : under.index]) or any(
            node.has("prep") and node.morph.norm == prep for node in sentence.nodes[verb.last : under.first]
        )

    def _noun_cues(self, item: Item) -> Iterator[CompiledCue]:
        if item.node.chunk is not None:
            return
        for reading in item.node.morph.readings:
            if reading.lemma in self.nouns:
                yield from self.nouns[reading.lemma]
                return
