"""What building an engine finds out about a program, as plain data, kept so that the next start need not look.

All of it follows from the program; with it an engine compiles a line, a condition or a frame where a
text asks for it, and without it all of them at once.
"""

from __future__ import annotations

import msgspec

from arabdiplo.lang.once import Once
from arabdiplo.lang.program import LexiconTable, Program
from arabdiplo.matching.cascade import KeptCascade
from arabdiplo.matching.index import KeptIndex
from arabdiplo.matching.paths import first_variant
from arabdiplo.roles.frames import KeptFrames
from arabdiplo.text import fold


class Plan(msgspec.Struct, array_like=True):
    """Plain data of each stage."""

    tests: KeptIndex
    cascade: KeptCascade
    frames: KeptFrames
    conditions: bytes
    """tests of the conditions' lines of several words"""
    speech_events: list[str]
    functions: dict[str, list[str]]
    """word -> its grammatical functions"""
    countries: dict[str, str]
    """canonical name of a state -> its ISO code"""
    cuts: dict[str, str]
    """string of a rule -> its words as texts are cut, a line each"""


_DECODER = msgspec.msgpack.Decoder(Plan)


def decode(data: bytes | msgspec.Raw) -> Plan:
    """The plan that `encode` made *data* of; raises msgspec.MsgspecError for anything else."""
    return _DECODER.decode(data)


def encode(plan: Plan) -> bytes:
    """*plan* as bytes."""
    return msgspec.msgpack.encode(plan)


def speech_of(program: Program) -> frozenset[str]:
    """Events that say something."""
    return frozenset(event.name for _, event in program.events if any("clause" in role.types for role in event.roles))


def functions_of(program: Program, made: Once | None = None) -> dict[str, list[str]]:
    """Grammatical functions of each entry that says one (column `function`).

    made: what was found of lexicons before; it is added to.
    """
    found = Once() if made is None else made
    out: dict[str, set[str]] = {}
    for table in program.lexicons:
        for word, functions in found.of(table, _functions):
            out.setdefault(word, set()).update(functions)
    return {word: sorted(functions) for word, functions in out.items()}


def _functions(table: LexiconTable) -> list[tuple[str, list[str]]]:
    return [
        (fold(word), value.split(" or "))
        for entry in table.entries
        for name, value in entry.attributes
        if name == "function"
        for word in entry.words
    ]


def countries_of(program: Program) -> dict[str, str]:
    """Canonical name of a state -> its ISO code, "" if it has none, from the lexicons of which a row has an `iso`."""
    out: dict[str, str] = {}
    for table in program.lexicons:
        rows = [dict(entry.attributes) for entry in table.entries]
        if not any("iso" in row for row in rows):
            continue
        for row in rows:
            name = first_variant(row.get("entity", ""))
            out[name] = out.get(name) or row.get("iso", "")
    return out
