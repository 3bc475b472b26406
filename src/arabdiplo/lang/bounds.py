"""What an expression may cost: its counts, gaps and parts are bounded, and it matches a word at least."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .expr import Alt, Count, Look, Seq, Skip, Unit, Where
from .words import MAX_COUNTS, MAX_NODES, MAX_SKIP, MAX_UP_TO


def check_bounds(line: Seq, where: Where, add: Callable[..., None]) -> None:
    """Report what is out of bounds in a line of a pattern, or in what a condition asks for.

    where: of the line; what a let beside it brings in is reported there; add: as `Report.add`,
    with code, where, hint and values.
    """
    for count in _counts(line):
        if count.high > MAX_UP_TO:
            text = f"up to {count.high}" if count.low == 0 else f"{count.low} to {count.high}"
            add("D301", where=max(count.where, where), found=text, limit=MAX_UP_TO)
        if count.high < count.low or count.high == 0:
            text = f"{count.low} to {count.high}" if count.low else f"up to {count.high}"
            add(
                "D106",
                where=count.where,
                found=f"«{text}»",
                place="before what it counts",
                hint="the first number is the smaller one, the last not 0",
            )
    for skip in _skips(line):
        if skip.most > MAX_SKIP:
            add(
                "D301",
                where=skip.where,
                found=f"skip up to {skip.most}",
                limit=MAX_SKIP,
                hint="part the line into two chunks",
            )
    if may_be_empty(line):
        add("D302", where=where)
    product = multiplied(line)
    if product > MAX_COUNTS:
        add("D304", where=where, found=f"{product:,}", limit=MAX_COUNTS)
    if size(line) > MAX_NODES:
        add(
            "D006",
            where=where,
            found=f"{size(line):,} parts",
            what="a line, its lets opened",
            limit=f"{MAX_NODES:,}",
            hint="make the inner part a chunk of its own",
        )


# -- walking expressions -------------------------------------------------------------


def _alts(seq: Seq) -> Iterator[tuple[Count | Look, Alt]]:
    for step in seq.steps:
        if not isinstance(step, Skip):
            yield step, step.body
            for unit in step.body.units:
                if isinstance(unit.body, Seq):
                    yield from _alts(unit.body)


def _counts(seq: Seq) -> Iterator[Count]:
    return (step for step, _ in _alts(seq) if isinstance(step, Count))


def units(seq: Seq) -> Iterator[Unit]:
    return (unit for _, alt in _alts(seq) for unit in alt.units)


def _skips(seq: Seq) -> Iterator[Skip]:
    yield from (step for step in seq.steps if isinstance(step, Skip))
    for unit in units(seq):
        if isinstance(unit.body, Seq):
            yield from (step for step in unit.body.steps if isinstance(step, Skip))


def may_be_empty(seq: Seq) -> bool:
    """Can the expression match no word at all?"""
    return all(_step_may_be_empty(step) for step in seq.steps)


def _step_may_be_empty(step: Count | Look | Skip) -> bool:
    if not isinstance(step, Count):
        return True  # a gap may pass over nothing
    bodies = [unit.body for unit in step.body.units]
    return step.low == 0 or any(isinstance(body, Seq) and may_be_empty(body) for body in bodies)


def skip_at_end(seq: Seq) -> bool:
    """Does a gap begin or end the expression, within whatever parentheses?"""
    return _is_skip(seq, 0) or _is_skip(seq, -1)


def _is_skip(seq: Seq, at: int) -> bool:
    """Is the first (at 0) or last (at -1) step a gap, or a group with one there?"""
    steps = [step for step in seq.steps if not isinstance(step, Look)][at:][:1]
    if not steps or isinstance(steps[0], Skip):
        return bool(steps)
    return any(isinstance(unit.body, Seq) and _is_skip(unit.body, at) for unit in steps[0].body.units)


def multiplied(seq: Seq) -> int:
    """The greatest product of nested counts: what a line may cost.

    Counts within one another multiply; of those beside one another the
    greatest counts.
    """
    most = 1
    for step in seq.steps:
        if isinstance(step, Skip):
            most = max(most, step.most)
            continue
        inner = max((multiplied(unit.body) for unit in step.body.units if isinstance(unit.body, Seq)), default=1)
        most = max(most, inner * max(1, step.high if isinstance(step, Count) else 1))
    return most


def depth(seq: Seq) -> int:
    """How deep an expression is nested; 0 without parentheses."""
    inner = [
        1 + depth(unit.body)
        for step in seq.steps
        if not isinstance(step, Skip)
        for unit in step.body.units
        if isinstance(unit.body, Seq)
    ]
    return max(inner, default=0)


def size(seq: Seq) -> int:
    """How many parts an expression has, all in all."""
    total = 1
    for step in seq.steps:
        if isinstance(step, Skip):
            total += 1
            continue
        for unit in step.body.units:
            total += size(unit.body) if isinstance(unit.body, Seq) else 1
    return total
