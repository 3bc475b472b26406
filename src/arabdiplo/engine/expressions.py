"""Expressions over strings of symbols, compiled."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from typing import cast

from arabdiplo.lang.tree import Count, Seq, Test

_MOST = 16
"""ways that are written one by one"""


def compiled(source: str) -> re.Pattern[str]:
    """By `re`, which is the faster; by `regex` where what is looked back at may have several lengths.

    >>> compiled("(?<=ab|c)d").search("abd").span()
    (2, 3)
    """
    try:
        return re.compile(source)
    except re.error:
        import regex

        # whoever asked keeps it: a line made anew would leave its old expression in the cache
        return cast("re.Pattern[str]", regex.compile(source, cache_pattern=False))


def lengths(body: Test | Seq, written: Callable[[Test], str]) -> list[str]:
    """What may stand there, each length by itself, as `re` looks back at one length only; nothing if they are many.

    written: the expression of one test.
    """
    if isinstance(body, Test):
        return [written(body)]
    parts: list[list[str]] = []
    for step in body.steps:
        if not isinstance(step, Count):
            return []
        units = [lengths(unit.body, written) for unit in step.body.units]
        if not all(units):
            return []
        one = [way for unit in units for way in unit]
        if sum(len(one) ** n for n in range(step.low, step.high + 1)) > _MOST:
            return []
        parts.append(["".join(run) for n in range(step.low, step.high + 1) for run in itertools.product(one, repeat=n)])
    if math.prod(map(len, parts)) > _MOST:
        return []
    return ["".join(run) for run in itertools.product(*parts)]
