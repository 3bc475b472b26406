"""The alphabet of a sentence: one character for each set of tests."""

from arabdiplo.matching.places import LongStanding, One, Places, standing
from arabdiplo.matching.symbols import FIRST, Symbols


def test_words_that_pass_the_same_tests_share_a_character() -> None:
    symbols = Symbols()
    first, second = symbols.symbol(0b0110), symbols.symbol(0b1000)
    assert first != second
    assert symbols.symbol(0b0110) == first
    assert len(symbols.masks) == 2


def test_the_characters_of_the_words_that_pass_one_of_the_tests() -> None:
    symbols = Symbols()
    one, two, both = (1 << ord(symbols.symbol(mask)) for mask in (0b01, 0b10, 0b11))
    first, either = One(0b01), One(0b11)
    assert symbols.among[first] == one | both
    assert symbols.among[either] == one | two | both
    none, more = (1 << ord(symbols.symbol(mask)) for mask in (0b000, 0b101))
    assert symbols.among[first] == one | both | more and not none & symbols.among[either]


def test_where_in_a_string_they_stand() -> None:
    symbols = Symbols()
    one, two, none = (symbols.symbol(mask) for mask in (0b01, 0b10, 0b00))
    at = symbols.places(one + two + none + one)
    assert (at[One(0b01)], at[One(0b11)], at[One(0b100)]) == (0b1001, 0b1011, 0)
    assert at[One(0b01, outside=True)] == 0b0110
    assert at.every == 0b11111, "the place behind the last word, too"


def test_a_smaller_alphabet_spells_what_the_whole_one_does() -> None:
    whole = Symbols()
    own = Symbols(whole)
    own.close(0b011)
    string = "".join(whole.symbol(mask) for mask in (0b001, 0b101, 0b110, 0b010, 0b100))
    spelt = own.spell(string)
    assert [own.masks[ord(one) - FIRST] for one in spelt[:4]] == [0b001, 0b001, 0b010, 0b010]
    assert spelt[4] == "\0", "what passes no test that counts"
    assert (len(whole.masks), len(own.masks)) == (5, 2)
    longer = string + whole.symbol(0b111)
    assert own.spell(longer) == spelt + own.symbol(0b011), "characters that are met later are spelt, too"


def test_it_is_spelt_by_where_its_characters_stand() -> None:
    whole = Symbols()
    own = Symbols(whole)
    own.close(0b011)
    string = "".join(whole.symbol(mask) for mask in (0b001, 0b101, 0b110, 0b010, 0b001))
    short = own.spelt(string)
    long = Places(LongStanding(own.spell(string)), len(string), own)
    for one in (One(0b01), One(0b10), One(0b100), One(0b11), One(0b10, outside=True), One(0b11, outside=True)):
        assert short[one] == long[one]
    assert (short[One(0b01)], short[One(0b11)], short.every) == (0b10011, 0b11111, long.every)
    assert short.here == long.here == 0b110, "no bit for words that pass no test"


def test_a_long_string_says_the_same() -> None:
    string = "".join(map(chr, (100 + place * place % 37 for place in range(5000))))
    long = standing(string)
    assert isinstance(long, LongStanding)
    for point in set(map(ord, string)):
        assert long[point] == sum(1 << place for place, each in enumerate(string) if ord(each) == point)
