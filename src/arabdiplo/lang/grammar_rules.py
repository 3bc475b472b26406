"""Grammar of the statements of patterns, frames, events, status blocks and lexicons.

Each statement becomes one `Part`: what it is and its node.  `parse` gathers
the parts of a block into the node of the item.
"""

from __future__ import annotations

from typing import Any

import attrs
import pyparsing as pp

from .expr import NOWHERE, Cond, Where
from .grammar_base import Terminals, Text
from .grammar_expr import Expressions
from .tree import (
    Agree,
    Arm,
    Check,
    Code,
    Condition,
    Cue,
    Equal,
    Fill,
    Given,
    Head,
    Label,
    Let,
    Lexicon,
    LexRow,
    Need,
    Refer,
    Require,
    RoleDecl,
    SetMode,
    SlotUse,
    TypeDecl,
    Use,
    Value,
)
from .words import CLASSES, HEADS, SIGNS, SOURCES, TRAITS


@attrs.frozen(slots=True)
class Part:
    """A parsed statement: the field of the item it belongs to, and its value."""

    field: str
    value: Any
    where: Where = NOWHERE


class Grammar:
    """Elements by block and first word: ``statement["pattern"]["match"]``; heads in ``head``."""

    def __init__(self) -> None:
        # another user of pyparsing may have changed what it skips
        usual, pp.ParserElement.DEFAULT_WHITE_CHARS = pp.ParserElement.DEFAULT_WHITE_CHARS, " \t\r\n"
        try:
            self._build()
        finally:
            pp.ParserElement.DEFAULT_WHITE_CHARS = usual

    def _build(self) -> None:
        self.t = Terminals()
        self.trail = self.t.trail
        self.x = Expressions(self.t)
        self.checks = self._checks()
        self.require = self._part("requires", self._require())
        self.head: dict[str, pp.ParserElement] = self._heads()
        self.statement: dict[str, dict[str, pp.ParserElement]] = {
            "pattern": self._pattern(),
            "frame": self._frame(),
            "status": self._status(),
            "event": self._event(),
            "lexicon": dict.fromkeys(CLASSES, self._row()),
        }

        self._whole: dict[tuple[str, str, str], pp.ParserElement] = {}

    def whole(self, head: str = "", block: str = "", word: str = "") -> pp.ParserElement:
        """The element of a head, or of a statement of a block, up to the end of its text.

        The roles of an event are the statement with the word "".
        """
        key = (head, block, word)
        if key not in self._whole:
            element = self.head[head] if head else self.statement[block][word]
            self._whole[key] = (element + self.t.end).parse_with_tabs()
        return self._whole[key]

    def _part(self, field: str, element: pp.ParserElement) -> pp.ParserElement:
        return self.t.make(element, lambda where, got: Part(field, got[0], where))

    # -- heads and one-line items ------------------------------------------------

    def _heads(self) -> dict[str, pp.ParserElement]:
        t = self.t
        names = t.make(t.many(t.name, ","), lambda where, got: tuple(got))
        attributes = t.make(t.many(t.attribute, ","), lambda where, got: tuple(got))
        arrow = t.sign("->") + t.name
        use = t.make(t.key("use") + names, lambda where, got: Use(got[0], where))
        parents = t.make(t.key("is") + names, lambda where, got: ("is", got[0]))
        with_ = t.make(t.key("with") + attributes, lambda where, got: ("with", got[0]))
        type_ = t.make(t.key("type") + t.name + pp.Opt(parents) + pp.Opt(with_), _type)
        column = t.make(pp.Opt(t.key("column") + t.any_word), lambda where, got: "".join(got))
        of_all = t.make(pp.ZeroOrMore(self._attribute()), lambda where, got: tuple(got))
        from_ = t.make(
            t.key("from") + t.string + column + t.key("as") + t.word(*CLASSES) + of_all,
            lambda where, got: Lexicon("", "", str(got[0]), got[1], got[2], got[3]),
        )
        to_type = pp.Opt(t.make(arrow, lambda where, got: ("->", got[0])))
        lexicon = t.make(t.key("lexicon") + t.name + to_type + from_, _lexicon)
        inline = t.make(t.key("lexicon") + t.name + to_type, _lexicon)
        let = t.make(t.key("let") + t.name + t.sign("=") + self.x.expr, lambda where, got: Let(got[0], got[1], where))
        condition = t.make(
            t.key("condition") + t.name + t.sign("=") + self.x.cond,
            lambda where, got: Condition(got[0], got[1], where),
        )
        return {
            "use": use,
            "type": type_,
            "lexicon from": lexicon,
            "lexicon": inline,
            "let": let,
            "condition": condition,
            "let body": self.x.expr,
            "condition body": self.x.cond,
            "pattern": t.key("pattern") + t.name + arrow,
            "frame": t.key("frame") + t.name + arrow,
            "event": t.key("event") + t.name,
            "status": t.key("status") + t.name + t.key("rank") + t.int,
        }

    def _attribute(self) -> pp.ParserElement:
        t = self.t
        # a value is words, a word or a number; a word that is followed by a value of its own is the next attribute
        value = self.x.words | t.int | t.any_word
        return t.make(
            t.attribute + value, lambda where, got: (got[0], got[1] if isinstance(got[1], tuple) else (str(got[1]),))
        )

    def _row(self) -> pp.ParserElement:
        t = self.t
        row = t.make(
            t.word(*CLASSES) + self.x.words + pp.ZeroOrMore(self._attribute()),
            lambda where, got: LexRow(got[0], got[1], tuple(got[2:]), where),
        )
        return self._part("rows", row)

    # -- checks --------------------------------------------------------------------

    def _checks(self) -> dict[str, pp.ParserElement]:
        t = self.t
        entities = pp.ZeroOrMore(t.key("is") + t.string)
        value = t.string | t.int | t.no_is
        label = t.make(t.any_word + pp.Opt(t.word("implicit")) + value + entities, _label)
        example = t.make(
            t.key("example") + t.string + pp.ZeroOrMore(label),
            lambda where, got: Check("example", str(got[0]), tuple(got[1:]), where=where),
        )
        reject = t.make(t.key("reject") + t.string, lambda where, got: Check("reject", str(got[0]), where=where))
        reason = t.word("missing", "wrong") + t.placed(t.name) | t.word("blocked")
        near = t.make(
            t.key("near") + t.string + reason,
            lambda where, got: Check(
                "near", str(got[0]), (), got[1], *((got[2][0], where, got[2][1]) if len(got) > 2 else ("", where))
            ),
        )
        return {
            "example": self._part("checks", example),
            "reject": self._part("checks", reject),
            "near": self._part("checks", near),
        }

    # -- patterns --------------------------------------------------------------------

    def _pattern(self) -> dict[str, pp.ParserElement]:
        t, x = self.t, self.x
        setting = t.make(t.attribute + t.sign("=") + x.pick, lambda where, got: (got[0], got[1]))
        agrees = t.make(
            x.path + t.key("agrees") + x.path + x.unknown,
            lambda where, got: Agree(got[0], got[1], got[2] if len(got) > 2 else "accept", where),
        )
        equal = t.make(x.path + t.sign("=") + x.pick, lambda where, got: Equal(got[0], got[1], where))
        return {
            "match": self._part("matches", t.key("match") + x.expr),
            "where": self._part("wheres", t.key("where") + (agrees | equal)),
            "unless": self._part("unless", t.key("unless") + x.cond),
            "head": self._part("head", t.key("head") + t.name),
            "set": t.make(t.key("set") + t.many(setting, ","), lambda where, got: Part("sets", tuple(got), where)),
            "entity": self._part("entity", t.key("entity") + x.pick),
            "refer": self._part("refer", self._refer()),
            "value": self._part("value", self._value()),
            "priority": self._part("priority", t.key("priority") + t.int),
            **self.checks,
        }

    def _refer(self) -> pp.ParserElement:
        t, x = self.t, self.x
        last = t.make(t.key("last") + (t.int | x.path), lambda where, got: ("last", got[0]))
        each = t.make(t.key("each") + t.name, lambda where, got: ("each", got[0]))
        setting = t.attribute + t.sign("=") + x.pick
        with_ = t.make(
            t.key("with") + t.many(setting, "and"),
            lambda where, got: ("with", tuple(zip(got[::2], got[1::2], strict=True))),
        )
        return t.make(t.key("refer") + pp.Opt(last) + x.path + pp.Opt(each) + pp.Opt(with_), _refer)

    def _value(self) -> pp.ParserElement:
        t, x = self.t, self.x
        amount = t.int | x.path
        none = t.make(t.key("none"), lambda where, got: Value("none", where=where))
        named = t.make(t.key("named") + x.path, lambda where, got: ("named", got[0]))
        shift = t.make(
            t.word("back", "ahead", "duration", "every") + amount + x.path + pp.Opt(named),
            lambda where, got: Value(got[0], got[1], got[2], where=where, **dict(got[3:])),
        )
        weekday = t.make(t.key("weekday") + x.path, lambda where, got: Value("weekday", got[0], where=where))
        part = t.make(t.word("year", "month", "day") + amount, lambda where, got: (got[0], got[1]))
        date = t.make(
            t.key("date") + pp.OneOrMore(part), lambda where, got: Value("date", parts=tuple(got), where=where)
        )
        lean = t.make(t.key("lean") + t.word("past", "future", "tense", "story"), lambda where, got: ("lean", got[0]))
        calendar = t.make(t.key("calendar") + x.path, lambda where, got: ("calendar", got[0]))
        return t.make(
            t.key("value") + (none | shift | weekday | date) + pp.Opt(lean) + pp.Opt(calendar),
            lambda where, got: attrs.evolve(got[0], where=where, **dict(got[1:])),
        )

    # -- events and frames -------------------------------------------------------------

    def _require(self) -> pp.ParserElement:
        t, x = self.t, self.x
        need = t.make(pp.Opt(t.int) + t.name + pp.Opt(t.word("named", "public")), _need)
        both = pp.OneOrMore(t.word("and") + need)
        either = pp.OneOrMore(t.word("or") + need)
        when = t.make(t.key("when") + x.cond, lambda where, got: ("when", got[0]))
        return t.make(
            t.key("require") + need + pp.Opt(both | either) + pp.Opt(when),
            _require,
        )

    def _event(self) -> dict[str, pp.ParserElement]:
        t, x = self.t, self.x
        kind = t.name | t.word("clause")
        types = t.make(t.many(kind, "or"), lambda where, got: tuple(got))
        name = t.placed(t.name)
        traits = t.make(
            t.key("as") + t.many(t.word(*TRAITS), ","), lambda where, got: Part("traits", tuple(got), where)
        )
        roles = t.make(t.many(name, ",") + t.sign(":") + types + pp.Opt(t.word("many")) + pp.Opt(traits), _roles)
        act = t.make(t.many(t.any_word, "or"), lambda where, got: tuple(got))
        mode = t.make(
            t.key("mode") + t.sign(":") + t.many(act, ","), lambda where, got: Part("acts", tuple(got), where)
        )
        code = t.make(
            t.key("code") + t.name + t.string + pp.Opt(t.key("for") + t.many(t.placed(t.any_word), "or")),
            lambda where, got: Code(
                got[0], str(got[1]), tuple(case for case, _ in got[2:]), where, tuple(at for _, at in got[2:])
            ),
        )
        return {
            "mode": mode,
            "require": self.require,
            "unless": self._part("unless", t.key("unless") + x.cond),
            "code": self._part("codes", code),
            "": roles,
        }

    def _frame(self) -> dict[str, pp.ParserElement]:
        t, x = self.t, self.x
        roles = t.make(
            t.name + pp.Opt(pp.OneOrMore(t.word("or") + t.name) | pp.OneOrMore(t.word("and") + t.name)),
            lambda where, got: tuple(got),
        )
        slot = t.make(
            x.slot + roles,
            lambda where, got: attrs.evolve(
                got[0], roles=got[1][::2], op=got[1][1] if len(got[1]) > 1 else "or", where=where
            ),
        )
        head = t.make(
            t.word(*HEADS) + pp.Opt(x.given),
            lambda where, got: Head(got[0], got[1] if len(got) > 1 else Given(), where),
        )
        mode = t.make(t.key("mode") + t.placed(t.any_word), lambda where, got: ("mode", got[0]))
        when = t.make(t.key("when") + x.cond, lambda where, got: ("when", got[0]))
        extra = pp.ZeroOrMore(slot | mode | when)
        plain = t.make(t.many(head, ",") + extra, _arm)
        noun = t.make(t.key("noun") + x.given, lambda where, got: Head("noun", got[0], where))
        light = t.make(t.key("light") + x.given + noun + extra, _arm)
        set_mode = t.make(
            t.key("set") + t.key("mode") + t.sign("=") + t.placed(t.any_word) + t.key("when") + x.cond,
            lambda where, got: SetMode(got[0][0], got[1], where, got[0][1]),
        )
        other = t.make(t.word("inside", "beside") + t.placed(t.name), lambda where, got: (got[0], *got[1]))
        source = other | t.make(t.word(*SOURCES[:-2]), lambda where, got: (got[0], "", where))
        fill = t.make(
            t.key("fill") + t.placed(t.name) + pp.Opt(t.word("not")) + t.key("from") + t.many(source, ","), _fill
        )
        return {
            **dict.fromkeys(HEADS, self._part("arms", plain)),
            "light": self._part("arms", light),
            "also": t.make(t.key("also") + pp.OneOrMore(slot), lambda where, got: Part("also", tuple(got), where)),
            "set": self._part("modes", set_mode),
            "require": self.require,
            "unless": self._part("unless", t.key("unless") + x.cond),
            "fill": self._part("fills", fill),
            "priority": self._part("priority", t.key("priority") + t.int),
            **self.checks,
        }

    def _status(self) -> dict[str, pp.ParserElement]:
        t, x = self.t, self.x
        under = t.make(
            t.key("under") + t.name + t.key("becomes") + t.name,
            lambda where, got: Part("under", (got[0], got[1]), where),
        )
        sign = t.make(t.word(*SIGNS) + x.given, lambda where, got: (got[0], got[1]))
        form = t.make(t.key("form") + x.prim, lambda where, got: ("form", got[0]))
        control = t.make(t.key("control") + t.word("subject", "object", "none"), lambda where, got: ("control", got[0]))
        when = t.make(t.key("when") + x.cond, lambda where, got: ("when", got[0]))
        cue = self._part("cues", t.make((t.many(sign, ",") | form) + pp.Opt(control) + pp.Opt(when), _cue))
        return {"under": under, **dict.fromkeys((*SIGNS, "form"), cue), **self.checks}


