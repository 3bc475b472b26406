"""Reading documents from files."""

from .columns import Columns
from .decode import Item
from .readers import read

__all__ = ["Columns", "Item", "read"]
