"""From what the engine found to the records that go out."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

import attrs

from arabdiplo.document.apposition import each_once
from arabdiplo.document.dating import Dating
from arabdiplo.document.linking import Signs, headline, link, settle
from arabdiplo.document.sharing import once, share
from arabdiplo.events.dates import day_of, iso_date
from arabdiplo.events.records import INTENDED, Arg, Document, Event, Loser, Refusal, Span, Status, Time, Trace
from arabdiplo.matching.conditions import Scene
from arabdiplo.roles.found import Found
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.kinds import PEOPLE
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Filler

from .coming import by_time
from .deeds import states_of_deed
from .extract import SentenceResult, clause_of
from .mentions import Mentions
from .status import Judgement
from .tense import tense_of
from .ties import Ties
from .times import Circumstances
from .when import When
from .where import place_of

if TYPE_CHECKING:
    from arabdiplo.document.discourse import Discourse
    from arabdiplo.document.entities import Entities

    from .run import Engine

#: why a mention has the status of another one
_BEFORE = "as the mention of the same event before it"

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
        self.ties = Ties(engine.speech_events)
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

    @functools.cached_property
    def _when(self) -> When:
        return When(self.text, self.dating, self.engine.speech_events)

    def _is_time(self, node: Node) -> bool:
        return any("time" in self.engine.ancestors.get(name, (name,)) for name in node.types)

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    # -- sentences -----------------------------------------------------------------

    def sentence(self, result: SentenceResult, scene: Scene, locate: Locate) -> None:
        """Turn what a sentence gave into records."""
        sentence = result.sentence
        if result.found:
            self.ties.enter(sentence, result.found, len(self.events))
            around = self.engine.sentences.circumstances(sentence, result.found)
            for found in result.found:
                taken = self.discourse.taken(found) if self.discourse is not None else None
                self.ties.add(found, taken, len(self.events))
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

    def _beaten(self, found: Found, result: SentenceResult) -> tuple[Loser, ...]:
        """Arms that wanted the trigger of an event, with what they lost by."""
        trigger = self.span(found.item.node.start, found.item.node.core_end)
        losers = (loser for loser, winner in result.losers if winner is found)
        return tuple(dict.fromkeys(Loser(one.frame.name, trigger, one.loses_to(found)) for one in losers))

    def _event(self, found: Found, sentence: Sentence, scene: Scene, around: Circumstances, locate: Locate) -> Event:
        item, light = found.item, found.slots.light
        said = found.frame.event.name in self.engine.speech_events
        judged = self.engine.statuses.judge(sentence, item.index, self._scene(scene, sentence, item, locate))
        head = light if light is not None and light.index < item.index else item
        times = around.times(item.index, light.index if light is not None else -1)
        timed = self._when.of(times, found, sentence, around, head, judged.status) if times else None
        verdict = by_time(judged, sentence, item, head, timed, self.dating.day if timed is not None else None, said)
        self.ties.judged(found, sentence, verdict.open, len(self.events))
        args = self._args(found)
        place = place_of(found, around, said)
        return self.engine.classes[found.frame.event.name](
            id=f"m{len(self.events) + 1}",
            event="",
            type=found.frame.event.name,
            mode=found.mode or None,
            status=cast(Status, verdict.status),
            trigger=self.span(item.node.start, item.node.core_end),
            args=args,
            place=self._arg("place", place, found) if place is not None else None,
            time=verdict.time,
            rule=found.frame.name,
            cue=verdict.why or (self._reason(judged, sentence, item) if self.explain else ""),
        )

    def _args(self, found: Found) -> tuple[Arg, ...]:
        """What fills its public roles, in the order in which these are declared."""
        args = [
            self._arg(role, filler, found)
            for role, fillers in found.args.items()
            if role != "place" and not role.startswith("_")
            for filler in fillers
        ]
        args = each_once([arg for arg in args if arg.span is not None or arg.entity], self.text)
        order = {role.name: i for i, role in enumerate(found.frame.event.roles)}
        return tuple(sorted(args, key=lambda arg: order.get(arg.role, len(order))))

    def _reason(self, judged: Judgement, sentence: Sentence, item: Item) -> str:
        """What gave an event its status, for explain."""
        if judged.cue is None:
            return judged.why
        word = judged.cue.found_in(sentence.nodes, item.node.start)
        sign = f"«{self.text[word.start : word.end]}»" if word is not None else "the form of the verb"
        return f"{sign}, a sign of {judged.cue.name} line {judged.cue.line}"

    @staticmethod
    def _scene(scene: Scene, sentence: Sentence, item: Item, locate: Locate) -> Scene:
        mine = scene.at(*locate(item))
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
        types = filler.nodes[0].types if filler.nodes else ()
        wanted = set(declared.types) if declared is not None else set()
        fitting = (name for name in types if wanted.intersection(self.entities.ancestors.get(name, (name,))))
        kind = next(fitting, types[0] if types else "")  # a word of two types has that for which it was taken
        if not kind and filler.item is not None and declared is not None and "elsewhere" in declared.traits:
            states |= dict.fromkeys(states_of_deed(self.entities, found.slots.sentence, filler.item))
        return Arg(role, span, tuple(names), span is None, kind, filler.source, tuple(states))

    def _said_here(self, names: list[str], nodes: Sequence[Node], trigger: int) -> tuple[int, int]:
        """Where the *nodes* of a sentence name who is only meant, nearest to its trigger; (-1, -1) if they do not."""
        assert self.entities is not None
        spans = [(node.start, node.end) for node in nodes if list(self.entities.names(node)) == names]
        return min(spans, key=lambda span: abs(span[0] - trigger), default=(-1, -1))

    # -- the whole -----------------------------------------------------------------

    def trace(self, nodes: list[Node], explain: bool) -> Trace:
        """The document's record, events linked; with all that explain shows if asked."""
        top = headline(self.text)
        ties = self.ties
        signs = Signs(
            open=ties.open,
            states=self.states,
            homes=self.homes,
            takes=ties.takes,
            attended=ties.attended,
            headline=top,
            pointing=ties.pointing,
            several=ties.several,
            anew=ties.anew,
            beside=ties.beside,
            sides=ties.sides,
            before=ties.before,
            recalled=ties.recalled,
            day=self.dating.day,
            bare=self.engine.bare,
        )
        names = link(self.events, self.engine.speech_events, signs)
        statuses = settle(self.events, names, ties.open, ties.echoes, ties.hosts, top)
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
        args = tuple([self._with_state(arg) for arg in once(event.args)])
        place = None if event.place is None else self._with_state(event.place)
        return type(event)(
            event.id,
            name,
            event.type,
            event.mode,
            cast(Status, status),
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
