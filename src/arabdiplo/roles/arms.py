"""Arms read a trigger: which roles its slots fill, or why it is no event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arabdiplo.lang.tree import Need, RoleDecl
from arabdiplo.matching.conditions import Conditions, Scene
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.attributes import actor_end
from arabdiplo.syntax.hanging import bare_number, is_number, thing_end, what_for
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.nodes import Node, by_lexicon
from arabdiplo.syntax.phrases import Args, Filler, phrase_last, voice_unknown

from .completion import Completion
from .found import Found, Refused
from .frames import CompiledArm, CompiledFrame, Slot
from .masdar import in_order, only_genitive
from .preps import Preps
from .ready import Must, ReadyArm
from .slots import Slots
from .told import complement, on_what, passage_of
from .trial import Context, Trial

#: types that a stretch of words has, whatever it names
PHRASES = frozenset({"passage", "nominal", "clause"})
#: so far behind a journey stands where it leads, if that has no name
_JOURNEY = 8


class Roles:
    """Reads arms; types and conditions come from the program."""

    def __init__(self, ancestors: dict[str, tuple[str, ...]], conditions: Conditions) -> None:
        self.ancestors = ancestors
        self.conditions = conditions
        self.completion = Completion(self.fits)
        self._given: dict[tuple[str, ...], Preps] = {}
        """prepositions as rules name them -> their words"""

    # -- types --------------------------------------------------------------------

    def fits(self, filler: Filler, types: tuple[str, ...], definite: bool = False) -> bool:
        """Is one of the types what the filler is?  *definite*: is it to be taken for a definite one?"""
        definite = definite or filler.definite
        if "clause" in types and filler.clause:
            return True
        if "passage" in types:
            return filler.start >= 0 and (not filler.clause or definite)
        if "nominal" in types and filler.start >= 0 and (not filler.clause or definite):
            person = any("person" in self.ancestors.get(name, ()) for node in filler.nodes for name in node.types)
            if definite and not person or len(types) == 1:
                return True
        wanted = set(types)
        if (
            filler.source in ("nisba", "inside")
            and "country" in self.ancestors
            and wanted.intersection(self.ancestors["country"])
        ):
            return any("demonym" in node.types or self._is(node, wanted) for node in filler.nodes)
        return any(self._is(node, wanted) for node in filler.nodes)

    def _is(self, node: Node, wanted: set[str]) -> bool:
        return any(wanted.intersection(self.ancestors.get(name, (name,))) for name in node.types)

    def _object_of_verb(self, slots: Slots, slot: Slot, filler: Filler, types: tuple[str, ...]) -> bool:
        """Is it an indefinite thing behind a verb, which a role of more types takes as one of `nominal` alone does?

        Behind a noun it rather says of what kind that is (زيارة دولة).
        """
        behind = slots.verbal and slot.name in ("object", "object2") and filler.source == "explicit"
        plain = behind and not filler.definite and not bare_number(slots.items, filler.item)
        return plain and "nominal" in types and self.fits(filler, types, definite=True)

    def typed(self, filler: Filler, types: tuple[str, ...]) -> bool:
        """Does it fit one of the types other than a stretch of words?"""
        return self.fits(filler, tuple(name for name in types if name not in PHRASES))

    # -- one arm --------------------------------------------------------------------

    def read(self, ready: ReadyArm, slots: Slots, context: Context, scene: Scene) -> Found | Refused:
        """The roles that an arm finds at a trigger, or why it refuses.

        A lone phrase after a joined verb may be its object (وحث الأطراف على …): if it leaves
        a needed object empty, the arm is read once more with it there.
        """
        slots = slots.by(ready.arm)
        result = self._read(ready, slots, context, scene)
        if isinstance(result, Refused) and result.reason == "wrong" and slots.may_flip():
            other = self._read(ready, slots.flip(), context, scene)
            if isinstance(other, Found) and not (self._left_over(other) and _acts(other.slots)):
                return other  # not of أعفى الملك ثلاثة وزراء
        if isinstance(result, Refused) and result.reason in ("missing", "wrong") and self._may_swap(slots, ready.arm):
            if any(slot.name in ("object", "subject") and result.role in slot.roles for slot in ready.arm.slots):
                other = self._read(ready, slots.swap(), context, scene)
                if isinstance(other, Found):
                    return other
        if isinstance(result, Refused) and result.reason == "missing" and only_genitive(slots, ready.arm, result.role):
            if PHRASES.isdisjoint(ready.frame.roles[result.role].types):
                other = self._read(ready, slots, context, scene, done_to=True)
                return other if isinstance(other, Found) else result
        if isinstance(result, Found) and self._one_sided(result, context) and self._may_swap(slots, ready.arm):
            other = self._read(ready, slots.swap(), context, scene)
            if isinstance(other, Found) and not self._one_sided(other, context):
                return other
        elif isinstance(result, Found) and self._left_over(result) and self._may_swap(slots, ready.arm):
            other = self._read(ready, slots.swap(), context, scene)
            if isinstance(other, Found) and _explicit(other) > _explicit(result):
                return other  # ثم غادر مالطا
        return result

    def _may_swap(self, slots: Slots, arm: CompiledArm) -> bool:
        """May the phrase after the verb be its object?

        Not if a phrase with the verb's preposition fills the same roles (أشاد X ب).
        """
        objects = {role for slot in arm.slots if slot.name == "object" for role in slot.roles}
        taken = {role for slot in arm.slots if slot.name == "takes" for role in slot.roles}
        takes = slots.takes if objects & taken or not objects else frozenset()
        return slots.may_swap() and not (takes and slots.held("prep", takes))

    @classmethod
    def _one_sided(cls, found: Found, context: Context) -> bool:
        """Is a side of an event of two or more missing?  An intransitive verb has no object (تلتئم اللجنة)."""
        if not any(slot.name == "object" for slot in found.arm.slots):
            return False
        if cls._without_object(found):
            return True
        return any(
            sum(context.count(filler) for filler in found.args.get(role, ())) < found.frame.sides.get(role, 1)
            for role in found.arm.doers
        )

    @staticmethod
    def _left_over(found: Found) -> bool:
        """Is what was taken for the subject of a verb nobody in the event, and has it an object slot?"""
        if not found.slots.verbal or not any(slot.name == "object" for slot in found.arm.slots):
            return False
        heads = {filler.start for filler in found.slots.held("subject") if filler.source == "explicit"}
        held = {filler.start for fillers in found.args.values() for filler in fillers}
        return bool(heads) and heads.isdisjoint(held)

    @staticmethod
    def _without_object(found: Found) -> bool:
        """Lacks a verb that wants two its object, with no companion in its place (التقى لارس بحضور X)?"""
        role = found.arm.doers[0] if found.arm.doers else ""
        takes = [slot for slot in found.arm.slots if slot.name == "object" and role in slot.roles]
        if not takes or not found.slots.verbal or found.frame.sides.get(role, 1) < 2 or found.slots.of(takes[0]):
            return False
        with_whom = (f.item.prep_node for f in found.args.get(role, ()) if f.item is not None)
        return not any(node is not None and node.has("beside") for node in with_whom)

    def _blocked(self, ready: ReadyArm, slots: Slots, scene: Scene) -> Must | None:
        """Which condition does not allow the arm here, if one does not.  Frames share theirs among their arms."""
        scene.slot = slots.named
        masks = self.conditions.masks(scene)
        for must in ready.musts:
            for place, bits in must.needs:
                if not masks[place] & bits:
                    break  # without that it refuses no arm
            else:
                if slots.holds(must.cond, self.conditions.holds, scene) != must.holds:
                    return must
                must.allowed(self.conditions)
        return None

    def _read(
        self, ready: ReadyArm, slots: Slots, context: Context, scene: Scene, done_to: bool = False
    ) -> Found | Refused:
        """done_to: the genitive of a masdar is whom it is done to."""
        frame, arm = ready.frame, ready.arm
        if (must := self._blocked(ready, slots, scene)) is not None:
            ready.refused(must, self.conditions)
            return Refused(frame, arm, slots.item, "blocked", "", must.detail).at(slots, scene, must.cond)
        trial = Trial(frame, arm, slots, context)
        args, wrong = self._assigned(trial, done_to)
        self.completion.complete(trial, args)
        self._trim(args, frame.roles, frame.needed)
        refused = self._require(trial, args, wrong, scene)
        if refused is not None:
            refused.args, refused.wrong = args, wrong
            return refused.at(slots, scene)
        whole = {role: self._whole(trial, role, args) for role, fillers in args.items() if fillers}
        return Found(frame, arm, slots, whole, self._mode(frame, arm, slots, scene))

    def _assigned(self, trial: Trial, done_to: bool) -> tuple[Args, dict[str, Filler]]:
        """What the slots of an arm give to its roles, and what stands there and has another type, by role.

        done_to: the genitive of a masdar is whom it is done to.
        """
        slots, arm, decls = trial.slots, trial.arm, trial.frame.roles
        args: Args = {}
        wrong: dict[str, Filler] = {}
        loose: list[Filler] = []
        # what belongs to the event noun is no subject of a masdar before it (استضافة اجتماع الوزراء)
        for slot in arm.of_first if slots.light is slots.item else in_order(slots, arm, done_to):
            group, alone = -1, slot.name == "object" and len(slot.roles) == 1
            first = slot.name == "object" and any(one.name == "object2" for one in arm.slots)
            for filler in self._fillers(slot, slots, loose, decls):
                if first and group not in (-1, filler.group):
                    break  # عين لارس ليزا سفيرة
                if alone and group not in (-1, filler.group) and _behind(slots, filler):
                    continue  # التقى لارس نظيره في محاولة لتهدئة قلق غانا
                if not self._assign(trial, slot, filler, args, wrong):
                    loose += [filler] if slot.name == "subject" else []
                elif slots.verbal:
                    group = filler.group
        return args, wrong

    def hung(self, frame: CompiledFrame, arm: CompiledArm, slots: Slots) -> list[tuple[Slot, list[Filler]]]:
        """What hangs on a trigger, slot by slot, before types and counts are asked; for explain."""
        decls = frame.roles
        return [(slot, self._fillers(slot, slots, [], decls)) for slot in arm.slots]

    def _fillers(
        self,
        slot: Slot,
        slots: Slots,
        loose: list[Filler],
        decls: Mapping[str, RoleDecl],
    ) -> list[Filler]:
        if slot.name == "takes":
            speech = any("clause" in decls[role].types for role in slot.roles if role in decls)
            if speech:
                return complement(slots, slots.takes)
            return slots.held("prep", slots.takes) if slots.takes else []
        found = slots.of(slot)
        if slot.name == "object" and not found and loose and voice_unknown(slots.item):
            return loose
        return found

    def _assign(self, trial: Trial, slot: Slot, filler: Filler, args: Args, wrong: dict[str, Filler]) -> bool:
        """Enter a filler under the roles of its slot that it fits and that are open; is there one?"""
        frame, slots, decls = trial.frame, trial.slots, trial.frame.roles
        given = False
        if slot.both and self._elsewhere(filler, args, slot.roles):
            return True  # who is received does not receive himself (استقباله)
        for role in slot.roles:
            types: tuple[str, ...] = (
                ("place",) if role == "place" and role not in decls else decls[role].types if role in decls else ()
            )
            many = role in decls and decls[role].many
            if filler.source in frame.sources_barred(role):
                continue
            held = args.setdefault(role, [])
            one = filler
            plain = slot.name == "prep" and "nominal" in types and len(types) > 1 and one.source == "explicit"
            if plain and (not (self.typed(one, types) or not held and _leads_to(slots, one)) or what_for(one)):
                wrong.setdefault(role, filler)
                continue
            if not self.fits(one, types) and not self._object_of_verb(slots, slot, one, types):
                said = "clause" in types and one.source == "explicit"
                spoken = passage_of(slots, one, relative=True, told=slot.name == "object") if said else None
                if spoken is None:
                    wrong.setdefault(role, filler)
                    continue
                one = spoken
            elif "passage" in types and not self.typed(one, types):
                one = passage_of(slots, one, relative=on_what(slots, one)) or one
            if any(one.key() == other.key() for other in held):
                return True
            if held and not many:
                continue
            if "nominal" in types and slot.name in ("object", "object2") and held and held[-1].group != filler.group:
                continue
            others = [name for name in args if name != role and name not in slot.roles]
            if self._elsewhere(one, args, others) or self._elsewhere(filler, args, others):
                if role != "place":  # whose city it is has a share in it (أغلقت قنصليتها في البصرة)
                    continue
            held.append(one)
            given = True
            if not slot.both:
                return True
        return given

    @staticmethod
    def _elsewhere(filler: Filler, args: Args, roles: Iterable[str]) -> bool:
        """Does the same phrase fill one of these roles already?"""
        return any(
            filler.key() == other.key() and filler.start == other.start
            for role in roles
            for other in args.get(role, ())
        )

    @staticmethod
    def _trim(args: Args, decls: Mapping[str, RoleDecl], needed: frozenset[str]) -> None:
        """A stretch of words ends before a phrase of another role; what is said takes in one of a role nobody needs."""
        for role, fillers in args.items():
            said = [filler for filler in fillers if filler.clause and filler.start >= 0]
            if said and role in decls and decls[role].types == ("clause",):
                for name in args.keys() - needed - {role}:
                    args[name] = [x for x in args[name] if not any(one.start <= x.start < one.end for one in said)]
        for role, fillers in args.items():
            if any(filler.clause for filler in fillers):
                others = [one for name, held in args.items() if name != role for one in held]
                args[role] = [_before(filler, others) if filler.clause else filler for filler in fillers]

    @staticmethod
    def _whole(trial: Trial, role: str, args: Args) -> list[Filler]:
        """The fillers of a role with the phrases that hang on them and fill no other role."""
        slots, decls, fillers = trial.slots, trial.frame.roles, args[role]
        if role not in decls or decls[role].types == ("clause",):
            return fillers
        nominal = "nominal" in decls[role].types
        # who is told something somewhere is not of there (قال للصحفيين في البيت الأبيض إن)
        told = role in trial.arm.doers and any("clause" in decl.types for decl in decls.values())
        preps = [slot.preps for slot in trial.arm.slots if slot.name == "prep"]

        def taken(after: Item) -> bool:
            end = phrase_last(slots.items, after).node.end  # بحضور السفير: it goes as far as its genitives
            filled = any(one.start < end and after.node.start < one.end for held in args.values() for one in held)
            return filled or nominal and any(slots.after(after, each) for each in preps)

        out = []
        for filler in fillers:
            if nominal and not (filler.item is not None and by_lexicon(filler.item.node)):
                end = thing_end(slots.items, filler, slots.sentence.nodes, taken)
            else:
                end = actor_end(slots.items, filler, slots.sentence.nodes, taken, told)
            out.append(filler.until(end))
        return out

    # -- refusals ----------------------------------------------------------------------

    def _require(self, trial: Trial, args: Args, wrong: dict[str, Filler], scene: Scene) -> Refused | None:
        for require in trial.frame.requires:
            if require.when is not None and not self.conditions.holds(require.when, scene):
                continue
            met = [self._met(need, args, trial.context) for need in require.needs]
            if all(met) if require.op == "and" else any(met):
                continue
            failed = [need.role for need, ok in zip(require.needs, met, strict=True) if not ok]
            refused = self._refusal(trial, failed, args, wrong)
            refused.require = require
            return refused
        return None

    @staticmethod
    def _met(need: Need, args: Args, context: Context) -> bool:
        held = args.get(need.role, [])
        if need.public:
            return sum(any(map(context.public, filler.nodes)) for filler in held) >= need.least
        if not any(filler.clause for fillers in args.values() for filler in fillers):
            held = [f for f in held if f.start >= 0 or any(context.names(node) for node in f.nodes)]
        if need.named:
            return sum(any(map(context.known, filler.nodes)) for filler in held) >= need.least
        return sum(context.count(filler) for filler in held) >= need.least

    @staticmethod
    def _refusal(trial: Trial, failed: list[str], args: Args, wrong: dict[str, Filler]) -> Refused:
        """Why there is no event, by the first of the roles that *failed* to be filled; rather by a wrong filler."""
        frame, arm, slots = trial.frame, trial.arm, trial.slots
        role = next((name for name in failed if name in wrong), failed[0])
        if role in wrong:
            return Refused(frame, arm, slots.item, "wrong", role, "what stands there has another type")
        why = "who is meant has no name" if any(one.start < 0 for one in args.get(role, ())) else "nothing stands there"
        return Refused(frame, arm, slots.item, "missing", role, why)

    # -- mode --------------------------------------------------------------------------

    def _mode(self, frame: CompiledFrame, arm: CompiledArm, slots: Slots, scene: Scene) -> str:
        if arm.mode:
            return arm.mode
        for reading in slots.item.node.morph.readings:
            if reading.row is not None and (mode := reading.row.get("mode")) and mode in frame.event.modes:
                return mode
        return next((one.mode for one in frame.modes if self.conditions.holds(one.when, scene)), "")

    def preps(self, given: tuple[str, ...]) -> Preps:
        """The prepositions that a rule or a row names, as the words of nodes."""
        known = self._given.get(given)
        if known is None:
            known = self._given[given] = frozenset(tuple(self._split(word)) for word in given)
        return known

    def _split(self, word: str) -> list[str]:
        return self.conditions.split(word)


def _before(said: Filler, others: list[Filler]) -> Filler:
    """A stretch of words as far as the first phrase of another role within it."""
    if said.item is None:
        return said
    nodes = [one.item.prep_node for one in others if one.item is not None and one.start > said.start]
    starts = [node.start - 1 for node in nodes if node is not None and said.start < node.start < said.end]
    starts += [one.start - 1 for one in others if said.start < one.start < said.end and _counted(one)]
    return said.until(min(starts, default=said.end))


def _counted(filler: Filler) -> bool:
    """Are they so many, without a preposition (اعترضت على القرار تسع دول)?"""
    item = filler.item
    first = item.node.words()[0] if item is not None and not item.prep and filler.source == "explicit" else None
    return first is not None and is_number(first)


def _behind(slots: Slots, filler: Filler) -> bool:
    """Does a phrase without a preposition stand right behind one that has one, so that it belongs there?"""
    item = filler.item
    before = slots.items[item.index - 1] if item is not None and item.index else None
    if before is None or item is None or before.last != item.first:
        return False
    open_to_it = before.node.chunk is None and not before.node.types and not before.node.suffix  # على رأسهم السفير
    return bool(before.prep) and open_to_it


def _acts(slots: Slots) -> bool:
    """Is the subject one of those who act, whatever its role takes?"""
    return any(one.item is not None and actorlike(one.item) for one in slots.held("subject"))


def _explicit(found: Found) -> int:
    """How many fillers stand in words beside the trigger."""
    return sum(filler.source == "explicit" for fillers in found.args.values() for filler in fillers)


def _leads_to(slots: Slots, filler: Filler) -> bool:
    """Is it where a journey leads, though it has no name (زيارة إلى عدد من المصانع), and nothing that one does?"""
    item = filler.item
    if item is None or item.prep_node is None or not item.prep_node.has("toward") or item.index > slots.k + _JOURNEY:
        return False
    doing = any(reading.pos == "masdar" for reading in item.node.words()[0].morph.readings)
    return slots.item.node.value_of("reaches") == "anywhere" and not doing
