"""Ways to cut a written word into proclitics, core and suffix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabdiplo.morph.clitics import PROCLITICS, SUFFIXES, Clitic
from arabdiplo.text.letters import ARTICLE, PRESENT

Lead = tuple[tuple[str, str], ...]
"""proclitics as (kind, letter)"""


class Cut(NamedTuple):
    """One way to cut a folded word.

    lead: proclitics as (kind, letter); core: the word to look up; at, to: its place
    in the folded word; suffix: folded; want: what the cut asks of a reading
    (``any``, ``nominal``, ``present``, ``subjunctive``) and, behind a ``+``, what its spelling before a suffix
    fits (``plain``, ``nominal``, ``maqsura``, ``particle``, ``verb``); cost of the clitics.
    """

    lead: Lead
    core: str
    at: int
    to: int
    suffix: str
    want: str
    cost: int


_SUFFIXES: dict[str, list[Clitic]] = {}
"""suffixes by their last letter"""
for _suffix in SUFFIXES.values():
    _SUFFIXES.setdefault(_suffix.form[-1], []).append(_suffix)


def cuts(word: str) -> Iterator[Cut]:
    """Ways to cut folded *word*, the whole word first.

    Want is ``any`` (no clitic), ``nominal`` (after ب ل ك), ``present`` (after س),
    ``subjunctive`` (after ل); with a suffix the core is given in each spelling that the suffix can hide.
    """
    suffixes = _SUFFIXES.get(word[-1], ())
    for lead, at, cost in _leads(word):
        for core, start, extra, asked in _cores(word, at, lead):
            yield Cut(lead, core, start, len(word), "", asked, cost + extra)
            for suffix in suffixes:
                stem = core[: -len(suffix.form)]
                if stem and core.endswith(suffix.form):
                    for spelling, fit in _restored(stem):
                        yield Cut(
                            lead,
                            spelling,
                            start,
                            len(word) - len(suffix.form),
                            suffix.form,
                            f"{asked}+{fit}",
                            cost + extra + suffix.cost,
                        )


def _leads(word: str) -> Iterator[tuple[Lead, int, int]]:
    """Proclitics that *word* may begin with: (kind, letter)s, where they end, cost."""
    starts: list[tuple[Lead, int, int]] = [((), 0, 0)]
    first = PROCLITICS.get(word[0])
    if first is not None and first.kind == "conj" and len(word) > 1:
        starts.append((((first.kind, first.form),), 1, first.cost))
    for lead, at, cost in starts:
        yield lead, at, cost
        clitic = PROCLITICS.get(word[at]) if len(word) - at > 1 else None
        if clitic is not None and clitic.kind != "conj":
            yield (*lead, (clitic.kind, clitic.form)), at + 1, cost + clitic.cost


def _cores(word: str, at: int, lead: Lead) -> Iterator[tuple[str, int, int, str]]:
    """The core from *at*: as it stands; after ل also with the ال that للـ hides, or as a verb."""
    core = word[at:]
    last = PROCLITICS[lead[-1][1]] if lead else None
    if last is None:
        yield core, at, 0, "any"
        return
    want = last.wants[0]
    if last.hides and core.startswith(last.article):
        if len(core) > 2:
            yield last.hides + core, at, 0, want
        yield ARTICLE + core, at, 4, want  # also لله
    yield core, at, 0, want
    if "subjunctive" in last.wants and core[0] in PRESENT and len(core) > 2:
        yield core, at, 6, "subjunctive"


def _restored(stem: str) -> Iterator[tuple[str, str]]:
    """What may stand before a suffix, as it is written without one: (word, class of fit)."""
    last = stem[-1]
    yield stem, "plain"
    if last == "ت":
        yield stem[:-1] + "ة", "nominal"
    elif last in "اي":
        yield stem[:-1] + "ى", "maqsura" if last == "ا" else "particle"
    elif last == "و":
        yield stem + "ا", "verb"
    elif last in "ئؤ" and len(stem) > 2:
        yield stem[:-1] + "ء", "nominal"
        yield stem[:-1] + "أ", "plain"
