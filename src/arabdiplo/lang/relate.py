"""Where a fault belongs to two places: a `let` or `condition` and the rules that use it.

Both are opened where their name stands.  What is wrong within it is said at its declaration,
with the places that use it; what goes wrong only where it is used is said there, with its declaration.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from .diagnostics import Diagnostic, Related, Report
from .expr import Fact, Node, Ref, Where
from .names import Declared, Names
from .tree import Condition, Frame, Given, Let, Module, Pattern, Status

#: faults of what was opened: what is too much, or of the wrong kind, may stand in the let
_OPENED = frozenset({"D006", "D209", "D301", "D302", "D303", "D304", "D305"})
#: of an opened condition, too: it asks for a slot, which a pattern has not
_ASKED = _OPENED | {"D106"}
#: so many places are named
_MOST = 3
_KINDS = {Pattern: "pattern", Frame: "frame", Status: "status", Let: "let", Condition: "condition"}


@attrs.frozen(slots=True)
class _Use:
    """A place that uses a let or condition: in which item, and whether this is one itself."""

    path: str
    where: Where
    item: Pattern | Frame | Status | Let | Condition
    by: str
    """full name of the let or condition that uses it; "" in a rule"""


def relate(modules: Sequence[Module], names: Names, report: Report) -> None:
    """Add to each diagnostic within a let or condition, or of a rule that opens one, the other places."""
    lets = [each for each in names.all("word") if isinstance(each.node, Let | Condition)]
    if not lets or not len(report):
        return
    uses: dict[str, list[_Use]] = {}
    opened: dict[tuple[str, int], list[Declared]] = {}
    ends: dict[tuple[str, int], int] = {}
    for module in modules:
        starts = sorted(item.where.line for item in module.items)
        ends.update({(module.path, a): b - 1 for a, b in zip(starts, [*starts[1:], 1 << 30], strict=False)})
        for item in module.items:
            if not isinstance(item, (Pattern, Frame, Status, Let, Condition)):
                continue
            for name, where in _names(item):
                declared = names.peek(module.name, "word", name)
                if declared is None or not isinstance(declared.node, Let | Condition):
                    continue
                own = names.peek(module.name, "word", item.name) if isinstance(item, Let | Condition) else None
                uses.setdefault(declared.full, []).append(_Use(module.path, where, item, own.full if own else ""))
                opened.setdefault((module.path, where.line), []).append(declared)

    def places(diagnostic: Diagnostic) -> tuple[Related, ...]:
        for let in lets if diagnostic.severity == "error" else ():
            first = let.node.where.line
            if diagnostic.path == let.path and first <= diagnostic.line <= ends.get((let.path, first), first):
                return tuple(_used(let, uses))[:_MOST]
        return tuple(
            Related(each.path, *_place(each.node), f"{_called(each.node)} is declared here")
            for each in opened.get((diagnostic.path, diagnostic.line), ())
            if diagnostic.code in (_ASKED if isinstance(each.node, Condition) else _OPENED)
        )[:_MOST]

    report.change(lambda diagnostic: attrs.evolve(diagnostic, related=places(diagnostic) or diagnostic.related))


def _used(let: Declared, uses: dict[str, list[_Use]]) -> Iterator[Related]:
    """The rules that use a let or condition, also through others."""
    todo, through = [let.full], {let.full: ""}
    while todo:
        name = todo.pop(0)
        for use in uses.get(name, ()):
            if not use.by:
                yield Related(use.path, use.where.line, use.where.column, f"used in {_called(use.item)}{through[name]}")
            elif use.by not in through:
                through[use.by] = f", by {_called(use.item)}"
                todo.append(use.by)


def _called(item: Node) -> str:
    return f"{_KINDS[type(item)]} «{item.name}»"  # type: ignore[attr-defined]


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
