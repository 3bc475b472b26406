"""Whether two names mean the same, as the scorer asks it (docs/events.md, scoring)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from arabdiplo.text.letters import ARTICLE, INVISIBLE, MARKS

_UNWRITTEN = re.compile(f"[{MARKS}{INVISIBLE}]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_WORD = re.compile(r"\w+")


def _plain(name: str) -> tuple[str, ...]:
    words = _WORD.findall(_UNWRITTEN.sub("", name).translate(_LETTERS))
    return tuple(w[len(ARTICLE) :] if w.startswith(ARTICLE) and len(w) > 4 else w for w in words)


@cache
def _one_name() -> dict[tuple[str, ...], tuple[str, ...]]:
    table = files("arabdiplo.tools").joinpath("data/same_names.tsv").read_text(encoding="utf-8")
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in table.splitlines()[1:]:
        name, others, _ = line.split("\t")
        known.update((_plain(other), _plain(name)) for other in others.split(" or "))
    return known


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without marks, hamza spellings and articles; states under one name.

    >>> words_of("المملكة المتحدة") == words_of("بريطانيا")
    True
    """
    plain = _plain(name)
    return _one_name().get(plain, plain)


def same_name(one: str, other: str) -> bool:
    """Equal, or the shorter one's words are all in the longer one and both end alike.

    >>> same_name("بوقادوم", "صبري بوقادوم"), same_name("صبري", "صبري بوقادوم")
    (True, False)
    """
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return short[-1] == long[-1] and set(short) <= set(long)
