"""Warnings about modes: a row's that no event has, a `set` that never comes to its turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .diagnostics import Diagnostic, fill, listed, meant
from .expr import Feat, Where, walk
from .lexicons import Table
from .places import Strings
from .program import LexiconTable, Program
from .tree import Arm, Event, Frame, Lexicon, LexRow, Module

_MODE = "mode"


class Modes:
    """What modes the rows of lexicons may have: those of the events whose frames begin with their words."""

    def __init__(self, modules: Sequence[Module], program: Program) -> None:
        nodes = (node for module in modules for node in walk(module.items))
        self._asked = {str(node.value) for node in nodes if isinstance(node, Feat) and node.name == _MODE}
        """modes of rows that some rule asks for by «[mode = …]»"""
        self._events: dict[str, list[Event]] = {}
        events = {event.name: event for _, event in program.events}
        for _, frame in program.frames:
            event = events.get(frame.event)
            for name in dict.fromkeys(name for arm in frame.arms for head in arm.heads for name in head.given.names):
                if event is not None and event not in self._events.setdefault(name, []):
                    self._events[name].append(event)

    def of_no_event(
        self, lexicon: Lexicon, full: str, table: Table | None, strings: Strings, shown: str
    ) -> Iterator[Diagnostic]:
        """The modes of a lexicon that none of these events has."""
        events = self._events.get(full, [])
        known = {mode for event in events for mode in event.modes}
        for mode, path, where in _modes(lexicon, table, strings, shown) if events else ():
            if mode not in known and mode not in self._asked:
                has = "; ".join(f"event «{event.name}» has {listed(event.modes)}" for event in events if event.modes)
                hint = meant(mode, known) or has or f"write «mode : {mode}» in event «{events[0].name}»"
                yield fill("D415", path, where, hint, mode=mode, lexicon=lexicon.name)


def _modes(lexicon: Lexicon, table: Table | None, strings: Strings, shown: str) -> Iterator[tuple[str, str, Where]]:
    """(mode, file, place) of the rows of a lexicon, and of the lexicon itself."""
    parts: tuple[Lexicon | LexRow, ...] = (lexicon, *lexicon.rows)
    for part in parts:
        for name, values in part.attributes:
            if name == _MODE:
                mode = " or ".join(values)
                yield mode, shown, strings.value(part.where, name, mode)
    if table is not None and _MODE in table.columns:
        column = table.columns.index(_MODE)
        for line, cells in table.rows:
            if mode := " ".join(cells[column].split()):
                yield mode, table.shown, Where(line, 1)


def sets_that_never_win(program: Program) -> dict[str, list[tuple[Where, dict[str, object]]]]:
    """By module: the `set mode` of frames whose arms, or their words, all have a mode of their own."""
    tables = {table.name: table for table in program.lexicons}
    events = {event.name: event for _, event in program.events}
    out: dict[str, list[tuple[Where, dict[str, object]]]] = {}
    for module, frame in program.frames:
        if frame.modes and frame.event in events and _all_have_one(frame, events[frame.event], tables):
            for each in frame.modes:
                out.setdefault(module, []).append((each.where, {"mode": each.mode, "frame": frame.name}))
    return out


def _all_have_one(frame: Frame, event: Event, tables: Mapping[str, LexiconTable]) -> bool:
    return bool(frame.arms) and all(arm.mode or _by_rows(arm, event, tables) for arm in frame.arms)


def _by_rows(arm: Arm, event: Event, tables: Mapping[str, LexiconTable]) -> bool:
    """Has each word of an arm a row with a mode of the event?"""
    given = arm.heads[-1].given
    rows = [entry for name in given.names if name in tables for entry in tables[name].entries]
    return bool(rows) and not given.words and all(dict(row.attributes).get(_MODE) in event.modes for row in rows)
