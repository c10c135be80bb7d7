"""Prabhu Bank: a table of names, with notes below 50 apart."""

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
    key="prabhu",
    name="Prabhu Bank Limited",
    name_ne="प्रभु बैंक",
    home="https://www.prabhubank.com/forex",
    columns=LAYOUT.columns,
    request=page_at("https://www.prabhubank.com/forex"),
    parse=table_parser(LAYOUT),
)
