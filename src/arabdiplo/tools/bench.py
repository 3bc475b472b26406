"""What each rule costs on texts: how often it was tried, begun and matched, its steps and its time.

A step is one word that a line of a pattern is run over, or one slot or condition that an arm
of a frame may ask of a trigger.  Steps depend on rules and texts alone, so a ceiling on
them holds on every machine; times do not.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from arabdiplo.engine.request import Watch
from arabdiplo.matching.cascade import Beaten
from arabdiplo.matching.levels import CompiledPattern
from arabdiplo.roles.found import Found, Refused
from arabdiplo.roles.ready import ReadyArm
from arabdiplo.syntax.nodes import Node

if TYPE_CHECKING:
    from arabdiplo.engine import Engine


@attrs.define(slots=True)
class Cost:
    """Figures of one rule.

    tried: how often it was asked (a pattern: once a text; an arm of a frame: once a trigger);
    triggered: of these, where something it needs was there; matched: what it made, also
    where another rule won in the end; seconds: of the clock.
    """

    rule: str
    tried: int = 0
    triggered: int = 0
    matched: int = 0
    steps: int = 0
    seconds: float = 0.0


@attrs.define(slots=True)
class Profile:
    """All costs of a run over texts."""

    costs: dict[str, Cost] = attrs.Factory(dict)
    texts: int = 0
    tokens: int = 0
    seconds: float = 0.0
    """of the clock, the whole reading"""
    rules: frozenset[str] | None = None
    """those whose costs are told; None: all"""

    @property
    def steps(self) -> int:
        return sum(cost.steps for cost in self.costs.values())

    @property
    def steps_per_token(self) -> float:
        return self.steps / self.tokens if self.tokens else 0.0

    @property
    def told(self) -> list[Cost]:
        """The costs that are asked for."""
        return [cost for cost in self.costs.values() if self.rules is None or cost.rule in self.rules]

    def of(self, rule: str) -> Cost:
        """The cost of a rule, zero at first."""
        if rule not in self.costs:
            self.costs[rule] = Cost(rule)
        return self.costs[rule]

    def as_dict(self) -> dict[str, Any]:
        """All figures, JSON-ready."""
        return {
            "texts": self.texts,
            "tokens": self.tokens,
            "seconds": round(self.seconds, 6),
            "steps": self.steps,
            "steps_per_token": round(self.steps_per_token, 3),
            "rules": [
                {**attrs.asdict(cost), "seconds": round(cost.seconds, 6)}
                for cost in sorted(self.told, key=lambda cost: cost.rule)
            ],
        }


def profile(engine: Engine, texts: Iterable[tuple[str, str | None]], rules: frozenset[str] | None = None) -> Profile:
    """Read texts, each with its date, and say what each rule cost; rules: those (`visit.travel`) that are asked for."""
    from arabdiplo.text import tokenize

    figures = Profile(rules=rules)
    for module, tree in (*engine.program.patterns, *engine.program.frames):
        figures.of(f"{module}.{tree.name}")  # type: ignore[attr-defined]
    meter = _Meter(engine, figures)
    for text, date in texts:
        figures.texts += 1
        figures.tokens += len(tokenize(text))
        began = time.perf_counter()
        engine.examine(text, date, meter, explain=False)
        figures.seconds += time.perf_counter() - began
    return figures


class _Meter(Watch):
    """Enters what each rule costs."""

    def __init__(self, engine: Engine, figures: Profile) -> None:
        self.figures = figures
        self._patterns = [pattern.name for level in engine.cascade.levels for pattern in level.patterns]

    def pattern(self, pattern: CompiledPattern, steps: int, matched: int, seconds: float) -> None:
        cost = self.figures.of(pattern.name)
        cost.seconds += seconds
        cost.triggered += 1
        cost.matched += matched
        cost.steps += steps

    def chunks(self, nodes: list[Node], lost: list[Beaten]) -> None:
        for name in self._patterns:
            self.figures.of(name).tried += 1

    def arm(self, ready: ReadyArm, result: Found | Refused, seconds: float) -> None:
        cost = self.figures.of(ready.frame.name)
        cost.seconds += seconds
        cost.tried += 1
        cost.triggered += isinstance(result, Found) or result.reason != "blocked"
        cost.matched += isinstance(result, Found)
        cost.steps += ready.steps


def lines(figures: Profile, most: int = 25) -> Iterator[str]:
    """A table of the dearest rules, and the sums."""
    spent = sum(cost.seconds for cost in figures.costs.values()) or 1.0
    yield f"{'rule':32s} {'tried':>8s} {'begun':>8s} {'matched':>8s} {'steps':>10s} {'ms':>9s} {'share':>6s}"
    dearest = sorted(figures.told, key=lambda cost: (-cost.seconds, cost.rule))
    for cost in dearest[:most]:
        yield (
            f"{cost.rule:32s} {cost.tried:8d} {cost.triggered:8d} {cost.matched:8d} {cost.steps:10d} "
            f"{1000 * cost.seconds:9.2f} {100 * cost.seconds / spent:5.1f}%"
        )
    if len(dearest) > most:
        yield f"… and {len(dearest) - most} more"
    idle = sum(not cost.triggered for cost in dearest)
    rules, texts = (f"{n} {what}{'s' * (n != 1)}" for n, what in ((len(dearest), "rule"), (figures.texts, "text")))
    yield f"{rules}, {idle} of them never begun; {texts}, {figures.tokens} tokens"
    yield (
        f"{figures.steps} steps, {figures.steps_per_token:.1f} a token; "
        f"{1000 * figures.seconds:.1f} ms, of which rules {100 * min(1.0, spent / (figures.seconds or 1)):.0f}%"
    )


def over(figures: Profile, steps_per_token: float | None, share: float | None, ms: float | None) -> list[str]:
    """Ceilings that are passed, as sentences; share: percent of the time of all rules that one rule may take."""
    out = []
    if steps_per_token is not None and figures.steps_per_token > steps_per_token:
        out.append(f"{figures.steps_per_token:.1f} steps a token, at most {steps_per_token:g} wanted")
    if ms is not None and figures.texts and 1000 * figures.seconds / figures.texts > ms:
        out.append(f"{1000 * figures.seconds / figures.texts:.1f} ms a text, at most {ms:g} wanted")
    spent = sum(cost.seconds for cost in figures.costs.values())
    for cost in figures.told if share is not None and spent else ():
        if share is not None and 100 * cost.seconds / spent > share:
            out.append(f"{cost.rule} takes {100 * cost.seconds / spent:.1f} % of the time, at most {share:g} wanted")
    return out
