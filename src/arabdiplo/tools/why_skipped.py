"""Rules that nothing in a text can begin, and the words that come nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.events.records import Span
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.nodes import Node
from arabdiplo.tools.explanation import Place, Rules, Skipped, wanted
from arabdiplo.tools.why_tree import show_reading
from arabdiplo.tools.why_words import Words

if TYPE_CHECKING:
    from arabdiplo.engine import Engine

#: words of a rule that are shown
SHOWN = 8
#: letters that may differ between a word and one that begins a rule
CLOSE = 2


def skipped(
    engine: Engine,
    text: str,
    nodes: list[Node],
    items: list[Item],
    rules: Rules,
    tried: set[str],
    places: dict[str, Place],
) -> tuple[Skipped, ...]:
    """Frames without a trigger in the text; for those asked for also what comes nearest, or why their word is none."""
    begins: dict[str, dict[str, None]] = {}
    for frame, lemma in engine.frames.begins(lambda name: name not in tried and wanted(name, rules)):
        begins.setdefault(frame, {}).setdefault(lemma.partition("/")[0])
    words = [word for node in nodes for word in node.words() if word.morph.readings] if rules is not None else []
    there = Words(engine, text, nodes, items)
    out = []
    for rule in sorted(begins):
        lemmas = list(begins[rule])
        standing = there.standing(rule) if rules is not None else None
        if standing is not None:
            span = Span(standing.node.start, standing.node.core_end, text[standing.node.start : standing.node.core_end])
            lemma = standing.reading.lemma.partition("/")[0]
            as_what = f"{standing.reading.pos} «{lemma}»"
            out.append(Skipped(rule, places[rule], tuple(lemmas[:SHOWN]), span, lemma, as_what, standing.why))
            continue
        node, lemma = nearest(words, lemmas)
        out.append(
            Skipped(
                rule,
                places[rule],
                tuple(lemmas[:SHOWN]),
                Span(node.start, node.core_end, text[node.start : node.core_end]) if node is not None else None,
                lemma,
                show_reading(node.morph.readings[0]) if node is not None else "",
            )
        )
    return tuple(out)


def nearest(words: list[Node], lemmas: list[str]) -> tuple[Node | None, str]:
    """The word that differs least from one of the lemmas, if at most `CLOSE` letters do."""
    best: tuple[int, int, Node | None, str] = (CLOSE + 1, 0, None, "")
    for place, node in enumerate(words):
        forms = {node.morph.norm, *(reading.lemma.partition("/")[0] for reading in node.morph.readings)}
        for lemma in lemmas:
            for form in forms:
                if abs(len(form) - len(lemma)) <= CLOSE and min(len(form), len(lemma)) > 2:
                    far = distance(form, lemma)
                    if far < best[0] and (far == 1 or min(len(form), len(lemma)) > 3):
                        best = (far, place, node, lemma)
    return best[2], best[3]


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed.

    >>> distance("زيارة", "زار"), distance("زار", "زار")
    (2, 0)
    """
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
