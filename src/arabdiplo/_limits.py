"""What reading one text may take, wherever texts are read: an `Extractor`, `extract`, a run, Spark, spaCy."""

from __future__ import annotations

import attrs

from arabdiplo.errors import InputError, LimitExceeded, wanted

_LONGEST = 10_000_000
"""seconds that an alarm can be set to, some four months"""


@attrs.frozen(slots=True)
class Limits:
    """What one text may take; one that takes more raises `LimitExceeded`, and in a run is an error of its own.

    chars: code points of the text.  seconds: of the clock, from when its turn has come; 0 for no such limit.  The
    clock is looked at between sentences and between the stages of the rules, so a long text is given up soon after.

    Raises InputError for what is no limit, TypeError for what is no number.

    >>> from arabdiplo import extract
    >>> extract("زار الوزير الكيني تونس أمس", limits=Limits(chars=20, seconds=2))
    Traceback (most recent call last):
    arabdiplo.errors.LimitExceeded: 26 characters; the limit is 20 (Limits.chars, --max-chars)
    """

    chars: int = attrs.field(default=1_000_000)
    seconds: float = attrs.field(default=120.0)

    @chars.validator
    def _some(self, _: object, chars: int) -> None:
        if wanted(chars, int, "a limit of chars is a whole number") < 1:
            raise InputError(f"a limit of {chars} characters is none; it is 1,000,000 if you leave it out")

    @seconds.validator
    def _countable(self, _: object, seconds: float) -> None:
        if not 0 <= wanted(seconds, (int, float), "a limit of seconds is a number") <= _LONGEST:  # nor nan
            raise InputError(f"a limit of {seconds} seconds is none; up to {_LONGEST:,} can be set, 0 is no limit")

    def fits(self, text: str) -> str:
        """The text, if it is not too long; raises LimitExceeded."""
        if len(text) > self.chars:
            raise LimitExceeded.of_chars(len(text), self.chars)
        return text


def some_limits(limits: object) -> Limits:
    """The limits that a caller gives; raises TypeError for what is none."""
    if not isinstance(limits, Limits):
        raise TypeError(f"limits are Limits(chars=…, seconds=…), this is {type(limits).__name__}")
    return limits
