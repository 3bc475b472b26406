"""Arms made ready for a written form: what the form alone decides is decided once.

Most arms of a trigger are refused by a condition, and most conditions ask what the
trigger is.  Whether they hold is known with the form, before any text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.matching.conditions import Conditions, cost
from arabdiplo.matching.needs import Masks, Need, all_there
from arabdiplo.syntax.nodes import Morph

from .frames import CompiledArm, CompiledFrame

WHEN = "the condition of the arm does not hold"
UNLESS = "an «unless» holds"


@attrs.define(slots=True, weakref_slot=False, eq=False)
class Must:
    """A condition that has to hold, or not, and what is said if it is otherwise."""

    cond: Fact | Cond
    holds: bool
    detail: str
    needs: Sequence[Need] = ()
    """what must be there, or it refuses no arm; found when it has been asked in vain"""

    def allowed(self, conditions: Conditions) -> None:
        """Remember what it looked for in vain."""
        if not self.needs:
            self.needs = conditions.needs(self.cond, not self.holds)


@attrs.define(slots=True, weakref_slot=False, eq=False)
class ReadyArm:
    """An arm with what is still to be asked of its conditions at a place in a text."""

    arm: CompiledArm
    frame: CompiledFrame
    musts: tuple[Must, ...]
    needs: tuple[Need, ...] = ()
    """what must be there, or one of the conditions that have refused it does so again"""
    learned: tuple[int, ...] = ()
    """ids of these conditions"""
    steps: int = attrs.field(init=False)
    """how many conditions and slots it may ask of a trigger"""

    @steps.default
    def _steps(self) -> int:
        return len(self.musts) + len(self.arm.slots)

    def possible(self, masks: Masks) -> bool:
        """Is all there that the arm needs, as far as is known?"""
        return all_there(self.needs, masks)

    def refused(self, must: Must, conditions: Conditions) -> None:
        """Remember what a condition looked for in vain."""
        if id(must.cond) not in self.learned:
            self.learned += (id(must.cond),)
            self.needs += tuple(conditions.needs(must.cond, must.holds))


class Readying:
    """Makes arms ready; equal ones are the same."""

    def __init__(self, frames: Mapping[str, CompiledFrame], conditions: Conditions) -> None:
        self._frames = frames
        self._conditions = conditions
        self._given: dict[CompiledArm, ReadyArm] = {}
        self._musts: dict[tuple[int, bool], Must] = {}
        """condition left to be asked, by `id`, and whether it has to hold; the one that is kept keeps it"""
        self._arms: dict[tuple[CompiledArm | Must, ...], ReadyArm] = {}
        """arm and what it is still asked -> itself with that"""

    def as_given(self, arms: Iterable[CompiledArm]) -> tuple[ReadyArm, ...]:
        """All arms with all conditions in the order of the rules, so that each refusal has its reason."""
        return tuple(map(self._as_given, arms))

    def _as_given(self, arm: CompiledArm) -> ReadyArm:
        known = self._given.get(arm)
        if known is None:
            frame = self._frames[arm.frame]
            musts = [self._must(must.cond, must) for must in _musts(arm, frame)]
            known = self._given[arm] = ReadyArm(arm, frame, tuple(musts))
        return known

    def settled(self, arms: Iterable[CompiledArm], morph: Morph) -> tuple[ReadyArm, ...]:
        """The arms that the form *morph* may take, with what it leaves to be asked, the cheap first."""
        left: dict[int, Fact | Cond | bool] = {}
        out = []
        for arm in arms:
            given = self._as_given(arm)
            asked = []
            for must in given.musts:
                key = id(must.cond)
                if key not in left:
                    left[key] = self._conditions.settle(must.cond, morph)
                cond = left[key]
                if not isinstance(cond, bool):
                    asked.append(self._must(cond, must))
                elif cond != must.holds:
                    break
            else:
                asked.sort(key=lambda must: cost(must.cond))
                out.append(self._arm(given, asked))
        return tuple(out)

    def _must(self, cond: Fact | Cond, whole: Must) -> Must:
        """The same of a condition, or of what is left of it once a part is decided; one for all arms."""
        key = (id(cond), whole.holds)
        known = self._musts.get(key)
        if known is None:
            known = self._musts[key] = Must(cond, whole.holds, whole.detail)
        return known

    def _arm(self, given: ReadyArm, asked: list[Must]) -> ReadyArm:
        key: tuple[CompiledArm | Must, ...] = (given.arm, *asked)
        known = self._arms.get(key)
        if known is None:
            known = self._arms[key] = ReadyArm(given.arm, given.frame, tuple(asked))
        return known


def _musts(arm: CompiledArm, frame: CompiledFrame) -> list[Must]:
    unless = [Must(cond, False, UNLESS) for cond in frame.unless]
    return unless if arm.when is None else [Must(arm.when, True, WHEN), *unless]
