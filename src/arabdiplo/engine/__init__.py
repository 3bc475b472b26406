"""Compiled rules and the engine that runs them."""

from .run import Engine

__all__ = ["Engine"]
