"""How rules name verbs."""

import pytest

from arabdiplo.morph import Morphology, verbs
from arabdiplo.morph.expand import expand


@pytest.mark.parametrize(
    ("entry", "lemmas"),
    [
        ("وقّع", ["وقع/يوقع"]),
        ("وقع يقع", ["وقع/يقع"]),
        ("وقع", ["وقع/يقع", "وقع/يوقع"]),
        ("زار", ["زار/يزور"]),
        ("قال", ["قال/يقول"]),
        ("كَتَبَ", ["كتب/يكتب"]),
        ("استقبل", ["استقبل/يستقبل"]),
        ("تأكسد يتأكسد", ["تأكسد/يتأكسد"]),
        ("تأكسدد", []),
        ("زيارة", []),
    ],
)
def test_find(entry: str, lemmas: list[str]) -> None:
    assert [verb.lemma for verb in verbs.find(entry)] == lemmas


def test_the_first_masdar_of_a_simple_verb() -> None:
    masdars = {past: verbs.find(past)[0].masdar.split(" or ")[0] for past in ("زار", "التقى", "دعا", "بحث", "تلقّى")}
    assert masdars == {"زار": "زيارة", "التقى": "التقاء", "دعا": "دعوة", "بحث": "بحث", "تلقّى": "تلقي"}


def test_fixed_words_after_a_verb() -> None:
    assert verbs.split("قام ب") == ("قام", ("ب",))
    assert verbs.split("طلب من") == ("طلب", ("من",))
    assert verbs.split("رأى يرى") == ("رأى يرى", ())
    assert verbs.split("سرق يسرقق") == ("سرق", ("يسرقق",))
    assert verbs.split("قام يوم") == ("قام", ("يوم",))


def test_a_verb_of_no_list_is_made_from_past_and_present() -> None:
    words = {expansion.words for expansion in expand("verb", "تأكسد", {"present": "يتأكسد"})}
    assert {("تأكسدت",), ("يتأكسدون",)} <= words


def test_masdar_and_participle_of_a_row() -> None:
    found = {(e.words, e.pos) for e in expand("verb", "زار", {"masdar": "زيارة", "participle": "زائر"})}
    assert (("الزيارات",), "masdar") in found
    assert (("زائرة",), "participle") in found


def test_lemmas(general: Morphology) -> None:
    assert general.lemmas("verb", "وقّع") == ("وقع/يوقع",)
    assert general.lemmas("verb", "قام ب") == ("قام/يقوم",)
    assert general.lemmas("noun", "زِيارة") == ("زيارة",)
    assert general.lemmas("noun", "رئيس وزراء") == ("رئيس وزراء",)


def test_every_listed_verb_conjugates() -> None:
    for verb in verbs.listed():
        assert expand("verb", f"{verb.past} {verb.present}".strip()), verb
