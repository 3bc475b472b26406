"""From which verb or noun an event without a time of its own takes one."""

from __future__ import annotations

from collections.abc import Mapping

from arabdiplo.document.dating import is_vague
from arabdiplo.morph.model import Feature
from arabdiplo.syntax.agreement import adverbial
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import CONJ, EN, NP, SIGN, Item, V
from arabdiplo.syntax.phrases import bearer
from arabdiplo.text.marks import HARD

from .scenes import framing, journey_of

Times = Mapping[int, list[Item]]
"""the times by the item that they hang on"""

#: so near behind a verb that is no event a time is its own (جددت أمس الدعوة), not that of a noun (ضحايا حرب 1990)
_NEXT = 2
#: functions of prepositions before what something is done in (في، عبر), if not in its course (خلال)
_WITHIN = ("amid", "means")


def lender(
    sentence: Sentence, trigger: int, opens: int, times: Times, journeys: Times, triggers: frozenset[int]
) -> int:
    """The verb or noun whose time is that of a trigger, too; -1 if there is none.

    What happens in the course of something is of one day with it (قال خلال لقاء الوزير أمس إن), so is what somebody
    travels for (يصل اليوم للقاء نظيره) or does where he goes (زار مالي أمس حيث التقى نظيره), what one goes on to do
    (رد أمس على الاتهام وقال إن), and what is said by the way (استنكر أمس الهجوم، مؤكدا أن).

    opens: where the clause begins that the trigger belongs to.
    journeys: by the verb of each event that has a place among its roles, the phrases there.
    """
    item = sentence.items[trigger]
    verb = sentence.governor(trigger) if item.kind == EN else item
    if verb is None:
        return -1
    done = item.kind == V or not item.prep and verb.index < trigger  # أجرى محادثات خلال زيارته أمس
    for function in ("during", *_WITHIN) if done else ():
        if (around := framing(sentence, verb.index, times, function)) >= 0:
            return around
    if item.kind == EN and verb.index in times and _amid(sentence, item):
        return verb.index
    if item.kind == EN and verb.index in triggers and _dated(times, verb.index) and _by_the_way(sentence, item, verb):
        return verb.index
    for other in (_there(sentence, opens, trigger, times, journeys), _arrival(sentence, verb), _kind(sentence, item)):
        if other in times:
            return other
    before = _joined(sentence, item, verb, journeys)
    if before >= 0 and _dated(times, before) and (before in triggers or times[before][0].index - before <= _NEXT):
        return before
    journey = journey_of(sentence, trigger) if journeys else None
    if journey is None or journey.index not in journeys or journey.index not in times:
        return -1
    if any(k in triggers and sentence.items[k].prep for k in range(journey.index + 1, trigger)):
        return -1  # زار مالي أمس لنقل دعوة للقاء نظيره
    return -1 if verb is not journey and sentence.left(verb.index).conjoined else journey.index


def _dated(times: Times, verb: int) -> bool:
    """Has the verb a time that names a day, a month or a year, and not only since when?"""
    return any(not is_vague(time) for time in times.get(verb, ()))


def _amid(sentence: Sentence, item: Item) -> bool:
    """Does the clause say that it happened in the course of the event noun (هنأ نظيره في مكالمة)?"""
    items, root = sentence.items, bearer(sentence.items, item)
    before = items[root.index - 1] if root.index > 0 else root
    inner = before.kind in (NP, EN) and before.prep and not before.node.types
    if root.prep_node is None or before.kind == CONJ or inner:
        return False  # وبالمكالمة …، قبل النظر في فرض عقوبات
    which = root is item or root.index == item.index - 1 and any(r.pos == "adj" for r in root.node.morph.readings)
    return root.prep_node.has("during") or which and any(map(root.prep_node.has, _WITHIN))  # في أحدث زيارة


def _by_the_way(sentence: Sentence, item: Item, verb: Item) -> bool:
    """Is it a participle that tells what else the doer of a verb before it said?"""
    return item.index in sentence.said and verb.index < item.index and adverbial(item)


def _there(sentence: Sentence, opens: int, trigger: int, times: Times, journeys: Times) -> int:
    """The journey or event noun at whose place a clause with «حيث» tells of something, or «وكان في استقباله»."""
    items = sentence.items
    waits = items[trigger].kind == EN and trigger > 1 and sentence.is_aux(items[trigger - 1])
    opens = trigger - 1 if waits and opens == 0 else opens
    if not (0 < opens <= trigger and (items[opens - 1].node.has("where") or waits and items[opens - 1].kind == CONJ)):
        return -1
    before = (i for i in range(opens - 2, -1, -1) if items[i].kind == SIGN and items[i].sign in HARD or i in times)
    found = next(before, -1)
    return found if found in times and (items[found].kind == EN or found in journeys) else -1


def _arrival(sentence: Sentence, verb: Item) -> int:
    """The arrival after which a verb says that it happened (أجرى محادثات بعد وصوله أمس); -1 if there is none."""
    for phrase in sentence.right(verb.index).phrases:
        node = phrase.prep_node
        since = node is not None and (node.has("arrival") or node.has("temporal") and not node.has("before"))
        if phrase.kind == EN and since and phrase.node.value_of("arrives"):
            return phrase.index
    return -1


def _kind(sentence: Sentence, item: Item) -> int:
    """The event noun that tells of what kind another one is (برقية تهنئة، جلسة مباحثات); -1 if there is none."""
    masdar = any(reading.pos == "masdar" for reading in item.node.morph.readings)
    after = sentence.items[item.index + 1 :][:1]
    return after[0].index if item.kind == EN and not masdar and after and after[0].genitive == item.index else -1


def _joined(sentence: Sentence, item: Item, verb: Item, journeys: Times) -> int:
    """The verb or noun that it is joined to by و, with the same doer (وصل أمس والتقى نظيره); -1 if there is none."""
    if item.kind != V:
        if item.coordinated >= 0 or item.prep or verb.index > item.index:
            return item.coordinated
        item = verb  # وسيجري محادثات
    left = sentence.left(item.index)
    if left.why != "verb" or not left.conjoined:
        return -1
    before = sentence.items[left.boundary]
    if _past(before) != _past(item):
        return -1
    after = len(sentence.bare_right(item.index))
    if after == 0 or after == 1 and before.index in journeys and item.index not in sentence.said:  # والتقى الرئيس
        return before.index
    mine, others = (sentence.subject(one.index)[0] for one in (item, before))
    return before.index if [head.index for head in mine] == [head.index for head in others] else -1


def _past(verb: Item) -> bool:
    return verb.reading is not None and bool(verb.reading.features & Feature.PAST)
