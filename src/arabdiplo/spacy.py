"""A spaCy pipeline component (extra `spacy`): `nlp.add_pipe("arabdiplo")`.

It fills `doc.spans["events"]` with the triggers and `doc.spans["event_arguments"]` with what
fills roles, and `doc._.events` with the events themselves.  spaCy cuts words at other places
than Arabic clitics do; a span that begins or ends within a spaCy token is widened to whole
tokens and says so: `span._.aligned` is False, `span._.exact` has the offsets.

>>> import spacy
>>> nlp = spacy.blank("ar")
>>> component = nlp.add_pipe("arabdiplo", config={"types": ["visit"]})
>>> doc = nlp("زار وزير الخارجية الأردني الدوحة")
>>> [(span.text, span.label_) for span in doc.spans["event_arguments"]]
[('وزير الخارجية الأردني', 'visitor'), ('الدوحة', 'destination')]
>>> doc._.events[0].destination[0].country
('QA',)
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

try:
    import spacy  # noqa: F401
    from spacy.language import Language
    from spacy.tokens import Doc, Span, SpanGroup
except ImportError as error:  # pragma: no cover - the tests have it
    raise ImportError("the component needs spaCy: pip install spacy (or arabdiplo with its extra «spacy»)") from error

from arabdiplo import Event, Extractor, InputError, Limits
from arabdiplo import Span as Stretch
from arabdiplo.events.json import from_json, to_json
from arabdiplo.lang.diagnostics import meant
from arabdiplo.matching.budget import STEPS

FACTORY = "arabdiplo"
TRIGGERS, ARGUMENTS = "events", "event_arguments"
_USUAL = Limits()
#: entity labels of the usual schemes → types of the rules
LABELS = {"PER": "name", "PERSON": "name", "ORG": "body", "GPE": "region", "LOC": "region"}

RULES = "arabdiplo"
"""attribute of the triggers that the component has put into a Doc: the digest of their rules' declarations"""

_Classes = Mapping[str, type[Event]]
_classes: dict[str, _Classes] = {}
"""what the rules of the components declare, by its digest, the last made at the end"""


def _events(doc: Doc) -> tuple[Event, ...]:
    record = doc._.event_record
    if record is None and TRIGGERS in doc.spans and RULES in doc.spans[TRIGGERS].attrs:
        said = "the events of this Doc were not saved with it; save it with DocBin(store_user_data=True)"
        warnings.warn(said, stacklevel=3)
    return from_json(record, _classes_of(doc)).events if record else ()


def _classes_of(doc: Doc) -> _Classes:
    """Those of the rules that read a doc; of one that was read elsewhere, by other rules, those made last."""
    known = _classes.get(doc._.event_rules)
    return known if known is not None else next(reversed(_classes.values()), {})


def _extend() -> None:
    # the record is a string, so that docs can be saved; the events are read from it when asked for
    Doc.set_extension("event_record", default=None, force=True)
    Doc.set_extension("event_rules", default=None, force=True)
    Doc.set_extension("events", getter=_events, force=True)
    Doc.set_extension("date", default=None, force=True)
    for name in ("mention", "role", "entity"):
        Span.set_extension(name, default=None, force=True)
    Span.set_extension("aligned", default=True, force=True)
    Span.set_extension("exact", default=None, force=True)


_extend()


@Language.factory(
    FACTORY,
    default_config={
        "rules": [],
        "bundled": True,
        "types": None,
        "budget": STEPS,
        "max_chars": _USUAL.chars,
        "max_seconds": _USUAL.seconds,
        "use_ents": False,
        "labels": LABELS,
    },
    assigns=["doc._.events", "doc._.event_record", "doc._.event_rules", "doc.spans"],
)
def make(
    nlp: Language,
    name: str,
    rules: str | list[str],
    bundled: bool,
    types: str | list[str] | None,
    budget: int,
    max_chars: int,
    max_seconds: float,
    use_ents: bool,
    labels: dict[str, str],
) -> Component:
    """The component: `nlp.add_pipe("arabdiplo", config={…})`.

    rules, bundled, types, budget: as for `Extractor`; max_chars, max_seconds: its limits; use_ents: take `doc.ents`,
    which a model earlier in the pipeline has found, for names; labels: entity label → type of the rules, others are
    left alone.  Raises what `Extractor` raises, and InputError for a type in *labels* that the rules do not have and
    where the pipeline has such a component already: the second would put its events in the place of the first one's.
    """
    other = next((one for one, factory in nlp.pipe_factories.items() if factory == FACTORY and one != name), None)
    if other is not None:
        raise InputError(f"the pipeline has an arabdiplo component, «{other}»; give it all rules and types")
    return Component(Extractor(rules, bundled, types, budget, Limits(max_chars, max_seconds)), use_ents, labels)


class Component:
    """Finds events in a Doc; `doc._.date` (ISO) may be set before, for times that are relative."""

    def __init__(self, extractor: Extractor, use_ents: bool = False, labels: Mapping[str, str] = LABELS) -> None:
        self.extractor = extractor
        self.use_ents = use_ents
        self.labels = dict(labels)
        self._check(extractor.engine.ancestors)
        # the same in each process, so that it can be saved with docs
        self.declared = hashlib.blake2b(repr(extractor.program.events).encode(), digest_size=16).hexdigest()
        _classes[self.declared] = _classes.pop(self.declared, extractor.classes)

    def __call__(self, doc: Doc) -> Doc:
        found = self.extractor.extract(doc.text, doc._.date, names=self._names(doc) if self.use_ents else ())
        doc._.event_record, doc._.event_rules = to_json(found, mentions=True, rules=True), self.declared
        triggers, fillers = [], []
        for event in found.events:
            triggers.append(_span(doc, event.trigger, event.type, event.id))
            fillers += [_span(doc, stretch, role, event.id, role, entity) for role, stretch, entity in _fillers(event)]
        doc.spans[TRIGGERS] = SpanGroup(doc, name=TRIGGERS, spans=[one for one in triggers if one is not None])
        doc.spans[TRIGGERS].attrs[RULES] = self.declared
        doc.spans[ARGUMENTS] = SpanGroup(doc, name=ARGUMENTS, spans=[one for one in fillers if one is not None])
        return doc

    def _check(self, known: Iterable[str]) -> None:
        for label, kind in self.labels.items():
            if kind not in known and (self.use_ents or LABELS.get(label) != kind):
                hint = meant(kind, known) or "there are name, body, city, region, …"
                raise InputError(f"the rules have no type «{kind}» for the label {label}; {hint}")

    def _names(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        for ent in doc.ents:
            if kind := self.labels.get(ent.label_):
                yield ent.start_char, ent.end_char, kind


def _fillers(event: Event) -> Iterable[tuple[str, Stretch, list[str]]]:
    for arg in (*event.args, *((event.place,) if event.place else ())):
        if arg.span is not None:
            yield arg.role, arg.span, list(arg.entity)
    if event.time is not None:
        yield "time", event.time.span, [event.time.value] if event.time.value else []


def _span(doc: Doc, stretch: Stretch, label: str, mention: str, role: str | None = None, entity: Any = None) -> Any:
    """The Doc's span of a stretch of text; None where the Doc has no token for it."""
    exact = doc.char_span(stretch.start, stretch.end, label=label)
    span = exact or doc.char_span(stretch.start, stretch.end, label=label, alignment_mode="expand")
    if span is None:
        return None
    span._.mention, span._.role, span._.entity = mention, role, entity
    span._.aligned, span._.exact = exact is not None, [stretch.start, stretch.end]
    return span
