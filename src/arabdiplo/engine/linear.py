"""Lines that could be matched in very many ways, walked with all ways at once.

`re` tries one way after another, so a line whose counts and choices multiply (`up to 20
(a or (a then a))`) may take longer than anybody waits.  Where a text has so many words in a
row that this could happen, such a line is walked here: a set of states goes over the text, each
state at most once a word, so the time is at most words times states.  The same way
wins as with `re`: counts take much, gaps take little, choices are tried in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

#: a line that may be matched in more ways than this from one place is walked …
MOST_WAYS = 10_000
#: … over texts with more words in a row than this that it may take
SHORT = 20

_TOKEN = re.compile(
    "\x00(?P<hole>-?\\d+)\x00|\\(\\?P<(?P<group>\\w+)>|(?P<open>\\(\\?:)|\\(\\?(?P<look><?[=!])"
    "|\\{(?P<low>\\d+),(?P<high>\\d+)\\}(?P<lazy>\\??)|(?P<maybe>\\?)|(?P<bar>\\|)|(?P<close>\\))"
)

#: a parsed template: ("hole", bits, not?) · ("all", parts) · ("any", choices) · ("group", name, part)
#: · ("count", low, high, lazy, part) · ("look", sign, part)
Part = tuple[Any, ...]

_CHAR, _NOT, _SPLIT, _JUMP, _OPEN, _CLOSE, _LOOK, _END = range(8)
#: what a thread has captured: (what came before, group, begins?, place)
Held = tuple[Any, ...] | None


def parse(template: str, holes: Sequence[int]) -> Part:
    """The template of a line (`templates.Template`) as a tree; holes: the tests of its classes, by number from 1."""
    stack: list[tuple[str, str, list[list[Part]]]] = [("open", "", [[]])]
    for match in _TOKEN.finditer(template):
        kind = match.lastgroup if match["low"] is None else "count"
        parts = stack[-1][2][-1]
        if kind == "hole":
            number = int(match["hole"])
            parts.append(("hole", holes[abs(number) - 1], number < 0))
        elif kind in ("open", "group", "look"):
            stack.append((kind, match[kind], [[]]))
        elif kind == "bar":
            stack[-1][2].append([])
        elif kind == "maybe":
            parts[-1] = ("count", 0, 1, False, parts[-1])
        elif kind == "count":
            parts[-1] = ("count", int(match["low"]), int(match["high"]), bool(match["lazy"]), parts[-1])
        else:
            opened, name, choices = stack.pop()
            whole = _joined(choices)
            stack[-1][2][-1].append(whole if opened == "open" else (opened, name, whole))
    return _joined(stack[0][2])


def _joined(choices: list[list[Part]]) -> Part:
    ways: list[Part] = [("all", tuple(parts)) for parts in choices]
    return ways[0] if len(ways) == 1 else ("any", tuple(ways))


def ways(part: Part) -> int:
    """In how many ways a part may be matched from one place, at most."""
    kind = part[0]
    if kind == "all":
        total = 1
        for each in part[1]:
            total = min(total * ways(each), 2 * MOST_WAYS)
        return total
    if kind == "any":
        return sum(ways(each) for each in part[1])
    if kind == "count":
        inner, total, power = ways(part[4]), 0, 1
        for number in range(part[2] + 1):
            total += power if number >= part[1] else 0
            power = min(power * inner, 2 * MOST_WAYS)
        return total
    return ways(part[2]) if kind == "group" else 1


class Walk:
    """A line as states.

    search(masks, at), match(masks, at) and fullmatch(masks, at, end) are those of a compiled expression;
    they give (start, end, captures) or None, a capture being (group, start, end), in the order of the groups.
    """

    def __init__(self, part: Part, groups: Sequence[str]) -> None:
        self._order = {group: i for i, group in enumerate(groups)}
        self._code: list[tuple[Any, ...]] = []
        self._write(part)
        self._code.append((_END,))
        self._first = self._begins()
        single = len(self._code) == 2 and self._code[0][0] in (_CHAR, _NOT)
        self.word: tuple[int, bool] | None = (self._code[0][1], self._code[0][0] == _CHAR) if single else None
        """if it is one word wide: the tests of which the word passes one, or (False) none"""
        self.takes = 0
        """tests of words that it may take; 0 if it may take any"""
        if not any(step[0] == _NOT for step in self._code):
            for step in self._code:
                self.takes |= step[1] if step[0] == _CHAR else 0

    @property
    def states(self) -> int:
        """How many states a word may be asked of, at most."""
        return len(self._code)

    def _write(self, part: Part) -> None:
        code, kind = self._code, part[0]
        if kind == "hole":
            code.append((_NOT if part[2] else _CHAR, part[1]))
        elif kind == "all":
            for each in part[1]:
                self._write(each)
        elif kind == "any":
            ends = []
            for each in part[1][:-1]:
                at = len(code)
                code.append(())
                self._write(each)
                ends.append(len(code))
                code.append(())
                code[at] = (_SPLIT, at + 1, len(code))
            self._write(part[1][-1])
            for end in ends:
                code[end] = (_JUMP, len(code))
        elif kind == "group":
            code.append((_OPEN, part[1]))
            self._write(part[2])
            code.append((_CLOSE, part[1]))
        elif kind == "look":
            code.append((_LOOK, part[1], _width(part[2]), Walk(part[2], ())))
        else:
            _, low, high, lazy, body = part
            for _ in range(low):
                self._write(body)
            splits = []
            for _ in range(high - low):
                splits.append(len(code))
                code.append(())
                self._write(body)
            for at in splits:
                code[at] = (_SPLIT, len(code), at + 1) if lazy else (_SPLIT, at + 1, len(code))

    def _begins(self) -> int:
        """Tests of which the first word must pass one; 0 if that is not known."""
        bits, todo, seen = 0, [0], set()
        while todo:
            at = todo.pop()
            if at in seen:
                continue
            seen.add(at)
            step = self._code[at]
            if step[0] == _CHAR:
                bits |= step[1]
            elif step[0] == _SPLIT:
                todo += step[1:]
            elif step[0] == _JUMP:
                todo.append(step[1])
            elif step[0] in (_OPEN, _CLOSE, _LOOK):
                todo.append(at + 1)
            else:
                return 0
        return bits

    # -- the walk ---------------------------------------------------------------------

    def search(self, masks: Sequence[int], at: int = 0) -> tuple[int, int, list[tuple[str, int, int]]] | None:
        return self._run(masks, at, len(masks), True, False)

    def match(self, masks: Sequence[int], at: int) -> tuple[int, int, list[tuple[str, int, int]]] | None:
        return self._run(masks, at, len(masks), False, False)

    def fullmatch(self, masks: Sequence[int], at: int, end: int) -> tuple[int, int, list[tuple[str, int, int]]] | None:
        return self._run(masks, at, end, False, True)

    def _run(
        self, masks: Sequence[int], at: int, end: int, search: bool, full: bool
    ) -> tuple[int, int, list[tuple[str, int, int]]] | None:
        code, first = self._code, self._first
        threads: list[tuple[int, int, Held]] = []
        best: tuple[int, int, Held] | None = None
        place = at
        while place <= end:
            if not threads:
                if best is not None or not search and place > at:
                    break
                if search and first:
                    while place < end and not masks[place] & first:
                        place += 1
                    if place >= end:
                        break
            seen: set[int] = set()
            ready: list[tuple[int, int, Held]] = []
            for pc, start, held in threads:
                self._follow(pc, start, held, place, masks, end, seen, ready)
            if best is None and (search or place == at) and (not first or place < end and masks[place] & first):
                self._follow(0, place, None, place, masks, end, seen, ready)
            threads = []
            mask = masks[place] if place < end else 0
            for pc, start, held in ready:
                step = code[pc]
                if step[0] == _END:
                    if full and place != end:
                        continue
                    best = (start, place, held)
                    break  # what comes after is less wanted
                if place < end and bool(mask & step[1]) == (step[0] == _CHAR):
                    threads.append((pc + 1, start, held))
            place += 1
        return None if best is None else (best[0], best[1], self._captures(best[2]))

    def _follow(
        self,
        pc: int,
        start: int,
        held: Held,
        place: int,
        masks: Sequence[int],
        end: int,
        seen: set[int],
        ready: list[tuple[int, int, Held]],
    ) -> None:
        """All states that are reached from one without a word, the most wanted first."""
        todo = [(pc, held)]
        while todo:
            pc, held = todo.pop()
            if pc in seen:
                continue
            seen.add(pc)
            step = self._code[pc]
            kind = step[0]
            if kind == _SPLIT:
                todo += ((step[2], held), (step[1], held))
            elif kind == _JUMP:
                todo.append((step[1], held))
            elif kind == _OPEN or kind == _CLOSE:
                todo.append((pc + 1, (held, step[1], kind == _OPEN, place)))
            elif kind == _LOOK:
                if _looks(step[1], step[2], step[3], place, masks, end):
                    todo.append((pc + 1, held))
            else:
                ready.append((pc, start, held))

    def _captures(self, held: Held) -> list[tuple[str, int, int]]:
        out: list[tuple[str, int, int]] = []
        ends: dict[str, list[int]] = {}
        while held is not None:
            held, group, begins, place = held
            if begins:
                out.append((group, place, ends[group].pop()))
            else:
                ends.setdefault(group, []).append(place)
        out.reverse()
        return sorted(out, key=lambda capture: (self._order.get(capture[0], 0), capture[1:]))


def _looks(sign: str, width: int, walk: Walk, place: int, masks: Sequence[int], end: int) -> bool:
    if walk.word is not None:
        bits, wanted = walk.word
        at = place - 1 if sign[0] == "<" else place
        found = 0 <= at < end and bool(masks[at] & bits) == wanted
    elif sign[0] == "<":
        found = place >= width and walk.fullmatch(masks, place - width, place) is not None
    else:
        found = walk._run(masks, place, end, False, False) is not None
    return found == (sign[-1] == "=")


def _width(part: Part) -> int:
    """Words of a part that has a fixed number of them."""
    kind = part[0]
    if kind == "hole":
        return 1
    if kind == "all":
        return sum(map(_width, part[1]))
    if kind == "any":
        return _width(part[1][0])
    if kind == "count":
        return int(part[1]) * _width(part[4])
    return _width(part[2]) if kind == "group" else 0
