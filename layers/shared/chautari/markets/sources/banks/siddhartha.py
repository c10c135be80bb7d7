"""Siddhartha Bank: names, INR per 1, four decimals, and a row of notes beside AUD that is sold and not bought."""

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
    key="siddhartha",
    name="Siddhartha Bank Limited",
    name_ne="सिद्धार्थ बैंक",
    home="https://www.siddharthabank.com/forex",
    columns=LAYOUT.columns,
    request=page_at("https://www.siddharthabank.com/forex"),
    parse=table_parser(LAYOUT),
)
