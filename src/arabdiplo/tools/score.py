"""Scoring found events against gold (docs/events.md, scoring).

Mentions are paired one to one within a document (same type, overlapping
triggers, longest overlap first); arguments are compared within pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import attrs

from arabdiplo.events.records import STATUSES, Arg, Document, Event
from arabdiplo.tools.names import same_name

Pair = tuple[int, int]


@attrs.define(slots=True)
class Count:
    """Right, predicted and gold things; precision, recall and F1 of them."""

    right: int = 0
    pred: int = 0
    gold: int = 0

    @property
    def p(self) -> float:
        return self.right / self.pred if self.pred else 0.0

    @property
    def r(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0

    def as_dict(self) -> dict[str, float | int]:
        return {
            "p": round(self.p, 4),
            "r": round(self.r, 4),
            "f1": round(self.f1, 4),
            "gold": self.gold,
            "pred": self.pred,
            "right": self.right,
        }


@attrs.frozen(slots=True)
class Error:
    """One thing that is wrong: kind (missed, spurious, arg missed, arg spurious, time), where, what."""

    kind: str
    document: str
    what: str
    text: str
    context: str


@attrs.define(slots=True)
class Report:
    """All figures.  accuracy: status, mode, time → (right, of)."""

    documents: int = 0
    trigger: Count = attrs.Factory(Count)
    argument: Count = attrs.Factory(Count)
    argument_strict: Count = attrs.Factory(Count)
    linking: Count = attrs.Factory(Count)
    content: list[float] = attrs.Factory(list)
    accuracy: dict[str, Count] = attrs.Factory(dict)
    statuses: dict[tuple[str, str], int] = attrs.Factory(dict)
    """(gold status, predicted one) -> paired mentions"""
    nameless: Count = attrs.Factory(Count)
    """paired statements (gold) and those of them whose speaker is nobody with a name (right)"""
    by_type: dict[str, Count] = attrs.Factory(dict)
    by_role: dict[str, Count] = attrs.Factory(dict)
    errors: list[Error] = attrs.Factory(list)

    @property
    def content_iou(self) -> float | None:
        return round(sum(self.content) / len(self.content), 4) if self.content else None

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready dicts, rates rounded to 4 places."""
        accuracy = {k: {"accuracy": round(c.r, 4), "n": c.gold} for k, c in self.accuracy.items() if c.gold}
        return {
            "documents": self.documents,
            "trigger": self.trigger.as_dict(),
            "argument": self.argument.as_dict(),
            "argument_strict": self.argument_strict.as_dict(),
            "content_iou": self.content_iou,
            **accuracy,
            "linking": self.linking.as_dict(),
            "by_type": {k: c.as_dict() for k, c in sorted(self.by_type.items())},
            "by_role": {k: c.as_dict() for k, c in sorted(self.by_role.items())},
        }


def score(gold: Iterable[Document], pred: Mapping[str, Document], types: Sequence[str] | None = None) -> Report:
    """Compare documents with gold ones of the same id.

    types: count only these event types (`events.types.CORE` are the nine core ones).  A gold
    document without a predicted one counts as one in which nothing was found.
    """
    report = Report()
    for document in gold:
        report.documents += 1
        found = pred[document.id].events if document.id in pred else ()
        _Scoring(report, document).add(_kept(document.events, types), _kept(found, types))
    return report


def _kept(events: Sequence[Event], types: Sequence[str] | None) -> list[Event]:
    return [event for event in events if not types or event.type in types]


def overlap(a: Arg, b: Arg) -> float:
    """Intersection over union of two arguments' spans; 0 where one has none."""
    if a.span is None or b.span is None:
        return 0.0
    shared = min(a.span.end, b.span.end) - max(a.span.start, b.span.start)
    return shared / (max(a.span.end, b.span.end) - min(a.span.start, b.span.start)) if shared > 0 else 0.0


def shares_entity(gold: Arg, pred: Arg) -> bool:
    return any(same_name(x, y) for x in gold.entity for y in pred.entity)


def is_right(gold: Arg, pred: Arg) -> bool:
    """Span or entity agree."""
    return overlap(gold, pred) >= 0.5 or shares_entity(gold, pred)


