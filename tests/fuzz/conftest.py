"""Makes `mutate`, which the atheris harness in fuzz/ uses too, importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
