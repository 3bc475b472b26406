"""What an arm makes of a trigger: an event with its roles, or a refusal with the reason."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.lang.tree import Require
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.phrases import Filler

from .frames import CompiledArm, CompiledFrame
from .slots import Slots

if TYPE_CHECKING:
    from arabdiplo.matching.conditions import Scene


class Found:
    """A trigger with its roles: an event, before conflicts are settled."""

    __slots__ = ("frame", "arm", "slots", "args", "mode", "explicit")

    def __init__(
        self, frame: CompiledFrame, arm: CompiledArm, slots: Slots, args: dict[str, list[Filler]], mode: str
    ) -> None:
        self.frame = frame
        self.arm = arm
        self.slots = slots
        self.args = args
        self.mode = mode
        self.explicit = sum(filler.source == "explicit" for filler in self.fillers())

    @property
    def item(self) -> Item:
        return self.slots.item

    def fillers(self) -> Iterator[Filler]:
        """What fills its roles, role by role."""
        return itertools.chain.from_iterable(self.args.values())

    def borrow(self, other: Found | Refused) -> None:
        """Take explicit fillers of roles that are empty here from another reading of the same event."""
        if other.frame.event is not self.frame.event:
            return
        held = {filler.key() for filler in self.fillers()}
        said = [filler for filler in self.fillers() if filler.clause and filler.start >= 0]
        for role, fillers in other.args.items():
            if (
                fillers
                and role not in self.args
                and all(f.source == "explicit" and f.key() not in held for f in fillers)
                and not any(one.start <= f.start < one.end for one in said for f in fillers)
            ):
                self.args[role] = fillers

    def order(self) -> tuple[int, int, int, int, str]:
        """What decides between frames that want one trigger."""
        name = f"{self.frame.name}:{self.arm.index:03d}"
        return (-bool(self.arm.light), -self.explicit, self.slots.doubtful(), -self.frame.priority, name)

    def loses_to(self, winner: Found) -> str:
        """Why another one has the trigger, for people."""
        if bool(self.arm.light) != bool(winner.arm.light):
            return "the light verb goes before the bare word"
        if self.explicit != winner.explicit:
            return f"{winner.explicit} explicit fillers against {self.explicit}"
        if self.slots.doubtful() != winner.slots.doubtful():
            return "the phrase after the verb is rather its subject"
        if self.frame.priority != winner.frame.priority:
            return f"priority {winner.frame.priority} against {self.frame.priority}"
        if self.frame is winner.frame:
            return f"arm {winner.arm.index + 1} stands before arm {self.arm.index + 1}"
        return "all else equal, the name decides; give one a «priority»"


class Refused:
    """A trigger that an arm did not take: reason blocked, wrong or missing.

    cond: the condition that blocked it; require: what was not found; args, wrong: what was found before it was
    refused, by role (`wrong`: what stands there and has another type).
    """

    __slots__ = (
        "frame",
        "arm",
        "item",
        "reason",
        "role",
        "detail",
        "slots",
        "scene",
        "cond",
        "args",
        "wrong",
        "require",
    )

    def __init__(
        self, frame: CompiledFrame, arm: CompiledArm, item: Item, reason: str, role: str = "", detail: str = ""
    ) -> None:
        self.frame = frame
        self.arm = arm
        self.item = item
        self.reason = reason
        self.role = role
        self.detail = detail
        self.slots: Slots | None = None
        self.scene: Scene | None = None
        self.cond: Fact | Cond | None = None
        self.args: dict[str, list[Filler]] = {}
        self.wrong: dict[str, Filler] = {}
        self.require: Require | None = None

    def at(self, slots: Slots, scene: Scene, cond: Fact | Cond | None = None) -> Refused:
        """The same, with what explain asks for: where it was, and the condition that blocked it."""
        self.slots, self.scene, self.cond = slots, scene, cond
        return self
