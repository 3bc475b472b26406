"""What the tests of documents share: checks of who is meant, and when."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo._api import shared_extractor

sys.path.insert(0, str(Path(__file__).parent))  # for people.py


@pytest.fixture
def meant() -> Callable[[str, str], None]:
    """Checks a text (of 6 March 2024) against lines `trigger role: A + B`, parted by `;`.

    A and B are the entities of all fillers; `trigger#2` is the second mention
    with that trigger, `-` nobody.
    """
    return _check


@pytest.fixture
def when() -> Callable[[str, str], str]:
    """The time of the first event with a trigger, in a text of 6 March 2024; "" if it has none."""

    def value(text: str, trigger: str) -> str:
        events = shared_extractor().extract(text, date="2024-03-06").events
        found = next(event for event in events if event.trigger.text == trigger)
        return (found.time.value or "") if found.time is not None else ""

    return value


def _check(text: str, lines: str) -> None:
    for word, count, role, names in _expected(lines):
        assert _filled(text, word, count, role) == names, (word, role)


def _expected(lines: str) -> list[tuple[str, int, str, set[str]]]:
    out = []
    for line in lines.split(";"):
        head, _, names = line.partition(":")
        trigger, role = head.split()
        word, _, count = trigger.partition("#")
        out.append((word, int(count or 1), role, {name.strip() for name in names.split("+")} - {"-"}))
    return out


def _filled(text: str, word: str, count: int, role: str) -> set[str]:
    place = -1
    for _ in range(count):
        place = text.index(word, place + 1)
    found = shared_extractor().extract(text, "2024-03-06").events
    near = [event for event in found if event.trigger.start < place + len(word) and event.trigger.end > place]
    return {name for event in near for arg in event.fillers(role) for name in arg.entity}
