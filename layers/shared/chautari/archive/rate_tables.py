"""Tables of metals and currencies: a row for each market day of each instrument, held days among them."""

from collections.abc import Iterator
from operator import itemgetter

from chautari.archive.archive_table import ArchiveTable, Cell, Column, amount, joined
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import Instrument, Market, instruments_of
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.model.series import MarketDay
from chautari.rates.store import rule_notices, series
from chautari.rates.views import forex
from chautari.rates.views.metals import price
from chautari.rates.views.rate import dated

KEY = ("instrument", "date")
_BEFORE = (
    Column("instrument", "text", "gold, gold-tejabi, silver, or an ISO 4217 code"),
    Column("date", "date", "market date"),
    Column("date_bs", "text", "the same day in Bikram Sambat"),
    Column("status", "text", "confirmed, official, provisional, or held: in doubt and without figures"),
)
_AFTER = (
    Column("sources", "text", "the sources that agree"),
    Column("observed_at", "text", "when it was read, in Nepal's time"),
    Column("reasons", "text", "the rules by which it is held or that somebody dissents by"),
    Column("proof", "text", "what it rests on is at /v1/proof/ and this"),
)
METAL_COLUMNS = (
    *_BEFORE,
    Column("unit", "text", "what the price is for: tola, 11.664 g"),
    Column("price", "amount", "NPR per tola, as printed"),
    Column("ten_grams", "amount", "NPR per ten grams"),
    Column("ten_grams_is_derived", "truth", "whether ten grams were computed by us from the tola"),
    *_AFTER,
)
CURRENCY_COLUMNS = (
    *_BEFORE,
    Column("unit", "whole", "how many of the currency the figures are for"),
    Column("buy", "amount", "NPR for the unit, as the bank buys"),
    Column("sell", "amount", "NPR for the unit, as the bank sells"),
    Column("mid", "amount", "the mean of both, computed by us; empty unless both are quoted"),
    *_AFTER,
)


def metals(table: Table) -> ArchiveTable:
    """Gold and silver."""
    described = "Gold and silver in Nepal, by market day"
    return ArchiveTable("metals", described, KEY, METAL_COLUMNS, _rows(table, "metals"))


def currencies(table: Table) -> ArchiveTable:
    """The central bank's reference rates. Currencies that a notice listed are known to this process from here on."""
    for authority in rule_notices.AUTHORITIES:
        rule_notices.rules_in_force(table, authority)
    described = "Reference rates of Nepal Rastra Bank, by market day"
    return ArchiveTable("currencies", described, KEY, CURRENCY_COLUMNS, _rows(table, "forex"))


def _rows(table: Table, market: Market) -> list[tuple[Cell, ...]]:
    rows = (row for instrument in instruments_of(market) for row in _rows_of(table, instrument))
    return sorted(rows, key=itemgetter(0, 1))


def _rows_of(table: Table, instrument: Instrument) -> Iterator[tuple[Cell, ...]]:
    figures = _price if instrument.market == "metals" else _quote
    for year in series.years(table, instrument.key, 0, 9999, is_consistent=False):
        for day in year.days:
            before = (instrument.key, *dated(day.date).values(), day.verdict.status)
            cells = figures(day) if day.served else (None,) * 4
            yield (*map(str, before), *cells, *_grounds(instrument, day))


def _price(day: MarketDay) -> tuple[Cell, ...]:
    tola, ten = plain(price(day.lead, "tola")), plain(price(day.lead, "10g"))
    return "tola", amount(tola), amount(ten), "10g" not in day.lead.figures


def _quote(day: MarketDay) -> tuple[Cell, ...]:
    mean = forex.mid(day.lead)
    sides = (amount(day.lead.figures.get(side)) for side in ("buy", "sell"))
    return day.lead.unit, *sides, None if mean is None else amount(plain(mean))


def _grounds(instrument: Instrument, day: MarketDay) -> tuple[Cell, ...]:
    readings = (*day.observations, day.standing) if day.standing else day.observations
    agreeing = [
        reading.source for reading in readings if reading is day.standing or reading.source in day.verdict.agreeing
    ]
    observed_at = day.lead.observed_at.astimezone(NPT).isoformat()
    rules = [violation.rule for violation in day.verdict.reasons]
    return joined(agreeing), observed_at, joined(rules), str(ProvenanceId(instrument.key, day.date))
