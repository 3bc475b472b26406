"""What grows with a document is asked only for what is near, and what mentions take over from others has a bound."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from arabdiplo._api import shared_extractor
from arabdiplo.document.memory import LOOK_BACK, Memory
from arabdiplo.document.naming import Known, Naming
from arabdiplo.syntax.marks import LongQuotes
from arabdiplo.syntax.phrases import Filler

ANYBODY: Any = None


class Counted(list[tuple[int, Filler]]):
    """A list that knows how much of it was looked at from its end."""

    seen = 0

    def __reversed__(self) -> Iterator[tuple[int, Filler]]:
        for one in super().__reversed__():
            self.seen += 1
            yield one


def test_only_the_last_sentences_are_asked_who_acted() -> None:
    memory = Memory(ANYBODY, [])
    acted = memory._acted = Counted((number, Filler(-1, -1, [], "dropped")) for number in range(1000))
    memory.number = 1000
    assert len(memory.recent()) == LOOK_BACK
    assert acted.seen == LOOK_BACK + 1


def _members(count: int) -> list[Known]:
    """People of one family, each with two names."""
    names = [("سامر", f"ابن {number}", "هوفمان") if number % 2 else ("سامر", "هوفمان") for number in range(count)]
    return [Known(number, ANYBODY, "person", {}, name, " ".join(name)) for number, name in enumerate(names)]


def _seconds(count: int) -> float:
    family = [Known(n, ANYBODY, "person", {}, (f"سامر {n}", "هوفمان"), f"سامر {n} هوفمان") for n in range(count)]
    naming, began = Naming(family), time.process_time()
    assert [naming.fullest(one) for one in family] == [one.label for one in family]
    return time.process_time() - began


def test_one_surname_of_many_is_no_square(patiently: Callable[[Callable[[], None]], None]) -> None:
    def timed() -> None:
        short, long = _seconds(500), _seconds(4000)
        assert long < 16 * short + 0.02, (short, long)

    patiently(timed)


def test_the_nearest_full_name_is_meant_also_in_a_large_family() -> None:
    family = _members(1001)
    naming = Naming(family)
    assert naming.fullest(family[1000]) == "سامر ابن 999 هوفمان"
    alone = Known(501, ANYBODY, "person", {}, ("ابن 499",), "ابن 499")
    assert naming.fullest(alone) == "سامر ابن 499 هوفمان"


def test_those_who_come_to_a_meeting_are_taken_over_up_to_a_bound() -> None:
    guests = "".join(f"وحضر اللقاء الوزير سامر {a}رشو{b}. " for a in "بجدسع" for b in "فقكلمنه")
    events = shared_extractor().extract(f"التقى الرئيسان في جنيف. {guests}").events
    assert 20 <= max(len(event.args) for event in events) <= 25


def test_quotations_over_sentences() -> None:
    quotes = LongQuotes([2, 5, 20], [30, 9, 25], [30, 30, 30])
    assert [quotes.around(place) for place in (2, 3, 10, 30, 31)] == [False, True, True, True, False]
    assert quotes.begun(5, 20) == [(5, 9)]
