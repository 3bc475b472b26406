"""Bits of tests: the shorter the masks of words, the less a text costs."""

from __future__ import annotations

from arabdiplo.lang import expr
from arabdiplo.lang.expr import Alt, Ref, Seq, Unit, Word
from arabdiplo.matching.atoms import Alphabet, every_test

WORD = expr.Test((Word(words=("قال",)),))
VERB = expr.Test((Word(cls="verb"),))
NAMED = expr.Test((Ref("names"),))
PLACE = expr.Test((Ref("place"),))
BARRED = expr.Test((Word(words=("أن",), negated=True),))


def alphabet() -> Alphabet:
    return Alphabet({"place": ("place",)}, {}, str.split, lambda _, word: [word])


def test_what_more_words_pass_has_the_lower_bit() -> None:
    bits = alphabet()
    bits.enter([WORD, NAMED, PLACE, VERB, BARRED])
    of = [bits.atom(test) for test in (BARRED, VERB, PLACE, NAMED, WORD)]
    assert of == sorted(of) and len(set(of)) == len(of)


def test_a_test_is_as_wide_as_the_narrowest_of_its_parts() -> None:
    bits = alphabet()
    both, not_that = expr.Test((*VERB.parts, *WORD.parts)), expr.Test((*VERB.parts, *BARRED.parts))
    bits.enter([both, PLACE, not_that])
    assert bits.atom(not_that) < bits.atom(PLACE) < bits.atom(both)


def test_a_test_that_was_not_entered_comes_last() -> None:
    bits = alphabet()
    bits.enter([WORD, PLACE])
    assert bits.atom(VERB) > max(bits.atom(WORD), bits.atom(PLACE))


def test_tests_of_a_part_that_stands_twice_are_found_once() -> None:
    choice = Alt((Unit(VERB), Unit(PLACE)))
    assert list(every_test([Seq((choice, choice)), Seq((choice,))])) == [VERB, PLACE]


def test_what_is_made_of_one_thing_in_several_ways_is_kept_apart() -> None:
    made, thing = alphabet().made, ("زار",)
    assert [made.lines.of(thing, len), made.templates.of(thing, repr)] == [1, "('زار',)"]
    assert made.lines.of(thing, lambda _: 0) == 1
    made.turn()
    made.turn()
    assert made.lines.of(thing, lambda _: 0) == 0
