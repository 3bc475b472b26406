"""The day a text was written, and times that count from those it tells of."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor

MET = "التقى وزير الخارجية القبرصي نيكوس إيوانو نظيره الكيني"
CASES: dict[str, tuple[str, str | None, str, str | None]] = {
    "a dateline of the day before": (
        f"نيروبي 5 مارس / وكالة الشرق /\n{MET} اليوم.",
        "2024-03-06",
        "اليوم",
        "2024-03-05",
    ),
    "a dateline with the hour": (f"نيروبي 4 مارس 08:29\n{MET} أمس.", "2024-03-06", "أمس", "2024-03-03"),
    "a headline is no dateline": (f"قمة نيروبي 5 مارس\n{MET} اليوم.", "2024-03-06", "اليوم", "2024-03-06"),
    "a dateline of another week": (f"نيروبي 20 فبراير /\n{MET} اليوم.", "2024-03-06", "اليوم", "2024-03-06"),
    "two days that are named": (
        f"{MET} اليوم. ووصل الوفد أمس الاثنين ويغادر غدا الأربعاء.",
        "2024-03-06",
        "اليوم",
        "2024-03-05",
    ),
    "one day that is named": (f"{MET} اليوم. ووصل الوفد أمس الاثنين.", "2024-03-06", "اليوم", "2024-03-06"),
    "days that do not agree": (
        f"{MET} اليوم. ووصل الوفد أمس الثلاثاء ويغادر غدا الأربعاء.",
        "2024-03-06",
        "اليوم",
        "2024-03-06",
    ),
    "then, long ago": (f"وقّع الطرفان الاتفاق عام 2015. و{MET} حينها.", "2024-03-06", "حينها", "2015"),
    "then, but nothing is told of": (f"وصل الوفد أمس. و{MET} حينها.", "2024-03-06", "حينها", None),
    "then, far away": (f"تأسس النادي عام 2015. {'وكان الطريق طويلا جدا. ' * 20} و{MET} حينها.", None, "حينها", None),
    "the next day": (f"وصل الوفد في 30 يناير. و{MET} في اليوم التالي.", "2024-03-06", "اليوم التالي", "2024-01-31"),
    "the next day, of a month": (f"وصل الوفد في يناير. و{MET} في اليوم التالي.", "2024-03-06", "اليوم التالي", None),
    "the next day, of a week": (
        f"وصل الوفد في 30 يناير. ووصل الوزير الأسبوع الماضي. و{MET} في اليوم التالي.",
        "2024-03-06",
        "اليوم التالي",
        None,
    ),
    "the next day, after what goes on": (
        f"وصل الوفد في 30 يناير. وسافر الوزير مرتين هذا الشهر. و{MET} في اليوم التالي.",
        "2024-03-06",
        "اليوم التالي",
        "2024-01-31",
    ),
    "the next year, after what goes on": (
        f"وقّع الطرفان الاتفاق عام 2015. وسافر الوزير مرتين هذا العام. و{MET} في العام التالي.",
        "2024-03-06",
        "العام التالي",
        "2016",
    ),
    "then, two weeks ago": (
        f"وصل الوزير قبل أسبوعين. ووصل الوفد هذا العام. و{MET} حينها.",
        "2024-03-06",
        "حينها",
        "2024-02-21",
    ),
    "later, told in the past": (f"وصل الوفد في 30 يناير. و{MET} بعد يومين.", "2024-03-06", "بعد يومين", "2024-02-01"),
    "later, told of today": (f"سيلتقي{MET.removeprefix('التقى')} بعد يومين.", "2024-03-06", "بعد يومين", "2024-03-08"),
    "the year told of": (f"وصل الوفد في 30 يناير 2021. و{MET} في 2 فبراير.", None, "2 فبراير", "2021-02-02"),
    "no year at all": (f"{MET} في 2 فبراير.", None, "2 فبراير", None),
}


@pytest.mark.parametrize("name", CASES)
def test_when(name: str) -> None:
    text, date, words, value = CASES[name]
    times = {
        event.time.span.text: event.time.value
        for event in shared_extractor().extract(text, date=date).events
        if event.time
    }
    assert times[words] == value


def test_the_day_of_the_document_is_the_one_given() -> None:
    assert shared_extractor().extract(f"نيروبي 5 مارس /\n{MET} اليوم.", date="2024-03-06").date == "2024-03-06"
