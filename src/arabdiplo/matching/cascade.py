"""The cascade: patterns make chunks, level by level.

A pattern runs after all that make the types it needs (`Program.levels`).  Patterns of
one level see the same nodes; where their matches overlap, the longest wins,
then more captures, priority, the earlier line, name.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Collection, Sequence

import attrs
import msgspec

from arabdiplo.lang.expr import Seq
from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Agree, Equal, Path, Pattern
from arabdiplo.syntax.agreement import disagreement
from arabdiplo.syntax.kinds import OTHERS
from arabdiplo.syntax.nodes import CHUNK, Chunk, Maker, Node, joined, met_in, spell
from arabdiplo.temporal.timex import lean

from .asked import Stretch, features_of
from .atoms import Alphabet
from .budget import Budget
from .conditions import Conditions, Scene
from .echo import NAME, echoes, no_word, side_by_side
from .index import from_bytes, to_bytes
from .levels import CompiledPattern, Known, Level
from .lines import Line
from .paths import Captures, pick, resolve
from .places import Capture, Places
from .symbols import Spelling, Symbols
from .templates import Template


class KeptPattern(msgspec.Struct, array_like=True):
    """What the cascade has to know of a pattern before it looks at its lines."""

    name: str
    level: int
    needs: list[list[bytes]]
    """`Line.needs` of each line"""


class KeptCascade(msgspec.Struct, array_like=True):
    """What spares the next cascade of a program to make its lines."""

    patterns: list[KeptPattern]
    bits: list[bytes]
    """of each level: the tests of its lines"""


@attrs.frozen(slots=True)
class _Lines:
    """What the lines of a pattern ask for."""

    needs: tuple[tuple[int, ...], ...]
    """`Line.needs` of each line"""
    bits: int
    """all tests that occur in them"""


Seen = Callable[[CompiledPattern, int, int, float], None]
"""is told of a pattern whose lines were run over a text: how many steps, how many matches, how many seconds"""


class Candidate:
    """A match that may become a chunk."""

    __slots__ = ("pattern", "line", "first", "last", "captures", "template")

    def __init__(
        self,
        pattern: Maker,
        line: int,
        first: int,
        last: int,
        captures: Sequence[Capture] = (),
        template: Template | None = None,
    ) -> None:
        self.pattern = pattern
        self.line = line
        self.first = first
        self.last = last
        self.captures = captures
        self.template = template

    def held(self, nodes: list[Node]) -> Captures:
        out: Captures = {}
        asked = self.template.asked if self.template is not None and self.captures else {}
        for name, a, b in self.captures:
            if b > a:
                out.setdefault(name, []).append(Stretch(nodes[a:b], asked[name]))
        return out


class Beaten:
    """A match that lost its words to another one: where it was, who won, why."""

    __slots__ = ("pattern", "line", "start", "end", "winner", "reason")

    def __init__(self, pattern: Maker, line: int, start: int, end: int, winner: Maker, reason: str) -> None:
        self.pattern = pattern
        self.line = line
        self.start = start
        self.end = end
        self.winner = winner
        self.reason = reason


class Cascade:
    """All patterns of a program, by level."""

    def __init__(
        self,
        program: Program,
        alphabet: Alphabet,
        symbols: Symbols,
        conditions: Conditions,
        kept: KeptCascade | None = None,
    ) -> None:
        """kept: what `keep` gave for the same program; without it all lines are made at once."""
        self.alphabet = alphabet
        self.symbols = symbols
        self.conditions = conditions
        self._program = program
        known, self._bits = self._worked_out() if kept is None else _known(kept)
        self.levels = [Level(Spelling(symbols)) for _ in self._bits]
        self._patterns = [self._enter(number, each) for number, each in enumerate(known)]
        self.bits = joined(self._bits)
        """all tests of the lines"""
        for level, bits in zip(self.levels, self._bits, strict=True):
            level.close(bits, self.alphabet.one)

    def _enter(self, number: int, known: Known) -> CompiledPattern:
        level = self.levels[known[1]]
        line = functools.partial(Line, alphabet=self.alphabet, spelling=level.spelling)
        return level.add(known, functools.partial(self._tree, number), line)

    def _worked_out(self) -> tuple[list[Known], list[int]]:
        """What is to be known of all patterns before any text, and the tests of each level.

        What their lines ask for is looked for once.
        """
        patterns: list[Known] = []
        bits: dict[int, int] = {}
        for (module, tree), level in zip(self._program.patterns, self._program.levels, strict=True):
            name = f"{module}.{tree.name}"
            lines = self.alphabet.made.lines.of(tree.matches, self._lines_of)
            patterns.append((name, level, lines.needs))
            bits[level] = bits.get(level, 0) | lines.bits
            for cond in tree.unless:
                self.conditions.prepare(cond)
        return patterns, [bits[level] for level in sorted(bits)]

    def _lines_of(self, matches: Sequence[Seq]) -> _Lines:
        lines = [Template.of(seq, self.alphabet) for seq in matches]
        return _Lines(tuple([line.needs for line in lines]), joined([line.bits for line in lines]))

    def _tree(self, number: int) -> Pattern:
        return self._program.patterns[number][1]

    def keep(self) -> KeptCascade:
        """What spares the next cascade of the program to make its lines."""
        patterns = [
            KeptPattern(
                pattern.name, number, [list(map(to_bytes, needs)) for needs in self.levels[number].needs(pattern)]
            )
            for pattern, number in zip(self._patterns, self._program.levels, strict=True)
        ]
        return KeptCascade(patterns, list(map(to_bytes, self._bits)))

    def run(
        self,
        nodes: list[Node],
        lost: list[Beaten] | None = None,
        budget: Budget | None = None,
        seen: Seen | None = None,
    ) -> list[Node]:
        """The nodes with all chunks made; *lost* takes up the matches that lost to another one; *seen* looks on.

        Raises BudgetExceeded if the lines cost more steps than *budget* has, LimitExceeded if its time is over.
        """
        string = spell(nodes)
        for level in self.levels:
            if budget is not None:
                budget.look()
            found: list[Candidate] = []
            at, length = level.spelling.places(string), len(string)
            met = at.met()  # without the words that have become part of a chunk
            absent = level.classes & ~met
            for pattern in level.patterns:
                if pattern.gate is not None and not met & pattern.gate:
                    continue
                if asked := pattern.asked(absent):
                    began = 0.0 if seen is None else time.perf_counter()
                    matches = self._matches(pattern, asked, at, string, nodes)
                    found += matches
                    if seen is not None:
                        seen(pattern, len(asked) * length, len(matches), time.perf_counter() - began)
                if budget is not None:
                    budget.spent += len(pattern.needs) * length
                    if budget.spent > budget.most:
                        budget.stop(pattern.name)
            if found:
                nodes, string = self._splice(nodes, string, found, lost)
                if any(candidate.pattern.tree.type == NAME for candidate in found):
                    nodes, string = self._parted(nodes, string)
                    again = [Candidate(pattern, 0, first, last) for first, last, pattern in echoes(nodes)]
                    if again:
                        nodes, string = self._splice(nodes, string, again)
        return nodes

    def _parted(self, nodes: list[Node], string: str) -> tuple[list[Node], str]:
        """The nodes and their string with each name that two bear side by side as two, or as one and a word."""
        out: list[Node] = []
        signs: list[str] = []
        at = 0
        for i in side_by_side(nodes):
            assert (chunk := nodes[i].chunk) is not None
            two = [
                self.chunk(Candidate(chunk.pattern, 0, j, j + 1), chunk.nodes) if j == 0 or no_word(word) else word
                for j, word in enumerate(chunk.nodes)
            ]
            out += (*nodes[at:i], *two)
            signs += (string[at:i], *[one.symbol for one in two])
            at = i + 1
        return [*out, *nodes[at:]], "".join(signs) + string[at:]

    def _matches(
        self,
        pattern: CompiledPattern,
        asked: list[int],
        at: Places,
        string: str,
        nodes: list[Node],
    ) -> Collection[Candidate]:
        """Matches of one pattern: at each place the first line that holds.

        asked: which of its lines may match.  at: the string in the characters of its level.
        """
        best: dict[int, Candidate] = {}
        for number in asked:
            line = pattern.line(number)
            template = line.template
            # it is asked once of a string
            if not (starts := template.starts(at)):
                continue
            for first, last, captures in line.found(at, starts, best):
                candidate = Candidate(pattern, number, first, last, captures, template)
                if self._holds(candidate, nodes, string):
                    best[first] = candidate
        return best.values()

    def _holds(self, candidate: Candidate, nodes: list[Node], string: str) -> bool:
        tree = candidate.pattern.tree
        if not tree.wheres and not tree.unless:
            return True
        captures = candidate.held(nodes)
        for where in tree.wheres:
            if isinstance(where, Agree):
                left, right = captures.get(where.left.name), captures.get(where.right.name)
                strict = where.unknown == "reject"
                if left and right and disagreement(features_of(left[0]), features_of(right[0]), strict):
                    return False
            elif not equal(where, captures):
                return False
        if tree.unless:
            scene = Scene(nodes, string, candidate.first, candidate.last)
            return not any(self.conditions.holds(cond, scene) for cond in tree.unless)
        return True

    def _splice(
        self, nodes: list[Node], string: str, found: list[Candidate], lost: list[Beaten] | None = None
    ) -> tuple[list[Node], str]:
        """The nodes and their string with the winners among overlapping matches as chunks."""

        def order(c: Candidate) -> tuple[int, int, int, int, str, int]:
            length = nodes[c.last - 1].end - nodes[c.first].start
            return (-length, -len(c.captures), -c.pattern.tree.priority, c.line, c.pattern.name, c.first)

        found.sort(key=_first)
        chosen: list[Candidate] = []
        i, count = 0, len(found)
        while i < count:
            together = [found[i]]
            end = found[i].last
            i += 1
            while i < count and found[i].first < end:
                together.append(found[i])
                end = max(end, found[i].last)
                i += 1
            if len(together) == 1:
                chosen += together
                continue
            taken: set[int] = set()
            for candidate in sorted(together, key=order):
                place = range(candidate.first, candidate.last)
                if taken.isdisjoint(place):
                    taken.update(place)
                    chosen.append(candidate)
                elif lost is not None:
                    lost.append(beaten(candidate, chosen, nodes))
        chosen.sort(key=_first)
        out: list[Node] = []
        signs: list[str] = []
        at = 0
        for candidate in chosen:
            first, last = candidate.first, candidate.last
            if at < first:
                out += nodes[at:first]
                signs.append(string[at:first])
            node = self.chunk(candidate, nodes)
            out.append(node)
            signs.append(node.symbol)
            at = last
        out += nodes[at:]
        signs.append(string[at:])
        return out, "".join(signs)

    def chunk(self, candidate: Candidate, nodes: list[Node]) -> Node:
        """The chunk of a match, as a node."""
        tree = candidate.pattern.tree
        inside = nodes[candidate.first : candidate.last]
        captures = candidate.held(nodes)
        if tree.head and captures.get(tree.head):
            head = captures[tree.head][0][0]
        else:
            head = next(filter(_may_head, inside), inside[0])
        attributes = {}
        for name, alternatives in tree.sets:
            value = pick(alternatives, captures)
            if value:
                attributes[name] = value
        if tree.value is not None and (side := lean(tree.value)):
            attributes["lean"] = side
        named, met = _named(tree, captures), met_in(inside)
        chunk = Chunk(tree.type, candidate.pattern, candidate.line, inside, captures, head, named, attributes, *met)
        first, last = inside[0], inside[-1]
        mask = self.alphabet.mask_of_chunk(chunk)
        sign, types = self.symbols.symbol(mask), self.alphabet.known[tree.type]
        return Node(CHUNK, first.start, last.end, last.core_end, first.glued, first.place, mask, sign, types, chunk)


def _known(kept: KeptCascade) -> tuple[list[Known], list[int]]:
    """What was kept; what many lines need is one object."""
    once = functools.cache(from_bytes)
    patterns = [(one.name, one.level, tuple([tuple(map(once, needs)) for needs in one.needs])) for one in kept.patterns]
    return patterns, list(map(once, kept.bits))


def _first(candidate: Candidate) -> int:
    return candidate.first


def _named(tree: Pattern, captures: Captures) -> bool:
    """Is a name captured by which the pattern calls whom or what it stands for, and no other actor (`entity n`)?"""
    paths = (one.name for one in tree.entity if isinstance(one, Path) and not one.attributes and one.name != tree.head)
    found = next((captures[name][0] for name in paths if captures.get(name)), None)
    return found is not None and OTHERS.isdisjoint(found[0].types)


def _may_head(node: Node) -> bool:
    """May it be the head of a chunk: a chunk, a noun, a name (إيناس بن سالم)?"""
    readings = node.morph.readings
    return node.chunk is not None or node.morph.nominal is not None or bool(readings) and readings[0].pos == "proper"


def beaten(loser: Candidate, chosen: list[Candidate], nodes: list[Node]) -> Beaten:
    """Why a match lost to the one among *chosen* that has its words."""
    winner = next(one for one in chosen if one.first < loser.last and loser.first < one.last)
    start, end = nodes[loser.first].start, nodes[loser.last - 1].end
    length = nodes[winner.last - 1].end - nodes[winner.first].start
    if length != end - start:
        reason = f"longer by {length - end + start} letters"
    elif len(winner.captures) != len(loser.captures):
        reason = f"{len(winner.captures)} captures against {len(loser.captures)}"
    elif winner.pattern.tree.priority != loser.pattern.tree.priority:
        reason = f"priority {winner.pattern.tree.priority} against {loser.pattern.tree.priority}"
    else:
        reason = "all else equal, the earlier line, then the name decides; give one a «priority»"
    return Beaten(loser.pattern, loser.line, start, end, winner.pattern, reason)


def equal(where: Equal, captures: Captures) -> bool:
    left = resolve(where.left, captures)
    return any(left == (one if isinstance(one, str) else resolve(one, captures)) for one in where.right)
