"""Reference: who a phrase stands for, by what the document has named."""

from __future__ import annotations

from functools import cache

import pytest

from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules


@cache
def engine() -> Engine:
    return Engine(load_rules([]))


def who(text: str, phrase: str) -> tuple[str, ...]:
    """Canonical names of the last mention written *phrase*."""
    actors = engine().run(text, mentions=True).actors
    return next(actor.entity for actor in reversed(actors) if actor.span.text == phrase)


@pytest.mark.parametrize(
    ("text", "phrase", "names"),
    [
        ("وصل ماجد هارون إلى الدوحة. وقال هارون إنه باق", "هارون", ("ماجد هارون",)),
        ("وصل الأمير سامي بن خالد. وكان سامي بن خالد بن يوسف مريضا", "الأمير سامي بن خالد", ("سامي بن خالد بن يوسف",)),
        ("التقى وزير المياه عبد الرحيم النور الوفد. وأكد النور موقفه", "النور", ("عبد الرحيم النور",)),
        ("وصل وزير العمل ماجد هارون. ورحب الوزير بالضيوف", "الوزير", ("ماجد هارون",)),
        ("قال الرئيس الغاني إنه باق. وغادر الرئيس الغاني كوفي مندوثا العاصمة", "الرئيس الغاني", ("كوفي مندوثا",)),
        ("وصل ماجد هارون، وزير العمل اليمني، أمس. وقال وزير العمل إنه باق", "وزير العمل", ("ماجد هارون",)),
        ("وصل وزير العمل اليمني، ماجد هارون، أمس", "وزير العمل اليمني", ("ماجد هارون",)),
        ("وصل وكيل وزارة العمل، السفير ماجد هارون، أمس", "وكيل وزارة العمل", ("ماجد هارون",)),
        ("وصل المدير العام للكشافة المحلية، ماجد هارون، أمس", "المدير العام", ("ماجد هارون",)),
        ("قال القيادي بوزارة النقل، ماجد هارون، إنه باق", "القيادي بوزارة النقل", ("ماجد هارون",)),
        ("رد وزير العمل على النواب، وقال ماجد هارون إنه باق", "وزير العمل", ()),
        ("التقى وزير النقل الكيني نظيره المالطي، ديتر هوفمان، أمس", "نظيره المالطي", ("ديتر هوفمان",)),
        (
            "زار الرئيس المالطي ماجد هارون تونس. وكان الرئيس المالطي الراحل ديتر هوفمان زارها. ورد الرئيس المالطي",
            "الرئيس المالطي",
            ("ماجد هارون",),
        ),
        ("وصل وكيل وزارة العمل للتفتيش وتطوير المناهج ماجد هارون أمس", "وكيل وزارة العمل", ("ماجد هارون",)),
        ("رد وزير العمل المالطي على السؤال. وأضاف الوزير ماجد هارون", "وزير العمل المالطي", ("ماجد هارون",)),
        ("وصل الرئيس #ماجد_هارون. وقال هارون إنه باق", "هارون", ("ماجد هارون",)),
        (
            "التقى وزير العمل ماجد هارون وزير العمل اليوناني بابلو رييس. وقال وزير العمل إنه باق",
            "وزير العمل",
            ("ماجد هارون",),
        ),
        (
            "اجتمع وزير مالية بيرو كارلوس مندوثا مع وزير مالية تشيلي بابلو رييس. وقال مندوثا إن نظيره التشيلي وافق",
            "نظيره التشيلي",
            ("بابلو رييس",),
        ),
    ],
)
def test_names_of_the_document(text: str, phrase: str, names: tuple[str, ...]) -> None:
    assert who(text, phrase) == names


def test_two_with_offices_do_not_lend() -> None:
    text = "اجتمع وزير العمل ماجد هارون، وزير المياه في الدوحة"
    assert who(text, "وزير المياه") == ()


def test_an_office_of_another_state_is_somebody_else() -> None:
    text = "وصل وزير العمل القبرصي ماجد هارون. وغاب وزير العمل المالطي"
    assert who(text, "وزير العمل المالطي") == ()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        # the surname is a word, and known as a name only where nothing hangs on it
        ("قال سامر دراج إن العمل مستمر. ووصف سامر دراج الوفد بالكبير", "سامر دراج"),
        ("أكد الوزير ماجد بن صالح البنيان أن العمل مستمر. وافتتح ماجد بن صالح البنيان المصنع", "ماجد بن صالح البنيان"),
    ],
)
def test_words_of_a_full_name_belong_together_elsewhere(text: str, phrase: str) -> None:
    names = [actor.name for actor in engine().run(text, mentions=True).actors]
    assert [name.start for name in names if name is not None and name.text == phrase] == [
        text.index(phrase),
        text.rindex(phrase),
    ]


def test_the_first_and_the_last_word_of_a_name_belong_together() -> None:
    text = "أكدت رابعة بنت سالم الخالدي أن العمل مستمر. وشكرت رابعة الخالدي الضيوف"
    assert who(text, "رابعة الخالدي") == ("رابعة بنت سالم الخالدي",)


