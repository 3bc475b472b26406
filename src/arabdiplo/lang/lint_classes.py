"""Warnings about words of a class: a verb that is given as a masdar, a participle or a noun never matches, and a
head that is no dictionary form only as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from arabdiplo.text.letters import ARTICLE

from .diagnostics import Diagnostic, fill
from .expr import Where, Word, walk
from .lint_rules import morphology
from .places import Strings
from .tree import Arm, Cue, Head, LexRow, Module

if TYPE_CHECKING:
    from arabdiplo.morph.verbs import Verb

#: class of a rule -> classes of readings that it may have been meant for
_NEAR = {
    "masdar": {"masdar", "noun"},
    "noun": {"noun", "masdar", "adj", "participle", "proper"},
    "participle": {"participle", "adj"},
}


def verbs_as_nouns(module: Module, shown: str) -> Iterator[tuple[Diagnostic, Where]]:
    """The words of a module that are nothing but verbs, and are not given as such."""
    for node in walk(module.items):
        for cls, words, where in _classed(node):
            for word in words:
                verb = _only_verb(word, cls)
                if verb is not None:
                    hint = _way_out(verb, cls)
                    yield fill("D414", shown, where, hint, word=word, cls=cls), where


def _classed(node: object) -> Iterator[tuple[str, tuple[str, ...], Where]]:
    if isinstance(node, Word | LexRow):
        yield node.cls, node.words, node.where
    elif isinstance(node, Arm):
        for head, (cls, given) in zip(node.heads, node.triggers, strict=True):
            yield cls, given.words, head.where
    elif isinstance(node, Cue):
        yield from ((kind, given.words, given.where) for kind, given in node.kinds)


@lru_cache(maxsize=1024)
def _only_verb(word: str, cls: str) -> Verb | None:
    """The verb of which *word* is the past, if it has no reading of the class."""
    from arabdiplo.morph.verbs import find

    if cls not in _NEAR or " " in word:
        return None
    verbs = find(word)
    classes = {reading.pos for reading in morphology().analyse(word).readings} if verbs else set()
    return verbs[0] if "verb" in classes and not classes & _NEAR[cls] else None


def _way_out(verb: Verb, cls: str) -> str:
    from arabdiplo.morph.verbs import letters

    from .lexicons import variants

    masdars = variants(verb.masdar)
    if cls == "participle":
        return f'write «participle "{verb.participle}"»'
    if masdars:
        return f'write «{cls} "{masdars[0]}"»'
    return f'write «verb "{letters(verb.past)}"»'


def no_dictionary_forms(module: Module, strings: Strings, shown: str) -> Iterator[tuple[Diagnostic, Where]]:
    """Nouns that trigger an arm and have the article, a preposition or a suffix: no other form of theirs is found."""
    for node in walk(module.items):
        if not isinstance(node, Head) or node.cls == "verb":
            continue
        for word, number in zip(node.given.words, strings.find(node.given.where, node.given.words), strict=False):
            found = _more_than_lemma(word)
            if found is not None:
                where, (what, core) = strings.where(number), found
                edits = strings.rewritten(number, core)
                yield fill("D416", shown, where, None, edits, word=word, what=what, core=core), where


@lru_cache(maxsize=1024)
def _more_than_lemma(word: str) -> tuple[str, str] | None:
    """What a word has that its dictionary form has not, and that form; None if it is one, or no known word."""
    from arabdiplo.morph.model import Feature

    form = morphology().analyse(word)
    readings = [reading for reading in form.readings if reading.pos != "proper"]
    if " " in word or not readings or any(each.features & Feature.UNKNOWN for each in form.readings):
        return None
    if form.segments[0].kind != "core":
        return f"«{form.segments[0].norm}» before it", readings[0].lemma
    if form.segments[-1].kind == "suffix":
        return f"the suffix «{form.segments[-1].norm}»", readings[0].lemma
    if len(form.segments) == 1 and all(each.features & Feature.DEFINITE for each in form.readings):
        core = readings[0].lemma
        return ("the article", core) if word == f"{ARTICLE}{core}" else None
    return None
