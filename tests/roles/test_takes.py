"""The slot `takes` asks the row of the lexicon that the arm names, whatever other lexicons say of the word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[[str], Any]

RULES = """
event quarrel { who : actor  about : nominal  require who }
event chat { who : actor  about : nominal  require who }
lexicon a_chat { verb "جادل" masdar "مجادلة" takes "ب" }
lexicon b_quarrel { verb "جادل" masdar "مجادلة" takes "في" or "حول" }
frame quarrel -> quarrel {
  verb, masdar b_quarrel subject who takes about
  unless takes is noun "طقس"
  priority 1
  example "جادل مروان في القرض" who "مروان" about "القرض"
  reject "نام مروان"
}
frame chat -> chat {
  verb a_chat subject who takes about
  unless sentence has "القرض"
  example "جادل مروان بالطقس" who "مروان" about "الطقس"
  reject "نام مروان"
}
"""


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("جادل مروان في القرض", "quarrel", ["القرض"]),
        ("جادل مروان بالقرض", "quarrel", []),
        ("شهد البيت مجادلة مروان حول القرض", "quarrel", ["القرض"]),
        ("جادل مروان في الطقس", "chat", []),
        ("جادل مروان بالطقس", "chat", ["الطقس"]),
    ],
)
def test_the_row_of_the_arm_says_what_is_taken(world: Build, text: str, kind: str, about: list[str]) -> None:
    (event,) = world(RULES).events(text)
    assert event.type == kind
    assert [arg.span.text for arg in event.fillers("about")] == about
