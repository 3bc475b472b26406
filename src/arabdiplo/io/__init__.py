"""Reading documents from files."""

from arabdiplo.io.readers import Item, read

__all__ = ["Item", "read"]
