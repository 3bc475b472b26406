"""What explain knows about a text: events with their derivation, and how far every other rule came.

`explain` reads the text with the engine that also extracts and looks on; nothing is
worked out a second time by other means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from arabdiplo.events.records import Span, Trace

if TYPE_CHECKING:
    from arabdiplo._api import Extractor

Rules = frozenset[str] | None
"""rules (`visit.travel`) and modules (`visit`) asked for; None: all"""


def wanted(rule: str, rules: Rules) -> bool:
    """Whether a rule is among those asked for: by `module.rule`, or by its module alone.

    >>> wanted("visit.travel", frozenset(["visit"])), wanted("visit.travel", frozenset(["visit.tour"]))
    (True, False)
    """
    return rules is None or rule in rules or rule.partition(".")[0] in rules


@attrs.frozen(slots=True)
class Place:
    """Where a rule stands: its file and a line of it (from 1)."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@attrs.frozen(slots=True)
class Part:
    """One thing that a rule asks for, and what the text has of it.

    state: ``yes``, ``no``, or ``open`` (not asked, since an earlier part failed or it need
    not be there); word: the stretch of text that decided it.
    """

    name: str
    wanted: str
    state: str
    word: Span | None = None
    found: str = ""


@attrs.frozen(slots=True)
class Attempt:
    """What one arm of a frame made of one trigger.

    outcome: ``found``, ``lost``, ``blocked``, ``wrong``, ``missing``, ``no light verb``;
    parts in the order in which the engine asks; reached: how many of `of` needed parts held.
    """

    rule: str
    place: Place
    arm: int
    """number of the arm within its frame, from 1"""
    trigger: Span
    outcome: str
    role: str
    reached: int
    of: int
    parts: tuple[Part, ...]
    advice: str = ""
    """what would have satisfied the part that failed"""


@attrs.frozen(slots=True)
class NearMiss:
    """How far a line of a pattern came at the place where it came farthest."""

    rule: str
    place: Place
    line: int
    """number of the line within its pattern, from 1"""
    reached: int
    of: int
    matched: Span | None
    failed: str
    """the part that failed, as the rule has it"""
    word: Span | None
    """the word at which it failed; None at the end of the text"""
    found: str = ""
    """what that word is"""


@attrs.frozen(slots=True)
class Skipped:
    """A rule that was not tried: nothing in the text begins it.

    begins: words with which it begins, the most telling first; nearest: the word of the
    text that is closest to one of them, with what it is like, or that is one of them.
    """

    rule: str
    place: Place
    begins: tuple[str, ...] = ()
    nearest: Span | None = None
    like: str = ""
    reading: str = ""
    why: str = ""
    """why a word that begins the rule does not begin it here; "" if there is none"""


@attrs.frozen(slots=True)
class Tree:
    """A step of a derivation: a role, a chunk or a word, what made it, and of what it is made."""

    label: str
    span: Span | None
    by: str = ""
    """the rule that made it, with its line; empty for words"""
    row: str = ""
    """the row of the lexicon that the word is read by"""
    children: tuple[Tree, ...] = ()


@attrs.frozen(slots=True)
class LostMatch:
    """A match of a pattern that lost its words to another one."""

    rule: str
    place: Place
    span: Span
    winner: str
    reason: str


@attrs.frozen(slots=True)
class Explanation:
    """All of it, for one text.  trees: event id → derivation of the event."""

    trace: Trace
    attempts: tuple[Attempt, ...] = ()
    near: tuple[NearMiss, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    trees: tuple[tuple[str, Tree], ...] = ()
    lost: tuple[LostMatch, ...] = ()
    """matches of patterns that lost their words"""
    rules: tuple[tuple[str, Place, str], ...] = ()
    """rule, place and hash of each rule that made an event or a chunk in it; the hash changes with the rule"""


def explain(extractor: Extractor, text: str, date: str | None = None, rules: Rules = None) -> Explanation:
    """Read a text and say of every rule, or of those asked for, how far it came.

    Near misses of patterns and the words nearest to a trigger are worked out for rules
    that are asked for only, as they are of use one at a time.  Raises InputError for a
    date that is none.

    >>> import arabdiplo
    >>> near = explain(arabdiplo.Extractor(), "زار المرض القرية", rules=frozenset(["visit.travel"]))
    >>> attempt = near.attempts[0]
    >>> attempt.outcome, attempt.role, attempt.reached, attempt.of
    ('wrong', 'visitor', 3, 6)
    """
    from arabdiplo.events.dates import iso_date
    from arabdiplo.tools.why import Watcher

    watcher = Watcher(extractor.engine, text, rules)
    trace = extractor.finish(extractor.engine.examine(text, iso_date(date), watcher))
    return watcher.explanation(trace)
