"""Copies of the bundled frames under other words, and the written forms of their triggers."""

from __future__ import annotations

import itertools

import attrs

from arabdiplo.lang import Program, load_rules
from arabdiplo.lang.program import LexEntry, LexiconTable
from arabdiplo.lang.tree import Arm, Frame, Given, Head

# letters that seldom follow one another, so that no text holds the invented words
_LETTERS = "ظغثذضخصزق"


class _Inventor:
    """One invented word for each word."""

    def __init__(self) -> None:
        self.roots = ("".join(letters) for letters in itertools.permutations(_LETTERS, 4))
        self.words: dict[tuple[str, str], str] = {}

    def word(self, cls: str, words: str) -> str:
        """The verb's past and present, or the noun; what follows the first word of a phrase stays."""
        first, *rest = words.split(" ")
        key = (cls, words)
        if key not in self.words:
            root = next(self.roots)
            if cls == "verb":
                prep = [part for part in rest if len(part) <= 3 and not part.startswith("ي")]
                self.words[key] = " ".join([root[:3], "ي" + root[:3], *prep])
            else:
                self.words[key] = " ".join([root, *rest])
        return self.words[key]


def doubled_program() -> Program:
    """The bundled rules and a copy of each frame under invented words."""
    program, inventor = load_rules(), _Inventor()
    tables = {table.name: table for table in program.lexicons}
    copies: dict[str, LexiconTable] = {}
    frames = [(module, _frame(frame, inventor, tables, copies)) for module, frame in program.frames]
    return attrs.evolve(program, lexicons=(*program.lexicons, *copies.values()), frames=(*program.frames, *frames))


def _frame(
    frame: Frame, inventor: _Inventor, tables: dict[str, LexiconTable], copies: dict[str, LexiconTable]
) -> Frame:
    def given(cls: str, old: Given) -> Given:
        for name in old.names:
            if name in tables and name not in copies:
                entries = tuple(
                    LexEntry(row.cls, tuple(inventor.word(row.cls, word) for word in row.words), _kept(row))
                    for row in tables[name].entries
                )
                copies[name] = LexiconTable(f"{name}_copy", tables[name].type, entries)
        names = tuple(copies[name].name if name in copies else name for name in old.names)
        return attrs.evolve(old, words=tuple(inventor.word(cls, word) for word in old.words), names=names)

    def arm(old: Arm) -> Arm:
        heads = tuple(Head(h.cls, given("verb" if h.cls == "verb" else "noun", h.given), h.where) for h in old.heads)
        return attrs.evolve(old, heads=heads)

    return attrs.evolve(frame, name=f"{frame.name}_copy", arms=tuple(arm(old) for old in frame.arms))


def _kept(row: LexEntry) -> tuple[tuple[str, str], ...]:
    """Attributes but for the forms of the old word."""
    return tuple(
        (k, v) for k, v in row.attributes if k not in ("present", "masdar", "participle", "plural", "feminine")
    )


def trigger_forms(most: int) -> list[list[str]]:
    """Written forms of the first triggers of the bundled frames, a list for each trigger."""
    from arabdiplo.morph.expand import expand

    program = load_rules()
    tables = {table.name: table.entries for table in program.lexicons}
    found: dict[tuple[str, str], list[str]] = {}
    for _, frame in program.frames:
        for head in (head for arm in frame.arms for head in arm.heads):
            cls = "verb" if head.cls == "verb" else "noun"
            rows = [row for name in head.given.names for row in tables.get(name, ()) if row.cls == cls]
            for word in (*head.given.words, *(row.words[0] for row in rows)):
                if (cls, word) not in found and len(found) < most:
                    found[cls, word] = sorted({form.words[0] for form in expand(cls, word)})
    return list(found.values())
