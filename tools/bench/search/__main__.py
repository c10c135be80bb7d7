"""`make bench-search`: an index of 100,000 recombined articles, and what is promised of it, one line each.

Times are of a processor of this machine, the network's apart: in AWS a search waits for one batch of DynamoDB besides,
and a cold start for the packs from S3.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from pathlib import Path

from chautari.api.endpoint import Request
from chautari.api.search import article_search
from chautari.news.model.stored_article import ArticleSummary
from chautari.search import served_index
from chautari.search.indexing.index_entries import entry_of
from chautari.search.model.index_manifest import IndexManifest
from chautari.search.model.question import Filters, read_question
from chautari.search.model.search_engine import PageWanted
from chautari.search.served_index import ServedIndex
from chautari.search.store import index_files
from chautari.search.store.index_shelf import FolderShelf
from chautari.search.tantivy_engine.tantivy_search import TantivySearch
from chautari.search.tantivy_engine.tantivy_writer import TantivyWriter
from tools.bench.folders import holding
from tools.bench.search import cold, corpus, fts5, rows, spellings
from tools.bench.search.corpus import NOW, News
from tools.bench.search.questions import questions
from tools.costs import document

ARTICLES, NEW = 100_000, 20
SHELF_MEGABYTES_A_SECOND = 40  # from S3 to a Lambda of 1 GB: public reports say 60 to 90


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder of a run, the news it is made of, and the articles that are indexed."""

    folder: Path
    news: News
    articles: list[ArticleSummary]

    @property
    def shelf(self) -> FolderShelf:
        """Where the index is published."""
        return FolderShelf(self.folder / "shelf")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="make bench-search")
    parser.add_argument("--dir", type=holding("*.json.gz"), required=True, help="the days of news: captures/news-days")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    options = parser.parse_args()
    chance, news = random.Random(1), News(options.dir)  # noqa: S311 (a bench)
    with tempfile.TemporaryDirectory() as folder:
        made = [*corpus.articles(news, options.articles, chance), *_spelling_articles(options.articles)]
        bench = Bench(Path(folder), news, made)
        for part in (_build, _spellings, _times, _start, _news, _other_engine, _cost):
            for line in part(bench):
                print(line, flush=True)


def _spelling_articles(start: int) -> Iterator[ArticleSummary]:
    for listed in spellings.lists():
        yield from spellings.articles(listed, start)


def _build(bench: Bench) -> Iterator[str]:
    begin = time.process_time()
    work = bench.folder / "work"
    work.mkdir()
    writer = TantivyWriter(work, NOW)
    writer.add(map(entry_of, bench.articles))
    writer.commit()
    seconds = time.process_time() - begin
    engine = TantivySearch(work)
    packs = index_files.shelve(bench.shelf, work, {})
    manifest = IndexManifest(NOW, NOW, engine.oldest(), engine.articles(), index_files.meta_of(work), packs)
    bench.shelf.publish(manifest.to_json(), "")
    size, packed = _megabytes(work), _megabytes(bench.folder / "shelf")
    yield f"index: {engine.articles():,} articles, {size:.1f} MB, {packed:.1f} packed, {seconds:.0f} s of CPU to build"


def _spellings(bench: Bench) -> Iterator[str]:
    engine = TantivySearch(bench.folder / "work")
    for listed in spellings.lists():
        scored = spellings.score(
            engine, listed, (article for article in bench.articles if article.source == listed.source)
        )
        yield (
            f"spellings, {listed.source}: {scored.found_share:.3f} of {scored.pairs} ordered pairs found, "
            f"across scripts {scored.across_share:.3f}, {scored.foreign:.2f} other names in the first ten"
        )


def _times(bench: Bench) -> Iterator[str]:
    texts = list(questions(bench.news, random.Random(2)))  # noqa: S311 (a bench)
    served = ServedIndex(bench.shelf, bench.folder / "served")
    served_index.of_process = lambda: served  # type: ignore[assignment]
    table = rows.table(bench.articles)
    by_kind: dict[str, list[float]] = {}
    for kind, text in (*texts[:20], *texts):
        request = Request("/v1/search", {"q": text, "limit": "20"}, table, NOW)
        begin = time.process_time()
        article_search.search(request)
        by_kind.setdefault(kind, []).append((time.process_time() - begin) * 1000)
    for kind, times in (*by_kind.items(), ("all", list(chain.from_iterable(by_kind.values())))):
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        yield f"/v1/search, {kind}: p50 {p50:.1f}, p95 {p95:.1f}, most {max(times):.1f} ms of {len(times)}"


def _start(bench: Bench) -> Iterator[str]:
    steps = cold.milliseconds(bench.folder / "shelf")
    fetch = _megabytes(bench.folder / "shelf") / SHELF_MEGABYTES_A_SECOND * 1000
    listed = ", ".join(f"{name} {taken:.0f}" for name, taken in steps.items() if name != "together")
    together = steps["together"]
    yield f"cold start: {together:.0f} ms ({listed}); with {fetch:.0f} ms for S3 {together + fetch:.0f} ms"


def _news(bench: Bench) -> Iterator[str]:
    """What one run with NEW articles takes: writing, shelving, and swapping by who serves."""
    served = ServedIndex(bench.shelf, bench.folder / "swapped", iter(range(0, 10_000, 100)).__next__)
    manifest, _ = served.current()
    shelved = bench.shelf.manifest()
    etag = shelved.etag if shelved else ""
    begin, work = time.process_time(), bench.folder / "work"
    writer = TantivyWriter(work, NOW)
    for number in range(NEW):
        article = corpus.summary(10**6 + number, "en", "Balloons over Bandipur", "Found at once.", 10**6)
        writer.replace(entry_of(article))
    writer.commit()
    packs = index_files.shelve(bench.shelf, work, manifest.packs)
    state = IndexManifest(NOW, NOW + timedelta(minutes=2), NOW, 0, index_files.meta_of(work), packs)
    bench.shelf.publish(state.to_json(), etag)
    written, begin = time.process_time() - begin, time.process_time()
    _, engine = served.current()
    swapped = time.process_time() - begin
    total = engine.search(read_question("balloons bandipur"), Filters(), PageWanted(0, 100)).total
    yield f"{NEW} new articles: {written * 1000:.0f} ms to take in, {swapped * 1000:.0f} ms to swap; {total} found"


def _other_engine(bench: Bench) -> Iterator[str]:
    size = fts5.build(bench.folder / "fts5", bench.articles) / 1e6
    times = []
    with sqlite3.connect(bench.folder / "fts5") as database:
        for _, text in questions(bench.news, random.Random(2)):  # noqa: S311 (a bench)
            begin = time.process_time()
            fts5.search(database, text)
            times.append((time.process_time() - begin) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    yield f"FTS5 instead, detail=full, bm25: {size:.1f} MB, engine alone p95 {p95:.1f}, most {max(times):.1f} ms"


def _cost(_: Bench) -> Iterator[str]:
    (line,) = (line for line in document.lines(1e5) if line.service == "S3, index of search")
    yield f"cost: {line.dollars:.2f} dollars a month for its bucket ({line.units}); all of it in docs/costs.md"


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
