"""Prabhu Bank: a table of names, with notes below 50 apart."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import NOTES_BY_DENOMINATION, page_at, table_parser

SOURCE = BankSource(
    key="prabhu",
    name="Prabhu Bank Limited",
    name_ne="प्रभु बैंक",
    home="https://www.prabhubank.com/forex",
    columns=NOTES_BY_DENOMINATION.columns,
    request=page_at("https://www.prabhubank.com/forex"),
    parse=table_parser(NOTES_BY_DENOMINATION),
)
