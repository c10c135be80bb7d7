"""`make bench-kinds`: how many articles are refused, and how many pages of other kinds pass; held-out sites first.

The pages stand beside the project and belong to their publishers. Rules and points were fitted on the tuned half; of
the other half only these counts were seen.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator

from chautari.news.extraction import NoArticle, extract
from tools.bench.extraction.__main__ import CAPTURES
from tools.bench.folders import holding
from tools.bench.kinds.pages import KindPage, load

REFUSABLE = ("listing", "collection", "product", "forum")
COUNTED_ONLY = ("service", "documentation")
HALVES = ("held-out", "tuned")
MOST_PASSING, MOST_REFUSED = 0.03, 0.01


def passes(page: KindPage) -> bool:
    """Whether the page is taken for an article, with no feed entry to compare it with."""
    try:
        return extract(page.html, page.url).kind != "error"
    except NoArticle:
        return False


def rows(pages: Iterable[KindPage]) -> Iterator[str]:
    """A table: for each half, and for both, the pages of each kind and how many of them pass."""
    counts: Counter[tuple[str, str, bool]] = Counter((page.half, page.kind, passes(page)) for page in pages)
    yield f"{'':<18}" + "".join(f"{kind:>16}" for kind in ("article", *REFUSABLE, *COUNTED_ONLY))
    for name, halves in {**{half: (half,) for half in HALVES}, "both": HALVES}.items():
        cells = (_cell(counts, halves, kind) for kind in ("article", *REFUSABLE, *COUNTED_ONLY))
        yield f"{name + ', passing':<18}" + "".join(f"{cell:>16}" for cell in cells)
        yield _shares(counts, halves)


def _cell(counts: Counter[tuple[str, str, bool]], halves: Iterable[str], kind: str) -> str:
    passing, refused = (sum(counts[half, kind, outcome] for half in halves) for outcome in (True, False))
    return f"{passing} of {passing + refused}"


def _shares(counts: Counter[tuple[str, str, bool]], halves: tuple[str, ...]) -> str:
    refused = sum(counts[half, "article", False] for half in halves)
    articles = refused + sum(counts[half, "article", True] for half in halves)
    passing = sum(counts[half, kind, True] for half in halves for kind in REFUSABLE)
    no_articles = passing + sum(counts[half, kind, False] for half in halves for kind in REFUSABLE)
    return (
        f"  articles refused {refused / articles:.1%} (aim {MOST_REFUSED:.0%}),"
        f" others passing {passing / no_articles:.1%} (aim {MOST_PASSING:.0%})"
    )


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dir", type=holding("wcxb-kinds/truth.json.gz"), default=str(CAPTURES))
    for row in rows(load(arguments.parse_args().dir)):
        print(row, flush=True)


if __name__ == "__main__":
    main()
