"""Arms made ready for a written form: what the form alone decides is decided once.

Most arms of a trigger are refused by a condition, and most conditions ask what the
trigger is.  Whether they hold is known with the form, before any text is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from arabdiplo.lang.tree import Cond, Fact

from .conditions import Conditions, cost
from .frames import CompiledArm, CompiledFrame
from .nodes import Morph

WHEN = "the condition of the arm does not hold"
UNLESS = "an «unless» holds"


@attrs.frozen(slots=True)
class Must:
    """A condition that has to hold, or not, and what is said if it is otherwise."""

    cond: Fact | Cond
    holds: bool
    detail: str


@attrs.frozen(slots=True, eq=False)
class ReadyArm:
    """An arm with what is still to be asked of its conditions at a place in a text."""

    arm: CompiledArm
    frame: CompiledFrame
    musts: tuple[Must, ...]


def as_given(arms: Iterable[CompiledArm], frames: Mapping[str, CompiledFrame]) -> tuple[ReadyArm, ...]:
    """All arms with all conditions in the order of the rules, so that each refusal has its reason."""
    return tuple(ReadyArm(arm, frames[arm.frame], tuple(_musts(arm, frames[arm.frame]))) for arm in arms)


def settled(
    arms: Iterable[CompiledArm], frames: Mapping[str, CompiledFrame], conditions: Conditions, morph: Morph
) -> tuple[ReadyArm, ...]:
    """The arms that the form *morph* may take, with what it leaves to be asked, the cheap first."""
    left: dict[int, Fact | Cond | bool] = {}
    out = []
    for arm in arms:
        frame = frames[arm.frame]
        asked = []
        for must in _musts(arm, frame):
            key = id(must.cond)
            if key not in left:
                left[key] = conditions.settle(must.cond, morph)
            cond = left[key]
            if not isinstance(cond, bool):
                asked.append(Must(cond, must.holds, must.detail))
            elif cond != must.holds:
                break
        else:
            asked.sort(key=lambda must: cost(must.cond))
            out.append(ReadyArm(arm, frame, tuple(asked)))
    return tuple(out)


def _musts(arm: CompiledArm, frame: CompiledFrame) -> list[Must]:
    unless = [Must(cond, False, UNLESS) for cond in frame.unless]
    return unless if arm.when is None else [Must(arm.when, True, WHEN), *unless]
