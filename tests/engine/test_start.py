"""What a start with compiled rules does not load: each of these takes longer than reading the first text."""

import os
import subprocess
import sys
from pathlib import Path

NOT_LOADED = (
    "pyparsing",
    "regex",
    "hashlib",
    "difflib",
    "tempfile",
    "zipfile",
    "importlib.resources",
    "arabdiplo.lang.load",
    "arabdiplo.lang.diagnostics",
    "arabdiplo.morph.expand",
    "arabdiplo.morph.build",
    "arabdiplo.tools",
)
FIRST_EVENT = """
import sys, arabdiplo
assert arabdiplo.extract("زار وزير الخارجية الأردني الدوحة أمس").events
print(*sys.modules)
"""


def test_the_first_event_needs_no_compiler(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}

    def loaded() -> set[str]:
        done = subprocess.run([sys.executable, "-c", FIRST_EVENT], env=env, check=True, capture_output=True, text=True)
        return set(done.stdout.split())

    assert "arabdiplo.lang.load" in loaded(), "the first start compiles the rules"
    assert not loaded().intersection(NOT_LOADED)
