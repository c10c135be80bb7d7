"""What banks quote in the shape of a board: an instrument is a currency at a bank, as `nabil-QAR`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chautari.markets.declarations.forex import unit_of
from chautari.markets.declarations.forex_banks import MARKET
from chautari.markets.model.bank_board import BankEdition, BankQuote
from chautari.markets.model.bank_day import SeenEdition
from chautari.markets.model.bank_judgement import JudgedQuote
from chautari.markets.model.board import Board, BoardQuote, BoardReading, BoardRow, RowReason
from chautari.markets.model.market import DeclaredInstrument, MarketDeclaration, NamedUnit
from chautari.rates.model.instruments import CURRENCIES


@dataclass(frozen=True, slots=True)
class QuotingBank:
    """A bank with its newest edition of a day.

    - `words`: its own words for the columns, by figure.
    - `editions`: how many were seen that day.
    """

    key: str
    name: str
    name_ne: str
    words: Mapping[str, str]
    seen: SeenEdition
    rows: tuple[JudgedQuote, ...]
    editions: int = 1

    @property
    def date(self) -> date:
        """The date of its board."""
        return self.seen.edition.date


def market_of(banks: Iterable[QuotingBank]) -> MarketDeclaration:
    """The market with the instruments and the units of these banks."""
    quotes = [(bank, row) for bank in banks for row in bank.rows]
    units = {unit.key: unit for _, row in quotes if (unit := _unit(row))}
    instruments = [_instrument(bank, row) for bank, row in quotes]
    return replace(
        MARKET, units={**MARKET.units, **units}, instruments={declared.key: declared for declared in instruments}
    )


def board_of(banks: Sequence[QuotingBank], on: date) -> Board:
    """The board of the day `on`. Whatever a bank has on an earlier day alone is missing."""
    of_day = [bank for bank in banks if bank.date == on]
    earlier = [bank for bank in banks if bank.date != on]
    rows = tuple(row_of(bank, row) for bank in of_day for row in bank.rows)
    missing = tuple(_instrument(bank, row).key for bank in earlier for row in bank.rows)
    return Board(MARKET.key, on, tuple(reading for bank in of_day for reading in _readings(bank)), rows, missing)


def row_of(bank: QuotingBank, row: JudgedQuote) -> BoardRow:
    """A currency at a bank, with the bank's own verdict."""
    about, quote = _instrument(bank, row), row.quote
    figures = _figures(quote)
    words = {figure: word for figure, word in bank.words.items() if figure in figures}
    stated = BoardQuote(
        *(about.key, about.name, about.name_ne, about.unit),
        figures=figures,
        dimensions=about.dimensions,
        stated={**quote.stated, **words},
    )
    reasons = tuple(RowReason(reason.rule, reason.detail) for reason in row.reasons)
    names = [reading.name for reading in _readings(bank)]
    return BoardRow(stated, row.status, reasons, False, tuple(names if row.status == "official" else names[:1]))


def _instrument(bank: QuotingBank, row: JudgedQuote) -> DeclaredInstrument:
    code = row.quote.currency
    name, name_ne = (CURRENCIES[code].name, CURRENCIES[code].name_ne) if code in CURRENCIES else (code, code)
    return DeclaredInstrument(
        f"{bank.key}-{code}",
        f"{bank.name}: {name}",
        f"{bank.name_ne}: {name_ne}",
        _unit(row).key,
        dimensions={"bank": bank.key, "currency": code},
    )


def _unit(row: JudgedQuote) -> NamedUnit:
    """The proven unit, else the stated one; of a held row without either, one of the currency."""
    return unit_of(row.quote.currency, row.unit or row.quote.unit or 1)


def _readings(bank: QuotingBank) -> Iterator[BoardReading]:
    seen = bank.seen
    for address, edition, proof in (
        ("first", seen.edition, seen.provenance),
        ("second", seen.second, seen.second_provenance),
    ):
        if edition is None or proof is None:
            continue
        yield BoardReading(
            *(bank.key, address, edition.date),
            quotes=tuple(_quoted(bank, edition)),
            provenance=proof,
            observed_at=seen.observed_at,
            stated_at=edition.at if edition.time else None,
            revision=bank.editions,
        )


def _quoted(bank: QuotingBank, edition: BankEdition) -> Iterator[BoardQuote]:
    for quote in edition:
        about = _instrument(bank, JudgedQuote(quote, None, "held", ()))
        yield BoardQuote(about.key, about.name, about.name_ne, about.unit, _figures(quote))


def _figures(quote: BankQuote) -> dict[str, str]:
    return {str(figure): text for figure, text in quote.figures.items()}
