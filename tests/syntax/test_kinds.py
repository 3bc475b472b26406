"""The types and lexicons that the engine knows by name."""

import re
from pathlib import Path

import arabdiplo
from arabdiplo.lang.words import ENGINE_TYPES
from arabdiplo.syntax import kinds

HOME = Path(arabdiplo.__file__).parent
ROOMS = ("temporal", "syntax", "matching", "roles", "document", "engine")


def test_every_type_in_a_set_is_one_that_the_engine_says_it_knows() -> None:
    sets = {name: found for name, found in vars(kinds).items() if name[0].isalpha() and isinstance(found, frozenset)}
    del sets["OUTLETS"]  # values of an attribute
    assert len(sets) > 10
    assert not {name: found for name, found in sets.items() if not found <= set(ENGINE_TYPES)}


def test_no_lexicon_is_asked_for_by_its_name() -> None:
    sources = [file.read_text("utf-8") for part in ROOMS for file in (HOME / part).glob("*.py")]
    named = re.compile(r'\.row\("\w+"\)|lexicon (?:==|in) (?:"|\(|[A-Z]).*')
    assert not [one for source in sources for one in named.findall(source)]


def test_no_capture_has_a_meaning_by_its_name() -> None:
    sources = [file.read_text("utf-8") for part in ROOMS for file in (HOME / part).glob("*.py")]
    assert not [one for source in sources for one in re.findall(r'captures\.get\("\w+"\)|captures\["\w+"\]', source)]
