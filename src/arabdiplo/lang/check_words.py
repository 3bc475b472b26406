"""Do the verbs that rules name exist, and is each one verb only?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from arabdiplo.text.letters import ARTICLE, SHADDA

from .diagnostics import Report
from .expr import Where, Word, walk
from .lexicons import Table, variants
from .tree import Arm, Cue, Lexicon, Module
from .verb_forms import behind, by_present, other_present, past_of, without_article

if TYPE_CHECKING:
    from arabdiplo.morph.verbs import Verb

_COUNTS = ("no", "one", "two", "three", "four", "five")


class VerbChecker:
    """Looks verbs up in the general list (D401 to D403)."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def module(self, module: Module) -> None:
        """All verbs that the rules of a module write out."""
        for item in module.items:
            for node in walk(item):
                for word, where in _verbs(node):
                    self.word(word, "", module.path, where)
                for word, where in _heads(node) if isinstance(node, Arm) else ():
                    self.head(word, module.path, where)

    def table(self, table: Table, lexicon: Lexicon) -> None:
        """The verbs of a `.tsv`, with their presents."""
        column = lexicon.column or "entry"
        if lexicon.cls != "verb" or column not in table.columns:
            return
        at = table.columns.index(column)
        present = table.columns.index("present") if "present" in table.columns else -1
        for line, cells in table.rows:
            presents = variants(cells[present]) if present >= 0 else ()
            words = variants(cells[at])
            for i, word in enumerate(words):
                given = presents[i] if len(presents) == len(words) else presents[0] if presents else ""
                self.word(word, given, table.shown, Where(line, 1))

    def head(self, entry: str, path: str, where: Where) -> None:
        """A verb that is a trigger: it has no fixed words, which only light verbs, signs and rows of lexicons may."""
        from arabdiplo.morph.verbs import find, split

        verb, rest = split(entry)
        found = find(verb) if rest else ()
        if not found:
            return
        self.report.add("D402", path, where, hint=behind(verb, found[0], rest), word=entry)

    def word(self, entry: str, present: str, path: str, where: Where) -> None:
        """One verb as written: past, perhaps its present, perhaps fixed words after it."""
        from arabdiplo.morph.verbs import find, letters, split

        verb, _ = split(entry)
        found = find(f"{verb} {present}" if present and " " not in verb else verb)
        # ذكر and ذكّر differ in nothing that an unmarked text shows but their masdars
        by_lemma = {each.lemma: each for each in reversed(found)}
        if len(by_lemma) == 1:
            if (meant := other_present(found[0])) is not None:
                own, other = meant
                past, given = letters(found[0].past), letters(found[0].present)
                hint = f"the present of «{past}» is «{own}», «{given}» is that of «{other}»"
                self.report.add("D402", path, where, hint=hint, word=f"{past} {given}")
            return
        if len(by_lemma) > 1:
            found = tuple(each for each in found if by_lemma[each.lemma] is each)
            presents = [letters(each.present) for each in found]
            choices = [f"«{_shortest(each)}»" for each in found[:3]]
            count = _COUNTS[len(found)] if len(found) < len(_COUNTS) else str(len(found))
            self.report.add(
                "D401", path, where, word=verb, count=count, presents=", ".join(presents), choices=" or ".join(choices)
            )
            return
        if verb.endswith("ي") and find(better := f"{verb[:-1]}ى"):
            self.report.add("D402", path, where, hint=f'write «verb "{better}"»', word=verb)
            return
        of_masdar = _masdars().get(_fold(verb))
        known = by_present().get(_fold(verb)) or past_of(verb)
        if of_masdar is not None or verb.endswith("ة") or verb.startswith(ARTICLE):
            hint = f'write «masdar "{without_article(verb)}"»' + (f", or the verb «{of_masdar}»" if of_masdar else "")
            self.report.add("D402", path, where, hint=hint, word=verb)
        elif known and _fold(verb).startswith("ي"):
            self.report.add("D402", path, where, hint=f"name a verb by its past: «{known}»", word=verb)
        elif known and not _other_hamza(_fold(verb)):
            hint = f"it is a form of «{known}»: name a verb by its past"
            self.report.add("D403", path, where, hint=hint, word=verb)
        else:
            near = _nearest(_fold(verb))
            hint = f"did you mean «{near}»? Else give its present" if near else "give its present"
            self.report.add("D403", path, where, hint=f"{hint}: «{verb} ي…»", word=verb)


def _shortest(verb: Verb) -> str:
    """The least that names this verb and no other."""
    from arabdiplo.morph.verbs import find, letters

    past, present = letters(verb.past), letters(verb.present)
    for text in (past, f"{past} {present}"):
        if SHADDA in text or " " in text:
            if {each.lemma for each in find(text)} == {verb.lemma}:
                return text
    return f"{verb.past} {verb.present}"


def _verbs(node: object) -> Iterator[tuple[str, Where]]:
    if isinstance(node, Word) and node.cls == "verb":
        yield from ((word, node.where) for word in node.words)
    elif isinstance(node, Arm):
        for cls, given in node.triggers:
            if cls == "verb":
                yield from ((word, given.where) for word in given.words)
        if node.light is not None:
            yield from ((word, node.light.where if node.light else node.where) for word in node.light.words)
    elif isinstance(node, Cue):
        for kind, words in node.kinds:
            if kind == "verb":
                yield from ((word, words.where) for word in words.words)
    elif isinstance(node, Lexicon):
        for row in node.rows:
            if row.cls == "verb" and not any(name == "present" for name, _ in row.attributes):
                yield from ((word, row.where) for word in row.words)


def _heads(arm: Arm) -> Iterator[tuple[str, Where]]:
    """The verbs that trigger an arm."""
    for cls, given in arm.triggers:
        if cls == "verb" and arm.light is None:
            yield from ((word, given.where) for word in given.words)


def _other_hamza(verb: str) -> str:
    """The listed verb with the letters of *verb*, whatever its hamza."""
    from arabdiplo.text.folding import skeleton

    return _pasts().get(skeleton(verb), "")


def _nearest(verb: str) -> str:
    """The listed verb that *verb* may be a slip for: with another hamza, else with a letter too much or too few."""
    from arabdiplo.text.folding import skeleton

    by_letters = _pasts()
    key = skeleton(verb)
    if len(key) < _LONG or key in by_letters:
        return _other_hamza(verb)
    more = [each for each in by_letters if len(each) == len(key) + 1 and key in _shorter(each)]
    return next((by_letters[each] for each in (*reversed(more), *_shorter(key)) if each in by_letters), "")


#: a shorter verb has too many neighbours
_LONG = 4


def _shorter(word: str) -> list[str]:
    """The word without one of its letters."""
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


@lru_cache(maxsize=1)
def _pasts() -> dict[str, str]:
    from arabdiplo.morph.verbs import letters, listed
    from arabdiplo.text.folding import skeleton

    return {skeleton(_fold(verb.past)): letters(verb.past) for verb in sorted(listed(), key=lambda verb: verb.zipf)}


@lru_cache(maxsize=1)
def _masdars() -> dict[str, str]:
    from arabdiplo.morph.verbs import letters, listed

    return {
        _fold(word): letters(verb.past)
        for verb in sorted(listed(), key=lambda verb: verb.zipf)
        for word in variants(verb.masdar)
    }


def _fold(word: str) -> str:
    from arabdiplo.text.folding import fold

    return fold(word)
