"""The attributes of rows that the engine reads in whatever lexicon they stand (`data/attributes.tsv`)."""

from __future__ import annotations

import functools
from pathlib import Path

import attrs


@attrs.frozen(slots=True)
class Attribute:
    """A line of the table in docs/language.md: attributes that say the same of the same words."""

    group: str
    names: tuple[str, ...]
    of: str
    """in the rows of which words"""
    meaning: str
    values: tuple[str, ...]
    """those that act, if not all do"""
    alone: bool
    """does the engine act on it though no rule names the lexicon?"""


@functools.cache
def attributes() -> tuple[Attribute, ...]:
    """The table.

    >>> next(one for one in attributes() if "tells" in one.names).values
    ('event', 'sides')
    """
    text = Path(__file__).with_name("data").joinpath("attributes.tsv").read_text(encoding="utf-8")
    return tuple(map(_attribute, text.splitlines()[1:]))


def _attribute(line: str) -> Attribute:
    group, names, of, meaning, values, alone = line.split("\t")
    acting = tuple(filter(None, values.split(" or ")))
    return Attribute(group, tuple(names.split(", ")), of, meaning, acting, bool(alone))


@functools.cache
def names() -> frozenset[str]:
    """All of them by name."""
    return frozenset(name for one in attributes() for name in one.names)


@functools.cache
def closed() -> dict[str, frozenset[str]]:
    """Those of which only some values act, with these."""
    found = {name: one.values for one in attributes() for name in one.names}
    free = {name for one in attributes() if not one.values for name in one.names}
    return {name: frozenset(values) for name, values in found.items() if name not in free}


@functools.cache
def alone() -> frozenset[str]:
    """Those by which a lexicon has a use of its own."""
    return frozenset(name for one in attributes() if one.alone for name in one.names)
