"""An arm that is tried at a trigger, and what it may ask of the document."""

from __future__ import annotations

from typing import Protocol

import msgspec

from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Args, Filler

from .frames import CompiledArm, CompiledFrame
from .slots import Slots


class Context(Protocol):
    """What arms ask of the document."""

    def doer(
        self, frame: CompiledFrame, slots: Slots, found: Args, barred: frozenset[str], roles: list[str]
    ) -> list[Filler]:
        """Who does it, in one of *roles*, where no slot says so (control, dropped)."""

    def inherited(self, frame: CompiledFrame, slots: Slots, args: Args, arm: CompiledArm) -> Args:
        """Roles of an earlier mention that a definite event noun takes up."""

    def partner(self, slots: Slots) -> list[Filler]:
        """Whom the verb that an event noun stands with was done to."""

    def beside(self, role: str, slots: Slots, args: Args) -> list[Filler]:
        """Fillers of *role* of the event that stands beside the trigger in its clause."""

    def names(self, node: Node) -> tuple[str, ...]:
        """Canonical names of a node."""

    def known(self, node: Node) -> bool:
        """Has the node a name, or is it somebody in an office, or of a state or body that is named?"""

    def public(self, node: Node) -> bool:
        """Is the node a state, a body, somebody in an office or with a title, or somebody of one?"""

    def count(self, filler: Filler) -> int:
        """How many members the filler has."""

    def inside(self, filler: Filler, types: tuple[str, ...]) -> list[Filler]:
        """Typed phrases within the words of a filler."""


class Trial(msgspec.Struct, frozen=True, eq=False):
    """An arm of a frame that is tried at a trigger with its slots."""

    frame: CompiledFrame
    arm: CompiledArm
    slots: Slots
    context: Context
