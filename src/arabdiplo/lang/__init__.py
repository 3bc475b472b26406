"""The rule language: from `*.dpl` files to a checked `Program`.

>>> from arabdiplo.lang import check_rules, load_rules
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bundled import bundled_rules_dir
from .program import Program

if TYPE_CHECKING:
    from .diagnostics import KINDS as KINDS
    from .diagnostics import Diagnostic as Diagnostic
    from .diagnostics import RuleError as RuleError
    from .load import check_rules as check_rules
    from .load import load_rules as load_rules

__all__ = ["KINDS", "Diagnostic", "Program", "RuleError", "bundled_rules_dir", "check_rules", "load_rules"]

#: what a start with compiled rules does not need
_LAZY = {
    "KINDS": "diagnostics",
    "Diagnostic": "diagnostics",
    "RuleError": "diagnostics",
    "check_rules": "load",
    "load_rules": "load",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
