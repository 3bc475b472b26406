"""Kill `arabdiplo run` at random moments and see that it ends as if nobody had.

    python scripts/kill_run.py INPUT… [--kills 20] [--workers 2] [--seed 1] [--shard 100]

Runs once undisturbed (for the time it takes and for the bytes), then again with so many
SIGKILLs at moments chosen at random over the time of work, going on after each; the
two outputs must have the same files with the same bytes.
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
    given = options.parse_args()
    luck = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = Path(folder, "calm"), Path(folder, "killed")

        def start(out: Path, workers: int) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "arabdiplo", "run", *given.inputs, "-o", str(out), "-w", str(workers)]
            return subprocess.Popen([*command, "--shard", str(given.shard), "-f", given.format])

        began = time.monotonic()
        start(calm, given.workers).wait()
        took = time.monotonic() - began
        wanted = sums(calm)
        print(f"undisturbed: {took:.0f} s, {len(wanted)} files", flush=True)
        began, kills = time.monotonic(), 0
        while kills < given.kills:
            process = start(killed, given.workers)
            try:
                process.wait(took / given.kills * (0.2 + 1.6 * luck.random()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
                done = len(list(killed.glob("documents/*")))
                print(f"kill {kills} after {time.monotonic() - began:.0f} s, {done} parts are there", flush=True)
            else:
                assert sums(killed) == wanted, f"it differs after {kills} kills: {differ(wanted, sums(killed))}"
                print(f"done and the same after {kills} kills; once more from the beginning", flush=True)
                killed = killed.with_name(f"killed{kills}")
        start(killed, given.workers).wait()
        assert sums(killed) == wanted, f"it differs: {differ(wanted, sums(killed))}"
        print(f"the same {len(wanted)} files after {kills} kills, {time.monotonic() - began:.0f} s in all")


def sums(out: Path) -> dict[str, str]:
    """Path → hash of all files of an output."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {path.relative_to(out).as_posix(): blake2b(path.read_bytes()).hexdigest()[:32] for path in files}


def differ(a: dict[str, str], b: dict[str, str]) -> list[str]:
    """Files that differ or are missing."""
    return sorted(path for path in {*a, *b} if a.get(path) != b.get(path))[:10]


if __name__ == "__main__":
    main()
