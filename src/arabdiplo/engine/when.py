"""When an event was: of the times around it the one of its record, and what that means."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from arabdiplo.document.dating import Dating
from arabdiplo.events.records import Span, Time
from arabdiplo.roles.found import Found
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import Item, V

from .since import begun
from .tense import tense_of
from .times import Circumstances


@attrs.frozen(slots=True)
class Timed:
    """A time of an event, and where it stands."""

    time: Time
    item: Item


class When:
    """Chooses the times of the events of one document."""

    def __init__(self, text: str, dating: Dating, speech_events: frozenset[str]) -> None:
        self._text = text
        self._dating = dating
        self._speech_events = speech_events

    def of(
        self, times: Sequence[Item], found: Found, sentence: Sentence, around: Circumstances, head: Item, status: str
    ) -> Timed | None:
        """The first of the *times* around an event that is its own and has a value, else the first; None if none is.

        head: the verb that tells of the event, or its trigger
        """
        said = found.frame.event.name in self._speech_events
        own = [
            one
            for one in times
            if not (said and told_in(found, one)) or self._day_of_saying(found, one, sentence, head)
        ]
        whose = around.lenders.get(found.item.index)
        teller, status = (head, status) if whose is None else (sentence.items[whose], "")
        timed = [Timed(self._time(one, sentence, around.verbs.get(one.index, teller), status), one) for one in own]
        return next((one for one in timed if one.time.value is not None), timed[0] if timed else None)

    def _time(self, time: Item, sentence: Sentence, teller: Item, status: str) -> Time:
        tense = "past" if begun(time) else tense_of(sentence, teller, status)
        value, kind = self._dating.value(time.node, tense)
        start, end = time.node.start, time.node.end
        return Time(Span(start, end, self._text[start:end]), value, kind)

    def _day_of_saying(self, found: Found, item: Item, sentence: Sentence, head: Item) -> bool:
        """Is a past day after the thing that is announced that of announcing it, as no event of its own takes it?"""
        told = [f for fillers in found.args.values() for f in fillers if f.clause and f.start < item.node.start < f.end]
        value, day = self._dating.value(item.node, "past")[0] or "", self._dating.day
        if day is None or len(value) != len(day.isoformat()) or tense_of(sentence, head, "") != "past":
            return False
        if item.prep or value > day.isoformat():
            return False
        return all(
            f.item is not None and not any(one.kind == V for one in sentence.items[f.item.index : item.index])
            for f in told
        )


def told_in(found: Found, item: Item) -> bool:
    """Does a time or place stand within what a statement says, so that it is none of the saying?"""
    told = (filler for fillers in found.args.values() for filler in fillers if filler.clause)
    return any(filler.start < item.node.start < filler.end for filler in told)
