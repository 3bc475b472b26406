"""What the tests of the workbench share."""

import pytest

import arabdiplo


@pytest.fixture(scope="session")
def extractor() -> arabdiplo.Extractor:
    """The bundled rules, loaded once."""
    return arabdiplo.Extractor()
