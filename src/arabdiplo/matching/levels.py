"""The levels of the cascade: in which order patterns run, by the types that they make and need."""

from __future__ import annotations

from collections.abc import Iterable

from arabdiplo.lang.expr import Alt, Cond, Count, Fact, Look, Ref, Seq, Skip, Test, Unit
from arabdiplo.lang.once import Once
from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Pattern

Part = Seq | Alt | Unit | Test | Count | Look | Skip | Fact | Cond | None
_NONE: frozenset[str] = frozenset()


def levels_of(program: Program, made: Once | None = None) -> dict[str, int]:
    """The level of each pattern: above all that make a type it needs.

    made: what was found of patterns before; it is added to.
    """
    found = Once() if made is None else made
    ancestors = {info.name: info.ancestors for info in program.types}
    makers: dict[str, list[str]] = {}
    for module, tree in program.patterns:
        for name in ancestors.get(tree.type, (tree.type,)):
            makers.setdefault(name, []).append(f"{module}.{tree.name}")
    levels: dict[str, int] = {}
    known: dict[int, frozenset[str]] = {}
    for module, tree in program.patterns:
        name = f"{module}.{tree.name}"
        used_by = found.of(tree, lambda pattern: uses(pattern, known))
        needs = {maker for used in used_by for maker in makers.get(used, ()) if maker != name}
        levels[name] = 1 + max((levels.get(maker, -1) for maker in needs), default=-1)
    return levels


def uses(tree: Pattern, known: dict[int, frozenset[str]] | None = None) -> set[str]:
    """Names of types and lexicons that the lines of a pattern test.

    known: what was found of parts of the program before, by `id`, since a `let` stands in many places.
    """
    known = {} if known is None else known
    out: set[str] = set()
    for part in (*tree.matches, *tree.unless):
        out |= names_in(part, known)
    return out


def names_in(part: Part, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """Names that an expression or condition refers to."""
    if part is None:
        return _NONE
    found = known.get(id(part))
    if found is None:
        if isinstance(part, Test):
            found = frozenset([prim.name for prim in part.parts if isinstance(prim, Ref)])
        else:
            found = _NONE.union(*[names_in(one, known) for one in _inside(part)])
        known[id(part)] = found
    return found


def _inside(part: Seq | Alt | Unit | Count | Look | Skip | Fact | Cond) -> Iterable[Part]:
    if isinstance(part, Seq):
        return part.steps
    if isinstance(part, Alt):
        return [unit.body for unit in part.units]
    if isinstance(part, (Count, Look, Unit)):
        return (part.body,)
    if isinstance(part, Skip):
        return (part.until,)
    return part.what if isinstance(part, Fact) else part.parts
