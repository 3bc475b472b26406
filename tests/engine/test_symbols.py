"""The alphabet of a sentence: one character for each set of tests."""

import re

from arabdiplo.engine.lines import runs
from arabdiplo.engine.symbols import Symbols


def test_words_that_pass_the_same_tests_share_a_character() -> None:
    symbols = Symbols()
    first, second = symbols.symbol(0b0110), symbols.symbol(0b1000)
    assert first != second
    assert symbols.symbol(0b0110) == first
    assert len(symbols.masks) == 2


def test_the_character_gives_back_its_tests() -> None:
    symbols = Symbols()
    for mask in (0, 1, 1 << 90, (1 << 90) | 4):
        assert symbols.mask_of(symbols.symbol(mask)) == mask


def test_members_are_the_characters_that_pass_one_of_the_tests() -> None:
    symbols = Symbols()
    one, two, both, none = (symbols.symbol(mask) for mask in (0b01, 0b10, 0b11, 0b00))
    assert set(symbols.members(0b01)) == {one, both}
    assert set(symbols.members(0b11)) == {one, two, both}
    assert none not in symbols.members(0b11)
    assert symbols.members(0b100) == ""


def test_neighbours_of_a_class_are_written_as_ranges() -> None:
    assert runs("abcdxz") == "a-dxz"
    assert runs("ab") == "a-b" and runs("") == ""


def test_no_character_means_anything_in_an_expression() -> None:
    symbols = Symbols()
    every = [symbols.symbol(mask) for mask in range(3000)]
    assert all(re.escape(one) == one and re.fullmatch(f"[{one}]{one}", 2 * one) for one in every)


def test_a_smaller_alphabet_spells_what_the_whole_one_does() -> None:
    whole = Symbols()
    own = Symbols(whole)
    own.close(0b011)
    string = "".join(whole.symbol(mask) for mask in (0b001, 0b101, 0b110, 0b010, 0b100))
    spelt = own.spell(string)
    assert [own.mask_of(one) for one in spelt] == [0b001, 0b001, 0b010, 0b010, 0b000]
    assert (len(whole.masks), len(own.masks)) == (5, 3)
    longer = string + whole.symbol(0b111)
    assert own.spell(longer) == spelt + own.symbol(0b011), "characters that are met later are spelt, too"


def test_so_many_in_a_row() -> None:
    symbols = Symbols()
    one, two, none = (symbols.symbol(mask) for mask in (0b01, 0b10, 0b00))
    assert symbols.dense(0b11, none + one + two + one, 2)
    assert not symbols.dense(0b11, none + one + two + one, 3)
    assert not symbols.dense(0b01, one + two + one, 1)
