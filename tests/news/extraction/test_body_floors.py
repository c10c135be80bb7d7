"""The body reader on real pages that stand beside the project: runs where they are, and says what may not get worse.

A part of each set, for speed; `make bench-extraction` measures all of it and beside trafilatura.
"""

import pytest

from tests.support.template_file import ROOT
from tools.bench.extraction import pages, scoring
from tools.bench.extraction.contestants import our_body

CAPTURES = ROOT.parent / "shared" / "captures" / "articles"
FLOORS = {"body-truth": 0.965, "publisher-fixtures": 0.98, "wcxb-dev": 0.94}
MOST_PAGES = 60

pytestmark = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captured pages are not part of the project")


@pytest.mark.parametrize("name", FLOORS)
def test_bodies_are_as_good_as_they_were(name: str) -> None:
    of_set = pages.load(CAPTURES, [name])
    measured = of_set[:: -(-len(of_set) // MOST_PAGES)]
    assert scoring.score(scoring.match(page.body, our_body(page)) for page in measured).f1 > FLOORS[name]
