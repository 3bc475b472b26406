"""Warnings about names: what nothing uses, fills, asks for, or lets win; and gaps that cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import attrs

from .attributes import alone
from .diagnostics import Diagnostic, fill
from .expr import Count, Fact, Feat, Ref, Skip, Step, Test, Where, Word, walk
from .lint_rules import strip
from .names import full_name
from .program import BUILT_IN, LexiconTable, Program
from .tree import (
    Arm,
    Condition,
    Event,
    Frame,
    Given,
    Let,
    Lexicon,
    Module,
    Path,
    Pattern,
    RoleDecl,
    Status,
    TypeDecl,
    kind,
)
from .words import ENGINE_TYPES, EVERY_ATTRIBUTE, EVERY_ROLE

#: a gap of so many words may begin anywhere
CHEAP_GAP = 5

Found = tuple[Diagnostic, Where]


class Usage:
    """Which names the modules of a program use."""

    def __init__(self, modules: Sequence[Module], program: Program) -> None:
        self.program = program
        self.ancestors = {info.name: info.ancestors for info in program.types}
        self.names: set[str] = set(ENGINE_TYPES) | set(BUILT_IN)
        self.attributes: set[str] = set(EVERY_ATTRIBUTE)
        """of rows and chunks that some rule asks for"""
        for module in modules:
            for node in walk(module.items):
                self.names.update(full_name(module.name, name) for name in _names(node))
                self.attributes.update(_attributes(node))
        self.fills = _fills(program)

    def acts(self, lexicon: str) -> bool:
        """Does the engine read attributes of the rows of *lexicon* by itself?"""
        tables = (table for table in self.program.lexicons if table.name == lexicon)
        return any(not alone().isdisjoint(dict(entry.attributes)) for table in tables for entry in table.entries)

    def asked(self, type_: str) -> bool:
        """Does anything ask for *type_*, or for what it counts as?"""
        return any(name in self.names for name in self.ancestors.get(type_, (type_,)))


def _names(node: object) -> tuple[str, ...]:
    if isinstance(node, Ref):
        return (node.name,)
    if isinstance(node, Given | Fact):
        return node.names
    if isinstance(node, RoleDecl):
        return node.types
    if isinstance(node, TypeDecl):
        return node.parents
    if isinstance(node, Pattern) and node.refer is not None:
        return (node.refer.kind.name,)
    return ()


def _attributes(node: object) -> tuple[str, ...]:
    if isinstance(node, Feat):
        return (node.name,)
    if isinstance(node, Path | TypeDecl):
        return node.attributes
    return (node.column,) if isinstance(node, Lexicon) else ()


def _fills(program: Program) -> dict[str, set[str]]:
    """The roles that frames can fill, by event; no entry for an event without frames."""
    out: dict[str, set[str]] = {}
    for _, frame in program.frames:
        roles = out.setdefault(frame.event, set(EVERY_ROLE))
        roles.update(role for arm in frame.arms for use in arm.slots for role in use.roles)
        roles.update(role for use in frame.also for role in use.roles)
        roles.update(each.role for each in frame.fills if not each.barred)
    return out


def lint_names(module: Module, program: Program, usage: Usage, shown: str, bundled: bool) -> Iterator[Found]:
    """The warnings of one module.  A module without events and frames is made for others: its public names may wait.

    bundled: all that use it are there, so its lets and conditions may not; words of a lexicon act by their attributes.
    """
    library = not any(isinstance(item, Event | Frame | Status) for item in module.items)
    waiting = () if not library else Lexicon if bundled else Let | Condition | Lexicon
    for item in module.items:
        if isinstance(item, Let | Condition | Lexicon):
            if isinstance(item, waiting) and not item.name.startswith("_"):
                continue
            full = full_name(module.name, item.name)
            typed = isinstance(item, Lexicon) and item.type and usage.asked(full_name(module.name, item.type))
            if full not in usage.names and not typed and not (isinstance(item, Lexicon) and usage.acts(full)):
                yield fill("D309", shown, item.where, kind=kind(item), name=item.name), item.where
        elif isinstance(item, Pattern) and not library:
            if not usage.asked(full_name(module.name, item.type)):
                yield fill("D310", shown, item.where, type=item.type, name=item.name), item.where
        elif isinstance(item, Event):
            for role in item.roles:
                if role.name not in usage.fills.get(item.name, {role.name}):
                    yield fill("D506", shown, role.where, role=role.name, event=item.name), role.where
    for name, pattern in program.patterns:
        if name == module.name:
            for where, most, what in _costly(pattern):
                yield fill("D308", shown, where, most=most, what=what), where


# -- gaps ------------------------------------------------------------------------------


def _costly(pattern: Pattern) -> Iterator[tuple[Where, int, str]]:
    """Long gaps that begin behind words of which every sentence is full."""
    for line in pattern.matches:
        before = ""
        for i, step in enumerate(line.steps):
            if isinstance(step, Skip):
                if i and before and step.most > CHEAP_GAP:
                    yield step.where, step.most, before
                break
            before = _common(step)
            if not before:
                break


def _common(step: Step) -> str:
    """``noun`` if the step takes any noun (or may be nothing), "" if it takes certain words only."""
    if not isinstance(step, Count):
        return "word"
    if step.low == 0:
        return "word"
    for unit in step.body.units:
        if isinstance(unit.body, Test) and all(
            isinstance(part, Word) and (part.negated or part.cls and not part.words) for part in unit.body.parts
        ):
            return next((part.cls for part in unit.body.parts if isinstance(part, Word) and part.cls), "word")
    return ""


# -- frames ----------------------------------------------------------------------------


@attrs.frozen(slots=True)
class _Claim:
    """A frame that takes a word whatever else is there, and the slots it has for it."""

    module: str
    frame: Frame
    slots: frozenset[object]


def frames_that_never_win(program: Program) -> dict[str, list[tuple[Where, dict[str, object]]]]:
    """By module: frames all of whose words a frame of higher priority takes, with all their slots."""
    tables = {table.name: table for table in program.lexicons}
    claims: dict[tuple[str, str], list[_Claim]] = defaultdict(list)
    for module, frame in program.frames:
        if frame.unless or frame.requires or frame.fills:
            continue
        for arm in frame.arms:
            if arm.when is None and arm.light is None:
                for key in _triggers(arm, tables):
                    claims[key].append(_Claim(module, frame, _slots(arm, frame)))
    out: dict[str, list[tuple[Where, dict[str, object]]]] = {}
    for module, frame in program.frames:
        winner = _winner(frame, claims, tables)
        if winner is not None:
            names = {"first": f"{winner.module}.{winner.frame.name}", "second": f"{module}.{frame.name}"}
            out.setdefault(module, []).append((frame.where, dict(names)))
    return out


def _winner(
    frame: Frame, claims: dict[tuple[str, str], list[_Claim]], tables: dict[str, LexiconTable]
) -> _Claim | None:
    first: _Claim | None = None
    for arm in frame.arms:
        slots = _slots(arm, frame)
        keys = list(_triggers(arm, tables))
        if arm.light is not None or not keys:
            return None
        for key in keys:
            over = (
                claim
                for claim in claims.get(key, ())
                if claim.frame.event == frame.event
                and claim.frame.priority > frame.priority
                and claim.frame is not frame
                and slots <= claim.slots
            )
            claim = next(over, None)
            if claim is None:
                return None
            first = first or claim
    return first


def _slots(arm: Arm, frame: Frame) -> frozenset[object]:
    return frozenset(strip(use) for use in (*arm.slots, *frame.also))


def _triggers(arm: Arm, tables: dict[str, LexiconTable]) -> Iterator[tuple[str, str]]:
    for cls, given in arm.triggers:
        words = [*given.words]
        for name in given.names:
            words += [word for entry in tables[name].entries for word in entry.words] if name in tables else [name]
        yield from ((cls, word) for word in words)
