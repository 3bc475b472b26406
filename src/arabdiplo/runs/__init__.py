"""Runs over many documents: several processes, output that survives being broken off, Parquet or JSON Lines."""

from arabdiplo._limits import Limits
from arabdiplo._rows import Keeper
from arabdiplo.errors import OutputError
from arabdiplo.io.columns import Columns
from arabdiplo.io.files import is_run

from .results import results
from .run import Progress, Summary, run

__all__ = ["Columns", "Keeper", "Limits", "OutputError", "Progress", "Summary", "is_run", "results", "run"]
