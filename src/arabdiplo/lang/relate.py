"""Where a fault belongs to two places: a `let` and the rules that use it.

A `let` is opened where its name stands.  What is wrong within it is said at its declaration,
with the places that use it; what goes wrong only where it is used is said there, with its declaration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from .diagnostics import Diagnostic, Related, Report
from .expr import Fact, Node, Ref, Where
from .names import Declared, Names
from .tree import Frame, Given, Let, Module, Pattern, Status

#: faults of an opened expression: what is too much, or of the wrong kind, may stand in the let
_OPENED = frozenset({"D006", "D209", "D301", "D302", "D303", "D304", "D305"})
#: so many places are named
_MOST = 3


@attrs.frozen(slots=True)
class _Use:
    """A place that uses a let: in which item, and whether this is a let itself."""

    path: str
    where: Where
    item: Pattern | Frame | Status | Let
    let: str
    """full name of the let that uses it; "" in a rule"""


def relate(modules: Sequence[Module], names: Names, report: Report) -> None:
    """Add to each diagnostic within a let, or of a rule that opens one, the other places."""
    lets = [each for each in names.all("word") if isinstance(each.node, Let)]
    if not lets or not len(report):
        return
    uses: dict[str, list[_Use]] = {}
    opened: dict[tuple[str, int], list[Declared]] = {}
    ends: dict[tuple[str, int], int] = {}
    for module in modules:
        starts = sorted(item.where.line for item in module.items)
        ends.update({(module.path, a): b - 1 for a, b in zip(starts, [*starts[1:], 1 << 30], strict=False)})
        for item in module.items:
            if not isinstance(item, (Pattern, Frame, Status, Let)):
                continue
            for name, where in _names(item):
                declared = names.peek(module.name, "word", name)
                if declared is None or not isinstance(declared.node, Let):
                    continue
                own = names.peek(module.name, "word", item.name) if isinstance(item, Let) else None
                uses.setdefault(declared.full, []).append(_Use(module.path, where, item, own.full if own else ""))
                opened.setdefault((module.path, where.line), []).append(declared)

    def places(diagnostic: Diagnostic) -> tuple[Related, ...]:
        for let in lets if diagnostic.severity == "error" else ():
            first = let.node.where.line
            if diagnostic.path == let.path and first <= diagnostic.line <= ends.get((let.path, first), first):
                return tuple(_used(let, uses))[:_MOST]
        if diagnostic.code not in _OPENED:
            return ()
        return tuple(
            Related(each.path, *_place(each.node), f"{_called(each.node)} is declared here")
            for each in opened.get((diagnostic.path, diagnostic.line), ())
        )[:_MOST]

    report.change(lambda diagnostic: attrs.evolve(diagnostic, related=places(diagnostic) or diagnostic.related))


def _used(let: Declared, uses: dict[str, list[_Use]]) -> Iterator[Related]:
    """The rules that use a let, also through other lets."""
    todo, seen = [let.full], {let.full}
    while todo:
        name = todo.pop(0)
        for use in uses.get(name, ()):
            through = "" if name == let.full else f", by let «{name.rpartition('.')[2]}»"
            if not use.let:
                yield Related(use.path, use.where.line, use.where.column, f"used in {_called(use.item)}{through}")
            elif use.let not in seen:
                seen.add(use.let)
                todo.append(use.let)


def _called(item: Node) -> str:
    kind = {Pattern: "pattern", Frame: "frame", Status: "status", Let: "let"}[type(item)]
    return f"{kind} «{item.name}»"  # type: ignore[attr-defined]


def _place(item: Node) -> tuple[int, int]:
    where: Where = item.where  # type: ignore[attr-defined]
    return where.line, where.column


def _names(node: object) -> Iterator[tuple[str, Where]]:
    """All names of words within an item, with their places."""
    if isinstance(node, Ref):
        yield node.name, node.where
    elif isinstance(node, (Given, Fact)):
        yield from ((name, node.where) for name in node.names)
    if isinstance(node, Node):
        for part in node._parts():
            yield from _names(part)
    elif isinstance(node, tuple):
        for part in node:
            yield from _names(part)
