"""`arabdiplo test`: runs the examples that stand in rules, and whole gold corpora."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import rich_click as click

from arabdiplo.cli.display import shown
from arabdiplo.cli.documents import annotated
from arabdiplo.cli.output import apart, write
from arabdiplo.cli.shared import Complaints, alone_option, check_modules, find_rules
from arabdiplo.errors import InputError

if TYPE_CHECKING:
    from arabdiplo.engine import Engine
    from arabdiplo.events.records import Document
    from arabdiplo.tools.coverage import Coverage
    from arabdiplo.tools.score import Report
    from arabdiplo.tools.tester import Outcome

_FIGURES = ("trigger", "argument", "strict", "linking")


@attrs.frozen
class _Wish:
    """What is asked of a run."""

    rules: tuple[str, ...]
    bundled: bool
    alone: bool
    as_json: bool
    cover: bool
    least: dict[str, float]
    gold: tuple[str, ...]
    floors: dict[str, float]
    junit: str | None


@click.command("test")
@click.argument("rules", nargs=-1, metavar="[RULES]…")
@click.option("--bundled", is_flag=True, help="Test the bundled rules, too.")
@alone_option
@click.option("--cover", is_flag=True, help="Say which lines, arms, alternatives, slots and entries no text used.")
@click.option("--min", "least", multiple=True, metavar="N|KIND=N", help="Fail if less than N % is covered.")
@click.option("--gold", multiple=True, metavar="FILE", help="Score this annotated corpus, too; may be repeated.")
@click.option(
    "--floor", multiple=True, metavar="FIGURE=F1", help="Fail if trigger, argument, strict or linking F1 is lower."
)
@click.option("--junit", metavar="FILE", help="Also write the outcomes as JUnit XML.")
@click.option("--watch", "-w", is_flag=True, help="Run again whenever a rule file is saved.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a check; then coverage and scores.")
def command(
    rules: tuple[str, ...],
    bundled: bool,
    no_bundled: bool,
    cover: bool,
    least: tuple[str, ...],
    gold: tuple[str, ...],
    floor: tuple[str, ...],
    junit: str | None,
    watch: bool,
    as_json: bool,
) -> int:
    """Run every example, reject and near of rule files; exit code 1 if one
    fails, 3 if the rules cannot be loaded.

    RULES are .dpl files, folders, or names of bundled modules (visit).  --min 90 asks
    for 90 % of rules, lines, arms, alternatives and slots, --min entries=50 for one kind;
    --floor trigger=0.8 asks for an F1 on the --gold corpora.
    """
    if not rules and not bundled:
        raise click.UsageError("say which rules: a .dpl file, a folder, a module's name, or --bundled")
    wish = _Wish(
        rules, bundled, no_bundled, as_json, cover or bool(least), _least(least), gold, _floors(floor, gold), junit
    )
    if not watch:
        return _run(wish)
    from arabdiplo.cli.watch import saved

    kept = _Kept()
    for _ in saved(lambda: kept.watched.changes(find_rules(rules)[0])):
        try:
            _run(wish, kept)
        except InputError as error:
            click.echo(shown(str(error)), err=True)
    return 0


def _least(given: Sequence[str]) -> dict[str, float]:
    from arabdiplo.tools.coverage import KINDS

    out: dict[str, float] = {}
    for one in given:
        kind, _, number = one.rpartition("=")
        if kind and kind not in KINDS:
            raise click.UsageError(f"there is no kind «{kind}»; there are {', '.join(KINDS)}")
        for name in [kind] if kind else [name for name in KINDS if name != "entries"]:
            out[name] = _number(number, 100)
    return out


def _floors(given: Sequence[str], gold: Sequence[str]) -> dict[str, float]:
    if given and not gold:
        raise click.UsageError("--floor needs --gold: what is to be scored?")
    out: dict[str, float] = {}
    for one in given:
        name, _, number = one.partition("=")
        if name not in _FIGURES:
            raise click.UsageError(f"there is no figure «{name}»; there are {', '.join(_FIGURES)}")
        out[name] = _number(number, 1)
    return out


def _number(text: str, most: int) -> float:
    try:
        number = float(text)
    except ValueError:
        raise click.UsageError(f"«{text}» is no number") from None
    if not 0 <= number <= most:  # nor is «nan», below which nothing is
        raise click.UsageError(f"«{text}» is not between 0 and {most}")
    return number


class _Kept:
    """What one run leaves for the next."""

    def __init__(self) -> None:
        from arabdiplo.cli.watch import Watched

        self.watched = Watched()
        self.engine: Engine | None = None


def _run(wish: _Wish, kept: _Kept | None = None) -> int:
    """One run; what it finds is printed."""
    from arabdiplo.engine import Engine
    from arabdiplo.lang import RuleError, load_rules
    from arabdiplo.lang.cache import load_rules_cached
    from arabdiplo.tools.coverage import Watcher
    from arabdiplo.tools.tester import run_checks

    paths, modules = find_rules(wish.rules)
    try:
        if kept is None:
            program = load_rules_cached(paths, not wish.alone)
        else:  # the rules were just changed
            program = load_rules(paths, not wish.alone, kept.watched.again)
    except RuleError as error:
        click.echo(shown(str(error)), err=True)
        return 3
    check_modules(program, modules)
    if wish.junit is not None:
        apart(wish.junit, wish.gold, (path for _, path in program.paths))
    engine = Engine(program, earlier=kept.engine if kept is not None else None)
    if kept is not None:
        kept.engine = engine
    watcher = Watcher(engine) if wish.cover else None
    explain = engine.explain if watcher is None else watcher.explain
    wanted = None if wish.bundled else modules
    outcomes: list[Outcome] = []
    for outcome in run_checks(program, explain, wanted):
        outcomes.append(outcome)
        _show(outcome, wish, {str(path) for path in paths})
    complaints = Complaints()
    report = _scored(wish, engine.run if watcher is None else watcher.run, complaints)
    coverage = watcher.coverage(wanted) if watcher is not None else None
    faults = [*_below(coverage, wish), *_sunk(report, wish)]
    _sum_up(outcomes, coverage, report, faults, wish)
    if wish.junit is not None:
        from arabdiplo.tools.junit import junit

        write(wish.junit, junit(outcomes, faults))
    return 1 if faults or not all(outcome.passed for outcome in outcomes) else complaints.exit_code


def _scored(wish: _Wish, run: Callable[..., Document], complaints: Complaints) -> Report | None:
    """The gold corpora, read with the rules and scored; None if there are none, or nothing of them can be read."""
    if not wish.gold:
        return None
    from arabdiplo.events.dates import iso_date
    from arabdiplo.tools.score import score

    def both(gold: Document) -> tuple[Document, Document]:
        return gold, run(gold.text, iso_date(gold.date), gold.id)

    pairs = annotated(wish.gold, complaints, both)
    if complaints.count and not pairs:
        return None
    return score([gold for gold, _ in pairs], {gold.id: found for gold, found in pairs})


def _show(outcome: Outcome, wish: _Wish, given: set[str]) -> None:
    if wish.as_json:
        click.echo(json.dumps({**attrs.asdict(outcome), "passed": outcome.passed}, ensure_ascii=False))
    elif not outcome.passed:
        click.echo(shown(str(outcome)))
        own = f" --rules {outcome.path}" if outcome.path in given else ""
        click.echo(f"  see: arabdiplo explain {outcome.rule}{own}")


def _below(coverage: Coverage | None, wish: _Wish) -> list[str]:
    if coverage is None:
        return []
    return [
        f"coverage of {kind}: {coverage.percent(kind):.1f} %, wanted {least:g} %"
        for kind, least in wish.least.items()
        if coverage.percent(kind) < least
    ]


def _sunk(report: Report | None, wish: _Wish) -> list[str]:
    if report is None:
        return []
    counts = dict(zip(_FIGURES, (report.trigger, report.argument, report.argument_strict, report.linking), strict=True))
    return [
        f"{name}: F1 {counts[name].f1:.3f}, wanted {floor:g}"
        for name, floor in wish.floors.items()
        if counts[name].f1 < floor
    ]


def _sum_up(
    outcomes: list[Outcome], coverage: Coverage | None, report: Report | None, faults: list[str], wish: _Wish
) -> None:
    if wish.as_json:
        more: dict[str, Any] = {"coverage": coverage.as_dict()} if coverage is not None else {}
        more |= {"scores": report.as_dict()} if report is not None else {}
        more |= {"below": faults} if faults else {}
        if more:
            click.echo(json.dumps(more, ensure_ascii=False))
        return
    if coverage is not None:
        from arabdiplo.tools.coverage import lines

        for line in lines(coverage):
            click.echo(shown(line))
    if report is not None:
        for name, count in zip(
            _FIGURES, (report.trigger, report.argument, report.argument_strict, report.linking), strict=True
        ):
            click.echo(f"{name:10s} precision {count.p:.3f}  recall {count.r:.3f}  F1 {count.f1:.3f}")
    for fault in faults:
        click.echo(fault)
    counts = Counter(outcome.kind for outcome in outcomes)
    failed = sum(not outcome.passed for outcome in outcomes)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "no check"
    click.echo(f"{len(outcomes) - failed} passed, {failed} failed ({kinds})")
