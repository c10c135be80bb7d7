"""Mahalaxmi Bikas Bank: the page of the maker of Prabhu's and Siddhartha's.

No answer was seen: the columns are those that a reader of 2025-07-10 described. A page of others is a named error.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=(
        "Currency",
        "Unit",
        "Buying (Notes of below Deno 50)",
        "Buying (Notes of Deno 50 and above)",
        "Selling/Rs.",
    ),
    columns={
        "Buying (Notes of below Deno 50)": ("cash_below_50",),
        "Buying (Notes of Deno 50 and above)": (
            "cash",
            "transfer",
        ),
        "Selling/Rs.": ("sell",),
    },
    names=("Currency",),
)
SOURCE = BankSource(
    key="mahalaxmi",
    name="Mahalaxmi Bikas Bank Limited",
    name_ne="महालक्ष्मी विकास बैंक",
    home="https://www.mahalaxmibank.com/forex",
    bank_class="B",
    columns=LAYOUT.columns,
    request=page_at("https://www.mahalaxmibank.com/forex"),
    parse=table_parser(LAYOUT),
)
