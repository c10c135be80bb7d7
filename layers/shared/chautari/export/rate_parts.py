"""Parts of rates, boards and banks: years with every revision, answers as served, corrections, runs, rules."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import get_args

from chautari.dynamodb import keys, rule_keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export import bank_parts, board_parts
from chautari.export.table_parts import UNMARKED, Part, item_at, items_of, parts_of_logs
from chautari.rates.model.instruments import Market, instruments_of
from chautari.rates.model.min_status import SURE_VIEW, view_name
from chautari.rates.store import day_items, rule_notices
from chautari.rates.views import trends

MARKETS = get_args(Market)
_VIEWS = (
    *(view_name(name, bar) for name in (*MARKETS, *map(trends.view_of, MARKETS), "home") for bar in (None, SURE_VIEW)),
    *board_parts.VIEWS,
    *bank_parts.VIEWS,
)
Versions = dict[str, dict[str, int]]  # of the stored years by part, then by instrument


def parts(table: Table, now: datetime) -> list[Part]:
    """Every part of rates. Instruments that a notice listed are known to this process from here on."""
    for authority in rule_notices.AUTHORITIES:
        rule_notices.rules_in_force(table, authority)
    return [
        *(_year_part(table, name, versions) for name, versions in versions_of_years(table).items()),
        *board_parts.parts(table),
        *bank_parts.parts(table),
        *parts_of_logs(table, "views", map(keys.view_versions, _VIEWS), now),
        *parts_of_logs(table, "corrections", [keys.CORRECTIONS], now),
        *parts_of_logs(table, "runs", map(keys.runs_of, _sources(table)), now),
        Part("rules", UNMARKED, lambda: _rules(table)),
        Part("latest", UNMARKED, lambda: _latest(table)),
    ]


def versions_of_years(table: Table) -> Versions:
    """The version of each stored year. Each write of a revision raises that of its year, in the same transaction."""
    versions: Versions = defaultdict(dict)
    for market in get_args(Market):
        for instrument in sorted(instrument.key for instrument in instruments_of(market)):
            for item in items_of(table, keys.series(instrument, 0).pk):
                versions[f"rates/{market}/{item['sk']['S']}"][instrument] = int(item["version"]["N"])
    return dict(sorted(versions.items()))


def state(table: Table) -> object:
    """What changes with any write of rates: an export holds for one instant if it is the same after as before."""
    views = [(name, item["version"]["N"]) for name in _VIEWS for item in item_at(table, keys.view(name))]
    corrections = sum(1 for _ in items_of(table, keys.CORRECTIONS))
    return versions_of_years(table), views, corrections, board_parts.state(table)


def _year_part(table: Table, name: str, versions: dict[str, int]) -> Part:
    mark = " ".join(f"{instrument}:{version}" for instrument, version in versions.items())
    return Part(name, mark, _year_reader(table, list(versions), name.rpartition("/")[2]))


def _year_reader(table: Table, instruments: list[str], year: str) -> Callable[[], Iterator[Attributes]]:
    def read() -> Iterator[Attributes]:
        for instrument in instruments:
            stored = items_of(table, f"RATE#{instrument}", f"{year}-")
            yield from (item for item in stored if not day_items.is_day(item))
            yield from items_of(table, keys.view_versions(f"{instrument}#{year}"))
            yield from items_of(table, keys.series(instrument, int(year)).pk, year)

    return read


def _sources(table: Table) -> set[str]:
    """The sources that ever ran or were polled, as the table knows them: those of the code would need the parsers."""
    return {item["sk"]["S"] for pk in (keys.HEALTH, keys.POLLS) for item in items_of(table, pk)}


def _rules(table: Table) -> Iterator[Attributes]:
    for authority in rule_notices.AUTHORITIES:
        yield from items_of(table, rule_keys.notices_of(authority))
        yield from item_at(table, rule_keys.contradictions(authority))


def _latest(table: Table) -> Iterator[Attributes]:
    for name in _VIEWS:
        yield from item_at(table, keys.view(name))
    yield from board_parts.standing_items(table)
    for pk in (keys.HEALTH, keys.POLLS):
        yield from items_of(table, pk)