def is_strictly_right(gold: Arg, pred: Arg) -> bool:
    """Span and entity agree (span alone where gold has no entity, entity alone where gold is implicit)."""
    if gold.span is None:
        return shares_entity(gold, pred)
    return overlap(gold, pred) >= 0.5 and (not gold.entity or shares_entity(gold, pred))


def pair_mentions(gold: Sequence[Event], pred: Sequence[Event]) -> list[Pair]:
    """(gold, pred) indices of mentions of one type whose triggers overlap, longest overlap first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            shared = min(g.trigger.end, p.trigger.end) - max(g.trigger.start, p.trigger.start)
            if g.type == p.type and shared > 0:
                candidates.append((-shared, abs(g.trigger.start - p.trigger.start), i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _arguments(event: Event) -> list[Arg]:
    """The arguments that are counted: all but `content`, and the place as one with the role `place`."""
    found = [arg for arg in event.args if arg.role != "content"]
    return [*found, attrs.evolve(event.place, role="place")] if event.place else found


def _match(gold: Sequence[Arg], pred: Sequence[Arg], right: Callable[[Arg, Arg], bool]) -> Count:
    """Right and counted predictions; one more member of a plural gold argument is no error."""
    count, used = Count(), set[int]()
    for p in pred:
        fitting = [i for i, g in enumerate(gold) if g.role == p.role and right(g, p)]
        free = [i for i in fitting if i not in used]
        if free:
            used.add(max(free, key=lambda i: overlap(gold[i], p)))
            count.right += 1
        if free or not any(len(gold[i].entity) > 1 for i in fitting):
            count.pred += 1
    return count


class _Scoring:
    """Adds the figures of one document to a report."""

    def __init__(self, report: Report, document: Document) -> None:
        self.report = report
        self.document = document

    def add(self, gold: list[Event], pred: list[Event]) -> None:
        report, pairs = self.report, pair_mentions(gold, pred)
        report.trigger.right += len(pairs)
        report.trigger.gold += len(gold)
        report.trigger.pred += len(pred)
        for event in gold:
            self._type(event).gold += 1
            for count in (report.argument, report.argument_strict):
                count.gold += len(_arguments(event))
        for event in pred:
            self._type(event).pred += 1
        self._unpaired(gold, pred, pairs)
        for i, j in pairs:
            self._type(gold[i]).right += 1
            self._arguments(gold[i], pred[j])
            self._facts(gold[i], pred[j])
        self._content(gold, pred, dict(pairs))
        self._links(gold, pred, pairs)

    def _type(self, event: Event) -> Count:
        return self.report.by_type.setdefault(event.type, Count())

    def _error(self, kind: str, event: Event, what: str, text: str) -> None:
        whole, trigger = self.document.text, event.trigger
        context = whole[max(0, trigger.start - 40) : trigger.end + 60].replace("\n", " ")
        self.report.errors.append(Error(kind, self.document.id, what, text, context))

    def _unpaired(self, gold: list[Event], pred: list[Event], pairs: list[Pair]) -> None:
        paired_gold, paired_pred = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, event in enumerate(gold):
            if i not in paired_gold:
                self._error("missed", event, event.type, event.trigger.text)
        for j, event in enumerate(pred):
            if j not in paired_pred:
                self._error("spurious", event, event.type, event.trigger.text)
                for count in (self.report.argument, self.report.argument_strict):
                    count.pred += len(_arguments(event))

    def _arguments(self, gold: Event, pred: Event) -> None:
        wanted, got = _arguments(gold), _arguments(pred)
        for count, right in ((self.report.argument, is_right), (self.report.argument_strict, is_strictly_right)):
            found = _match(wanted, got, right)
            count.right += found.right
            count.pred += found.pred
        for arg in wanted:
            count = self._role(gold, arg)
            count.gold += 1
            if any(p.role == arg.role and is_right(arg, p) for p in got):
                count.right += 1
            else:
                self._error("arg missed", gold, f"{gold.type}.{arg.role}", _words(arg))
        for arg in got:
            self._role(gold, arg).pred += 1
            if not any(g.role == arg.role and is_right(g, arg) for g in wanted):
                self._error("arg spurious", gold, f"{gold.type}.{arg.role}", _words(arg))

    def _role(self, event: Event, arg: Arg) -> Count:
        return self.report.by_role.setdefault(f"{event.type}.{arg.role}", Count())

    def _facts(self, gold: Event, pred: Event) -> None:
        for name, wanted, got in (("status", gold.status, pred.status), ("mode", gold.mode, pred.mode)):
            if wanted:
                self._fact(name, wanted == got)
        both = (gold.status, pred.status)
        self.report.statuses[both] = self.report.statuses.get(both, 0) + 1
        if gold.type == "statement":
            self.report.nameless.gold += 1
            self.report.nameless.right += not any(arg.entity for arg in pred.args if arg.role == "speaker")
        if gold.time and gold.time.value:
            value = pred.time.value if pred.time else None
            self._fact("time", value == gold.time.value)
            if value != gold.time.value:
                self._error("time", gold, gold.time.span.text, f"{gold.time.value} got {value}")

    def _fact(self, name: str, right: bool) -> None:
        count = self.report.accuracy.setdefault(name, Count())
        count.gold += 1
        count.right += right

    def _content(self, gold: list[Event], pred: list[Event], pairs: Mapping[int, int]) -> None:
        for i, event in enumerate(gold):
            found = _contents(pred[pairs[i]]) if i in pairs else []
            for arg in _contents(event):
                if arg.span is not None:
                    self.report.content.append(max((overlap(arg, other) for other in found), default=0.0))

    def _links(self, gold: list[Event], pred: list[Event], pairs: list[Pair]) -> None:
        count = self.report.linking
        for (i, j), (k, m) in combinations(pairs, 2):
            in_gold = gold[i].event == gold[k].event
            in_pred = pred[j].event != "" and pred[j].event == pred[m].event
            count.gold += in_gold
            count.pred += in_pred
            count.right += in_gold and in_pred


def _contents(event: Event) -> list[Arg]:
    return [arg for arg in event.args if arg.role == "content"]


def _words(arg: Arg) -> str:
    return arg.span.text if arg.span and arg.span.text else ", ".join(arg.entity)


def table(report: Report, by_type: bool = False, errors: int = 0) -> Iterator[str]:
    """The report as lines for people; errors: how many errors to list."""
    rows = {"trigger": report.trigger, "argument": report.argument}
    rows |= {"argument, strict": report.argument_strict, "linking": report.linking}
    yield f"{report.documents} document{'s' * (report.documents != 1)}"
    yield from (_row(name, count) for name, count in rows.items())
    if report.content:
        yield f"{'content':28s} IoU {report.content_iou:.3f} of {len(report.content)}"
    for name, count in report.accuracy.items():
        yield f"{name:28s} accuracy {count.r:.3f} of {count.gold}"
    if report.nameless.gold:
        yield _row("speakers", report.by_role.get("statement.speaker", Count()))
        yield f"{'speakers without a name':28s} rate {report.nameless.r:.3f} of {report.nameless.gold}"
    if any(wanted != got for wanted, got in report.statuses):
        yield ""
        yield from _matrix(report.statuses)
    if by_type:
        for group in (report.by_type, report.by_role):
            yield ""
            yield from (_row(name, count) for name, count in sorted(group.items()))
    if errors:
        yield ""
    for e in report.errors[:errors]:
        yield f"{e.kind} | {e.document} | {e.what} | {e.text} | {e.context}"


def _matrix(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """A line for each gold status, a column for each that was found."""
    met = {name for pair in counts for name in pair}
    names = [name for name in STATUSES if name in met] + sorted(met - set(STATUSES))
    yield f"{'status, found as':18s}" + "".join(f"{name:>11s}" for name in names)
    for wanted in names:
        yield f"{wanted:18s}" + "".join(f"{counts.get((wanted, got), 0):11d}" for got in names)


def _row(name: str, count: Count) -> str:
    """A line of figures; of nothing there is no rate."""
    rates = f"P {count.p:.3f}  R {count.r:.3f}  F1 {count.f1:.3f}"
    if not count.gold and not count.pred:
        rates = f"P {'–':5s}  R {'–':5s}  F1 {'–':5s}"
    return f"{name:28s} {rates}   gold {count.gold} pred {count.pred} right {count.right}"
