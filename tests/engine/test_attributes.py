"""How far somebody without a name goes with what hangs on him."""

from __future__ import annotations

import pytest

import arabdiplo

FURTHER = [
    (
        "أكد رئيس الجانب المالطي في مجلس الأعمال المشترك أن التبادل ارتفع.",
        "رئيس الجانب المالطي في مجلس الأعمال المشترك",
    ),
    ("وقال سكان في زغرين أمس إنهم سمعوا دويا.", "سكان في زغرين"),
    ("واشتكى مستخدمو موقع التواصل الاجتماعي من بطء الخدمة.", "مستخدمو موقع التواصل الاجتماعي"),
    ("قال خبراء في علوم البحار بالوزارة إن الموسم انتهى.", "خبراء في علوم البحار بالوزارة"),
    ("وذكر تقرير سنوي حول صيد الأسماك أن الموسم انتهى.", "تقرير سنوي حول صيد الأسماك"),
    ("قال مسؤول أمني مطلع على قضية السفينة إن الموسم انتهى.", "مسؤول أمني مطلع على قضية السفينة"),
    ("قال أحد سكان الحي إن الموسم انتهى.", "أحد سكان الحي"),
    ("أكد شيخ قبيلة زغرين أن الموسم انتهى.", "شيخ قبيلة زغرين"),
    ("وأفاد قائد محور طنجة أن الموسم انتهى.", "قائد محور طنجة"),
]

NO_FURTHER = [
    ("وقال هارون في كلمة إن الموسم انتهى.", "هارون"),
    ("وقال مسؤول في تصريح صحفي إن الموسم انتهى.", "مسؤول"),
    ("قال الوزير في طنجة إن الموسم انتهى.", "الوزير"),
    ("وقال سكان لرويترز إن الموسم انتهى.", "سكان"),
    ("قال مسؤولون كبار أمس إن الموسم انتهى.", "مسؤولون كبار"),
]


@pytest.mark.parametrize(("text", "speaker"), FURTHER + NO_FURTHER)
def test_the_speaker_goes_as_far_as_what_hangs_on_him(text: str, speaker: str) -> None:
    [event] = arabdiplo.extract(text).events
    assert [arg.span.text for arg in event.args if arg.role == "speaker" and arg.span] == [speaker]


def test_what_somebody_did_something_to_is_no_genitive() -> None:
    [event] = [e for e in arabdiplo.extract("قطعت دول عدة علاقاتها مع مالطا.").events if e.type == "relations"]
    assert [arg.span.text for arg in event.args if arg.role == "party" and arg.span] == ["دول عدة", "مالطا"]


@pytest.mark.parametrize(
    ("text", "condemner", "target"),
    [
        ("أدان سكان الحي الهجوم على المسجد.", "سكان الحي", "الهجوم على المسجد"),
        ("أدانت نقابة المعلمين الهجوم على المسجد.", "نقابة المعلمين", "الهجوم على المسجد"),
        ("أدانت أحزاب المعارضة الهجوم على المسجد.", "أحزاب المعارضة", "الهجوم على المسجد"),
        ("أدان علماء مسلمون مقترح الوزير.", "علماء مسلمون", "مقترح الوزير"),
    ],
)
def test_a_genitive_is_no_object(text: str, condemner: str, target: str) -> None:
    [event] = arabdiplo.extract(text).events
    assert [(arg.role, arg.span.text) for arg in event.args if arg.span] == [
        ("condemner", condemner),
        ("target", target),
    ]
