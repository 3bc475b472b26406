"""Which two words are one but for what is written to them."""

from __future__ import annotations

import pytest

from arabdiplo.document.bare import BareWords, by_letters
from arabdiplo.document.linking import Signs, link
from arabdiplo.events.records import Arg, Event, Span
from arabdiplo.events.types import event_class
from arabdiplo.lang import tree
from arabdiplo.morph import Morphology

BARE = BareWords(Morphology().read)


@pytest.mark.parametrize(
    "words",
    [
        "إضافة الإضافة بالإضافة لإضافة للإضافة والإضافة وإضافة وبالإضافة",
        "مذكرة المذكرة للمذكرة والمذكرة بمذكرة",
        "وزير الوزير والوزير لوزير",
        "هوفمان وهوفمان بهوفمان",
    ],
)
def test_one_word(words: str) -> None:
    first, *others = words.split()
    assert [word for word in others if set(BARE(first)).isdisjoint(BARE(word))] == []


@pytest.mark.parametrize("words", ["وزير زير", "مذكرة كرة", "حرب ب", "لجنة جنة", "إضافة ضافة", "التزام تزام"])
def test_letters_of_a_word_are_no_proclitics(words: str) -> None:
    one, other = words.split()
    assert set(BARE(one)).isdisjoint(BARE(other))


def test_without_a_list_of_words_letters_decide() -> None:
    assert not by_letters("والمذكرة").isdisjoint(by_letters("مذكرة"))
    assert by_letters("مذكرة").isdisjoint(by_letters("كرة"))
    assert by_letters("") == {""}


def test_things_are_told_apart_by_whole_words() -> None:
    gift = event_class(
        tree.Event("gift", (tree.RoleDecl("gift", ("nominal",), traits=("theme", "distinct")),)), "gift.dpl:1"
    )

    def given(words: str) -> Event:
        who = Arg("giver", None, ("أ",), True)
        return gift("", "", "gift", None, "actual", Span(0, 1, "x"), (who, Arg("gift", Span(0, 1, words))))

    def groups(*gifts: str) -> list[str]:
        return link([given(words) for words in gifts], frozenset(), Signs(bare=BARE))

    assert groups("كرة ذهبية", "مذكرة شكر") == ["E1", "E2"]
    assert groups("مذكرة شكر", "بالمذكرة") == ["E1", "E1"]
