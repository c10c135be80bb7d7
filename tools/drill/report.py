"""The drill's figures as a person reads them."""

from collections.abc import Iterator

from tools.drill.tally import Tally

OUTCOMES = {
    "wrong": "wrong number served as confirmed or official",
    "wrong provisional": "wrong number served as provisional only",
    "noticed": "noticed, nothing wrong served",
    "unnoticed": "not noticed, nothing wrong served",
    "nothing": "changed nothing",
}
COLUMNS = tuple((mode, market) for mode in ("one", "several", "alike") for market in ("metals", "forex"))
WORDS = {"one": "one answer", "several": "several", "alike": "all alike"}
HEADS = tuple(f"{WORDS[mode]}: {market}" for mode, market in COLUMNS)


def lines(tally: Tally) -> Iterator[str]:
    """The whole report."""
    yield from _table(tally)
    yield ""
    yield from _bounds(tally)
    yield ""
    yield from _withheld(tally)
    yield ""
    yield "Noticed by (cases; several rules may notice one):"
    yield from _top({mark: tally.total("noticed", mark) for mark in {key.split("|")[1] for key in tally.noticed}}, 40)
    for outcome in ("wrong", "wrong provisional"):
        yield ""
        yield f"Kinds of {OUTCOMES[outcome]}, with a case to replay:"
        yield from _kinds(tally, outcome)


def _table(tally: Tally) -> Iterator[str]:
    yield "| | " + " | ".join(HEADS) + " |"
    yield "| --- |" + " ---: |" * len(HEADS)
    yield "| cases | " + " | ".join(str(tally.total("outcomes", *column)) for column in COLUMNS) + " |"
    for outcome, words in OUTCOMES.items():
        counts = (tally.total("outcomes", *column, outcome) for column in COLUMNS)
        yield f"| {words} | " + " | ".join(map(str, counts)) + " |"


def _bounds(tally: Tally) -> Iterator[str]:
    for (mode, market), head in zip(COLUMNS, HEADS, strict=True):
        cases, wrong = tally.total("outcomes", mode, market), tally.total("outcomes", mode, market, "wrong")
        waiting = tally.total("waiting", mode, market)
        if cases:
            bound = f"95 % bound 3/n = {3 / cases:.4%}" if not wrong else f"{wrong / cases:.2%}"
            yield f"{head}: {wrong} wrong of n = {cases} ({bound}); {waiting} wrong provisional at the day's end"


def _withheld(tally: Tally) -> Iterator[str]:
    yield "Today's right rates withheld at the day's end:"
    for mode in ("one", "several", "alike"):
        for harm in ("unharmed", "harmed"):
            for market in ("metals", "forex"):
                due, withheld = (tally.total(name, mode, harm, market) for name in ("due", "withheld"))
                if due:
                    yield f"  {mode}, authority {harm}, {market}: {withheld} of {due} ({withheld / due:.2%})"
    yield "Of these with one answer hit, by change:"
    yield from _top(dict(tally.held_by_kind), 25)


def _kinds(tally: Tally, outcome: str) -> Iterator[str]:
    of_it = {key: count for key, count in tally.kinds.items() if key.split("|")[0] == outcome}
    for key, count in sorted(of_it.items(), key=lambda each: (-each[1], each[0]))[:60]:
        number, found = tally.examples.get(key, (None, ["-"]))
        yield f"  {count:6}  {' | '.join(key.split('|')[1:])}  CASE={number}: {found[0]}"


def _top(counts: dict[str, int], most: int) -> Iterator[str]:
    for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]:
        yield f"  {count:6}  {name}"
