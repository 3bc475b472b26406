"""Grammar of expressions and conditions."""

from __future__ import annotations

from typing import Any

import attrs
import pyparsing as pp

from .expr import Alt, Cond, Count, Fact, Feat, Look, Ref, Seq, Skip, Test, Unit, Where, Word
from .grammar_base import Terminals, Text
from .tree import Given, Path, Pick, SlotUse
from .words import CLASSES


class Expressions:
    """Elements for ``expr``, ``test``, ``prim``, ``cond``, ``given``, ``slot``, ``path`` and ``pick``."""

    def __init__(self, t: Terminals) -> None:
        self.t = t
        self.words = t.make(
            t.string + pp.ZeroOrMore(t.key("or") + t.string), lambda where, got: tuple(str(each) for each in got)
        )
        self.given = t.make((t.string | t.name) + pp.ZeroOrMore(t.key("or") + (t.string | t.name)), given)
        self.path = t.make(
            t.name + pp.ZeroOrMore(t.sign(".") + t.any_word), lambda where, got: Path(got[0], tuple(got[1:]), where)
        )
        self.pick = t.make((self.path | t.string) + pp.ZeroOrMore(t.key("or") + (self.path | t.string)), pick)
        self.unknown = pp.Opt(t.key("unknown") + t.word("accept", "reject"))
        self.slot = self._slot()
        self.expr = pp.Forward()
        self.prim = self._prim()
        self.test = t.make(
            self.prim + pp.ZeroOrMore(t.key("and") + self.prim), lambda where, got: Test(tuple(got), where)
        )
        self.alt = self._alt()
        self.expr <<= t.make(
            self._step() + pp.ZeroOrMore(t.key("then") + self._step()), lambda where, got: Seq(tuple(got), where)
        )
        self.cond = pp.Forward()
        self.cond <<= self._cond()

    def _slot(self) -> pp.ParserElement:
        t = self.t
        bare = t.make(
            t.word("subject", "object2", "object", "of", "nisba", "between", "takes", "that", "quote", "preceding"),
            lambda where, got: SlotUse(got[0], (), "or", Given(), where),
        )
        prep = t.make(t.key("prep") + self.given, lambda where, got: SlotUse("prep", (), "or", got[0], where))
        return prep | bare

    def _prim(self) -> pp.ParserElement:
        t = self.t
        value = t.string | t.int | t.any_word
        bounds = t.make(t.int + t.key("to") + t.int, lambda where, got: Feat(low=got[0], high=got[1], where=where))
        named = t.make(pp.Opt(t.word("not", "maybe")) + t.any_word + pp.Opt(t.sign("=") + value), feat)
        feats = t.make(t.sign("[") + t.many(bounds | named, ",") + t.sign("]"), lambda where, got: Feats(tuple(got)))
        classed = t.word(*CLASSES) + pp.Opt(feats) + pp.Opt(self.words)
        ref = t.name + pp.Opt(feats)
        return t.make(pp.Opt(t.word("not")) + (classed | self.words | ref), prim)

    def _alt(self) -> pp.ParserElement:
        t = self.t
        group = t.sign("(") + self.expr + t.sign(")")
        unit = t.make(
            (group | self.test) + pp.Opt(t.key("as") + t.name),
            lambda where, got: Unit(got[0], got[1] if len(got) > 1 else "", where),
        )
        return t.make(unit + pp.ZeroOrMore(t.key("or") + unit), lambda where, got: Alt(tuple(got), where))

    def _step(self) -> pp.ParserElement:
        t = self.t
        look = t.make(
            pp.Opt(t.word("not")) + t.word("followed", "preceded") + t.key("by") + self.alt,
            lambda where, got: Look(got[-2] == "followed", got[0] == "not", got[-1], where),
        )
        skip = t.make(
            t.key("skip") + t.key("up") + t.key("to") + t.int + pp.Opt(t.key("until") + self.test),
            lambda where, got: Skip(got[0], got[1] if len(got) > 1 else None, where),
        )
        maybe = t.make(t.key("maybe") + self.alt, lambda where, got: Count(0, 1, got[0], where))
        up_to = t.make(t.key("up") + t.key("to") + t.int + self.alt, lambda where, got: Count(0, got[0], got[1], where))
        counted = t.make(
            t.int + t.key("to") + t.int + self.alt, lambda where, got: Count(got[0], got[1], got[2], where)
        )
        once = t.make(self.alt, lambda where, got: Count(1, 1, got[0], where))
        return look | skip | maybe | up_to | counted | once

    def _cond(self) -> pp.ParserElement:
        t = self.t
        whole = t.sign("(") + self.expr + t.sign(")")
        one = t.make(self.prim, lambda where, got: Test((got[0],), where))
        what = t.make((whole | one) + pp.ZeroOrMore(t.key("or") + (whole | one)), lambda where, got: What(tuple(got)))
        negated = pp.Opt(t.word("not"))
        group = t.make(
            negated + t.sign("(") + self.cond + t.sign(")"),
            lambda where, got: _negate(got[-1], where) if got[0] == "not" else got[-1],
        )
        trigger = t.make(t.word("trigger"), lambda where, got: SlotUse("trigger", ()))
        is_what = t.make(negated + (self.slot | trigger) + t.key("is") + what, _is_fact)
        has_slot = t.make(negated + t.key("has") + self.slot, _has_fact)
        agrees = t.make(negated + self.slot + t.key("agrees") + self.unknown, _agrees_fact)
        beside = t.make(
            negated + t.word("described", "followed", "preceded") + t.key("by") + what,
            lambda where, got: Fact("", got[-2], got[-1].of, (), got[0] == "not", where=where),
        )
        contains = t.make(
            negated + t.word("clause", "sentence", "text") + t.key("has") + what,
            lambda where, got: Fact(got[-2], "contains", got[-1].of, (), got[0] == "not", where=where),
        )
        holds = t.make(
            negated + t.name,
            lambda where, got: Fact("", "holds", negated=got[0] == "not", names=(got[-1],), where=where),
        )
        fact = group | is_what | agrees | has_slot | beside | contains | holds
        both = pp.OneOrMore(t.word("and") + fact)
        either = pp.OneOrMore(t.word("or") + fact)
        return t.make(fact + pp.Opt(both | either), _cond)


