"""Texts whose lines were broken at a width, as mail, agencies and PDF break them: sentences go over line ends."""

from __future__ import annotations

import re

from arabdiplo.errors import plain, wanted
from arabdiplo.text.marks import CLOSE, STOPS

_BEHIND = CLOSE + "\"'’ \t"
_END = re.compile(r"\r\n|[\n\r]")
_SOFT = "\v"
"""the line end within a paragraph of word processors"""
_WIDEST = 150
"""letters of the longest line; longer ones are paragraphs, which nobody has broken"""
_SLACK = 0.8
"""a line was broken at its end if its letters and the next word would have filled so much of the width"""
_MOST = 0.5
"""a text was broken at a width if so many of its lines were"""


def join_lines(text: str) -> str:
    """The text with a space for each line end that a width has put there, and all else as it was.

    Each offset means the same place as before.  A line end stays before and behind an empty line, and where the
    next word would have found room on the line, and behind a full stop: there a paragraph or a headline ends.  A
    text most of whose lines are not broken so is left alone; the line break of word processors (U+000B) always
    becomes a space.

    >>> text = "التقى وزير الخارجية الكيني\\nأمس في تونس نظيره التونسي\\nوبحث معه التعاون.\\n\\nانتهى"
    >>> join_lines(text)
    'التقى وزير الخارجية الكيني أمس في تونس نظيره التونسي وبحث معه التعاون.\\n\\nانتهى'
    >>> join_lines("الوزير في تونس\\nوصل وزير الخارجية الكيني إلى تونس أمس، حيث يبحث التعاون")
    'الوزير في تونس\\nوصل وزير الخارجية الكيني إلى تونس أمس، حيث يبحث التعاون'
    """
    text = plain(wanted(text, str, "a text is a str")).replace(_SOFT, " ")
    ends = list(_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    lines = [text[start : end.start()] for start, end in zip(starts, ends, strict=False)] + [text[starts[-1] :]]
    width = max(len(line.rstrip()) for line in lines)
    between = [place for place in range(len(ends)) if _is_open(lines[place]) and lines[place + 1].strip()]
    full = {place for place in between if _is_full(lines[place], lines[place + 1], width)}
    if width > _WIDEST or len(full) <= _MOST * len(between):
        return text
    parts = [text[: ends[0].start()]]
    for place, end in enumerate(ends):
        parts += [" " * len(end[0]) if place in full else end[0], lines[place + 1]]
    return "".join(parts)


def _is_open(line: str) -> bool:
    """Whether the line holds something and ends within a sentence."""
    return bool(line.strip()) and not line.rstrip(_BEHIND).endswith(tuple(STOPS))


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next word would not have found room on the line."""
    return len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) > _SLACK * width
