"""The states of fillers, as ISO codes."""

from __future__ import annotations

import pytest

import arabdiplo


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("زارت وزيرة الصحة الكينية نيروبي وتونس", [("KE",), ("KE",), ("TN",)]),
        ("استقبل الرئيس الغاني كوفي مندوثا نظيره السنغالي", [("GH",), ("SN",)]),
        ("بحثت موسكو مع أنقرة هاتفيا أزمة الحبوب", [("RU",), ("TR",)]),
        ("وقعت مصر والأردن اتفاقية للنقل", [("EG",), ("JO",), ()]),
        ("أشاد الأمين العام للأمم المتحدة بالاتفاق", [()]),
        # said once, it holds for the whole document
        ("عاد وزير المياه الموريتاني ماجد هارون. واتصل هارون برئيس الوزراء", [("MR",)]),
    ],
)
def test_the_states_of_fillers(text: str, states: list[tuple[str, ...]]) -> None:
    event = arabdiplo.extract(text).events[-1]
    assert [arg.country for arg in event.args][: len(states)] == states
