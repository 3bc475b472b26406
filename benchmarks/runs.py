"""Archives: one process and two, Spark, yargy and spaCy beside them, memory over 100,000 documents.

Part of `make bench`; alone: `python benchmarks/runs.py [--documents 400] [--memory 100000]`.
The figures are seconds of the clock, so they mean something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


#: letters of a text that are read again and again, so that 100,000 documents take minutes
_LEAD = 300


def main() -> None:
    from bench import corpora, show

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=400, help="documents of the corpus (default 400)")
    options.add_argument("--memory", type=int, default=0, metavar="N", help="watch memory over so many documents")
    options.add_argument("--side-python", default=str(ROOT / ".venv-bench" / "bin" / "python"))
    given = options.parse_args()
    texts = list(corpora(given.documents).values())[-1][0]
    show("archives (seconds of the clock)", archives(texts, Path(given.side_python)))
    if given.memory:
        show(f"memory over {given.memory:,} documents", memory(texts, given.memory))


def archives(texts: Sequence[str], side_python: Path) -> dict[str, Any]:
    """Throughput of runs over the texts, each long enough that the start of processes does not count."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    figures: dict[str, Any] = {"documents": len(texts), "MB": size}
    with tempfile.TemporaryDirectory() as folder:
        archive = write(texts, Path(folder, "in.jsonl"))
        one, two = (run(archive, Path(folder, f"out{workers}"), workers) for workers in (1, 2))
        figures["run, one worker, MB/s"] = size / one
        figures["run, two workers, MB/s"] = size / two
        figures["two workers against one (1.8 at least)"] = one / two
        figures["cores of this machine"] = os.cpu_count() or 1
        spark = side(side_python, "spark_side.py", {"archive": str(archive), "src": str(ROOT / "src")})
        if spark is not None:
            figures["Spark on two local cores, MB/s"] = size / spark
    yargy = side(side_python, "yargy_side.py", {"texts": list(texts)[:40], "patterns": patterns(9)})
    if yargy is not None:
        figures["yargy, 9 rules, MB/s"] = sum(len(text.encode()) for text in list(texts)[:40]) / 1e6 / yargy
    return figures


def patterns(most: int) -> list[list[str]]:
    """Written forms of triggers, as spaCy's side has them."""
    from doubling import trigger_forms

    return trigger_forms(most)


def write(texts: Sequence[str], path: Path) -> Path:
    """An archive of the texts."""
    lines = (json.dumps({"id": number, "text": text}, ensure_ascii=False) for number, text in enumerate(texts))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(archive: Path, out: Path, workers: int, shard: int = 50) -> float:
    """Seconds of a run, less those of a run over nothing."""
    return timed(archive, out, workers, shard) - timed(
        write([""] * workers, out.with_suffix(".jsonl")), out.with_suffix(".empty"), workers, 1
    )


def timed(archive: Path, out: Path, workers: int, shard: int) -> float:
    command = [sys.executable, "-m", "arabdiplo", "run", str(archive), "-o", str(out), "-w", str(workers)]
    form = "parquet" if has_arrow() else "jsonl"
    started = time.perf_counter()
    subprocess.run([*command, "--shard", str(shard), "--format", form], check=True, capture_output=True)
    return time.perf_counter() - started


def has_arrow() -> bool:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        return False
    return True


def side(python: Path, script: str, job: dict[str, Any]) -> float | None:
    """Seconds that another library needs in its own environment; None where it is not installed."""
    if not python.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "job.json")
        path.write_text(json.dumps(job), encoding="utf-8")
        done = subprocess.run([str(python), str(HERE / script), str(path)], capture_output=True, text=True)
    return float(done.stdout.split()[-1]) if done.returncode == 0 and done.stdout.strip() else None


def memory(texts: Sequence[str], documents: int) -> dict[str, Any]:
    """Resident memory of a run's processes at each tenth of its way: the leads of the texts, each with a new word."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "in.jsonl")
        with open(archive, "w", encoding="utf-8") as stream:
            for number, text in enumerate(itertools.islice(itertools.cycle(texts), documents)):
                stream.write(
                    json.dumps({"id": number, "text": f"{text[:_LEAD]}\n{word(number)}"}, ensure_ascii=False) + "\n"
                )
        out = Path(folder, "out")
        command = [sys.executable, "-m", "arabdiplo", "run", str(archive), "-o", str(out), "-w", "1"]
        process = subprocess.Popen([*command, "--format", "jsonl"], stderr=subprocess.DEVNULL)
        seen: list[tuple[int, float, float]] = []

        def watch() -> None:
            while process.poll() is None:
                done = len(list(out.glob("documents/*")))
                children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
                sizes = [resident(int(pid)) for pid in children]
                seen.append((done * 500, resident(process.pid), max(sizes, default=0.0)))
                time.sleep(0.5)

        watcher = threading.Thread(target=watch)
        watcher.start()
        process.wait()
        watcher.join()
    figures: dict[str, Any] = {}
    for tenth in range(1, 11):
        there = [(parent, worker) for done, parent, worker in seen if done <= documents * tenth / 10]
        if there:
            figures[f"at {documents * tenth // 10:,}: worker, MB"] = there[-1][1]
            figures[f"at {documents * tenth // 10:,}: parent, MB"] = there[-1][0]
    return figures


def word(number: int) -> str:
    """A word that no other document has, so that word caches are tried too."""
    letters = "بتثجحخدذرزسشصضطظعغفق"
    return "".join(letters[number // 20**place % 20] for place in range(5))


def resident(pid: int) -> float:
    """MB of a process (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return 0.0


if __name__ == "__main__":
    main()