# -- builders ---------------------------------------------------------------------


def _type(where: Where, got: list[Any]) -> TypeDecl:
    more: dict[str, Any] = dict(got[1:])
    return TypeDecl(got[0], more.get("is", ()), more.get("with", ()), where)


def _lexicon(where: Where, got: list[Any]) -> Lexicon:
    type_ = next((each[1] for each in got if isinstance(each, tuple)), "")
    table = got[-1] if isinstance(got[-1], Lexicon) else Lexicon("")
    return attrs.evolve(table, name=got[0], type=type_, where=where)


def _label(where: Where, got: list[Any]) -> Label:
    implicit = len(got) > 2 and got[1] == "implicit" and not isinstance(got[1], Text)
    rest = got[2:] if implicit else got[1:]
    return Label(
        got[0], str(rest[0]), implicit, tuple(str(each) for each in rest[1:]), isinstance(rest[0], Text), where
    )


def _refer(where: Where, got: list[Any]) -> Refer:
    more: dict[str, Any] = dict(each for each in got if isinstance(each, tuple))
    kind = next(each for each in got if not isinstance(each, tuple))
    return Refer(kind, more.get("last", 0), more.get("each", ""), more.get("with", ()), where)


def _need(where: Where, got: list[Any]) -> Need:
    least = got[0] if isinstance(got[0], int) else 1
    role, *more = (each for each in got if isinstance(each, str))
    return Need(role, least, more == ["named"], more == ["public"], where)


