"""Builds the word lists of arabdiplo.morph: data/verbs.tsv, data/nouns.tsv, data/words.tsv.

Sources: arramooz (dictionary and lemma frequencies, GPL-3), mazini (conjugation of attested verbs, CC BY 4.0),
farahidi (AlKhalil analyses of frequent words, GPL-3), wordfreq (frequencies of written words, CC BY-SA 4.0).
Run: ``python scripts/build_morph.py [ANALYSES]``; needs arramooz-pysqlite, mazini, farahidi, wordfreq. ANALYSES
keeps farahidi's answers (some minutes of work) between runs.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
import sys
from collections import defaultdict
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

import wordfreq

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "arabdiplo" / "morph" / "data"
sys.path.insert(0, str(ROOT / "src"))

from arabdiplo.morph import nouns as noun_list  # noqa: E402
from arabdiplo.morph import verbs as verb_list  # noqa: E402
from arabdiplo.morph.build import build, frequency_cost  # noqa: E402
from arabdiplo.morph.decline import sound_feminine  # noqa: E402
from arabdiplo.morph.morphology import Morphology  # noqa: E402
from arabdiplo.morph.table import GeneralTable  # noqa: E402
from arabdiplo.text.folding import fold, skeleton  # noqa: E402

VOWELS = re.compile("[\u064b-\u0650\u0652\u0670\u0640]")
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]{2,}")
#: all lemma counts of arramooz together, for zipf values
TOTAL = 782_614_135
LEAST = {"verb": 1.6, "noun": 1.9, "adj": 1.9}
WRITTEN = 2.0
TOP = 75_000
KINDS = {"noun": "noun", "adj": "adj", "adj_comp": "adj", "adj_num": "adj", "noun_quant": "noun"}
NOUNS = "lemma\tpos\tplurals\tfeminines\tgender\tzipf\tsource"
#: words of the frequency list that are no nouns for us, or letters of the alphabet
SKIP = set((ROOT / "scripts" / "morph_skip.txt").read_text(encoding="utf-8").split())


def zipf(count: float) -> float:
    return math.log10(max(count, 1) / TOTAL * 1e9)


def written(word: str) -> float:
    return wordfreq.zipf_frequency(word, "ar", minimum=0.0)


def marked(word: str) -> str:
    """Letters and shadda: what tells verbs apart."""
    return VOWELS.sub("", word).replace("\u0671", "ا")


def database(name: str) -> sqlite3.Connection:
    spec = find_spec("arramooz")
    assert spec is not None and spec.origin is not None
    return sqlite3.connect(f"file:{Path(spec.origin).parent / 'data' / name}?mode=ro", uri=True)


def write(name: str, header: str, rows: list[tuple[str, ...]]) -> None:
    text = "\n".join([header, *("\t".join(row) for row in sorted(rows))]) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")
    print(name, len(rows), "rows", len(text.encode()) // 1024, "kB")


# -- verbs -------------------------------------------------------------------------------------------------------------


def attested() -> list[tuple[str, str, str, str, str]]:
    """(root, pattern, past, present, masdar), vocalised, of all attested verbs."""
    from mazini import conjugate as conjugate_root
    from mazini.lexicon import attested_wazns, lexicon_roots

    found = []
    for root in sorted(lexicon_roots()):
        for wazn in attested_wazns(root):
            slots = conjugate_root(root, wazn).slots
            form = {slot: slots[slot][0].form for slot in ("past_3ms", "ind_3ms") if slots.get(slot)}
            if len(form) == 2:
                masdar = slots["vn"][0].form if slots.get("vn") else "?"
                found.append((root, wazn, form["past_3ms"], form["ind_3ms"], masdar))
    return found


def verbs() -> None:
    count: dict[str, int] = defaultdict(int)
    bare: dict[str, int] = defaultdict(int)
    for vocalized, freq in database("wordfreq.sqlite").execute(
        "select vocalized, freq from wordfreq where word_type = 'verb'"
    ):
        count[marked(vocalized)] += freq
        bare[fold(vocalized)] += freq
    simple = simple_masdars()
    dictionary = {fold(row[0]) for row in database("arabicdictionary.sqlite").execute("select vocalized from verbs")}
    overrides = [
        line.split("\t") for line in (ROOT / "scripts" / "morph_verbs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    own = {(row[0], row[1]) for row in overrides} | {
        (marked(row[0]), marked(row[1])) for row in overrides if row[3] != "0"
    }
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    rank: dict[tuple[str, str], float] = {}
    groups: dict[str, list[tuple[str, str, str, float]]] = defaultdict(list)
    for _, wazn, past, present, masdar in attested():
        key = marked(past)
        shown = max(written(fold(present)), written("ت" + fold(present)[1:]))
        if key in count:
            value = zipf(count[key])
        elif fold(past) in dictionary and shown >= WRITTEN and written(fold(past)) >= WRITTEN:
            value = min(shown, written(fold(past))) - 1.2
        else:
            continue
        masdar = simple.get(key, "") if "?" in masdar else fold(masdar)
        if masdar.endswith("يء") and wazn.startswith("فعّل"):
            masdar = masdar[:-2] + "ئة"
        if fold(past)[-1] == "ى" and masdar == fold(past)[:-1]:
            masdar += "ي"
        groups[key].append((past, present, masdar, value))
    for members in groups.values():
        shown_of = {p: max(written(fold(p)), written("ت" + fold(p)[1:])) for _, p, *_ in members}
        top = max(shown_of.values())
        for past, present, masdar, value in members:
            # homographs in the past share its count; the present tells how much of it is whose
            if shown_of[present] < top:
                value -= 1.5 * (top - shown_of[present]) + 0.5
            ident = (marked(past), marked(present))
            if value < LEAST["verb"] or {(past, present), ident} & own:
                continue
            if ident not in rank or rank[ident] < value:
                rank[ident] = value
                source = "mazini, arramooz"
                rows[ident] = (past, present, masdar, f"{value:.1f}", source)
    result = list(rows.values())
    result += [tuple(row) for row in overrides if row[3] != "0"]
    write("verbs.tsv", "past\tpresent\tmasdar\tzipf\tsource", result)


def simple_masdars() -> dict[str, str]:
    """Masdars of simple verbs by past with shadda, the frequent first; none with the م of place and time."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = database("arabicdictionary.sqlite").execute(
        "select vocalized, original from nouns where wordtype like '%مصدر' and number = 'مفرد' and original != ''"
    )
    for vocalized, original in rows:
        for verb in original.split(";"):
            word = fold(vocalized)
            key = marked(verb.strip())
            if (
                written(word) >= 2.5
                and word not in (*found[key], fold(key)[:-1] + "ا")
                and word[0] != "م"
                and "ا" != word[1:2]
            ):
                found[key].append(word)
    for line in (ROOT / "scripts" / "morph_masdars.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        past, cell, _ = line.split("\t")
        found[past] = cell.split(" or ")
    return {verb: " or ".join(sorted(words, key=lambda w: -written(w))[:2]) for verb, words in found.items() if words}


# -- nouns -------------------------------------------------------------------------------------------------------------


def analyses(path: Path) -> list[tuple[str, list[list[str]]]]:
    """farahidi's analyses of the frequent written words: (lemma, class, type, gender, number, proclitics, suffixes)."""
    if not path.is_file():
        import farahidi

        words = [w for w in wordfreq.top_n_list("ar", TOP, wordlist="best") if ARABIC.fullmatch(w)]
        with path.open("w", encoding="utf-8") as out:
            for word in words:
                found = sorted(
                    {
                        (
                            a.lemma or "",
                            a.pos or "",
                            getattr(a, "type", None) or "",
                            getattr(a, "gender", None) or "",
                            getattr(a, "number", None) or "",
                            "|".join(p.form for p in a.proclitics),
                            "|".join(p.form for p in a.suffixes),
                            round(a.score, 4),
                            a.stem or "",
                        )
                        for a in farahidi.analyze(word)
                    }
                )
                out.write(json.dumps([word, found], ensure_ascii=False) + "\n")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Dictionary:
    """What arramooz's dictionary and farahidi know of a noun: kinds, broken plurals, flags, gender, feminine.

    plurals: those of morph_plurals.tsv, for which the sources have none or wrong ones.
    """

    def __init__(self, path: Path) -> None:
        self.types: dict[str, set[str]] = defaultdict(set)
        self.broken: dict[str, dict[str, None]] = defaultdict(dict)
        self.flags: dict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
        self.genders: dict[str, str] = {}
        self.feminine: dict[str, str] = {}
        lines = (ROOT / "scripts" / "morph_plurals.tsv").read_text(encoding="utf-8").splitlines()[1:]
        self.plurals = {(lemma, pos): plurals for lemma, pos, plurals in (line.split("\t") for line in lines)}
        columns = "wordtype, broken_plural, gender, feminable, masculin_plural, feminin_plural, feminin"
        query = f"select unvocalized, {columns} from nouns where number = 'مفرد'"
        for word, kind, plurals, gender, feminable, men, women, feminine in database("arabicdictionary.sqlite").execute(
            query
        ):
            word = fold(word)
            self.types[word].add(kind.rpartition(":")[2])
            for cell in (plurals or "").partition("مؤ")[0].split(";"):
                self._add(word, fold(cell.strip()))
            old = self.flags[word]
            self.flags[word] = (old[0] | int(feminable), old[1] | int(men), old[2] | int(women))
            if feminine:
                self.feminine.setdefault(word, fold(feminine.split(";")[0].strip()))
            self.genders.setdefault(word, {"مذكر": "m", "مؤنث": "f"}.get(gender, ""))
        for _, found in analyses(path):
            for lemma, pos, _type, _gender, number, _lead, _suffixes, _score, stem in found:
                base, plural = fold(lemma), fold(stem)
                if pos == "اسم" and number == "جمع" and plural and _is_broken(plural, base):
                    self._add(base, plural)

    def _add(self, word: str, plural: str) -> None:
        if plural.startswith("ال") and not word.startswith("ال") or plural == word + "تي":
            return
        accusative = plural.endswith("ا") and not plural.endswith("ايا")
        usable = ARABIC.fullmatch(plural) and plural != word and _akin(word, plural)
        if usable and not accusative and written(plural) >= WRITTEN:
            self.broken[word][plural] = None

    def row(self, word: str, kind: str, value: float, taken: set[str]) -> tuple[str, ...]:
        """Row of the list; *taken*: words that are entries of their own, so no plurals of others."""
        broken = [plural for plural in self.broken[word] if plural not in taken]
        broken = [plural for plural in broken if plural[0] != "و" or plural[1:] not in broken]  # وحلفاء beside حلفاء
        most = max((written(plural) for plural in broken), default=0.0)
        broken = [plural for plural in broken if written(plural) > most - 2.0]
        row = _noun_row(
            word,
            kind,
            value,
            self.types[word],
            broken,
            self.flags[word],
            self.genders.get(word, ""),
            self.feminine.get(word, ""),
        )
        return (*row[:2], self.plurals.get((row[0], row[1]), row[2]), *row[3:])


def nouns(path: Path) -> None:
    count: dict[tuple[str, str], int] = defaultdict(int)
    dictionary = Dictionary(path)
    for vocalized, kind, freq in database("wordfreq.sqlite").execute("select vocalized, word_type, freq from wordfreq"):
        if kind in KINDS:
            count[fold(vocalized), KINDS[kind]] += freq
        if kind == "noun_quant":
            dictionary.types[fold(vocalized)] = set()
    lines = (ROOT / "scripts" / "morph_nouns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    overrides = [tuple(line.split("\t")) for line in lines]
    own = {row[0] for row in overrides}
    taken = {word for (word, _), freq in count.items() if zipf(freq) >= 3.5}
    rows: list[tuple[str, ...]] = []
    for (word, kind), freq in sorted(count.items()):
        value = zipf(freq)
        if value < LEAST[kind] or not ARABIC.fullmatch(word) or word in SKIP or word in own:
            continue
        # a rare homograph of another class is noise (a reading nobody means)
        if value >= zipf(count.get((word, "adj" if kind == "noun" else "noun"), 0)) - 1.5:
            rows.append(dictionary.row(word, kind, value, taken))
    rows += [row for row in overrides if row[5] != "0"]
    write("nouns.tsv", NOUNS, rows)
    have = {row[0] for row in rows} | own
    rows += [dictionary.row(word, kind, value, taken) for (word, kind), value in sorted(missing(path, have).items())]
    write("nouns.tsv", NOUNS, rows)


def current() -> GeneralTable:
    """The table of the lists as they stand on disk now."""
    verb_list._table.cache_clear()
    noun_list._table.cache_clear()
    return GeneralTable(build())


def missing(path: Path, have: set[str]) -> dict[tuple[str, str], float]:
    """Nouns and adjectives that farahidi reads in frequent words and the first list does not."""
    morphology = Morphology((), current())
    found: dict[tuple[str, str], float] = {}
    for word, readings in analyses(path):
        value = written(word)
        if value < 2.5 or _cheap(morphology, word, value) or _cheap(morphology, word, value, loose=True):
            continue
        bare = word.removeprefix("ال")
        stems = {bare, bare.removesuffix("ة"), bare.removesuffix("ات"), bare.removesuffix("ات") + "ة"}
        for lemma, pos, kind, _gender, _number, lead, _suffixes, _score, _stem in readings:
            lemma = fold(lemma)
            if pos != "اسم" or kind == "اسم علم" or lead not in ("", "ال") or lemma not in stems or len(lemma) < 3:
                continue
            if lemma in have or lemma in SKIP or not ARABIC.fullmatch(lemma):
                continue
            key = (lemma, "adj" if kind == "نسبة" or "صفة" in kind else "noun")
            found[key] = max(found.get(key, 0.0), value - 0.5)
    return {key: value for key, value in found.items() if not (key[1] == "noun" and (key[0], "adj") in found)}


def _akin(word: str, plural: str) -> bool:
    """Do both have two letters in the same order, as nouns and their plurals nearly always do?"""
    blocks = SequenceMatcher(None, skeleton(word), skeleton(plural), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) > 1


def _is_broken(plural: str, base: str) -> bool:
    """A plural that is no sound one of its base, and shares its first strong letter."""
    if plural.endswith(("ون", "ين", "ات")) and plural[:-2] in (base, base[:-1]):
        return False
    if plural in (base + "و", base + "ي", base[:-1] + "ي", base[:-1] + "و") or base[-1] == "ى":
        return False
    return bool(plural) and base[:1] in plural[:3] and (plural[0] in "أإآا" or plural[0] == base[0])


def _noun_row(
    word: str,
    kind: str,
    value: float,
    types: set[str],
    broken: list[str],
    flags: tuple[int, int, int],
    gender: str,
    feminine_of: str,
) -> tuple[str, ...]:
    participle = bool({"اسم فاعل", "اسم مفعول"} & types)
    pos = kind
    if kind == "noun" and "مصدر" in types and "جامد" not in types:
        pos = "masdar"
    elif kind == "adj" and participle:
        pos = "participle"
    plurals = sorted(broken, key=lambda plural: (-round(written(plural), 1), plural))[:4]
    feminines: list[str] = []
    if kind == "noun":
        sound = sound_feminine(word)
        least = WRITTEN if word[-1] == "ة" or pos == "masdar" or flags[2] else value - 2.3
        if max(written(sound), written("ال" + sound)) >= max(WRITTEN, least if not plurals else WRITTEN + 0.5):
            plurals.append(sound)
        stem = word[:-1] if word[-1] == "ى" or (participle and word[-1] == "ي") else word
        if word[-1] != "ة" and (participle or flags[1] or word[-1] == "ي"):
            if max(written(stem + "ون"), written("ال" + stem + "ون")) >= WRITTEN + 0.3:
                plurals.append(stem + "ون")
        feminine = word + "ة"
        if (
            (participle or flags[0])
            and word[-1] not in "ةاىء"
            and max(written(feminine), written("ال" + feminine)) >= WRITTEN + 0.5
        ):
            feminines.append(feminine)
        if word[-1] == "ة":
            gender = "f"
        elif gender == "f" and (participle or flags[0]):
            gender = "m"
    else:
        gender = ""
        if word[0] == "أ" and feminine_of and feminine_of != word + "ة" and written(feminine_of) >= WRITTEN:
            feminines.append(feminine_of)
    return (
        word,
        pos,
        " or ".join(dict.fromkeys(plurals)),
        " or ".join(feminines),
        gender,
        f"{value:.1f}",
        "arramooz, wordfreq, farahidi",
    )


# -- words -------------------------------------------------------------------------------------------------------------


def words() -> None:
    """Frequent written words that the lists above cannot read: names mostly."""
    write("words.tsv", "word\tzipf\tsource", [])
    morphology = Morphology((), current())
    names: dict[str, int] = defaultdict(int)
    for vocalized, kind, freq in database("wordfreq.sqlite").execute("select vocalized, word_type, freq from wordfreq"):
        if kind == "noun_prop":
            names[fold(vocalized)] += freq
    rows: dict[str, tuple[str, ...]] = {}
    for word in wordfreq.top_n_list("ar", 120_000, wordlist="best"):
        value = written(word)
        if value < 2.4 or not ARABIC.fullmatch(word) or len(word) < 3 or word in SKIP or _bare(word, value):
            continue
        if _cheap(morphology, word, value) or _cheap(morphology, word, value, loose=True):
            continue
        if any(
            _splits(word, lead, value) for lead in ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل")
        ):
            continue
        rows[word] = (word, f"{value:.1f}", "wordfreq")
    for word, freq in names.items():
        value = zipf(freq)
        if value >= 2.0 and ARABIC.fullmatch(word) and len(word) > 2 and word not in SKIP and not _bare(word, value):
            if word not in rows and not (
                _cheap(morphology, word, value) or _cheap(morphology, word, value, loose=True)
            ):
                rows[word] = (word, f"{value:.1f}", "arramooz")
    for line in (ROOT / "scripts" / "morph_words.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        word, value_cell, source = line.split("\t")
        rows[word] = (word, value_cell, source)
    write("words.tsv", "word\tzipf\tsource", list(rows.values()))


def _bare(word: str, value: float) -> bool:
    """Does *word* leave out the hamza of a word that is written more often with it?"""
    return any(
        written(hamza + rest) > value - 1.0 for lead in ("", "و", "ب", "ل", "ال") for hamza, rest in _hamzas(word, lead)
    )


def _hamzas(word: str, lead: str) -> list[tuple[str, str]]:
    rest = word[len(lead) :]
    return (
        [(lead + hamza, rest[1:]) for hamza in "أإآ"]
        if word.startswith(lead) and rest[:1] == "ا" and rest[:2] != "ال"
        else []
    )


def _cheap(morphology: Morphology, word: str, value: float, *, loose: bool = False) -> bool:
    """Do the lists read *word* well enough for a word of that frequency?"""
    best = morphology._best(word, loose=loose)
    if best is None:
        return False
    if loose:
        return best[0] <= frequency_cost(value) + 30
    cost, cut, spelled, readings = best
    if cut.want == "nominal" and cut.lead[-1][1] in "بل" and len(cut.core) > 2 and cost - cut.cost <= 25:
        return True
    if cut.lead or cut.suffix:
        doubtful = written(spelled) < value - 0.5
    else:
        lemma = readings[0].lemma
        doubtful = max(written(part) for part in (*lemma.split("/"), "ال" + lemma)) < value - 0.5
    return cost <= frequency_cost(value) + (6 if doubtful else 18)


def _splits(word: str, lead: str, value: float) -> bool:
    """Is *word* more likely *lead* and another word?"""
    rest = word[len(lead) :]
    return word.startswith(lead) and len(rest) > 2 and written(rest) > value - 0.3


if __name__ == "__main__":
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".analyses.jsonl"
    DATA.mkdir(exist_ok=True)
    verbs()
    nouns(cache)
    words()
