"""`arabdiplo match`: try rules on sentences and see what they catch, or how far they got."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click
from click.exceptions import Exit

from arabdiplo.cli.display import Mark, has_colour, highlight, legend, shown
from arabdiplo.cli.output import apart, write
from arabdiplo.cli.shared import (
    Complaints,
    alone_option,
    check_modules,
    date_option,
    find_rules,
    frames_of,
    read_text,
    split_types,
    types_option,
)
from arabdiplo.errors import ArabdiploError, InputError
from arabdiplo.tools.explanation import Rules, wanted
from arabdiplo.tools.marks import chunk_facts, event_head, event_marks, implicit

if TYPE_CHECKING:
    from arabdiplo import Extractor, Trace
    from arabdiplo.cli.watch import Watched
    from arabdiplo.lang.program import Program
    from arabdiplo.tools.explanation import Explanation

ALL = "bundled"
"""stands for all bundled rules"""


@click.command("match")
@click.argument("rules", metavar="RULES")
@click.argument("text", required=False, metavar="[TEXT|-]")
@click.option("--file", "-f", "file", metavar="FILE", help="Try every line of this file.")
@click.option("--interactive", "-i", is_flag=True, help="Read sentences from a prompt.")
@click.option("--watch", "-w", is_flag=True, help="Run again whenever a rule file is saved.")
@click.option("--html", metavar="FILE", help="Write a page: the texts, their events in colour, the explanations.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence: events, chunks, how far rules got.")
@alone_option
@types_option
@date_option
def command(
    rules: str,
    text: str | None,
    file: str | None,
    interactive: bool,
    watch: bool,
    html: str | None,
    as_json: bool,
    no_bundled: bool,
    types: str | None,
    date: str | None,
) -> int | None:
    """Show what RULES match, roles highlighted.

    RULES are a .dpl file, a folder, a bundled module, or «bundled» for all events of the
    bundled rules; --types leaves the rules of these types alone.  For a rule that matched
    nothing: how far it got and what was missing.  Exit code 1 if nothing matched at all.
    """
    if [text is not None, file is not None, interactive].count(True) != 1:
        raise click.UsageError("give one of TEXT, --file FILE, --interactive")
    sentences = [] if interactive else _sentences(text, file)
    tester = _Tester(rules, not no_bundled, date, as_json, html, types, once=not (interactive or watch))
    if html is not None:
        apart(html, () if file is None else (file,), map(str, tester.paths))
    if interactive:
        return _prompt(tester)
    if watch:
        from arabdiplo.cli.watch import saved

        for _ in saved(tester.watched, tester.prepare):
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
    asks = sys.stdin.isatty()
    if asks:
        import contextlib

        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  (gives the prompt its history)
        tester.load()
        click.echo("A sentence a line; «?» before it shows its words and all rules; an empty line ends.", err=True)
    while True:
        try:
            line = input("> " if asks else "")
        except EOFError:
            return 0
        if not line.strip():
            return 0
        if line.startswith("?"):
            _try(tester, [line[1:].strip()], full=True)
        else:
            _try(tester, [line])


def _try(tester: _Tester, sentences: Sequence[str], full: bool = False) -> None:
    try:
        if full:
            tester.tell(sentences[0])
        else:
            tester.show(sentences)
    except ArabdiploError as error:
        click.echo(shown(str(error)), err=True)


class _Tester:
    """Loads rules, again where a file changed, and prints what they match."""

    def __init__(
        self,
        rules: str,
        bundled: bool,
        date: str | None,
        as_json: bool = False,
        html: str | None = None,
        types: str | None = None,
        once: bool = False,
    ) -> None:
        """once: are they loaded once only?"""
        self.rules, self.bundled, self.types, self.date = rules, bundled, types, date
        self.all = rules == ALL and not Path(rules).exists()
        self.as_json, self.html = as_json, html
        self.colour = has_colour(sys.stdout)
        self.stamp: dict[Path, int] = {}
        self.extractor: Extractor | None = None
        self.once = once
        self.fresh = False
        """are they loaded from their files, so that the next load need not do it all anew?"""
        self._find()

    def _find(self) -> None:
        self.paths, self.modules = ([], frozenset()) if self.all else find_rules([self.rules])

    def asked(self, extractor: Extractor) -> frozenset[str] | None:
        """The rules that are tried; None: all."""
        return frames_of(extractor.program, self.types, None if self.all else self.modules)

    def _made(self, program: Program, earlier: Extractor | None = None) -> Extractor:
        from arabdiplo import Extractor

        return Extractor.of(program, split_types(self.types), earlier=earlier)

    @cached_property
    def files(self) -> Watched:
        """The files of the rules."""
        from arabdiplo.cli.watch import Watched

        return Watched()

    def watched(self) -> dict[Path, int]:
        """Files of the rules with the time of their last change."""
        self._find()
        return self.files.changes(self.paths)

    def load(self) -> Extractor:
        """The rules as they are saved now."""
        from arabdiplo.lang.cache import load_rules_cached

        stamp = {} if self.once else self.watched()
        if self.extractor is None:
            self.extractor = self._made(load_rules_cached(self.paths, self.bundled))
            check_modules(self.extractor.program, self.modules)
        elif stamp != self.stamp:
            self.extractor = self._anew(self.extractor)
        self.stamp = stamp
        return self.extractor

    def prepare(self) -> None:
        """Read the rules from their files, while there is time: the next change will be seen at once."""
        from contextlib import suppress

        if self.extractor is not None and not self.fresh:
            with suppress(ArabdiploError):  # it is told when the rules are asked for
                self.extractor = self._anew(self.extractor)

    def _anew(self, earlier: Extractor) -> Extractor:
        """Rules that are being worked at: what is compiled of them lives until the next save."""
        from arabdiplo.lang import load_rules

        self.fresh = True
        program = load_rules(self.paths, self.bundled, self.files.again)
        check_modules(program, self.modules)
        return self._made(program, earlier)

    def show(self, sentences: Sequence[str]) -> bool:
        """Print each sentence's matches, and write the page if one is wanted; whether there was any match."""
        from arabdiplo.tools.explanation import explain

        extractor, any_match = self.load(), False
        asked, explanations = self.asked(extractor), []
        for number, sentence in enumerate(sentences):
            explanation = explain(extractor, sentence, self.date, asked)
            explanations.append(explanation)
            if self.as_json:
                from arabdiplo.tools.explain import to_dict

                record = to_dict(explanation, asked)
                click.echo(json.dumps(record, ensure_ascii=False))
                matched = bool(record["document"]["events"] or record["chunks"])
            else:
                if number:
                    click.echo()
                matched = self._print(explanation, sentence, asked)
            any_match = any_match or matched
        if self.html is not None:
            from arabdiplo.tools.html import page

            write(self.html, page(explanations, asked))
        return any_match

    def tell(self, sentence: str) -> None:
        """Print the words of a sentence and the whole explanation."""
        from arabdiplo.tools.explain import lines, token_lines
        from arabdiplo.tools.explanation import explain

        extractor = self.load()
        asked = self.asked(extractor)
        for line in token_lines(sentence, extractor.morphology):
            click.echo(shown(line))
        for line in lines(explain(extractor, sentence, self.date, asked), asked, tree=True):
            click.echo(shown(line))

    def _print(self, explanation: Explanation, sentence: str, asked: Rules) -> bool:
        from arabdiplo.tools.explain import failures

        matched = False
        for line in self._matches(explanation.trace, asked):
            click.echo(line)
            matched = True
        if not matched:
            click.echo(shown(f"no match «{sentence}»"))
        for line in failures(explanation, asked, not matched and not self.all, matched):
            click.echo("  " + shown(line))
        return matched

    def _matches(self, trace: Trace, asked: Rules) -> Iterator[str]:
        text = trace.document.text
        for event in trace.document.events:
            if wanted(event.rule, asked):
                marks = [Mark(*mark) for mark in event_marks(event)]
                yield from self._block(text, event_head(event), marks, implicit(event))
        for chunk in trace.chunks if not self.all else ():
            if wanted(chunk.rule, asked):
                mark = Mark(chunk.span.start, chunk.span.end, chunk.type)
                yield from self._block(text, f"{chunk.rule} -> {chunk.type}", [mark], chunk_facts(chunk))

    def _block(self, text: str, head: str, marks: Sequence[Mark], facts: Sequence[str]) -> Iterator[str]:
        yield head
        yield "  " + highlight(text, marks, self.colour)
        if self.colour:
            yield "  " + legend(marks)
        for fact in facts:
            yield "  " + shown(fact)
