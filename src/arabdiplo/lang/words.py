"""The words of the language: reserved words, classes, slots, sources, limits."""

from __future__ import annotations

import re

VERSION = 1

#: first words of top-level items
ITEMS = ("use", "type", "lexicon", "let", "condition", "pattern", "event", "frame", "status")

CLASSES = ("verb", "masdar", "participle", "noun", "adj", "proper", "word")
HEADS = ("verb", "participle", "masdar", "noun")
SIGNS = ("verb", "masdar", "noun", "adj", "particle", "phrase")
SLOTS = ("subject", "object2", "object", "of", "nisba", "between", "prep", "takes", "that", "quote", "preceding")
SOURCES = ("explicit", "suffix", "relative", "control", "dropped", "inherited", "trigger", "inside", "beside")
CHECKS = ("example", "reject", "near")
#: what an event says of its roles, for linking, reference and what is made of events
TRAITS = ("side", "theme", "distinct", "constant", "voice", "agent", "patient", "location", "elsewhere")
#: those of which a role has one at most
APART = (frozenset({"theme", "side", "voice"}), frozenset({"theme", "agent", "patient"}))

#: first words of the statements of each block (an event's roles begin with their own names)
STATEMENTS: dict[str, tuple[str, ...]] = {
    "pattern": ("match", "where", "unless", "head", "set", "entity", "refer", "value", "priority", *CHECKS),
    "frame": (*HEADS, "light", "also", "set", "require", "unless", "fill", "priority", *CHECKS),
    "status": ("under", *SIGNS, "form", *CHECKS),
    "event": ("mode", "require", "unless", "code"),
    "lexicon": CLASSES,
}

RESERVED = frozenset(
    "dpl use type lexicon let condition pattern event frame status mode match where unless head set entity refer value"
    " priority also fill require code rank under form example reject near verb participle masdar noun adj"
    " proper word particle phrase light or and not then as is maybe up to skip until followed preceded by from"
    " with column many when has described agrees for named public implicit missing wrong blocked control each last"
    " inside beside becomes lean calendar clause sentence text trigger subject object object2 of nisba between prep"
    " takes that quote preceding".split()
)

#: roles every event has by itself; a role may not be declared with such a name
EVERY_ROLE = ("time", "place")
NO_ROLE = frozenset({"time", "place", "mode", "status"})

#: the closed set of grammatical features (those of `morph.model.Feature`)
FEATURES = frozenset(
    "past present passive active first third singular dual plural masculine feminine"
    " definite owned construct accusative unknown named rare relational".split()
)

#: attributes that any row or chunk may be asked for, whether or not it has them (for what the engine reads see
#: `lang/attributes.py`)
EVERY_ATTRIBUTE = frozenset(
    "entity owner acts value number gender plural feminine mode takes present masdar participle source".split()
)

#: types that the engine itself asks for
ENGINE_TYPES = (
    "actor", "place", "person", "group", "body", "country", "city", "region", "homeland", "site", "source", "document",
    "name", "surname", "office", "demonym", "aside", "amount", "number", "time", "duration", "recurrence",
)  # fmt: skip

#: attributes of built-in types
BUILT_IN_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "time": ("lean", "value", "calendar", "unit"),
    "number": ("value",),
    "ordinal": ("value",),
}

#: units of `value` (those of `temporal.timex`)
TIME_UNITS = (
    "second", "minute", "hour", "day", "week", "sennight", "month", "quarter", "year", "decade", "century",
)  # fmt: skip

# limits
MAX_FILE = 1_000_000
MAX_ITEMS = 2_000
MAX_WORDS = 40
MAX_TEST = 2_000
MAX_NAME = 40
#: a name of a module, a pack or an event; other names may begin with «_»
NAME = re.compile(rf"[a-z][a-z0-9_]{{0,{MAX_NAME - 1}}}")
MAX_TOKENS = 3_000
MAX_UP_TO = 20
MAX_SKIP = 30
MAX_NESTING = 16
MAX_NODES = 2_000
MAX_OPENED = 50_000
MAX_COUNTS = 400
MAX_CAPTURES = 20
MAX_ARMS = 40
MAX_ROLES = 12
MAX_INLINE_ROWS = 500
MAX_TSV_ROWS = 1_000_000
