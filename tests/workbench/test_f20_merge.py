"""Feature 20: phrases joined by و are several fillers; two mentions of one event are one event."""

from __future__ import annotations

import pytest

import arabdiplo


def test_three_take_part(extractor: arabdiplo.Extractor) -> None:
    (event,) = extractor.extract("التقى الرئيس الكيني وزيري خارجية الأردن ومصر").events
    sides = [(arg.span.text, arg.states) for arg in event.args if arg.role == "participant" and arg.span]
    assert sides == [("الرئيس الكيني", ("كينيا",)), ("وزيري خارجية الأردن ومصر", ("الأردن", "مصر"))]


@pytest.mark.parametrize("group", ["الرئيسان الكيني والأوغندي", "وزراء نقل كينيا وأوغندا", "رئيسا كينيا وأوغندا"])
def test_a_group_names_the_states_of_its_members(group: str, extractor: arabdiplo.Extractor) -> None:
    (event,) = extractor.extract(f"زار {group} مسقط").events
    assert [(arg.states, arg.country) for arg in event.args if arg.role == "visitor"] == [
        (("كينيا", "أوغندا"), ("KE", "UG"))
    ]


def test_two_mentions_are_one_event_with_both_places(extractor: arabdiplo.Extractor) -> None:
    text = "زار الرئيس الكيني القاهرة أمس. وبحث الرئيس الكيني خلال زيارته القاهرة التعاون."
    visits = [event for event in extractor.extract(text, "2024-03-06").events if event.type == "visit"]
    assert len(visits) == 2 and len({event.event for event in visits}) == 1
    assert visits[0].trigger.start < visits[1].trigger.start


def test_other_places_make_other_events(extractor: arabdiplo.Extractor) -> None:
    text = "زار الرئيس الكيني القاهرة. وزار الرئيس الكيني بيروت."
    visits = [event for event in extractor.extract(text).events if event.type == "visit"]
    assert len({event.event for event in visits}) == 2
