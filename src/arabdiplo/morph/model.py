"""What morphology hands on: readings of a word, segments of a form.

A *form* is a written word as the text has it (`وبالقاهرة`).  It has one
segmentation into *segments* (proclitics, core, pronoun suffix) and its core an
ordered list of *readings*, best first.  Nothing is ever merged: a test holds
if one reading passes all of it.

Readings and rows are Structs that the collector of cycles passes over: there are tens of
thousands, and they hold strings and numbers only.
"""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

import attrs
import msgspec


class Feature(IntFlag):
    """Grammatical features of a reading.

    Features of one group (number, gender, tense, person) exclude each other;
    a group without a bit is *unknown*.
    """

    PAST = 1 << 0
    PRESENT = 1 << 1
    PASSIVE = 1 << 2
    ACTIVE = 1 << 3
    FIRST = 1 << 4
    THIRD = 1 << 5
    SINGULAR = 1 << 6
    DUAL = 1 << 7
    PLURAL = 1 << 8
    MASCULINE = 1 << 9
    FEMININE = 1 << 10
    DEFINITE = 1 << 11
    OWNED = 1 << 12
    UNKNOWN = 1 << 13
    NAMED = 1 << 14
    CONSTRUCT = 1 << 15
    ACCUSATIVE = 1 << 17
    """written accusative (tanwin alif): رسميا"""
    RARE = 1 << 18
    """no list of rules has the word and its commonest reading is seldom met: it may be a name"""
    RELATIONAL = 1 << 19
    """a singular in ـي made of a noun (nisba), as surnames are: زيتوني"""

    # tests of bits are asked a hundred times a sentence; enum's own `&` makes a member each time
    if not TYPE_CHECKING:
        __and__ = int.__and__
        __rand__ = int.__rand__


#: nothing is known
NO_FEATURES = Feature(0)
#: a word that no list of rules has, or whose reading is seldom met: it may be a name
UNSURE = Feature.UNKNOWN | Feature.RARE
#: more than one; either gender
MANY = Feature.DUAL | Feature.PLURAL
GENDER = Feature.MASCULINE | Feature.FEMININE
#: groups whose members exclude each other
GROUPS: tuple[Feature, ...] = (
    Feature.PAST | Feature.PRESENT,
    Feature.PASSIVE | Feature.ACTIVE,
    Feature.FIRST | Feature.THIRD,
    Feature.SINGULAR | Feature.DUAL | Feature.PLURAL,
    Feature.MASCULINE | Feature.FEMININE,
)

#: the word classes of the language (plus ``particle`` for the general list)
CLASSES = ("verb", "participle", "masdar", "noun", "adj", "proper", "word", "particle")
#: those that are declined as nouns and adjectives are
NOMINAL = frozenset({"noun", "adj", "masdar", "participle"})


class Row(msgspec.Struct, frozen=True, gc=False):
    """One lexicon row: its lexicon's qualified name and its attributes.

    ``index`` is the row's place in its lexicon (from 0); ``attributes`` is a
    tuple of pairs so that a row can be hashed and compared.
    """

    lexicon: str
    index: int
    entry: str
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """Value of attribute *name*, or *default*."""
        for key, value in self.attributes:
            if key == name:
                return value
        return default


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a core word.

    lemma: dictionary form without tashkeel but with hamzas as a dictionary
      writes them (``زار``, ``وزير``).  For verbs ``past/present`` without
      vowels (``وقع/يوقع``), so that homographs differ.
    pos: one of CLASSES.
    features: grammatical features (see Feature).
    row: the lexicon row it comes from; None for the general list.
    """

    lemma: str
    pos: str
    features: Feature = Feature(0)
    row: Row | None = None


@attrs.frozen(slots=True)
class Segment:
    """A part of a form: offsets are relative to the form's first character.

    kind: ``conj`` (و ف), ``future`` (س), ``prep`` (ب ل ك), ``core``, ``suffix``.
    norm: folded text of the segment (a core keeps its ال; of للوزير the core is
      الوزير although its span begins at the second ل).
    """

    kind: str
    start: int
    end: int
    norm: str


@attrs.frozen(slots=True)
class Form:
    """The cached analysis of one written form."""

    segments: tuple[Segment, ...]
    readings: tuple[Reading, ...]
    """readings of the core, best first; never empty for an Arabic word (an
    unknown one has a single ``word`` reading with Feature.UNKNOWN)"""