def _require(where: Where, got: list[Any]) -> Require:
    when = got.pop()[1] if isinstance(got[-1], tuple) else None
    return Require(got[1] if len(got) > 1 else "and", tuple(got[::2]), when, where)


def _roles(where: Where, got: list[Any]) -> Part:
    traits = got.pop().value if isinstance(got[-1], Part) else ()
    many = got[-1] == "many"
    types = got[-2] if many else got[-1]
    names = got[: -2 if many else -1]
    return Part("roles", tuple(RoleDecl(name, types, many, traits, place) for name, place in names), where)


def _arm(where: Where, got: list[Any]) -> Arm:
    more: dict[str, Any] = dict(each for each in got if isinstance(each, tuple))
    light = got[0] if isinstance(got[0], Given) else None
    mode, mode_at = more.get("mode", ("", NOWHERE))
    asked = tuple(each[1] for each in got if isinstance(each, tuple) and each[0] == "when")
    return Arm(
        tuple(each for each in got if isinstance(each, Head)),
        light,
        tuple(each for each in got if isinstance(each, SlotUse)),
        mode,
        Cond("and", asked, where=where) if len(asked) > 1 else more.get("when"),
        where,
        mode_at,
    )


def _fill(where: Where, got: list[Any]) -> Fill:
    (role, at), *rest = got
    barred = rest[0] == "not"
    sources = rest[barred:]
    pairs = tuple((source, other) for source, other, _ in sources)
    return Fill(role, pairs, barred, where, at, tuple(place for *_, place in sources))


def _cue(where: Where, got: list[Any]) -> Cue:
    kinds = tuple(each for each in got if each[0] in SIGNS)
    more: dict[str, Any] = dict(each for each in got if each[0] not in SIGNS)
    return Cue(kinds, more.get("form"), more.get("control", "subject"), more.get("when"), where)
