"""Whether the phrases after a verb may stand for each other: what was taken for its subject may be its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import UNSURE

from .agreement import actorlike, subject_form
from .kinds import PEOPLE, PLACES
from .phrases import bare_masdar
from .relatives import journey_before

if TYPE_CHECKING:
    from .clauses import Sentence
    from .items import Item


def may_flip(sentence: Sentence, k: int) -> bool:
    """Do two bare phrases stand after the verb at item *k*, the first taken for its subject?"""
    heads, source = sentence.subject(k)
    bare = sentence.bare_right(k)
    if len(bare) < 2 or source != "explicit" or not heads or heads[0] is not bare[0]:
        return False
    return not bare_masdar(bare[1]) and not subject_form(heads[0])  # وناشد كينيا فتح المعبر


def may_swap(sentence: Sentence, k: int) -> bool:
    """Is there one bare phrase after a joined or subordinate verb, or a place after any, taken for its subject?"""
    heads, source = sentence.subject(k)
    if sentence.items[k].node.suffix and any(map(actorlike, heads)):
        return False  # وهو ما ترفضه مصر
    if not heads or source != "explicit" or heads[0] not in sentence.bare_right(k) or subject_form(heads[0]):
        return False
    if _surely_speaks(sentence, k) and PEOPLE.intersection(heads[0].node.types):
        return False  # وكشف الباحث ما سماه
    if _bare_demonstrative(sentence, heads[0].last):
        return False  # وتنفي كينيا ذلك
    placed = bool(PLACES.intersection(heads[0].node.types))
    left = sentence.left(k)
    return (
        left.conjoined
        or left.why == "sub"
        or placed
        or sentence.outer_subject(k) is not None
        or lone_thing(sentence, k, heads)
        or journey_before(sentence, k) is not None
    )


def lone_thing(sentence: Sentence, k: int, heads: list[Item]) -> bool:
    """Is it the only phrase after a verb, and a word that is known to name nobody (زار لارس مالطا. وافتتح الجسر)?"""
    if len(heads) != 1 or k in sentence.said or sentence.bare_right(k) != heads:
        return False
    node = heads[0].node
    noun = node.morph.nominal if node.chunk is None and not node.types else None
    return noun is not None and not noun.features & UNSURE and noun.pos != "proper"


def _bare_demonstrative(sentence: Sentence, i: int) -> bool:
    """Does a demonstrative stand at node *i* for a thing of its own, so that it is the object?"""
    nodes = sentence.nodes
    if i >= len(nodes) or not nodes[i].has("dem"):
        return False
    return i + 1 >= len(nodes) or nodes[i + 1].chunk is None and not nodes[i + 1].morph.definite


def _surely_speaks(sentence: Sentence, k: int) -> bool:
    """Is it a verb of saying whose object is what is said, and nobody?"""
    node = sentence.items[k].node
    kind = bool(node.value_of("kind"))  # that of a noun that is written like it will do (طالب)
    return k in sentence.said and kind and "of" not in node.morph.says and node.value_of("object") != "addressee"
