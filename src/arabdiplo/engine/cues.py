"""The signs of `status` blocks, by kind and word."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

import attrs

from arabdiplo.lang.expr import Cond, Fact, Test
from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Cue, Given, Status
from arabdiplo.matching.conditions import Conditions
from arabdiplo.morph.verbs import split
from arabdiplo.roles.frames import LemmaOf, MadeOf, Split
from arabdiplo.syntax.nodes import Node


@attrs.frozen(slots=True, eq=False)
class CompiledCue:
    """One sign of a status."""

    status: str
    rank: int
    control: str
    when: Fact | Cond | None
    prep: str = ""
    name: str = ""
    """its status with its module (`status.planned`)"""
    line: int = 0
    """of the file it stands in"""
    keys: Callable[[], frozenset[str]] = frozenset
    """lemmas and forms of its words, by which `explain` finds the one that stands in a sentence"""

    def found_in(self, nodes: Iterable[Node], start: int) -> Node | None:
        """The word of the cue that stands nearest to the letter *start*."""
        keys = self.keys()
        met = [
            word
            for node in nodes
            for word in node.words()
            if word.start != start and (word.morph.norm in keys or any(r.lemma in keys for r in word.morph.readings))
        ]
        return min(met, key=lambda word: abs(word.start - start), default=None)


class Cues:
    """All signs of a program, by kind and lemma (particles and phrases by form)."""

    def __init__(self, program: Program, lemma: LemmaOf, cut: Split, made_of: MadeOf, conditions: Conditions) -> None:
        self._lemma = lemma
        self._cut = cut
        self._made_of = made_of
        self._conditions = conditions
        self._lexicons = {table.name: table for table in program.lexicons}
        self.particles: dict[str, list[CompiledCue]] = {}
        self.verbs: dict[str, list[CompiledCue]] = {}
        self.participles: dict[str, list[CompiledCue]] = {}
        self.nouns: dict[str, list[CompiledCue]] = {}
        self.adjectives: dict[str, list[CompiledCue]] = {}
        self.phrases: list[tuple[tuple[str, ...], CompiledCue]] = []
        self.forms: list[tuple[Test, CompiledCue]] = []
        self.under: dict[tuple[str, str], str] = {}
        for module, status in program.statuses:
            self._add(module, status)
        self.phrases.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        self.phrases_by_end: dict[str, list[tuple[tuple[str, ...], CompiledCue]]] = {}
        """last word -> the phrases that end in it, longest first"""
        for words, cue in self.phrases:
            self.phrases_by_end.setdefault(words[-1], []).append((words, cue))

    def _add(self, module: str, status: Status) -> None:
        for above, becomes in status.under:
            self.under[status.name, above] = becomes
        for cue in status.cues:
            keys = functools.partial(self._keys_of, cue)
            name = f"{module}.{status.name}"
            compiled = CompiledCue(status.name, status.rank, cue.control, cue.when, "", name, cue.where.line, keys)
            self._conditions.prepare(cue.when)
            if cue.form is not None:
                test = Test((cue.form,))
                self._conditions.know(test)
                self.forms.append((test, compiled))
            for kind, given in cue.kinds:
                for word in self._words(given):
                    self._sign(kind, word, compiled)

    def _sign(self, kind: str, word: str, compiled: CompiledCue) -> None:
        if kind == "phrase":
            self.phrases.append((tuple(self._cut(word)), compiled))
        elif kind == "particle":
            self.particles.setdefault(self._cut(word)[-1], []).append(compiled)
        elif kind == "verb":
            verb, fixed = split(word)
            bound = attrs.evolve(compiled, prep=" ".join(fixed))
            for lemma in self._lemma("verb", verb):
                self.verbs.setdefault(lemma, []).append(bound)
            for participle in self._made_of("participle", verb):
                for lemma in self._lemma("participle", participle):
                    self.participles.setdefault(lemma, []).append(bound)
        elif kind == "adj":
            for lemma in self._lemma("adj", word):
                self.adjectives.setdefault(lemma, []).append(compiled)
        else:
            for lemma in self._lemma("noun" if kind == "noun" else "masdar", word):
                self.nouns.setdefault(lemma, []).append(compiled)

    def _keys_of(self, cue: Cue) -> frozenset[str]:
        return frozenset(
            key for kind, given in cue.kinds for word in self._words(given) for key in self._keys(kind, word)
        )

    def _keys(self, kind: str, word: str) -> Iterator[str]:
        """How a word of a cue is known in a text: by its forms if it has no others, else by its lemmas."""
        if kind in ("phrase", "particle"):
            yield self._cut(word)[-1]
            return
        verb = split(word)[0] if kind == "verb" else word
        yield from self._lemma(kind, verb)
        if kind == "verb":
            for participle in self._made_of("participle", verb):
                yield from self._lemma("participle", participle)

    def _words(self, given: Given) -> Iterator[str]:
        yield from given.words
        for name in given.names:
            table = self._lexicons.get(name)
            for entry in table.entries if table is not None else ():
                yield from entry.words
