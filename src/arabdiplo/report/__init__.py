"""`arabdiplo report`: the events of documents on one page, for people; nothing comes from the network."""

from arabdiplo.report.page import PageSize, report

__all__ = ["PageSize", "report"]
