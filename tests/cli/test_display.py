"""What may reach a terminal, and how a sentence is highlighted."""

import io
import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo.cli.display import (
    FSI,
    PDI,
    Mark,
    clean,
    has_colour,
    highlight,
    isolate,
    label_colours,
    pad,
    shown,
    width,
)

TEXT = "زار الوزير نادر الحلبي بيرو"
WHOLE = Mark(4, 22, "visitor")
NAME = Mark(11, 22, "name")


def test_brackets_hold_label_and_words() -> None:
    line = highlight(TEXT, [Mark(0, 3, "trigger"), WHOLE, Mark(23, 27, "destination")], colour=False)
    assert line == f"{FSI}[trigger زار] [visitor الوزير نادر الحلبي] [destination بيرو]{PDI}"


def test_marks_may_hold_one_another() -> None:
    assert highlight(TEXT, [NAME, WHOLE], colour=False) == f"{FSI}زار [visitor الوزير [name نادر الحلبي]] بيرو{PDI}"


def test_of_crossing_marks_the_later_one_is_cut() -> None:
    line = highlight(TEXT, [Mark(0, 10, "a"), Mark(4, 22, "b")], colour=False)
    assert line == f"{FSI}[a زار [b الوزير]] نادر الحلبي بيرو{PDI}"


def test_colour_is_black_on_a_pale_background() -> None:
    line = highlight(TEXT, [WHOLE, NAME], colour=True)
    one, two = "\x1b[38;5;16;48;5;153m", "\x1b[38;5;16;48;5;157m"
    assert line == f"{FSI}زار {one}الوزير {two}نادر الحلبي\x1b[39;49m بيرو{PDI}"


def test_colours_read_on_dark_and_light_terminals() -> None:
    """Black on each background: a contrast of 7 to 1 or more (WCAG AAA), and no two backgrounds are alike."""
    steps = (0, 95, 135, 175, 215, 255)
    seen = set()
    for number in label_colours([Mark(0, 1, str(i)) for i in range(8)]).values():
        if number >= 232:
            red = green = blue = 8 + 10 * (number - 232)
        else:
            red, green, blue = (steps[(number - 16) // each % 6] for each in (36, 6, 1))
        parts = [c / 3294 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
        light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        assert (light + 0.05) / 0.05 >= 7
        seen.add((red, green, blue))
    assert len(seen) == 8


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5), st.booleans())
def test_highlighting_loses_no_character_and_no_bracket(text: str, spans: list[tuple[int, int]], colour: bool) -> None:
    size = len(text)
    marks = [Mark(min(a, b, size), min(max(a, b), size), "role_x") for a, b in spans if a != b]
    line = highlight(text, marks, colour)
    plain = clean(text).replace("[", "").replace("]", "")
    line = re.sub("\x1b\\[[0-9;]+m", "", line) if colour else line.replace("[role_x ", "[")
    assert line.count("[") - text.count("[") == line.count("]") - text.count("]")
    shown = line.strip(FSI + PDI).replace("[", "").replace("]", "")
    # between marks, line ends that follow each other are a space each
    assert re.sub(" +", " ", shown) == re.sub(" +", " ", plain)


@given(st.text())
def test_nothing_that_moves_the_cursor_or_the_direction_is_left(text: str) -> None:
    assert not set(clean(text)) & set(
        "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x9b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    assert "\n" not in isolate(text)


def test_messages_keep_their_lines_and_isolate_what_is_quoted() -> None:
    assert shown("a «زار»\nb\x1b[2J") == f"a «{FSI}زار{PDI}»\nb[2J"


@pytest.mark.parametrize(
    ("text", "columns"), [("زار", 3), ("زَارَ", 3), ("ﻻ", 1), ("漢", 2), (isolate("زار"), 3), ("", 0)]
)
def test_width_is_what_a_terminal_takes(text: str, columns: int) -> None:
    assert width(text) == columns
    assert width(pad(text, 9)) == 9


def test_no_colour_without_a_terminal_or_where_it_is_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert has_colour(Terminal())
    assert not has_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not has_colour(Terminal())


def test_a_quotation_that_is_never_closed_takes_no_time(patiently: Callable[[Callable[[], None]], None]) -> None:
    def check() -> None:
        start = time.process_time()
        assert shown("«ا " * 3000).count("«") == 3000
        assert time.process_time() - start < 0.5

    patiently(check)
