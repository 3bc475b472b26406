"""Who met whom: an SVG of the strongest pairs, and all of what it shows as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from arabdiplo.report.labels import Labels
from arabdiplo.report.layout import HEIGHT, WIDTH, places
from arabdiplo.report.linked import Linked, Pair
from arabdiplo.report.safe import bdi, plain

NODES, EDGES = 36, 90
"""of more, the heaviest are drawn"""
_LABEL = 24
"""letters of a name that are shown in the drawing"""
_LETTER = 7
"""width of one, about"""


class Graph:
    """Counts pairs; `drawn` makes the SVG and the table of it."""

    def __init__(self) -> None:
        self._events: dict[Pair, list[int]] = {}
        self._happened: set[Pair] = set()

    def add(self, event: Linked, pairs: frozenset[Pair]) -> None:
        """One real event and the pairs that it brings together."""
        for pair in sorted(pairs):
            self._events.setdefault(pair, []).append(event.number)
            if event.happened:
                self._happened.add(pair)

    @property
    def empty(self) -> bool:
        """Whether no pair was added."""
        return not self._events

    def drawn(self, name: str, labels: Labels) -> str:
        """The graph as HTML."""
        if not self._events:
            return f"<p>{labels.page('nothing')}</p>"
        kept, left = self._kept()
        nodes = self._ordered(kept)
        weights = {pair: len(numbers) for pair, numbers in kept.items()}
        where = places(nodes, weights, [_LETTER * len(_short(node)) for node in nodes])
        title = f"{labels.page('graph')}: {name}"
        more = f"<p>{labels.page('more_nodes')}: {left}</p>" if left else ""
        heaviest = max(map(len, kept.values()))
        edges = "\n".join(self._edge(pair, numbers, where, heaviest, labels) for pair, numbers in kept.items())
        dots = "\n".join(_dot(node, at, _of(node, kept), labels) for node, at in where.items())
        return f"""<div class="scroll" tabindex="0" role="region" aria-label="{plain(title)}">
<svg class="graph" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{plain(title)}">
{edges}
{dots}
</svg></div>
{more}{self._table(kept, labels)}"""

    def _kept(self) -> tuple[dict[Pair, list[int]], int]:
        """The edges that are drawn, heaviest first, and the number of pairs that are not."""
        weights = Counter[str]()
        for pair, numbers in self._events.items():
            for node in pair:
                weights[node] += len(numbers)
        best = set(sorted(weights, key=lambda node: (-weights[node], node))[:NODES])
        edges = [pair for pair in self._events if best.issuperset(pair)]
        edges.sort(key=lambda pair: (-len(self._events[pair]), pair))
        return {pair: self._events[pair] for pair in edges[:EDGES]}, len(self._events) - len(edges[:EDGES])

    def _ordered(self, kept: dict[Pair, list[int]]) -> list[str]:
        weights = Counter(node for pair, numbers in kept.items() for node in pair for _ in numbers)
        return sorted(weights, key=lambda node: (-weights[node], node))

    def _edge(
        self, pair: Pair, numbers: Sequence[int], where: dict[str, tuple[int, int]], heaviest: int, labels: Labels
    ) -> str:
        (x1, y1), (x2, y2) = where[pair[0]], where[pair[1]]
        width = 1.5 + 6 * (len(numbers) - 1) / max(heaviest - 1, 1)
        ends = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
        dashed = "" if pair in self._happened else ' class="open"'
        told = plain(f"{pair[0]} – {pair[1]}: {labels.page('events')} {len(numbers)}")
        return (
            f'<g class="edge" data-e="{_numbers(numbers)}" aria-label="{told}"><title>{told}</title>'
            f'<line class="hit" {ends}/><line{dashed} {ends} stroke-width="{width:.1f}"/></g>'
        )

    def _table(self, kept: dict[Pair, list[int]], labels: Labels) -> str:
        rows = "\n".join(
            f'<tr data-e="{_numbers(numbers)}"><th scope="row">{bdi(pair[0])} – {bdi(pair[1])}</th>'
            f"<td>{len(numbers)}</td></tr>"
            for pair, numbers in kept.items()
        )
        heads = "".join(f'<th scope="col">{labels.page(key)}</th>' for key in ("pair", "events"))
        return f"""<details><summary>{labels.page("pairs")}</summary>
<table><thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody></table></details>"""


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else name[:_LABEL].rstrip() + "…"


def _dot(node: str, at: tuple[int, int], numbers: Sequence[int], labels: Labels) -> str:
    told = plain(f"{node}: {labels.page('events')} {len(numbers)}")
    shown = plain(_short(node))
    size = min(5 + len(numbers), 14)
    return (
        f'<g class="dot" data-e="{_numbers(numbers)}" aria-label="{told}"><title>{told}</title>'
        f'<circle cx="{at[0]}" cy="{at[1]}" r="{size}"/>'
        f'<text x="{at[0]}" y="{at[1] + size + 13}">{shown}</text></g>'
    )


def _of(node: str, kept: dict[Pair, list[int]]) -> list[int]:
    return sorted({number for pair, numbers in kept.items() if node in pair for number in numbers})


def _numbers(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))
