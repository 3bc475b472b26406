"""Tags and character references of HTML, as feeds and exports leave them in texts: read as what a browser shows."""

from __future__ import annotations

import re
from functools import cache

from arabdiplo.text.letters import LETTERS, TATWEEL
from arabdiplo.text.lists import rows_beside

_NOTHING = "\u2060"
"""is part of no token, and parts no word"""
_PART_OF_LATIN = "\u034f"
_BREAK = "\n"
_MARKUP = re.compile(
    "&(?:amp;){0,3}(?P<reference>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    "|</?(?P<element>[a-zA-Z][a-zA-Z0-9:]*)(?:[\\s/][^<>]*)?>"
    "|<!--[^<>]*-->"
)
_ARABIC = re.compile(f"[{LETTERS}]")


def without_markup(text: str) -> str:
    """The text as it is meant, of the same length: each offset means the same place.

    A reference (`&quot;`, `&#160;`, also `&amp;quot;`) becomes its character, a tag nothing, one that breaks the line
    a line end; what was written longer is filled up with what no token holds.  What HTML does not have is left alone,
    and so is what stands within `<script>`: of whole pages take the text first.

    >>> without_markup("قال &quot;نعم&quot;<br>").replace("\\u2060", "_")
    'قال "_____نعم"_____\\n___'
    >>> without_markup("نص &thing; <a@b.org> 3 < 4")
    'نص &thing; <a@b.org> 3 < 4'
    """
    if "&" not in text and "<" not in text:
        return text
    return _MARKUP.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    width = len(found[0])
    if reference := found["reference"]:
        return _filled(_characters(reference), width) or found[0]
    kind = _elements().get((found["element"] or "").lower()) if found["element"] else "inline"
    if kind is None:
        return found[0]
    return (_BREAK if kind == "block" else _NOTHING).ljust(width, _NOTHING)


def _filled(meant: str, width: int) -> str:
    """What a reference means, filled up so that a letter stays within its word."""
    if meant.isspace():
        return " " * width
    if meant.isdigit():  # a number in references would fall into its digits
        return _NOTHING * width
    rest = TATWEEL if _ARABIC.fullmatch(meant) else _PART_OF_LATIN if meant.isalpha() else _NOTHING
    return meant and meant.ljust(width, rest)


def _characters(reference: str) -> str:
    """What a reference means; "" if HTML does not have it."""
    import html
    from html.entities import html5

    if reference.startswith("#"):
        return html.unescape(f"&{reference};")
    return html5.get(f"{reference};", "")


@cache
def _elements() -> dict[str, str]:
    """Element of HTML -> whether it breaks the line (`block`) or not (`inline`)."""
    return {name: kind for name, kind, _ in rows_beside(__file__, "elements.tsv")}
