"""Kill `arabdiplo run` at random moments and see that it ends as if nobody had.

    python scripts/kill_run.py INPUT… [--kills 20] [--workers 2] [--seed 1] [--shard 100]

Runs once undisturbed (or takes `--calm DIR`, the output of such a run), then again with so many
SIGKILLs, going on after each; the two outputs must have the same files with the same bytes. A kill
comes when a random number of parts was made since the last one, after a random part of the time that
a part takes.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("inputs", nargs="+")
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--shard", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--format", default="parquet")
    options.add_argument("--calm", default="")
    given = options.parse_args()
    luck = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = Path(given.calm or Path(folder, "calm")), Path(folder, "killed")

        def start(out: Path) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "arabdiplo", "run", *given.inputs, "-o", str(out)]
            return subprocess.Popen(
                [*command, "-w", str(given.workers), "--shard", str(given.shard), "-f", given.format]
            )

        if not given.calm:
            start(calm).wait()
        wanted, parts = sums(calm), count(calm)
        print(f"undisturbed: {len(wanted)} files, {parts} parts", flush=True)
        began, kills = time.monotonic(), 0
        while kills < given.kills:
            process, before, started = start(killed), count(killed), time.monotonic()
            more = luck.randint(0, max(1, 2 * parts // given.kills))
            while process.poll() is None and count(killed) < before + more:
                time.sleep(0.01)
            one = (time.monotonic() - started) / max(1, more)
            try:
                process.wait(luck.random() * min(one if more else 3, 20))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
                print(
                    f"kill {kills} after {time.monotonic() - began:.0f} s, {count(killed)} parts are there", flush=True
                )
            else:
                assert sums(killed) == wanted, f"it differs after {kills} kills: {differ(wanted, sums(killed))}"
                print(f"done and the same after {kills} kills; once more from the beginning", flush=True)
                killed = killed.with_name(f"killed{kills}")
        start(killed).wait()
        assert sums(killed) == wanted, f"it differs: {differ(wanted, sums(killed))}"
        print(f"the same {len(wanted)} files after {kills} kills, {time.monotonic() - began:.0f} s in all")


def count(out: Path) -> int:
    """Parts of an output that are there."""
    return len(list(out.glob("documents/*")))


def sums(out: Path) -> dict[str, str]:
    """Path → hash of all files of an output."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {path.relative_to(out).as_posix(): blake2b(path.read_bytes()).hexdigest()[:32] for path in files}


def differ(a: dict[str, str], b: dict[str, str]) -> list[str]:
    """Files that differ or are missing."""
    return sorted(path for path in {*a, *b} if a.get(path) != b.get(path))[:10]


if __name__ == "__main__":
    main()
