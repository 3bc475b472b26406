"""Sentences as agencies build them: who takes part, read with the bundled rules."""

from __future__ import annotations

import pytest

import arabdiplo


@pytest.fixture(scope="module")
def extractor() -> arabdiplo.Extractor:
    return arabdiplo.Extractor()


def roles(extractor: arabdiplo.Extractor, text: str, trigger: str) -> dict[str, set[str]]:
    """role → words, of the event whose trigger begins with *trigger*."""
    found = [event for event in extractor.extract(text).events if event.trigger.text.startswith(trigger)]
    assert found, [(event.type, event.trigger.text) for event in extractor.extract(text).events]
    out: dict[str, set[str]] = {}
    for arg in found[0].args:
        if arg.role == "content":
            continue
        out.setdefault(arg.role, set()).add(arg.span.text if arg.span is not None else " ".join(arg.entity))
    return out


CASES = [
    # a verb that is written like an adjective, after the auxiliary of its subject
    ("كان مجلس نواب الشعب صادق على الموازنة", "صادق", {"body": {"مجلس نواب الشعب"}, "measure": {"الموازنة"}}),
    # a counterpart after a joined verb is its object
    (
        "وصل وزير الخارجية الغاني إلى أوسلو أمس، والتقى نظيره النرويجي لارس هانسن",
        "التقى",
        {"participant": {"وزير الخارجية الغاني", "نظيره النرويجي لارس هانسن"}},
    ),
    # a clause that describes the visit, with a pronoun for it
    (
        "يتوجه وزير الدفاع الغاني اليوم إلى بنما في زيارة يلتقي خلالها ملك السويد",
        "يلتقي",
        {"participant": {"وزير الدفاع الغاني", "ملك السويد"}},
    ),
    (
        "غادر رئيس بنما، أمس، أوسلو بعد زيارة رسمية استمرت يومين، التقى خلالها ملك النرويج",
        "التقى",
        {"participant": {"رئيس بنما", "ملك النرويج"}},
    ),
    # the relative clause has its own subject, not that of the sentence
    (
        "استقبل ملك السويد وزير الخارجية الكيني، جوزيف موانغي، الذي يقوم بزيارة رسمية للسويد",
        "زيارة",
        {"visitor": {"جوزيف موانغي"}, "destination": {"لسويد"}},
    ),
    # each of several
    (
        "استقبل ملك السويد، أمس، كلا من وزير الخارجية الكيني ووزيرة الدفاع الكندية",
        "استقبل",
        {
            "host": {"ملك السويد"},
            "participant": {"ملك السويد", "وزير الخارجية الكيني", "وزيرة الدفاع الكندية"},
        },
    ),
    # a definite noun that narrows an adjective is no phrase of its own
    (
        "وصل إلى نيروبي وزير الدفاع البرازيلي على رأس وفد عسكري رفيع المستوى",
        "وصل",
        {"visitor": {"وزير الدفاع البرازيلي", "وفد عسكري رفيع المستوى"}, "destination": {"نيروبي"}},
    ),
    # nouns that only wrap the event
    (
        "ترأس وزير الخارجية الكيني ونظيره النرويجي أعمال القمة الثالثة في نيروبي",
        "القمة",
        {"participant": {"وزير الخارجية الكيني", "نظيره النرويجي"}},
    ),
    # the sides stand after the document
    (
        "تم في نيروبي التوقيع على مذكرة تفاهم بين وزارة الصحة الكينية ونظيرتها الكندية",
        "التوقيع",
        {"signatory": {"وزارة الصحة الكينية", "نظيرتها الكندية"}, "document": {"مذكرة تفاهم"}},
    ),
    # two events in one phrase share what follows
    (
        "بعث ملك السويد برقية تهنئة إلى رئيس بنما",
        "برقية",
        {"sender": {"ملك السويد"}, "recipient": {"رئيس بنما"}},
    ),
    # forms that may be nouns are verbs after a word that opens a clause, and before who acts
    (
        "زار سفير كينيا مسقط، حيث بحث مع وزير الدفاع العماني ملف الحدود",
        "بحث",
        {"participant": {"سفير كينيا", "وزير الدفاع العماني"}},
    ),
    ("وطالب مجلس الأمن كينيا بوقف القتال", "طالب", {"requester": {"مجلس الأمن"}, "requestee": {"كينيا"}}),
    ("إلى ذلك أوضح وزير الصحة الغاني أن المستشفى جاهز", "أوضح", {"speaker": {"وزير الصحة الغاني"}}),
    # the object of an event noun with a suffix is none of the verb's
    (
        "دعا وزير الخارجية الكيني، خلال استقباله سفير النرويج، الشركات النرويجية للاستثمار في بلاده",
        "دعا",
        {"requester": {"وزير الخارجية الكيني"}, "requestee": {"الشركات النرويجية"}},
    ),
    # a light verb before the noun and one that describes it
    (
        "يبدأ وزير الخارجية النرويجي لارس هانسن، الأحد، جولة تشمل كينيا وأوغندا",
        "جولة",
        {"visitor": {"وزير الخارجية النرويجي لارس هانسن"}, "destination": {"كينيا", "أوغندا"}},
    ),
    # lists of offices with their names in commas; sides after what says how long
    (
        "أجرى الوزير محادثات مع كل من وزير خارجية النرويج، لارس هانسن، ووزير خارجية غانا، كوفي مينساه، لمناقشة الملف",
        "محادثات",
        {"participant": {"الوزير", "وزير خارجية النرويج", "وزير خارجية غانا"}},
    ),
    (
        "يهدد القرار الاتفاق بعد مفاوضات استمرت عدة سنوات بين طهران والنرويج",
        "مفاوضات",
        {"participant": {"طهران", "النرويج"}},
    ),
    # who acts may stand after the event noun
    ("حضر المقابلة من الجانب الغاني وزير الصحة كوفي مينساه", "المقابلة", {"participant": {"وزير الصحة كوفي مينساه"}}),
    # styles say nothing of gender; a name and its office after it are one
    (
        "استقبل فخامة رئيس الجمهورية أمس سعادة السيد لارس هانسن سفير مملكة النرويج والوفد المرافق له",
        "استقبل",
        {
            "host": {"فخامة رئيس الجمهورية"},
            "participant": {"فخامة رئيس الجمهورية", "سعادة السيد لارس هانسن سفير مملكة النرويج", "الوفد المرافق له"},
        },
    ),
    ("يلتقي ملك السويد غدا عددا من كبار المسؤولين", "يلتقي", {"participant": {"ملك السويد", "عددا من كبار المسؤولين"}}),
    # «بمناسبة» is one preposition
    (
        "هنأ أمير قطر رئيس كينيا بمناسبة ذكرى الاستقلال",
        "هنأ",
        {"sender": {"أمير قطر"}, "recipient": {"رئيس كينيا"}, "occasion": {"ذكرى الاستقلال"}},
    ),
    # a verb in the dual has its subject before it
    (
        "قال الوزيران الكيني والغاني إنهما ناقشا التقريب بين الجماعات",
        "ناقشا",
        {"participant": {"الوزيران الكيني والغاني"}},
    ),
    # participles that describe a paper, or those who signed it
    (
        "رحب وزير الصحة الغاني بالاتفاقية الموقعة بين كينيا والنرويج في نيروبي",
        "الموقعة",
        {"document": {"الاتفاقية"}, "signatory": {"كينيا", "النرويج"}},
    ),
    (
        "دعت الدول الموقعة على المعاهدة مساء أمس كينيا إلى ضبط النفس",
        "دعت",
        {"requester": {"الدول الموقعة على المعاهدة"}, "requestee": {"كينيا"}},
    ),
    # what stands in a relative clause is not the subject of the verb after it
    (
        "وفي بيان مشترك وقعه وزير الصحة الغاني ونظيره الكيني، أكد الجانبان متانة الصلات",
        "أكد",
        {"speaker": {"الجانبان"}},
    ),
    (
        "وفي بيان مشترك وقعه وزير الصحة الغاني ونظيره الكيني، أكد الجانبان متانة الصلات",
        "وقع",
        {"signatory": {"وزير الصحة الغاني", "نظيره الكيني"}, "document": {"بيان مشترك"}},
    ),
    # مصر is no participle (مصرّ)
    (
        "اتفق المغرب ومصر، ليل الأحد، على فتح خط بحري جديد",
        "اتفق",
        {"party": {"المغرب", "مصر"}},
    ),
    (
        "تحدث لارس عن الاتصال الذي جرى أمس بين وزيري الصحة الغاني والكيني",
        "الاتصال",
        {"participant": {"وزيري الصحة الغاني والكيني"}},
    ),
    # members of a group that are named after it
    (
        "يلتقي ملك السويد غدا وزراء من كينيا على رأسهم وزير الصحة كوفي مينساه",
        "يلتقي",
        {"participant": {"ملك السويد", "وزراء من كينيا", "وزير الصحة كوفي مينساه"}},
    ),
    # a country of another gender than the verb is not its subject
    (
        "سيزور الكويت وزير الصحة كوفي مينساه غدا لبدء مباحثات مع ملك السويد",
        "مباحثات",
        {"participant": {"وزير الصحة كوفي مينساه", "ملك السويد"}},
    ),
    # who meets somebody meets nobody else by a pronoun of his own clause
    (
        "استقبل وزير الصحة الغاني ملك السويد، وبحث معه ملف اللقاحات",
        "بحث",
        {"participant": {"وزير الصحة الغاني", "ملك السويد"}},
    ),
    (
        "جاء ذلك بعد زيارة لارس هانسن إلى أوسلو، التي التقى خلالها ملك السويد",
        "التقى",
        {"participant": {"لارس هانسن", "ملك السويد"}},
    ),
    # a clause with «وأن» is joined to the one before
    (
        "من المقرر أن يلتقي لارس هانسن ملك السويد وأن يزور متحف السفن",
        "يزور",
        {"visitor": {"لارس هانسن"}, "destination": {"متحف السفن"}},
    ),
    (
        "أعلن لارس هانسن عن زيارة قريبة سيقوم بها لكينيا",
        "زيارة",
        {"visitor": {"لارس هانسن"}, "destination": {"كينيا"}},
    ),
    (
        "قال الوزير لارس هانسن في تصريح لصحيفة محلية إن المعبر مغلق",
        "قال",
        {"speaker": {"الوزير لارس هانسن"}, "addressee": {"صحيفة محلية"}},
    ),
    ("أكد المسؤول الكيني أن الحدود مفتوحة", "أكد", {"speaker": {"المسؤول الكيني"}}),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_who_takes_part(extractor: arabdiplo.Extractor, text: str, trigger: str, wanted: dict[str, set[str]]) -> None:
    assert roles(extractor, text, trigger) == wanted


def test_an_urdu_full_stop_ends_a_sentence_as_any_other(extractor: arabdiplo.Extractor) -> None:
    for stop in ".۔":
        text = f"وصل الوفد أمس{stop} طالب مجلس الأمن مالطا بوقف الحرب"
        assert roles(extractor, text, "طالب")["requester"] == {"مجلس الأمن"}


SAID = [
    # a name in quotation marks is whom it is about, not all that is said
    ('أكد الوزير الكيني أن "النهر" ترفض الهدنة وأن مالي تدعمها', 'النهر" ترفض الهدنة وأن مالي تدعمها'),
    # a feminine participle is said of whom it is about, behind a verb it goes on the speech
    ("أكد الوزير الكيني أن مالي مطالبة بفتح الحدود", "مالي مطالبة بفتح الحدود"),
    ("أكد الوزير الكيني أن الدول العربية متفقة على الهدنة", "الدول العربية متفقة على الهدنة"),
    ("أكدت وزيرة الدفاع الكندية أن مالي فتحت الحدود مشيرة إلى أن الحل قريب", "مالي فتحت الحدود"),
    # where somebody named acts beside it; not where who speaks goes on about himself
    ("أكد الوزير الكيني أن مالي تدعم الهدنة، واستقبل الوزير الغاني سامر الخالدي وفدا", "مالي تدعم الهدنة"),
    ("أكدت وزارة الدفاع الكندية أنها تدعم الهدنة، وفي أوسلو، دعا الوزير الغاني إلى الحوار", "تدعم الهدنة"),
    ("أكد الوزير الكيني أنه زار مالي، والتقى الوزير الغاني", "زار مالي، والتقى الوزير الغاني"),
    # what it is about
    ("شدد الوزير الكيني على أهمية الحوار فيما يخص الحدود", "أهمية الحوار فيما يخص الحدود"),
    ("شدد الوزير الكيني على أهمية الحوار فيما استقبل ملك السويد السفير", "أهمية الحوار"),
    # behind what only tells of who says it or of the source
    ("أكد مسؤول كيني، يقود المحادثات مع غانا، أن الحل قريب", "الحل قريب"),
    ("أكد الوزير الكيني، وفقا لما نقلته وكالة الأنباء، أن الحل قريب", "الحل قريب"),
    ("أكدت وكالة الأنباء نقلا عن مسؤول لم تسمه أن الحل قريب", "الحل قريب"),
    ("أكد سامر الخالدي، وزير الدفاع الكيني، في لقاء مع الصحيفة ما ذكرته الوكالة", "ما ذكرته الوكالة"),
]


@pytest.mark.parametrize(("text", "content"), SAID, ids=[text for text, _ in SAID])
def test_what_is_said(extractor: arabdiplo.Extractor, text: str, content: str) -> None:
    said = [event for event in extractor.extract(text).events if event.trigger.text[:3] in ("أكد", "شدد")]
    assert said
    assert [arg.span.text for arg in said[0].args if arg.role == "content" and arg.span is not None] == [content]


@pytest.mark.parametrize("talk", ["ألقاها سامر الخالدي في أوسلو", "سامر الخالدي أمام المؤتمر الذي افتتحه ماجد هارون"])
def test_whose_talk_it_is(extractor: arabdiplo.Extractor, talk: str) -> None:
    text = f"جاء ذلك في كلمة {talk}، حيث أكد أن الحل قريب"
    assert roles(extractor, text, "أكد")["speaker"] == {"سامر الخالدي"}
