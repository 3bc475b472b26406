"""The order and the levels of patterns, from what each needs and makes."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from .diagnostics import Report
from .expr import Alt, Cond, Fact, Ref, Seq, Skip, Test
from .names import Names
from .tree import Pattern
from .types import Types


def order(
    patterns: Sequence[tuple[str, Pattern]], types: Types, names: Names, report: Report
) -> tuple[tuple[tuple[str, Pattern], ...], tuple[int, ...]]:
    """Patterns so that all that make a type run before all that need it, and the level of each: above all these.

    Between patterns without order: by module and name.  A circle is D205.
    """
    makers: dict[str, list[int]] = {}
    for i, (_, pattern) in enumerate(patterns):
        for name in types.ancestors.get(pattern.type, (pattern.type,)):
            makers.setdefault(name, []).append(i)
    again = report.again
    needed = [needs(pattern) if again is None else again.needs.of(pattern, needs) for _, pattern in patterns]
    before: list[dict[int, str]] = [{j: need for need in sorted(each) for j in makers.get(need, ())} for each in needed]
    after: list[list[int]] = [[] for _ in patterns]
    for i, wanted in enumerate(before):
        for j in wanted:
            after[j].append(i)
    waiting = [len(wanted) for wanted in before]
    ready = [(patterns[i][0], patterns[i][1].name, i) for i, count in enumerate(waiting) if not count]
    heapq.heapify(ready)
    levels: dict[int, int] = {}
    while ready:
        _, _, i = heapq.heappop(ready)
        levels[i] = 1 + max((levels[j] for j in before[i]), default=-1)
        for j in after[i]:
            waiting[j] -= 1
            if not waiting[j]:
                heapq.heappush(ready, (patterns[j][0], patterns[j][1].name, j))
    if left := set(range(len(patterns))).difference(levels):
        _report_circle(left, before, patterns, names, report)
    return tuple(patterns[i] for i in levels), tuple(levels.values())


def _report_circle(
    left: set[int], before: list[dict[int, str]], patterns: Sequence[tuple[str, Pattern]], names: Names, report: Report
) -> None:
    # every pattern that is left waits for one that is left: walking back must meet itself
    at = min(left, key=lambda i: (patterns[i][0], patterns[i][1].name))
    walk: list[int] = []
    while at not in walk:
        walk.append(at)
        at = min((j for j in before[at] if j in left), key=lambda i: (patterns[i][0], patterns[i][1].name))
    circle = walk[walk.index(at) :]
    parts = [patterns[circle[0]][1].type]
    for here in circle:
        i = circle.index(here)
        there = circle[(i + 1) % len(circle)]
        parts += [patterns[here][1].name, before[here][there]]
        if before[here][there] != patterns[there][1].type:
            parts.append(patterns[there][1].type)
    first = min(circle, key=lambda i: (patterns[i][0], patterns[i][1].name))
    module, pattern = patterns[first]
    report.add(
        "D205",
        names.modules[module].path,
        pattern.where,
        what="types",
        circle=" ← ".join(parts),
        hint="give the inner one a type of its own",
    )


def needs(pattern: Pattern) -> set[str]:
    """The names that a pattern's lines and conditions test."""
    found: set[str] = set()
    for line in pattern.matches:
        found |= refs(line)
    for cond in pattern.unless:
        found |= _cond_refs(cond)
    return found


def refs(body: Seq | Test | Alt) -> set[str]:
    """Names of lexicons and types within an expression."""
    if isinstance(body, Test):
        return {part.name for part in body.parts if isinstance(part, Ref)}
    if isinstance(body, Alt):
        return {name for unit in body.units for name in refs(unit.body)}
    found: set[str] = set()
    for step in body.steps:
        if isinstance(step, Skip):
            found |= refs(step.until) if step.until is not None else set()
        else:
            found |= refs(step.body)
    return found


def _cond_refs(cond: Fact | Cond) -> set[str]:
    if isinstance(cond, Cond):
        return {name for part in cond.parts for name in _cond_refs(part)}
    return {name for what in cond.what for name in refs(what)}
