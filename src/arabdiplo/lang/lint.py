"""Warnings: what is no error and yet surely not meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .diagnostics import Report
from .program import Program

if TYPE_CHECKING:
    from .load import Loaded


def lint(files: Sequence[Loaded], program: Program, report: Report) -> None:
    """Add the warnings of a program to *report*."""
