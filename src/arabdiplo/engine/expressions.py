"""Expressions over strings of symbols, compiled."""

from __future__ import annotations

import re
from typing import cast


def compiled(source: str) -> re.Pattern[str]:
    """By `re`, which is the faster; by `regex` where what is looked back at may have several lengths.

    >>> compiled("(?<=ab|c)d").search("abd").span()
    (2, 3)
    """
    try:
        return re.compile(source)
    except re.error:
        import regex

        return cast("re.Pattern[str]", regex.compile(source))
