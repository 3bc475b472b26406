"""What a record says of fillers and of events that stand side by side: states as ISO codes, status."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabdiplo


def test_a_noun_beside_its_verb_has_the_status_of_the_verb() -> None:
    text = "يصل إلى تونس غدا الرئيس الكيني في زيارة عمل. وأدى الرئيس الغاني زيارة إلى باماكو"
    events = arabdiplo.extract(text, date="2024-03-06").events
    assert [(event.trigger.text, event.status) for event in events] == [
        *(("يصل", "planned"), ("زيارة", "planned"), ("زيارة", "actual")),
    ]


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


def test_the_first_row_of_a_lexicon_of_states_may_be_without_a_code(tmp_path: Path) -> None:
    own = tmp_path / "isles.dpl"
    own.write_text(
        """dpl 1
        use actor
        lexicon isles -> country {
          proper "نوتاليا" entity "نوتاليا"
          proper "بلمغانيا" entity "بلمغانيا" iso "QB"
        }""",
        encoding="utf-8",
    )
    extractor = arabdiplo.Extractor([own])
    (event,) = extractor.extract("زار الوزير الكيني بلمغانيا").events
    assert [arg.country for arg in event.args] == [("KE",), ("QB",)]
    (event,) = extractor.extract("زار الوزير الكيني نوتاليا").events
    assert [(arg.states, arg.country) for arg in event.args][1:] == [(("نوتاليا",), ())]


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("وأضاف الوزير الكيني في تصريحاته، الثلاثاء، أن مالي تقدر الدعم", "أضاف", "2024-03-05"),
        ("أعلنت كينيا حزمة جديدة من الإجراءات الثلاثاء", "أعلنت", "2024-03-05"),
        ("أعلن الوزير الكيني، قبول استقالة السفيرة، الثلاثاء", "أعلن", "2024-03-05"),
        ("أعلن الوزير الكيني موعد الانتخابات الثلاثاء المقبل", "أعلن", None),
        ("أعلنت الشركة الكينية نتائجها للفترة المنتهية في 30 يونيو 2023", "أعلنت", None),
        ("وفي واحدة من الاثنين، أعلنت كينيا أنها ملتزمة", "أعلنت", None),
        ("ذكر بيان صدر أمس عن الوزارة أن الوفد زار أكرا", "ذكر", "2024-03-05"),
        ("قال الوزير الكيني خلال مؤتمر صحفي عقده أمس إن بلاده ملتزمة", "قال", "2024-03-05"),
        ("أبرزت الصحف الكينية الصادرة اليوم أهمية القمة", "أبرزت", "2024-03-06"),
    ],
)
def test_the_day_of_a_saying(text: str, trigger: str, time: str | None) -> None:
    events = arabdiplo.extract(text, date="2024-03-06").events
    assert [event.time and event.time.value for event in events if event.trigger.text == trigger] == [time]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("يزور الوزير الكيني أكرا غدا في زيارة يلتقي فيها نظيره الغاني", ["planned", "planned", "planned"]),
        ("يبدأ الوزير الكيني غدا زيارة إلى أكرا، يلتقي خلالها نظيره الغاني", ["planned", "planned"]),
        ("يصل الوزير الكيني غدا إلى أكرا. ويلتقي خلال الزيارة نظيره الغاني", ["planned", "planned", "planned"]),
        ("يعقد الوزيران غدا جلسة مباحثات، يليها توقيع مذكرة بين غانا وكينيا", ["planned", "planned"]),
        ("بدأ الوزير الكيني زيارة إلى أكرا يلتقي خلالها نظيره الغاني", ["actual", "actual"]),
        # what the past tells of an event that was to come has taken place
        ("من المقرر أن يلتقي الوزير الكيني نظيره الغاني. وتناول اللقاء الملف المالي", ["planned", "actual"]),
        # the headline tells of what stands below it
        ("الوزير الكيني يزور أكرا\nمن المقرر أن يزور الوزير الكيني أكرا", ["planned", "planned"]),
    ],
)
def test_what_happens_within_another_event_has_its_status(text: str, statuses: list[str]) -> None:
    assert [event.status for event in arabdiplo.extract(text, date="2024-03-06").events] == statuses


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قال وزير الصحة الكيني ماجد هارون في أكرا إن بلاده ملتزمة", "أكرا"),
        ("قال مسؤول كيني في أكرا إن بلاده ملتزمة", None),
        ("قال الوزير الكيني خلال مؤتمر صحفي في أكرا إن بلاده ملتزمة", "أكرا"),
        ("عاد الوفد إلى المدينة، وفي أكرا، أعلنت كينيا أنها ملتزمة", "أكرا"),
        ("ومن أكرا، أكد الوزير الكيني أن بلاده ملتزمة", "أكرا"),
        ("وقع وزير الصحة الكيني ماجد هارون ونظيره الغاني في أكرا مذكرة", "أكرا"),
        ("التقى الوزير الكيني نظيره الغاني في مطار أكرا", "مطار أكرا"),
    ],
)
def test_where_it_was(text: str, place: str | None) -> None:
    event = arabdiplo.extract(text).events[-1]
    assert (event.place and event.place.span.text) == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "التقى الوزير الغاني رئيس حزب النهضة الموالي لتوغو، سالم الخالدي.",
            ["الوزير الغاني", "رئيس حزب النهضة الموالي"],
        ),
        (
            "استقبل الوزير الغاني اليوم سالم الخالدي Salem Khaldi، رئيس مجلس الشيوخ بجمهورية بيرو.",
            ["الوزير الغاني", "سالم الخالدي"],
        ),
        ("التقى الوزير الغاني نظيره المالطي، وسفير مالطا.", ["الوزير الغاني", "نظيره المالطي", "سفير مالطا"]),
    ],
)
def test_a_name_beside_its_office_is_one_argument(text: str, words: list[str]) -> None:
    event = arabdiplo.extract(text).events[0]
    assert [arg.span.text for arg in event.args if arg.role == "participant" and arg.span is not None] == words


def test_the_counterpart_that_is_named_is_not_his_counterpart() -> None:
    event = arabdiplo.extract("التقى الوزير الغاني نظيره المالطي سالم الخالدي.").events[0]
    assert [arg.entity for arg in event.args] == [(), ("سالم الخالدي",)]


def test_a_place_taken_up_is_not_who_works_there() -> None:
    text = "ألغى الرئيس الكيني زيارته المقررة للبيت الأبيض. وأكد مسؤول من البيت الأبيض إلغاء زيارة الرئيس الكيني."
    (destination,) = arabdiplo.extract(text).events[-1].fillers("destination")
    assert destination.entity == ("البيت الأبيض",) and destination.span is None
