#!/usr/bin/env python3
"""Build rules/lexicons/countries.tsv, demonyms.tsv and capitals.tsv.

Two inputs meet here:

* `lexicon_states.tsv` beside this file: one row a state or acting region, written and corrected by hand (short name
  that the news uses, other names, gender, adjective of nationality, irregular plural, names of the capital).
  `lexicon_ambiguous.tsv` says which of these words are also something else (the column `also`);
* public data: Babel (CLDR names of territories), ArWikiCats (its JSON table of nationalities) and pyarabic (its list of
  place names). They add variants that the table lacks and say, in the column `source`, who else has an entry.

    pip install Babel ArWikiCats pyarabic
    python scripts/build_lexicons.py            # writes the three files
    python scripts/build_lexicons.py --check    # checks these and the other lexicons of actors, writes nothing

The output is committed; neither the library nor its tests need these packages. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEXICONS = HERE.parent / "rules" / "lexicons"

#: Names of CLDR and ArWikiCats that no newspaper writes, or that mean something else.
SKIP = {
    "هونغ كونغ الصينية (منطقة إدارية خاصة)", "ميانمار (بورما)", "الكونغو - كينشاسا", "الكونغو - برازافيل",
    "غينيا - بيساو", "تيمور - ليشتي",
    "بارغواياني", "رأس أخضري", "مونتسراتي", "يوناني قديم", "إفريقي أوسطي", "كونغوي", "كونغوي ديمقراطي", "سوداني جنوبي",
}  # fmt: skip

#: Irregular plurals beside which the sound plural is not in use.
ONLY_BROKEN = {"تركي", "روسي", "هندي", "مغربي", "صربي", "إنجليزي"}


def fold(word: str) -> str:
    """One form for all spellings that the engine takes for the same word."""
    word = "".join(c for c in unicodedata.normalize("NFC", word) if not unicodedata.combining(c) and c != "ـ")
    for old, new in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي")):
        word = word.replace(old, new)
    return word


def variants(cell: str) -> list[str]:
    return [v for v in cell.split(" or ") if v]


#: The lexicons of actors, places and speech, which this file checks.
OWN = (
    "countries", "demonyms", "capitals", "cities", "organisations", "body_nouns", "sources", "say", "offices",
    "portfolios", "titles", "people", "quantities", "sport", "counted", "doubtful",
)  # fmt: skip

#: Spaces and marks of direction that nobody sees.
HIDDEN = re.compile(r"[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c]")

#: What a careless spelling writes for a letter: a hamza left out, ha for ta marbuta, ya for alif maqsura.
BARE = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}


def twins(a: str, b: str) -> bool:
    """Whether the engine takes one word for the other: equal, or one is the careless spelling of the other.

    A hamza that is written is believed, so أفريقيا and إفريقيا are two words and both must be listed.
    """
    return len(a) == len(b) and all(x == y or BARE.get(x) == y or x == BARE.get(y) for x, y in zip(a, b, strict=True))


def unique(words: list[str], taken: list[str] | None = None) -> list[str]:
    """The words without twins of one before them (or of one in `taken`, which grows)."""
    seen = [] if taken is None else taken
    out = []
    for word in words:
        if not any(twins(word, other) for other in seen):
            seen.append(word)
            out.append(word)
    return out


def read(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def write(name: str, head: list[str], rows: list[list[str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in [head, *rows])
    (LEXICONS / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(rows)} rows")


def package_file(package: str, ending: str) -> Path:
    """A data file of an installed package that need not be importable."""
    files = importlib.metadata.files(package) or []
    return next(Path(str(f.locate())) for f in files if str(f).endswith(ending))


def cldr_territories() -> dict[str, str]:
    from babel import Locale

    return {k: "".join(c for c in v if not unicodedata.combining(c)) for k, v in Locale("ar").territories.items()}


def wiki_nationalities() -> dict[str, list[dict[str, str]]]:
    """Folded masculine adjective -> rows of ArWikiCats that have it."""
    out: dict[str, list[dict[str, str]]] = {}
    for name in ("nationalities_data.json", "nationalities_data_with_directions.json"):
        for row in json.loads(package_file("ArWikiCats", name).read_text(encoding="utf-8")).values():
            out.setdefault(fold(row["male"]), []).append(row)
    return out


def pyarabic_places() -> set[str]:
    text = package_file("PyArabic", "propernouns.py").read_text(encoding="utf-8")
    words = re.findall(r"[\u0621-\u0652-]+", text)
    return {fold(w.replace("-", " ")) for w in words}


def parted(words: list[str], notes: dict[str, str]) -> list[tuple[list[str], str]]:
    """Rows for these words: the plain ones together, each ambiguous one alone with what else it is."""
    plain = [w for w in words if not notes.get(fold(w))]
    rows = [(plain, "")] if plain else []
    return rows + [([w], notes[fold(w)]) for w in words if notes.get(fold(w))]


def country_rows(states: list[dict[str, str]], notes: dict[str, str]) -> list[list[str]]:
    cldr = cldr_territories()
    # A name that the table gives to one state is not given to another by CLDR.
    owner = {fold(v): s["entity"] for s in states for v in [s["entity"], *variants(s["names"])]}
    rows: list[list[str]] = []
    taken: list[str] = []
    for s in states:
        if not s["gender"]:  # an adjective alone (أوروبي): its body is in organisations.tsv
            continue
        names, source = [s["entity"], *variants(s["names"])], "hand"
        official = cldr.get(s["iso"], "") if s["iso"] else ""
        if official and official not in SKIP and owner.get(fold(official), s["entity"]) == s["entity"]:
            source = "CLDR, hand"
            names.append(official)
        for words, also in parted(unique(names, taken), notes):
            rows.append([" or ".join(words), s["entity"], s["iso"], s["gender"], also, source])
    return rows


def demonym_rows(states: list[dict[str, str]], notes: dict[str, str]) -> list[list[str]]:
    wiki = wiki_nationalities()
    rows: list[list[str]] = []
    taken: list[str] = []
    for s in states:
        forms = unique(variants(s["demonym"]), taken)
        if not forms:
            continue
        known = [(f, r) for f in forms for r in wiki.get(fold(f), [])]
        plurals = variants(s["plural"])
        for form, row in known:
            if " " not in form and not fold(row["males"]).startswith(fold(form)):
                plurals.append(row["males"])
        plurals = unique(plurals)
        if plurals:
            plurals = unique([*plurals, *(f + "ون" for f in forms if " " not in f and f not in ONLY_BROKEN)])
        # A plural or feminine in a cell stands for all words of the row, so phrases get rows of their own.
        parts: tuple[list[str], ...] = ([], [], [])
        for f in forms:
            parts[0 if " " not in f else 1 if agrees(f) else 2].append(f)
        for words, also in [r for part in parts for r in parted(part, notes)]:
            own = [p for p in plurals if any(akin(p, w) for w in words)] if len(words) < len(forms) else plurals
            feminine = " or ".join(feminine_of(w) for w in words if " " in w)
            form = "adj" if feminine and agrees(words[0]) else ""
            if feminine and not form:  # جنوب أفريقي: the first word does not agree, so all forms are written out
                words = [a + w for w in (*words, *variants(feminine)) for a in ("", "ال")]
                feminine, form = "", "construct"
            source = "ArWikiCats, hand" if known else "hand"
            rows.append([" or ".join(words), " or ".join(own), feminine, form, s["entity"], also, source])
    return rows


def agrees(phrase: str) -> bool:
    """Whether all words of an adjective of nationality agree: كوري جنوبي, not جنوب أفريقي."""
    return all(w.endswith("ي") for w in phrase.split(" "))


def akin(plural: str, word: str) -> bool:
    """Whether `plural` may be the plural of `word`, judged by its first letters and number of words."""
    return plural.count(" ") == word.count(" ") and fold(plural)[:3] == fold(word)[:3]


def feminine_of(phrase: str) -> str:
    """كوري جنوبي: كورية جنوبية; جنوب أفريقي: جنوب أفريقية (only adjectives of nationality agree)."""
    return " ".join(w + "ة" if w.endswith("ي") else w for w in phrase.split(" "))


def capital_rows(states: list[dict[str, str]], countries: list[list[str]], notes: dict[str, str]) -> list[list[str]]:
    places = pyarabic_places()
    taken = [v for row in countries for v in variants(row[0]) if v != "عمان"]
    rows: list[list[str]] = []
    for s in states:
        names = unique(variants(s["capital"]), taken)
        source = "pyarabic, hand" if any(fold(n) in places for n in names) else "hand"
        for words, also in parted(names, notes):
            acts = "الاتحاد الأوروبي" if names[0] == "بروكسل" else s["entity"]
            rows.append([" or ".join(words), names[0], acts, s["entity"], also, source])
    return rows


def build() -> None:
    states = read(HERE / "lexicon_states.tsv")
    notes: dict[str, dict[str, str]] = {"countries": {}, "demonyms": {}, "capitals": {}}
    for row in read(HERE / "lexicon_ambiguous.tsv"):
        notes[row["list"]][fold(row["entry"])] = row["also"]
    countries = country_rows(states, notes["countries"])
    write("countries.tsv", ["entry", "entity", "iso", "gender", "also", "source"], countries)
    write(
        "demonyms.tsv",
        ["entry", "plural", "feminine", "form", "state", "also", "source"],
        demonym_rows(states, notes["demonyms"]),
    )
    write(
        "capitals.tsv",
        ["entry", "entity", "acts", "state", "also", "source"],
        capital_rows(states, countries, notes["capitals"]),
    )


def check() -> int:
    """Print what is wrong with the lexicons; the number of complaints."""
    bad = 0

    def say(path: Path, line: int, text: str) -> None:
        nonlocal bad
        bad += 1
        print(f"{path.name}:{line}: {text}")

    for path in (LEXICONS / f"{name}.tsv" for name in OWN):
        raw = path.read_bytes()
        if raw.startswith(b"\xef\xbb\xbf"):
            say(path, 1, "byte-order mark")
        if b"\r" in raw or not raw.endswith(b"\n"):
            say(path, 1, "line ends")
        lines = raw.decode("utf-8").split("\n")[:-1]
        head = lines[0].split("\t")
        if head[0] != "entry" or head[-1] != "source" or len(set(head)) != len(head):
            say(path, 1, f"header {head}")
        seen: dict[str, list[tuple[str, int]]] = {}
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if len(cells) != len(head):
                say(path, number, f"{len(cells)} cells, header {len(head)}: «{line}»")
                continue
            for name, cell in zip(head, cells, strict=True):
                if cell != cell.strip() or "  " in cell or HIDDEN.search(cell):
                    say(path, number, f"stray space or mark in {name} «{cell}»")
                if re.search(r"[\u06cc\u06a9\u0640]", cell):
                    say(path, number, f"Persian letter or tatweel in {name} «{cell}»")
                if name not in ("source", "iso", "also") and re.search(r"[،؛,;|/]", cell):
                    say(path, number, f"odd separator in {name} «{cell}»")
            if not cells[0] or not cells[-1]:
                say(path, number, "empty entry or source")
            for word in variants(cells[0]):
                for other, row in seen.setdefault(fold(word), []):
                    if word == other if path.name == "say.tsv" else twins(word, other):
                        say(path, number, f"«{word}» is one word with «{other}» in row {row}")
                seen[fold(word)].append((word, number))
    print(f"{bad} complaints")
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="check all lexicons and write nothing")
    if parser.parse_args().check:
        return 1 if check() else 0
    build()
    return 0


if __name__ == "__main__":
    sys.exit(main())
