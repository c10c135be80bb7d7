"""`docs/costs.md` as text: what a month costs at three sizes, dev and prod told apart, and what makes it cheaper."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.costs import counts, model, usual
from tools.costs.model import CostLine

PRICES = Path(__file__).with_name("prices.toml")
HEAD, REST, USUAL = (
    Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("head.md", "rest.md", "usual.md")
)
SIZES = ((1e5, "10^5"), (1e7, "10^7"), (1e9, "10^9"))
DEV_REQUESTS = 1_000.0
# Of the account's free units, that of one stage.
SHARE = 0.5
# A portal's month. Assumed: a visit is a page, its pictures and further pages, and what it looks after meanwhile.
VISITS, REQUESTS_OF_A_VISIT = 1e6, 10


def text() -> str:
    """The whole document."""
    prices = _prices()
    a_portal = sum(line.dollars for line in lines(VISITS * REQUESTS_OF_A_VISIT))
    head = HEAD.format(**prices, a_portal=a_portal, of_a_visit=REQUESTS_OF_A_VISIT)
    return head + "\n".join(_table()) + "\n" + _assumed(prices) + "\n" + _usual(prices)


def lines(requests: float, is_prod: bool = True) -> list[CostLine]:
    """What a stage with `requests` of readers costs a month, by service."""
    prices = _prices()
    return list(model.lines(counts.of_stage(requests, is_prod), prices["price"], prices["free"], SHARE))


def _prices() -> dict[str, Any]:
    return tomllib.loads(PRICES.read_text(encoding="utf-8"))


def _table() -> Iterator[str]:
    columns = [lines(DEV_REQUESTS, is_prod=False), *(lines(requests) for requests, _ in SIZES)]
    yield "| service | dev | " + " | ".join(f"prod, {name} requests" for _, name in SIZES) + " |"
    yield "| --- |" + " ---: |" * len(columns)
    for row in zip(*columns, strict=True):
        yield f"| {row[0].service} | " + " | ".join(_cell(line) for line in row) + " |"
    sums = (f"**{sum(line.dollars for line in column):,.2f}**" for column in columns)
    yield "| **together** | " + " | ".join(sums) + " |"


def _cell(line: CostLine) -> str:
    return f"{line.dollars:,.2f} ({line.units})"


def _assumed(prices: dict[str, Any]) -> str:
    stage, price = counts.of_stage(1e5), prices["price"]
    runs = ", ".join(f"{name.removesuffix('Function').lower()} {count:,.0f}" for name, count in stage.runs.items())
    flood = 1e6 * stage.answer_seconds * price["lambda_gb_second"] + price["lambda_million_calls"]
    flood += price["http_api_million"] + stage.answer_reads * price["dynamodb_million_reads"]
    flood += price["cloudfront_million"] + price["cloudfront_function_million"] + 10 * price["cloudfront_gb"]
    return REST.format(
        runs=runs,
        alarms=stage.alarms,
        metrics=stage.metrics,
        writes=counts.ARTICLE_WRITES,
        reads=counts.ARTICLE_READS,
        articles=stage.articles,
        outlets=counts.OUTLETS,
        a_day=counts.ARTICLES_A_DAY,
        seconds=counts.ARTICLE_SECONDS,
        kilobytes=counts.KILOBYTES,
        flood=flood,
    )


def _usual(prices: dict[str, Any]) -> str:
    """The table of what other designs would cost, with its head."""
    columns = [counts.of_stage(requests) for requests, _ in SIZES]
    designs = {
        "this one": [lines(requests) for requests, _ in SIZES],
        "functions without an edge, REST API, a read a part": [
            list(usual.functions(stage, prices, SHARE)) for stage in columns
        ],
        "containers, load balancer, PostgreSQL in two zones": [
            list(usual.containers(stage, prices, SHARE)) for stage in columns
        ],
    }
    rows = ["| design | " + " | ".join(f"{name} requests" for _, name in SIZES) + " |"]
    rows.append("| --- |" + " ---: |" * len(SIZES))
    for name, stages in designs.items():
        sums = (f"{sum(line.dollars for line in stage):,.2f}" for stage in stages)
        rows.append(f"| {name} | " + " | ".join(sums) + " |")
    return USUAL.format(table="\n".join(rows))
