"""The alphabet of a sentence: one character for each set of tests, and a row for those that are alike to some lines."""

from arabdiplo.matching.places import One
from arabdiplo.matching.symbols import Spelling, Symbols


def spelt(symbols: Symbols, *masks: int) -> str:
    return "".join(map(symbols.symbol, masks))


def test_words_that_pass_the_same_tests_share_a_character() -> None:
    symbols = Symbols()
    first, second = symbols.symbol(0b0110), symbols.symbol(0b1000)
    assert first != second
    assert symbols.symbol(0b0110) == first
    assert len(symbols.masks) == 2
    assert symbols.mask(second) == 0b1000


def test_where_in_a_string_the_words_of_a_class_stand() -> None:
    symbols = Symbols()
    at = Spelling(symbols).places(spelt(symbols, 0b01, 0b10, 0b00, 0b01))
    assert (at[One(0b01)], at[One(0b11)], at[One(0b100)]) == (0b1001, 0b1011, 0)
    assert at[One(0b01, outside=True)] == 0b0110
    assert at.every == 0b11111, "the place behind the last word, too"


def test_a_string_of_one_word_and_of_none() -> None:
    symbols = Symbols()
    spelling, inside, outside = Spelling(symbols), One(0b01), One(0b10, outside=True)
    for string, places in ((spelt(symbols, 0b01), 1), ("", 0)):
        at = spelling.places(string)
        assert (at[inside], at[outside], at[One(0b10)]) == (places, places, 0)


def test_words_that_differ_in_other_tests_are_alike() -> None:
    symbols = Symbols()
    spelling = Spelling(symbols)
    spelling.close(0b011)
    first, same, other = (symbols.symbol(mask) for mask in (0b001, 0b101, 0b110))
    assert spelling.alike(first) == spelling.alike(same) != spelling.alike(other)
    assert spelling.alike(symbols.symbol(0b111)) == spelling.alike(symbols.symbol(0b011)), "those met later, too"
    assert spelling.places(first + same + other)[One(0b100)] == 0, "of no line"


def test_classes_met_in_a_string() -> None:
    symbols = Symbols()
    spelling = Spelling(symbols)
    for tests in (0b001, 0b010, 0b100):
        spelling.enter(One(tests))
    assert spelling.places(spelt(symbols, 0b001, 0b000, 0b101)).met() == 0b101
    assert spelling.places(spelt(symbols, 0b010, 0b010)).met() == 0b010
    assert spelling.places("").met() == 0


def test_classes_may_be_asked_for_at_any_time() -> None:
    """A string that was read before there were so many, or so many characters, says the same as one read after."""
    symbols = Symbols()
    spelling = Spelling(symbols)
    masks = [place * place % 1021 for place in range(300)]
    string = spelt(symbols, *masks)
    early = spelling.places(string)
    for number in range(1, 120):
        for one in (One(number), One(number, outside=True)):
            wanted = sum((bool(mask & number) != one.outside) << place for place, mask in enumerate(masks))
            assert early[one] == spelling.places(string)[one] == wanted
        symbols.symbol(1024 + number)
    late = spelling.places(string + spelt(symbols, 1024 + 3))
    assert late[One(0b1)] >> 300 == 1


def test_there_may_be_more_characters_than_unicode_has_before_its_surrogates() -> None:
    symbols = Symbols()
    for mask in range(0xD7F0, 0xE010):
        symbols.symbol(mask)
    symbols.masks[:0] = [0] * 0xD7F0
    assert Spelling(symbols).places("\ud800\udfff\ue00f")[One(0b1)] in range(8)
