"""The one door to morphology: written form in, segments and readings out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from arabdiplo.morph import verbs
from arabdiplo.morph.clitics import PROCLITICS, SUFFIXES
from arabdiplo.morph.fit import Options, fits
from arabdiplo.morph.guess import guessed, nisba
from arabdiplo.morph.model import NO_FEATURES, NOMINAL, Feature, Form, Reading, Row, Segment
from arabdiplo.morph.rows import Multi, RowIndex
from arabdiplo.morph.segment import Cut, cuts
from arabdiplo.morph.shapes import safe_cut
from arabdiplo.morph.spans import segments_of
from arabdiplo.morph.store import general_table
from arabdiplo.morph.table import GeneralTable
from arabdiplo.morph.vowels import heed
from arabdiplo.text.folding import fold, rung, skeleton
from arabdiplo.text.letters import ARTICLE

if TYPE_CHECKING:
    from arabdiplo.morph.expand import Expansion

F = Feature

_UNBOUND = int(F.CONSTRUCT | F.ACCUSATIVE)
#: a core of two letters after a proclitic is seldom meant
_SHORT = 10
_LADDER = {2: 24, 3: 34}
#: a hamza that stands behind its seat
_AFTER_YEH = ("يء", "ىء")
#: below this cost no lower rung of the spelling ladder can win, so none is tried
_SURE = 40
#: a general reading this much dearer than the best one of its word is left out
_RARER = 25
#: a word whose likeliest reading costs so much is seldom met: it may be a name
_SELDOM = 35
#: lower rungs of the ladder keep only what is this close to their best
_CLOSE = 12
#: a verb of the past so long after ف is no accident, nor is one of the present after فس or with its object (فيصافحه)
_SURE_VERB = 5
#: nor is a word so long before a suffix that is always trusted (لإجبارهم)
_SURE_NOUN = 4
#: a clitic and a core that cost so much together are rather one unlisted word
_NAME = 46
#: so are a core and a suffix that is trusted little
_NAME_LITTLE = 53
_CACHE = 50_000


class Morphology:
    """Analyses written forms with the rows of rules and the general word table.

    rows: expansions of lexicon rows (and of words that rules name, with a Row of
    lexicon ""), in order of preference.  table: the general table; default the
    package's own, opened or built now.  index: the rows' index, where it is made already;
    known_verbs: what `made_of` gave before, so that the list of verbs need not be loaded.
    """

    def __init__(
        self,
        rows: Iterable[tuple[Expansion, Row]] = (),
        table: GeneralTable | None = None,
        index: RowIndex | None = None,
        known_verbs: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._table = general_table() if table is None else table
        self.index = with_grammar(rows) if index is None else index
        self._rows, self._kin = self.index.rows, self.index.kin
        self._forms: dict[str, Form] = {}
        self.verbs: dict[str, tuple[str, ...]] = dict(known_verbs or {})

    def with_rows(self, index: RowIndex, near: Container[str]) -> Morphology:
        """The same with other rows; *near*: the written forms that these may read otherwise."""
        made = Morphology(table=self._table, index=index, known_verbs=self.verbs)
        made._forms = {surface: form for surface, form in self._forms.items() if surface not in near}
        return made

    @property
    def multi(self) -> Multi:
        """Entries of several words."""
        return self.index.multi

    def analyse(self, surface: str) -> Form:
        """Segments and readings of *surface*, an Arabic word as the text has it.

        Never raises; the same surface gives the same Form, whatever was asked before.
        """
        form = self._forms.get(surface)
        if form is None:
            if len(self._forms) >= _CACHE:
                self._forms.clear()
            form = self._forms[surface] = self.read(surface)
        return form

    def read(self, surface: str) -> Form:
        """What `analyse` gives, for who keeps what he makes of it: the form is made anew each time."""
        word = fold(surface)
        if not word:
            return Form((Segment("core", 0, len(surface), word),), (_unknown(word),))
        best, limit = self._best(word, loose=False), _NAME
        if best is None or best[0] >= _SURE:
            other = self._best(word, loose=True)
            if other is not None and (best is None or other[0] < best[0]):
                best, limit = other, _NAME + _LADDER[2]
        if best is None or _doubtful(best, limit):
            cut = safe_cut(word)
            guess = nisba(cut.core, self._table) or _unknown(cut.core)
            return Form(segments_of(surface, word, cut, cut.core), (guess,))
        _, cut, spelled, readings = best
        segments = segments_of(surface, word, cut, spelled)
        if len(surface) != len(word):
            core = next(segment for segment in segments if segment.kind == "core")
            readings = heed(surface, core.start, readings)
        return Form(segments, readings)

    def _best(self, word: str, *, loose: bool) -> tuple[int, Cut, str, tuple[Reading, ...]] | None:
        """Cheapest cut with a listed core: its cost, itself, the core as listed, readings."""
        found: tuple[int, Cut, str, tuple[Reading, ...]] | None = None
        cache: dict[str, Options] = {}
        for cut in cuts(word):
            if found is not None and cut.cost >= found[0]:
                continue
            options = cache.get(cut.core)
            if options is None:
                options = cache[cut.core] = self._loose(cut.core) if loose else self._exact(cut.core)
            if not options:
                continue
            ranked = fits(cut, options)
            if ranked:
                cost = cut.cost + min(price for _, price, _ in ranked)
                if len(cut.core) < 3 and cut.lead and ranked[0][0].pos != "particle":
                    cost += _SHORT
                if found is None or cost < found[0]:
                    if loose:
                        ranked = _near(ranked)
                    spellings = {word for _, _, word in ranked}
                    readings = _ordered(ranked, _SELDOM + loose * min(_LADDER.values()))
                    found = (cost, cut, spellings.pop() if len(spellings) == 1 else cut.core, readings)
        return found

    def _exact(self, core: str) -> Options:
        rows = self._rows.get(core, ())
        found: Options = [(reading, cost, core) for reading, cost in rows]
        if rows and rows[0][0].pos == "particle":
            return found
        found += [(reading, cost, core) for reading, cost in self._table.readings(core)]
        if core.startswith(ARTICLE) and len(core) > 3:
            found += [(_definite(r), cost, core) for r, cost in self._table.readings(core[2:]) if _bears_article(r)]
        return found

    def _loose(self, core: str) -> Options:
        """Options by the lower rungs of the spelling ladder."""
        found: Options = []
        if core.endswith(_AFTER_YEH):  # المبادىء، يهنيء
            found += [(reading, cost + _LADDER[2], word) for reading, cost, word in self._exact(core[:-2] + "ئ")]
        key = skeleton(core)
        for word in dict.fromkeys((*self._kin.get(key, ()), *((key,) if key in self._rows else ()))):
            if step := _LADDER.get(rung(core, word)):
                found += [(reading, cost + step, word) for reading, cost in self._rows[word]]
        for article in ("", ARTICLE):
            bare = core[len(article) :]
            if core.startswith(article) and len(bare) > 1:
                for word in self._general_kin(bare):
                    step = _LADDER.get(rung(bare, word), 0)
                    for reading, cost in self._table.readings(word) if step else ():
                        if not article:
                            found.append((reading, cost + step, word))
                        elif _bears_article(reading):
                            found.append((_definite(reading), cost + step, article + word))
        return found

    def _general_kin(self, core: str) -> list[str]:
        key = skeleton(core)
        return [*self._table.alike(key), *((key,) if key != core else ())]

    def words_of(self, text: str) -> tuple[str, ...]:
        """A rule's string as the norms of its segments.

        >>> Morphology().words_of("بدعوة من")
        ('ب', 'دعوة', 'من')
        """
        return tuple(segment.norm for word in text.split() for segment in self.analyse(word).segments)

    def lemmas(self, cls: str, word: str) -> tuple[str, ...]:
        """Lemmas that ``noun "زيارة"``, ``verb "وقّع"`` and so on stand for.

        A nominal stands for itself whether or not a list has it.
        """
        if cls == "verb":
            return self.made_of("lemma", word)
        return (" ".join(fold(part) for part in word.split()),)

    def made_of(self, what: str, verb: str) -> tuple[str, ...]:
        """The ``lemma``, ``masdar`` or ``participle`` of the verbs that *verb* may name, by the general list.

        >>> Morphology().made_of("masdar", "زار")
        ('زيارة',)
        """
        key = f"{what} {verb}"
        known = self.verbs.get(key)
        if known is None:
            cells = [str(getattr(found, what) or "") for found in verbs.find(verbs.split(verb)[0])]
            words = (word for cell in cells for word in cell.split(" or ") if word)
            known = self.verbs[key] = tuple(dict.fromkeys(words))
        return known


def with_grammar(rows: Iterable[tuple[Expansion, Row]]) -> RowIndex:
    """The index of rows; with the package's words of grammar where the rules bring none."""
    from arabdiplo.morph.grammar import grammar_rows

    found = list(rows)
    if not any(row.lexicon == "grammar" for _, row in found):
        found.extend(grammar_rows())
    return RowIndex.build(found)


