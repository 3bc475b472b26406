"""`arabdiplo report`: the events of documents on one page, for people; nothing comes from the network."""

from arabdiplo.report.page import Limits, report

__all__ = ["Limits", "report"]