@attrs.frozen(slots=True)
class What:
    """The alternatives after ``is``, ``by`` and ``has``."""

    of: tuple[Test | Seq, ...]


@attrs.frozen(slots=True)
class Feats:
    """The features in brackets."""

    of: tuple[Feat, ...]


def given(where: Where, got: list[Any]) -> Given:
    """Words and names of a ``given``."""
    return Given(
        tuple(str(each) for each in got if isinstance(each, Text)),
        tuple(each for each in got if not isinstance(each, Text)),
        where,
    )


def pick(where: Where, got: list[Any]) -> Pick:
    """Alternatives of ``set``, ``entity`` and ``where``."""
    return tuple(str(each) if isinstance(each, Text) else each for each in got)


def feat(where: Where, got: list[Any]) -> Feat:
    """``not dual``, ``rank = 1``."""
    sense = got.pop(0) if got[0] in ("not", "maybe") and len(got) > 1 else "yes"
    value = got[1] if len(got) > 1 else None
    return Feat(got[0], sense, str(value) if isinstance(value, Text) else value, where=where)


def prim(where: Where, got: list[Any]) -> Word | Ref:
    """A word, words of a class, or a name."""
    negated = isinstance(got[0], str) and got[0] == "not"
    if negated:
        got = got[1:]
    feats = next((each.of for each in got if isinstance(each, Feats)), ())
    words = next((each for each in got if isinstance(each, tuple)), ())
    first = got[0]
    if isinstance(first, tuple):
        return Word("", (), words, negated, where)
    if first in CLASSES:
        return Word(first, feats, words, negated, where)
    return Ref(first, feats, negated, where)


def _is_fact(where: Where, got: list[Any]) -> Fact:
    slot, what = got[-2], got[-1]
    return Fact(slot.slot, "is", what.of, slot.given.words, got[0] == "not", slot.given.names, where)


def _has_fact(where: Where, got: list[Any]) -> Fact:
    slot = got[-1]
    return Fact(slot.slot, "has", (), slot.given.words, got[0] == "not", slot.given.names, where)


def _agrees_fact(where: Where, got: list[Any]) -> Fact:
    slot = next(each for each in got if isinstance(each, SlotUse))
    relation = "agrees_known" if got[-1] == "reject" else "agrees"
    return Fact(slot.slot, relation, (), slot.given.words, got[0] == "not", slot.given.names, where)


def _negate(cond: Fact | Cond, where: Where) -> Fact | Cond:
    return cond.but(negated=not cond.negated, where=where)


def _cond(where: Where, got: list[Any]) -> Fact | Cond:
    if len(got) == 1:
        only: Fact | Cond = got[0]
        return only
    return Cond(got[1], tuple(each for each in got if not isinstance(each, str)), False, where)
