"""Nepal SBI Bank: INR per 1; "Doc" is what it buys documents at.

No answer was seen: the columns are those that a reader of 2025-07-10 described. A page of others is a named error.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Currency", "Unit", "Buying Cash", "Buying Doc", "Selling"),
    columns={
        "Buying Cash": ("cash",),
        "Buying Doc": ("transfer",),
        "Selling": ("sell",),
    },
    names=("Currency",),
)
SOURCE = BankSource(
    key="nsbi",
    name="Nepal SBI Bank Limited",
    name_ne="नेपाल एसबिआई बैंक",
    home="https://nsbl.statebank/exchange-rate",
    columns=LAYOUT.columns,
    request=page_at("https://nsbl.statebank/exchange-rate"),
    parse=table_parser(LAYOUT),
)