def _near(ranked: Options) -> Options:
    """Without the options that are far behind the best: a lower rung finds many."""
    particles = [option for option in ranked if option[0].pos == "particle"]
    if particles:
        return particles
    limit = min(cost for _, cost, _ in ranked) + _CLOSE
    return [option for option in ranked if option[1] <= limit]


def _doubtful(best: tuple[int, Cut, str, tuple[Reading, ...]], limit: int) -> bool:
    """Is a clitic at a word seldom met rather a letter of a name (بوتن، أدنوك)?"""
    cost, cut, _, readings = best
    listed = any(reading.row is not None for reading in readings)
    suffix = SUFFIXES[cut.suffix].trust if cut.suffix else ""
    leads = [PROCLITICS[letter] for _, letter in cut.lead]
    if suffix == "little" and cost >= _NAME_LITTLE and not listed:
        return True
    if suffix == "any" and len(cut.core) >= _SURE_NOUN:
        return False
    verb = readings[0].features if len(cut.core) >= _SURE_VERB else NO_FEATURES
    if F.PRESENT in verb and (suffix == "present" or leads and leads[-1].trust == "present"):
        return False
    unsure = any(lead.kind == "prep" or lead.trust == "past" and F.PAST not in verb for lead in leads)
    return unsure and not cut.core.startswith(ARTICLE) and cost >= limit and not listed


