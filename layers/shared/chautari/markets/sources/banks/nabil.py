"""Nabil Bank: JSON with an edition for each time of the day, all per 1, no INR; the date is the requested one."""

from chautari.core.http_messages import HttpResponse
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource, QuotedColumns
from chautari.markets.sources.bank_parsing.answers import answer_of, quotes_in
from chautari.markets.sources.bank_parsing.board_rows import date_in_url, edition_of, stated_time
from chautari.rates.sources.parsing.records import json_of, require_object, require_objects

COLUMNS: QuotedColumns = {
    "buying_below": ("cash_below_50",),
    "buying_above": ("cash", "transfer"),
    "selling": ("sell",),
}


def parse(page: HttpResponse) -> tuple[BankEdition, ...]:
    """An edition for each `time`."""
    editions = require_objects(require_object(json_of(page), "the top").get("data"), "data")
    return tuple(
        edition_of(
            quotes_in(require_objects(edition.get("rate"), "rate"), COLUMNS, "currency_iso_code", "currency_unit"),
            date_in_url(page.url),
            "request",
            stated_time(edition.get("time")),
        )
        for edition in editions
    )


SOURCE = BankSource(
    key="nabil",
    name="Nabil Bank Limited",
    name_ne="नबिल बैंक",
    home="https://www.nabilbank.com/currency",
    columns=COLUMNS,
    request=answer_of("https://siteapi.nabilbank.com/rate/get_exchange_rate_by_date/{}"),
    parse=parse,
)
