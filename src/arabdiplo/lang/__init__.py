"""The rule language: from `*.dpl` files to a checked `Program`.

>>> from arabdiplo.lang import check_rules, load_rules
"""

from .diagnostics import KINDS, Diagnostic, RuleError
from .load import bundled_rules_dir, check_rules, load_rules
from .program import Program

__all__ = ["KINDS", "Diagnostic", "Program", "RuleError", "bundled_rules_dir", "check_rules", "load_rules"]
