"""Edits rule files in their trees, so that most of what comes out is a rule file still.

`mutate` breaks rule files as texts: nearly all of its files are refused, and so try the parser and the diagnostics.
Here a part of a tree takes the place of another of its kind (a condition that of a condition, a slot that of a
slot); lists lose, double and permute members; numbers, captures and names change; expressions and
conditions nest, and become lets and conditions of their own.  The tree is then written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import attrs

from arabdiplo.events.records import STATUSES
from arabdiplo.lang import attributes, unparse
from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.expr import Alt, Cond, Count, Fact, Feat, Look, Node, Ref, Seq, Skip, Test, Unit, Where, Word
from arabdiplo.lang.lexer import lex
from arabdiplo.lang.parse import parse
from arabdiplo.lang.source import Source
from arabdiplo.lang.tree import (
    Agree,
    Condition,
    Equal,
    Event,
    Frame,
    Item,
    Let,
    Lexicon,
    LexRow,
    Module,
    Path,
    Pattern,
    Status,
    Use,
)
from arabdiplo.lang.words import CLASSES, ENGINE_TYPES, FEATURES, ITEMS, SLOTS, SOURCES, TRAITS

Choose = Callable[[int], int]
"""a number from 0 to the one given"""
Way = tuple[Any, ...]
"""names of fields and places in tuples that lead to a part of a tree"""
Kind = tuple[Any, ...]
"""what may take each other's places has the same"""

#: may take each other's places wherever they stand
_GROUPS: Sequence[tuple[type, ...]] = ((Count, Look, Skip), (Word, Ref), (Fact, Cond), (Agree, Equal))
_GROUP = {each: f"group {i}" for i, group in enumerate(_GROUPS) for each in group}
_FREE = (Seq, Alt, Unit, Test, Feat, Path)
#: not edited: places in the file, what a file is called, and names of items, which `_again` takes care of
_KEPT = frozenset({"where", "head_at", "sets_at", "path", "version", "doc"})
_NUMBERS = (0, 1, 2, 3, 5, 9, 20, 21, 30, 31, 400, 2024, 9999)
#: words of closed sets, for fields whose values are such words
_CLOSED: dict[Kind, Sequence[str]] = {
    ("Word", "cls"): ("", *CLASSES),
    ("Feat", "name"): sorted(FEATURES),
    ("Feat", "sense"): ("yes", "not", "maybe"),
    ("SlotUse", "slot"): SLOTS,
    ("SlotUse", "op"): ("and", "or"),
    ("Cond", "op"): ("and", "or"),
    ("Fact", "subject"): (*SLOTS, "trigger", "clause", "sentence", "text", ""),
    ("Fact", "relation"): ("is", "has", "described", "followed", "preceded", "agrees", "agrees_known", "contains"),
    ("Value", "kind"): ("none", "back", "ahead", "duration", "every", "weekday", "date"),
    ("Value", "lean"): ("", "past", "future", "tense", "story"),
    ("Cue", "control"): ("subject", "object", "none"),
    ("Agree", "unknown"): ("accept", "reject"),
    ("Lexicon", "cls"): CLASSES,
    ("LexRow", "cls"): CLASSES,
    ("Head", "cls"): ("verb", "participle", "masdar", "noun"),
}
_LISTS = {
    ("RoleDecl", "traits", 1): TRAITS,
    ("Fill", "sources", 2): SOURCES,
    ("TypeDecl", "parents", 1): ("actor", "place", "time"),
    ("RoleDecl", "types", 1): ("actor", "place", "time", "number", "nominal", "tail", "passage", "quoted", "clause"),
}


#: tuples that are no lists
_PAIRS = frozenset(
    (cls, field, 1, "tuple")
    for cls, field in (
        ("LexRow", "attributes"),
        ("Pattern", "sets"),
        ("Refer", "attributes"),
        ("Value", "parts"),
        ("Fill", "sources"),
        ("Cue", "kinds"),
        ("Status", "under"),
    )
)

