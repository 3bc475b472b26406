"""The clitics of a word, from data/clitics.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabdiplo.text.letters import ARTICLE
from arabdiplo.text.lists import rows_beside


class Clitic(NamedTuple):
    """A proclitic of one letter, or a pronoun suffix.

    kind: ``conj``, ``future``, ``prep``, ``suffix``; cost: of cutting it off, on_particle: of a particle (لي، لكم);
    wants: what may follow it (see `Cut`); hides: the letter of the article that is not written after it (للوزير);
    trust: where it is no letter of the word itself: ``any``, before a verb of the ``past`` or ``present`` (or as its
    object), before the ``article``; ``little``: news seldom has it, so that a word that ends in it may be a name
    (أدنوك، لافاني); never_on: the classes of words that it never stands on (كينيك is a name, no adjective with ك).
    """

    kind: str
    form: str
    cost: int
    on_particle: int
    wants: tuple[str, ...]
    hides: str
    trust: str
    never_on: tuple[str, ...]

    @property
    def article(self) -> str:
        """The article as it is written after it."""
        return ARTICLE.removeprefix(self.hides)


def _clitics() -> Iterator[Clitic]:
    for kind, form, cost, on_particle, wants, hides, trust, never_on, _ in rows_beside(__file__, "clitics.tsv"):
        price, classes = int(cost), tuple(wants.split(" or "))
        yield Clitic(kind, form, price, int(on_particle or price), classes, hides, trust, tuple(never_on.split(" or ")))


_ALL = tuple(_clitics())
PROCLITICS = {clitic.form: clitic for clitic in _ALL if clitic.kind != "suffix"}
SUFFIXES = {clitic.form: clitic for clitic in _ALL if clitic.kind == "suffix"}
