"""A commented rule file to begin a new type of event with."""

from __future__ import annotations

import re
from importlib.resources import files

from arabdiplo.errors import InputError

#: the verb of the starter if none is given
VERB = "افتتح"


def starter(type: str, verb: str = VERB, taken: frozenset[str] = frozenset()) -> str:
    """The text of a file that `check` and `test` pass, about the event *type* and a verb.

    type: name of the event and of the file; verb: its past, or its past and present where
    the past alone leaves a doubt; taken: names of events and modules that are there already.
    Raises InputError if the name is no name of the language or is taken, or if the verb is none, or several.

    >>> starter("opening").splitlines()[0]
    'dpl 1 # opening.dpl: who does it, to what'
    """
    from arabdiplo.lang.words import MAX_NAME, NAME, RESERVED

    if not NAME.fullmatch(type) or type in RESERVED:
        raise InputError(f"«{type}» is no name for an event: small letters, digits and «_», no word of the language")
    if type in taken:
        raise InputError(f"«{type}» is taken by a bundled module or event; choose another name")
    _check_verb(verb)
    text = files("arabdiplo.tools").joinpath("data/starter.dpl").read_text(encoding="utf-8")
    words = {"TYPE": type, "FRAME": f"{type}_verb"[:MAX_NAME], "VERB": verb, "PAST": verb.split()[0]}
    return re.sub("@([A-Z]+)@", lambda match: words[match[1]], text)


def _check_verb(verb: str) -> None:
    """Raises InputError for what `check` would refuse as a verb."""
    from arabdiplo.lang.check_words import VerbChecker
    from arabdiplo.lang.diagnostics import Report
    from arabdiplo.lang.expr import NOWHERE

    if not verb.split():
        raise InputError("--verb: there is no verb")
    report = Report()
    VerbChecker(report).word(verb, "", "", NOWHERE)
    for found in report.sorted():
        way_out = "name the verb by its past" if found.code == "D402" else found.hint
        raise InputError(f"--verb: {found.message}; {way_out}")
