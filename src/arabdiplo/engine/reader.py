"""From text to nodes: what each written word is, before any rule looks at it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping

from arabdiplo.matching.atoms import COMMA, HARD, VERB, WORD, Alphabet
from arabdiplo.matching.budget import Budget
from arabdiplo.matching.symbols import Symbols
from arabdiplo.morph.clitics import PROCLITICS
from arabdiplo.morph.model import NOMINAL, Feature, Form, Reading
from arabdiplo.morph.rows import Multi, Way, Ways, longest_first
from arabdiplo.syntax.nodes import Morph, Node, word_at
from arabdiplo.syntax.saying import says
from arabdiplo.text import Token, fold, marks, parse_number, sentences, skeleton

Piece = tuple[Morph, int, int, int, bool]
"""morph, start, end, end without suffix (offsets in the word), glued"""
FORMS = 50_000
"""written forms that are kept, some 0.5 KB each; the most frequent so many are 94 % of the words of news"""
Analyse = Callable[[str], Form]


def known(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Readings without the guess, if a list has the word; the guess alone where it comes first."""
    if not readings or readings[0].features & Feature.UNKNOWN:
        return readings
    if not any(reading.features & Feature.UNKNOWN for reading in readings):
        return readings
    return tuple(reading for reading in readings if not reading.features & Feature.UNKNOWN)


class Cutter:
    """Cuts rules' strings as texts are cut, and knows the entries of several words."""

    def __init__(self, analyse: Analyse, ways: Ways, cuts: Mapping[str, str] | None = None) -> None:
        """cuts: what `cuts` was of a cutter of the same words."""
        self.analyse = analyse
        self.ways = ways
        self._split = dict(cuts or {})

    @classmethod
    def of_entries(cls, analyse: Analyse, multi: Multi) -> Cutter:
        """A cutter that knows *multi*, entries of several words."""
        cutter = cls(analyse, {})
        grouped: dict[tuple[str, ...], list[Reading]] = {}
        for first, entries in multi.items():
            for rest, reading in entries:
                words = tuple(skeleton(part) for word in (first, *rest) for part in cutter._pieces(word))
                grouped.setdefault(words, []).append(reading)
        ways: dict[str, dict[str, list[Way]]] = {}
        for words, readings in grouped.items():
            ways.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], tuple(readings)))
        ordered = {
            first: {second: longest_first(found) for second, found in seconds.items()}
            for first, seconds in ways.items()
        }
        return cls(analyse, ordered)

    def _pieces(self, word: str) -> list[str]:
        if len(word) == 1 or word[0] not in PROCLITICS:
            return [fold(word)]
        out: list[str] = []
        for segment in self.analyse(word).segments:
            if segment.kind == "suffix" and out:
                out[-1] += "+" + segment.norm
            else:
                out.append(segment.norm)
        return out

    def cuts_as(self, other: Cutter, near: Container[str]) -> bool:
        """Are all strings that *other* was asked for cut alike?  *near*: those that may not be."""
        self._split |= {text: cut for text, cut in other._split.items() if text not in near}
        return all(_lines(self.split(text)) == cut for text, cut in other._split.items())

    @property
    def cuts(self) -> dict[str, str]:
        """All strings that were asked for, as they are cut: a line for each word."""
        return self._split

    def split(self, text: str) -> list[str]:
        """A rule's string as the words of nodes: `بدعوة من` is ب, دعوة, من; a suffix stays (`بلاد+ه`)."""
        known = self._split.get(text)
        if known is None:
            known = self._split[text] = _lines(self._cut(text))
        return known.split("\n")[:-1]

    def _cut(self, text: str) -> list[str]:
        parts = [part for word in text.split() for part in self._pieces(word)]
        out: list[str] = []
        i = 0
        while i < len(parts):
            width = self._width([skeleton(part) for part in parts[i:]])
            out.append(" ".join(parts[i : i + width]))
            i += width
        return out

    def _width(self, keys: list[str]) -> int:
        """How many parts are one node: those of the longest entry, unless a longer one begins with its last part."""
        width = self._longest(keys)
        return width if self._longest(keys[width - 1 :]) <= width else 1

    def _longest(self, keys: list[str]) -> int:
        """How many parts the longest entry has that stands at the beginning of *keys*; 1 if there is none."""
        first, *behind = keys
        if behind and (seconds := self.ways.get(first)):
            for rest, _ in seconds.get(behind[0], ()):
                if tuple(behind[1 : 1 + len(rest)]) == rest:
                    return 2 + len(rest)
        return 1


