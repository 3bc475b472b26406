"""The golden table of clitics: written form, its segments, class of the first reading."""

from pathlib import Path

import pytest

from arabdiplo import morph
from arabdiplo.morph import Morphology
from arabdiplo.morph.pronouns import ADDRESSED, PRONOUNS

WHOLE = """
وزير ليبتون لبنان فلسطين كندا بلاد وفد وصل وقع وجه ولي فريق كما بين وزارة وكالة واحد واشنطن وضع وقف وعد وجود
وثيقة فبراير فرنسا فقط فوز فتح لقاء لجنة لدى لأن لكن بيان بحث بلد بلغ بدأ بعد كان كانت كل كبير كلمة كشف
لندن باريس بغداد بيروت كوريا سفير سلام ستة سعى ورد وافق واصل فعل فشل كتب لقي بات
"""

CUT = """
ودعا و+دعا
وأكد و+أكد
وقال و+قال
والتقى و+التقى
فلم ف+لم
فقد ف+قد
فإن ف+إن
وأن و+أن
وأنه و+أن+ه
للوزير ل+الوزير
وللوزير و+ل+الوزير
وللقاهرة و+ل+القاهرة
بالقاهرة ب+القاهرة
وبالقاهرة و+ب+القاهرة
فبالقاهرة ف+ب+القاهرة
كالقاهرة ك+القاهرة
والقاهرة و+القاهرة
لوزير ل+وزير
بوزيره ب+وزير+ه
للقاء ل+لقاء
بلقاء ب+لقاء
وللقاء و+ل+لقاء
للجنة ل+لجنة
باسم ب+اسم
ببيان ب+بيان
لبحث ل+بحث
بدعوة ب+دعوة
بزيارة ب+زيارة
لإيران ل+إيران
ليزور ل+يزور
وليبحث و+ل+يبحث
سيزور س+يزور
وسيزور و+س+يزور
ستزور س+تزور
سيتم س+يتم
ستعقد س+تعقد
زيارته زيارة+ه
زيارتهما زيارة+هما
وزيارتها و+زيارة+ها
محادثاتهما محادثات+هما
بلاده بلاد+ه
لبلاده ل+بلاد+ه
بلدينا بلدي+نا
نظيره نظير+ه
ونظيره و+نظير+ه
نظيريه نظيري+ه
نظيراه نظيرا+ه
نظرائه نظراء+ه
نظراؤه نظراء+ه
أعضاؤه أعضاء+ه
وزرائه وزراء+ه
لقائه لقاء+ه
لقاءه لقاء+ه
مستواه مستوى+ه
التقاه التقى+ه
والتقاه و+التقى+ه
استقبله استقبل+ه
واستقبلته و+استقبلت+ه
استقبلوه استقبلوا+ه
زارها زار+ها
دعاه دعا+ه
يزورها يزور+ها
سيزورها س+يزور+ها
أجراها أجرى+ها
له ل+ه
لها ل+ها
لهما ل+هما
لي ل+ي
لنا ل+نا
به ب+ه
وبه و+ب+ه
عليه على+ه
إليه إلى+ه
إليها إلى+ها
لديه لدى+ه
بينهما بين+هما
وبينهما و+بين+هما
عنه عن+ه
منه من+ه
فيه في+ه
معه مع+ه
لأنه لأن+ه
لكنه لكن+ه
لهذا ل+هذا
بهذه ب+هذه
ولافروف و+لافروف
بلافروف ب+لافروف
وبالخرطومية و+ب+الخرطومية
"""


@pytest.mark.parametrize("word", WHOLE.split())
def test_stays_whole(general: Morphology, word: str) -> None:
    assert [segment.norm for segment in general.analyse(word).segments] == [word]


@pytest.mark.parametrize("line", CUT.strip().splitlines())
def test_is_cut(morphology: Morphology, line: str) -> None:
    word, cut = line.split()
    assert "+".join(segment.norm for segment in morphology.analyse(word).segments) == cut


@pytest.mark.parametrize("line", CUT.strip().splitlines())
def test_segments_cover_the_form(morphology: Morphology, line: str) -> None:
    word = line.split()[0]
    segments = morphology.analyse(word).segments
    assert segments[0].start == 0
    assert segments[-1].end == len(word)
    assert all(a.end == b.start for a, b in zip(segments, segments[1:], strict=False))


def test_core_of_lil_begins_at_the_second_lam(morphology: Morphology) -> None:
    prep, core = morphology.analyse("للوزير").segments
    assert (prep.kind, prep.start, prep.end) == ("prep", 0, 1)
    assert (core.norm, core.start, core.end) == ("الوزير", 1, 6)


def test_marks_belong_to_the_letter_before_them(morphology: Morphology) -> None:
    word = "وَبِالقاهِرَةِ"
    conj, prep, core = morphology.analyse(word).segments
    assert [word[s.start : s.end] for s in (conj, prep, core)] == ["وَ", "بِ", "القاهِرَةِ"]
    assert core.norm == "القاهرة"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("بدعوة من", ("ب", "دعوة", "من")),
        ("ب", ("ب",)),
        ("ل", ("ل",)),
        ("و", ("و",)),
        ("من قبل", ("من", "قبل")),
        ("على هامش", ("على", "هامش")),
        ("للوزير", ("ل", "الوزير")),
    ],
)
def test_strings_of_rules_are_cut_by_the_same_code(morphology: Morphology, text: str, words: tuple[str, ...]) -> None:
    assert morphology.words_of(text) == words


def test_every_suffix_that_is_cut_off_stands_for_somebody() -> None:
    suffixes = {row[1] for row in _clitics() if row[0] == "suffix"}
    assert suffixes == {*PRONOUNS, *ADDRESSED} and PRONOUNS.keys().isdisjoint(ADDRESSED)


def _clitics() -> list[list[str]]:
    table = Path(morph.__file__).with_name("data").joinpath("clitics.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines()[1:]]
