"""Words and phrases that rules speak of: what generated sentences are made of.

Phrases of a type are the entries of lexicons of the type and the chunks in the examples
of patterns that make it; words that pass a test are found by asking the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from arabdiplo.lang.expr import Ref, Test, Word
from arabdiplo.lang.program import LexEntry
from arabdiplo.lang.tree import Frame, Pattern, Status
from arabdiplo.morph.expand import expand

if TYPE_CHECKING:
    from arabdiplo.engine import Engine

Choose = Callable[[Sequence[str]], str]
"""takes one of several: `random.Random(0).choice`, or what hypothesis draws"""

#: most candidates that are kept for a test, spread evenly over all there are
_KEPT = 300
#: how often a word is chosen before a test is given up
_TRIES = 12
_STRETCHES = ("nominal", "passage", "clause", "quoted", "tail")


class Phrases:
    """What an engine's rules offer, worked out when first asked for."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        program = engine.program
        self.tables = {table.name: table for table in program.lexicons}
        self._types = {table.type for table in program.lexicons if table.type}
        self.events = {event.name: event for _, event in program.events}
        self._of_type: dict[str, list[str]] = {}
        self._words: dict[Test, list[str]] = {}
        self._common: list[str] = []

    # -- phrases of a type ------------------------------------------------------------

    def of_type(self, name: str) -> list[str]:
        """Phrases that are chunks of a type, or fill a role that takes such a stretch; sorted, perhaps none."""
        if name not in self._of_type:
            if name == "number":
                found: Iterable[str] = ("3", "15", "2019")
            else:
                found = self._stretches(name) if name in _STRETCHES else self._chunks(name)
            self._of_type[name] = spread(sorted(set(found)))
        return self._of_type[name]

    def _is(self, name: str, wanted: str) -> bool:
        return wanted in self.engine.ancestors.get(name, (name,))

    def _chunks(self, name: str) -> Iterator[str]:
        for table in self.tables.values():
            if table.type and self._is(table.type, name):
                yield from (entry.words[0] for entry in table.entries)
        for _, pattern in self.engine.program.patterns:
            if self._is(pattern.type, name):
                yield from (label.value for check in pattern.checks for label in check.labels if label.name == "chunk")

    def _stretches(self, name: str) -> Iterator[str]:
        wanted = {"tail": "nominal", "quoted": "clause"}.get(name, name)
        for _, frame in self.engine.program.frames:
            roles = {role.name for role in self.events[frame.event].roles if wanted in role.types}
            for check in frame.checks:
                yield from (label.value for label in check.labels if label.name in roles and not label.implicit)

    # -- words that pass a test -----------------------------------------------------------

    def word(self, test: Test, choose: Choose) -> str | None:
        """A word (or phrase, where a type is asked for) that passes a test; None if none is found."""
        kind = next((prim.name for prim in test.parts if isinstance(prim, Ref) and not prim.negated), "")
        if kind and kind not in self.tables:
            phrases = self.of_type(kind)
            return choose(phrases) if phrases else None
        candidates = self._candidates(test)
        bit = self.engine.alphabet.atom(test) if self._single(test) else 0
        for _ in range(_TRIES if candidates else 0):
            chosen = choose(candidates)
            if not bit or self._passes(chosen, bit):
                return chosen
        return next((word for word in candidates if self._passes(word, bit)), None) if bit else None

    def _single(self, test: Test) -> bool:
        return all(isinstance(p, Ref) or p.cls or all(" " not in word for word in p.words) for p in test.parts)

    def _passes(self, text: str, bit: int) -> bool:
        from arabdiplo.text import tokenize

        nodes = self.engine.reader.nodes(text, tokenize(text))
        return len(nodes) == 1 and bool(nodes[0].mask & bit)

    def _candidates(self, test: Test) -> list[str]:
        if test not in self._words:
            prim = next((prim for prim in test.parts if not prim.negated and _narrow(prim)), test.parts[0])
            self._words[test] = spread(list(dict.fromkeys(self._forms(prim))))
        return self._words[test]

    def _forms(self, prim: Word | Ref) -> Iterator[str]:
        if isinstance(prim, Ref):
            for entry in self.tables[prim.name].entries if prim.name in self.tables and not prim.negated else ():
                yield from forms(entry)
        elif prim.words and not prim.negated:
            for word in prim.words:
                yield from forms(LexEntry(prim.cls, (word,))) if prim.cls else (word,)
        elif any(feat.low is not None for feat in prim.feats):
            low, high = next((f.low, f.high) for f in prim.feats if f.low is not None)
            yield from {str(low), str(high), str(((low or 0) + (high or 0)) // 2)}
        else:
            yield from self.common()

    def common(self) -> list[str]:
        """Words of all examples of all rules."""
        if not self._common:
            program = self.engine.program
            rules: tuple[tuple[str, Pattern | Frame | Status], ...] = (
                *program.patterns,
                *program.frames,
                *program.statuses,
            )
            words = {word for _, rule in rules for check in rule.checks for word in check.text.split()}
            self._common = sorted(words)
        return self._common


def _narrow(prim: Word | Ref) -> bool:
    return isinstance(prim, Ref) or bool(prim.words)


def forms(entry: LexEntry) -> Iterator[str]:
    """The written forms of an entry."""
    for word in entry.words:
        yield from (" ".join(form.words) for form in expand(entry.cls, word, dict(entry.attributes)))


def spread(words: list[str]) -> list[str]:
    """At most `_KEPT` of them, from all parts of the list."""
    step = max(1, len(words) // _KEPT)
    return words[::step]
