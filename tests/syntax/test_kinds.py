"""The types and lexicons that the engine knows by name."""

import re
from pathlib import Path

import arabdiplo
from arabdiplo.lang.words import ENGINE_LEXICONS, ENGINE_TYPES
from arabdiplo.syntax import heads, kinds

HOME = Path(arabdiplo.__file__).parent
ROOMS = ("temporal", "syntax", "matching", "roles", "document", "engine")


def test_every_type_in_a_set_is_one_that_the_engine_says_it_knows() -> None:
    sets = {name: found for name, found in vars(kinds).items() if name[0].isalpha() and isinstance(found, frozenset)}
    del sets["OUTLETS"]  # values of an attribute
    assert len(sets) > 10
    assert not {name: found for name, found in sets.items() if not found <= set(ENGINE_TYPES)}


def test_every_lexicon_that_is_asked_for_by_name_is_one_that_the_engine_says_it_knows() -> None:
    sources = [file.read_text("utf-8") for part in ROOMS for file in (HOME / part).glob("*.py")]
    asked = {name for source in sources for name in re.findall(r'\.row\("(\w+)"\)|lexicon == "(\w+)"', source)}
    names = {name for pair in asked for name in pair if name} | set(heads.ACTING)
    assert names and names <= set(ENGINE_LEXICONS)
    program = arabdiplo.Extractor().program
    assert set(ENGINE_LEXICONS) <= {table.name for table in program.lexicons}


def test_no_capture_has_a_meaning_by_its_name() -> None:
    sources = [file.read_text("utf-8") for part in ROOMS for file in (HOME / part).glob("*.py")]
    assert not [one for source in sources for one in re.findall(r'captures\.get\("\w+"\)|captures\["\w+"\]', source)]
