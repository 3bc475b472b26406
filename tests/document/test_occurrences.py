"""Real events: which of the statuses, times, places and fillers of its mentions one has."""

from __future__ import annotations

import pytest

import arabdiplo
from arabdiplo import Arg, Document, Event, Span, Time, occurrences
from arabdiplo.events.records import STATUSES

CLASSES = arabdiplo.Extractor().classes
WORD = Span(0, 1, "ن")
RANKED = ("actual", "cancelled", "postponed", "denied", "planned", "possible")


def mention(*args: Arg, status: str = "actual", **more: object) -> Event:
    return CLASSES["visit"](
        **{  # type: ignore[arg-type]
            **{
                "id": "m",
                "event": "E1",
                "type": "visit",
                "mode": None,
                "status": status,
                "trigger": WORD,
                "args": args,
            },
            **more,
        }
    )


def one(*mentions: Event) -> arabdiplo.Occurrence:
    (found,) = occurrences(Document("d", "ن", events=mentions))
    return found


def who(name: str = "", *states: str, role: str = "visitor", words: str = "") -> Arg:
    span = Span(0, 1, words) if words else None
    return Arg(role, span, (name,) if name else (), span is None, "person", states=states)


def test_each_status_has_its_rank() -> None:
    assert sorted(RANKED) == sorted(STATUSES)
    for place, status in enumerate(RANKED):
        for other in RANKED[place:]:
            assert one(mention(status=other), mention(status=status)).status == status


def test_mentions_without_a_name_of_the_event_are_events_of_their_own() -> None:
    document = Document("d", "ن", events=(mention(event="", id="a"), mention(), mention(event="", id="b"), mention()))
    assert [(found.id, len(found.mentions)) for found in occurrences(document)] == [("a", 1), ("E1", 2), ("b", 1)]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (["2024-03", "2024-03-05", "2024"], "2024-03-05"),
        (["2024-03-05", "2024-03-06"], "2024-03-05"),
        (["2024-03-05", "2024-03-05T10:00"], "2024-03-05T10:00"),
        ([None, "2024"], "2024"),
        (["P3D", "202"], "202"),
    ],
)
def test_the_time_is_that_which_says_most_exactly_when(values: list[str | None], wanted: str) -> None:
    found = one(*(mention(time=Time(WORD, value)) for value in values))
    assert found.time is not None and found.time.value == wanted
    assert found.days is not None


def test_a_duration_is_no_day() -> None:
    assert one(mention(time=Time(WORD, "P3D", "DURATION"))).days is None


def test_mentions_of_its_status_come_first() -> None:
    planned = mention(who("أ"), who("ب", role="host"), status="planned", mode="official", time=Time(WORD, "2024-03-09"))
    found = one(planned, mention(who("ج"), time=Time(WORD, "2024-03")))
    assert (found.status, found.mode, found.time) == ("actual", "official", Time(WORD, "2024-03"))
    assert [(arg.role, arg.entity) for arg in found.args] == [("visitor", ("ج",)), ("host", ("ب",))]


def test_each_filler_stands_once_with_what_is_known_of_it() -> None:
    told = [
        mention(who("أ"), who("", "قطر", words="نظيره")),
        mention(who("أ", "مصر", words="الوزير"), who("", "مصر", words="الوفد"), who(words="وزراء")),
        mention(who(words="الوزراء")),
    ]
    args = one(*told).args
    assert [(arg.entity, arg.states) for arg in args] == [(("أ",), ("مصر",)), ((), ("قطر",)), ((), ())]
    assert args[-1].span == Span(0, 1, "وزراء")


def test_what_is_always_a_clause_is_told_once() -> None:
    said = [Arg("content", Span(0, 1, words)) for words in ("خبر", "الخبر")]
    mentions = [
        CLASSES["statement"](f"m{i}", "E1", "statement", None, "actual", WORD, (arg,)) for i, arg in enumerate(said)
    ]
    assert one(*mentions).args == (said[0],)


def test_the_code_is_that_of_type_mode_and_status() -> None:
    assert one(mention(status="planned"), mention(mode="official")).code("plover") == "CONSULT/visit"
    assert one(mention(status="planned"), mention(status="cancelled")).code("plover") == "SANCTION/cancel"
    assert one(mention(status="planned"), mention(status="denied")).code("plover") is None


def test_occurrences_are_those_of_a_document() -> None:
    with pytest.raises(TypeError, match="occurrences are those of a Document"):
        occurrences("نص")  # type: ignore[arg-type]
