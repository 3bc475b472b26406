"""Speed, start-up time and memory of arabdiplo, in one run: `make bench`.

Texts: the project's seeds, repeated, and a sample of a larger corpus where one
is given (`ARABDIPLO_CORPUS`, a .jsonl or .jsonl.gz file with "text") or lies at
`../shared/corpus/news.jsonl.gz`.  All figures but those of start-up are
seconds of one core's work (not of the clock), the best of several rounds; MB are 10^6 bytes of UTF-8.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TOKEN = re.compile(r"(\w+|[^\w\s])")
ONE_EVENT = "import arabdiplo; assert arabdiplo.extract('زار وزير الخارجية الأردني الدوحة أمس').events"


#: a run reads so many times as many documents
_RUN = 4


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=300, help="documents of the larger corpus (default 300)")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--json", action="store_true", help="the figures as JSON")
    options.add_argument("--spacy-python", default=str(ROOT / ".venv-bench" / "bin" / "python"))
    options.add_argument("--no-runs", action="store_true", help="leave out processes, Spark and yargy")
    given = options.parse_args()
    figures: dict[str, Any] = {"python": sys.version.split()[0]}
    report = (lambda *_: None) if given.json else show
    for name, (texts, later) in corpora(given.documents).items():
        figures[name] = throughput(texts, later, given.rounds, Path(given.spacy_python))
        report(name, figures[name])
    if not given.no_runs:
        from runs import archives

        # a run of a few seconds is the start of processes and words met for the first time
        figures["archives"] = archives(list(corpora(given.documents * _RUN).values())[-1][0], Path(given.spacy_python))
        report("archives (seconds of the clock)", figures["archives"])
    figures["start-up"] = start_up()
    report("start-up (a fresh process, caches warm)", figures["start-up"])
    figures["reloading"] = reloading()
    report("a rule file saved, to the events of a sentence", figures["reloading"])
    if given.json:
        print(json.dumps(figures, indent=1))


def show(name: str, figures: dict[str, Any]) -> None:
    print(name)
    for key, value in figures.items():
        print(f"  {key:52s} {value if isinstance(value, str) else f'{value:,.3g}' if value < 100 else f'{value:,.0f}'}")
    sys.stdout.flush()


def corpora(documents: int) -> dict[str, tuple[list[str], list[str]]]:
    """Name → texts, and others of the same kind that are read after them."""
    with open(ROOT / "seeds" / "gold.jsonl", encoding="utf-8") as lines:
        seeds = [json.loads(line)["text"] for line in lines]
    found: dict[str, tuple[list[str], list[str]]] = {
        "seeds, repeated": (list(itertools.islice(itertools.cycle(seeds), 200)), [])
    }
    corpus = Path(os.environ.get("ARABDIPLO_CORPUS", ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"))
    if corpus.exists():
        opened = gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else open(corpus, encoding="utf-8")
        with opened as lines:
            every = [json.loads(line)["text"] for line in lines]
        step = max(1, len(every) // documents)
        found["news corpus, a sample"] = (every[::step][:documents], every[step // 2 :: step][: documents // 2])
    return found


def best(rounds: int, work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        started = clock()
        work()
        times.append(clock() - started)
    return min(times)


def throughput(texts: Sequence[str], later: Sequence[str], rounds: int, spacy_python: Path) -> dict[str, Any]:
    from doubling import doubled_program

    from arabdiplo import Extractor
    from arabdiplo.engine import Engine

    size = sum(len(text.encode()) for text in texts) / 1e6
    extractor = Extractor()
    first = best(1, lambda: [extractor.extract(text, mentions=False) for text in texts])
    further = best(1, lambda: [extractor.extract(text, mentions=False) for text in later])
    again = best(rounds, lambda: [extractor.extract(text, mentions=False) for text in texts])
    bare = best(rounds + 2, lambda: [TOKEN.split(text) for text in texts])
    engine, doubled, some = Engine(extractor.program), Engine(doubled_program()), texts[: len(texts) // 2]
    ratios = []
    for _ in range(rounds + 1):  # side by side, so that a busy machine slows both
        once = best(1, lambda: [engine.run(text, mentions=False) for text in some])
        ratios.append((best(1, lambda: [doubled.run(text, mentions=False) for text in some]), once))
    twice, once = (min(times) for times in zip(*ratios, strict=True))
    events = sum(len(extractor.extract(text, mentions=False).events) for text in texts)
    figures: dict[str, Any] = {
        "documents": len(texts),
        "MB": size,
        "events": events,
        "documents/s": len(texts) / again,
        "MB/s": size / again,
        "MB/s, first pass (cold word caches)": size / first,
        "bare tokenising pass (re.split), MB/s": size / bare,
        "times the bare pass (20 at most)": again / bare,
        "times the cost with rules doubled (1.3 at most)": twice / once,
        "peak memory of a process, MB": peak(texts),
    }
    if later:
        figures["MB/s, new texts after these (an archive)"] = sum(len(text.encode()) for text in later) / 1e6 / further
    spacy = spacy_side(texts, rounds, spacy_python)
    if spacy is not None:
        figures["spaCy blank ar + Matcher, 40 patterns, MB/s"] = size / spacy
        figures["time against spaCy (1/3 at most)"] = again / spacy
    return figures


def start_up() -> dict[str, Any]:
    """Seconds of fresh processes; the first run fills the caches."""

    def run(code: str) -> float:
        return best(7, lambda: subprocess.run([sys.executable, "-c", code], check=True, env=env), time.perf_counter)

    # an installed package has its bytecode; a checkout writes it at the first import
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", ONE_EVENT], check=True, env=env)
    bare = run("pass")
    return {
        "bare interpreter, s": bare,
        "import arabdiplo, s": run("import arabdiplo"),
        "import and first event, s (0.25 at most)": run(ONE_EVENT),
    }


def reloading() -> dict[str, Any]:
    """Seconds from a saved rule file to the events of a sentence, all bundled rules loaded, as in `match --watch`."""
    from arabdiplo import Extractor
    from arabdiplo.lang import load_rules
    from arabdiplo.lang.again import Again

    sentence = "زار وزير الخارجية الأردني الدوحة أمس"
    sources = {"a small file": ROOT / "tests/cli/rules/tour.dpl", "visit.dpl": ROOT / "rules/visit.dpl"}
    figures: dict[str, Any] = {}
    for name, source in sources.items():
        with tempfile.TemporaryDirectory() as folder:
            file, text, again = Path(folder, source.name), source.read_text(encoding="utf-8"), Again()
            file.write_text(text, encoding="utf-8")
            extractor = [Extractor.of(load_rules([file], again=again))]

            def answer(file: Path = file, again: Again = again, extractor: list[Extractor] = extractor) -> None:
                extractor[0] = Extractor.of(load_rules([file], again=again), earlier=extractor[0])
                extractor[0].explain(sentence)

            times = []
            for number in range(9):
                file.write_text(f"{text}# {number}\n", encoding="utf-8")
                times.append(best(1, answer, time.perf_counter))
            figures[f"{name}, s (0.1 at most)"] = min(times)
    return figures


def peak(texts: Sequence[str]) -> float:
    """Peak resident memory (MB) of a process that reads all texts, texts themselves left out.

    Where there is /proc, from there: on Linux the peak of getrusage may be that of the process that forked this one.
    """
    code = (
        "import sys, json, resource, arabdiplo\n"
        "one = arabdiplo.Extractor()\n"
        "for line in open(sys.argv[1], encoding='utf-8'): one.extract(json.loads(line), mentions=False)\n"
        "try: print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024)\n"
        "except OSError: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        path.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def spacy_side(texts: Sequence[str], rounds: int, python: Path) -> float | None:
    """Seconds that spaCy needs in its own environment, None where it is not installed."""
    if not python.exists():
        return None
    from doubling import trigger_forms

    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder, "job.json")
        job.write_text(json.dumps({"texts": list(texts), "patterns": trigger_forms(40), "rounds": rounds}))
        done = subprocess.run([str(python), str(HERE / "spacy_side.py"), str(job)], capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else None


if __name__ == "__main__":
    main()
