"""Siddhartha Bank: names, INR per 1, four decimals, and a row of notes beside AUD that is sold and not bought."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import NOTES_BY_DENOMINATION, page_at, table_parser

SOURCE = BankSource(
    key="siddhartha",
    name="Siddhartha Bank Limited",
    name_ne="सिद्धार्थ बैंक",
    home="https://www.siddharthabank.com/forex",
    columns=NOTES_BY_DENOMINATION.columns,
    request=page_at("https://www.siddharthabank.com/forex"),
    parse=table_parser(NOTES_BY_DENOMINATION),
)
