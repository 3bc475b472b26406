"""Install every extra alone and all together into fresh environments, and use what each is for.

    python scripts/extras.py [EXTRA…]

needs a package index, and minutes; the heavy ones (spark, spacy) take most of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = "زار وزير الخارجية الأردني سامر الخالدي الدوحة أمس"
USES = {
    "docs": "import myst_parser, sphinx",
    "lsp": "from arabdiplo.tools.server import make_server; make_server()",
    "parquet": "from arabdiplo.tables import tables; assert tables([document])['events'].num_rows",
    "spacy": "import spacy; nlp = spacy.blank('ar'); nlp.add_pipe('arabdiplo'); assert nlp(TEXT)._.events",
    "spark": "import arabdiplo.spark, pyspark",
    "test": "import build, hypothesis, pytest, ruff",
}
"""what is run where an extra is installed"""


def main(names: list[str]) -> int:
    """Try the extras named, or all of them and all together; the number of those that fail."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    tries = [[name] for name in names or sorted(extras)] + ([] if names else [[], sorted(extras)])
    failed = 0
    for chosen in tries:
        error = _tried(chosen)
        print(f"{', '.join(chosen) or 'no extra'}: {error or 'fine'}", flush=True)
        failed += bool(error)
    return failed


def _tried(chosen: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        wanted = f"{ROOT}[{','.join(chosen)}]" if chosen else str(ROOT)
        for command in (
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted],
            [python, "-m", "pip", "check", "--disable-pip-version-check"],
            [python, "-c", "\n".join([f"TEXT = {TEXT!r}", _EXTRACT, *(USES[name] for name in chosen)])],
        ):
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            if done.returncode:
                return (done.stderr.strip() or done.stdout.strip()).splitlines()[-1]
    return ""


_EXTRACT = "import arabdiplo; document = arabdiplo.extract(TEXT); assert document.events"

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
