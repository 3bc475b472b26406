"""Runs over many documents: several processes, output that survives being broken off, Parquet or JSON Lines."""

from .disk import OutputError
from .raw import Columns
from .results import is_run, results
from .rows import Keeper, Limits
from .run import Progress, Summary, run

__all__ = ["Columns", "Keeper", "Limits", "OutputError", "Progress", "Summary", "is_run", "results", "run"]
