"""The engine: a checked program that reads texts."""

from __future__ import annotations

import datetime
import functools
import itertools
import operator
import os
import threading
import weakref
from collections.abc import Iterator, Sequence

import attrs

from arabdiplo._pause import no_collection
from arabdiplo.document.bare import BareWords
from arabdiplo.document.discourse import Discourse
from arabdiplo.events.records import Document, Trace
from arabdiplo.events.types import event_classes
from arabdiplo.lang.program import Program
from arabdiplo.matching.atoms import Alphabet
from arabdiplo.matching.budget import STEPS, Budget
from arabdiplo.matching.cascade import Beaten, Cascade
from arabdiplo.matching.conditions import Conditions, Scene
from arabdiplo.matching.index import KeptIndex, from_bytes, to_bytes
from arabdiplo.matching.symbols import Symbols
from arabdiplo.roles.arms import Roles
from arabdiplo.roles.frames import FrameTable
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.heads import Heads
from arabdiplo.syntax.items import Item
from arabdiplo.syntax.marks import LongQuotes, pair_marks
from arabdiplo.syntax.nodes import Node, spell
from arabdiplo.syntax.titled import items_of
from arabdiplo.text import tokenize
from arabdiplo.text.markup import without_markup
from arabdiplo.text.posts import spoken

from .extract import SentenceReader
from .given import Given, join_given
from .given import lexicon_types as given_lexicons
from .lights import Lights
from .plan import Plan, countries_of, functions_of, speech_of
from .reader import Reader
from .records import Recorder
from .request import Request, Watch
from .respell import respelt
from .status import Statuses
from .store import Words

#: texts of so many characters are read with the collection of garbage on
_LONG = 1_000_000
#: after a text with so many new forms what was made is mostly kept
_MANY = 30
_PLACE = operator.attrgetter("place")
_TRIGGER = operator.attrgetter("morph.trigger")


#: those whose turn a child process must not inherit from a thread that it does not have
_engines: weakref.WeakSet[Engine] = weakref.WeakSet()


def _forked() -> None:
    for engine in _engines:
        engine._turn = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


