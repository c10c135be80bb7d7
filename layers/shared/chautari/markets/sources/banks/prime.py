"""Prime Commercial Bank: JSON with an edition for each time, no unit and no INR; the date is the requested one.

- The unit is what NRB's band proves: JPY 0.9326 is per 1.
- Two buying rates without a word which is which; they were the same in all 42 rows of 2025-07-10.
- Selling rates end in a line break. `Selling2` and `Selling3` were empty and are not read.
"""

from chautari.core.http_messages import HttpResponse
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource, QuotedColumns
from chautari.markets.sources.bank_parsing.answers import answer_of, quotes_in
from chautari.markets.sources.bank_parsing.board_rows import date_in_url, edition_of, stated_time
from chautari.rates.sources.parsing.records import json_of, require_object, require_objects

COLUMNS: QuotedColumns = {"Buying1": ("cash",), "Buying2": ("transfer",), "Selling1": ("sell",)}


def parse(page: HttpResponse) -> tuple[BankEdition, ...]:
    """An edition for each `Time`, without the rows that the bank has disabled."""
    editions = require_objects(require_object(json_of(page), "the top").get("data"), "data")
    return tuple(
        edition_of(
            quotes_in(
                (row for row in require_objects(edition.get("list"), "list") if row.get("Disabled") != "1"),
                COLUMNS,
                "CurrencyId",
                None,
            ),
            date_in_url(page.url),
            "request",
            stated_time(edition.get("Time")),
        )
        for edition in editions
    )


SOURCE = BankSource(
    key="prime",
    name="Prime Commercial Bank Limited",
    name_ne="प्राइम कमर्सियल बैंक",
    home="https://primebank.com.np/forex",
    columns=COLUMNS,
    request=answer_of("https://primebank.com.np/pr1me4dm1n/api/forex/index/{}"),
    parse=parse,
)
