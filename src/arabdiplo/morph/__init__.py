"""Words: their segments and readings; `morph.expand` makes the forms of lexicon entries."""

from arabdiplo.morph.model import Feature, Form, Reading, Row, Segment
from arabdiplo.morph.morphology import Morphology
from arabdiplo.morph.table import GeneralTable

__all__ = ["Feature", "Form", "GeneralTable", "Morphology", "Reading", "Row", "Segment"]
