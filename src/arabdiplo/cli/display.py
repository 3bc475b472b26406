"""Arabic in a terminal: logical order, isolates, nothing that moves the cursor.

The terminal does the reordering.  Texts are cleaned of control and direction
characters before they are shown; Arabic inside a left-to-right line stands in
an isolate (FSI … PDI), so it cannot move its neighbours.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Sequence
from typing import IO, Any

import attrs

from arabdiplo.text.unseen import UNSHOWN

FSI, PDI = "\u2068", "\u2069"
_SPACE = re.compile("[\t\n\u2028\u2029]+")
_QUOTED = re.compile("«([^«»]*)»")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_BACKGROUNDS = (153, 157, 222, 218, 159, 229, 183, 252)
"""pale colours of the 256, on which black reads well whatever the terminal's own colours are"""
_ON, _OFF = "\x1b[38;5;16;48;5;{}m", "\x1b[39;49m"


def clean(text: str) -> str:
    """One line without control and direction characters.

    >>> clean("زار\\x1b[31m\\u202e الوزير\\nتونس")
    'زار[31m الوزير تونس'
    """
    return UNSHOWN.sub("", _SPACE.sub(" ", text))


def escaped(line: str) -> str:
    """JSON for a terminal: control and direction characters as JSON escapes, which say the same.

    >>> escaped('"زار\u202e"')
    '"زار\\\\u202e"'
    """
    return UNSHOWN.sub(lambda m: json.dumps(m[0])[1:-1], line)


def isolate(text: str) -> str:
    """The cleaned text in an isolate."""
    return f"{FSI}{clean(text)}{PDI}"


def shown(line: str) -> str:
    """A message for a terminal: its «…» parts isolated, the rest cleaned; line ends stay."""
    return "\n".join(_QUOTED.sub(_isolated, clean(part)) for part in line.split("\n"))


def _isolated(quoted: re.Match[str]) -> str:
    """What is quoted in an isolate if it holds right-to-left letters."""
    return f"«{FSI}{quoted[1]}{PDI}»" if _RIGHT_TO_LEFT.search(quoted[1]) else quoted[0]


def counted(number: int, what: str) -> str:
    """How many there are.

    >>> counted(1, "event"), counted(2000, "event")
    ('1 event', '2,000 events')
    """
    return f"{number:,} {what}{'s' * (number != 1)}"


def width(text: str) -> int:
    """Columns that a text takes in a terminal.

    >>> width("زار"), width("زَارَ"), width(isolate("زار"))
    (3, 3, 3)
    """
    columns = 0
    for char in text:
        if unicodedata.category(char) not in ("Mn", "Me", "Cf"):
            columns += 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
    return columns


def pad(text: str, columns: int) -> str:
    """The text with spaces behind it up to a width."""
    return text + " " * max(0, columns - width(text))


def has_colour(stream: IO[Any]) -> bool:
    """Colour on terminals, unless NO_COLOR is set or the terminal is dumb."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@attrs.frozen(slots=True)
class Mark:
    """A stretch of a text to highlight, with its label."""

    start: int
    end: int
    label: str


def highlight(text: str, marks: Sequence[Mark], colour: bool) -> str:
    """A text with its marks: background colours, or `[label words]`.

    Within a mark nothing changes, as that would break the joining of Arabic letters.
    Marks may hold one another; of two that cross, the later one is cut off at the end of
    the earlier.
    """
    if colour:
        return _coloured(text, marks)
    opened: dict[int, list[str]] = {}
    closed: dict[int, int] = {}
    ends: list[int] = []
    for mark in sorted(set(marks), key=lambda m: (m.start, -m.end, m.label)):
        while ends and ends[-1] <= mark.start:
            ends.pop()
        end = min(mark.end, ends[-1]) if ends else mark.end
        if end > mark.start:
            ends.append(end)
            opened.setdefault(mark.start, []).append(mark.label)
            closed[end] = closed.get(end, 0) + 1
    out: list[str] = []
    for i in range(len(text) + 1):
        out.append("]" * closed.get(i, 0))
        out.extend(f"[{label} " for label in opened.get(i, ()))
        out.append(text[i : i + 1])
    return isolate("".join(out))


def _coloured(text: str, marks: Sequence[Mark]) -> str:
    """Inner marks lie over outer ones."""
    colours = label_colours(marks)
    owner: list[str] = [""] * len(text)
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start)):
        owner[mark.start : mark.end] = [mark.label] * (mark.end - mark.start)
    out, before = [FSI], ""
    for char, label in zip(text, owner, strict=True):
        if label != before:
            out.append(painted(colours[label]) if label else _OFF)
            before = label
        out.append(clean(char))
    return "".join(out) + (_OFF if before else "") + PDI


def label_colours(marks: Sequence[Mark]) -> dict[str, int]:
    """Label → background (one of the 256 colours), in order of first use."""
    labels = dict.fromkeys(mark.label for mark in marks)
    return {label: _BACKGROUNDS[i % len(_BACKGROUNDS)] for i, label in enumerate(labels)}


def painted(colour: int) -> str:
    """Switches to black on a background."""
    return _ON.format(colour)


def legend(marks: Sequence[Mark]) -> str:
    """The labels of marks on their colours."""
    return " ".join(f"{painted(colour)} {label} {_OFF}" for label, colour in label_colours(marks).items())
