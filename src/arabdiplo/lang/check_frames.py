"""What must hold of events and frames: roles, modes, slots that can fit."""

from __future__ import annotations

import attrs

from .check_tests import TestChecker
from .diagnostics import Report, listed, meant
from .expr import Where
from .names import Names
from .program import LexiconTable
from .rewrite import Rewriter
from .tree import Arm, Event, Frame, Require, RoleDecl, SlotUse
from .types import Types
from .words import APART, EVERY_ROLE, MAX_ARMS, MAX_ROLES, NO_ROLE


class FrameChecker:
    """Resolves and checks the frames of a program."""

    def __init__(
        self,
        names: Names,
        types: Types,
        rewriter: Rewriter,
        events: dict[str, Event],
        lexicons: dict[str, LexiconTable],
    ) -> None:
        self.names, self.types, self.rewriter = names, types, rewriter
        self.events, self.lexicons = events, lexicons
        self.report: Report = names.report
        self.module = ""
        self.path = ""

    # -- events ------------------------------------------------------------------

    def event(self, module: str, event: Event) -> None:
        """Roles once each and not too many; requirements and codes that name what exists."""
        self.module, self.path = module, self.names.modules[module].path
        seen: set[str] = set()
        for role in event.roles:
            if role.name in NO_ROLE:
                self._add("D104", role.where, hint="every event has it; choose another name", name=role.name)
            if role.name in seen:
                self._add("D203", role.where, hint="delete one", name=role.name, other=f"line {event.where.line}")
            seen.add(role.name)
            self._traits(role)
        if len(event.roles) > MAX_ROLES:
            self._add(
                "D006",
                event.where,
                found=f"{len(event.roles)} roles",
                what="an event",
                limit=MAX_ROLES,
                hint="make two events of it",
            )
        for act in event.acts:
            for mode in dict.fromkeys(mode for i, mode in enumerate(act) if mode in act[:i]):
                self._add("D106", event.where, found=f"«{mode}»", place="twice in an act", hint="delete one")
        for require in event.requires:
            self._require(event, require)
        for code in event.codes:
            for case, at in zip(code.cases, code.cases_at, strict=True):
                if case not in event.modes and case not in self._tests().statuses:
                    self._tests().mode(event, case, at)

    def _traits(self, role: RoleDecl) -> None:
        """What is said of a role once each, nothing that cannot be together, nothing of a role that no record shows."""
        if role.traits and role.name.startswith("_"):
            hint = "delete it, or the «_» of the role"
            self._add("D106", role.where, found=f"«as {role.traits[0]}»", place="at a private role", hint=hint)
        for i, trait in enumerate(role.traits):
            before = role.traits[:i]
            if trait in before:
                self._add("D106", role.where, found=f"«{trait}»", place="twice at a role", hint="delete one")
            for other in (one for one in before if one != trait and any({one, trait} <= barred for barred in APART)):
                hint = f"«{role.name}» is one of the two; delete the other"
                self._add("D106", role.where, found=f"«{trait}»", place=f"beside «{other}»", hint=hint)

    def _require(self, event: Event, require: Require) -> None:
        for need in require.needs:
            self._role(event, need.role, need.where)

    # -- frames ------------------------------------------------------------------

    def frame(self, module: str, frame: Frame) -> Frame:
        """*frame* with names resolved; what is wrong is reported."""
        self.module, self.path = module, self.names.modules[module].path
        declared = self.names.find(module, "event", frame.event, frame.where)
        arms = tuple(self._arm(arm) for arm in frame.arms)
        made = attrs.evolve(
            frame,
            event=declared.full if declared is not None else frame.event,
            arms=arms,
            also=tuple(self._slot(use) for use in frame.also),
            modes=tuple(attrs.evolve(each, when=self.rewriter.cond(module, each.when)) for each in frame.modes),
            unless=tuple(self.rewriter.cond(module, cond) for cond in frame.unless),
            requires=tuple(self.rewriter.require(module, each) for each in frame.requires),
        )
        if not frame.arms:
            self.report.missing(
                "D601",
                self.path,
                frame.where,
                hint="write a trigger: «verb», «masdar», «noun» or «light»",
                rule=f"frame «{frame.name}»",
                kind="verb",
            )
        if len(frame.arms) > MAX_ARMS:
            self._add(
                "D006",
                frame.where,
                found=f"{len(frame.arms)} arms",
                what="a frame",
                limit=MAX_ARMS,
                hint="make two frames of it",
            )
        event = self.events.get(made.event)
        if declared is not None and event is not None:
            self._fits(made, event)
            self._tests().frame(made, event)
        return made

    def _arm(self, arm: Arm) -> Arm:
        made = attrs.evolve(
            arm,
            heads=tuple(attrs.evolve(head, given=self.rewriter.given(self.module, head.given)) for head in arm.heads),
            light=self.rewriter.given(self.module, arm.light) if arm.light is not None else None,
            slots=tuple(self._slot(use) for use in arm.slots),
            when=self.rewriter.cond(self.module, arm.when) if arm.when is not None else None,
        )
        last = arm.heads[-1]
        if not (last.given.words or last.given.names):
            self._add(
                "D106",
                last.where,
                found=f"«{last.cls}»",
                place="without words as the last head of an arm",
                hint="write its words, or a lexicon",
            )
        return made

    def _slot(self, use: SlotUse) -> SlotUse:
        return attrs.evolve(use, given=self.rewriter.given(self.module, use.given)) if use.slot == "prep" else use

    # -- do they fit? --------------------------------------------------------------

    def _fits(self, frame: Frame, event: Event) -> None:
        uses = [*(use for arm in frame.arms for use in arm.slots), *frame.also]
        for use in uses:
            for role in use.roles:
                self._role(event, role, use.where)
            self._type_fits(event, use)
        for arm in frame.arms:
            if arm.mode and arm.mode not in event.modes:
                self._tests().mode(event, arm.mode, arm.mode_at)
            if any(use.slot == "takes" for use in arm.slots):
                self._takes(arm)
        for each in frame.modes:
            if each.mode not in event.modes:
                self._tests().mode(event, each.mode, each.mode_at)
        for require in frame.requires:
            self._require(event, require)
        for fill in frame.fills:
            self._role(event, fill.role, fill.role_at)
            for (source, other), at in zip(fill.sources, fill.sources_at, strict=True):
                if source == "inside":
                    self._role(event, other, at)
        given = {role for use in uses for role in use.roles} | {
            fill.role
            for fill in frame.fills
            if any(source in ("trigger", "inside", "beside") for source, _ in fill.sources)
        }
        for require in (*event.requires, *frame.requires):
            self._given(frame, event, require, given | set(EVERY_ROLE))

    def _given(self, frame: Frame, event: Event, require: Require, given: set[str]) -> None:
        roles = {*(role.name for role in event.roles), *EVERY_ROLE}
        if not frame.arms or not given <= roles:
            return
        missing = [need for need in require.needs if need.role not in given and need.role in roles]
        if missing and (require.op == "and" or len(missing) == len(require.needs)):
            self.report.missing("D502", self.path, frame.where, role=missing[0].role, frame=f"frame «{frame.name}»")

    def _type_fits(self, event: Event, use: SlotUse) -> None:
        if use.slot != "nisba" or "country" not in self.types.ancestors:
            return
        roles = {role.name: role for role in event.roles}
        state = {name for name, above in self.types.ancestors.items() if "country" in above} | set(
            self.types.ancestors["country"]
        )
        known = [roles[name] for name in use.roles if name in roles]
        if known and len(known) == len(use.roles) and not any(state & set(role.types) for role in known):
            self._add(
                "D503", use.where, slot="nisba", gives="a state", role=known[0].name, takes=listed(known[0].types)
            )

    def _takes(self, arm: Arm) -> None:
        names = [name for head in arm.heads for name in head.given.names]
        if any("takes" in self.rewriter.columns.get(name, ("takes",)) for name in names):
            return
        hint = f"{', '.join(f'«{name}»' for name in names)} has none" if names else "write «prep» with the words"
        self._add("D504", arm.where, hint=hint)

    def _role(self, event: Event, name: str, where: Where) -> None:
        names = [role.name for role in event.roles]
        if name not in names and name not in EVERY_ROLE and self.names.is_whole(event.name):
            hint = f"it has {listed(names)}" + (f"; {near}" if (near := meant(name, names)) else "")
            self._add("D501", where, hint=hint, owner=f"event «{event.name}»", what="role", name=name)

    def _tests(self) -> TestChecker:
        return TestChecker(self.names, self.module)

    def _add(self, code: str, where: Where, hint: str | None = None, **values: object) -> None:
        self.report.add(code, self.path, where, hint, **values)
