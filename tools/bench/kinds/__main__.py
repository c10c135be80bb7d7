"""`make bench-kinds`: how many articles are refused, and how many pages of other kinds pass; held-out sites first.

The pages stand beside the project and belong to their publishers. The shipped points are fitted to all of them: what
counts are the rows above, of points that were fitted to other sites alone. `ARGS=--fit` prints the points anew.
"""

import argparse
from collections.abc import Iterator, Sequence

from chautari.news.extraction.page_kind import LEAST_POINTS, POINTS
from tools.bench.extraction.__main__ import CAPTURES
from tools.bench.folders import holding
from tools.bench.kinds import fitting
from tools.bench.kinds.looks import Look, look
from tools.bench.kinds.pages import load

REFUSABLE = ("listing", "collection", "product", "forum")
COUNTED_ONLY = ("service", "documentation")
KINDS = ("article", *REFUSABLE, *COUNTED_ONLY)
MOST_PASSING, MOST_REFUSED = 0.03, 0.01
SEEDS = (0, 1, 2)
# Sets of news publishers alone.
NEWS = ("body-truth", "publisher-fixtures", "publisher-fixtures-more")


def rows(looks: Sequence[Look]) -> Iterator[str]:
    """The table: a half by points of the other, all pages by points of other sites, and by the shipped ones."""
    learned = [seen for seen in looks if seen.page.kind not in COUNTED_ONLY]
    yield f"{'':<28}" + "".join(f"{kind:>16}" for kind in KINDS)
    for half, other in (("held-out", "tuned"), ("tuned", "held-out")):
        points = fitting.fitted([seen for seen in learned if seen.page.half == other], list(POINTS))
        part = [seen for seen in looks if seen.page.half == half]
        yield from _rows(f"{half} by the other half", part, [fitting.score(seen, points) for seen in part])
    for seed in SEEDS:
        yield from _rows(f"by other sites, drawn {seed}", learned, fitting.validated(learned, seed))
    shipped = [fitting.score(seen, POINTS) for seen in looks]
    yield from _rows("as shipped", looks, shipped)
    news = [points >= LEAST_POINTS for seen, points in zip(looks, shipped, strict=True) if seen.page.set in NEWS]
    yield f"as shipped, of news publishers {sum(news)} of {len(news)} refused"


def _rows(name: str, looks: Sequence[Look], points: Sequence[int]) -> Iterator[str]:
    refused = [(seen.page.kind, count >= LEAST_POINTS) for seen, count in zip(looks, points, strict=True)]
    by_kind = {kind: [outcome for own, outcome in refused if own == kind] for kind in KINDS}
    cells = (f"{outcomes.count(False)} of {len(outcomes)}" for outcomes in by_kind.values())
    yield f"{name + ', passing':<28}" + "".join(f"{cell:>16}" for cell in cells)
    refusable = [outcome for kind in REFUSABLE for outcome in by_kind[kind]]
    articles = by_kind["article"]
    yield (
        f"  articles refused {sum(articles)} of {len(articles)}, {sum(articles) / len(articles):.1%} (aim"
        f" {MOST_REFUSED:.0%}), others passing {refusable.count(False)} of {len(refusable)},"
        f" {refusable.count(False) / len(refusable):.1%} (aim {MOST_PASSING:.0%})"
    )


def main() -> None:
    """Print the table, or the points fitted to all pages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dir", type=holding("wcxb-kinds/truth.json.gz"), default=str(CAPTURES))
    arguments.add_argument("--fit", action="store_true", help="print the points fitted to all pages")
    options = arguments.parse_args()
    looks = [look(page) for page in load(options.dir)]
    if options.fit:
        print(fitting.fitted([seen for seen in looks if seen.page.kind not in COUNTED_ONLY], list(POINTS)))
        return
    for row in rows(looks):
        print(row, flush=True)


if __name__ == "__main__":
    main()
