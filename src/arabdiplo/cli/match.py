"""`arabdiplo match`: try rules on sentences and see what they catch, or how far they got."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click
from click.exceptions import Exit

from arabdiplo.cli.display import Mark, has_colour, highlight, label_colours, shown
from arabdiplo.cli.shared import Complaints, alone_option, check_modules, date_option, find_rules, read_text
from arabdiplo.cli.watch import changes
from arabdiplo.errors import ArabdiploError, InputError
from arabdiplo.tools.explanation import wanted

if TYPE_CHECKING:
    from arabdiplo import Event, Extractor, Trace
    from arabdiplo.events.records import ChunkView
    from arabdiplo.tools.explanation import Explanation


@click.command("match")
@click.argument("rules", metavar="RULES")
@click.argument("text", required=False, metavar="[TEXT|-]")
@click.option("--file", "-f", "file", metavar="FILE", help="Try every line of this file.")
@click.option("--interactive", "-i", is_flag=True, help="Read sentences from a prompt.")
@click.option("--watch", "-w", is_flag=True, help="Run again whenever a rule file is saved.")
@alone_option
@date_option
def command(
    rules: str,
    text: str | None,
    file: str | None,
    interactive: bool,
    watch: bool,
    no_bundled: bool,
    date: str | None,
) -> int | None:
    """Show what RULES (a .dpl file, a folder, or a bundled module) match, roles highlighted.

    For a rule that matched nothing: how far it got and what was missing.  Exit
    code 1 if nothing matched at all.
    """
    if [text is not None, file is not None, interactive].count(True) != 1:
        raise click.UsageError("give one of TEXT, --file FILE, --interactive")
    sentences = [] if interactive else _sentences(text, file)
    tester = _Tester(rules, not no_bundled, date)
    if interactive:
        return _prompt(tester)
    if watch:
        from arabdiplo.cli.watch import saved

        for _ in saved(tester.watched):
            _try(tester, sentences)
        return 0
    return 0 if tester.show(sentences) else 1


def _sentences(text: str | None, file: str | None) -> list[str]:
    if file is None:
        return [read_text(text or "")]
    from arabdiplo.io import read

    complaints = Complaints()
    found = [line for item in read([file], complaints) for line in item.text.splitlines() if line.strip()]
    if complaints.count:
        raise Exit(3)
    if not found:
        raise InputError("no sentence in this file", file)
    return found


def _prompt(tester: _Tester) -> int:
    if sys.stdin.isatty():
        click.echo("A sentence a line; an empty line or Ctrl-D ends.", err=True)
    while True:
        try:
            line = input("> " if sys.stdin.isatty() else "")
        except EOFError:
            return 0
        if not line.strip():
            return 0
        _try(tester, [line])


def _try(tester: _Tester, sentences: Sequence[str]) -> None:
    try:
        tester.show(sentences)
    except ArabdiploError as error:
        click.echo(shown(str(error)), err=True)


class _Tester:
    """Loads rules, again where a file changed, and prints what they match."""

    def __init__(self, rules: str, bundled: bool, date: str | None) -> None:
        self.rules, self.bundled, self.date = rules, bundled, date
        self.paths, self.modules = find_rules([rules])
        self.colour = has_colour(sys.stdout)
        self.stamp: dict[Path, int] = {}
        self.extractor: Extractor | None = None

    def watched(self) -> dict[Path, int]:
        """Rule files with the time of their last change."""
        self.paths, self.modules = find_rules([self.rules])
        return changes(self.paths)

    def _load(self) -> Extractor:
        from arabdiplo import Extractor

        stamp = self.watched()
        if self.extractor is None or stamp != self.stamp:
            self.extractor, self.stamp = Extractor(self.paths, self.bundled), stamp
            check_modules(self.extractor.program, self.modules)
        return self.extractor

    def show(self, sentences: Sequence[str]) -> bool:
        """Print each sentence's matches; whether there was any."""
        from arabdiplo.tools.explanation import explain

        extractor, any_match = self._load(), False
        for number, sentence in enumerate(sentences):
            if number:
                click.echo()
            explanation = explain(extractor, sentence, self.date, self.modules)
            matched = False
            for line in self._matches(explanation.trace):
                click.echo(line)
                matched = True
            if not matched:
                click.echo(shown(f"no match «{sentence}»"))
            for line in shortfalls(explanation, matched):
                click.echo("  " + shown(line))
            any_match = any_match or matched
        return any_match

    def _matches(self, trace: Trace) -> Iterator[str]:
        text = trace.document.text
        for event in trace.document.events:
            if wanted(event.rule, self.modules):
                yield from self._block(text, event_head(event), event_marks(event), implicit(event))
        for chunk in trace.chunks:
            if wanted(chunk.rule, self.modules):
                mark = Mark(chunk.span.start, chunk.span.end, chunk.type)
                yield from self._block(text, f"{chunk.rule} -> {chunk.type}", [mark], chunk_facts(chunk))

    def _block(self, text: str, head: str, marks: Sequence[Mark], facts: Sequence[str]) -> Iterator[str]:
        yield head
        yield "  " + highlight(text, marks, self.colour)
        if self.colour:
            legend = (f"\x1b[{number}m {label} \x1b[49m" for label, number in label_colours(marks).items())
            yield "  " + " ".join(legend)
        for fact in facts:
            yield "  " + shown(fact)


def event_head(event: Event) -> str:
    """`visit.travel -> visit, mode official, status actual`."""
    mode = f", mode {event.mode}" if event.mode else ""
    return f"{event.rule} -> {event.type}{mode}, status {event.status}"


def event_marks(event: Event) -> list[Mark]:
    """Where the trigger and the roles stand; one stretch with two roles has both in its label."""
    spans: dict[tuple[int, int], list[str]] = {(event.trigger.start, event.trigger.end): ["trigger"]}
    for arg in (*event.args, event.place):
        if arg is not None and arg.span is not None:
            spans.setdefault((arg.span.start, arg.span.end), []).append(arg.role)
    if event.time:
        spans.setdefault((event.time.span.start, event.time.span.end), []).append("time")
    return [Mark(start, end, "+".join(dict.fromkeys(labels))) for (start, end), labels in sorted(spans.items())]


def implicit(event: Event) -> list[str]:
    """What highlighting cannot show: fillers without words, names, the value of the time."""
    facts = []
    for arg in (*event.args, event.place):
        if arg is not None and (arg.span is None or arg.entity not in ((), (arg.span.text,))):
            names = " and ".join(f"«{name}»" for name in arg.entity) or "nobody named"
            facts.append(f"{arg.role} = {names}" + ("" if arg.span else f" ({arg.source})"))
    if event.time:
        facts.append(f"time = {event.time.value or 'not known'}")
    return facts


def chunk_facts(chunk: ChunkView) -> list[str]:
    """Entity, value and attributes of a chunk."""
    facts = [f"{name} = «{value}»" for name, value in chunk.attributes if value]
    if chunk.entity and chunk.entity != (chunk.span.text,):
        facts.insert(0, "entity = " + " and ".join(f"«{name}»" for name in chunk.entity))
    return [*facts, f"value = {chunk.value}"] if chunk.value else facts


def shortfalls(explanation: Explanation, matched: bool) -> Iterator[str]:
    """How far the other rules got; where nothing matched, also rules that nothing begins."""
    from arabdiplo.tools.explain import failures

    yield from failures(explanation, not matched)
