"""How far the lines of a pattern came that made no chunk.

The beginning of a line is a line: the longest beginning that matches somewhere says
which part failed, and the word behind the match says at which word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.events.records import Span
from arabdiplo.lang import unparse
from arabdiplo.lang.expr import Count, Look, Seq, Skip
from arabdiplo.lang.tree import Agree, Equal
from arabdiplo.matching.asked import Stretch, features_of
from arabdiplo.matching.levels import CompiledPattern
from arabdiplo.matching.lines import Line
from arabdiplo.matching.places import Places
from arabdiplo.syntax.agreement import disagreement
from arabdiplo.syntax.nodes import Node, spell, word_at
from arabdiplo.text import tokenize
from arabdiplo.tools.explanation import NearMiss, Place, Rules, wanted
from arabdiplo.tools.why_conditions import Decisive
from arabdiplo.tools.why_memo import Memo, memo_of
from arabdiplo.tools.why_tree import read_as, what_it_is

if TYPE_CHECKING:
    from arabdiplo.engine import Engine

#: how many lines of a pattern are shown
SHOWN = 3


def near_misses(engine: Engine, text: str, nodes: list[Node], rules: Rules, made: set[str]) -> tuple[NearMiss, ...]:
    """Of each pattern that is asked for and made nothing, the lines that came farthest."""
    if rules is None:
        return ()
    out: list[NearMiss] = []
    memo = memo_of(engine)
    for level, there in enumerate(engine.cascade.levels):
        asked = [pattern for pattern in there.patterns if wanted(pattern.name, rules) and pattern.name not in made]
        seen = before(engine, nodes, level) if asked else []
        for pattern in asked:
            apart = entries_apart(engine, text, seen)
            found = [_line(memo, text, seen, pattern, i, seq, apart) for i, seq in enumerate(pattern.tree.matches)]
            best = sorted(found, key=_far, reverse=True)
            out += [one for one in best[:SHOWN] if one.reached or one is best[0]]
    return tuple(out)


def _far(near: NearMiss) -> tuple[float, int]:
    return near.reached / near.of, near.matched.end - near.matched.start if near.matched else 0


def before(engine: Engine, nodes: list[Node], level: int) -> list[Node]:
    """The nodes as the patterns of a level see them: chunks of it and above are open."""
    levels = {id(p): i for i, there in enumerate(engine.cascade.levels) for p in there.patterns}

    def opened(node: Node) -> list[Node]:
        if node.chunk is None or levels.get(id(node.chunk.pattern), 0) < level:
            return [node]
        return [inner for part in node.chunk.nodes for inner in opened(part)]

    return [inner for node in nodes for inner in opened(node)]


def entries_apart(engine: Engine, text: str, nodes: list[Node]) -> list[Node]:
    """The nodes with the words of each entry of several words by themselves."""
    out: list[Node] = []
    for node in nodes:
        if not _is_entry(node):
            out.append(node)
            continue
        for start, end, kind in tokenize(text[node.start : node.end]):
            first, last = node.start + start, node.start + end
            out += [
                word_at(morph, first + a, first + b, first + c, glued, node.place)
                for morph, a, b, c, glued in engine.reader.pieces(text[first:last], kind)
            ]
    return out


def _is_entry(node: Node) -> bool:
    return node.chunk is None and node.morph.kind == "core" and " " in node.morph.norm


def _longest(line: Line, at: Places, count: int) -> tuple[int, int] | None:
    """The longest match of a line among so many nodes."""
    ends = ((place, line.match(at, place)) for place in range(count))
    spans = [(place, end[0]) for place, end in ends if end is not None and end[0] > place]
    return max(spans, key=lambda span: span[1] - span[0]) if spans else None


def _as_entry(memo: Memo, line: Line, text: str, nodes: list[Node], apart: list[Node]) -> str:
    """The entry of several words that a line would match within, if its words stood by themselves."""
    span = _longest(line, memo.spelling.places(spell(apart)), len(apart)) if len(apart) > len(nodes) else None
    for node in nodes if span is not None else ():
        assert span is not None
        if _is_entry(node) and apart[span[0]].start < node.end and node.start < apart[span[1] - 1].end:
            row = node.row()
            of = f" of lexicon «{row.lexicon}»" if row is not None and row.lexicon else ""
            words = f"«{text[node.start : node.end]}»"
            return f"{words} is one word to all rules, an entry{of}; the same entry in a lexicon of yours matches"
    return ""


def _as_part(memo: Memo, line: Line, text: str, nodes: list[Node]) -> str:
    """The chunk that has the last word of a line that would match, if words stood by themselves."""
    words = [word for node in nodes for word in node.words()]
    span = _longest(line, memo.spelling.places(spell(words)), len(words)) if len(words) > len(nodes) else None
    if span is None:
        return ""
    last = words[span[1] - 1]
    for node in nodes:
        if node.chunk is not None and node.start <= last.start < node.end:
            return (
                f"«{text[last.start : last.end]}» stands in «{text[node.start : node.end]}», "
                f"which pattern «{node.chunk.pattern.name}» has made {node.chunk.type} of"
            )
    return ""


def _line(
    memo: Memo, text: str, nodes: list[Node], pattern: CompiledPattern, number: int, seq: Seq, apart: list[Node]
) -> NearMiss:
    """apart: the nodes with no entry of several words."""
    at = memo.spelling.places(spell(nodes))

    def match(count: int) -> tuple[int, int] | None:
        return _longest(memo.beginning(pattern, number, count), at, len(nodes))

    def entry(count: int) -> str:
        return _as_entry(memo, memo.beginning(pattern, number, count), text, nodes, apart)

    best: tuple[int, int] | None = None
    low, high = 0, len(seq.steps)
    while low < high:
        middle = (low + high + 1) // 2
        if not any(isinstance(step, Count) and step.low for step in seq.steps[:middle]):
            low = middle  # nothing is needed so far
        elif (found := match(middle)) is None:
            high = middle - 1
        else:
            low, best = middle, found
    place = Place(memo.places[pattern.name].path, seq.where.line)
    if best is None:
        needed = next((step for step in seq.steps if isinstance(step, Count) and step.low), seq.steps[0])
        count = seq.steps.index(needed) + 1
        part = _as_part(memo, memo.beginning(pattern, number, count), text, nodes)
        why = entry(count) or part or "no word here is that"
        return NearMiss(pattern.name, place, number + 1, 0, len(seq.steps), None, step_text(needed), None, why)
    matched = Span(nodes[best[0]].start, nodes[best[1] - 1].end, text[nodes[best[0]].start : nodes[best[1] - 1].end])
    if low == len(seq.steps):
        conditions = [*(f"where {w}" for w in map(_where, pattern.tree.wheres)),
                      *(f"unless {Decisive(one, one.called)}" for one in pattern.tree.unless)]  # fmt: skip
        failed = " · ".join(conditions) or "another match has these words"
        clash = clashes(memo.beginning(pattern, number, low), pattern, at, best[0], nodes)
        return NearMiss(pattern.name, place, number + 1, low, low + 1, matched, failed, matched, clash)
    after = nodes[best[1]] if best[1] < len(nodes) else None
    word = Span(after.start, after.end, text[after.start : after.end]) if after is not None else None
    stands = f"{what_it_is(after)}: {read_as(after)}" if after is not None else "the text ends"
    if after is not None and _is_entry(after) and (why := entry(low + 1)):
        stands = why
    elif after is not None and after.chunk is not None:
        stands = _as_part(memo, memo.beginning(pattern, number, low + 1), text, nodes) or stands
    return NearMiss(
        pattern.name, place, number + 1, low, len(seq.steps), matched, step_text(seq.steps[low]), word, stands
    )


def clashes(line: Line, pattern: CompiledPattern, at: Places, place: int, nodes: list[Node]) -> str:
    """In what the captures do not agree (`h and a: gender f≠m`)."""
    found = line.match(at, place)
    asked = line.template.asked
    held = {
        name: features_of(Stretch(nodes[first:last], asked[name]))
        for name, first, last in (reversed(found[1]) if found else ())
        if last > first
    }
    out = []
    for where in pattern.tree.wheres:
        if isinstance(where, Agree) and where.left.name in held and where.right.name in held:
            left, right = held[where.left.name], held[where.right.name]
            if clash := disagreement(left, right, where.unknown == "reject"):
                out.append(f"{where.left.name} and {where.right.name}: {clash}")
    return "; ".join(out)


def _where(tree: object) -> str:
    if isinstance(tree, Agree):
        return unparse.agreement(tree)
    assert isinstance(tree, Equal)
    return f"{unparse.path(tree.left)} = {unparse.pick(tree.right)}"


def step_text(step: Count | Look | Skip) -> str:
    """One part of a line as the rule has it."""
    return unparse.seq(Seq((step,)))