def _lines(words: Iterable[str]) -> str:
    """Words in one string, as thousands of lists take room and time."""
    return "".join([word + "\n" for word in words])


class Reader:
    """Cuts texts into nodes; each written form is analysed once and kept."""

    def __init__(
        self,
        analyse: Analyse,
        multi: Ways,
        alphabet: Alphabet,
        symbols: Symbols,
        triggers: frozenset[tuple[str, str]],
        functions: Mapping[str, Iterable[str]],
    ) -> None:
        """analyse: need keep no form; what is made of it is kept here.  multi: entries of several words."""
        self._analyse = analyse
        self._multi = multi
        self._alphabet = alphabet
        self._symbols = symbols
        self._triggers = triggers
        self._functions = functions
        self._forms: dict[str, Morph | tuple[Piece, ...]] = {}
        """what a written form is as a whole, or its pieces; of which kind a token is, its first character decides"""
        self._merged: dict[str, Morph] = {}
        # equal ones are kept once: there are many forms and few of these
        self._morphs: dict[str, Morph] = {}
        """folded text of a segment -> the morph that was made last of it (قال of قال، وقال، فقال)"""
        self._clitics: dict[Piece, Piece] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    @property
    def met(self) -> int:
        """How many written forms are known."""
        return len(self._forms)

    # -- words ------------------------------------------------------------------

    def pieces(self, surface: str, kind: str) -> tuple[Piece, ...]:
        """The morphs of a written token."""
        known = self._forms.get(surface) or self._enter(surface, kind)
        return ((known, 0, len(surface), len(surface), False),) if isinstance(known, Morph) else known

    def _enter(self, surface: str, kind: str) -> Morph | tuple[Piece, ...]:
        if len(self._forms) >= FORMS:
            self._forget()
        made: Morph | tuple[Piece, ...]
        made = self._word(self._analyse(surface)) if kind == "word" else self._other(surface, kind)
        if len(made) == 1 and made[0][1:] == (0, len(surface), len(surface), False):
            made = made[0][0]
            if made.norm == surface:  # one string for both
                surface = made.norm
        self._forms[surface] = made
        return made

    def _forget(self) -> None:
        """Let go of all forms and of what was made for them."""
        for kept in (self._forms, self._merged, self._morphs, self._clitics, self._sets):
            kept.clear()

    def _other(self, surface: str, kind: str) -> tuple[Piece, ...]:
        if kind == "punct" and surface in marks.HASHTAG:
            return ()
        morph = Morph(kind, surface)
        if kind == "number":
            morph.value = parse_number(surface)
        morph.wordlike = kind == "latin"
        extra = 0
        if kind == "newline" or (kind == "punct" and surface in marks.STOPS):
            extra = HARD
        elif kind == "punct" and surface in marks.COMMA:
            extra = COMMA
        elif kind == "latin":
            extra = WORD
        return ((self._finish(morph, extra), 0, len(surface), len(surface), False),)

    def _word(self, form: Form) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for segment in form.segments:
            if segment.kind == "suffix":
                continue
            end = segment.end
            if segment.kind == "core" or (segment.kind == "prep" and segment is form.segments[-2:][0]):
                suffix = next((s for s in form.segments if s.kind == "suffix" and s.start >= segment.end), None)
                readings = known(form.readings) if segment.kind == "core" else ()
                morph = self._morph(segment.kind, segment.norm, readings, suffix.norm if suffix else "")
                end = suffix.end if suffix else segment.end
            else:
                morph = self._morph(segment.kind, segment.norm)
            piece = (morph, segment.start, end, segment.end, bool(pieces))
            pieces.append(piece if morph.readings else self._clitics.setdefault(piece, piece))
        return tuple(pieces)

    def _morph(self, kind: str, norm: str, readings: tuple[Reading, ...] = (), suffix: str = "") -> Morph:
        """A segment described, the same one for all forms that it is a part of."""
        known = self._morphs.get(norm)
        if known is None or (known.kind, known.suffix, known.readings) != (kind, suffix, readings):
            norm = next((reading.lemma for reading in readings if reading.lemma == norm), norm)  # one string for both
            known = self._morphs[norm] = self.make(kind, norm, readings, suffix)
        return known

    def make(self, kind: str, norm: str, readings: tuple[Reading, ...] = (), suffix: str = "") -> Morph:
        """A segment with all that the engine itself wants to know of it."""
        morph = Morph(kind, norm, readings, suffix)
        functions: set[str] = set(self._functions.get(morph.norm, ())) if morph.kind != "core" else set()
        if morph.kind == "prep":
            functions.add("prep")
        elif morph.kind == "conj":
            functions.add("conj")
        elif morph.kind == "future":
            functions.add("verbal")
        types: list[str] = []
        for reading in readings:
            row = reading.row
            if row is not None:
                if function := row.get("function"):
                    functions.update(function.split(" or "))
                made = self._alphabet.lexicon_types.get(row.lexicon)
                types += [name for name in self._alphabet.known[made] if name not in types] if made else ()
                morph.named = morph.named or bool(made) and reading.pos not in _COMMON
        morph.functions = self._sets.setdefault(frozenset(functions), frozenset(functions))
        morph.types = tuple(types)
        verbs = [r for r in readings if r.pos == "verb"]
        morph.finite = verbs[0] if verbs else None
        if verbs and verbs[0].features & Feature.PASSIVE and ("verb", verbs[0].lemma) not in self._triggers:
            # تجلي is of a rule's أجلى before it is the passive of تجلى, which no rule asks for
            morph.finite = next((r for r in verbs if ("verb", r.lemma) in self._triggers), verbs[0])
        morph.nominal = next((r for r in readings if r.pos in NOMINAL), None)
        morph.trigger = any((r.pos, r.lemma) in self._triggers for r in readings)
        rows = [reading.row for reading in readings if reading.row is not None]
        if rows:
            verb = morph.finite.row if morph.finite is not None else None
            auxiliary = any(row.get("auxiliary") for row in ((verb,) if verb is not None else rows))
            morph.auxiliary = morph.finite is not None and auxiliary
            acting = any("actor" in self._alphabet.ancestors[name] for name in types)
            morph.heads = acting or any(row.get("heads") == "actor" for row in rows)
            morph.says = next(filter(None, map(says, rows)), morph.says)
        morph.wordlike = morph.kind == "core" and not functions
        if morph.kind == "core" and "number" in types:
            numbers = [r.row.get("number") for r in readings if r.row is not None]
            morph.value = next((int(number) for number in numbers if number.isdecimal() and len(number) < 19), None)
        extra = 0
        if morph.wordlike:
            clear = (
                bool(readings)
                and readings[0].pos == "verb"
                and (morph.nominal is None or bool(readings[0].features & Feature.PRESENT))
            )
            governs = bool(readings) and bool(readings[0].features & Feature.ACCUSATIVE)
            event = morph.trigger and (governs or _of_noun(morph))
            extra = VERB if clear else 0 if event else WORD
        return self._finish(morph, extra)

    def _finish(self, morph: Morph, extra: int) -> Morph:
        if morph.kind in ("core", "conj", "prep", "latin", "number"):
            morph.key = skeleton(morph.norm)
            if morph.kind == "core" and not morph.suffix:
                morph.ways = self._multi.get(morph.key)
        morph.part = _part(morph)
        morph.definite = any(reading.features & Feature.DEFINITE for reading in morph.readings)
        morph.takes_object = any(r.pos == "participle" and r.features & Feature.ACCUSATIVE for r in morph.readings)
        morph.describes = (
            morph.kind == "core"
            and not morph.functions
            and not morph.suffix
            and any(reading.pos in ("adj", "participle") for reading in morph.readings)
        )
        morph.symbol = self._symbols.symbol(self._alphabet.mask_of(morph) | extra)
        morph.mask = self._symbols.mask(morph.symbol)
        return morph

    # -- texts ------------------------------------------------------------------

    def nodes(self, text: str, tokens: list[Token], budget: Budget | None = None) -> list[Node]:
        """The nodes of a text: one for each morph, entries of several words joined.

        Raises LimitExceeded if the time of *budget* is over.
        """
        out: list[Node] = []
        starts: list[int] = []
        forms = self._forms
        places = list(enumerate([last for _, last in sentences(text, tokens)]))
        done = 0
        for place, last in (*places, (0, len(tokens))):
            if budget is not None:
                budget.look()
            for start, end, kind in tokens[done:last]:
                surface = text[start:end]
                known = forms.get(surface)
                if known is None:
                    known = self._enter(surface, kind)
                if isinstance(known, Morph):
                    if known.ways is not None:
                        starts.append(len(out))
                    out.append(Node(known, start, end, end, False, place, known.mask, known.symbol, known.types))
                    continue
                for morph, a, b, c, glued in known:
                    if morph.ways is not None:
                        starts.append(len(out))
                    out.append(word_at(morph, start + a, start + b, start + c, glued, place))
            done = last
        return self._join(out, starts) if starts else out

    def _join(self, nodes: list[Node], starts: list[int]) -> list[Node]:
        out: list[Node] = []
        done = 0
        for i in starts:
            if i < done:
                continue
            last, readings = self._entry(nodes, i)
            # رئيس المحكمة الجنائية الدولية is who heads the court of that name
            if last > i and self._entry(nodes, last)[0] - last <= last - i:
                out += nodes[done:i]
                out.append(self._merge(nodes[i : last + 1], readings))
                done = last + 1
        return out + nodes[done:]

    @classmethod
    def _entry(cls, nodes: list[Node], i: int) -> tuple[int, tuple[Reading, ...]]:
        """The last node of the longest entry of several words from node *i* on (*i* itself: none), its readings."""
        ways = nodes[i].morph.ways
        if ways is not None and i + 1 < len(nodes):
            second = nodes[i + 1].morph
            for rest, readings in ways.get(second.key, ()):
                if not (rest and second.suffix) and cls._fits(nodes, i + 2, rest):
                    return i + 1 + len(rest), readings
        return i, ()

    @staticmethod
    def _fits(nodes: list[Node], at: int, rest: tuple[str, ...]) -> bool:
        final = at + len(rest) - 1
        if final >= len(nodes):
            return False
        for i, word in enumerate(rest, at):
            morph = nodes[i].morph
            if morph.key != word or (morph.suffix and i < final):
                return False
        return True

    def _merge(self, nodes: list[Node], readings: tuple[Reading, ...]) -> Node:
        suffix = nodes[-1].morph.suffix
        key = " ".join(node.morph.norm for node in nodes) + "+" + suffix
        morph = self._merged.get(key)
        if morph is None:
            morph = self._merged[key] = self.make("core", key[: -1 - len(suffix)], readings, suffix)
        first, last = nodes[0], nodes[-1]
        return word_at(morph, first.start, last.end, last.core_end, first.glued, first.place)


#: classes of common nouns, which a genitive may follow whatever type their lexicon has
_COMMON = ("noun", "masdar")


def _of_noun(morph: Morph) -> bool:
    """Is the trigger a definite participle that no other noun is written like (الاتفاقية الموقعة، الدول الموقعة)?"""
    definite = [r for r in morph.readings if r.features & Feature.DEFINITE]
    return any(r.pos == "participle" for r in definite) and not any(
        r.pos in ("noun", "adj", "proper") for r in definite
    )


#: grammatical functions that say what a word is to a clause, in this order
_PARTS = ("verbal", "prep", "comp", "rel", "sub", "dem", "pron")


def _part(morph: Morph) -> str:
    if morph.kind in ("punct", "newline"):
        return "sign"
    if morph.kind == "conj" or "conj" in morph.functions:
        return "conj"
    return next((part for part in _PARTS if part in morph.functions), "other" if morph.functions else "phrase")
