"""What a process learns in a test is forgotten after it: which file it runs next is chance."""

import tempfile
from collections.abc import Iterator

import pytest

from chautari.nepali import bikram_sambat
from chautari.news import sources
from chautari.rates.model import instruments

BUNDLED_YEARS = dict(bikram_sambat._rows)


@pytest.fixture(autouse=True, scope="session")
def temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders that last as long as a function's process, as that of its index, go with those of pytest."""
    before, tempfile.tempdir = tempfile.tempdir, str(tmp_path_factory.mktemp("temporary"))
    yield
    tempfile.tempdir = before


@pytest.fixture(autouse=True, scope="session")
def rules_of_sites() -> None:
    """Rules are kept once they are read: so before a test puts an outlet of its own into the registry."""
    sources.rules_of("")


@pytest.fixture(autouse=True)
def bundled_instruments() -> Iterator[None]:
    """What a test adopted is forgotten after it: a process knows the currencies of one system."""
    yield
    instruments.adopt(())


@pytest.fixture(autouse=True)
def bundled_years() -> Iterator[None]:
    """Rows of years that a test adopted are taken back."""
    yield
    if bikram_sambat._rows != BUNDLED_YEARS:
        bikram_sambat.adopt(BUNDLED_YEARS)