#: the attributes that the engine reads (docs/language.md, 3), and values for them
_ATTRIBUTES = (*sorted(attributes.names()), "calendar", "lean", "unit", "value", "owner", "source")
_VALUES = (
    "plural m f adj word body state that object of content addressee outlet agency newspaper document seat royal prep"
    " conj comp rel sub event sides itself speech clause time past future hijri day week 0 1 2 -1 99 ٣ yes"
).split()
_ODD_WORDS = (
    *("و", "ال", "ب", "بال", "لل", "وبالقاهرة", "الـــبيت", "زَارَ", "كتّب", "ى", "ء", "آ", "ﻻ", "أن", "إن", "ما", "لا"),
    *("3", "٣", "31/12", "،", ".", "«", "؟", "a b", "DW", "😀", "x" * 30, "هو", "هم", "نفسه", "بينهما", "الجانبان"),
    *("من قبل", "على أن", "كان", "قد", "قال", "زيارة", "السيد", "رئيس الوزراء", "قبل 3 أيام", "دولة", "مليون", "ة"),
)


@attrs.frozen
class Place:
    """A part of a tree, and what may stand in its place."""

    way: Way
    kind: Kind
    value: Any


def read(text: str, name: str = "fuzzed") -> Module:
    """The tree of a sound rule file."""
    report = Report()
    module = parse(Source(f"{name}.dpl", text), name, report).module
    assert not report.errors(), report.sorted()
    return module


def written(module: Module) -> str:
    """A rule file with that tree."""
    lines = [f"dpl {module.version}"]
    for item in module.items:
        if isinstance(item, Event) and item.doc:
            lines += [f"# {line}" for line in item.doc.splitlines()]
        lines += item_lines(item)
    return "\n".join(lines) + "\n"


def item_lines(item: Item) -> list[str]:
    """An item in the language."""
    if isinstance(item, Use):
        return [f"use {', '.join(item.names)}"]
    if isinstance(item, (Pattern, Frame, Status)):
        return unparse.rule(item)
    return unparse.named(item)


def places(part: Any, way: Way = (), kind: Kind = ("Module",)) -> Iterator[Place]:
    """All parts of a tree that may be edited."""
    if isinstance(part, Node):
        yield Place(way, (_GROUP.get(type(part), "") or type(part).__name__,), part)
        if way:
            yield Place(way, (*kind, "node"), part)
        for name in type(part).__match_args__:
            if name not in _KEPT and not (name == "name" and way and way[-2:-1] == ("items",)):
                yield from places(getattr(part, name), (*way, name), (type(part).__name__, name))
    elif isinstance(part, tuple):
        yield Place(way, (*kind, "tuple"), part)
        for i, each in enumerate(part):
            yield from places(each, (*way, i), (*kind[:2], kind[2] + 1 if len(kind) > 2 else 1))
    else:
        yield Place(way, kind, part)


def put(part: Any, way: Way, value: Any) -> Any:
    """A tree with *value* where *way* leads to."""
    if not way:
        return value
    key, rest = way[0], way[1:]
    if isinstance(part, tuple):
        return (*part[:key], put(part[key], rest, value), *part[key + 1 :])
    return part.but(**{key: put(getattr(part, key), rest, value)})


