"""The figures of a drill of timelines as a person reads them."""

from collections.abc import Iterator

from tools.drill.timeline.tally import HALVES, Tally

TELLABLE = ("wrong|sure", "authority's typo, tellable|sure")
SERVED = (
    ("wrong", "wrong"),
    ("by authority, tellable", "authority's typo, tellable"),
    ("by authority", "authority's typo"),
    ("superseded", "superseded"),
    ("superseded, newer read", "superseded, the newer read"),
)
MARKETS = ("metals", "forex")


def lines(tally: Tally) -> Iterator[str]:
    """The whole report."""
    for half in HALVES:
        yield from _half(tally, half)
    yield from _kinds(tally)
    yield from tally.other[:10]
    yield "Worst case of each kind, of those that may be looked at"
    yield "([back, minutes wrong as sure, minutes wrong as provisional, withheld]):"
    for key, (badness, number, words) in sorted(tally.worst.items(), key=lambda each: each[1][0], reverse=True):
        yield f"  {key}  CASE={number} {badness} {words[0] if words else ''}"


def failed(tally: Tally) -> bool:
    """Whether a wrong price was served as sure that could be told, a price went back, or the flow did otherwise."""
    wrong = sum(tally.total("days", "", "", "", what) for what in TELLABLE)
    return bool(wrong or tally.total("counts", "", "", "", "back") or tally.other)


def _half(tally: Tally, half: str) -> Iterator[str]:
    yield f"{half} half:"
    yield "| | " + " | ".join(MARKETS) + " |"
    yield "| --- |" + " ---: |" * len(MARKETS)
    for what in ("cases", "instrument days"):
        yield _row(what, (str(tally.total("counts", half, market, "", what)) for market in MARKETS))
    for words, what in SERVED:
        for how in ("sure", "provisional"):
            cells = (_served(tally, half, market, "", f"{what}|{how}") for market in MARKETS)
            yield _row(f"{words}, served as {how}: days (minutes)", cells)
    yield _row("right withheld at the day's end", (_withheld(tally, half, market, "") for market in MARKETS))
    for name in ("any", "sure"):
        yield _row(
            f"minutes until served as {name}: median, p95", (_waited(tally, half, market, name) for market in MARKETS)
        )
        yield _row(
            f"never served as {name}", (str(tally.total("counts", half, m, "", f"never {name}")) for m in MARKETS)
        )
    yield _row("went back", (str(tally.total("counts", half, market, "", "back")) for market in MARKETS))
    for what in ("played through the flow", "other in the flow"):
        yield _row(what, (str(tally.total("counts", half, market, "", what)) for market in MARKETS))
    yield ""


def _row(head: str, cells: Iterator[str]) -> str:
    return f"| {head} | " + " | ".join(cells) + " |"


def _served(tally: Tally, half: str, market: str, kind: str, what: str) -> str:
    days, minutes = (tally.total(name, half, market, kind, what) for name in ("days", "minutes"))
    return f"{days} ({minutes})" if days else "0"


def _withheld(tally: Tally, half: str, market: str, kind: str) -> str:
    due, withheld = (tally.total("counts", half, market, kind, what) for what in ("due", "withheld"))
    return f"{withheld} of {due} ({withheld / due:.2%})" if due else "-"


def _waited(tally: Tally, half: str, market: str, name: str) -> str:
    waits = tally.waits(half, market, name)
    return f"{_quantile(waits, 0.5)}, {_quantile(waits, 0.95)}" if waits else "-"


def _quantile(waits: list[tuple[int, int]], share: float) -> int:
    rank, seen = share * sum(count for _, count in waits), 0
    for minutes, count in waits:
        seen += count
        if seen >= rank:
            return minutes
    return waits[-1][0]


def _kinds(tally: Tally) -> Iterator[str]:
    heads: tuple[str, ...] = (
        "cases",
        "wrong sure",
        "wrong prov.",
        "typo tellable sure",
        "typo tellable prov.",
        "typo sure",
        "typo prov.",
    )
    heads = (*heads, "superseded though newer read, sure", "prov.", "withheld", "back")
    for market in MARKETS:
        yield f"{market}, both halves, by kind: instrument days (minutes)"
        yield "| kind | " + " | ".join(heads) + " |"
        yield "| --- |" + " ---: |" * len(heads)
        for kind in tally.kinds(market):
            cells = [str(tally.total("counts", "", market, kind, "cases"))]
            for what in ("wrong", "authority's typo, tellable", "authority's typo", "superseded, the newer read"):
                cells += [_served(tally, "", market, kind, f"{what}|{how}") for how in ("sure", "provisional")]
            cells += [_withheld(tally, "", market, kind), str(tally.total("counts", "", market, kind, "back"))]
            yield _row(kind, iter(cells))
        yield ""
