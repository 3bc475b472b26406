"""The types that the engine knows by name."""

from arabdiplo.engine import kinds
from arabdiplo.lang.words import ENGINE_TYPES


def test_every_type_in_a_set_is_one_that_the_engine_says_it_knows() -> None:
    sets = {name: found for name, found in vars(kinds).items() if name[0].isalpha() and isinstance(found, frozenset)}
    del sets["OUTLETS"]  # values of an attribute
    assert len(sets) > 10
    assert not {name: found for name, found in sets.items() if not found <= set(ENGINE_TYPES)}
