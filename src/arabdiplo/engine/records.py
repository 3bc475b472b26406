"""From what the engine found to the records that go out."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from arabdiplo.document.apposition import each_once
from arabdiplo.document.bare import BareWords
from arabdiplo.document.dating import Dating
from arabdiplo.document.earlier import other_number
from arabdiplo.document.linking import Signs, headline, link, settle
from arabdiplo.document.sharing import share
from arabdiplo.events.dates import day_of, iso_date
from arabdiplo.events.records import INTENDED, Arg, Document, Event, Loser, Refusal, Span, Time, Trace
from arabdiplo.matching.conditions import Scene
from arabdiplo.roles.found import Found
from arabdiplo.syntax.agreement import actorlike
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import NEG, Item, V
from arabdiplo.syntax.kinds import PEOPLE
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Filler, phrase_last, takes_up
from arabdiplo.syntax.walks import adverbial_participle
from arabdiplo.syntax.within import during_of, host_of, peer_of
from arabdiplo.temporal.span import span_of
from arabdiplo.temporal.timex import lean

from .extract import SentenceResult, clause_of
from .mentions import Mentions
from .since import begun
from .status import Judgement
from .tense import tense_of
from .times import Circumstances
from .venues import SEAT

if TYPE_CHECKING:
    from arabdiplo.document.discourse import Discourse
    from arabdiplo.document.entities import Entities

    from .run import Engine

#: why a mention has the status of another one
_BEFORE = "as the mention of the same event before it"

#: what is no longer than this may be now as a whole (يصل هذا الأسبوع); a month or year has mostly begun before
_WEEK = datetime.timedelta(days=7)

Locate = Callable[[Item], tuple[int, int]]


class Recorder:
    """Collects the results of the sentences of one document."""

    def __init__(
        self, engine: Engine, text: str, date: str | datetime.date | None, id: str, mentions: bool, explain: bool = True
    ) -> None:
        self.engine = engine
        self.text = text
        self.id = id
        self.mentions = mentions
        self.explain = explain
        """keep what was refused and what lost?"""
        self._date = iso_date(date)
        self._given = day_of(self._date)
        self._times: list[Node] = []
        """chunks that are times"""
        self.events: list[Event] = []
        self.open: set[int] = set()
        """events whose status neither a cue nor a past verb says"""
        self.echoes: set[int] = set()
        """those of them whose trigger is a noun that takes up an earlier one, or stands in one sentence with it"""
        self.pointing: set[int] = set()
        """events whose noun stands with a demonstrative"""
        self.hosts: dict[int, int] = {}
        """event -> the event that it happens within, is joined to, or is for, if no cue says whether it happened"""
        self.beside: dict[int, int] = {}
        """event -> the one that took place on its margins"""
        self._first = 0
        """the first event of the sentence that is read"""
        self.takes: dict[int, int] = {}
        """event -> the event whose mention it takes up"""
        self.several: set[int] = set()
        """events of another number than the one of their type before them (الزيارات after الزيارة)"""
        self.anew: set[int] = set()
        """events whose noun is described as another one (زيارة أخرى)"""
        self._last: dict[str, Item] = {}
        """type -> the trigger of its last event"""
        self._places: dict[tuple[str, Item], int] = {}
        """type and trigger -> its event"""
        self.states: dict[str, str] = {}
        """name -> the state it belongs to"""
        self.homes: dict[str, set[str]] = {}
        """name of whoever takes part -> the states and bodies it belongs to"""
        self.refusals: list[Refusal] = []
        self.losers: list[Loser] = []
        self.times: list[Time] = []
        self.entities: Entities | None = None
        self.discourse: Discourse | None = None

    def begin(self, nodes: list[Node], discourse: Discourse) -> None:
        """The chunks are there."""
        self.entities = discourse.entities
        self.discourse = discourse
        self._times = [node for node in nodes if node.chunk is not None and self._is_time(node)]

    @functools.cached_property
    def dating(self) -> Dating:
        """The day of the document, and what its times mean."""
        return Dating(self.text, self._given, self._times)

    def _is_time(self, node: Node) -> bool:
        return any("time" in self.engine.ancestors.get(name, (name,)) for name in node.types)

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    # -- sentences -----------------------------------------------------------------

    def sentence(self, result: SentenceResult, scene: Scene, locate: Locate) -> None:
        """Turn what a sentence gave into records."""
        sentence = result.sentence
        self._first = len(self.events)
        if result.found:
            self._note_hosts(sentence, result.found)
            around = self.engine.sentences.circumstances(sentence, result.found)
            for found in result.found:
                self._place_of(found)
                event = self._event(found, sentence, scene, around, locate)
                if self.discourse is not None:
                    self.discourse.judged(found, event.status in INTENDED)
                self.events.append(attrs.evolve(event, beaten=self._beaten(found, result)) if self.explain else event)
        for refused in result.refused if self.explain else ():
            node = refused.item.node
            self.refusals.append(
                Refusal(
                    refused.frame.name,
                    self.span(node.start, node.core_end),
                    refused.reason,
                    refused.role,
                    refused.detail,
                )
            )
        for loser, winner in result.losers if self.explain else ():
            node = loser.item.node
            self.losers.append(
                Loser(
                    loser.frame.name,
                    self.span(node.start, node.core_end),
                    f"{winner.frame.name} won: {loser.loses_to(winner)}",
                )
            )
        for item in sentence.items:
            if self.mentions and item.node.chunk is not None and item.node.chunk.pattern.tree.value is not None:
                value, kind = self.dating.value(item.node, tense_of(sentence, item, ""))
                self.times.append(Time(self.span(item.node.start, item.node.end), value, kind))

    def _note_hosts(self, sentence: Sentence, all_found: Sequence[Found]) -> None:
        """Note which events of a sentence happen within which others of it."""
        places: dict[int, int] = {}
        for i, found in enumerate(all_found, len(self.events)):
            places.setdefault(found.item.index, i)
            if found.slots.light is not None:
                places.setdefault(found.slots.light.index, i)
        for i, found in enumerate(all_found, len(self.events)):
            if found.frame.event.name in self.engine.speech_events:
                continue
            light = found.slots.light
            for item in (found.item, light if light is not None and light.kind == V else None):
                near = (peer_of, host_of, during_of) if item is not None else ()
                hosts = (host for find in near if item is not None and (host := find(sentence, item)) is not None)
                for host in hosts:
                    if places.get(host.index, i) != i:
                        self.hosts.setdefault(i, places[host.index])
            node, governor = found.item.prep_node, sentence.governor(found.item.index)
            if node is not None and node.has("margin") and governor is not None and governor.index in places:
                self.beside[i] = places[governor.index]

    def _place_of(self, found: Found) -> None:
        """Note where the next event goes, and which one it takes up."""
        kind, i = found.frame.event.name, len(self.events)
        self._places[kind, found.item] = i
        if (last := self._last.get(kind)) is not None and other_number(last, found.item):
            self.several.add(i)
        self._last[kind] = found.item
        if found.item.kind != V and any(node.value_of("anew") for node in found.item.modifiers):
            self.anew.add(i)
        before = self.discourse.taken(found) if self.discourse is not None else None
        if before is not None and (taken := self._places.get((kind, before))) is not None:
            self.takes[i] = taken

    def _beaten(self, found: Found, result: SentenceResult) -> tuple[Loser, ...]:
        """Arms that wanted the trigger of an event, with what they lost by."""
        trigger = self.span(found.item.node.start, found.item.node.core_end)
        losers = (loser for loser, winner in result.losers if winner is found)
        return tuple(dict.fromkeys(Loser(one.frame.name, trigger, one.loses_to(found)) for one in losers))

    def _event(self, found: Found, sentence: Sentence, scene: Scene, around: Circumstances, locate: Locate) -> Event:
        item, slots = found.item, found.slots
        light = slots.light.index if slots.light is not None else -1
        mine = self._scene(scene, sentence, item, locate)
        judged = self.engine.statuses.judge(sentence, item.index, mine)
        status, reason = judged.status, self._reason(judged, sentence, item) if self.explain else ""
        args = [
            self._arg(role, filler, found)
            for role, fillers in found.args.items()
            if role != "place" and not role.startswith("_")
            for filler in fillers
        ]
        args = each_once([arg for arg in args if arg.span is not None or arg.entity], self.text)
        order = {role.name: i for i, role in enumerate(found.frame.event.roles)}
        args.sort(key=lambda arg: order.get(arg.role, len(order)))
        head = slots.light if slots.light is not None and light < item.index else item
        times = [
            one
            for one in around.times(item.index, light)
            if not self._told_in(found, one) or self._day_of_saying(found, one, sentence, head)
        ]
        whose = around.lenders.get(item.index)
        by = (head, status) if whose is None else (sentence.items[whose], "")
        told = {one.index: verb for one in times if (verb := around.verbs.get(one.index)) is not None}
        found_times = [self._time(one, sentence, told.get(one.index, by[0]), by[1]) for one in times]
        time = next((one for one in found_times if one.value is not None), found_times[0] if found_times else None)
        # done, and so is what is done in saying something (مرحبا بإجراء الانتخابات الأسبوع المقبل)
        past = head.kind == V and tense_of(sentence, head, "") == "past" or adverbial_participle(item)
        said = found.frame.event.name in self.engine.speech_events
        if (
            status == "actual"
            and time is not None
            and self._ahead(time, times[found_times.index(time)], item.kind == V and not past)
        ):
            if past or said:
                time = time if time.value is None else None  # that of something else, still to come
            elif not (judged.firm or self._told(sentence, item) or self._after_all(time, sentence, item)):
                status, reason = "planned", f"its time «{time.span.text}» is still to come"
        elif not judged.said and (not self._told(sentence, item) if item.kind != V else not past):
            self.open.add(len(self.events))
            again = any(event.type == found.frame.event.name for event in self.events[self._first :])
            if item.kind != V and (again or takes_up(item, sentence.items)):
                self.echoes.add(len(self.events))
        if item.kind != V and item.demonstrative:
            self.pointing.add(len(self.events))
        place = self._place(found, around, light)
        node = item.node
        return self.engine.classes[found.frame.event.name](
            id=f"m{len(self.events) + 1}",
            event="",
            type=found.frame.event.name,
            mode=found.mode or None,
            status=status,
            trigger=self.span(node.start, node.core_end),
            args=tuple(args),
            place=place,
            time=time,
            rule=found.frame.name,
            cue=reason,
        )

    def _reason(self, judged: Judgement, sentence: Sentence, item: Item) -> str:
        """What gave an event its status, for explain."""
        if judged.cue is None:
            return judged.why
        word = judged.cue.found_in(sentence.nodes, item.node.start)
        sign = f"«{self.text[word.start : word.end]}»" if word is not None else "the form of the verb"
        return f"{sign}, a sign of {judged.cue.name} line {judged.cue.line}"

    @staticmethod
    def _scene(scene: Scene, sentence: Sentence, item: Item, locate: Locate) -> Scene:
        mine = Scene(scene.nodes, scene.string, *locate(item))
        mine.sentence = scene.sentence
        mine.clause = clause_of(sentence, item.index, locate, beyond=True)
        return mine

    def _arg(self, role: str, filler: Filler, found: Found) -> Arg:
        declared, nodes = found.frame.roles.get(role), found.slots.sentence.nodes
        location = declared is None or "location" in declared.traits
        names: list[str] = []
        states: dict[str, None] = {}
        assert self.entities is not None
        for node in filler.nodes:
            called = self.entities.names(node) if location else self.entities.acting(node)
            names += [name for name in called if name not in names]
            named = self.entities.states_of(node)
            states |= dict.fromkeys(named)
            if len(called) == len(named) == 1:
                self.states.setdefault(called[0], named[0])
            if len(called) == 1:
                self.homes.setdefault(called[0], set()).update(named, self.entities.body_of(node))
        start, end = filler.start, filler.end
        if not names and len(filler.nodes) == 1:
            inside = [node for node in nodes if start <= node.start < end]
            names += self.entities.called.spelt_out(filler.nodes[0], inside)
        if start < 0 and names:
            # who works for a body is not where one goes (قال مسؤول من البيت الأبيض إن الزيارة …)
            where = [node for node in nodes if PEOPLE.isdisjoint(node.types)] if location else nodes
            start, end = self._said_here(names, where, found.item.node.start)
        span = self.span(start, end) if start >= 0 else None
        kind = filler.nodes[0].types[0] if filler.nodes and filler.nodes[0].types else ""
        return Arg(role, span, tuple(names), span is None, kind, filler.source, tuple(states))

    def _said_here(self, names: list[str], nodes: Sequence[Node], trigger: int) -> tuple[int, int]:
        """Where the *nodes* of a sentence name who is only meant, nearest to its trigger; (-1, -1) if they do not."""
        assert self.entities is not None
        spans = [(node.start, node.end) for node in nodes if list(self.entities.names(node)) == names]
        return min(spans, key=lambda span: abs(span[0] - trigger), default=(-1, -1))

    @staticmethod
    def _told(sentence: Sentence, item: Item) -> bool:
        """Is the event noun the subject of a past verb (شكل اللقاء فرصة), or what it was done in (بحثا خلال اللقاء)?"""
        verb = sentence.governor(item.index)
        if verb is None or tense_of(sentence, verb, "") != "past" or sentence.items[verb.index - 1].kind == NEG:
            return False
        if item.prep_node is not None:
            return item.prep_node.has("during")
        last = phrase_last(sentence.items, item)
        return verb.index in (item.index - 1, last.index + 1) or item in sentence.subject(verb.index)[0]

    def _ahead(self, time: Time, item: Item, present: bool) -> bool:
        """Does the time of an event lie after the document's day, or say so itself (الأسبوع المقبل)?

        present: it is itself a verb in the present, so that it is still to come on the day or in the week itself
        (يصل اليوم).  A month, quarter or year that has begun says nothing.
        """
        written = self.dating.day
        if time.value is None or written is None:
            chunk = item.node.chunk
            value = chunk.pattern.tree.value if chunk is not None else None
            return value is not None and lean(value) == "future"
        days = span_of(time.value)
        if days is None:
            return False
        if present and days[1] - days[0] < _WEEK:
            return days[1] >= written
        return days[0] > written

    def _after_all(self, time: Time, sentence: Sentence, item: Item) -> bool:
        """Is «later» a time at which it was done (بحث في اتصال في وقت لاحق الأزمة)?"""
        within = item.kind != V and item.prep_node is not None and item.prep_node.has("locative")
        return time.value is None and within and tense_of(sentence, item, "") == "past"

    def _time(self, time: Item, sentence: Sentence, item: Item, status: str) -> Time:
        tense = "past" if begun(time) else tense_of(sentence, item, status)
        value, kind = self.dating.value(time.node, tense)
        return Time(self.span(time.node.start, time.node.end), value, kind)

    def _place(self, found: Found, around: Circumstances, light: int) -> Arg | None:
        for filler in found.args.get("place", ()):
            return self._arg("place", filler, found)
        taken = {node.start for fillers in found.args.values() for filler in fillers for node in filler.nodes}
        event = found.frame.event
        said = event.name in self.engine.speech_events
        elsewhere = event.of_trait("elsewhere")
        announced = light >= 0 and light in found.slots.sentence.said
        for item in around.places(found.item.index, -1 if announced else light):
            before = found.slots.items[item.index - 1] if item.index else None
            if (said or elsewhere) and (self._at_home(before, item) or self._of_people(item)):
                continue  # where somebody is at home is not where he said it (متحدث في الوزارة)
            if self._of_matter(found, elsewhere, item):
                continue
            if item.node.start not in taken and not self._told_in(found, item) and not self._within(found, item):
                filler = Filler(item.node.start, item.node.end, [item.node], "explicit", item)
                return self._arg("place", filler, found)
        return None

    @staticmethod
    def _of_matter(found: Found, elsewhere: tuple[str, ...], item: Item) -> bool:
        """Does a place stand behind whom or what the event is about, and is theirs (أدانت مالي الهجوم في غانا)?"""
        matters = (filler for role in elsewhere for filler in found.args.get(role, ()))
        return any(found.item.node.start < one.start < item.node.start for one in matters)

    @staticmethod
    def _within(found: Found, item: Item) -> bool:
        """Does a place belong to the phrase of somebody who takes part (أستاذ المياه في جامعة بمالي)?"""
        fillers = (one for given in found.args.values() for one in given)
        return any(
            one.item is not None and actorlike(one.item) and not one.item.prep and one.start < item.node.start < one.end
            for one in fillers
        )

    def _at_home(self, before: Item | None, item: Item) -> bool:
        """Does a place only say where those before it belong (مسؤول في تونس), not where a man or minister was?"""
        if before is None or not actorlike(before) or before.prep:
            return False
        chunk = before.node.chunk
        if {"city", "site"}.isdisjoint(item.node.types) or self._of_people(item) or chunk is None:
            return True
        if item.prep_node is not None and item.prep_node.has("part"):
            return "city" not in item.node.types  # أعلن الوزير من أوسلو
        words = before.node.words()
        own = words[0].morph.definite or bool(before.node.value_of("portfolio"))  # no قائد القوات المالية
        of_state = "person" in before.node.types and own and not {"demonym", "country"}.isdisjoint(words[-1].types)
        return not (chunk.named and "city" in item.node.types or of_state)

    @staticmethod
    def _of_people(item: Item) -> bool:
        """Is a place but a body in which somebody is, no seat (وزارة الداخلية في حكومة الوحدة)?"""
        return "body" in item.node.types and item.node.value_of("kind") != SEAT

    def _told_in(self, found: Found, item: Item) -> bool:
        """Does a time or place stand within what a statement says, so that it is none of the saying?"""
        if found.frame.event.name not in self.engine.speech_events:
            return False
        told = (filler for fillers in found.args.values() for filler in fillers if filler.clause)
        return any(filler.start < item.node.start < filler.end for filler in told)

    def _day_of_saying(self, found: Found, item: Item, sentence: Sentence, head: Item) -> bool:
        """Is a past day after the thing that is announced that of announcing it, as no event of its own takes it?"""
        told = [f for fillers in found.args.values() for f in fillers if f.clause and f.start < item.node.start < f.end]
        value, day = self.dating.value(item.node, "past")[0] or "", self.dating.day
        if day is None or len(value) != len(day.isoformat()) or tense_of(sentence, head, "") != "past":
            return False
        if item.prep or value > day.isoformat():
            return False
        return all(
            f.item is not None and not any(one.kind == V for one in sentence.items[f.item.index : item.index])
            for f in told
        )

    # -- the whole -----------------------------------------------------------------

    def trace(self, nodes: list[Node], explain: bool) -> Trace:
        """The document's record, events linked; with all that explain shows if asked."""
        top = headline(self.text)
        bare = BareWords(self.engine.morphology.read)
        signs = Signs(
            self.open,
            self.states,
            self.homes,
            self.takes,
            top,
            self.pointing,
            self.several,
            self.anew,
            self.beside,
            bare,
        )
        names = link(self.events, self.engine.speech_events, signs)
        statuses = settle(self.events, names, self.open, self.echoes, self.hosts, top)
        events = tuple(map(self._finished, share(self.events, names), names, statuses))
        date = self.dating.date.isoformat() if self.dating.date is not None else self._date
        if self.entities is None or not self.mentions:
            return Trace(Document(self.id, self.text, date, events, (), (), tuple(self.times)))
        named = Mentions(self.text, nodes, self.entities, self.dating, self.engine.ancestors)
        document = Document(self.id, self.text, date, events, named.of("actor"), named.of("place"), tuple(self.times))
        if not explain:
            return Trace(document)
        return Trace(document, tuple(dict.fromkeys(self.refusals)), named.views(), tuple(dict.fromkeys(self.losers)))

    def _finished(self, event: Event, name: str, status: str) -> Event:
        """The event with its group and status, and the states of each argument by all that the document said."""
        args = tuple([self._with_state(arg) for arg in event.args])
        place = None if event.place is None else self._with_state(event.place)
        return type(event)(
            event.id,
            name,
            event.type,
            event.mode,
            status,
            event.trigger,
            args,
            place,
            event.time,
            event.rule,
            event.beaten,
            event.cue if status == event.status or not self.explain else _BEFORE,
        )

    def _with_state(self, arg: Arg) -> Arg:
        known = self.engine.countries
        named = [self.states.get(name) or (name if name in known else "") for name in arg.entity]
        states = tuple(filter(None, dict.fromkeys((*named, *arg.states))))
        country = tuple([known[one] for one in states if known.get(one)])
        if states == arg.states and country == arg.country:
            return arg
        return Arg(arg.role, arg.span, arg.entity, arg.implicit, arg.kind, arg.source, states, country)