class Editor:
    """Edits trees; what it puts in comes from the tree itself, mostly, or from other ones."""

    def __init__(self, others: Sequence[Module], choose: Choose) -> None:
        self.choose = choose
        self._others = _pool(place for module in others for place in _editable(module))
        self._made = 0

    def edit(self, module: Module, steps: int) -> Module:
        """The module, edited so many times."""
        for _ in range(steps):
            changed = _HOW[self.choose(len(_HOW) - 1)](self, module)
            with suppress(IndexError):  # a part without what its kind has: no rule file can say it
                written(changed)
                module = changed
        return module

    def one(self, among: Sequence[Any]) -> Any:
        return among[self.choose(len(among) - 1)]

    def _place(self, module: Module, wanted: Callable[[Place], bool]) -> Place | None:
        """A place, each kind as likely as the next; of tests of rules few."""
        found = _pool(place for place in _editable(module) if wanted(place))
        if not found:
            return None
        kinds = [kind for kind in sorted(found, key=repr) if kind[0] not in ("Check", "Label")]
        every = sorted(found, key=repr) if not kinds or not self.choose(14) else kinds
        return self.one(found[self.one(every)])

    # -- edits ----------------------------------------------------------------------

    def _exchange(self, module: Module) -> Module:
        """A part takes the place of another of its kind: of the same item, of the file, of another file."""
        place = self._place(module, lambda place: True)
        assert place is not None
        closed = _CLOSED.get(place.kind) or _LISTS.get(place.kind)
        if closed and self.choose(2):
            return put(module, place.way, self.one(closed))
        near = self.choose(9)
        same = [other.value for other in _editable(module) if other.kind == place.kind]
        inside = [o.value for o in _editable(module) if o.kind == place.kind and o.way[:2] == place.way[:2]]
        pool = inside if near < 5 and len(inside) > 1 else same
        if near == 9 or len(pool) < 2:
            pool = [other.value for other in self._others.get(place.kind, ())] or pool
        return put(module, place.way, self.one(pool))

    def _members(self, module: Module) -> Module:
        """A list loses, doubles, moves or gets a member."""
        place = self._place(
            module, lambda place: place.kind[-1] == "tuple" and place.kind not in _PAIRS and place.value
        )
        assert place is not None
        found, what, at = place.value, self.choose(5), self.choose(len(place.value) - 1)
        if what == 0 and len(found) > 1:
            found = (*found[:at], *found[at + 1 :])
        elif what == 1 and place.way != ("items",):
            found = (*found[:at], found[at], *found[at:])
        elif what == 2:
            to = self.choose(len(found) - 1)
            rest = (*found[:at], *found[at + 1 :])
            found = (*rest[:to], found[at], *rest[to:])
        elif what == 3:
            found = found[::-1]
        else:
            more = [p.value for p in _editable(module) if p.kind == place.kind and p.way != ("items",) and p.value]
            others = [p.value for p in self._others.get(place.kind, ()) if p.value] if not self.choose(4) else []
            if pool := others or more:
                found = (*found[:at], self.one(self.one(pool)), *found[at:])
        return put(module, place.way, found)

    def _number(self, module: Module) -> Module:
        place = self._place(module, lambda place: isinstance(place.value, (int, bool)))
        if place is None:
            return module
        if isinstance(place.value, bool):
            return put(module, place.way, not place.value)
        near = (max(0, place.value - 1), place.value + 1, place.value * 2)
        return put(module, place.way, self.one(near if self.choose(2) else _NUMBERS))

    def _empty(self, module: Module) -> Module:
        """What need not stand there goes, or comes."""
        optional = {("Unit", "capture"), ("Pattern", "head"), ("Arm", "mode"), ("Refer", "each"), ("Skip", "until")}
        optional |= {("Arm", "when"), ("Cue", "when"), ("Value", "calendar"), ("Value", "named"), ("Lexicon", "type")}
        optional |= {("Pattern", "refer"), ("Pattern", "value"), ("Value", "unit"), ("Arm", "light")}
        place = self._place(module, lambda place: place.kind in optional or place.kind[:-1] in optional)
        if place is None:
            return module
        kind = place.kind[:-1] if place.kind[-1] == "node" else place.kind
        if place.value:
            return put(module, place.way, "" if isinstance(place.value, str) else None)
        pool = [p.value for p in _editable(module) if p.kind in (kind, (*kind, "node")) and p.value]
        return put(module, place.way, self.one(pool)) if pool else module

    def _nest(self, module: Module) -> Module:
        """An expression or condition within parentheses, counts, choices, looks and negations."""
        place = self._place(module, lambda place: isinstance(place.value, (Unit, Fact, Cond, Seq, Test, Count)))
        if place is None:
            return module
        value, what = place.value, self.choose(3)
        if isinstance(value, (Fact, Cond)):
            other = self._like(module, place)
            again = (Cond("and", (value, other)), Cond("or", (value, other)), value.but(negated=True))
            return put(module, place.way, (*again, Cond("or", (value, other), negated=True))[what])
        if isinstance(value, Test):
            other = self._like(module, place)
            return put(module, place.way, value.but(parts=(*value.parts, *other.parts)))
        if isinstance(value, Unit):
            low = self.choose(3)
            steps: list[Any] = [Count(low, low + self.choose(4), Alt((value,)))]
            if what == 1:
                steps.insert(self.choose(1), Skip(self.choose(6)))
            elif what == 2:
                steps.append(Look(bool(self.choose(1)), bool(self.choose(1)), Alt((self._like(module, place),))))
            else:
                steps.append(Count(1, 1, Alt((self._like(module, place),))))
            return put(module, place.way, Unit(Seq(tuple(steps))))
        if isinstance(value, Count):
            units = (*value.body.units, Unit(Seq((value,))))
            low = self.choose(2)
            made = (
                value.but(body=Alt(units)),
                value.but(low=low, high=low + 1 + self.choose(3)),
                value.but(low=0, high=1 + self.choose(9)),
                Look(bool(self.choose(1)), bool(self.choose(1)), value.body),
            )
            return put(module, place.way, made[what])
        at = self.choose(len(value.steps))
        step = self.one([p.value for p in _editable(module) if p.kind == ("group 0",)])
        return put(module, place.way, value.but(steps=(*value.steps[:at], step, *value.steps[at:])))

    def _like(self, module: Module, place: Place) -> Any:
        sort = (Fact, Cond) if isinstance(place.value, (Fact, Cond)) else type(place.value)
        return self.one([p.value for p in _editable(module) if p.kind == place.kind and isinstance(p.value, sort)])

    def _again(self, module: Module) -> Module:
        """An item twice, under another name; beside it, or at the end."""
        items = module.items
        at = self.choose(len(items) - 1)
        if isinstance(items[at], Use):
            return module
        twin: Any = attrs.evolve(items[at], name=self._name(items[at].name))  # type: ignore[union-attr]
        to = self.choose(len(items))
        return attrs.evolve(module, items=(*items[:to], twin, *items[to:]))

    def _move(self, module: Module) -> Module:
        items = module.items
        at, to = self.choose(len(items) - 1), self.choose(len(items) - 1)
        rest = (*items[:at], *items[at + 1 :])
        return attrs.evolve(module, items=(*rest[:to], items[at], *rest[to:]))

    def _statement(self, module: Module) -> Module:
        """Statements of one rule go to another of its sort."""
        rules = [i for i, item in enumerate(module.items) if isinstance(item, (Pattern, Frame, Status, Event, Lexicon))]
        if not rules:
            return module
        at = self.one(rules)
        item: Any = module.items[at]
        same = [each for each in module.items if type(each) is type(item)]
        names = [
            n for n in type(item).__match_args__ if n not in (*_KEPT, "name", "type", "event", "rank", "cls", "column")
        ]
        name = self.one(names)
        mine, theirs = getattr(item, name), getattr(self.one(same), name)
        changed = (*mine, *theirs) if isinstance(mine, tuple) and self.choose(1) else theirs
        more = {"sets_at": tuple(Where(0, 0) for _ in changed)} if name == "sets" else {}
        return put(module, ("items", at), attrs.evolve(item, **{name: changed}, **more))

    def _let(self, module: Module) -> Module:
        """An expression or a condition gets a name."""
        place = self._place(module, lambda place: isinstance(place.value, (Test, Seq, Fact, Cond)))
        if place is None:
            return module
        value, name = place.value, self._name("")
        item: Item
        if isinstance(value, (Fact, Cond)):
            item, use = Condition(name, value), Fact("", "holds", names=(name,), negated=not self.choose(3))
        else:
            item = Let(name, value if isinstance(value, Seq) else Seq((Count(1, 1, Alt((Unit(value),))),)))
            test = Test((Ref(name),))
            use = test if isinstance(value, Test) else Seq((Count(1, 1, Alt((Unit(test),))),))  # type: ignore[assignment]
        changed = put(module, place.way, use)
        at = self.choose(len(changed.items))
        return attrs.evolve(changed, items=(*changed.items[:at], item, *changed.items[at:]))

    def _rename(self, module: Module) -> Module:
        """A name of an item, a role, a capture or an attribute is another one wherever it stands."""
        names = sorted({p.value for p in _editable(module) if isinstance(p.value, str) and p.value.isidentifier()})
        names += [item.name for item in module.items if not isinstance(item, Use)]
        old = self.one(names)
        if old in FEATURES or old in ITEMS or any(old in closed for closed in _CLOSED.values()):
            return module
        known = (*ENGINE_TYPES, *STATUSES, *TRAITS, *_ATTRIBUTES)
        new = self.one(known) if self.choose(2) else self._name("" if self.choose(1) else old)

        def renamed(part: Any) -> Any:
            if isinstance(part, str):
                return new if part == old else part
            if isinstance(part, tuple):
                return tuple(map(renamed, part))
            if isinstance(part, Node) and not isinstance(part, Module):
                return part.but(**{n: renamed(getattr(part, n)) for n in type(part).__match_args__ if n != "where"})
            return part

        return attrs.evolve(module, items=renamed(module.items))

    def _word(self, module: Module) -> Module:
        """Another word, or what is hardly one, in a list of words."""
        lists = {("Word", "words", 1), ("LexRow", "words", 1), ("Given", "words", 1), ("LexRow", "attributes", 3)}
        place = self._place(module, lambda place: place.kind in lists or place.kind == ("Check", "text"))
        if place is None:
            return module
        if place.kind == ("Check", "text"):
            return put(module, place.way, f"{place.value} {self.one(_ODD_WORDS)}")
        mine = [p.value for p in _editable(module) if p.kind in lists]
        word = self.one(_ODD_WORDS) if self.choose(1) else self.one(mine)
        return put(module, place.way, f"{word} {self.one(mine)}" if not self.choose(4) else word)

    def _attribute(self, module: Module) -> Module:
        """A row of a lexicon gets an attribute that the engine reads."""
        rows = [place for place in _editable(module) if isinstance(place.value, LexRow)]
        if not rows:
            return module
        place = self.one(rows)
        names = [p.value for p in _editable(module) if p.kind == ("TypeDecl", "name")]
        value = self.one((*_VALUES, *names, *(one for row in rows for one in row.value.words)))
        more = (self.one(_ATTRIBUTES), (value,))
        return put(module, (*place.way, "attributes"), (*place.value.attributes, more))

    def _name(self, name: str) -> str:
        self._made += 1
        base = name or ("_fz", "fz", "x")[self.choose(2)]
        return f"{base[:34]}{self._made}"


