"""Who and where: what chunks a phrase gives, by kind."""

from __future__ import annotations

from functools import cache

import pytest

from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules


@cache
def engine() -> Engine:
    return Engine(load_rules([]))


def chunks(text: str, kind: str) -> list[str]:
    return [c.span.text for c in engine().explain(text, "2024-03-06").chunks if c.type == kind]


def bare(text: str) -> list[str]:
    document = engine().run(text, mentions=True)
    return [actor.name.text for actor in document.actors if actor.name is not None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال ماجد هارون أمس إنه باق", "ماجد هارون"),
        ("وصل فهد بن عبد العزيز آل هارون إلى الدوحة", "فهد بن عبد العزيز آل هارون"),
        ("استقبل رئيس الوزراء البريطاني توني هارغروف الوفد", "توني هارغروف"),
        ("حضر الدكتور نجم هوفمان", "نجم هوفمان"),
        ("زار الملك فهد السادس المدينة", "فهد السادس"),
        ("رد الجنرال قاسم سليماني على الرسالة", "قاسم سليماني"),
        ("استقبل الرئيس التركي رجب طيب أردوغان الوفد", "رجب طيب أردوغان"),
        ("قال رئيس الجمهورية جوزف الكتاني أمس إنه باق", "جوزف الكتاني"),
        ("غادر وزير الخارجية الموريتاني محمد ولد أعمر القاعة", "محمد ولد أعمر"),
        ("حضر الأستاذ عادل بن أحمد الهاجري الحفل", "عادل بن أحمد الهاجري"),
        ("وصل الأمير تركي بن فهد", "تركي بن فهد"),
        ("رحب وزير العدل سامر غول بالضيوف", "سامر غول"),
        ("قال وكيل الوزارة نبيل الفقيه إنه باق", "نبيل الفقيه"),
        ("وصل عبدالله الثاني بن الحسين إلى المدينة", "عبدالله الثاني بن الحسين"),
        ("أعلن الكاتب ماجد هارون أمين المتحف ذلك", "ماجد هارون"),
        ("قال رئيس الوزراء السابق ديفيد كاميرون إنه باق", "ديفيد كاميرون"),
    ],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    assert name in bare(text)


@pytest.mark.parametrize(
    "phrase",
    [
        "معالي وزير العمل الأستاذ الدكتور ماجد هارون",
        "صاحب السمو الملكي الأمير فهد بن ماجد ولي العهد رئيس مجلس الوزراء",
        "وزيرة خارجية الاتحاد الأوروبي كارين هوفمان",
        "وزير الخارجية وشؤون المغتربين للمملكة الأردنية الهاشمية الشقيقة",
        "نائب رئيس مندوبية الاتحاد الأوروبي في الخليج",
        "مساعد وزير الخارجية الكويتي لشؤون التنمية",
        "رئيس لجنة الشؤون الخارجية بمجلس النواب",
        "المتحدث الرسمي باسم الحكومة اليمنية راجح هارون",
        "المبعوث الأممي إلى اليمن",
    ],
)
def test_offices_are_whole(phrase: str) -> None:
    assert phrase in chunks(f"استقبل {phrase} الضيوف", "person")


@pytest.mark.parametrize(
    "phrase",
    [
        "عددا من المسؤولين بوزارة الدفاع",
        "ممثلين عن المعارضة الليبية",
        "وزراء خارجية دول الجوار",
        "سبعة مسؤولين في ميانمار",
    ],
)
def test_groups_are_whole(phrase: str) -> None:
    assert phrase in chunks(f"التقى السفير {phrase}", "group")


@pytest.mark.parametrize(
    "text", ["بحثا التعاون العسكري والسياسي", "بلغت الكلفة 20 مليون يورو", "من المقرر أن ينعقد المؤتمر"]
)
def test_no_actors(text: str) -> None:
    assert not chunks(text, "person") and not chunks(text, "group")


def test_the_finance_minister_is_no_malian() -> None:
    document = engine().explain("وصل وزير المالية إلى الدوحة", "2024-03-06")
    office = next(c for c in document.chunks if c.type == "office")
    assert dict(office.attributes) == {"office": "وزير", "portfolio": "المالية"}


def test_a_body_and_its_predicate_are_two() -> None:
    assert chunks("إن الاتحاد مستعد للحوار", "body") == ["الاتحاد"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وصل وفد برئاسة سامر الخالدي", ["سامر الخالدي"]),
        ("انتقدت حكومة توني هارغروف القرار", ["توني هارغروف"]),
        ("افتتحت جامعة توني هارغروف الموسم", []),
    ],
)
def test_persons_within_groups_and_governments_are_listed(text: str, names: list[str]) -> None:
    assert bare(text) == names


@pytest.mark.parametrize("text", ["الرئيس ماجد هارون أوضح ذلك", "زار ماجد هارون تهجماتها", "التقى ماجد هارون شيفرات"])
def test_unlisted_words_that_look_like_no_name_end_a_name(text: str) -> None:
    assert bare(text) == ["ماجد هارون"]


def test_places_within_offices_are_listed_and_places_have_bare_names() -> None:
    places = engine().run("استقبل ملك إسبانيا الوفد في مدينة طنجة", mentions=True).places
    assert [(p.span.text, p.name.text if p.name else None) for p in places if p.kind != "body"] == [
        ("إسبانيا", None),
        ("مدينة طنجة", "طنجة"),
    ]


@pytest.mark.parametrize("text", ["زرعوا السورجم في السهول", "أثار القرار القلاقل", "ذكرت نشرة الأسود البيضاء"])
def test_objects_of_verbs_are_no_persons(text: str) -> None:
    assert [a.span.text for a in engine().run(text, mentions=True).actors if a.kind == "person"] == []
