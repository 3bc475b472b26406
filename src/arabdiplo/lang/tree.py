"""The syntax tree of a rule file: its statements, what the parser makes of them and all else reads.

What stands within a statement (words, tests, steps, conditions) is in `expr`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Union

import attrs

from .expr import NOWHERE, Cond, Fact, Node, Ref, Seq, Where, Word

# -- checks: the tests inside a rule -------------------------------------------


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Label(Node):
    """``visitor "…" is "…"``, ``status planned``, ``speaker implicit "…"``."""

    name: str
    value: str
    implicit: bool = False
    entities: tuple[str, ...] = ()
    quoted: bool = True
    """was the value written in quotes?"""
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Check(Node):
    """``example``, ``reject``, ``near`` (kind); near: reason missing/wrong/blocked and role."""

    kind: str
    text: str
    labels: tuple[Label, ...] = ()
    reason: str = ""
    role: str = ""
    where: Where = NOWHERE
    role_at: Where = NOWHERE


# -- statements ----------------------------------------------------------------


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Use(Node):
    names: tuple[str, ...]
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class TypeDecl(Node):
    name: str
    parents: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class LexRow(Node):
    """An inline row: class, words, attributes (each a tuple of words)."""

    cls: str
    words: tuple[str, ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Lexicon(Node):
    """``lexicon NAME [-> TYPE] from "f.tsv" [column C] as CLASS``, and what holds of all rows; or inline rows."""

    name: str
    type: str = ""
    path: str = ""
    column: str = ""
    cls: str = ""
    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """of each row of the table that has no such cell"""
    rows: tuple[LexRow, ...] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Let(Node):
    name: str
    body: Seq
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Condition(Node):
    """``condition NAME = cond``."""

    name: str
    body: Union[Fact, Cond]
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Path(Node):
    """``o.office`` or ``o``."""

    name: str
    attributes: tuple[str, ...] = ()
    where: Where = NOWHERE


Pick = tuple[Union[Path, str], ...]
"""alternatives, the first that is not empty counts; a str is a quoted string"""


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Agree(Node):
    """``where a agrees b [unknown accept|reject]``: what holds where gender or number of one is not known"""

    left: Path
    right: Path
    unknown: str = "accept"
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Equal(Node):
    left: Path
    right: Pick
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Refer(Node):
    """``refer [last N] T [each d] [with a = pick and …]``; kind may be a path (``g.kind``), N too (``n.number``)."""

    kind: Path
    last: Union[int, Path] = 0
    each: str = ""
    attributes: tuple[tuple[str, Pick], ...] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Value(Node):
    """The value of a time.

    kind: none, back, ahead, weekday, date.  back/ahead: amount and unit, and the weekday
    that the words name (``named``); weekday: amount is the path; date: parts year/month/day.
    """

    kind: str
    amount: Union[int, Path, None] = None
    unit: Path | None = None
    parts: tuple[tuple[str, Union[int, Path]], ...] = ()
    lean: str = ""
    calendar: Path | None = None
    named: Path | None = None
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Pattern(Node):
    name: str
    type: str
    matches: Sequence[Seq] = ()
    wheres: tuple[Union[Agree, Equal], ...] = ()
    unless: tuple[Union[Fact, Cond], ...] = ()
    head: str = ""
    sets: tuple[tuple[str, Pick], ...] = ()
    entity: Pick = ()
    refer: Refer | None = None
    value: Value | None = None
    priority: int = 0
    checks: Sequence[Check] = ()
    head_at: Where = NOWHERE
    sets_at: tuple[Where, ...] = ()
    """the statements that ``sets`` come from, one for each"""
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class RoleDecl(Node):
    name: str
    types: tuple[str, ...]
    many: bool = False
    traits: tuple[str, ...] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Need(Node):
    role: str
    least: int = 1
    named: bool = False
    public: bool = False
    """it takes somebody in an office, a body or a state, or somebody of one"""
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Require(Node):
    """``require a and b`` / ``require a or b``, perhaps ``when`` a condition holds."""

    op: str
    needs: tuple[Need, ...]
    when: Fact | Cond | None = None
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Code(Node):
    book: str
    value: str
    cases: tuple[str, ...] = ()
    """modes and statuses for which it holds; () all that have no code of their own"""
    where: Where = NOWHERE
    cases_at: tuple[Where, ...] = ()


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Event(Node):
    name: str
    roles: tuple[RoleDecl, ...] = ()
    acts: tuple[tuple[str, ...], ...] = ()
    """modes; those that are only names of one act side by side"""
    requires: tuple[Require, ...] = ()
    unless: tuple[Union[Fact, Cond], ...] = ()
    """what bars every frame of the event"""
    codes: tuple[Code, ...] = ()
    doc: str = ""
    where: Where = NOWHERE

    @property
    def modes(self) -> tuple[str, ...]:
        """All modes in their order, each once, of however many acts it is a name."""
        return tuple(dict.fromkeys(mode for act in self.acts for mode in act))

    def of_trait(self, trait: str) -> tuple[str, ...]:
        """The names of the roles with a trait, in their order."""
        return tuple(role.name for role in self.roles if trait in role.traits)

    @property
    def public(self) -> tuple[RoleDecl, ...]:
        """The roles that a record shows: all but those named with ``_`` before."""
        return tuple(role for role in self.roles if not role.name.startswith("_"))


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Given(Node):
    """``"إلى" or toward``: words, or names of lexicons and lets of words."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class SlotUse(Node):
    """``subject visitor``, ``prep "إلى" destination``, ``of visitor or destination``."""

    slot: str
    roles: tuple[str, ...]
    op: str = "or"
    """or, and"""
    given: Given = Given()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Head(Node):
    """``verb "زار"``, ``masdar "زيارة"``, ``participle say``; cls as written."""

    cls: str
    given: Given = Given()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Arm(Node):
    """A trigger and its slots.  light: the light verbs, with heads holding the noun."""

    heads: tuple[Head, ...]
    light: Given | None = None
    slots: tuple[SlotUse, ...] = ()
    mode: str = ""
    when: Union[Fact, Cond, None] = None
    where: Where = NOWHERE
    mode_at: Where = NOWHERE

    @property
    def triggers(self) -> list[tuple[str, Given]]:
        """The class of each head with its words; a head without words has those of the next one."""
        given, found = Given(), []
        for head in reversed(self.heads):
            given = head.given if head.given.words or head.given.names else given
            found.append((head.cls, given))
        return found[::-1]


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class SetMode(Node):
    mode: str
    when: Union[Fact, Cond]
    where: Where = NOWHERE
    mode_at: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Fill(Node):
    """``fill R [not] from explicit, inside occasion``."""

    role: str
    sources: tuple[tuple[str, str], ...]
    """(source, role of ``inside`` or ``beside``, else "")"""
    barred: bool = False
    where: Where = NOWHERE
    role_at: Where = NOWHERE
    sources_at: tuple[Where, ...] = ()


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Frame(Node):
    name: str
    event: str
    arms: tuple[Arm, ...] = ()
    also: tuple[SlotUse, ...] = ()
    modes: tuple[SetMode, ...] = ()
    requires: tuple[Require, ...] = ()
    unless: tuple[Union[Fact, Cond], ...] = ()
    fills: tuple[Fill, ...] = ()
    priority: int = 0
    checks: Sequence[Check] = ()
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Cue(Node):
    """A sign of a status.

    kind: verb, masdar, noun, adj, particle, phrase, form.  For form, test is what the trigger itself must pass.
    control: subject, object, none.
    """

    kinds: tuple[tuple[str, Given], ...] = ()
    form: Union[Word, Ref, None] = None
    control: str = "subject"
    when: Union[Fact, Cond, None] = None
    where: Where = NOWHERE


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Status(Node):
    name: str
    rank: int
    under: tuple[tuple[str, str], ...] = ()
    """(status of the cue above, what this becomes)"""
    cues: tuple[Cue, ...] = ()
    checks: Sequence[Check] = ()
    where: Where = NOWHERE


Item = Union[Use, TypeDecl, Lexicon, Let, Condition, Pattern, Event, Frame, Status]


def kind(item: Item) -> str:
    """The word that an item begins with.

    >>> kind(TypeDecl("ship"))
    'type'
    """
    return _KIND[type(item)]


_NAMED = (Use, Lexicon, Let, Condition, Pattern, Event, Frame, Status)
_KIND: dict[type, str] = {TypeDecl: "type", **{each: each.__name__.lower() for each in _NAMED}}


@attrs.frozen(slots=True, weakref_slot=False, eq=False, repr=False)
class Module(Node):
    """One file.  path is as given by the user; name is the file's stem."""

    name: str
    path: str
    version: int = 1
    items: tuple[Item, ...] = ()
