"""What runs a text through all stages: compiled rules, triggers, status, times, records."""

from .run import Engine

__all__ = ["Engine"]
