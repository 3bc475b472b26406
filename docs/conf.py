"""The documentation as a site: `make docs` writes build/docs; what is not right is an error."""

from __future__ import annotations

from typing import Any

from arabdiplo import __version__
from arabdiplo.tools.highlight import DplLexer

project = "arabdiplo"
release = version = __version__
extensions = ["myst_parser"]
exclude_patterns = ["pictures", "editors"]
myst_heading_anchors = 4
html_theme = "alabaster"
html_theme_options = {"description": "Diplomatic events in Arabic news", "show_powered_by": False}
html_copy_source = False
html_static_path = ["site"]
html_css_files = ["site.css"]
# records and screens are shown with «…» where something is left out
suppress_warnings = ["misc.highlighting_failure"]


def setup(app: Any) -> None:
    """The rule language has a lexer."""
    app.add_lexer("dpl", DplLexer)
