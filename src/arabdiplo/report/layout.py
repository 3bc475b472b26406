"""Where the dots of a graph stand: springs along its edges, everything else pushed apart.

Only the four operations and square roots are used, which round alike on every machine, and
nothing is drawn by lot: the same graph always has the same places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

WIDTH, HEIGHT = 760, 560
MARGIN_X, MARGIN_Y = 70, 30
STEPS, APART = 160, 60
_LINE = 38
"""height of a dot and its label"""

Place = tuple[int, int]


def places(
    nodes: Sequence[str], edges: Mapping[tuple[str, str], int], widths: Sequence[int] | None = None
) -> dict[str, Place]:
    """Node → x, y in a field of WIDTH × HEIGHT, margins left for labels.

    edges: pair of nodes → weight, 1 or more; heavier edges pull a little harder; widths: of the
    labels, in the field's units.

    >>> places(["أ"], {})
    {'أ': (380, 280)}
    >>> places(["أ", "ب"], {("أ", "ب"): 1}) == places(["أ", "ب"], {("أ", "ب"): 1})
    True
    """
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (WIDTH // 2, HEIGHT // 2))
    index = {node: i for i, node in enumerate(nodes)}
    heaviest = max(edges.values(), default=1)
    springs = [(index[a], index[b], 1 + weight / heaviest) for (a, b), weight in edges.items()]
    x = [(WIDTH - 2 * MARGIN_X) * (_halton(i + 1, 2) - 0.5) for i in range(len(nodes))]
    y = [(HEIGHT - 2 * MARGIN_Y) * (_halton(i + 1, 3) - 0.5) for i in range(len(nodes))]
    far = sqrt((WIDTH - 2 * MARGIN_X) * (HEIGHT - 2 * MARGIN_Y) / len(nodes)) * 0.8
    for step in range(STEPS):
        _move(x, y, springs, far, WIDTH / 8 * (1 - step / STEPS))
    across, down = _stretch(x, MARGIN_X, WIDTH - MARGIN_X), _stretch(y, MARGIN_Y, HEIGHT - MARGIN_Y)
    for _ in range(APART):
        _part(across, down, widths or [0] * len(nodes))
    return {node: (int(across[i] + 0.5), int(down[i] + 0.5)) for i, node in enumerate(nodes)}


def _move(x: list[float], y: list[float], springs: Sequence[tuple[int, int, float]], far: float, most: float) -> None:
    """One step, by at most *most*, under the forces of Fruchterman and Reingold and a pull to the middle."""
    size = len(x)
    push_x, push_y = [-0.5 * each for each in x], [-0.8 * each for each in y]
    for a in range(size):
        for b in range(a):
            dx, dy = x[a] - x[b], y[a] - y[b]
            square = max(dx * dx + dy * dy, 1.0)
            force = far * far / square
            push_x[a] += dx * force
            push_y[a] += dy * force
            push_x[b] -= dx * force
            push_y[b] -= dy * force
    for a, b, weight in springs:
        dx, dy = x[a] - x[b], y[a] - y[b]
        force = weight * sqrt(dx * dx + dy * dy) / far
        push_x[a] -= dx * force
        push_y[a] -= dy * force
        push_x[b] += dx * force
        push_y[b] += dy * force
    for i in range(size):
        length = sqrt(push_x[i] * push_x[i] + push_y[i] * push_y[i])
        share = min(length, most) / length if length else 0.0
        x[i] += push_x[i] * share
        y[i] += push_y[i] * share


def _part(x: list[float], y: list[float], widths: Sequence[int]) -> None:
    """Labels that lie on one another go apart, the shorter way, within the field."""
    for a in range(len(x)):
        for b in range(a):
            dx, dy = x[a] - x[b], y[a] - y[b]
            over_x = (widths[a] + widths[b]) / 2 + 6 - abs(dx)
            over_y = _LINE - abs(dy)
            if over_x <= 0 or over_y <= 0:
                continue
            if over_y <= over_x:
                step = over_y / 2 if dy >= 0 else -over_y / 2
                y[a], y[b] = y[a] + step, y[b] - step
            else:
                step = over_x / 2 if dx >= 0 else -over_x / 2
                x[a], x[b] = x[a] + step, x[b] - step
    for i, width in enumerate(widths):
        side = max(MARGIN_X // 2, width // 2)
        x[i] = min(max(x[i], side), WIDTH - side)
        y[i] = min(max(y[i], MARGIN_Y), HEIGHT - MARGIN_Y)


def _stretch(values: Sequence[float], low: int, high: int) -> list[float]:
    least, width = min(values), max(values) - min(values)
    if width < 1.0:
        return [(low + high) / 2 for _ in values]
    return [low + (value - least) / width * (high - low) for value in values]


def _halton(number: int, base: int) -> float:
    """A sequence that fills the interval from 0 to 1 evenly."""
    found, share = 0.0, 1.0
    while number:
        share /= base
        number, digit = divmod(number, base)
        found += share * digit
    return found
