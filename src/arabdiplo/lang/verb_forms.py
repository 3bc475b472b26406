"""What was meant where something else than a verb's past is given: a form of it, another present, words behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from arabdiplo.text.letters import ARTICLE

from .lexicons import variants
from .lint_rules import morphology

if TYPE_CHECKING:
    from arabdiplo.morph.model import Reading
    from arabdiplo.morph.verbs import Verb


def past_of(word: str) -> str:
    """The past of the verb that *word* is a form of, as a rule names it; "" if it is none that is known."""
    from arabdiplo.morph.verbs import find

    for reading in morphology().analyse(word).readings if " " not in word else ():
        past = reading.lemma.partition("/")[0]
        if reading.pos == "verb" and past != _fold(word) and find(past):
            return past
    return ""


def other_present(verb: Verb) -> tuple[str, str] | None:
    """(the present that the list has for the past of *verb*, the past of the verb whose present is given instead).

    None for a listed verb, and where the two that are given are no slip for others.
    """
    from arabdiplo.morph.verbs import find, is_listed, letters

    if is_listed(verb):
        return None
    known = find(letters(verb.past))
    other = by_present().get(_fold(verb.present), "")
    if not known or not other or any(_fold(each.present) == _fold(verb.present) for each in known):
        return None
    return letters(known[0].present), other


def behind(written: str, found: Verb, rest: Sequence[str]) -> str:
    """What to write for a verb with fixed words behind it, which a trigger may not have."""
    from arabdiplo.morph.verbs import letters

    form = morphology().analyse(rest[0])
    nominal = next((each for each in form.readings if each.pos in ("masdar", "noun")), None)
    particle = any(each.pos == "particle" for each in form.readings)
    if rest[0].startswith("ي"):
        return f"the present of «{letters(found.past)}» is «{letters(found.present)}»"
    if nominal is None or particle or len(rest) > 1:
        return f'write «verb "{written}"» and «prep "{" ".join(rest)}"» with a role'
    if form.segments[0].kind == "prep":
        return f'write «light "{written} {form.segments[0].norm}" noun "{nominal.lemma}"»'
    if _is_masdar(nominal, found):
        return f'write «verb "{written}", masdar "{nominal.lemma}"»'
    return f'write «light "{written}" noun "{nominal.lemma}"»'


def _is_masdar(word: Reading, verb: Verb) -> bool:
    """Is a word the masdar of a verb: one that the list has, or in the accusative, as dictionaries give it?"""
    from arabdiplo.morph.model import Feature

    return word.lemma in map(_fold, variants(verb.masdar)) or bool(word.features & Feature.ACCUSATIVE)


def without_article(word: str) -> str:
    """As a dictionary has it.

    >>> without_article("السفر"), without_article("الله")
    ('سفر', 'الله')
    """
    core = word.removeprefix(ARTICLE)
    lemmas = {reading.lemma for reading in morphology().analyse(word).readings}
    return core if core in lemmas else word


@lru_cache(maxsize=1)
def by_present() -> dict[str, str]:
    """Present -> past of the listed verb that has it; of several the commonest."""
    from arabdiplo.morph.verbs import letters, listed

    return {_fold(verb.present): letters(verb.past) for verb in sorted(listed(), key=lambda verb: verb.zipf)}


def _fold(word: str) -> str:
    from arabdiplo.text.folding import fold

    return fold(word)
