"""Build hook: the hot modules compiled to C by mypyc, if it is asked for.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .

A wheel built so is for one Python and one platform, and reads texts faster; without the variable
the package is pure Python, and no compiler is needed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: folders whose modules are compiled, and single modules
FOLDERS = ("engine", "document")
MODULES = ("text/tokens.py", "text/sentences.py")
#: what only sets things up, or is asked for by weak references
LEFT_OUT = frozenset({"__init__.py", "run.py", "store.py", "words.py"})

_SETUP = """
import sys
from setuptools import setup
from mypyc.build import mypycify
options = ["--ignore-missing-imports", "--no-warn-unused-ignores", "--allow-untyped-calls"]
built = mypycify([*options, *sys.argv[1:]], opt_level="2", debug_level="0", group_name="arabdiplo")
setup(name="arabdiplo", ext_modules=built, script_args=["build_ext", "--inplace"])
"""


def modules(package: Path) -> list[str]:
    """The modules to compile, as paths beside the package."""
    found = [path for folder in FOLDERS for path in sorted((package / folder).glob("*.py"))]
    found = [path for path in found if path.name not in LEFT_OUT] + [package / name for name in MODULES]
    return [path.relative_to(package.parent).as_posix() for path in found]


def compile_into(package: Path, folder: Path) -> list[Path]:
    """Compile the modules of *package* in *folder*; the files made, relative to it."""
    shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    command = [sys.executable, "-c", _SETUP, *modules(folder / package.name)]
    subprocess.run(command, cwd=folder, check=True)
    made = [path for ending in ("*.so", "*.pyd") for path in folder.rglob(ending)]
    return sorted(path.relative_to(folder) for path in made if "build" not in path.relative_to(folder).parts)


class CompiledModules(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore]
    """Adds the compiled modules to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        self.folder = tempfile.mkdtemp(prefix="arabdiplo-")
        for path in compile_into(Path(self.root, "src", "arabdiplo"), Path(self.folder)):
            build_data["force_include"][str(Path(self.folder, path))] = path.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(getattr(self, "folder", ""), ignore_errors=True)
