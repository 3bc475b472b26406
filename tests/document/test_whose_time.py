"""To which event of a sentence a time belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from people import CYPRIOT, KENYAN

from arabdiplo._api import shared_extractor

CASES: dict[str, tuple[str, str, str]] = {
    "a year in a chronicle": (f"1970 - {KENYAN} يزور قبرص.", "يزور", "1970"),
    "a year of its own in each line": (
        f"- 1970: {KENYAN} يزور قبرص.\n- 1971: توقيع اتفاق بين كينيا وقبرص.",
        "توقيع",
        "1971",
    ),
    "a day in a chronicle": (f"12 مايو 2018: {KENYAN} يزور قبرص.", "يزور", "2018-05-12"),
    "what happened is not still to come": (
        f"قال المتحدث إن {CYPRIOT} سيصل الثلاثاء إلى نيروبي قادما من أوسلو حيث التقى نظيره النرويجي.",
        "التقى",
        "",
    ),
    "a dateline": (f"نيروبي 4 مارس - زار {KENYAN} قبرص.", "زار", ""),
    "a dateline with an agency": (f"نيروبي 4 مارس (قنا) - زار {KENYAN} أمس قبرص.", "زار", "2024-03-03"),
    "a dateline with an agency, and no other time": (f"نيروبي، 4 مارس 2024 (أ ف ب) -- زار {KENYAN} قبرص.", "زار", ""),
    "a dateline with a Hijri day": (f"نيروبي 23 شعبان 1445 هـ واس: زار {KENYAN} أمس قبرص.", "زار", "2024-03-03"),
    "a day before brackets": (f"زار {KENYAN} قبرص في 4 مارس (الأحد) - وهي الأولى.", "زار", "2024-03-04"),
    "a report that was published": ("وذكر تقرير، صدر الأحد، أن كينيا ستوقع الاتفاق.", "ذكر", "2024-03-03"),
    "what takes place, behind its body": (
        f"شارك {CYPRIOT} في الدورة العشرين للجنة التي عقدت أمس في نيروبي.",
        "الدورة",
        "2024-03-05",
    ),
    "what takes place, behind its frame": (
        f"سيبحث {CYPRIOT} الأمر خلال القمة الثلاثية في إطار الحوار التي تنطلق الاثنين.",
        "القمة",
        "2024-03-11",
    ),
    "what he was to do": (f"ألغى {CYPRIOT} زيارة كان مقررا أن يقوم بها في 11 مارس إلى كينيا.", "زيارة", "2024-03-11"),
    "what he goes to take part in": (f"سافر {CYPRIOT} للمشاركة غدا في اجتماع وزراء الخارجية.", "اجتماع", "2024-03-07"),
    "when, without a comma": (f"وجرت قمة في عام 2007 في نيروبي عندما التقى {KENYAN} نظيره القبرصي.", "التقى", "2007"),
    "after it": (f"وصل {CYPRIOT} إلى نيروبي الثلاثاء، بعد أن التقى نظيره المالي.", "التقى", ""),
    "since when it is the first": ("هذه أول زيارة لرئيس كيني إلى قبرص منذ عام 2007.", "زيارة", ""),
    "since how long it is the first": ("هذه أول زيارة يقوم بها رئيس كيني إلى قبرص منذ عشر سنوات.", "زيارة", ""),
    "what there was since which it is the first": ("هذا أول لقاء بين كينيا وقبرص منذ الحرب عام 1953.", "لقاء", ""),
    "of a verb that tells what is to come": (f"سيلتقي {CYPRIOT} {KENYAN} في قمة الثلاثاء.", "قمة", "2024-03-12"),
    "since when it goes on": (f"يجري {CYPRIOT} محادثات في نيروبي منذ الأحد.", "محادثات", "2024-03-03"),
    "the day and since when": (
        f"قام {KENYAN} بأول زيارة إلى قبرص منذ 2010، وذلك في أواخر فبراير الماضي.",
        "زيارة",
        "2024-02",
    ),
    "who was there": (f"وصل {CYPRIOT} الاثنين إلى نيروبي حيث كان في استقباله {KENYAN}.", "استقبال", "2024-03-04"),
    "and who was there": (f"وصل {CYPRIOT} أمس إلى نيروبي، وكان في استقباله {KENYAN}.", "استقبال", "2024-03-05"),
    "after he had arrived": (
        f"أجرى {CYPRIOT} محادثات مع نظيره الكيني بعد وصوله إلى نيروبي السبت.",
        "محادثات",
        "2024-03-02",
    ),
    "in the course of what he held them": (
        f"أجرى {CYPRIOT} محادثات مع نظيره الكيني خلال زيارته إلى نيروبي السبت الماضي.",
        "محادثات",
        "2024-03-02",
    ),
    "what a cable is of": (f"بعث {KENYAN} برقية تهنئة إلى نظيره القبرصي، أمس، بمناسبة العيد.", "برقية", "2024-03-05"),
    "in the course of telling it": (
        f"أثارت تصريحات أدلى بها {KENYAN} الأسبوع الماضي خلال زيارة إلى قبرص الجدل.",
        "زيارة",
        "2024-W09",
    ),
    "a past written like the present of a woman": (
        f"تسلم {KENYAN}، الاثنين، رسالة خطية من نظيره القبرصي.",
        "رسالة",
        "2024-03-04",
    ),
    "what has not been": (f"لم يرد {KENYAN} على السؤال السبت.", "يرد", "2024-03-02"),
    "which was published": (
        f"استنكر {KENYAN} العقوبات المفروضة على السفن التي تنقل السلاح، الأحد",
        "استنكر",
        "2024-03-03",
    ),
    "victims of a year": (f"أحيا {CYPRIOT} ذكرى ضحايا انفجار عام 1998 والتقى نظيره الكيني.", "التقى", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_when(name: str, when: Callable[[str, str], str]) -> None:
    text, trigger, value = CASES[name]
    assert when(text, trigger) == value


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        (f"يصل {CYPRIOT} اليوم إلى نيروبي.", "يصل", "planned"),
        (f"يقوم {CYPRIOT} اليوم بزيارة إلى نيروبي.", "زيارة", "actual"),
        (f"وصل {CYPRIOT} اليوم إلى نيروبي.", "وصل", "actual"),
        (f"يؤكد {KENYAN} اليوم أن الطريق طويل.", "يؤكد", "actual"),
        (f"سيصل {CYPRIOT} إلى نيروبي في زيارة تستغرق أياما عدة يجري خلالها محادثات مع {KENYAN}.", "محادثات", "planned"),
    ],
)
def test_what_is_told_of_today_in_the_present_is_still_to_come(text: str, trigger: str, status: str) -> None:
    events = shared_extractor().extract(text, date="2024-03-06").events
    assert next(event for event in events if event.trigger.text == trigger).status == status