def _unknown(word: str) -> Reading:
    return Reading(word, "word", guessed(word))


def _definite(reading: Reading) -> Reading:
    return Reading(reading.lemma, reading.pos, reading.features | F.DEFINITE, reading.row)


def _bears_article(reading: Reading) -> bool:
    return reading.pos in NOMINAL and not reading.features.value & _UNBOUND


def _ordered(ranked: Options, seldom: int) -> tuple[Reading, ...]:
    """Rows first as given, then general readings by cost; one of each; marked if all cost at least *seldom*."""
    rows = [(reading, cost) for reading, cost, _ in ranked if reading.row is not None]
    general = [(reading, cost) for reading, cost, _ in ranked if reading.row is None]
    if len(rows) > 1:
        rows.sort(key=lambda pair: pair[1])
    if len(general) > 1:
        general.sort(key=lambda pair: (pair[1], pair[0].lemma, pair[0].pos, pair[0].features.value))
    limit = general[0][1] + _RARER if general else 0
    kept = [reading for reading, _ in rows]
    listed = {(r.lemma, r.pos, r.features.value) for r in kept}
    for reading, cost in general:
        key = (reading.lemma, reading.pos, reading.features.value)
        if cost <= limit and key not in listed:
            listed.add(key)
            kept.append(reading)
    if not rows and general and general[0][1] >= seldom and not general[0][0].features & F.UNKNOWN:
        return tuple(Reading(r.lemma, r.pos, r.features | F.RARE, r.row) for r in kept)
    return tuple(kept)
