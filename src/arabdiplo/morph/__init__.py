"""Words: their segments, their readings, and the forms of lexicon entries."""

from arabdiplo.morph.expand import Expansion, expand
from arabdiplo.morph.model import Feature, Form, Reading, Row, Segment
from arabdiplo.morph.morphology import Morphology
from arabdiplo.morph.table import GeneralTable

__all__ = ["Expansion", "Feature", "Form", "GeneralTable", "Morphology", "Reading", "Row", "Segment", "expand"]
