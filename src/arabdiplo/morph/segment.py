"""Ways to cut a written word into proclitics, core and suffix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from arabdiplo.text.letters import ARTICLE


class Cut(NamedTuple):
    """One way to cut a folded word.

    lead: proclitics as (kind, letter); core: the word to look up; at, to: its place
    in the folded word; suffix: folded; want: what the cut asks of a reading
    (``any``, ``nominal``, ``present``, ``subjunctive``) and, behind a ``+``, what its spelling before a suffix
    fits (``plain``, ``nominal``, ``maqsura``, ``particle``, ``verb``); cost of the clitics.
    """

    lead: tuple[tuple[str, str], ...]
    core: str
    at: int
    to: int
    suffix: str
    want: str
    cost: int


class Affixes:
    """Clitics and their costs, from data/clitics.tsv; suffixes by their last letter."""

    def __init__(self, text: str) -> None:
        self.leads: dict[str, dict[str, int]] = {"conj": {}, "future": {}, "prep": {}}
        self.suffixes: dict[str, list[tuple[str, int]]] = {}
        for line in text.splitlines()[1:]:
            kind, form, cost, _ = line.split("\t")
            if kind == "suffix":
                self.suffixes.setdefault(form[-1], []).append((form, int(cost)))
            else:
                self.leads[kind][form] = int(cost)


@lru_cache(maxsize=1)
def _affixes() -> Affixes:
    return Affixes(Path(__file__).with_name("data").joinpath("clitics.tsv").read_text(encoding="utf-8"))


def cuts(word: str) -> Iterator[Cut]:
    """Ways to cut folded *word*, the whole word first.

    Want is ``any`` (no clitic), ``nominal`` (after ب ل ك), ``present`` (after س),
    ``subjunctive`` (after ل); with a suffix the core is given in each spelling that the suffix can hide.
    """
    affixes = _affixes()
    suffixes = affixes.suffixes.get(word[-1], ())
    for lead, at, cost in _leads(word, affixes.leads):
        want = "any"
        if lead and lead[-1][0] == "prep":
            want = "nominal"
        elif lead and lead[-1][0] == "future":
            want = "present"
        for core, start, extra, asked in _cores(word, at, lead, want):
            yield Cut(lead, core, start, len(word), "", asked, cost + extra)
            for suffix, price in suffixes:
                stem = core[: -len(suffix)]
                if stem and core.endswith(suffix):
                    for spelling, fit in _restored(stem):
                        yield Cut(
                            lead,
                            spelling,
                            start,
                            len(word) - len(suffix),
                            suffix,
                            f"{asked}+{fit}",
                            cost + extra + price,
                        )


def _leads(word: str, affixes: dict[str, dict[str, int]]) -> Iterator[tuple[tuple[tuple[str, str], ...], int, int]]:
    """Proclitics that *word* may begin with: (kind, letter)s, where they end, cost."""
    starts: list[tuple[tuple[tuple[str, str], ...], int, int]] = [((), 0, 0)]
    if word[0] in affixes["conj"] and len(word) > 1:
        starts.append(((("conj", word[0]),), 1, affixes["conj"][word[0]]))
    for lead, at, cost in starts:
        yield lead, at, cost
        if len(word) - at > 1:
            letter = word[at]
            for kind in ("future", "prep"):
                if letter in affixes[kind]:
                    yield (*lead, (kind, letter)), at + 1, cost + affixes[kind][letter]


def _cores(word: str, at: int, lead: tuple[tuple[str, str], ...], want: str) -> Iterator[tuple[str, int, int, str]]:
    """The core from *at*: as it stands; after ل also with the ال that للـ hides, or as a verb."""
    core = word[at:]
    if lead and lead[-1] == ("prep", "ل"):
        if core[0] == "ل":
            if len(core) > 2:
                yield "ا" + core, at, 0, "nominal"
            yield ARTICLE + core, at, 4, "nominal"  # also لله
        yield core, at, 0, "nominal"
        if core[0] in "يتنأ" and len(core) > 2:
            yield core, at, 6, "subjunctive"
        return
    yield core, at, 0, want


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
