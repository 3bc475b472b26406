"""The command line; one file a command.  Nothing here is imported by the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> None:
    """Run `arabdiplo`; exits with 0 fine, 1 findings, 2 usage, 3 bad input, 130 stopped."""
    try:
        from arabdiplo.cli.root import run

        code = run(argv)
    except KeyboardInterrupt:  # while it is loaded; later `run` says it
        code = 130
    sys.exit(code)
