"""Outcomes of checks as JUnit XML, which most build servers read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from arabdiplo.tools.tester import Outcome

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""what XML 1.0 cannot hold"""


def junit(outcomes: Iterable[Outcome], failures: Iterable[str] = ()) -> str:
    """One suite a module, one case a check; failures: what failed beside checks (thresholds).

    >>> passed = Outcome("visit.travel", "example", "زار", "visit.dpl", 3, 1)
    >>> print(junit([passed]).splitlines()[1])
    <testsuites tests="1" failures="0">
    """
    suites: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        suites.setdefault(outcome.rule.partition(".")[0], []).append(outcome)
    extra = list(failures)
    every = [outcome for suite in suites.values() for outcome in suite]
    failed = sum(not outcome.passed for outcome in every) + len(extra)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites tests="{len(every) + len(extra)}" failures="{failed}">',
    ]
    for module, suite in suites.items():
        bad = sum(not outcome.passed for outcome in suite)
        lines.append(f'  <testsuite name={_attribute(module)} tests="{len(suite)}" failures="{bad}">')
        for outcome in suite:
            lines += _case(outcome)
        lines.append("  </testsuite>")
    if extra:
        lines.append(f'  <testsuite name="thresholds" tests="{len(extra)}" failures="{len(extra)}">')
        for failure in extra:
            lines.append(
                f"    <testcase name={_attribute(failure)}><failure message={_attribute(failure)}/></testcase>"
            )
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _case(outcome: Outcome) -> list[str]:
    name = _attribute(f"{outcome.kind} «{outcome.text}»")
    where = f'file={_attribute(outcome.path)} line="{outcome.line}"'
    head = f"    <testcase classname={_attribute(outcome.rule)} name={name} {where}"
    if outcome.passed:
        return [head + "/>"]
    first = _attribute(outcome.differences[0])
    body = escape(_clean("\n".join(outcome.differences)))
    return [head + ">", f"      <failure message={first}>{body}</failure>", "    </testcase>"]


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
