"""Whether a form stands as a finite verb in its sentence, decided by what stands around it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import QUOTES

from .around import (
    after_topic,
    after_word,
    before_actor,
    before_plain_noun,
    goes_on,
    has_object,
    in_order_to,
    of_a_nation,
    opens,
    somebody_first,
    takes_place,
)
from .nodes import Morph, Node, is_definite_node, open_noun
from .noun_only import in_genitive
from .particles import heads_clause, says_that, with_own_preposition
from .starts import OPENERS
from .telling import issued, resumes, takes_up_noun, tells_of_event, tells_of_it
from .verbs_before import (
    has_verb,
    joined_to_genitive,
    joined_to_name,
    owned_by,
    past_pronoun,
    surely_verb,
    verb_leads,
    verb_past_aside,
    what_is_said,
)

Check = Callable[[list[Node], int], bool | None]
"""does the form at a node stand as a verb, None if this does not decide it"""


def is_finite(nodes: list[Node], i: int) -> bool:
    """Does node *i* stand as a finite verb here?

    A form that may be verb or noun is decided by what stands around it: no
    verb after a preposition, with an article or in a genitive; a verb at the
    head of a clause and after particles of the verb.
    """
    node = nodes[i]
    if node.morph.finite is None or node.chunk is not None:
        return False
    for check in _ASKED[node.morph.nominal is not None, i > 0 and nodes[i - 1].chunk is None]:
        decided = check(nodes, i)
        if decided is not None:
            return decided
    return _begins_clause(nodes, i)


# -- the form ------------------------------------------------------------------------------


def _as_particle(nodes: list[Node], i: int) -> bool | None:
    """A form that is written like a particle (عبر الوزير عن, قد عبر، الاثنين، عن، الذي عبر عن, but ما بين)."""
    if not nodes[i].morph.functions:
        return None
    lead = nodes[i - 1] if i > 0 else None
    particle = lead is not None and lead.chunk is None and lead.has("verbal") != lead.has("rel")
    if particle or with_own_preposition(nodes, i) or says_that(nodes, i):
        return True
    return None if heads_clause(nodes, i) else False


def _as_name(nodes: list[Node], i: int) -> bool | None:
    """A form that is a name first (سرت is a town, but not in قد سرت)."""
    morph = nodes[i].morph
    if morph.types and morph.readings[0].pos != "verb" and not (i > 0 and nodes[i - 1].has("verbal")):
        return False
    return None


def _as_wish(nodes: list[Node], i: int) -> bool | None:
    """An adjective before its noun (وأطيب التمنيات)."""
    node = nodes[i]
    return False if node.value_of("wraps") and before_plain_noun(nodes, i) else None


# -- the word before it --------------------------------------------------------------------


def _behind_particle(nodes: list[Node], i: int) -> bool | None:
    """Behind a word that only verbs follow, or a relative."""
    before = nodes[i - 1]
    verbal = before.has("verbal") or before.has("rel") and not before.has("prep") and not nodes[i].morph.definite
    return True if verbal else None


def _in_genitive(nodes: list[Node], i: int) -> bool | None:
    """A noun behind a word that it is the genitive of."""
    return False if in_genitive(nodes, i) else None


def _behind_verb(nodes: list[Node], i: int) -> bool | None:
    """What may be a noun behind a verb: it is one, but for a verb behind an auxiliary."""
    if not surely_verb(nodes, i - 1):
        return None
    return nodes[i - 1].morph.auxiliary and nodes[i].morph.readings[0].pos == "verb" and before_actor(nodes, i)


def _behind_preposition(nodes: list[Node], i: int) -> bool | None:
    """Behind a preposition: a noun, but for a verb behind «ل»."""
    before = nodes[i - 1]
    if not before.has("prep") or before.has("sub") or before.suffix:
        return None
    return in_order_to(nodes, i)


def _behind_demonstrative(nodes: list[Node], i: int) -> bool | None:
    """Behind «هذا» or «ذلك»: a noun, but for a verb before who acts (بالرغم من ذلك وصل الوزير)."""
    if not nodes[i - 1].has("dem"):
        return None
    if before_actor(nodes, i) and i > 1 and nodes[i - 2].has("prep") and not nodes[i].morph.definite:
        return True
    return None if opens(nodes, i) else False


def _behind_that(nodes: list[Node], i: int) -> bool | None:
    """Behind «أن» with a pronoun."""
    return True if nodes[i - 1].has("comp") and nodes[i - 1].suffix else None


def _quoted(nodes: list[Node], i: int) -> bool | None:
    """A noun in quotation marks behind a preposition (عن "تقدم جيد")."""
    mark = nodes[i - 1].morph
    if mark.kind != "punct" or mark.norm not in QUOTES or i == 1:
        return None
    return False if nodes[i - 2].has("prep") and not nodes[i - 2].suffix else None


# -- what else stands around it ------------------------------------------------------------


def _only_verb(nodes: list[Node], i: int) -> bool | None:
    """A form that is nothing but a verb, or tells of an event before it."""
    morph = nodes[i].morph
    sure = morph.readings[0].pos == "verb" and morph.nominal is None
    return True if sure or tells_of_event(nodes, i) else None


def _joined_to_genitive(nodes: list[Node], i: int) -> bool | None:
    """A noun joined to a genitive (زيارة عمل وتفقد)."""
    return False if joined_to_genitive(nodes, i) else None


def _definite(nodes: list[Node], i: int) -> bool | None:
    """A form with the article."""
    return False if nodes[i].morph.definite else None


def _resuming(nodes: list[Node], i: int) -> bool | None:
    """A verb with a pronoun that takes up the noun before it, or one that tells where a paper came out."""
    return True if resumes(nodes, i) or issued(nodes, i) else None


def _no_noun(nodes: list[Node], i: int) -> bool | None:
    """A form that is no noun."""
    morph = nodes[i].morph
    if morph.nominal is not None:
        return None
    return morph.readings[0].pos in ("verb", "word", "particle") or _known(morph)


# -- forms that may be a noun as well: what they belong to ---------------------------------


def _described(nodes: list[Node], i: int) -> bool | None:
    """A noun with the adjective of a state (رفض كوري للمقترح)."""
    return False if of_a_nation(nodes, i) else None


def _with_pronoun(nodes: list[Node], i: int) -> bool | None:
    """A form with a pronoun: a verb first of all, if no verb before it has it as its object and nobody owns it."""
    morph = nodes[i].morph
    if not morph.suffix:
        return None
    if tells_of_it(nodes, i):
        return True
    before = _word_before(nodes, i)
    governed = before is not None and (before.morph.takes_object or before.morph.describes and before.value_of("wraps"))
    owned = governed or verb_past_aside(nodes, i) is not None or past_pronoun(nodes, i)
    owned = owned or owned_by(nodes, i) and (has_verb(nodes, i) or verb_leads(nodes, i))
    return morph.readings[0].pos == "verb" and not owned


def _object_of_saying(nodes: list[Node], i: int) -> bool | None:
    """A noun that a verb of saying has as its object (أكد الوزير تلقي الرسالة، أعلنت اللجنة، الجمعة، منح …)."""
    told = verb_past_aside(nodes, i)
    if told is not None and "object" in told.morph.says:
        return False
    return False if what_is_said(nodes, i) else None


def _present(nodes: list[Node], i: int) -> bool | None:
    """A form of the present, but for I and we behind a plain word (بحثا أوجه التعاون)."""
    verb = nodes[i].morph.finite
    if verb is None or not verb.features & Feature.PRESENT:
        return None
    first = verb.features & Feature.FIRST and after_word(nodes[i - 1] if i > 0 else None)
    return None if first else True


def _joined_to_name(nodes: list[Node], i: int) -> bool | None:
    """A known verb that is joined to a clause which ends in a name (زار الوزير الدوحة وبحث …)."""
    return _known(nodes[i].morph) if joined_to_name(nodes, i) else None


def _taking_up(nodes: list[Node], i: int) -> bool | None:
    """A verb that tells of the noun before it."""
    return True if takes_up_noun(nodes, i) else None


def _behind_its_verb(nodes: list[Node], i: int) -> bool | None:
    """A noun in a clause that has its verb already (أعلن الوزير سحب …)."""
    return False if has_verb(nodes, i) else None


def _behind_topic(nodes: list[Node], i: int) -> bool | None:
    """A known verb behind who acts, where a clause begins (إن الوزيرين بحثا، الوزير الكيني رفض العرض)."""
    return _known(nodes[i].morph) if after_topic(nodes, i) or somebody_first(nodes, i) else None


# -- where a clause begins -----------------------------------------------------------------


def _verb_first(nodes: list[Node], i: int) -> bool | None:
    """A form that is a verb first of all, but for the genitive of an open noun."""
    if nodes[i].morph.readings[0].pos != "verb":
        return None
    before = _word_before(nodes, i)
    return before is None or _at_head(nodes, i) or not open_noun(before) or opens(nodes, i)


def _begins_clause(nodes: list[Node], i: int) -> bool:
    """Does a clause begin with it, and what a verb has follow: who does it, what is said (وزاد: «…»), where or when?"""
    after, morph = nodes[i + 1] if i + 1 < len(nodes) else None, nodes[i].morph
    if morph.finite is None or after is None:
        return False
    if not _at_head(nodes, i):
        return has_object(nodes, i)
    return (
        bool(morph.finite.features & Feature.DUAL and after.morph.nominal is not None and not after.has("prep"))
        or (after.has("beside") or after.has("during"))
        and _known(morph)
        or is_definite_node(after)
        or after.has("each")
        or after.morph.kind == "punct"
        and after.morph.norm == ":"
        and morph.finite.row is not None
        or goes_on(nodes, i)
        or takes_place(nodes, i)
        or has_object(nodes, i)
    )


#: what a check is asked of: any form, one that may be a noun, too, one behind a word that is no chunk
_ANY, _NOUN, _BEHIND = 0, 1, 2
#: in this order; the first that decides it counts
_CHECKS: tuple[tuple[Check, int], ...] = (
    (_as_particle, _ANY),
    (_as_name, _ANY),
    (_as_wish, _NOUN),
    (_behind_particle, _BEHIND),
    (_in_genitive, _NOUN | _BEHIND),
    (_behind_verb, _NOUN | _BEHIND),
    (_behind_preposition, _BEHIND),
    (_behind_demonstrative, _NOUN | _BEHIND),
    (_behind_that, _BEHIND),
    (_quoted, _NOUN | _BEHIND),
    (_only_verb, _ANY),
    (_joined_to_genitive, _NOUN),
    (_definite, _ANY),
    (_resuming, _ANY),
    (_no_noun, _ANY),
    (_described, _ANY),
    (_with_pronoun, _ANY),
    (_object_of_saying, _ANY),
    (_present, _ANY),
    (_joined_to_name, _ANY),
    (_taking_up, _ANY),
    (_behind_its_verb, _ANY),
    (_behind_topic, _ANY),
    (_verb_first, _ANY),
)
_ASKED = {
    (noun, word): tuple(check for check, only in _CHECKS if (noun or not only & _NOUN) and (word or not only & _BEHIND))
    for noun, word in itertools.product((True, False), repeat=2)
}
"""may it be a noun, and does a word stand before it? -> the checks that are asked"""


def _word_before(nodes: list[Node], i: int) -> Node | None:
    """The node before it, if that is no chunk."""
    before = nodes[i - 1] if i > 0 else None
    return before if before is not None and before.chunk is None else None


def _known(morph: Morph) -> bool:
    """Is it a verb of a lexicon, or a trigger?"""
    return morph.trigger or morph.finite is not None and morph.finite.row is not None


def _at_head(nodes: list[Node], i: int) -> bool:
    """Does it begin a clause: behind a mark, a word that opens one, or a time?"""
    before = nodes[i - 1] if i > 0 else None
    if before is None:
        return True
    if before.chunk is not None:
        return before.chunk.type == "time"
    return before.morph.kind in ("punct", "newline") or bool(before.morph.functions & OPENERS)
