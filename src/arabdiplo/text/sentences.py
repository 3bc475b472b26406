"""Where sentences end."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator, Sequence

from arabdiplo.text.marks import CLOSE, COMMA, STOPS
from arabdiplo.text.tokens import Token

#: most tokens of a sentence; of 65,000 sentences of news none was longer than 554
LONGEST = 600
_ENDS = frozenset({"punct", "newline"})
_KIND = operator.itemgetter(2)
_CLOSERS = CLOSE + "\"'’"


def sentences(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Ranges ``(first, end)`` of *tokens* that are sentences of *text*.

    A sentence ends after ``. ؟ ! …`` (with further stops and closing quotes
    that touch them) and at a line end; not at the full stop of an abbreviation
    (part of its word), between digits or between Latin letters.  Line ends
    belong to no sentence; a sentence has at least one token, and at most LONGEST: what
    goes on without a stop (a table, a list) is cut, so that the time it takes stays linear.

    >>> from arabdiplo.text import tokenize
    >>> text = "وصل الوزير. وقال د. سامي: سنرى!"
    >>> [text[tokens[a].start:tokens[b - 1].end] for tokens in [tokenize(text)] for a, b in sentences(text, tokens)]
    ['وصل الوزير.', 'وقال د. سامي: سنرى!']
    """
    found: list[tuple[int, int]] = []
    first = 0
    count = len(tokens)
    for i in itertools.compress(range(count), map(_ENDS.__contains__, map(_KIND, tokens))):
        start, end, kind = tokens[i]
        if kind == "newline":
            if first < i:
                found.append((first, i))
            first = i + 1
        elif i >= first and text[start] in STOPS and not _inner(text, tokens, i):
            i += 1
            while i < count and tokens[i].start == end and _closes(text, tokens, i):
                end = tokens[i].end
                i += 1
            found.append((first, i))
            first = i
    if first < count:
        found.append((first, count))
    if any(last - first > LONGEST for first, last in found):
        found = [part for whole in found for part in _parts(text, tokens, *whole)]
    return found


def _parts(text: str, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts of at most LONGEST tokens, cut after the last comma of the second half."""
    while last - first > LONGEST:
        end = first + LONGEST
        cut = next((i + 1 for i in range(end - 1, end - LONGEST // 2, -1) if text[tokens[i].start] in COMMA), end)
        yield first, cut
        first = cut
    yield first, last


def _closes(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Does the sign after a stop still belong to the sentence it ends?"""
    sign = text[tokens[i].start]
    if sign in STOPS:
        return True
    if sign not in _CLOSERS or tokens[i].kind != "punct":
        return False
    # a straight quote that a word touches opens the next sentence
    if sign not in "\"'" or i + 1 >= len(tokens):
        return True
    return tokens[i + 1].start > tokens[i].end or tokens[i + 1].kind == "punct"


def _inner(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Is the stop at *i* inside a number or a Latin name (22.07.2020, cnn.com)?"""
    if text[tokens[i].start] != "." or not 0 < i < len(tokens) - 1:
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    touching = before.end == tokens[i].start and after.start == tokens[i].end
    return touching and after.kind in ("number", "latin") and before.kind in ("number", "latin")
