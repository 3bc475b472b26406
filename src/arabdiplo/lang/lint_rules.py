"""Warnings about rules: lines that never win, frames that want one word, words that are several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .diagnostics import listed
from .expr import NOWHERE, Count, Node, Step, Where, Word, walk
from .program import BUILT_IN, Program
from .tree import Arm, Head, LexRow, Module, Path, Pattern
from .words import ENGINE_TYPES

if TYPE_CHECKING:
    from arabdiplo.morph import Morphology

Found = tuple[Where, dict[str, Any]]

#: types of which the engine knows whether they act
_KNOWN = frozenset((*BUILT_IN, *ENGINE_TYPES))
#: a word that begins as clitics and ال do: worth a look
_CLITICS = re.compile("^(?:[وف][بكل]?|[بك])ال...|^[وف]?لل...")


def lines_that_never_win(pattern: Pattern) -> Iterator[tuple[int, int, Where]]:
    """(line, the earlier line that takes all it could match, place); lines from 1."""
    if pattern.wheres or pattern.unless:
        return
    bare = [_placeless(line.steps) for line in pattern.matches]
    for later, steps in enumerate(bare):
        for earlier in range(later):
            needed = list(bare[earlier])
            while needed and isinstance(needed[-1], Count) and needed[-1].low == 0:
                needed.pop()
            if needed and steps[: len(needed)] == needed:
                yield later + 1, earlier + 1, pattern.matches[later].where
                break


def names_only_set(pattern: Pattern) -> Iterator[Found]:
    """Sets of the attribute `entity`, which the statement of that name reads and nothing else."""
    for (name, pick), at in zip(pattern.sets, pattern.sets_at, strict=True):
        if name == "entity":
            whose = " or ".join(".".join((one.name, *one.attributes)) for one in pick if isinstance(one, Path))
            yield at, {"name": pattern.name, "whose": whose or "…"}


def _placeless(steps: tuple[Step, ...]) -> list[Step]:
    return [strip(step) for step in steps]


def strip(node: Any) -> Any:
    """A node without places and captures: equal if it matches the same."""
    if isinstance(node, tuple):
        return tuple(strip(each) for each in node)
    if isinstance(node, Where):
        return NOWHERE
    if not isinstance(node, Node):
        return node
    changes = {name: strip(getattr(node, name)) for name in type(node).__match_args__}
    if "capture" in changes:
        changes["capture"] = ""
    return type(node)(**changes)


def frames_alike(program: Program) -> list[tuple[str, list[Found]]]:
    """By module: frames that want a word which a frame before them wants with the same roles."""
    first: dict[tuple[str, str, frozenset[str], int], tuple[str, str]] = {}
    out: dict[str, list[Found]] = {}
    for module, frame in program.frames:
        seen: set[str] = set()
        for arm in frame.arms:
            if arm.when is not None or arm.light is not None:
                continue
            roles = frozenset(role for use in (*arm.slots, *frame.also) for role in use.roles)
            for cls, word in _triggers(arm):
                key = (cls, word, roles, frame.priority)
                other = first.setdefault(key, (module, frame.name))
                if other != (module, frame.name) and other[1] not in seen:
                    seen.add(other[1])
                    names = (f"{other[0]}.{other[1]}", f"{module}.{frame.name}")
                    out.setdefault(module, []).append(
                        (frame.where, {"first": names[0], "second": names[1], "word": word})
                    )
    return sorted(out.items())


def subjects_that_do_not_act(program: Program) -> dict[str, list[Found]]:
    """By module: subjects of types that only the rules know, and of which none is an actor."""
    ancestors = {info.name: frozenset(info.ancestors) for info in program.types}
    events = {event.name: {role.name: role.types for role in event.roles} for _, event in program.events}
    out: dict[str, list[Found]] = {}
    for module, frame in program.frames:
        said: set[str] = set()
        for use in (*(use for arm in frame.arms for use in arm.slots), *frame.also):
            for role in use.roles if use.slot == "subject" else ():
                types = events.get(frame.event, {}).get(role, ())
                if types and role not in said and all(_KNOWN.isdisjoint(ancestors.get(one, ())) for one in types):
                    said.add(role)
                    values = {"role": role, "types": listed(types), "type": types[0]}
                    out.setdefault(module, []).append((use.where, values))
    return out


def _triggers(arm: Arm) -> Iterator[tuple[str, str]]:
    for cls, given in arm.triggers:
        yield from (("noun" if cls == "masdar" else cls, word) for word in (*given.words, *given.names))


def never_one_word(module: Module) -> Iterator[Found]:
    """Words of a class that hold clitics: no form has them as one word."""
    for node in walk(tuple(item for item in module.items)):
        words: tuple[str, ...] = ()
        where = NOWHERE
        if isinstance(node, Word) and node.cls or isinstance(node, LexRow):
            words, where = node.words, node.where
        elif isinstance(node, Head):
            words, where = node.given.words, node.given.where
        for word in words:
            if parts := apart(word):
                yield where, {"word": word, "parts": " + ".join(parts), "core": parts[-1]}


def apart(word: str) -> tuple[str, ...]:
    """The clitics of a word and what they are cut off; nothing if it is one word, or what is left is no known one."""
    if " " in word or not _CLITICS.match(word):
        return ()
    parts = tuple(segment.norm for segment in morphology().analyse(word).segments)
    known = (reading.features for reading in morphology().analyse(parts[-1]).readings)
    return parts if len(parts) > 1 and any("UNKNOWN" not in {f.name for f in features} for features in known) else ()


@lru_cache(maxsize=1)
def morphology() -> Morphology:
    """The general one, without the words of any rule."""
    from arabdiplo.morph import Morphology

    return Morphology()
