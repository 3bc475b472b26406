"""How much work one text may cost: a ceiling in steps, the same on every machine."""

from __future__ import annotations

from typing import NoReturn

from arabdiplo.errors import BudgetExceeded

#: steps a token that a text may cost; the bundled rules need some hundred at most
STEPS = 10_000


class Budget:
    """The steps of one text.

    A step is one word that a line of a pattern is run over, or one slot or condition that an
    arm of a frame may ask of a trigger (as `arabdiplo bench` counts them).

    >>> budget = Budget(10)
    >>> budget.spend("visit.travel", 7)
    >>> budget.spend("visit.tour", 7)
    Traceback (most recent call last):
    arabdiplo.errors.BudgetExceeded: given up after 14 steps, at visit.tour; the budget is 10
    """

    __slots__ = ("most", "spent")

    def __init__(self, most: int) -> None:
        self.most = most
        self.spent = 0

    def spend(self, rule: str, steps: int) -> None:
        """Count the steps of a rule; raises BudgetExceeded if they are too many."""
        self.spent += steps
        if self.spent > self.most:
            self.stop(rule)

    def stop(self, rule: str) -> NoReturn:
        """Raise BudgetExceeded at a rule."""
        raise BudgetExceeded(rule, self.spent, self.most)
