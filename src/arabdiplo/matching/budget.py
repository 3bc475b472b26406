"""How much work one text may cost: a ceiling in steps, the same on every machine, and a limit of time."""

from __future__ import annotations

import math
import time
from typing import NoReturn

from arabdiplo.errors import BudgetExceeded, LimitExceeded

#: steps a token that a text may cost; the bundled rules need some hundred at most
STEPS = 10_000


class Budget:
    """The steps of one text, and its seconds (0: as many as it takes).

    A step is one word that a line of a pattern is run over, or one slot or condition that an
    arm of a frame may ask of a trigger (as `arabdiplo bench` counts them).

    >>> budget = Budget(10)
    >>> budget.spend("visit.travel", 7)
    >>> budget.spend("visit.tour", 7)
    Traceback (most recent call last):
    arabdiplo.errors.BudgetExceeded: given up after 14 steps, at visit.tour; the budget is 10
    """

    __slots__ = ("end", "most", "seconds", "spent")

    def __init__(self, most: int, seconds: float = 0) -> None:
        self.most = most
        self.spent = 0
        self.seconds = seconds
        self.end = time.monotonic() + seconds if seconds else math.inf

    def spend(self, rule: str, steps: int) -> None:
        """Count the steps of a rule; raises BudgetExceeded if they are too many."""
        self.spent += steps
        if self.spent > self.most:
            self.stop(rule)

    def takes(self, steps: int) -> bool:
        """Count the steps of many rules, if they are not too many."""
        if self.spent + steps > self.most:
            return False
        self.spent += steps
        return True

    def stop(self, rule: str) -> NoReturn:
        """Raise BudgetExceeded at a rule."""
        raise BudgetExceeded(rule, self.spent, self.most)

    def look(self) -> None:
        """Look at the clock, which is asked between sentences and stages, not for each word; raises LimitExceeded."""
        if time.monotonic() > self.end:
            raise LimitExceeded.of_seconds(self.seconds)
