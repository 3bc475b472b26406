"""Runs the tests that stand inside rules: `example`, `reject`, `near`.

Each text is read alone by `explain`, the engine that also extracts; what must
hold is in docs/language.md (tests).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from arabdiplo.events.records import Arg, ChunkView, Event, Trace
from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Check, Frame, Label, Pattern, Status

Explain = Callable[[str, str | None], Trace]

_FACTS = ("trigger", "status", "mode", "date", "time", "place")


@attrs.frozen(slots=True)
class Outcome:
    """One check and what became of it; differences is empty if it passed."""

    rule: str
    """``module.rule``"""
    kind: str
    """example, reject, near"""
    text: str
    path: str
    line: int
    column: int
    differences: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.differences

    def __str__(self) -> str:
        """``path:line:column: error D603 …``, a line for each difference."""
        code = "D604" if self.kind == "near" else "D603"
        head = f"{self.path}:{self.line}:{self.column}: error {code} {self.kind} of {self.rule} fails: «{self.text}»"
        return "\n".join([head, *(f"  {difference}" for difference in self.differences)])


@attrs.frozen(slots=True)
class Rule:
    """A rule as tests and explain see it; name is ``module.rule``, sort pattern, frame or status."""

    module: str
    name: str
    sort: str
    path: str
    checks: Sequence[Check]


def run_checks(program: Program, explain: Explain, modules: Iterable[str] | None = None) -> Iterator[Outcome]:
    """Run the checks of all rules, or of those in some modules, in the order of the files.

    explain: `Engine.explain` of an engine that holds this program.
    """
    wanted = None if modules is None else frozenset(modules)
    for rule in rules_of(program, wanted):
        for check in rule.checks:
            trace = explain(check.text, _label(check, "date"))
            yield Outcome(
                rule.name,
                check.kind,
                check.text,
                rule.path,
                check.where.line,
                check.where.column,
                tuple(_differences(rule, check, trace)),
            )


def rules_of(program: Program, modules: frozenset[str] | None = None) -> list[Rule]:
    """All rules, or those of some modules, by module and place in the file."""
    paths = dict(program.paths)
    found: list[tuple[str, int, Rule]] = []

    def add(sort: str, rules: Sequence[tuple[str, Pattern | Frame | Status]]) -> None:
        for module, rule in rules:
            if modules is None or module in modules:
                path = paths.get(module, f"{module}.dpl")
                made = Rule(module, f"{module}.{rule.name}", sort, path, rule.checks)
                found.append((module, rule.where.line, made))

    add("pattern", program.patterns)
    add("frame", program.frames)
    add("status", program.statuses)
    return [rule for _, _, rule in sorted(found, key=lambda entry: entry[:2])]


def _differences(rule: Rule, check: Check, trace: Trace) -> Iterator[str]:
    if check.kind == "near":
        return _near(rule.name, check, trace)
    if check.kind == "reject":
        return _reject(rule, trace)
    if rule.sort == "pattern":
        return _chunks(rule.name, check, trace)
    if rule.sort == "status":
        return _status(check, trace)
    return _frame(rule.name, check, trace)


# -- frames ---------------------------------------------------------------------


def _frame(rule: str, check: Check, trace: Trace) -> Iterator[str]:
    events = [event for event in trace.document.events if event.rule == rule]
    trigger = _label(check, "trigger")
    if trigger is not None:
        events = [event for event in events if _is_on(event, trigger, check.text)]
    if len(events) != 1:
        yield _count(rule, trigger, events, trace)
        return
    event = events[0]
    for name, value in (("status", event.status), ("mode", event.mode)):
        wanted = _label(check, name) or ("actual" if name == "status" else None)
        if wanted != value:
            yield f"{name}: wanted {wanted or 'none'}, got {value or 'none'}"
    yield from _time(check, event)
    yield from _compare("place", _labels(check, "place"), [event.place] if event.place else [])
    roles = {label.name for label in check.labels if label.name not in _FACTS} | {arg.role for arg in event.args}
    for role in sorted(roles):
        yield from _compare(role, _labels(check, role), event.fillers(role))


def _count(rule: str, trigger: str | None, events: Sequence[Event], trace: Trace) -> str:
    on = f" on «{trigger}»" if trigger else ""
    if events:
        found = ", ".join(f"«{event.trigger.text}»" for event in events)
        return f"wanted one event{on}, got {len(events)}: {found}; say which with trigger"
    refused = [r for r in trace.refusals if r.rule == rule]
    lost = [r for r in trace.losers if r.rule == rule]
    others = [event for event in trace.document.events if event.rule != rule]
    if refused:
        return "no event: " + "; ".join(
            f"on «{r.trigger.text}» {reason(r.reason, r.role)} {r.detail}".rstrip() for r in refused
        )
    if lost:
        return "no event: " + "; ".join(f"on «{r.trigger.text}» lost: {r.reason}" for r in lost)
    instead = ", ".join(f"{event.rule} on «{event.trigger.text}»" for event in others)
    return f"no event{on}, and no word that this rule begins with" + (f"; others found: {instead}" if instead else "")


def _time(check: Check, event: Event) -> Iterator[str]:
    labels = _labels(check, "time")
    words = event.time.span.text if event.time else None
    if not labels:
        if words is not None:
            yield f"time: wanted none, got «{words}»"
        return
    label = labels[0]
    if label.value != words:
        yield f"time: wanted «{label.value}», got {f'«{words}»' if words is not None else 'none'}"
    elif label.entities and event.time and event.time.value != label.entities[0]:
        yield f"time: wanted the value {label.entities[0]}, got {event.time.value or 'none'}"


def _compare(role: str, labels: Sequence[Label], args: Sequence[Arg]) -> Iterator[str]:
    """Exactly the listed fillers: those on one side only are the difference."""
    left = list(args)
    missing: list[Label] = []
    for label in labels:
        arg = next((arg for arg in left if _fits(label, arg)), None)
        if arg is None:
            missing.append(label)
        else:
            left.remove(arg)
    if missing or left:
        wanted = ", ".join(map(_show_label, missing)) or "nothing more"
        got = ", ".join(map(_show_arg, left)) or "nothing"
        yield f"{role}: wanted {wanted}, got {got}"


def _fits(label: Label, arg: Arg) -> bool:
    if label.implicit:
        return arg.implicit and sorted(arg.entity) == sorted({label.value, *label.entities})
    if arg.span is None or arg.span.text != label.value:
        return False
    return not label.entities or sorted(arg.entity) == sorted(label.entities)


def _show_label(label: Label) -> str:
    names = " is " + " and ".join(f"«{name}»" for name in label.entities) if label.entities else ""
    return f"{'implicit ' if label.implicit else ''}«{label.value}»{names}"


def _show_arg(arg: Arg) -> str:
    names = " and ".join(f"«{name}»" for name in arg.entity) or "nobody"
    return f"«{arg.span.text}» is {names}" if arg.span else f"implicit {names} ({arg.source})"


# -- patterns, status, reject, near --------------------------------------------------


def _chunks(rule: str, check: Check, trace: Trace) -> Iterator[str]:
    """Labels come as `chunk "…"` with the attributes of that chunk behind it; without one any chunk will do."""
    mine = [chunk for chunk in trace.chunks if chunk.rule == rule]
    if not mine and not any(label.name == "chunk" for label in check.labels):
        yield "chunk: wanted any, got nothing"
    groups: list[tuple[Label, list[Label]]] = []
    for label in check.labels:
        if label.name == "chunk":
            groups.append((label, []))
        elif groups and label.name != "date":
            groups[-1][1].append(label)
    for wanted, attributes in groups:
        same = [chunk for chunk in mine if chunk.span.text == wanted.value]
        if not same:
            got = ", ".join(f"«{chunk.span.text}»" for chunk in mine) or "nothing"
            yield f"chunk: wanted «{wanted.value}», got {got}"
        elif all(any(True for _ in _chunk(chunk, wanted, attributes)) for chunk in same):
            yield from _chunk(same[0], wanted, attributes)


def _chunk(chunk: ChunkView, wanted: Label, attributes: Sequence[Label]) -> Iterator[str]:
    if wanted.entities:
        got = (chunk.value,) if chunk.value is not None else chunk.entity
        if Counter(got) != Counter(wanted.entities):
            yield f"chunk «{wanted.value}»: wanted {_quoted(wanted.entities)}, got {_quoted(got)}"
    have = dict(chunk.attributes)
    for label in attributes:
        if have.get(label.name) != label.value:
            yield f"{label.name} of «{wanted.value}»: wanted «{label.value}», got {_quoted([have.get(label.name, '')])}"


def _quoted(names: Iterable[str]) -> str:
    return " and ".join(f"«{name}»" for name in names if name) or "nothing"


def _status(check: Check, trace: Trace) -> Iterator[str]:
    trigger, wanted = _label(check, "trigger"), _label(check, "status")
    on = [event for event in trace.document.events if trigger is None or _is_on(event, trigger, check.text)]
    if not on:
        found = ", ".join(f"«{event.trigger.text}»" for event in trace.document.events) or "none"
        yield f"no event on «{trigger or check.text}»; events found: {found}"
    elif all(event.status != wanted for event in on):
        yield f"status: wanted {wanted}, got {on[0].status}"


def _reject(rule: Rule, trace: Trace) -> Iterator[str]:
    if rule.sort == "pattern":
        found = [f"«{chunk.span.text}»" for chunk in trace.chunks if chunk.rule == rule.name]
    elif rule.sort == "status":
        status = rule.name.rpartition(".")[2]
        found = [f"«{event.trigger.text}»" for event in trace.document.events if event.status == status]
    else:
        found = [f"«{event.trigger.text}»" for event in trace.document.events if event.rule == rule.name]
    if found:
        yield f"wanted nothing by this rule, got {', '.join(found)}"


def _near(rule: str, check: Check, trace: Trace) -> Iterator[str]:
    mine = [refusal for refusal in trace.refusals if refusal.rule == rule]
    if any(r.reason == check.reason and check.role in ("", *r.role.split(" or ")) for r in mine):
        if not any(event.rule == rule for event in trace.document.events):
            return
        yield "wanted a refusal, but an event was found as well"
        return
    wanted = reason(check.reason, check.role)
    found = [event for event in trace.document.events if event.rule == rule]
    if found:
        yield f"wanted {wanted}, but an event was found on «{found[0].trigger.text}»"
    elif mine:
        got = "; ".join(f"{reason(r.reason, r.role)} {r.detail}".rstrip() for r in mine)
        yield f"wanted {wanted}, but it was refused for {got}"
    else:
        yield f"wanted {wanted}, but no word of the text begins this rule"


def reason(kind: str, role: str) -> str:
    """How a refusal is said.

    >>> reason("missing", "destination"), reason("blocked", "")
    ('missing «destination»', 'blocked')
    """
    return f"{kind} «{role}»" if role else kind


def _is_on(event: Event, word: str, text: str) -> bool:
    """Whether the trigger is (a part of) the word: a label may be written with its clitics."""
    start = text.find(word)
    while start >= 0:
        if start <= event.trigger.start and event.trigger.end <= start + len(word):
            return True
        start = text.find(word, start + 1)
    return event.trigger.text == word


def _labels(check: Check, name: str) -> list[Label]:
    return [label for label in check.labels if label.name == name]


def _label(check: Check, name: str) -> str | None:
    return next((label.value for label in check.labels if label.name == name), None)