class Engine:
    """A compiled program.  Safe to share: a text changes nothing but caches.

    >>> from arabdiplo.lang import load_rules
    >>> engine = Engine(load_rules([]))
    >>> [event.type for event in engine.run("زار وزير الخارجية الأردني الدوحة أمس").events]
    ['visit']
    """

    words: Words
    alphabet: Alphabet

    def __init__(self, program: Program, budget: int = STEPS, earlier: Engine | None = None) -> None:
        """budget: steps that a text may cost for each of its tokens.

        earlier: an engine of mostly the same rules, which reads no text any more: what need
        not be compiled anew is taken from it.
        """
        self.program = program
        self._turn = threading.RLock()
        _engines.add(self)
        self.budget = budget
        self.classes = event_classes(program)
        """event type -> the class of its events"""
        self.ancestors = {info.name: info.ancestors for info in program.types}
        words = self.words = Words(program, earlier.words if earlier is not None else None)
        plan, cutter = words.plan, words.cutter
        self.morphology = words.morphology
        self.bare = BareWords(self.morphology.read)
        lemma, made_of = self.morphology.lemmas, self.morphology.made_of
        self.symbols = Symbols()
        tests, cascade, frames = (plan.tests, plan.cascade, plan.frames) if plan else (None, None, None)
        self.alphabet = self._alphabet(tests, earlier)
        self.conditions = Conditions(self.alphabet, self.symbols, from_bytes(plan.conditions) if plan else None)
        self.cascade = Cascade(program, self.alphabet, self.symbols, self.conditions, cascade)
        self.frames = FrameTable(program, lemma, cutter.split, made_of, frames, self.alphabet.made.frames)
        lights = Lights(self.frames.lights, self.frames.light_masdars)
        self.statuses = Statuses(program, lemma, cutter.split, made_of, self.conditions, lights)
        self.roles = Roles(self.ancestors, self.conditions)
        self.speech_events = frozenset(plan.speech_events) if plan else speech_of(program)
        self.countries = plan.countries if plan else countries_of(program)
        """canonical name of a state -> its ISO code, from the lexicons that have a column `iso`"""
        functions = plan.functions if plan else functions_of(program, self.alphabet.made.functions)
        self._transitive = frozenset(word for word, roles in functions.items() if "transitive" in roles)
        words.plan = None
        self.sentences = SentenceReader(self.frames, self.roles, self.statuses, self.conditions, self.speech_events)
        self.reader = Reader(
            self.morphology.read, cutter.ways, self.alphabet, self.symbols, self.frames.triggers, functions
        )
        self.heads = Heads(self.frames.triggers, self.reader.make)
        self.conditions.close()
        if plan is None:
            words.keep(lambda: self._plan(functions))

    def _alphabet(self, tests: KeptIndex | None, earlier: Engine | None) -> Alphabet:
        """That of an earlier engine, if it serves; else one with *tests*, or with those of all rules."""
        program, split, lemma = self.program, self.words.cutter.split, self.morphology.lemmas
        types = {table.name: table.type for table in program.lexicons if table.type}
        types |= given_lexicons(self.ancestors)
        known = earlier.alphabet if earlier is not None and self.words.same_cuts else None
        if known is not None and known.knows(self.ancestors, types):
            known.serve(split, lemma)
            return known
        alphabet = Alphabet(self.ancestors, types, split, lemma, tests)
        if tests is None:
            alphabet.enter(program.asking())
        return alphabet

    def _plan(self, functions: dict[str, list[str]]) -> Plan:
        """What spares the next engine of the program to work it out."""
        return Plan(
            self.alphabet.index.keep(),
            self.cascade.keep(),
            self.frames.keep(),
            to_bytes(self.conditions.bits),
            sorted(self.speech_events),
            functions,
            self.countries,
            self.words.cutter.cuts,
        )

    # -- texts ----------------------------------------------------------------------

    def run(
        self,
        text: str,
        date: str | datetime.date | None = None,
        id: str = "",
        mentions: bool = True,
        names: Sequence[Given] = (),
        seconds: float = 0,
    ) -> Document:
        """All events of *text*; *date* is the day it was written (ISO or date).

        mentions: list actors, places and times too; without them a text that holds no
        trigger costs little more than cutting it into words.  names: spans known to be names.
        seconds: after which it is given up (LimitExceeded); 0: never.
        """
        return self._read(Request(text, date, id, mentions, names=names, seconds=seconds)).document

    def explain(
        self,
        text: str,
        date: str | datetime.date | None = None,
        id: str = "",
        names: Sequence[Given] = (),
        seconds: float = 0,
    ) -> Trace:
        """The same, with what was refused and what lost."""
        return self._read(Request(text, date, id, explain=True, names=names, seconds=seconds))

    def examine(self, text: str, date: str | datetime.date | None, watch: Watch, explain: bool = True) -> Trace:
        """The same, with somebody who looks on while the text is read; *explain*: also at what is refused."""
        return self._read(Request(text, date, explain=explain, watch=watch))

    def _read(self, request: Request) -> Trace:
        """One text; the search for cycles waits meanwhile, as what a text makes is all needed to its end."""
        # threads take turns: what they share (forms, lines made anew) grows while a text is read
        with self._turn:
            known = self.reader.met
            with no_collection(len(request.text) < _LONG, lambda: self.reader.met > known + _MANY):
                text = without_markup(request.text)
                if text == request.text:
                    return self._read_on(request)
                return respelt(self._read_on(attrs.evolve(request, text=text)), request.text)

    def _read_on(self, request: Request) -> Trace:
        text, explain, watch = request.text, request.explain, request.watch
        tokens = spoken(text, tokenize(text))
        budget = Budget(self.budget * len(tokens), request.seconds)
        nodes = self.reader.nodes(text, tokens, budget)
        if request.names:
            nodes = join_given(nodes, text, request.names, self.reader.make)
        mentions = request.mentions or explain
        recorder = Recorder(self, text, request.date, request.id, mentions, explain)
        if not mentions and not holds_trigger(nodes):
            return recorder.trace([], explain)
        nodes = self.heads.settle(nodes)
        if watch is None:
            nodes = self.cascade.run(nodes, budget=budget)
        else:
            lost: list[Beaten] = []
            nodes = self.cascade.run(nodes, lost, budget, watch.pattern)
            watch.chunks(nodes, lost)
        discourse = Discourse(nodes, text, self.ancestors, self.statuses)
        recorder.begin(nodes, discourse)
        string = spell(nodes)
        quotes = LongQuotes.of(nodes)
        for number, (first, last) in enumerate(ranges(nodes)):
            inside = nodes[first:last]
            if not mentions and not holds_trigger(inside):
                discourse.passed(number, lambda inside=inside: self._sentence(inside))  # type: ignore[misc]
                continue
            budget.look()
            items = items_of(inside, self.ancestors)
            arms = self.sentences.wanted(items)
            sentence = Sentence(
                inside,
                items,
                pair_marks(inside),
                self._transitive,
                number,
                self.sentences.telling(arms),
                quoted=quotes.around(first),
                closing={nodes[a].start: nodes[b].start for a, b in quotes.begun(first, last)},
            )
            discourse.enter(sentence)
            scene = Scene(nodes, string, first, last)
            scene.sentence = (first, last)
            locate = functools.partial(_stretch, first)
            result = self.sentences.read(sentence, arms, scene, request, discourse, locate, budget)
            recorder.sentence(result, scene, locate)
            if watch is not None:
                watch.sentence(result)
            discourse.leave(result.sentence)
        trace = recorder.trace(nodes, explain)
        discourse.forget()
        return trace

    def _sentence(self, nodes: list[Node]) -> Sentence:
        return Sentence(nodes, items_of(nodes, self.ancestors), pair_marks(nodes), self._transitive)


def _stretch(first: int, item: Item) -> tuple[int, int]:
    """The stretch of an item in the nodes of the text; *first*: where its sentence begins."""
    return first + item.first, first + item.last


def ranges(nodes: list[Node]) -> Iterator[tuple[int, int]]:
    """Stretches of nodes with one sentence number."""
    first = 0
    for _, inside in itertools.groupby(nodes, _PLACE):
        last = first + len(list(inside))
        yield first, last
        first = last


def holds_trigger(nodes: list[Node]) -> bool:
    """May one of the words be the trigger of a frame?"""
    return any(map(_TRIGGER, nodes))
