"""What must hold of the tests in a rule, without running them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from .diagnostics import listed, meant
from .expr import Where
from .names import Names
from .tree import Check, Event, Frame, Label, Pattern, Status
from .types import Types

#: labels that any example of a frame may have, beside the roles
COMMON = ("time", "place", "mode", "status", "trigger", "date")


class TestChecker:
    """Checks the tests of the rules of one module."""

    __test__ = False  # no class of tests for pytest

    def __init__(self, names: Names, module: str) -> None:
        self.names = names
        self.module = module
        self.path = names.modules[module].path
        # without a cue an event is actual, whatever else is declared
        self.statuses = list(dict.fromkeys([*(each.name for each in names.all("status")), "actual"]))

    def pattern(self, pattern: Pattern, types: Types) -> None:
        """A pattern: an example; chunks from its text; attributes its type has."""
        self._has(f"pattern «{pattern.name}»", pattern.where, pattern.checks, ("example",))
        known = types.attributes(pattern.type)
        for check in pattern.checks:
            if check.kind == "near":
                self._add(
                    "D106",
                    check.where,
                    hint="only frames are refused for a reason; use «reject»",
                    found="«near»",
                    place="in a pattern",
                )
            self._date(check)
            for label in check.labels:
                if label.name == "chunk":
                    self._occurs(check, label)
                elif label.name not in ("date", "trigger", "status") and label.name not in known:
                    has = types.declared(pattern.type)
                    hint = meant(label.name, [*has, "chunk", "date"]) or f"it has {listed(has)}"
                    self._add("D208", label.where, hint=hint, owner=f"«{pattern.type}»", name=label.name)

    def status(self, status: Status) -> None:
        """A status block: an example, a trigger from its text, a known status."""
        self._has(f"status «{status.name}»", status.where, status.checks, ("example",))
        for check in status.checks:
            self._date(check)
            self._once(check, ("trigger", "status", "date"), "a test of a status")
            for label in check.labels:
                if label.name == "trigger":
                    self._occurs(check, label)
                elif label.name == "status":
                    self._status(label)
                elif label.name != "date":
                    self._add(
                        "D501",
                        label.where,
                        hint="write trigger, status or date",
                        owner="a test of a status",
                        what="label",
                        name=label.name,
                    )

    def frame(self, frame: Frame, event: Event) -> None:
        """A frame: an example and a reject; roles, modes and words that exist."""
        self._has(f"frame «{frame.name}»", frame.where, frame.checks, ("example", "reject"))
        roles = [role.name for role in event.roles]
        many = {role.name for role in event.roles if role.many}
        for check in frame.checks:
            if check.role and check.role not in (*roles, "place", "time"):
                self._role(event, check.role, roles, check.role_at)
            self._date(check)
            self._once(check, {*roles, *COMMON} - many, f"event «{event.name}»")
            for label in check.labels:
                if label.name == "mode":
                    if label.value not in event.modes:
                        self.mode(event, label.value, label.where)
                elif label.name == "status":
                    self._status(label)
                elif label.name in (*roles, *COMMON):
                    if label.name != "date" and not label.implicit:
                        self._occurs(check, label)
                else:
                    self._role(event, label.name, roles, label.where)

    def mode(self, event: Event, name: str, where: Where) -> None:
        """Report a mode the event does not have."""
        hint = f"it has {listed(event.modes)}" + (f"; {near}" if (near := meant(name, event.modes)) else "")
        if not event.modes:
            hint = f"write «mode : {name}» in the event"
        self._add("D501", where, hint=hint, owner=f"event «{event.name}»", what="mode", name=name)

    # -- small things ------------------------------------------------------------

    def _role(self, event: Event, name: str, roles: list[str], where: Where) -> None:
        if not self.names.is_whole(event.name):
            return
        hint = f"it has {listed(roles)}" + (f"; {near}" if (near := meant(name, [*roles, *COMMON])) else "")
        self._add("D501", where, hint=hint, owner=f"event «{event.name}»", what="role", name=name)

    def _status(self, label: Label) -> None:
        if label.value not in self.statuses:
            hint = f"statuses are {listed(self.statuses)}"
            self._add("D501", label.where, hint=hint, owner="the program", what="status", name=label.value)

    def _date(self, check: Check) -> None:
        for label in check.labels:
            if label.name == "date" and not _is_day(label.value):
                self._add("D607", label.where, date=label.value)

    def _once(self, check: Check, single: Collection[str], owner: str) -> None:
        """Report labels that say a second time what there is once."""
        seen: set[str] = set()
        for label in check.labels:
            if label.name in seen:
                self._add("D608", label.where, label=label.name, owner=owner)
            elif label.name in single:
                seen.add(label.name)

    def _has(self, rule: str, where: Where, checks: Sequence[Check], kinds: tuple[str, ...]) -> None:
        ways = {"example": "write a sentence that it must find", "reject": "write a sentence that it must not find"}
        for kind in kinds:
            if not any(check.kind == kind for check in checks):
                self.names.report.missing("D601", self.path, where, hint=ways[kind], rule=rule, kind=kind)

    def _occurs(self, check: Check, label: Label) -> None:
        if label.value not in check.text:
            self._add("D602", label.where, words=label.value)

    def _add(self, code: str, where: Where, hint: str | None = None, **values: object) -> None:
        self.names.report.add(code, self.path, where, hint, **values)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
