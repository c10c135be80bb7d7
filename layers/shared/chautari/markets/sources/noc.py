"""Nepal Oil Corporation: the retail price of fuel, in force until the next list. https://noc.org.np/retailprice

One page with two statements of the price, each a reading:

- The table: ten lists of Kathmandu's depot group, each dated; a list is a board of the day on which it takes effect.
- The ticker above it: all three depot groups, with units and without a date. It is of the list whose prices its
  Kathmandu has; if it has those of none, it says nothing of the other groups.

A product whose groups are not as far apart as `depot_groups.STEPS` is not seconded by the ticker, nor is a list that
repeats the one before. Agreement of the two excludes a misread row or half an edited page, not the corporation's own
error. Between groups nothing else is compared: 197.5 in Charali and 200 in Kathmandu are both right.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HTML, HttpRequest, HttpResponse
from chautari.markets.declarations.fuel import MARKET, instrument_key
from chautari.markets.model.board import BoardQuote, PrintedBoard
from chautari.markets.model.board_source import BoardAddress, BoardSource, PagedPast
from chautari.markets.model.depot_groups import out_of_step
from chautari.markets.sources.parsing.price_table import TableRow, has_lists, parse_table, price_page
from chautari.markets.sources.parsing.price_ticker import TickerGroup, parse_ticker
from chautari.rates.model.poll_times import PollTimes

HOME = "https://noc.org.np"
PAGE = f"{HOME}/retailprice"
KATHMANDU = "kathmandu"
LISTS = 10
_UNREAD = "a list printed after it cannot be read"


def boards_of_table(page: HttpResponse) -> Iterator[PrintedBoard]:
    """A board for each day on which a list takes effect, newest first. Of two lists of a day the later one stands."""
    boards: dict[date, PrintedBoard] = {}
    unread: list[InvalidRow] = []
    for row in parse_table(page):
        if isinstance(row, InvalidRow):
            unread.append(row)
            continue
        stated = _stated(row) | ({"doubt": _UNREAD} if unread else {})
        board = PrintedBoard(
            row.effect.at.date(), (*_quotes(KATHMANDU, row.prices, stated), *unread), stated_at=row.effect.at
        )
        unread = []
        boards[board.date] = _joined(boards[board.date], board) if board.date in boards else board
    yield from boards.values()


def board_of_ticker(page: HttpResponse) -> Iterator[PrintedBoard]:
    """The board of the list whose prices the ticker has."""
    soup = price_page(page)
    rows = [row for row in parse_table(page, soup) if isinstance(row, TableRow)]
    printed = list(parse_ticker(page, soup))
    groups = {row.group: row for row in printed if isinstance(row, TickerGroup)}
    dropped = [row for row in printed if isinstance(row, InvalidRow)]
    if KATHMANDU not in groups:
        raise SchemaChanged("no Kathmandu in the ticker, by which it is dated")
    misfits = out_of_step({key: group.prices for key, group in groups.items()})
    dropped += [InvalidRow("out_of_step", product) for product in misfits]
    current = groups.pop(KATHMANDU)
    row = _list_of(current.prices, rows, page.fetched_at)
    below = rows[rows.index(row) + 1 :]
    standing = _standing([row, *below])
    own = _seconding_prices(current.prices, standing, _seconded(row, below) - misfits)
    quotes = [*_quotes(KATHMANDU, own, _stated(row))]
    for group in groups.values():
        if _agree(current.prices, standing):
            fitting = {product: price for product, price in group.prices.items() if product not in misfits}
            quotes += _quotes(group.group, fitting, _stated(row) | {"depots": group.depots})
        else:
            dropped.append(InvalidRow("of_no_list", group.depots[:80]))
    yield PrintedBoard(row.effect.at.date(), (*quotes, *dropped), stated_at=row.effect.at)


def _seconded(row: TableRow, below: Iterable[TableRow]) -> set[str]:
    """The products of a list that the ticker can bear out: none of one that repeats what stood, as those of 15 July and
    30 June 2026. Without a date the ticker may be of either, and the list be a misprint.
    """
    return set() if _agree(_standing(below), row.prices) else set(row.prices)


def _seconding_prices(
    prices: Mapping[str, str], standing: Mapping[str, str], seconded: Container[str]
) -> dict[str, str]:
    """The prices that bear out those of `standing`, for the products that are `seconded`, and all that contradict."""
    return {
        product: price
        for product, price in prices.items()
        if product in seconded or not _agree(prices, {product: standing.get(product, "0")})
    }


def _list_of(prices: Mapping[str, str], rows: Iterable[TableRow], now: datetime) -> TableRow:
    """The list whose prices `prices` are: the one in force, else an announced or an earlier one; the one in force if
    they are none's.
    """
    begun = [row for row in rows if row.effect.at <= now]
    if not begun:
        raise SchemaChanged("no list of the table is in force yet")
    ordered = [begun[0], *(row for row in rows if row.effect.at > now), *begun[1:]]
    return next((row for row in ordered if _agree(prices, row.prices)), begun[0])


def _standing(rows: Iterable[TableRow]) -> dict[str, str]:
    """The price of every product by the first of `rows`: what it leaves out stands as in those below it."""
    standing: dict[str, str] = {}
    for row in rows:
        standing = dict(row.prices) | standing
    return standing


def _agree(prices: Mapping[str, str], listed: Mapping[str, str]) -> bool:
    """Whether every product of `listed` has the same price in `prices`."""
    return all(product in prices and Decimal(prices[product]) == Decimal(listed[product]) for product in listed)


def _joined(above: PrintedBoard, below: PrintedBoard) -> PrintedBoard:
    """The board of two lists of one day, `above` being the later: what it leaves out has the price of the other."""
    stated = {row.instrument for row in above.rows if isinstance(row, BoardQuote)}
    left_out = [row for row in below.rows if isinstance(row, InvalidRow) or row.instrument not in stated]
    return replace(above, rows=(*above.rows, *left_out))


def _stated(row: TableRow) -> dict[str, str]:
    """The dates of a list as printed, and what contradicts in them."""
    effect = row.effect
    stated = {"bs": effect.bs, "ad": effect.ad, "time": effect.time, "doubt": effect.doubt}
    return {name: text for name, text in stated.items() if text}


def _quotes(group: str, prices: Mapping[str, str], stated: Mapping[str, str]) -> Iterator[BoardQuote]:
    for product, price in prices.items():
        declared = MARKET.instruments[instrument_key(product, group)]
        yield BoardQuote(
            declared.key,
            declared.name,
            declared.name_ne,
            declared.unit,
            {"price": price},
            declared.dimensions,
            dict(stated),
        )


def boards_of_past(page: HttpResponse) -> Iterator[PrintedBoard]:
    """As `boards_of_table`; no board where the table has no list any more."""
    if has_lists(page):
        yield from boards_of_table(page)


def past_page(number: int) -> BoardAddress:
    """Page `number` of the archive: ten lists, of which the first is the last one of the page before."""
    request = HttpRequest(f"{PAGE}?offset={(LISTS - 1) * number}&max={LISTS}", HTML)
    return BoardAddress("table", lambda _: request, boards_of_past)


def _request(_: date) -> HttpRequest:
    return HttpRequest(PAGE, HTML)


SOURCE = BoardSource(
    key="noc",
    name="Nepal Oil Corporation",
    name_ne="नेपाल आयल निगम",
    home=f"{HOME}/",
    market=MARKET.key,
    origin="noc",
    addresses=(BoardAddress("table", _request, boards_of_table), BoardAddress("ticker", _request, board_of_ticker)),
    # Lists come in the afternoon or evening of any day for 24:00 hrs, and stand for weeks.
    polls=(PollTimes((7, 12, 15, 17, 18, 19, 20, 21, 22, 23), (37,)),),
    schedule=None,
    # Ten lists are as old as the price stood still: five years of them in 2012 to 2021.
    lookback_days=4000,
    # `24:00 hrs` of tomorrow is the day after it.
    ahead_days=2,
    # The bundled archive ends in March 2021; sixteen pages were seen in August 2026.
    past=PagedPast(first_day=date(2021, 4, 1), address=past_page, most_pages=30),
)
