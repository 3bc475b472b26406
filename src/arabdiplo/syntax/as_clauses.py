"""Who acts in a clause that «إذ» opens right behind his name, and in what follows it.

كينيا إذ ترحب بالاتفاق لتدعو إلى تنفيذه، كينيا إذ تعلن ذلك فإنها تؤكد، كينيا، إذ تدين الهجوم، تجدد دعمها
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .agreement import actorlike, agrees
from .items import NP, SUB, Item, V
from .phrases import phrase_last

if TYPE_CHECKING:
    from .clauses import Sentence


def acts_as_well(sentence: Sentence, k: int) -> Item | None:
    """Who acts in the clause with «إذ» that the verb at item *k* stands in or behind."""
    left = sentence.left(k)
    if left.boundary < 1:
        return None
    edge = sentence.items[left.boundary]
    if left.why == "sub":
        return _topic(sentence, edge, k)
    if left.why == "verb" and not left.conjoined:
        return _behind(sentence, edge, k)
    if left.why == "comp" and edge.node.suffix:
        verb = next((one for one in reversed(sentence.items[: edge.index]) if one.kind == V or one.is_hard), None)
        return _behind(sentence, verb, k) if verb is not None and verb.kind == V else None
    return None


def _behind(sentence: Sentence, verb: Item, k: int) -> Item | None:
    """The topic of the clause with «إذ» of another verb, if the verb at item *k* may go on with it."""
    left = sentence.left(verb.index)
    edge = sentence.items[left.boundary] if left.why == "sub" else None
    return _topic(sentence, edge, k) if edge is not None else None


def _topic(sentence: Sentence, edge: Item, k: int) -> Item | None:
    """Who is named right before «إذ» and with nothing that he is in before it."""
    if edge.kind != SUB or not edge.node.has("as"):
        return None
    left = sentence.left(edge.index)
    who = left.bare[-1] if left.bare and left.why not in ("verb", "sub", "rel") else None
    if who is None or who.kind != NP or not actorlike(who) or not agrees(sentence.items[k], who, False):
        return None
    last = phrase_last(sentence.items, who).index + 1
    comma = sentence.items[last].is_comma
    return who if last + comma == edge.index else None
