"""Himalayan Bank: codes, everything per 1 but INR; `USD-CASH` is a row of what it sells notes at."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Currency", "Unit", "Cash Buying", "Cash Selling", "TC Buying", "TC Selling"),
    columns={
        "Cash Buying": ("cash",),
        "Cash Selling": ("sell_cash",),
        "TC Buying": ("transfer",),
        "TC Selling": ("sell",),
    },
    names=("Currency",),
    header_rows=2,
)
SOURCE = BankSource(
    key="himalayan",
    name="Himalayan Bank Limited",
    name_ne="हिमालयन बैंक",
    home="https://www.himalayanbank.com/",
    columns=LAYOUT.columns,
    request=page_at("https://www.himalayanbank.com/int/rate/listbyDate.php"),
    parse=table_parser(LAYOUT),
)
