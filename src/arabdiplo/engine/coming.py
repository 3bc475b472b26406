"""What the time of an event says of its status: what is still to come is planned, if nothing says that it was done."""

from __future__ import annotations

import datetime

import attrs

from arabdiplo.events.records import Time
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import NEG, Item, V
from arabdiplo.syntax.phrases import phrase_last
from arabdiplo.syntax.walks import adverbial_participle
from arabdiplo.temporal.span import span_of
from arabdiplo.temporal.timex import lean

from .status import Judgement
from .tense import tense_of
from .when import Timed

#: what is no longer than this may be now as a whole (يصل هذا الأسبوع); a month or year has mostly begun before
_WEEK = datetime.timedelta(days=7)


@attrs.frozen(slots=True)
class Verdict:
    """The status of an event by its signs and its time."""

    status: str
    time: Time | None
    """its time; None where that found is of something else"""
    why: str = ""
    """for explain, if the time decided"""
    open: bool = False
    """neither a sign nor a past verb nor a time says the status"""


def by_time(
    judged: Judgement,
    sentence: Sentence,
    item: Item,
    head: Item,
    timed: Timed | None,
    day: datetime.date | None,
    said: bool,
) -> Verdict:
    """The status of the event of a trigger, corrected by its time.

    head: the verb that tells of it, or the trigger; day: the day of the document; said: it is an act of speech
    """
    # done, and so is what is done in saying something (مرحبا بإجراء الانتخابات الأسبوع المقبل)
    past = head.kind == V and tense_of(sentence, head, "") == "past" or adverbial_participle(item)
    time = timed.time if timed is not None else None
    if judged.status == "actual" and timed is not None and _ahead(timed, day, item.kind == V and not past):
        if past or said:  # it is that of something else, still to come
            return Verdict("actual", timed.time if timed.time.value is None else None)
        kept = judged.firm and not _before_verb(sentence, item, timed)
        if kept or _told(sentence, item) or _after_all(timed.time, sentence, item):
            # what was or is done has no time that is all to come (ستختتم الجولة الحالية الاثنين)
            return Verdict("actual", None if time is not None and _to_come(time, day) else time)
        return Verdict("planned", time, f"its time «{timed.time.span.text}» is still to come")
    told = past if head.kind == V and (past or item.kind == V) else _told(sentence, item)
    is_open = not judged.said and not told
    return Verdict(judged.status, time, open=is_open)


def _before_verb(sentence: Sentence, item: Item, timed: Timed) -> bool:
    """Does the time stand right on the event noun, before the verb of its clause (زيارة لارس غدا ستستكمل الحوار)?"""
    verb = sentence.governor(item.index) if item.kind != V else None
    return verb is not None and item.index < timed.item.index < verb.index


def _to_come(time: Time, day: datetime.date | None) -> bool:
    """Does the time lie after the document's day as a whole?"""
    days = span_of(time.value) if time.value is not None and day is not None else None
    return days is not None and day is not None and days[0] > day


def _ahead(timed: Timed, day: datetime.date | None, present: bool) -> bool:
    """Does the time of an event lie after the document's day, or say so itself (الأسبوع المقبل)?

    present: it is itself a verb in the present, so that it is still to come on the day or in the week itself
    (يصل اليوم).  A month, quarter or year that has begun says nothing.
    """
    if timed.time.value is None or day is None:
        chunk = timed.item.node.chunk
        value = chunk.pattern.tree.value if chunk is not None else None
        return value is not None and lean(value) == "future"
    days = span_of(timed.time.value)
    if days is None:
        return False
    first, last = days
    return last >= day if present and last - first < _WEEK else first > day


def _after_all(time: Time, sentence: Sentence, item: Item) -> bool:
    """Is «later» a time at which it was done (بحث في اتصال في وقت لاحق الأزمة)?"""
    within = item.kind != V and item.prep_node is not None and item.prep_node.has("locative")
    return time.value is None and within and tense_of(sentence, item, "") == "past"


def _told(sentence: Sentence, item: Item) -> bool:
    """Is the event noun the subject of a past verb (شكل اللقاء فرصة), or what it was done in (بحثا خلال اللقاء)?"""
    verb = sentence.governor(item.index)
    if verb is None or tense_of(sentence, verb, "") != "past":
        return False
    if verb.index > 0 and sentence.items[verb.index - 1].kind == NEG:
        return False
    if item.prep_node is not None:
        return item.prep_node.has("during")
    last = phrase_last(sentence.items, item)
    return verb.index in (item.index - 1, last.index + 1) or item in sentence.subject(verb.index)[0]