def test_a_given_name_that_is_a_word_is_the_surname_right_behind_a_verb() -> None:
    text = "قال وزير العمل محمد صالح إن العمل مستمر. وأضاف صالح أنه باق. وعملوا لصالح الدولة"
    spans = [actor.span for actor in engine().run(text, mentions=True).actors if actor.span.text == "صالح"]
    assert [span.start for span in spans] == [text.index("وأضاف صالح") + 6]


def test_a_word_that_is_no_name_stays_a_word() -> None:
    text = "وصل عبد الرحيم النور. وانقطع تيار النور"
    assert all(actor.span.start < 20 for actor in engine().run(text, mentions=True).actors if actor.kind == "person")


@pytest.mark.parametrize(
    ("text", "phrase", "names"),
    [
        ("افتتح مركز الملك هارون للترجمة معرضه. ورحب المركز بالضيوف", "المركز", ("مركز الملك هارون للترجمة",)),
        ("أعلنت وزارة النقل القبرصية الخبر. وأضافت الوزارة أنها باقية", "الوزارة", ("وزارة النقل القبرصية",)),
        ("نشرت وزارة النقل القبرصية بيانا. وأكد البيان ذلك", "البيان", ("وزارة النقل القبرصية",)),
        ("وصل وفد برلماني مالطي. وغادر الوفد مساء", "الوفد", ("وفد برلماني مالطي",)),
        (
            "تسلم سمو الشيخ ناصر الهاجري رسالة من الرئيس الكيني جوزيف موانغي. وغادر سموه المدينة",
            "سموه",
            ("ناصر الهاجري",),
        ),
        ("قال متحدث باسم وزارة النقل القبرصية إنه باق", "متحدث باسم وزارة النقل القبرصية", ("وزارة النقل القبرصية",)),
        ("قال متحدث باسم وزارة النقل القبرصية إنه باق. وأضافت الوزارة ذلك", "الوزارة", ("وزارة النقل القبرصية",)),
        ("عاد وزير نقل الاتحاد الأوروبي ماجد هارون. ورد وزراء نقل الاتحاد", "وزراء نقل الاتحاد", ("الاتحاد الأوروبي",)),
        ("قال مسؤول في البيت الأبيض إنه باق", "مسؤول في البيت الأبيض", ("البيت الأبيض",)),
        ("جاء في بيان للبرلمان ذلك. وقال ماجد هارون إنه باق. وأضاف البيان ذلك", "البيان", ("البرلمان",)),
        ("قال ماجد هارون إنه باق. وأضافت الدراسة أن الأمر محسوم", "الدراسة", ()),
        ("أعلنت وزارة النقل الخبر. ورحبت به لجان", "لجان", ()),
        ("قال متحدث باسم وزارة النقل القبرصية إنه باق. وأضاف المتحدث ذلك", "المتحدث", ("وزارة النقل القبرصية",)),
        ("قال مسؤول في وزارة النقل القبرصية إنه باق. وأضاف المسؤول ذلك", "المسؤول", ("وزارة النقل القبرصية",)),
        ("قال مسؤول كبير إنه باق. وأضاف المسؤول ذلك", "المسؤول", ()),
        ("ذكرت صحيفة «الشاطئ» ذلك. وأضافت الصحيفة المالطية أنه باق", "الصحيفة المالطية", ("الشاطئ",)),
        ("ذكرت وكالة «نسيج» المالطية ذلك. وأضافت الوكالة الرسمية أنه باق", "الوكالة الرسمية", ("وكالة نسيج",)),
        (
            "ذكرت وكالة «نسيج» المالطية ذلك. وأضافت الوكالة اليونانية أنه باق",
            "الوكالة اليونانية",
            ("الوكالة اليونانية",),
        ),
    ],
)
def test_a_noun_alone_stands_for_the_longer_phrase(text: str, phrase: str, names: tuple[str, ...]) -> None:
    assert who(text, phrase) == names


def test_a_place_of_two_states_is_that_of_the_state_that_is_named() -> None:
    jordan = "زار الوزير الأردني عمان، وقالت عمان إنها ترحب"
    oman = "زار الوزير العماني مسقط، وقالت عمان إنها ترحب"
    said = [next(e for e in engine().run(text).events if e.type == "statement") for text in (jordan, oman)]
    assert [event.args[0].entity for event in said] == [("الأردن",), ("عمان",)]


def test_a_capital_acts_for_its_state_where_an_actor_is_asked_for() -> None:
    event = next(e for e in engine().run("سحبت تونس سفيرها من الخرطوم").events if e.type == "envoy")
    assert {arg.role: arg.entity for arg in event.args}["receiver"] == ("السودان",)


def test_a_place_alone_is_the_longer_name() -> None:
    places = engine().run("وصل إلى إقليم كردستان أمس. وعاد إلى الإقليم اليوم", mentions=True).places
    assert [place.entity for place in places if place.span.text == "الإقليم"] == [("إقليم كردستان",)]
