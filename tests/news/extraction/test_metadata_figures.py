"""How metadata is scored, and that ours stays above the best libraries on the captures beside the project."""

import pytest

from tests.support.template_file import ROOT as CHECKOUT
from tools.bench.extraction import metadata, pages
from tools.bench.extraction.metadata import HEADS, Said
from tools.bench.extraction.pages import TruePage

CAPTURES = CHECKOUT.parent / "shared" / "captures" / "articles"
# The best library of each column on the pages of wcxb-dev, as `make bench-extraction` prints them.
BEST = {"title": 0.828, "near": 0.896, "authors": 0.644, "name F1": 0.703, "date": 0.883, "date P": 0.888}


def scored(page: TruePage, said: Said) -> dict[str, float]:
    return dict(zip(HEADS, metadata.scores([(page, said)]), strict=True))


def test_quotation_marks_and_the_order_of_names_make_no_difference() -> None:
    page = TruePage("a", "1", b"", "", title="It’s “snow”", authors=("Mina Rai and Hari Lama",), published="2025-11-18")
    found = scored(page, Said('it\'s "snow"', ("Hari Lama", "Mina Rai"), "2025-11-18T09:30:00+05:45"))
    assert (found["title"], found["authors"], found["name F1"], found["date"]) == (1, 1, 1, 1)


def test_a_missing_name_a_wrong_day_and_a_clipped_title_count() -> None:
    page = TruePage("a", "1", b"", "", title="Snow falls", authors=("Mina Rai", "Hari Lama"), published="2025-11-18")
    found = scored(page, Said("Snow", ("Mina Rai",), "2025-11-19"))
    assert (found["title"], found["authors"], found["name P"], found["name R"], found["date"]) == (0, 0, 1, 0.5, 0)


def test_an_instant_counts_in_any_zone_and_never_without_one() -> None:
    page = TruePage("a", "1", b"", "", title="Snow", published="2025-11-18 09:30:00+05:45")
    assert scored(page, Said(published="2025-11-18T03:45:00+00:00"))["instant"] == 1
    assert scored(page, Said(published="2025-11-18T09:30:00"))["instant"] == 0


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures lie beside the project, not in it")
def test_ours_is_above_the_best_library_in_every_column() -> None:
    ours = metadata.READERS["chautari"]
    found = [(page, ours(page)) for page in pages.load(CAPTURES, ["wcxb-dev"])]
    reached = dict(zip(HEADS, metadata.scores(found), strict=True))
    assert {column: reached[column] for column, best in BEST.items() if reached[column] <= best} == {}
