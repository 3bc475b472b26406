"""Diagnostics as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath

from arabdiplo._version import __version__
from arabdiplo.lang.diagnostics import KINDS, Diagnostic


def sarif(found: Sequence[Diagnostic]) -> str:
    """One run with all of *found*; columns count code points.

    >>> '"version": "2.1.0"' in sarif([])
    True
    """
    codes = sorted({each.code for each in found})
    rules = [
        {
            "id": code,
            "name": KINDS[code].title,
            "shortDescription": {"text": KINDS[code].title},
            "defaultConfiguration": {"level": KINDS[code].severity},
        }
        for code in codes
    ]
    driver = {"name": "arabdiplo", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code)) for each in found],
    }
    whole = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _result(each: Diagnostic, rule: int) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": PurePath(each.path).as_posix()}}
    if each.line:
        place["region"] = {"startLine": each.line, "startColumn": max(each.column, 1)}
    text = f"{each.message}; {each.hint}" if each.hint else each.message
    result: dict[str, object] = {
        "ruleId": each.code,
        "ruleIndex": rule,
        "level": each.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
    if each.related:
        result["relatedLocations"] = [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": PurePath(other.path).as_posix()},
                    "region": {"startLine": other.line, "startColumn": max(other.column, 1)},
                },
                "message": {"text": other.message},
            }
            for other in each.related
        ]
    return result
