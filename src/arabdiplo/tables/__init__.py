"""Documents and events as Arrow tables (extra `parquet`)."""

try:
    import pyarrow  # noqa: F401
except ImportError as error:  # pragma: no cover - the tests have it
    raise ImportError("Arrow tables need pyarrow: pip install 'arabdiplo[parquet]'") from error

from .build import Read, result_batch, split, tables
from .schema import ARGUMENTS, DOCUMENTS, EVENTS, RESULT, TABLES, VERSION

__all__ = ["ARGUMENTS", "DOCUMENTS", "EVENTS", "RESULT", "TABLES", "VERSION", "Read", "result_batch", "split", "tables"]
