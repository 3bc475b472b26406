"""A page of texts with their events: right to left, no script, nothing from the network.

Each event has a colour; its trigger and roles lie on it, a stretch of more than some words
is underlined in it.  The role shows below the line when the pointer rests on a word, within the
text's own width, so that no edge cuts it off; the explanation is folded below the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from arabdiplo.events.records import Event
from arabdiplo.tools.explain import lines
from arabdiplo.tools.explanation import Explanation, Rules, wanted
from arabdiplo.tools.marks import event_head, event_marks, implicit

COLOURS = ("#afd7ff", "#afffaf", "#ffd787", "#ffafd7", "#afffff", "#ffffaf", "#d7afff", "#d0d0d0")
"""backgrounds on which black reads well"""
_LONG = 60
"""letters from which a filler is underlined only, so that what lies in it can be seen"""

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.1rem/2 "Noto Naskh Arabic", "Amiri", "DejaVu Sans", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
article { border-bottom: 1px solid #8888; margin-bottom: 1.5rem; padding-bottom: 1rem; }
p.text { font-size: 1.3rem; position: relative; white-space: pre-wrap; }
mark { color: #000; border-radius: .2rem; }
u { text-decoration-thickness: .2rem; text-underline-offset: .35rem; text-decoration-skip-ink: none; }
[data-roles] { cursor: help; }
[data-roles]:hover::after { content: attr(data-roles); position: absolute; left: 0; right: 0; width: fit-content; max-width: 100%; box-sizing: border-box; margin: 2.6em auto 0; z-index: 1; background: #1d2b53; color: #fff; border-radius: .3rem; direction: ltr; font: .85rem/1.5 monospace; padding: .2rem .5rem; white-space: pre-wrap; }
ul { list-style: none; padding: 0; direction: ltr; text-align: left; font-size: .95rem; }
li mark { padding: 0 .4rem; }
details pre { direction: ltr; text-align: left; font: .85rem/1.6 monospace; overflow-x: auto; unicode-bidi: plaintext; white-space: pre-wrap; }
bdi { unicode-bidi: isolate; }
"""  # noqa: E501


def page(explanations: Sequence[Explanation], rules: Rules = None) -> str:
    """The whole page.

    >>> from arabdiplo.events import Document, Trace
    >>> '<html lang="ar" dir="rtl">' in page([Explanation(Trace(Document("a", "زار الوزير")))])
    True
    """
    body = "\n".join(_article(explanation, rules) for explanation in explanations)
    return f"""<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>arabdiplo</title>
<style>{_STYLE}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _article(explanation: Explanation, rules: Rules) -> str:
    document = explanation.trace.document
    events = [event for event in document.events if wanted(event.rule, rules)]
    name = f"<h2><bdi>{escape(document.id)}</bdi></h2>\n" if document.id else ""
    items = "\n".join(_item(event, colour(i)) for i, event in enumerate(events))
    told = "\n".join(map(_quoted, lines(explanation, rules, tree=True)))
    return f"""<article>
{name}<p class="text">{marked(document.text, events)}</p>
<ul>
{items or "<li>no event</li>"}
</ul>
<details><summary>explain</summary><pre>{told}</pre></details>
</article>"""


def colour(number: int) -> str:
    """The colour of the event with this number."""
    return COLOURS[number % len(COLOURS)]


def _item(event: Event, background: str) -> str:
    facts = "".join(f"<br>{_quoted(fact)}" for fact in implicit(event))
    head = f'<mark style="background:{background}"><bdi>{escape(event.trigger.text)}</bdi></mark>'
    return f"<li>{head} {escape(event_head(event))}{facts}</li>"


def marked(text: str, events: Iterable[Event]) -> str:
    """The text with the events marked in it.

    It is cut wherever a trigger or filler begins or ends; a piece that belongs to several
    events shows their colours one above the other.
    """
    spans = [
        (start, end, f"{event.type} {event.id}: {label}", colour(i))
        for i, event in enumerate(events)
        for start, end, label in event_marks(event)
    ]
    cuts = sorted({0, len(text), *(place for start, end, *_ in spans for place in (start, end))})
    return "".join(
        _piece(text[first:last], [span for span in spans if span[0] <= first and last <= span[1]])
        for first, last in zip(cuts, cuts[1:], strict=False)
    )


def _piece(words: str, over: list[tuple[int, int, str, str]]) -> str:
    out = escape(words)
    if not over:
        return out
    long = [span for span in over if span[1] - span[0] > _LONG]
    short = list(dict.fromkeys(span[3] for span in over if span not in long))
    if short:
        out = f'<mark style="background:{_layers(short)}">{out}</mark>'
    for background in dict.fromkeys(span[3] for span in long):
        out = f'<u style="text-decoration-color:{background}">{out}</u>'
    roles = escape("\n".join(dict.fromkeys(span[2] for span in over)), quote=True)
    return f'<span data-roles="{roles}">{out}</span>'


def _layers(colours: list[str]) -> str:
    if len(colours) == 1:
        return colours[0]
    step = 100 / len(colours)
    stops = ", ".join(f"{each} {i * step:.0f}% {(i + 1) * step:.0f}%" for i, each in enumerate(colours))
    return f"linear-gradient(to bottom, {stops})"


def _quoted(line: str) -> str:
    """A line of an explanation, what is quoted in it isolated."""
    head, *rest = line.split("«")
    out = [escape(head)]
    for part in rest:
        words, closed, after = part.partition("»")
        out.append(f"«<bdi>{escape(words)}</bdi>{closed}{escape(after)}")
    return "".join(out)
