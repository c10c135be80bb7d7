"""Rastriya Banijya Bank: names and codes.

No answer was seen: the columns are those that a reader of 2025-07-10 described. A page of others is a named error.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Currency", "Code", "Unit", "Buying cash below 50", "Buying cash 50 and above", "Selling"),
    columns={
        "Buying cash below 50": ("cash_below_50",),
        "Buying cash 50 and above": (
            "cash",
            "transfer",
        ),
        "Selling": ("sell",),
    },
    names=(
        "Currency",
        "Code",
    ),
)
SOURCE = BankSource(
    key="rbb",
    name="Rastriya Banijya Bank Limited",
    name_ne="राष्ट्रिय वाणिज्य बैंक",
    home="https://www.rbb.com.np/forexdetail",
    columns=LAYOUT.columns,
    request=page_at("https://www.rbb.com.np/forexdetail"),
    parse=table_parser(LAYOUT),
)
