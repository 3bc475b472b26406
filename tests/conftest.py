"""Measurements of time on machines that others use too."""

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def patiently() -> Callable[[Callable[[], None]], None]:
    """Run a check of times until it holds, five times at most: what is slow is slow every time, a neighbour is not."""

    def run(check: Callable[[], None]) -> None:
        for pause in (0.1, 0.5, 2, 5):
            try:
                return check()
            except AssertionError:
                time.sleep(pause)
        check()

    return run