_HOW: Sequence[Callable[[Editor, Module], Module]] = (
    *([Editor._exchange] * 5),
    *([Editor._members] * 3),
    Editor._number,
    Editor._empty,
    *([Editor._nest] * 3),
    Editor._again,
    Editor._move,
    Editor._statement,
    Editor._let,
    Editor._rename,
    Editor._rename,
    Editor._word,
    Editor._word,
    Editor._attribute,
    Editor._attribute,
)


def _is_list(place: Place) -> bool:
    return place.kind[-1] == "tuple" and place.kind not in _PAIRS and bool(place.value)


def _editable(module: Module) -> Iterator[Place]:
    return places(module)


def _pool(found: Iterator[Place]) -> dict[Kind, list[Place]]:
    pool: dict[Kind, list[Place]] = {}
    for place in found:
        pool.setdefault(place.kind, []).append(place)
    return pool


def bare(part: Any) -> Any:
    """A tree without places in the file, to compare with another."""
    if isinstance(part, Where):
        return None
    if isinstance(part, tuple):
        return tuple(map(bare, part))
    if isinstance(part, Node):
        return type(part).__name__, *(
            bare(getattr(part, n)) for n in type(part).__match_args__ if not n.endswith("_at")
        )
    return part


_GAPS = (" ", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\n\n\n  ", " # odd\n", "\n# on a line\n", " # تعليق\n", "\n    ")


def spread(text: str, choose: Choose) -> str:
    """A rule file with other space and more comments between its words; items begin lines as they did."""
    tokens = lex(Source("fuzzed.dpl", text)).tokens
    out, end = "", 0
    for token in tokens:
        between = text[end : token.start]
        often = 12 if "\n" in between else 5
        if end and between and "\n\n" not in between and not out.endswith("\n") and not choose(often):
            gap = _GAPS[choose(len(_GAPS) - 1)]
            between = between + gap.lstrip(" ") if "\n" in between else gap
        out += between + token.text
        end = token.end
    return out + text[end:]
