"""The words of the language agree with the stages that give them meaning."""

from __future__ import annotations

from arabdiplo.lang.program import BUILT_IN
from arabdiplo.lang.words import (
    BUILT_IN_ATTRIBUTES,
    CLASSES,
    FEATURES,
    HEADS,
    MAX_NAME,
    NAME,
    RESERVED,
    SIGNS,
    SLOTS,
    SOURCES,
    STATEMENTS,
    TIME_UNITS,
)
from arabdiplo.morph.model import CLASSES as MORPH_CLASSES
from arabdiplo.morph.model import Feature
from arabdiplo.temporal.timex import UNITS


def test_features_are_those_of_morphology() -> None:
    assert {feature.name.lower() for feature in Feature if feature.name} == FEATURES


def test_classes_are_those_of_morphology() -> None:
    assert set(CLASSES) | {"particle"} == set(MORPH_CLASSES)


def test_units_are_those_of_times() -> None:
    assert set(TIME_UNITS) == UNITS and len(TIME_UNITS) == len(UNITS)


def test_what_begins_or_joins_a_statement_is_reserved() -> None:
    words = {word for block in STATEMENTS.values() for word in block}
    # of the sources only those with a name after them could be mistaken
    assert words | {*CLASSES, *HEADS, *SIGNS, *SLOTS, "inside", "beside"} <= RESERVED
    assert set(SOURCES) - RESERVED == {"explicit", "suffix", "relative", "dropped", "inherited"}


def test_built_in_types_are_no_reserved_words_but_clause() -> None:
    assert set(BUILT_IN) & RESERVED == {"clause"}
    assert set(BUILT_IN_ATTRIBUTES) <= set(BUILT_IN)


def test_a_name_is_as_long_as_names_may_be() -> None:
    assert NAME.fullmatch("a" * MAX_NAME) and not NAME.fullmatch("a" * (MAX_NAME + 1))
    assert NAME.fullmatch("a_1") and not any(NAME.fullmatch(name) for name in ("", "_a", "1a", "A", "فتح"))
