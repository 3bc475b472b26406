"""Resolve the names within expressions and conditions, and open `let`s and named conditions.

What comes out holds only names of types and lexicons, as `Program` wants it.
The captures of a let belong to the pattern that uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import attrs

from .bounds import check_bounds, depth, size
from .diagnostics import Report, listed, meant
from .expr import Alt, Cond, Count, Fact, Feat, Look, Ref, Seq, Skip, Step, Test, Unit, Where, Word
from .names import Declared, Names
from .nesting import not_to_be_opened
from .program import BUILT_IN
from .tree import Condition, Given, Let, Lexicon, Require, TypeDecl
from .types import Types
from .words import EVERY_ATTRIBUTE, FEATURES, MAX_NESTING, MAX_NODES, MAX_OPENED


class Rewriter:
    """Rewrites expressions of any module of one program."""

    def __init__(
        self, names: Names, types: Types, columns: dict[str, tuple[str, ...]], words: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.names, self.types = names, types
        self.report: Report = names.report
        self.columns = columns
        """attributes of the rows of each lexicon, by full name"""
        self.words = words
        """words of the rows of each lexicon, by full name"""
        self._lets: dict[str, Seq | None] = {}
        self._conditions: dict[str, Fact | Cond | None] = {}
        self._cut = False
        """could a name within the condition in hand not be opened?"""
        self._opened: dict[str, int] = {}
        """module -> how many facts its named conditions came to"""
        self._shut = not_to_be_opened(names)

    def declare(self, declared: Declared) -> None:
        """Resolve a let or condition; what is wrong within one that cannot be opened is said, too."""
        node = declared.node
        if isinstance(node, Let):
            if self.let(declared) is None and declared.full in self._shut:
                self.seq(declared.module, node.body)
        elif isinstance(node, Condition):
            if self.condition(declared) is None and declared.full in self._shut:
                self.cond(declared.module, node.body)
                self._cut = False

    def opened(self, declared: Declared) -> Let | Condition | None:
        """A let or condition with what it stands for; None for other names, and for one that cannot be opened."""
        node = declared.node
        if isinstance(node, Let):
            seq = self.let(declared)
            return attrs.evolve(node, body=seq) if seq is not None else None
        if isinstance(node, Condition):
            cond = self.condition(declared)
            return attrs.evolve(node, body=cond) if cond is not None else None
        return None

    # -- lets --------------------------------------------------------------------

    def let(self, declared: Declared) -> Seq | None:
        """The expression of a let, resolved; None if it cannot be opened, which was said."""
        if declared.full in self._lets:
            return self._lets[declared.full]
        if declared.full in self._shut:
            return None
        node = declared.node
        assert isinstance(node, Let)
        body: Seq | None = self.seq(declared.module, node.body)
        if body is not None and size(body) > MAX_NODES:
            self.report.add(
                "D006",
                declared.path,
                node.where,
                found=f"{size(body):,} parts",
                what="a let, opened",
                limit=f"{MAX_NODES:,}",
                hint="make the inner part a chunk of its own",
            )
            body = None
        if body is not None and depth(body) > MAX_NESTING:
            self._too_deep(declared, depth(body), "nesting, a let opened")
            body = None
        self._lets[declared.full] = body
        return body

    def _too_deep(
        self, declared: Declared, found: int, what: str, hint: str = "make the inner part a chunk of its own"
    ) -> None:
        self.report.add(
            "D006", declared.path, declared.node.where, hint, found=f"{found} levels", what=what, limit=MAX_NESTING
        )

    def _let_of(self, module: str, name: str) -> Declared | None:
        found = self.names.peek(module, "word", name)
        return found if found is not None and isinstance(found.node, Let) else None

    # -- expressions ---------------------------------------------------------------

    def seq(self, module: str, seq: Seq) -> Seq:
        """*seq* with names resolved and lets opened."""
        steps: list[Step] = []
        for step in seq.steps:
            if isinstance(step, Count):
                steps.append(step.but(body=self.alt(module, step.body)))
            elif isinstance(step, Look):
                steps.append(step.but(body=self.alt(module, step.body)))
            else:
                steps.append(Skip(step.most, self._until(module, step), step.where))
        return Seq(tuple(steps), seq.where)

    def _until(self, module: str, step: Skip) -> Test | None:
        if step.until is None:
            return None
        body = self.test(module, step.until)
        if isinstance(body, Test):
            return body
        flat = _choices(body)
        if flat is not None and len(flat) == 1:
            return Test(flat[0], step.until.where)
        first = step.until.parts[0]
        self._misused(
            module, first.name if isinstance(first, Ref) else "", "more than one test", "a single test", step.where
        )
        return None

    def alt(self, module: str, alt: Alt) -> Alt:
        """A choice; a let that is itself a choice is poured into it."""
        units: list[Unit] = []
        for unit in alt.units:
            body = self.test(module, unit.body) if isinstance(unit.body, Test) else self.seq(module, unit.body)
            if isinstance(body, Seq):
                inner = _only_choice(body)
                if inner is not None and not unit.capture:
                    units += inner.units
                    continue
                if inner is not None and len(inner.units) == 1 and not inner.units[0].capture:
                    body = inner.units[0].body
            units.append(Unit(body, unit.capture, unit.where))
        return Alt(tuple(units), alt.where)

    def test(self, module: str, test: Test) -> Test | Seq:
        """A test; a Seq if it is the name of a let that is more than a test."""
        if len(test.parts) == 1:
            return self._single(module, test.parts[0], test.where)
        parts: list[Word | Ref] = []
        for part in test.parts:
            body = self._single(module, part, test.where)
            if isinstance(body, Test):
                parts += body.parts
                continue
            flat = _choices(body)
            if flat is not None and len(flat) == 1:
                parts += flat[0]
            else:
                name = part.name if isinstance(part, Ref) else ""
                self._misused(module, name, "a let of several", "a single test beside «and»", part.where)
        return Test(tuple(parts), test.where)

    def _single(self, module: str, part: Word | Ref, where: Where) -> Test | Seq:
        if isinstance(part, Word):
            self._features(module, part.feats, None)
            return Test((part,), where)
        declared = self._let_of(module, part.name)
        if declared is None:
            return Test((self._ref(module, part),), where)
        body = self.let(declared)
        if body is None:
            return Test((), where)
        if not part.negated and not part.feats:
            flat = _choices(body)
            return Test(flat[0], where) if flat is not None and len(flat) == 1 else body
        return self._changed(module, part, body, where)

    def _changed(self, module: str, part: Ref, body: Seq, where: Where) -> Test | Seq:
        """``not x`` and ``x[…]`` for a let of single words."""
        flat = _choices(body)
        if flat is None or any(len(each) > 1 for each in flat):
            self._misused(
                module, part.name, "a let of more than one word", "a single word beside «not» and «[…]»", part.where
            )
            return Test((), where)
        if () in flat:  # what is wrong with the inner one was said
            return Test((), where)
        if part.feats and any(each[0].negated for each in flat):
            self._misused(module, part.name, "a let with «not»", "a let without «not» beside «[…]»", part.where)
            return Test((), where)
        self._features(module, part.feats, None)
        prims = [
            each[0].but(feats=each[0].feats + part.feats, negated=each[0].negated != part.negated) for each in flat
        ]
        if part.negated or len(prims) == 1:
            return Test(tuple(prims), where)
        units = tuple(Unit(Test((prim,), where), "", where) for prim in prims)
        return Seq((Count(1, 1, Alt(units, where), where),), where)

    def _ref(self, module: str, ref: Ref) -> Ref:
        if ref.name in BUILT_IN:
            self._features(module, ref.feats, self.types.attributes(ref.name), f"«{ref.name}»")
            return ref
        declared = self.names.find(module, "word", ref.name, ref.where, BUILT_IN)
        if declared is None:
            return ref
        if isinstance(declared.node, TypeDecl):
            self.types.need_made(module, declared.full, ref.where)
            self._features(
                module,
                ref.feats,
                self.types.attributes(declared.full),
                f"«{ref.name}»",
                self.types.declared(declared.full),
            )
        elif isinstance(declared.node, Condition):
            hint = (
                "a condition stands by itself behind «unless», «when» or «condition … =», in front of what «has», «is»"
                " and «by» ask for"
            )
            self._misused(module, ref.name, declared.kind, "a word or a type", ref.where, hint)
        elif isinstance(declared.node, Lexicon):
            columns = self.columns.get(declared.full)
            if columns is not None:
                self._features(module, ref.feats, {*columns, *EVERY_ATTRIBUTE}, f"lexicon «{ref.name}»", columns)
        return ref.but(name=declared.full)

    def _features(
        self,
        module: str,
        feats: Sequence[Feat],
        known: set[str] | None,
        owner: str = "a word",
        shown: Sequence[str] = (),
    ) -> None:
        for feat in feats:
            if feat.low is not None and feat.high is not None and feat.high < feat.low:
                self.report.add(
                    "D106",
                    self.names.modules[module].path,
                    feat.where,
                    "the first number is the smaller one",
                    found=f"«{feat.low} to {feat.high}»",
                    place="in «[…]»",
                )
            if feat.low is not None or feat.name in FEATURES and feat.value is None:
                continue
            if known is not None and feat.name in known:
                continue
            if feat.name in FEATURES:
                hint = f"it is a feature and has no value: write «{feat.name}» or «not {feat.name}»"
            else:
                hint = meant(feat.name, {*FEATURES, *shown})
            if not hint and known is None:
                hint = f"features are {', '.join(sorted(FEATURES))}"
            elif not hint:
                hint = f"it has {listed(shown)}" + ("" if owner.startswith("lexicon") else "; declare it after «with»")
            self.report.add("D208", self.names.modules[module].path, feat.where, hint=hint, owner=owner, name=feat.name)

    def _misused(
        self, module: str, name: str, what: str, wanted: str, where: Where, hint: str = "write it out here"
    ) -> None:
        path = self.names.modules[module].path
        self.report.add("D209", path, where, hint, name=name, what=what, wanted=wanted)

    def prim(self, module: str, prim: Word | Ref) -> Word | Ref:
        """One word or name; a let must be a single test."""
        body = self._single(module, prim, prim.where)
        flat = [body.parts] if isinstance(body, Test) else _choices(body)
        if flat is not None and len(flat) == 1 and len(flat[0]) == 1:
            return flat[0][0]
        if isinstance(prim, Ref) and flat != [()]:
            self._misused(module, prim.name, "more than one word", "a single word", prim.where)
        return prim

    # -- words ---------------------------------------------------------------------

    def given(self, module: str, given: Given) -> Given:
        """Words with those of its lets; the names that are left are lexicons."""
        words, names = list(given.words), []
        for name in given.names:
            declared = self.names.find(module, "word", name, given.where)
            if declared is None:
                continue
            if isinstance(declared.node, Lexicon):
                names.append(declared.full)
            elif isinstance(declared.node, Let):
                words += self._words_of(module, declared, names, given.where)
            else:
                self._misused_words(module, declared, given.where)
        return Given(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(names)), given.where)

    def _words_of(self, module: str, declared: Declared, names: list[str], where: Where) -> list[str]:
        body = self.let(declared)
        flat = _choices(body) if body is not None else []
        words: list[str] = []
        for parts in flat if flat is not None else ():
            if not parts:  # what is wrong with the inner one was said
                continue
            prim = parts[0]
            if len(parts) > 1 or prim.negated:
                flat = None
            elif isinstance(prim, Word) and prim.words:
                words += prim.words
            elif isinstance(prim, Ref) and prim.name in self.columns:
                names.append(prim.name)
            else:
                flat = None
        if flat is None:
            self._misused_words(module, declared, where)
        return words

    def _misused_words(self, module: str, declared: Declared, where: Where) -> None:
        wanted, hint = "a lexicon or a let of words", "write the words here"
        self._misused(module, declared.name, declared.kind, wanted, where, hint)

    # -- conditions ------------------------------------------------------------------

    def condition(self, declared: Declared) -> Fact | Cond | None:
        """A named condition, resolved; None if it cannot be opened, which was said."""
        node = declared.node
        assert isinstance(node, Condition)
        if declared.full in self._shut:
            return None
        if declared.full not in self._conditions:
            outer, self._cut = self._cut, False
            body: Fact | Cond | None = self.cond(declared.module, node.body)
            body = None if self._cut else body  # what is wrong with the inner one was said
            self._cut = outer
            if body is not None and _levels(body) > MAX_NESTING:
                self._too_deep(declared, _levels(body), "a condition, opened", "write one of them out")
                body = None
            if body is not None and _facts(body) > MAX_NODES:
                found, limit, hint = f"{_facts(body):,} facts", f"{MAX_NODES:,}", "part it into several"
                what = "a condition, opened"
                self.report.add("D006", declared.path, node.where, hint, found=found, what=what, limit=limit)
                body = None
            self._conditions[declared.full] = body
        return self._conditions[declared.full]

    def require(self, module: str, require: Require) -> Require:
        """A requirement with the names of its condition resolved."""
        when = self.cond(module, require.when) if require.when is not None else None
        return attrs.evolve(require, when=when)

    def cond(self, module: str, cond: Fact | Cond) -> Fact | Cond:
        """A condition with names resolved, those of conditions opened."""
        if isinstance(cond, Cond):
            return cond.but(parts=tuple(self._parts_of(module, cond)))
        if cond.relation == "holds":
            return self._named(module, cond)
        what = tuple(
            self.test(module, each) if isinstance(each, Test) else self.seq(module, each) for each in cond.what
        )
        for each in what:
            if isinstance(each, Seq):
                check_bounds(each, cond.where, partial(self.report.add, path=self.names.modules[module].path))
        given = self.given(module, Given(cond.given, cond.names, cond.where))
        words = [*given.words, *(word for name in given.names for word in self.words.get(name, ()))]
        return cond.but(what=tuple(_plain(each) for each in what), given=tuple(words), names=())

    def _parts_of(self, module: str, cond: Cond) -> list[Fact | Cond]:
        """The parts, those of a part that joins in the same way among them; a named one keeps its name."""
        out: list[Fact | Cond] = []
        for each in cond.parts:
            part = self.cond(module, each)
            same = isinstance(part, Cond) and part.op == cond.op and not part.negated and not part.called
            out += part.parts if isinstance(part, Cond) and same else (part,)
        return out

    def _named(self, module: str, fact: Fact) -> Fact | Cond:
        """The condition that a name stands for, its parts shared by all who name it; else the fact itself."""
        declared = self.names.find(module, "word", fact.names[0], fact.where)
        if declared is None:
            return fact
        if not isinstance(declared.node, Condition):
            hint = f"ask for it, as in «text has {declared.name}»; words are named with «let»"
            self._misused(module, declared.name, declared.kind, "a condition", fact.where, hint)
            return fact
        body = self.condition(declared)
        if body is None:
            self._cut = True
            return fact
        if not self._may_place(module, body, fact.where):
            return fact
        called = f"not {declared.name}" if fact.negated else declared.name
        return body.but(negated=body.negated != fact.negated, where=fact.where, called=called)

    def _may_place(self, module: str, body: Fact | Cond, where: Where) -> bool:
        """Is there room for a condition to be opened once more in this file?  Each place is asked by itself."""
        before = self._opened.get(module, 0)
        if before > MAX_OPENED:
            return False
        self._opened[module] = before + _facts(body)
        if self._opened[module] <= MAX_OPENED:
            return True
        path, hint, limit = self.names.modules[module].path, "part it into several files", f"{MAX_OPENED:,}"
        found = f"more than {MAX_OPENED:,} facts"
        self.report.add("D006", path, where, hint, found=found, what="a file, its conditions opened", limit=limit)
        return False


def _levels(cond: Fact | Cond) -> int:
    """How deep a condition is nested."""
    return 1 + max(map(_levels, cond.parts)) if isinstance(cond, Cond) else 0


def _facts(cond: Fact | Cond) -> int:
    """How many facts a condition asks."""
    return sum(map(_facts, cond.parts)) if isinstance(cond, Cond) else 1


def _only_choice(seq: Seq) -> Alt | None:
    """The choice that a one-step expression is."""
    if len(seq.steps) == 1 and isinstance(step := seq.steps[0], Count) and step.low == step.high == 1:
        return step.body
    return None


def _choices(seq: Seq) -> list[tuple[Word | Ref, ...]] | None:
    """The tests of an expression that is a choice of tests without captures."""
    alt = _only_choice(seq)
    if alt is None or any(unit.capture or not isinstance(unit.body, Test) for unit in alt.units):
        return None
    return [unit.body.parts for unit in alt.units if isinstance(unit.body, Test)]


def _plain(body: Test | Seq) -> Test | Seq:
    """A one-test expression as the test."""
    if isinstance(body, Seq):
        flat = _choices(body)
        if flat is not None and len(flat) == 1:
            return Test(flat[0], body.where)
    return body
