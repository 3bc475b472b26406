"""What explain works out of the rules of an engine, kept as long as the engine lives."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from arabdiplo.lang import unparse
from arabdiplo.lang.expr import Seq
from arabdiplo.lang.order import needs
from arabdiplo.lang.tree import Frame, Pattern
from arabdiplo.matching.levels import CompiledPattern
from arabdiplo.matching.lines import Line
from arabdiplo.matching.symbols import Spelling
from arabdiplo.syntax.nodes import Maker
from arabdiplo.tools.explanation import Place

if TYPE_CHECKING:
    from arabdiplo.engine import Engine
    from arabdiplo.lang.program import Program


class Memo:
    """Places and hashes of rules, the names that patterns use, the beginnings of lines."""

    def __init__(self, engine: Engine) -> None:
        self.places = places_of(engine.program)
        self.spelling, self._alphabet = Spelling(engine.symbols), engine.alphabet
        self._trees: dict[str, Pattern | Frame] = {
            **{f"{module}.{tree.name}": tree for module, tree in engine.program.patterns},
            **{f"{module}.{tree.name}": tree for module, tree in engine.program.frames},
        }
        self._uses: dict[str, set[str]] = {}
        self._hashes: dict[str, str] = {}
        self._begins: dict[tuple[str, int, int], Line] = {}

    def uses(self, pattern: Maker) -> set[str]:
        """Names of the types and lexicons that the lines of a pattern test."""
        if pattern.name not in self._uses:
            self._uses[pattern.name] = needs(pattern.tree)
        return self._uses[pattern.name]

    def hash(self, rule: str) -> str | None:
        """Changes with the rule, its lets opened, whatever its layout; None for a rule that is not there."""
        tree = self._trees.get(rule)
        if tree is None:
            return None
        if rule not in self._hashes:
            lines = unparse.frame(tree) if isinstance(tree, Frame) else unparse.pattern(tree)
            self._hashes[rule] = blake2b("\n".join(lines).encode(), digest_size=6).hexdigest()
        return self._hashes[rule]

    def beginning(self, pattern: CompiledPattern, number: int, count: int) -> Line:
        """The first so many parts of a line of a pattern, as a line."""
        key = pattern.name, number, count
        if key not in self._begins:
            steps = pattern.tree.matches[number].steps[:count]
            self._begins[key] = Line(Seq(steps), self._alphabet, self.spelling)
        return self._begins[key]


def places_of(program: Program) -> dict[str, Place]:
    """Where each rule stands, by `module.rule`."""
    paths = dict(program.paths)
    groups = (program.patterns, program.frames, program.statuses)
    return {
        f"{module}.{tree.name}": Place(paths.get(module, f"{module}.dpl"), tree.where.line)
        for group in groups
        for module, tree in group
    }


_KEPT: WeakKeyDictionary[Engine, Memo] = WeakKeyDictionary()


def memo_of(engine: Engine) -> Memo:
    """What is kept for an engine."""
    memo = _KEPT.get(engine)
    if memo is None:
        memo = _KEPT[engine] = Memo(engine)
    return memo
