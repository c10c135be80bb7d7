"""Mahalaxmi Bikas Bank: the page of the maker of Prabhu's and Siddhartha's.

No answer was seen: the columns are those that a reader of 2025-07-10 described. A page of others is a named error.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import NOTES_BY_DENOMINATION, page_at, table_parser

SOURCE = BankSource(
    key="mahalaxmi",
    name="Mahalaxmi Bikas Bank Limited",
    name_ne="महालक्ष्मी विकास बैंक",
    home="https://www.mahalaxmibank.com/forex",
    bank_class="B",
    columns=NOTES_BY_DENOMINATION.columns,
    request=page_at("https://www.mahalaxmibank.com/forex"),
    parse=table_parser(NOTES_BY_DENOMINATION),
)
