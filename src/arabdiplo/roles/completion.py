"""What slots leave empty: other events of the clause, governing verbs, dropped subjects, earlier mentions.

The sources are asked in a fixed order, and each only for roles that are still empty
or for sides of an event that still lack.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from arabdiplo.lang.tree import RoleDecl
from arabdiplo.syntax.agreement import tells
from arabdiplo.syntax.items import COMP, CONJ, EN, NP, REL, Item, V
from arabdiplo.syntax.nodes import typed
from arabdiplo.syntax.phrases import Args, Filler, filler_of, phrase_last, takes_up, verb_lemmas

from .frames import CompiledArm, Filling
from .slots import Slots, besides
from .subject import somebody_suffers
from .trial import Context, Trial

if TYPE_CHECKING:
    from .found import Found

Fits = Callable[[Filler, tuple[str, ...]], bool]
"""is one of the types what the filler is?"""

#: so many items behind a phrase the verb of a clause on it stands
_CLAUSE_NEAR = 5


class Completion:
    """Fills what slots leave empty; *fits* knows the types."""

    def __init__(self, fits: Fits) -> None:
        self.fits = fits

    def complete(self, trial: Trial, args: Args) -> None:
        """Fill what slots leave empty of the roles *args*."""
        arm, slots, decls = trial.arm, trial.slots, trial.frame.roles
        lent = set()
        for role, filling in trial.frame.fillings.items():
            if role in decls:
                lent |= {role} if self._borrow(decls[role], filling, slots, trial.context, args) else set()
                if not args.get(role) and slots.item.kind != V and filling.itself:
                    filler = slots.itself()
                    args[role] = [filler] if self.fits(filler, decls[role].types) else []
        self._hold(trial, args)
        self._lead(trial, args)
        if slots.item.kind in (EN, NP) and takes_up(slots.item) and not any(args.values()):
            self._inherit(trial, args)
        # a theme says what it is about, not who does it (مُنحت تونس قرضا)
        doers = [role for role in arm.doers if role in decls and role not in trial.frame.themes]
        sought = max((trial.frame.sides.get(role, 1) for role in doers), default=1)
        held = [filler for role in doers for filler in args.get(role, ())]
        short = self._alone(arm, slots) or beside_only(held) or sum(map(trial.context.count, held)) < sought
        short = short and lent.isdisjoint(doers) and not between_them(held)
        wanted = doers and short and not self._said(arm, slots, args) and not self._told_of(doers, slots, args)
        if wanted and not somebody_suffers(slots):
            self._act(trial, doers, args)
        if doers and sought > 1 and slots.item.kind == EN:
            self._accompany(trial, doers[-1], args, sought)
        self._inherit(trial, args)
        self._look_inside(trial, args)

    def _act(self, trial: Trial, doers: list[str], args: Args) -> None:
        """Who does it, where the document alone says so."""
        context, decls = trial.context, trial.frame.roles
        barred = frozenset().union(*(trial.frame.sources_barred(role) for role in doers))
        for filler in context.doer(trial.frame, trial.slots, args, barred, doers):
            if any(self._same(filler, other, context) for held in args.values() for other in held):
                continue
            self._cover(filler, args, doers, context)
            for role in doers:
                fits = filler.placed or self.fits(filler, decls[role].types)
                if fits and (not args.get(role) or decls[role].many):
                    args.setdefault(role, []).append(filler)
                    if not (len(doers) > 1 and self._both(trial.arm, doers)):
                        break

    def _look_inside(self, trial: Trial, args: Args) -> None:
        """Empty roles from within the words of others, whose they are, or a relative clause on them."""
        slots, decls = trial.slots, trial.frame.roles
        for role, filling in trial.frame.fillings.items():
            if role not in decls or args.get(role):
                continue
            decl = decls[role]
            taken = {one.start for held in args.values() for one in held if one.source == "inside"}
            for filler in [filler for other in filling.inside for filler in args.get(other, ())]:
                found = [f for f in trial.context.inside(filler, decl.types) if self.fits(f, decl.types)]
                found = [f for f in found if f.start not in taken]  # السفير الكيني في مالي: both sides stand in it
                found = found or [f for f in _owner(slots, filler) if self.fits(f, decl.types)]
                found = found or self._in_relative(slots, filler, decl.types)
                if found:
                    args[role] = found[: None if decl.many else 1]
                    break

    def _hold(self, trial: Trial, args: Args) -> None:
        """Who does what a clause on the noun tells of others (عقد لارس اجتماعا حضره السفير، لقاءات شملت الوزراء)."""
        slots, decls = trial.slots, trial.frame.roles
        light = slots.light
        if light is None or light.index <= slots.k:
            return
        if not (light.node.value_of("joins") or light.node.value_of("tells")):
            return
        verb = slots.sentence.governor(slots.k)
        if verb is None or verb.index > slots.k:
            return
        for arm in trial.frame.arms:
            for role in arm.doers[:1] if arm.light.intersection((one, "") for one in verb_lemmas(verb)) else ():
                heads = [one for head in slots.sentence.subject(verb.index)[0] for one in slots.sentence.members(head)]
                for filler in [filler_of(slots.items, head, slots.sentence.nodes) for head in heads]:
                    known = any(self._same(filler, other, trial.context) for held in args.values() for other in held)
                    if not known and role in decls and decls[role].many and self.fits(filler, decls[role].types):
                        args.setdefault(role, []).append(filler)
                return

    def _lead(self, trial: Trial, args: Args) -> None:
        """Who leads those who take part, as a clause on them says (التقى لارس وفدا ترأسه السفير)."""
        slots, decls = trial.slots, trial.frame.roles
        sentence = slots.sentence
        for role in trial.arm.doers:
            together = role in decls and decls[role].many and "voice" not in decls[role].traits
            held = args.get(role, []) if together else []
            led = [one.item for one in held if one.item is not None and one.source in ("explicit", "control")]
            for item in led:
                behind = slots.items[item.index + 1 : item.index + 1 + _CLAUSE_NEAR]
                verb = next((v for v in behind if v.kind == V), None)
                if verb is None or not verb.node.suffix or not verb.node.value_of("leads"):
                    continue
                heads, source = sentence.subject(verb.index)
                if sentence.antecedent(verb.index, resumed=True) is not item or source != "explicit":
                    continue
                leaders = [filler_of(slots.items, head, sentence.nodes) for head in heads]
                known = {other.key() for other in held}
                held += [who for who in leaders if who.key() not in known and self.fits(who, decls[role].types)]

    def _in_relative(self, slots: Slots, filler: Filler, types: tuple[str, ...]) -> list[Filler]:
        """Who does what a clause or participle tells of a filler (الدور الذي تقوم به كينيا، الجهود المبذولة منها)."""
        items = slots.items
        i = phrase_last(items, filler.item).index + 1 if filler.item is not None else len(items)
        while i < len(items) and (_describes(items[i]) or _joins(items, i) and _describes(items[i + 1])):
            i += 1  # الدور الكبير والفعال
        if i < len(items) and _by_whom(items, i):
            found = [filler_of(items, one, slots.sentence.nodes) for one in slots.sentence.members(items[i])]
            return [one for one in found if self.fits(one, types)]
        if i >= len(items) or items[i].kind != REL:
            return []
        verb = next((item for item in items[i + 1 : i + 3] if item.kind == V and item is not slots.item), None)
        heads, source = slots.sentence.subject(verb.index) if verb is not None else ([], "")
        doers = [one for head in heads for one in slots.sentence.members(head)] if source == "explicit" else []
        found = [filler_of(items, one, slots.sentence.nodes) for one in doers]
        return [one for one in found if self.fits(one, types)]

    @staticmethod
    def _same(filler: Filler, other: Filler, context: Context) -> bool:
        """Are the two one phrase, or names of the same?"""
        if filler.key() == other.key():
            return True
        mine = {name for node in filler.nodes for name in context.names(node)}
        return bool(mine) and mine == {name for node in other.nodes for name in context.names(node)}

    @staticmethod
    def _cover(filler: Filler, args: Args, doers: list[str], context: Context) -> None:
        """Who is one of those that a pronoun of two stands for is named with them (التقى X نظيره Y، إذ اجتمعا)."""
        names = {name for node in filler.nodes for name in context.names(node)} if context.count(filler) > 1 else set()
        for role in doers if names else ():
            if held := args.get(role):
                mine = [{name for node in other.nodes for name in context.names(node)} for other in held]
                args[role] = [one for one, own in zip(held, mine, strict=True) if not own or not own <= names]

    def _accompany(self, trial: Trial, role: str, args: Args, sought: int) -> None:
        """The second side of an event during which somebody did something to somebody (هنأه خلال اللقاء)."""
        context, decls, held = trial.context, trial.frame.roles, args.get(role, [])
        if not held or not decls[role].many or sum(context.count(filler) for filler in held) >= sought:
            return
        known = {filler.key() for fillers in args.values() for filler in fillers}
        held += [
            filler
            for filler in context.partner(trial.slots)
            if filler.key() not in known and self.fits(filler, decls[role].types)
        ]

    def lend(self, found: Found, context: Context) -> None:
        """Roles that another event of the sentence lends, once all of them are known (وصل … بدعوة من X)."""
        for role, filling in found.frame.fillings.items():
            if role in found.frame.roles:
                self._borrow(found.frame.roles[role], filling, found.slots, context, found.args)

    def _borrow(self, decl: RoleDecl, filling: Filling, slots: Slots, context: Context, args: Args) -> bool:
        """Fill an empty role from the first of the roles beside it that has something fit; is it filled now?"""
        if args.get(decl.name):
            return False
        for other in filling.beside:
            lent = [filler for filler in context.beside(other, slots, args) if self.fits(filler, decl.types)]
            if lent:
                args[decl.name] = lent[: None if decl.many else 1]
                return True
        return False

    @staticmethod
    def _alone(arm: CompiledArm, slots: Slots) -> bool:
        """Does a verb stand without a subject, so that who does it comes to those it has (يلتقي عددا من المسؤولين)?"""
        return slots.verbal and any(slot.name == "subject" for slot in arm.slots) and slots.alone

    @staticmethod
    def _said(arm: CompiledArm, slots: Slots, args: Args) -> bool:
        """Does a verb have its doer in words, so that nobody else is meant?"""
        subject = next((slot for slot in arm.slots if slot.name == "subject"), None)
        if subject is None or not (slots.verbal or slots.light is not None and slots.light.index != slots.k):
            return False
        if slots.verbal and slots.alone:
            return False
        acting = {filler.key() for role in arm.doers for filler in args.get(role, ())}
        return any(filler.source in ("explicit", "control") and filler.key() in acting for filler in slots.of(subject))

    @staticmethod
    def _told_of(doers: list[str], slots: Slots, args: Args) -> bool:
        """Is the doer what a relative clause tells of, though it fits no role (المبادئ التي ترفض العنف)?"""
        if not slots.verbal or any(args.get(role) for role in doers):
            return False
        heads, source = slots.sentence.subject(slots.k)
        after = slots.items[slots.k + 1] if slots.k + 1 < len(slots.items) else None
        if source != "relative" or after is not None and after.kind == COMP and after.node.suffix:
            return False  # صورا قال إنها
        return all(tells(slots.item, head) for head in heads)

    @staticmethod
    def _inherit(trial: Trial, args: Args) -> None:
        """Empty roles from an earlier mention of the type, where the trigger takes one up."""
        frame, slots, context, decls = trial.frame, trial.slots, trial.context, trial.frame.roles
        others = besides(slots, args)
        for role, fillers in context.inherited(frame, slots, args, trial.arm).items():
            if role not in decls or "inherited" in frame.sources_barred(role):
                continue
            held = args.get(role, [])
            if not held or others or sum(context.count(filler) for filler in held) < frame.sides.get(role, 1):
                args[role] = [*held, *fillers]

    @staticmethod
    def _both(arm: CompiledArm, roles: list[str]) -> bool:
        return any(slot.both and set(roles) <= set(slot.roles) for slot in arm.slots)


def _describes(item: Item) -> bool:
    return item.kind == NP and not (item.prep or typed(item.node))


def _by_whom(items: Sequence[Item], i: int) -> bool:
    """Does a preposition say who has done what stands before it (من قبل), behind a participle also «من» and «عن»?"""
    node = items[i].prep_node
    if node is None or items[i].kind not in (EN, NP):
        return False
    before = (items[i - 1].modifiers or [items[i - 1].node])[-1].morph
    told = before.definite and any(reading.pos in ("participle", "adj") for reading in before.readings)
    return node.has("agent") or told and node.has("whence")


def _joins(items: Sequence[Item], i: int) -> bool:
    return items[i].kind == CONJ and i + 1 < len(items)


def _owner(slots: Slots, filler: Filler) -> list[Filler]:
    """Whom the pronoun on the words of a filler stands for (علاقاتها)."""
    last = phrase_last(slots.items, filler.item) if filler.item is not None and not filler.implicit else None
    if last is None or not last.node.suffix:
        return []
    return [f.as_source("suffix") for f in slots.antecedents(slots.sentence, last, last.node.suffix)]


def beside_only(held: list[Filler]) -> bool:
    """Are all that take part those with whom somebody does it (محادثات مع المسؤولين)?"""
    nodes = [one.item.prep_node if one.item is not None and one.source != "relative" else None for one in held]
    return bool(nodes) and all(node is not None and node.has("beside") for node in nodes)


def between_them(held: list[Filler]) -> bool:
    """Is it said between whom it is, so that nobody else has to be looked for?"""
    nodes = [one.item.prep_node for one in held if one.item is not None and one.source == "explicit"]
    return any(node is not None and node.has("between") for node in nodes)
