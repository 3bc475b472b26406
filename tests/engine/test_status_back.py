"""A clause that goes back from what is promised or denied to who does so: its status, its subject, what is said."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor

MINISTER = "الوزير الكيني"
MET = "التقى السفير التونسي"


@pytest.mark.parametrize(
    ("text", "trigger", "who", "content"),
    [
        (f'تعهد {MINISTER} بأن "السد سيبنى"، وقال إن "العمل مستمر"', "قال", MINISTER, "السد سيبنى"),
        (f"وعد {MINISTER} بأن السد سيبنى، و{MET}", "التقى", MINISTER, "السد سيبنى"),
        (f"نفى {MINISTER} أن يكون غاضبا، و{MET}", "التقى", MINISTER, "يكون غاضبا"),
        (f"نفى {MINISTER} أن تكون بلاده غاضبة، وأدان الهجوم على مالي", "أدان", MINISTER, "تكون بلاده غاضبة"),
        (f"قال {MINISTER} إن المؤتمر سيعقد في نيروبي، و{MET}", "التقى", MINISTER, "المؤتمر سيعقد في نيروبي"),
        # what was done before stays with what is told so
        (f"قال {MINISTER} إن الرئيس المالي سافر، و{MET}", "التقى", "الرئيس المالي", "الرئيس المالي سافر"),
    ],
)
def test_a_past_verb_goes_back_from_what_is_to_come(text: str, trigger: str, who: str, content: str) -> None:
    events = {event.trigger.text: event for event in shared_extractor().extract(text, date="2024-03-06").events}
    said = next(arg.span.text for event in events.values() for arg in event.args if arg.role == "content")
    assert (said, events[trigger].status, events[trigger].args[0].span.text) == (content, "actual", who)
